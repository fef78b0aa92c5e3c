import OporaDefinitions

// The figures of a measure's rows.
extension MeasureTranslator {
  /// The figures of each municipality: undivided and by category.
  func cells() -> String {
    select(
      ["\(quoted("r")).\(quoted("unit_id")) AS \(quoted("unit_id"))"], figureColumns(), from: "",
      by: "\(quoted("r")).\(quoted("unit_id"))")
  }

  /// Distinct keys over the rows of the municipalities that a level takes in, each once.
  func keys() -> String? {
    guard case .countDistinct = measure.aggregate else { return nil }
    let (x, r) = (quoted("x"), quoted("r"))
    return select(
      ["\(x).\(quoted("owner_id")) AS \(quoted("owner_id"))"],
      ["\(figure) AS \(quoted("keys"))"],
      from: "\n  JOIN \(quoted("takes")) AS \(x) ON \(x).\(quoted("unit_id")) ="
        + " \(r).\(quoted("unit_id"))",
      by: "\(x).\(quoted("owner_id"))")
  }

  /// Rows grouped by an owner and, where the measure is divided, by every category at once.
  private func select(
    _ head: [String], _ figures: [String], from: String, by owner: String
  ) -> String {
    let (b, r) = (quoted("b"), quoted("r"))
    let item = "\(b).\(quoted("item"))"
    var columns = ["\(engine.text(measure.name)) AS \(quoted("measure"))"] + head
    var text = "\n  FROM \(quoted(prefix + "_rows")) AS \(r)" + from
    var groups = [owner]
    if breakdowns.isEmpty {
      columns += ["'' AS \(quoted("breakdown"))", "'' AS \(quoted("category"))"]
    } else {
      text += "\n  CROSS JOIN (\(divisions())) AS \(b)"
      let cases = breakdowns.map { name in
        "WHEN \(engine.text(name)) THEN \(items(of: name) == nil ? row("by_" + name) : item)"
      }
      let category =
        "CASE \(b).\(quoted("name")) " + cases.joined(separator: " ") + " ELSE '' END"
      columns += [
        "\(b).\(quoted("name")) AS \(quoted("breakdown"))",
        "\(category) AS \(quoted("category"))",
      ]
      groups += ["\(b).\(quoted("name"))", category]
    }
    return "SELECT " + (columns + figures).joined(separator: ",\n    ") + text + onlyOwnItems()
      + "\n  GROUP BY " + groups.joined(separator: ", ")
  }

  /// The codes that lists of a column may hold and the category of no list; nil for other columns.
  func items(of breakdown: String) -> [String]? {
    guard case .list(let entries)? = form.column(breakdown)?.type else { return nil }
    return entries.map(\.code) + [Facet.missingCategory]
  }

  /// The whole, every breakdown once, and by a list once for each of its codes.
  private func divisions() -> String {
    let rows =
      [("", "")]
      + breakdowns.flatMap { name in
        (items(of: name) ?? [""]).map { (name, $0) }
      }
    let selects = rows.map { name, item in
      "SELECT \(engine.text(name)) AS \(quoted("name")), \(engine.text(item)) AS \(quoted("item"))"
    }
    return selects.joined(separator: " UNION ALL ")
  }

  /// A row falls into the categories that its list holds, and so into several.
  private func onlyOwnItems() -> String {
    let lists = breakdowns.filter { items(of: $0) != nil }
    guard !lists.isEmpty else { return "" }
    let b = quoted("b")
    let item = "(';' || \(b).\(quoted("item")) || ';')"
    let cases = lists.map { name in
      "WHEN \(engine.text(name)) THEN \(engine.hasItem(item, in: row("by_" + name)))"
    }
    return "\n  WHERE CASE \(b).\(quoted("name")) \(cases.joined(separator: " ")) ELSE TRUE END"
  }

  private func row(_ name: String) -> String { "\(quoted("r")).\(quoted(name))" }

  private func figureColumns() -> [String] {
    let holds = row("holds")
    let counted = "CASE WHEN \(holds) THEN 1 ELSE 0 END"
    let weighed =
      measure.aggregate.column == nil
      ? counted : "CASE WHEN \(holds) AND \(row("item")) IS NOT NULL THEN 1 ELSE 0 END"
    let inCategory = "CASE WHEN \(row("in_category")) THEN 1 ELSE 0 END"
    let asOf = engine.isoText("MAX(\(row("as_of")))")
    return [
      "CAST(\(figure) AS \(isDecimal ? engine.decimal : engine.integer)) AS \(quoted("figure"))",
      "SUM(\(counted)) AS \(quoted("used"))", "SUM(\(weighed)) AS \(quoted("weight"))",
      "SUM(CASE WHEN NOT COALESCE(\(holds), FALSE) AND \(row("doubt")) THEN 1 ELSE 0 END)"
        + " AS \(quoted("unknown"))",
      "COUNT(*) AS \(quoted("seen"))",
      "\(form.gridIsFull ? "SUM(\(inCategory))" : "0") AS \(quoted("categorised"))",
      "\(isDated ? asOf : "''") AS \(quoted("as_of"))",
    ]
  }

  /// The aggregate over rows that hold; of a mean the sum, of a share the rows that share.
  private var figure: String {
    let holds = row("holds")
    let item = "CASE WHEN \(holds) THEN \(row("item")) END"
    return switch measure.aggregate {
    case .countRows: "SUM(CASE WHEN \(holds) THEN 1 ELSE 0 END)"
    case .countDistinct: "COUNT(DISTINCT \(item))"
    case .sum, .mean: "SUM(\(item))"
    case .minimum: "MIN(\(item))"
    case .maximum: "MAX(\(item))"
    case .share: "SUM(CASE WHEN \(holds) AND \(row("shares")) THEN 1 ELSE 0 END)"
    }
  }
}
