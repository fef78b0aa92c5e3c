import OporaDefinitions
import OporaLanguage
import OporaRegistry

// People of age bands that a range of ages cuts, as in ``BandSplit``: each year of a band has as many
// as any other; a band that repeats narrower rows adds nothing. What a band adds is a quotient, so a
// query gives it in parts: people · years asked, and the years of the band to divide by.
extension MeasureTranslator {
  /// How the condition cuts bands.
  struct Bands {
    /// The ages asked, both included.
    var ages: (low: Int64, high: Int64)
    /// The ends of a row's band.
    var from: String
    var to: String
    /// SQL of «the row has one of the ages asked, and what else the condition asks»; never NULL.
    var isAsked: String
    /// Columns of the table that tell rows of one band apart, such as sex.
    var codes: [String]

    /// SQL of «the ages asked cut the band»; never NULL.
    var isCut: String { "(\(isAsked) AND (\(from) < \(ages.low) OR \(to) > \(ages.high)))" }

    /// Columns that the rows carry along.
    var columns: [String] = []
  }

  /// How the condition cuts bands; nil if it does not, or is no sum over a full grid.
  mutating func bands() throws(RowCompilationError) -> Bands? {
    guard form.gridIsFull, case .sum = measure.aggregate, let condition = measure.condition else {
      return nil
    }
    var found: (band: (from: String, to: String), low: Int64, high: Int64)?
    var others: [String] = []
    for part in condition.conjuncts {
      if found == nil,
        case .inRange(let value, let lower, let upper, let isClosed, false, _) = part,
        case .name(let path, _) = value, path.count == 1, let band = rows.band(path[0]),
        let low = rows.constant(lower).flatMap(Bounds.whole),
        let high = rows.constant(upper).flatMap(Bounds.whole)
      {
        found = (band, low, isClosed ? high : high - 1)
      } else {
        others.append(try rows.truth(part))
      }
    }
    guard let found else { return nil }
    let (from, to) = (try rows.column(found.band.from), try rows.column(found.band.to))
    let overlaps = ["\(from) <= \(found.high)", "\(to) >= \(found.low)", "\(from) <= \(to)"]
    let isAsked = "COALESCE(\((overlaps + others).joined(separator: " AND ")), FALSE)"
    var bands = Bands(
      ages: (found.low, found.high), from: from, to: to, isAsked: isAsked, codes: [])
    for column in form.columns where tables.has(column.name, in: form) {
      if case .code = column.type { bands.codes.append(column.name) }
    }
    bands.columns = [
      "\(isAsked) AS \(quoted("is_asked"))", "\(bands.isCut) AS \(quoted("is_cut"))",
      "\(from) AS \(quoted("first_age"))", "\(to) AS \(quoted("last_age"))",
    ]
    for code in bands.codes {
      bands.columns.append("COALESCE(\(try rows.column(code)), '') AS \(quoted("code_" + code))")
    }
    return bands
  }

  /// The bands, each once; those that are cut, with what they add; and the rows with these beside.
  func split(_ bands: Bands, of table: String) -> [(name: String, text: String)] {
    [
      (prefix + "_bands", distinctBands(bands, of: table)), (prefix + "_cut", cut(bands)),
      (prefix + "_rows", rowsWithCut(table)),
    ]
  }

  /// Columns that are the same for the rows of one band.
  private func keys(_ bands: Bands) -> [String] {
    ["unit_id"] + breakdowns.map { "by_" + $0 } + bands.codes.map { "code_" + $0 }
  }

  private func distinctBands(_ bands: Bands, of table: String) -> String {
    let names = keys(bands) + ["first_age", "last_age", "item", "is_cut"]
    let columns = names.map { "\(quoted("f")).\(quoted($0))" }
    let named = zip(columns, names).map { "\($0) AS \(quoted($1))" }
    return "SELECT \(named.joined(separator: ", "))\n  FROM \(quoted(table)) AS \(quoted("f"))"
      + "\n  WHERE \(quoted("f")).\(quoted("is_asked"))\n  GROUP BY "
      + columns.joined(separator: ", ")
  }

