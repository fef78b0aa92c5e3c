"""Definitions for the cross-check: every construct of the row language at least once.

They say nothing sensible; each is a figure that an engine must arrive at as `opora values` does.
"""

import os

# name: (source, aggregate, time, condition, more of the measure)
MEASURES = {
    "and-or-not": ("enrolments", "count: 'rows'", "during: 'period'",
                   "not (sex = 'm' or locality_type = 'rural') and financing in ('budget', 'none')"),
    "not-in": ("enrolments", "count: 'rows'", "during: 'period'", "financing not in ('budget', 'paid')"),
    "marks": ("enrolments", "count: 'rows'", "during: 'period'", "ovz or (disabled ?? false)"),
    "mark-is-false": ("enrolments", "count: 'rows'", "during: 'period'", "ovz = false or gifted != true"),
    "mark-or-else": ("enrolments", "count: 'rows'", "during: 'period'", "(ovz ?? disabled) ?? hardship"),
    "if-condition": ("enrolments", "count: 'rows'", "during: 'period'",
                     "if sex = 'm' then ovz else financing = 'budget'"),
    "if-text": ("enrolments", "count: 'rows'", "during: 'any'",
                "(if sex = 'm' then residence else municipality) in ('99701000', '99703000')"),
    "code-or-else": ("enrolments", "count: 'rows'", "during: 'any'", "(financing ?? 'none') = 'none'"),
    "two-texts": ("enrolments", "count: 'rows'", "during: 'any'", "municipality = residence"),
    "two-texts-differ": ("enrolments", "count: 'rows'", "during: 'any'",
                         "(residence ?? municipality) != municipality"),
    "same-as-linked": ("enrolments", "count: 'rows'", "during: 'any'",
                       "direction = programme_id.direction"),
    "municipality-of-link": ("groups", "count: 'rows'", "during: 'any'",
                             "municipality != programme_id.municipality"),
    "ages-computed": ("enrolments", "count: 'rows'", "during: 'period'",
                      "age(birth_date, on: start_date) in 6 .. 11"),
    "age-of-arithmetic": ("enrolments", "count: 'rows'", "during: 'period'",
                          "age(birth_date, on: period.end) * 2 >= 25"),
    "age-not": ("enrolments", "count: 'rows'", "during: 'period'",
                "age(birth_date, on: period.end) != 10 and age(birth_date, on: '2024-05-31') < 15"
                .replace("'2024-05-31'", "2024-05-31")),
    "month": ("enrolments", "count: 'rows'", "during: 'any'",
              "month(start_date) = 9 or year(birth_date) > 2012"),
    "days": ("enrolments", "count: 'rows'", "during: 'any'",
             "days(start_date, end_date ?? period.lastDay) > 180"),
    "days-later": ("enrolments", "count: 'rows'", "during: 'any'",
                   "start_date + 30 < (end_date ?? period.end)"),
    "day-listed": ("enrolments", "count: 'rows'", "during: 'any'",
                   "start_date in (2024-07-01, 2024-06-30, 2025-01-01) or start_date = period.start"),
    "day-missing": ("enrolments", "count: 'rows'", "during: 'any'",
                    "end_date is missing or programme_id.valid_from is missing"),
    "formula-missing": ("certificates", "count: 'rows'", "during: 'any'",
                        "(used / nominal) is missing or (used + 1) is not missing"),
    "workdays": ("applications", "count: 'rows'", "during: 'any'",
                 "workdays(created_on, decided_on ?? period.lastDay) <= 30"),
    "workdays-back": ("applications", "count: 'rows'", "during: 'any'",
                      "workdays(decided_on, created_on) in 0 ..< 25 or workdays(created_on, decided_on) = 3"),
    "quotient": ("certificate_programmes", "count: 'rows'", "during: 'any'",
                 "spent_amount / limit_amount >= 0.5"),
    "quotient-turned": ("certificate_programmes", "count: 'rows'", "during: 'any'",
                        "0.333333 < spent_amount / limit_amount"),
    "quotient-inside": ("certificate_programmes", "count: 'rows'", "during: 'any'",
                        "spent_amount / limit_amount + spent_amount / (limit_amount + 1) > 1.5"),
    "quotient-by-zero": ("resources", "count: 'rows'", "during: 'any'",
                         "equipped_rooms / rooms < 0.5"),
    "quotient-both": ("resources", "count: 'rows'", "during: 'any'",
                      "rooms / equipped_rooms > equipped_rooms / rooms"),
    "least": ("new_places", "count: 'rows'", "during: 'any'", "min(planned, created, 20) >= 10"),
    "greatest": ("new_places", "sum: 'created'", "during: 'any'", "max(planned, created) - 5 > 20"),
    "absolute": ("new_places", "sum: 'planned'", "during: 'any'", "abs(planned - created) * 2 <= 30"),
    "negative": ("new_places", "count: 'rows'", "during: 'any'", "-planned + created > -10"),
    "decimals": ("certificates", "sum: 'used'", "during: 'any'", "used * 1.5 >= 0.006"),
    "decimal-range": ("certificates", "count: 'rows'", "during: 'any'", "used in 0.004 .. 12"),
    "number-or-else": ("certificates", "count: 'rows'", "during: 'any'", "(used ?? 0.5) < 1"),
    "list-of-link": ("enrolments", "count: 'distinct child_id'", "during: 'any'",
                     "contains(programme_id.levels, 'advanced')"),
    "size-of-link": ("enrolments", "count: 'rows'", "during: 'any'", "size(programme_id.levels) >= 2"),
    "code-of-link": ("enrolments", "count: 'distinct child_id'", "during: 'period'",
                     "programme_id.state = 'published' and programme_id.direction != 'sport'"),
    "list-divides": ("programmes", "count: 'distinct organisation_id'", "during: 'period'",
                     "direction != 'sport'"),
    "mark-of-link": ("programmes", "count: 'rows'", "during: 'any'", "organisation_id.licensed"),
    "link-of-link": ("enrolments", "count: 'rows'", "during: 'period'",
                     "programme_id.organisation_id.licensed = true"),
    "link-of-link-missing": ("groups", "count: 'rows'", "during: 'any'",
                             "programme_id.organisation_id.municipality is missing"),
    "day-of-link": ("enrolments", "count: 'rows'", "during: 'any'",
                    "programme_id.valid_from <= start_date and (programme_id.valid_to ?? period.end) > start_date"),
    "exists": ("enrolments", "count: 'distinct child_id'", "during: 'period'",
               "exists('certificates', on: 'child_id', where: kind = 'social' and status != 'closed')"),
    "absent": ("enrolments", "count: 'distinct child_id'", "during: 'period'",
               "absent('certificates', on: 'child_id') and exists('groups', on: 'programme_id')"),
    "exists-by-link": ("enrolments", "count: 'rows'", "during: 'period'",
                       "exists('groups', on: 'programme_id', where: programme_id.state = 'published')"),
    "mean": ("certificates", "mean: 'used'", "during: 'any'", "kind != 'record'"),
    "minimum": ("certificates", "minimum: 'used'", "during: 'any'", "kind = 'social'"),
    "maximum": ("new_places", "maximum: 'created'", "during: 'any'", "year > 2022"),
    "share": ("enrolments", "share: \"sex = 'm'\"", "during: 'period'", "financing = 'budget'"),
    "by-residence": ("enrolments", "count: 'distinct child_id'", "during: 'period'", "sex = 'f'",
                     "by: 'residence'"),
    "on-a-day": ("enrolments", "count: 'rows'", "at: 'period.start - 14'", "sex is not missing"),
    "fresh-table": ("special_children", "sum: 'children'", "at: 'period.lastDay'", "category = 'ovz'",
                    "orLatestWithin: 1"),
    "fresh-population": ("population", "sum: 'people'", "at: 'period.lastDay'", "age in 5 ..< 18",
                         "orLatestWithin: 1"),
    "age-bands": ("population", "sum: 'people'", "at: 'period.lastDay'",
                  "age in 7 .. 13 and locality_type = 'urban'"),
    "age-bands-open": ("population", "sum: 'people'", "at: 'period.start'", "age >= 10"),
    "age-bands-out": ("population", "sum: 'people'", "at: 'period.start'", "age in 50 ..< 60"),
    "age-bands-counted": ("population", "count: 'rows'", "at: 'period.start'", "age not in 0 ..< 5"),
}

