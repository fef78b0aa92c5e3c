import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Writes the rows of one measure and their leaf cells as SQL.
struct MeasureTranslator {
  let engine: SQLEngine
  let tables: SQLTables
  let period: ReportingPeriod
  let measure: MeasureDefinition
  let form: SourceForm
  /// The beginning of all names of the measure in the query: `m1`.
  let prefix: String
  /// The breakdowns that divide the measure: columns of codes, lists of them, marks or texts that the
  /// table has.
  let breakdowns: [String]
  /// Whether the measure is the stock of a dated table.
  private(set) var isDated = false
  var rows: RowTranslator

  /// What a measure is made of in a query.
  struct Part {
    /// The measure.
    var measure: MeasureDefinition
    /// The beginning of its names.
    var prefix: String
    /// Common table expressions: name and text.
    var expressions: [(name: String, text: String)]
    /// The select of its cells by municipality.
    var cells: String
    /// The select of its distinct keys by level; nil for what adds up.
    var keys: String?
    /// The select of what divided bands of ages add to it, in parts; nil where nothing is divided.
    var parts: String?
    /// The breakdowns that divide it.
    var breakdowns: [String]
    /// Whether each value can be decimal.
    var isDecimal: Bool
    /// Whether the condition of a full grid concerns a category, such as rural.
    var isCategorised: Bool
  }

  init(
    _ measure: MeasureDefinition, form: SourceForm, prefix: String, breakdowns: [String],
    _ engine: SQLEngine, _ tables: SQLTables, _ period: ReportingPeriod
  ) {
    self.engine = engine
    self.tables = tables
    self.period = period
    self.measure = measure
    self.form = form
    self.prefix = prefix
    self.breakdowns = breakdowns.filter { name in
      guard tables.has(name, in: form) else { return false }
      return switch form.column(name)?.type {
      case .code?, .list?, .boolean?, .text?: true
      default: false
      }
    }
    rows = RowTranslator(form, alias: prefix, engine, tables, period)
  }

  func quoted(_ name: String) -> String { engine.name(name) }

  /// The common table expressions of the measure.
  mutating func part() throws(RowCompilationError) -> Part {
    var expressions: [(name: String, text: String)] = []
    let day = try stockDay()
    if let day { expressions.append((prefix + "_dates", try dates(upTo: day))) }
    isDated = day != nil
    let bands = try bands()
    let table = prefix + (bands == nil ? "_rows" : "_found")
    expressions.append((table, try rowsText(isDated: day != nil, bands)))
    if let bands { expressions += split(bands, of: table) }
    return Part(
      measure: measure, prefix: prefix, expressions: expressions, cells: cells(), keys: keys(),
      parts: bands.map { _ in parts() }, breakdowns: breakdowns, isDecimal: isDecimal,
      isCategorised: !categoryParts.isEmpty)
  }

  var isDecimal: Bool {
    guard let column = measure.aggregate.column, measure.aggregate.isNumeric else { return false }
    return form.column(column)?.type == .number
  }

  // MARK: Rows

  /// The rows of the time asked, each with its municipality, its truth, its doubt and its item.
  private mutating func rowsText(
    isDated: Bool, _ bands: Bands?
  ) throws(RowCompilationError) -> String {
    let unit = try unitColumn()
    var conditions = try timeConditions(isDated: isDated)
    if let serving = rows.serving { conditions.insert(serving, at: 0) }
    var columns = ["\(quoted("s")).\(quoted("unit_id")) AS \(quoted("unit_id"))"]
    for name in breakdowns {
      let column = try rows.column(name)
      let text = form.column(name)?.type == .boolean ? SQLEngine.markText(column) : column
      columns.append("COALESCE(\(text), 'missing') AS \(quoted("by_" + name))")
    }
    if let item = try item() { columns.append("\(item) AS \(quoted("item"))") }
    columns += try truths(bands)
    let share = try measure.shareCondition.map { value throws(RowCompilationError) in
      try rows.truth(value)
    }
    if let share { columns.append("\(share) AS \(quoted("shares"))") }
    if isDated {
      columns.append("\(quoted(prefix + "_dates")).\(quoted("as_of")) AS \(quoted("as_of"))")
    }
    var lines = ["SELECT " + columns.joined(separator: ",\n    ")]
    lines.append("FROM \(quoted(form.id)) AS \(quoted(prefix))")
    lines.append(submissionJoin(unit))
    if isDated {
      let dates = quoted(prefix + "_dates")
      lines.append(
        "LEFT JOIN \(dates) ON \(dates).\(quoted("unit_id")) = "
          + "\(quoted("s")).\(quoted("unit_id"))")
    }
    lines += rows.joins
    if !conditions.isEmpty { lines.append("WHERE " + conditions.joined(separator: "\n    AND ")) }
    return lines.joined(separator: "\n  ")
  }

