import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Writes what is common to the measures of an indicator: who reported, which municipalities a level
/// takes in, and the measures at every level.
struct LevelTranslator {
  let query: IndicatorQuery
  let measures: [IndicatorQuery.Measure]

  private var engine: SQLEngine { query.engine }
  private var period: String { engine.text(query.period.id) }
  private func q(_ name: String) -> String { engine.name(name) }

  /// Columns of a table of the query, each under its own name.
  private func columns(_ names: [String], of table: String) -> [String] {
    names.map { "\(q(table)).\(q($0)) AS \(q($0))" }
  }

  private func list(_ columns: [String]) -> String { columns.joined(separator: ",\n    ") }

  private var parts: [MeasureTranslator.Part] {
    measures.compactMap { if case .present(let part, _) = $0 { part } else { nil } }
  }

  /// Whether some measure has decimals: then all are written with them.
  private var type: String {
    parts.contains(where: \.isDecimal) ? engine.decimal : engine.integer
  }

  func expressions() -> [(name: String, text: String)] {
    var expressions = [("reports", reports())]
    if !parts.isEmpty {
      expressions.append(("cells", parts.map(\.cells).joined(separator: "\n  UNION ALL\n  ")))
    }
    expressions += [
      ("grid", grid()), ("known", known()), ("states", states()), ("levels", levels()),
      ("scoped", scoped()), ("sums", sums()),
    ]
    let keys = parts.compactMap(\.keys)
    if !keys.isEmpty {
      expressions.append(("takes", takes()))
      expressions.append(("keyed", keys.joined(separator: "\n  UNION ALL\n  ")))
    }
    return expressions
  }

  // MARK: Municipalities

  /// For each municipality and measure: whether it was expected to report, and did.
  private func reports() -> String {
    var columns = ["\(q("u")).\(q("unit_id")) AS \(q("unit_id"))"]
    var joins: [(key: String, text: String)] = []
    func hit(_ table: String, _ source: String) -> String {
      let key = table + " " + source
      let number = joins.firstIndex { $0.key == key } ?? joins.count
      let name = q("j\(number + 1)")
      if number == joins.count {
        joins.append(
          (
            key,
            "LEFT JOIN (SELECT \(q("unit_id")), 1 AS \(q("hit")) FROM \(q(table))"
              + " WHERE \(q("source_id")) = \(engine.text(source))"
              + " AND \(q("period_id")) = \(period) GROUP BY \(q("unit_id"))) AS \(name)"
              + " ON \(name).\(q("unit_id")) = \(q("u")).\(q("unit_id"))"
          ))
      }
      return "COALESCE(\(name).\(q("hit")), 0)"
    }
    for measure in measures {
      let expected = hit("expected", measure.definition.source)
      columns.append("\(expected) AS \(q(measure.prefix + "_expected"))")
      guard case .present = measure else {
        columns.append("0 AS \(q(measure.prefix + "_reported"))")
        continue
      }
      let sources = [measure.definition.source] + measure.definition.joinedSources
      let all = [expected] + sources.map { hit("submission", $0) }
      columns.append("\(all.joined(separator: " * ")) AS \(q(measure.prefix + "_reported"))")
    }
    let units =
      "(SELECT DISTINCT \(q("unit_id")) FROM \(q("unit_ancestor"))"
      + " WHERE \(q("period_id")) = \(period)) AS \(q("u"))"
    return "SELECT \(list(columns))\n  FROM \(units)\n  "
      + joins.map(\.text).joined(separator: "\n  ")
  }

  // MARK: Cells

  /// Measures, breakdowns and categories as rows; the undivided one of each measure is first.
  private func facets() -> String {
    var rows: [[String]] = []
    for measure in measures {
      rows.append([measure.definition.name, "", ""])
      guard case .present(let part, let form) = measure else { continue }
      for breakdown in part.breakdowns {
        guard case .code(let entries)? = form.column(breakdown)?.type else { continue }
        let codes = entries.map(\.code) + ["missing"]
        rows += codes.map { [measure.definition.name, breakdown, $0] }
      }
    }
    return rows.map { row in
      "SELECT \(engine.text(row[0])) AS \(q("measure")), \(engine.text(row[1])) AS"
        + " \(q("breakdown")), \(engine.text(row[2])) AS \(q("category"))"
    }.joined(separator: "\n    UNION ALL ")
  }