RATIOS = {
    "policy-available": ("and-or-not", "age-bands", "partial: { policy: 'available' },"),
    "policy-strict": ("and-or-not", "age-bands", "partial: { policy: 'strict' },"),
    "policy-matched": ("exists", "fresh-population", "partial: { policy: 'matched', minReported: 0.5 },"),
    "over-special": ("marks", "fresh-table", ""),
}

# name: (measure, value)
LOOKS_BACK = {
    "before": ("and-or-not", "full - previous(full)"),
    "a-year-ago": ("marks", "full - yearAgo(full)"),
    "twice-before": ("not-in", "previous(previous(full))"),
}

BREAKDOWNS = {
    "enrolments": ["direction", "ovz", "sex"], "population": ["locality_type"],
    "programmes": ["organisation_id", "levels", "forms"],
    "certificates": ["kind"], "groups": ["locality_type"],
}


def measure(name):
    source, aggregate, time, condition, *more = MEASURES[name]
    quoted = condition.replace('"', '\\"')
    return "{ from: '%s', %s, %s, where: \"%s\"%s }" % (
        source, aggregate, time, quoted, "".join(", " + part for part in more))


def indicator(name, measures, value, unit, more, source):
    columns = ", ".join(f"'{column}'" for column in BREAKDOWNS.get(source, []))
    body = ",\n    ".join(f"{key}: {text}" for key, text in measures.items())
    return f"""{{
  id: '{name}', version: 1, title: {{ ru: 'Проба {name}', en: 'Probe {name}' }},
  unit: '{unit}', decimals: 1, {more}
  measures: {{
    {body}
  }},
  value: '{value}', breakdown: [{columns}],
}}
"""