  /// The condition, whether it is in doubt and, for full grids, the part about categories.
  private mutating func truths(_ bands: Bands?) throws(RowCompilationError) -> [String] {
    let condition =
      try measure.condition.map { value throws(RowCompilationError) in
        try rows.condition(value)
      } ?? RowTranslator.Condition(truth: "TRUE", decisive: [])
    var doubts: [String] = []
    for name in condition.decisive { doubts.append("\(try rows.column(name)) IS NULL") }
    if form.gridIsFull { doubts.append("(\(condition.truth)) IS NULL") }
    // A band that is cut is neither counted nor in doubt: it is divided afterwards.
    let isWhole = bands.map { " AND NOT \($0.isCut)" } ?? ""
    let doubt = doubts.isEmpty ? "FALSE" : "(" + doubts.joined(separator: " OR ") + ")\(isWhole)"
    var columns = [
      "\(condition.truth)\(isWhole) AS \(quoted("holds"))", "(\(doubt)) AS \(quoted("doubt"))",
    ]
    guard form.gridIsFull else { return columns }
    let categories = try categories()
    columns.append("\(categories ?? "TRUE") AS \(quoted("in_category"))")
    return columns + (bands?.columns ?? [])
  }

  /// The parts of a full grid's condition that concern categories only.
  private var categoryParts: [Expression] {
    guard form.gridIsFull, let condition = measure.condition else { return [] }
    return condition.conjuncts.filter { part in
      part.columns.allSatisfy { name in
        if case .code? = form.column(name)?.type { true } else { false }
      }
    }
  }

  private mutating func categories() throws(RowCompilationError) -> String? {
    var parts: [String] = []
    for part in categoryParts { parts.append(try rows.truth(part)) }
    return parts.isEmpty ? nil : "(" + parts.joined(separator: " AND ") + ")"
  }

  /// What is counted or summed in a row; nil where rows are counted.
  private mutating func item() throws(RowCompilationError) -> String? {
    guard let name = measure.aggregate.column else { return nil }
    let column = try rows.column(name)
    guard let type = form.column(name)?.type else { throw .absentColumn(name) }
    switch (measure.aggregate, type) {
    case (.countDistinct, .date), (.countDistinct, .integer), (.countDistinct, .number):
      throw .unsupported(measure.span)
    case (.countDistinct, _), (_, .integer), (_, .number): return column
    case (.minimum, .date), (.maximum, .date):
      return engine.days(engine.date(CalendarDay(number: 0)), column)
    default: throw .unsupported(measure.span)
    }
  }

  // MARK: Municipality and submission

  /// The code of the municipality of a row; nil where all rows belong to the only one.
  private func unitColumn() throws(RowCompilationError) -> String? {
    let name = measure.by ?? form.municipality
    if let by = measure.by, !tables.has(by, in: form) { throw .absentColumn(by) }
    guard let name, tables.has(name, in: form) else { return nil }
    let column = try rows.column(name)
    guard !tables.hasSettlementCodes else { return column }
    return "CASE WHEN length(\(column)) = 11 THEN substr(\(column), 1, 8) ELSE \(column) END"
  }

