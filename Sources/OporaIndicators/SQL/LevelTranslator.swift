import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Writes what is common to the measures of an indicator: who reported, which municipalities a level
/// takes in, and the measures at every level.
struct LevelTranslator {
  let query: IndicatorQuery
  let measures: [IndicatorQuery.Measure]

  var engine: SQLEngine { query.engine }
  var period: String { engine.text(query.period.id) }
  func q(_ name: String) -> String { engine.name(name) }

  /// Columns of a table of the query, each under its own name.
  func columns(_ names: [String], of table: String) -> [String] {
    names.map { "\(q(table)).\(q($0)) AS \(q($0))" }
  }

  func list(_ columns: [String]) -> String { columns.joined(separator: ",\n    ") }

  var parts: [MeasureTranslator.Part] {
    measures.compactMap { if case .present(let part, _) = $0 { part } else { nil } }
  }

  /// Whether some measure has decimals: then all are written with them.
  var type: String {
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
    if countsOrganisations {
      expressions.append(("organisations_of", organisationCounts()))
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

  private static let facetNames = ["measure", "breakdown", "category"]

  /// Measures, breakdowns and categories as a table; texts, which nobody lists, as they occur.
  private func facets() -> String {
    var rows: [[String]] = []
    var texts: [String] = []
    for measure in measures {
      rows.append([measure.definition.name, "", ""])
      guard case .present(let part, let form) = measure else { continue }
      for breakdown in part.breakdowns {
        if let codes = LevelTranslator.categories(of: form.column(breakdown)) {
          rows += (codes + [Facet.missingCategory]).map {
            [measure.definition.name, breakdown, $0]
          }
        } else {
          texts.append(occurring(breakdown, of: form, for: measure.definition.name))
        }
      }
    }
    let names = LevelTranslator.facetNames
    let listed = engine.rows(rows, columns: names)
    let named = names.map(q).joined(separator: ", ")
    guard !texts.isEmpty else {
      return engine == .clickhouse ? "\(listed) AS \(q("f"))" : "\(listed) AS \(q("f")) (\(named))"
    }
    let first =
      engine == .clickhouse
      ? "SELECT \(named) FROM \(listed)" : "SELECT \(named) FROM \(listed) AS \(q("l")) (\(named))"
    return "(\n    \(([first] + texts).joined(separator: "\n    UNION ALL "))\n  ) AS \(q("f"))"
  }

  /// The categories of a column of codes, lists of them or marks; nil for texts.
  private static func categories(of column: SourceColumn?) -> [String]? {
    switch column?.type {
    case .code(let entries)?, .list(let entries)?: entries.map(\.code)
    case .boolean?: ["false", "true"]
    default: nil
    }
  }

  /// The texts by which rows of any measure of a source are divided.
  private func occurring(_ breakdown: String, of form: SourceForm, for measure: String) -> String {
    let tables = measures.compactMap { measure -> String? in
      guard case .present(let part, let other) = measure, other.id == form.id,
        part.breakdowns.contains(breakdown)
      else { return nil }
      return "SELECT \(q("by_" + breakdown)) AS \(q("category")) FROM \(q(part.prefix + "_rows"))"
    }
    return "SELECT DISTINCT \(engine.text(measure)) AS \(q("measure")), \(engine.text(breakdown))"
      + " AS \(q("breakdown")), \(q("o")).\(q("category")) AS \(q("category"))"
      + " FROM (\(tables.joined(separator: " UNION ALL "))) AS \(q("o"))"
  }

  /// A value for each measure.
  func choice(
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
    return "SELECT \(list(columns))\n  FROM \(q("reports")) AS \(q("r"))\n  CROSS JOIN "
      + facets()
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
        "\(isComplete(own)) \(over) AS \(q("is_complete"))",
      ]
    return "SELECT \(list(outer))\n  FROM (\n    SELECT \(list(inner))"
      + "\n    FROM \(q("known")) AS \(q("k"))\n  ) AS \(q("v"))"
  }

  /// Whether a municipality has every measure; all are taken where the definition says so.
  private func isComplete(_ own: (String) -> String) -> String {
    if case .available = query.definition.partial { return "MIN(1)" }
    return "MIN(CASE WHEN \(own("breakdown")) = '' AND \(own("figure")) IS NULL THEN 0 ELSE 1 END)"
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
}