  /// A value for each measure.
  private func choice(
    _ table: String, _ value: (IndicatorQuery.Measure) -> String, otherwise: String = "0"
  ) -> String {
    let cases = measures.map { "WHEN \(engine.text($0.definition.name)) THEN \(value($0))" }
    return "CASE \(q(table)).\(q("measure")) \(cases.joined(separator: " ")) ELSE \(otherwise) END"
  }

  /// Every municipality with every measure and category.
  private func grid() -> String {
    let reported = choice("f", { "\(q("r")).\(q($0.prefix + "_reported"))" })
    let expected = choice("f", { "\(q("r")).\(q($0.prefix + "_expected"))" })
    let columns =
      columns(["unit_id"], of: "r") + columns(["measure", "breakdown", "category"], of: "f")
      + ["\(expected) AS \(q("expected"))", "\(reported) AS \(q("reported"))"]
    return "SELECT \(list(columns))\n  FROM \(q("reports")) AS \(q("r"))\n  CROSS JOIN (\n    "
      + "\(facets())\n  ) AS \(q("f"))"
  }

  private static let counts = ["used", "weight", "unknown", "categorised"]

  /// Cells beside the rows that their municipality has at all.
  private func known() -> String {
    let keys = ["unit_id", "measure", "breakdown", "category"]
    var columns = columns(keys + ["expected", "reported"], of: "g")
    guard !parts.isEmpty else {
      columns += LevelTranslator.counts.map { "0 AS \(q($0))" }
      columns += [
        "CAST(NULL AS \(type)) AS \(q("figure"))", "'' AS \(q("as_of"))", "0 AS \(q("seen"))",
      ]
      return "SELECT \(list(columns))\n  FROM \(q("grid")) AS \(q("g"))"
    }
    columns += LevelTranslator.counts.map { "COALESCE(\(q("c")).\(q($0)), 0) AS \(q($0))" }
    columns += [
      "CAST(COALESCE(\(q("c")).\(q("figure")), 0) AS \(type)) AS \(q("figure"))",
      "COALESCE(\(q("c")).\(q("as_of")), '') AS \(q("as_of"))",
      "MAX(COALESCE(\(q("c")).\(q("seen")), 0)) OVER (PARTITION BY \(q("g")).\(q("unit_id")),"
        + " \(q("g")).\(q("measure"))) AS \(q("seen"))",
    ]
    let on = keys.map { "\(q("c")).\(q($0)) = \(q("g")).\(q($0))" }.joined(separator: " AND ")
    return "SELECT \(list(columns))\n  FROM \(q("grid")) AS \(q("g"))"
      + "\n  LEFT JOIN \(q("cells")) AS \(q("c")) ON \(on)"
  }

  /// The figure of a cell, NULL where there is none: 0 only where the source was submitted.
  private func figure(_ measure: IndicatorQuery.Measure) -> String {
    guard case .present(let part, let form) = measure else { return "CAST(NULL AS \(type))" }
    let cell = { (name: String) in "\(q("k")).\(q(name))" }
    var conditions = ["\(cell("reported")) = 1"]
    switch part.measure.aggregate {
    case .countRows, .countDistinct, .sum: break
    case .minimum, .maximum, .mean, .share: conditions.append("\(cell("weight")) > 0")
    }
    if form.gridIsFull {
      conditions += ["\(cell("seen")) > 0", "\(cell("unknown")) = 0"]
      let hasRows = "\(cell(part.measure.aggregate.isNumeric ? "weight" : "used")) > 0"
      let isDivided = part.isCategorised ? "TRUE" : "\(cell("breakdown")) <> ''"
      conditions.append("(\(hasRows) OR (\(cell("categorised")) = 0 AND \(isDivided)))")
    }
    return "CASE WHEN \(conditions.joined(separator: " AND ")) THEN \(cell("figure")) END"
  }