  /// Only rows of a municipality that submitted the source.
  private func submissionJoin(_ unit: String?) -> String {
    let s = quoted("s")
    var join = "JOIN \(quoted("submission")) AS \(s)"
    join += " ON \(s).\(quoted("source_id")) = \(engine.text(form.id))"
    join += " AND \(s).\(quoted("period_id")) = \(engine.text(period.id))"
    if let unit { return join + " AND \(s).\(quoted("unit_id")) = \(unit)" }
    let ancestors = quoted("unit_ancestor")
    let only =
      "(SELECT MIN(\(quoted("unit_id"))) AS \(quoted("unit_id")) FROM \(ancestors)"
      + " WHERE \(quoted("period_id")) = \(engine.text(period.id))"
      + " HAVING COUNT(DISTINCT \(quoted("unit_id"))) = 1)"
    return "CROSS JOIN \(only) AS \(quoted("only"))\n  " + join
      + " AND \(s).\(quoted("unit_id")) = \(quoted("only")).\(quoted("unit_id"))"
  }

  // MARK: Time

  private func stockDay() throws(RowCompilationError) -> CalendarDay? {
    guard case .at(let expression) = measure.time, case .asOf = form.time else { return nil }
    guard case .date(let day)? = rows.constant(expression) else {
      throw .unsupported(expression.span)
    }
    return day
  }

  /// The date of the latest table of each municipality that is not after the day.
  private func dates(upTo day: CalendarDay) throws(RowCompilationError) -> String {
    guard case .asOf(let name) = form.time else { return "" }
    let column = try rows.column(name)
    var conditions = ["\(column) <= \(engine.date(day))"]
    if form.id == "population", let pinned = tables.populationAsOf {
      conditions.append("\(column) = \(engine.date(pinned))")
    } else if let years = measure.orLatestWithinYears {
      conditions.append("\(column) >= \(engine.date(day.adding(years: -years)))")
    }
    if let serving = rows.serving { conditions.insert(serving, at: 0) }
    let s = "\(quoted("s")).\(quoted("unit_id"))"
    return """
      SELECT \(s) AS \(quoted("unit_id")), MAX(\(column)) AS \(quoted("as_of"))
        FROM \(quoted(form.id)) AS \(quoted(prefix))
        \(submissionJoin(try unitColumn()))
        WHERE \(conditions.joined(separator: " AND "))
        GROUP BY \(s)
      """
  }

  private mutating func timeConditions(isDated: Bool) throws(RowCompilationError) -> [String] {
    switch measure.time {
    case .any: return []
    case .duringPeriod: return try during(from: period.start, before: period.end)
    case .at(let expression):
      guard case .date(let day)? = rows.constant(expression) else {
        throw .unsupported(expression.span)
      }
      guard isDated, case .asOf(let name) = form.time else {
        return try during(from: day, before: day.adding(days: 1))
      }
      let column = try rows.column(name)
      let latest = "\(quoted(prefix + "_dates")).\(quoted("as_of"))"
      return ["(\(column) IS NULL OR \(column) = \(latest))"]
    }
  }

  /// Rows that last, stand or happen between two days; an absent end still lasts.
  private func during(
    from first: CalendarDay, before end: CalendarDay
  ) throws(RowCompilationError) -> [String] {
    switch form.time {
    case .lasts(let from, let to, let inclusive):
      var conditions: [String] = []
      if tables.has(from, in: form) {
        let column = try rows.column(from)
        conditions.append("(\(column) IS NULL OR \(column) < \(engine.date(end)))")
      }
      if tables.has(to, in: form) {
        let column = try rows.column(to)
        let sign = inclusive ? ">=" : ">"
        conditions.append("(\(column) IS NULL OR \(column) \(sign) \(engine.date(first)))")
      }
      return conditions
    case .on(let name), .asOf(let name):
      let column = try rows.column(name)
      return ["\(column) >= \(engine.date(first))", "\(column) < \(engine.date(end))"]
    case .period(let name): return ["\(try rows.column(name)) = \(engine.text(period.id))"]
    case .year(let name): return ["\(try rows.column(name)) = \(period.lastDay.year)"]
    case .timeless: return []
    }
  }
}

extension Aggregate {
  /// Whether the aggregate gives values of the column rather than a count.
  var isNumeric: Bool {
    switch self {
    case .sum, .mean, .minimum, .maximum: true
    case .countRows, .countDistinct, .share: false
    }
  }
}