  /// A cut band adds its share unless another band of the same people overlaps it: one that is whole,
  /// or is narrower, or starts earlier, or has fewer people.
  private func cut(_ bands: Bands) -> String {
    let (low, high) = bands.ages
    func first(_ band: String) -> String { "\(quoted(band)).\(quoted("first_age"))" }
    func last(_ band: String) -> String { "\(quoted(band)).\(quoted("last_age"))" }
    func people(_ band: String) -> String { "COALESCE(\(quoted(band)).\(quoted("item")), -1)" }
    func width(_ band: String) -> String { "(\(last(band)) - \(first(band)) + 1)" }
    let start = "(CASE WHEN \(first("b")) < \(low) THEN \(low) ELSE \(first("b")) END)"
    let end = "(CASE WHEN \(last("b")) > \(high) THEN \(high) ELSE \(last("b")) END)"
    let isNarrower =
      "\(width("o")) < \(width("b")) OR (\(width("o")) = \(width("b")) AND (\(first("o")) <"
      + " \(first("b")) OR (\(first("o")) = \(first("b")) AND \(people("o")) < \(people("b")))))"
    let repeated =
      "MAX(CASE WHEN \(first("o")) <= \(end) AND \(last("o")) >= \(start) AND (NOT"
      + " \(quoted("o")).\(quoted("is_cut")) OR \(isNarrower)) THEN 1 ELSE 0 END)"
    let names = keys(bands)
    let own = names.map { "\(quoted("b")).\(quoted($0))" }
    let grouped = own + [first("b"), last("b"), "\(quoted("b")).\(quoted("item"))"]
    let columns =
      zip(own, names).map { "\($0) AS \(quoted($1))" } + [
        "\(width("b")) AS \(quoted("years"))",
        "\(quoted("b")).\(quoted("item")) * (\(end) - \(start) + 1) AS \(quoted("share"))",
      ]
    let same = ["unit_id"] + bands.codes.map { "code_" + $0 }
    let on = same.map { "\(quoted("o")).\(quoted($0)) = \(quoted("b")).\(quoted($0))" }
    return "SELECT \(columns.joined(separator: ",\n    "))\n  FROM \(quoted(prefix + "_bands")) AS"
      + " \(quoted("b"))\n  JOIN \(quoted(prefix + "_bands")) AS \(quoted("o")) ON "
      + on.joined(separator: " AND ")
      + "\n  WHERE \(quoted("b")).\(quoted("is_cut")) AND \(quoted("b")).\(quoted("item"))"
      + " IS NOT NULL\n  GROUP BY \(grouped.joined(separator: ", "))\n  HAVING \(repeated) = 0"
  }

  /// The rows, and one row of 0 people for each band that adds a share: it counts as a row.
  private func rowsWithCut(_ table: String) -> String {
    var names = ["unit_id"] + breakdowns.map { "by_" + $0 }
    names += ["item", "holds", "doubt", "in_category"] + (isDated ? ["as_of"] : [])
    let own = names.map { "\(quoted("f")).\(quoted($0)) AS \(quoted($0))" }
    let fixed = [
      "item": "0", "holds": "TRUE", "doubt": "FALSE", "in_category": "FALSE", "as_of": "NULL",
    ]
    let added = names.map { name in
      (fixed[name] ?? "\(quoted("c")).\(quoted(name))") + " AS \(quoted(name))"
    }
    return "SELECT \(own.joined(separator: ", ")) FROM \(quoted(table)) AS \(quoted("f"))"
      + "\n  UNION ALL\n  SELECT \(added.joined(separator: ", ")) FROM \(quoted(prefix + "_cut"))"
      + " AS \(quoted("c"))"
  }

  /// What cut bands add to the levels that take their municipality in and have a figure of it.
  func parts() -> String {
    let (c, x) = (quoted("c"), quoted("x"))
    let names = ["owner_id", "is_own", "measure", "breakdown", "category"]
    let keys = names.map { "\(x).\(quoted($0))" }
    let columns = zip(keys, names).map { "\($0) AS \(quoted($1))" }
    let category = "\(x).\(quoted("category"))"
    let cases = breakdowns.map { name in
      let own = "\(c).\(quoted("by_" + name))"
      let falls =
        items(of: name) == nil
        ? "\(category) = \(own)" : engine.hasItem("(';' || \(category) || ';')", in: own)
      return "WHEN \(engine.text(name)) THEN \(falls)"
    }
    let falls =
      breakdowns.isEmpty
      ? "\(category) = ''"
      : "CASE \(x).\(quoted("breakdown")) \(cases.joined(separator: " ")) ELSE \(category) = '' END"
    return "SELECT \(columns.joined(separator: ", ")), SUM(\(c).\(quoted("share"))) AS"
      + " \(quoted("share")), \(c).\(quoted("years")) AS \(quoted("years"))"
      + "\n  FROM \(quoted(prefix + "_cut")) AS \(c)\n  JOIN \(quoted("scoped")) AS \(x) ON"
      + " \(x).\(quoted("unit_id")) = \(c).\(quoted("unit_id")) AND \(x).\(quoted("measure")) ="
      + " \(engine.text(measure.name))\n  WHERE \(falls)"
      + " AND \(x).\(quoted("in_scope")) = 1 AND \(x).\(quoted("figure")) IS NOT NULL"
      + "\n  GROUP BY \(keys.joined(separator: ", ")), \(c).\(quoted("years"))"
  }
}
