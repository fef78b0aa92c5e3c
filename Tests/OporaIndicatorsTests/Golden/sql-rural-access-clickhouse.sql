WITH
"m1_rows" AS (
  SELECT "s"."unit_id" AS "unit_id",
    "m1"."child_id" AS "item",
    (("m1"."locality_type" = 'rural') AND (NOT COALESCE(("m1"."status" = 'expelled'), FALSE)) AND ("m1"."birth_date" >= toDate32('2007-01-02') AND "m1"."birth_date" <= toDate32('2020-01-01'))) AS "holds",
    (("m1"."birth_date" IS NULL OR "m1"."locality_type" IS NULL)) AS "doubt"
  FROM "enrolments" AS "m1"
  JOIN "submission" AS "s" ON "s"."source_id" = 'enrolments' AND "s"."period_id" = '2024-S2' AND "s"."unit_id" = CASE WHEN length("m1"."municipality") = 11 THEN substr("m1"."municipality", 1, 8) ELSE "m1"."municipality" END
  WHERE ("m1"."start_date" IS NULL OR "m1"."start_date" < toDate32('2025-01-01'))
    AND ("m1"."end_date" IS NULL OR "m1"."end_date" >= toDate32('2024-07-01'))
),
"m2_dates" AS (
  SELECT "s"."unit_id" AS "unit_id", MAX("m2"."as_of") AS "as_of"
  FROM "population" AS "m2"
  JOIN "submission" AS "s" ON "s"."source_id" = 'population' AND "s"."period_id" = '2024-S2' AND "s"."unit_id" = CASE WHEN length("m2"."municipality") = 11 THEN substr("m2"."municipality", 1, 8) ELSE "m2"."municipality" END
  WHERE "m2"."as_of" <= toDate32('2024-12-31')
  GROUP BY "s"."unit_id"
),
"m2_rows" AS (
  SELECT "s"."unit_id" AS "unit_id",
    "m2"."people" AS "item",
    (("m2"."locality_type" = 'rural') AND (("m2"."age" >= 5) AND ("m2"."age" < 18))) AS "holds",
    (("m2"."age" IS NULL OR "m2"."locality_type" IS NULL OR ((("m2"."locality_type" = 'rural') AND (("m2"."age" >= 5) AND ("m2"."age" < 18)))) IS NULL)) AS "doubt",
    (("m2"."locality_type" = 'rural')) AS "in_category",
    "m2_dates"."as_of" AS "as_of"
  FROM "population" AS "m2"
  JOIN "submission" AS "s" ON "s"."source_id" = 'population' AND "s"."period_id" = '2024-S2' AND "s"."unit_id" = CASE WHEN length("m2"."municipality") = 11 THEN substr("m2"."municipality", 1, 8) ELSE "m2"."municipality" END
  LEFT JOIN "m2_dates" ON "m2_dates"."unit_id" = "s"."unit_id"
  WHERE ("m2"."as_of" IS NULL OR "m2"."as_of" = "m2_dates"."as_of")
),
"reports" AS (
  SELECT "u"."unit_id" AS "unit_id",
    COALESCE("j1"."hit", 0) AS "m1_expected",
    COALESCE("j1"."hit", 0) * COALESCE("j2"."hit", 0) AS "m1_reported",
    COALESCE("j3"."hit", 0) AS "m2_expected",
    COALESCE("j3"."hit", 0) * COALESCE("j4"."hit", 0) AS "m2_reported"
  FROM (SELECT DISTINCT "unit_id" FROM "unit_ancestor" WHERE "period_id" = '2024-S2') AS "u"
  LEFT JOIN (SELECT "unit_id", 1 AS "hit" FROM "expected" WHERE "source_id" = 'enrolments' AND "period_id" = '2024-S2' GROUP BY "unit_id") AS "j1" ON "j1"."unit_id" = "u"."unit_id"
  LEFT JOIN (SELECT "unit_id", 1 AS "hit" FROM "submission" WHERE "source_id" = 'enrolments' AND "period_id" = '2024-S2' GROUP BY "unit_id") AS "j2" ON "j2"."unit_id" = "u"."unit_id"
  LEFT JOIN (SELECT "unit_id", 1 AS "hit" FROM "expected" WHERE "source_id" = 'population' AND "period_id" = '2024-S2' GROUP BY "unit_id") AS "j3" ON "j3"."unit_id" = "u"."unit_id"
  LEFT JOIN (SELECT "unit_id", 1 AS "hit" FROM "submission" WHERE "source_id" = 'population' AND "period_id" = '2024-S2' GROUP BY "unit_id") AS "j4" ON "j4"."unit_id" = "u"."unit_id"
),
"cells" AS (
  SELECT 'ruralCovered' AS "measure",
    "r"."unit_id" AS "unit_id",
    '' AS "breakdown",
    '' AS "category",
    CAST(COUNT(DISTINCT CASE WHEN "r"."holds" THEN "r"."item" END) AS Nullable(Int64)) AS "figure",
    SUM(CASE WHEN "r"."holds" THEN 1 ELSE 0 END) AS "used",
    SUM(CASE WHEN "r"."holds" AND "r"."item" IS NOT NULL THEN 1 ELSE 0 END) AS "weight",
    SUM(CASE WHEN NOT COALESCE("r"."holds", FALSE) AND "r"."doubt" THEN 1 ELSE 0 END) AS "unknown",
    COUNT(*) AS "seen",
    0 AS "categorised",
    '' AS "as_of"
  FROM "m1_rows" AS "r"
  GROUP BY "r"."unit_id"
  UNION ALL
  SELECT 'ruralChildren' AS "measure",
    "r"."unit_id" AS "unit_id",
    '' AS "breakdown",
    '' AS "category",
    CAST(SUM(CASE WHEN "r"."holds" THEN "r"."item" END) AS Nullable(Int64)) AS "figure",
    SUM(CASE WHEN "r"."holds" THEN 1 ELSE 0 END) AS "used",
    SUM(CASE WHEN "r"."holds" AND "r"."item" IS NOT NULL THEN 1 ELSE 0 END) AS "weight",
    SUM(CASE WHEN NOT COALESCE("r"."holds", FALSE) AND "r"."doubt" THEN 1 ELSE 0 END) AS "unknown",
    COUNT(*) AS "seen",
    SUM(CASE WHEN "r"."in_category" THEN 1 ELSE 0 END) AS "categorised",
    COALESCE(toString(MAX("r"."as_of")), '') AS "as_of"
  FROM "m2_rows" AS "r"
  GROUP BY "r"."unit_id"
),
"grid" AS (
  SELECT "r"."unit_id" AS "unit_id",
    "f"."measure" AS "measure",
    "f"."breakdown" AS "breakdown",
    "f"."category" AS "category",
    CASE "f"."measure" WHEN 'ruralCovered' THEN "r"."m1_expected" WHEN 'ruralChildren' THEN "r"."m2_expected" ELSE 0 END AS "expected",
    CASE "f"."measure" WHEN 'ruralCovered' THEN "r"."m1_reported" WHEN 'ruralChildren' THEN "r"."m2_reported" ELSE 0 END AS "reported"
  FROM "reports" AS "r"
  CROSS JOIN values('measure String, breakdown String, category String', ('ruralCovered', '', ''), ('ruralChildren', '', '')) AS "f"
),
"known" AS (
  SELECT "g"."unit_id" AS "unit_id",
    "g"."measure" AS "measure",
    "g"."breakdown" AS "breakdown",
    "g"."category" AS "category",
    "g"."expected" AS "expected",
    "g"."reported" AS "reported",
    COALESCE("c"."used", 0) AS "used",
    COALESCE("c"."weight", 0) AS "weight",
    COALESCE("c"."unknown", 0) AS "unknown",
    COALESCE("c"."categorised", 0) AS "categorised",
    CAST(COALESCE("c"."figure", 0) AS Nullable(Int64)) AS "figure",
    COALESCE("c"."as_of", '') AS "as_of",
    MAX(COALESCE("c"."seen", 0)) OVER (PARTITION BY "g"."unit_id", "g"."measure") AS "seen"
  FROM "grid" AS "g"
  LEFT JOIN "cells" AS "c" ON "c"."unit_id" = "g"."unit_id" AND "c"."measure" = "g"."measure" AND "c"."breakdown" = "g"."breakdown" AND "c"."category" = "g"."category"
),
"states" AS (
  SELECT "v"."unit_id" AS "unit_id",
    "v"."measure" AS "measure",
    "v"."breakdown" AS "breakdown",
    "v"."category" AS "category",
    "v"."expected" AS "expected",
    "v"."reported" AS "reported",
    "v"."as_of" AS "as_of",
    "v"."used" AS "used",
    "v"."weight" AS "weight",
    "v"."unknown" AS "unknown",
    "v"."figure" AS "figure",
    MIN("v"."expected") OVER (PARTITION BY "v"."unit_id") AS "is_expected",
    MIN("v"."reported") OVER (PARTITION BY "v"."unit_id") AS "is_reported",
    MIN(CASE WHEN "v"."measure" = 'ruralCovered' THEN "v"."reported" ELSE 1 END) OVER (PARTITION BY "v"."unit_id") AS "is_counted",
    MIN(CASE WHEN "v"."breakdown" = '' AND "v"."figure" IS NULL THEN 0 ELSE 1 END) OVER (PARTITION BY "v"."unit_id") AS "is_complete"
  FROM (
    SELECT "k"."unit_id" AS "unit_id",
    "k"."measure" AS "measure",
    "k"."breakdown" AS "breakdown",
    "k"."category" AS "category",
    "k"."expected" AS "expected",
    "k"."reported" AS "reported",
    "k"."as_of" AS "as_of",
    "k"."used" AS "used",
    "k"."weight" AS "weight",
    "k"."unknown" AS "unknown",
    CASE "k"."measure" WHEN 'ruralCovered' THEN CASE WHEN "k"."reported" = 1 THEN "k"."figure" END WHEN 'ruralChildren' THEN CASE WHEN "k"."reported" = 1 AND "k"."seen" > 0 AND "k"."unknown" = 0 AND ("k"."weight" > 0 OR ("k"."categorised" = 0 AND TRUE)) THEN "k"."figure" END ELSE CAST(NULL AS Nullable(Int64)) END AS "figure"
    FROM "known" AS "k"
  ) AS "v"
),
"levels" AS (
  SELECT "a"."ancestor_id" AS "owner_id",
    "s"."unit_id" AS "unit_id",
    "s"."measure" AS "measure",
    "s"."breakdown" AS "breakdown",
    "s"."category" AS "category",
    "s"."expected" AS "expected",
    "s"."reported" AS "reported",
    "s"."as_of" AS "as_of",
    "s"."used" AS "used",
    "s"."weight" AS "weight",
    "s"."unknown" AS "unknown",
    "s"."figure" AS "figure",
    "s"."is_expected" AS "is_expected",
    "s"."is_reported" AS "is_reported",
    "s"."is_counted" AS "is_counted",
    "s"."is_complete" AS "is_complete",
    CASE WHEN "a"."ancestor_id" = "s"."unit_id" THEN 1 ELSE 0 END AS "is_own",
    MAX("s"."is_complete") OVER (PARTITION BY "a"."ancestor_id") AS "any_complete"
  FROM "states" AS "s"
  JOIN "unit_ancestor" AS "a" ON "a"."unit_id" = "s"."unit_id" AND "a"."period_id" = '2024-S2'
),
"scoped" AS (
  SELECT "l"."unit_id" AS "unit_id",
    "l"."measure" AS "measure",
    "l"."breakdown" AS "breakdown",
    "l"."category" AS "category",
    "l"."expected" AS "expected",
    "l"."reported" AS "reported",
    "l"."as_of" AS "as_of",
    "l"."used" AS "used",
    "l"."weight" AS "weight",
    "l"."unknown" AS "unknown",
    "l"."figure" AS "figure",
    "l"."is_expected" AS "is_expected",
    "l"."is_reported" AS "is_reported",
    "l"."is_counted" AS "is_counted",
    "l"."is_complete" AS "is_complete",
    "l"."owner_id" AS "owner_id",
    "l"."is_own" AS "is_own",
    CASE WHEN "l"."is_own" = 1 THEN 1 WHEN "l"."any_complete" = 1 THEN "l"."is_complete" ELSE "l"."is_counted" END AS "in_scope"
  FROM "levels" AS "l"
),
"sums" AS (
  SELECT "x"."owner_id" AS "owner_id",
    "x"."is_own" AS "is_own",
    "x"."measure" AS "measure",
    "x"."breakdown" AS "breakdown",
    "x"."category" AS "category",
    CASE "x"."measure" WHEN 'ruralCovered' THEN SUM(CASE WHEN "x"."in_scope" = 1 THEN "x"."figure" END) WHEN 'ruralChildren' THEN SUM(CASE WHEN "x"."in_scope" = 1 THEN "x"."figure" END) ELSE SUM(CASE WHEN "x"."in_scope" = 1 THEN "x"."figure" END) END AS "total",
    COUNT(CASE WHEN "x"."in_scope" = 1 THEN "x"."figure" END) AS "figures",
    SUM("x"."in_scope" * "x"."reported") AS "submitted",
    SUM("x"."in_scope" * "x"."used") AS "uses",
    SUM("x"."in_scope" * "x"."weight") AS "weights",
    SUM("x"."in_scope" * "x"."unknown") AS "unknowns",
    SUM("x"."is_expected") AS "all_expected",
    SUM("x"."is_expected" * CASE WHEN "x"."is_own" = 1 THEN "x"."is_reported" ELSE "x"."is_counted" END) AS "all_reported",
    MAX("x"."expected") AS "own_expected",
    MAX(CASE WHEN "x"."is_own" = 1 THEN "x"."as_of" ELSE '' END) AS "day"
  FROM "scoped" AS "x"
  GROUP BY "x"."owner_id", "x"."is_own", "x"."measure", "x"."breakdown", "x"."category"
),
"takes" AS (
  SELECT DISTINCT "owner_id", "unit_id" FROM "scoped" WHERE "in_scope" = 1 AND "is_own" = 0
),
"keyed" AS (
  SELECT 'ruralCovered' AS "measure",
    "x"."owner_id" AS "owner_id",
    '' AS "breakdown",
    '' AS "category",
    COUNT(DISTINCT CASE WHEN "r"."holds" THEN "r"."item" END) AS "keys"
  FROM "m1_rows" AS "r"
  JOIN "takes" AS "x" ON "x"."unit_id" = "r"."unit_id"
  GROUP BY "x"."owner_id"
)
SELECT "a"."period" AS "period",
    "a"."indicator" AS "indicator",
    "a"."version" AS "version",
    "a"."unit" AS "unit",
    "a"."is_municipality" AS "is_municipality",
    "a"."breakdown" AS "breakdown",
    "a"."category" AS "category",
    "a"."measure" AS "measure",
    "a"."value" AS "value",
    "a"."weight" AS "weight",
    CASE WHEN "a"."value" IS NOT NULL THEN '' ELSE "a"."lack" END AS "reason",
    "a"."submitted" AS "submitted",
    "a"."rows" AS "rows",
    "a"."unknown_rows" AS "unknown_rows",
    "a"."as_of" AS "as_of",
    "a"."expected" AS "expected",
    "a"."reported" AS "reported",
    "a"."organisations_expected" AS "organisations_expected",
    "a"."organisations_reported" AS "organisations_reported"