  /// Cells with their figure, and with what holds for their municipality as a whole.
  private func states() -> String {
    let cells = ["unit_id", "measure", "breakdown", "category", "expected", "reported", "as_of"]
    let inner =
      columns(cells + ["used", "weight", "unknown"], of: "k")
      + ["\(choice("k", figure, otherwise: "CAST(NULL AS \(type))")) AS \(q("figure"))"]
    let numerator = query.numerator.map { engine.text(query.definition.measures[$0].name) }
    let over = "OVER (PARTITION BY \(q("v")).\(q("unit_id")))"
    let own = { (name: String) in "\(q("v")).\(q(name))" }
    let outer =
      columns(cells + ["used", "weight", "unknown", "figure"], of: "v") + [
        "MIN(\(own("expected"))) \(over) AS \(q("is_expected"))",
        "MIN(\(own("reported"))) \(over) AS \(q("is_reported"))",
        "MIN(CASE WHEN \(engine.isOne(own("measure"), of: numerator)) THEN \(own("reported"))"
          + " ELSE 1 END) \(over) AS \(q("is_counted"))",
        "MIN(CASE WHEN \(own("breakdown")) = '' AND \(own("figure")) IS NULL THEN 0 ELSE 1 END)"
          + " \(over) AS \(q("is_complete"))",
      ]
    return "SELECT \(list(outer))\n  FROM (\n    SELECT \(list(inner))"
      + "\n    FROM \(q("known")) AS \(q("k"))\n  ) AS \(q("v"))"
  }

  // MARK: Levels

  private static let state = [
    "unit_id", "measure", "breakdown", "category", "expected", "reported", "as_of", "used",
    "weight", "unknown", "figure", "is_expected", "is_reported", "is_counted", "is_complete",
  ]

  /// The cells of municipalities under every level above them, themselves included.
  private func levels() -> String {
    let (a, s) = (q("a"), q("s"))
    let columns =
      ["\(a).\(q("ancestor_id")) AS \(q("owner_id"))"] + columns(LevelTranslator.state, of: "s") + [
        "CASE WHEN \(a).\(q("ancestor_id")) = \(s).\(q("unit_id")) THEN 1 ELSE 0 END"
          + " AS \(q("is_own"))",
        "MAX(\(s).\(q("is_complete"))) OVER (PARTITION BY \(a).\(q("ancestor_id")))"
          + " AS \(q("any_complete"))",
      ]
    return "SELECT \(list(columns))\n  FROM \(q("states")) AS \(s)\n  JOIN \(q("unit_ancestor"))"
      + " AS \(a) ON \(a).\(q("unit_id")) = \(s).\(q("unit_id"))"
      + " AND \(a).\(q("period_id")) = \(period)"
  }

  /// A level takes in the municipalities that have every measure or, where none has, those that
  /// reported the numerator.
  private func scoped() -> String {
    let l = q("l")
    let columns =
      columns(LevelTranslator.state + ["owner_id", "is_own"], of: "l") + [
        "CASE WHEN \(l).\(q("is_own")) = 1 THEN 1 WHEN \(l).\(q("any_complete")) = 1 THEN"
          + " \(l).\(q("is_complete")) ELSE \(l).\(q("is_counted")) END AS \(q("in_scope"))"
      ]
    return "SELECT \(list(columns))\n  FROM \(q("levels")) AS \(l)"
  }

  private func takes() -> String {
    "SELECT DISTINCT \(q("owner_id")), \(q("unit_id")) FROM \(q("scoped"))"
      + " WHERE \(q("in_scope")) = 1 AND \(q("is_own")) = 0"
  }

  /// Measures of every level that add up, and its counters.
  private func sums() -> String {
    let x = { (name: String) in "\(q("x")).\(q(name))" }
    let taken = { (name: String) in "SUM(\(x("in_scope")) * \(x(name)))" }
    let figure = "CASE WHEN \(x("in_scope")) = 1 THEN \(x("figure")) END"
    let keys = ["owner_id", "is_own", "measure", "breakdown", "category"]
    let columns =
      columns(keys, of: "x") + [
        "\(choice("x", { total($0, of: figure) }, otherwise: "SUM(\(figure))")) AS \(q("total"))",
        "COUNT(\(figure)) AS \(q("figures"))", "\(taken("reported")) AS \(q("submitted"))",
        "\(taken("used")) AS \(q("uses"))", "\(taken("weight")) AS \(q("weights"))",
        "\(taken("unknown")) AS \(q("unknowns"))",
        "SUM(\(x("is_expected"))) AS \(q("all_expected"))",
        "SUM(\(x("is_expected")) * CASE WHEN \(x("is_own")) = 1 THEN \(x("is_reported"))"
          + " ELSE \(x("is_counted")) END) AS \(q("all_reported"))",
        "MAX(\(x("expected"))) AS \(q("own_expected"))",
        "MAX(CASE WHEN \(x("is_own")) = 1 THEN \(x("as_of")) ELSE '' END) AS \(q("day"))",
      ]
    return "SELECT \(list(columns))\n  FROM \(q("scoped")) AS \(q("x"))\n  GROUP BY "
      + keys.map(x).joined(separator: ", ")
  }