UNITS = {
    "applications": "application", "certificate_programmes": "item", "certificates": "certificate",
    "enrolments": "enrolment", "groups": "group", "new_places": "place", "programmes": "programme",
    "population": "person", "resources": "organisation", "special_children": "child",
}


def unit(name):
    source, aggregate, *_ = MEASURES[name]
    if "used" in aggregate:
        return "rouble"
    if "share" in aggregate:
        return "percent"
    if "distinct" in aggregate:
        return "child" if "child_id" in aggregate else "organisation"
    return "item" if source == "new_places" and "rows" in aggregate else UNITS[source]


def write(folder):
    """Writes the definitions as a tree for `--definitions`; its path."""
    os.makedirs(os.path.join(folder, "odd"), exist_ok=True)
    for name in MEASURES:
        text = indicator("odd-" + name, {"full": measure(name)}, "full", unit(name), "",
                         MEASURES[name][0])
        with open(os.path.join(folder, "odd", f"odd-{name}.json5"), "w", encoding="utf-8") as file:
            file.write(text)
    for name, (of, value) in LOOKS_BACK.items():
        text = indicator("odd-" + name, {"full": measure(of)}, value, unit(of), "", MEASURES[of][0])
        with open(os.path.join(folder, "odd", f"odd-{name}.json5"), "w", encoding="utf-8") as file:
            file.write(text)
    for name, (above, below, more) in RATIOS.items():
        cast = ", as: 'item', asReason: { ru: 'проба', en: 'probe' } }"
        parts = {"above": measure(above)[:-2] + cast, "below": measure(below)[:-2] + cast}
        text = indicator("odd-" + name, parts, "above / below", "percent", more, MEASURES[above][0])
        with open(os.path.join(folder, "odd", f"odd-{name}.json5"), "w", encoding="utf-8") as file:
            file.write(text)
    return folder


if __name__ == "__main__":
    import sys

    print(write(sys.argv[1]))