FROM (
  SELECT '2024-S2' AS "period",
    'rural-access' AS "indicator",
    1 AS "version",
    "t"."owner_id" AS "unit",
    "t"."is_own" AS "is_municipality",
    "t"."measure" AS "measure",
    "t"."breakdown" AS "breakdown",
    "t"."category" AS "category",
    CAST(CASE WHEN "t"."is_own" = 0 AND "t"."measure" = 'ruralCovered' THEN CASE WHEN "t"."submitted" > 0 THEN COALESCE("k"."keys", 0) END ELSE "t"."total" END AS Nullable(Int64)) AS "value",
    CAST(CASE "t"."measure" WHEN 'ruralCovered' THEN CAST(NULL AS Nullable(Int64)) WHEN 'ruralChildren' THEN CAST(NULL AS Nullable(Int64)) ELSE CAST(NULL AS Nullable(Int64)) END AS Nullable(Int64)) AS "weight",
    CASE WHEN "t"."is_own" = 1 AND "t"."own_expected" = 0 THEN 'notApplicable' WHEN "t"."submitted" = 0 THEN 'notReported' WHEN "t"."is_own" = 1 AND CASE "t"."measure" WHEN 'ruralCovered' THEN 0 WHEN 'ruralChildren' THEN 0 ELSE 0 END = 1 THEN 'undefined' ELSE 'notReported' END AS "lack",
    "t"."submitted" AS "submitted",
    "t"."uses" AS "rows",
    "t"."unknowns" AS "unknown_rows",
    "t"."day" AS "as_of",
    "t"."all_expected" AS "expected",
    "t"."all_reported" AS "reported",
    0 AS "organisations_expected",
    0 AS "organisations_reported"
  FROM "sums" AS "t"
  LEFT JOIN "keyed" AS "k" ON "k"."owner_id" = "t"."owner_id" AND "k"."measure" = "t"."measure" AND "k"."breakdown" = "t"."breakdown" AND "k"."category" = "t"."category"
) AS "a"
ORDER BY "a"."breakdown", "a"."category", "a"."unit", "a"."measure"