  private func total(_ measure: IndicatorQuery.Measure, of figure: String) -> String {
    switch measure.definition.aggregate {
    case .minimum: "MIN(\(figure))"
    case .maximum: "MAX(\(figure))"
    default: "SUM(\(figure))"
    }
  }

  // MARK: Result

  /// The last part of the query: a row for each measure, level and category.
  func result() -> String {
    let t = { (name: String) in "\(q("t")).\(q(name))" }
    let hasKeys = parts.contains { $0.keys != nil }
    let isDistinct =
      "\(t("is_own")) = 0 AND "
      + engine.isOne(
        t("measure"),
        of: parts.filter { $0.keys != nil }.map { engine.text($0.measure.name) })
    let value =
      hasKeys
      ? "CASE WHEN \(isDistinct) THEN CASE WHEN \(t("submitted")) > 0 THEN"
        + " COALESCE(\(q("k")).\(q("keys")), 0) END ELSE \(t("total")) END" : t("total")
    let weights = choice(
      "t",
      { measure in
        switch measure.definition.aggregate {
        case .mean, .share: t("weights")
        default: "CAST(NULL AS \(engine.integer))"
        }
      }, otherwise: "CAST(NULL AS \(engine.integer))")
    let counted = columns(["measure", "breakdown", "category"], of: "t")
    let inner =
      [
        "\(period) AS \(q("period"))", "\(engine.text(query.definition.id)) AS \(q("indicator"))",
        "\(query.definition.version) AS \(q("version"))", "\(t("owner_id")) AS \(q("unit"))",
        "\(t("is_own")) AS \(q("is_municipality"))",
      ] + counted + [
        "CAST(\(value) AS \(type)) AS \(q("value"))",
        "CAST(\(weights) AS \(engine.integer)) AS \(q("weight"))",
        "CASE WHEN \(t("is_own")) = 1 AND \(t("own_expected")) = 0 THEN 'notApplicable'"
          + " WHEN \(t("submitted")) = 0 THEN 'notReported'"
          + " WHEN \(t("is_own")) = 1 AND \(choice("t", lack)) = 1 THEN 'undefined' ELSE 'notReported' END"
          + " AS \(q("lack"))",
        "\(t("submitted")) AS \(q("submitted"))", "\(t("uses")) AS \(q("rows"))",
        "\(t("unknowns")) AS \(q("unknown_rows"))", "\(t("day")) AS \(q("as_of"))",
        "\(t("all_expected")) AS \(q("expected"))", "\(t("all_reported")) AS \(q("reported"))",
      ]
    var from = "FROM \(q("sums")) AS \(q("t"))"
    if hasKeys {
      let names = ["owner_id", "measure", "breakdown", "category"]
      let on = names.map { "\(q("k")).\(q($0)) = \(t($0))" }.joined(separator: " AND ")
      from += "\n  LEFT JOIN \(q("keyed")) AS \(q("k")) ON \(on)"
    }
    let a = { (name: String) in "\(q("a")).\(q(name))" }
    let outer = SQLResult.columns.map { name in
      name == "reason"
        ? "CASE WHEN \(a("value")) IS NOT NULL THEN '' ELSE \(a("lack")) END AS \(q("reason"))"
        : "\(a(name)) AS \(q(name))"
    }
    let order = ["breakdown", "category", "unit", "measure"].map(a).joined(separator: ", ")
    return "SELECT \(list(outer))\nFROM (\n  SELECT \(list(inner))\n  \(from)\n) AS \(q("a"))"
      + "\nORDER BY \(order)"
  }

  /// 1 where a reported cell without a figure has none because its aggregate has none of no rows.
  private func lack(_ measure: IndicatorQuery.Measure) -> String {
    guard case .present(_, let form) = measure, !form.gridIsFull else { return "0" }
    switch measure.definition.aggregate {
    case .minimum, .maximum, .mean, .share: return "1"
    default: return "0"
    }
  }
}
