import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Writes row expressions as SQL over one table.
///
/// The truth of a row is true, false or unknown, as in the engine of this library; SQL's three values
/// are the same, so unknown is NULL and stays so through `AND`, `OR` and `NOT`. Which columns leave a
/// row undecided is found by the rules of ``RowCompiler``, whose cases and their order this type keeps.
struct RowTranslator {
  let engine: SQLEngine
  let tables: SQLTables
  let form: SourceForm
  /// The name that the table bears in the query.
  let alias: String
  let period: ReportingPeriod
  /// Tables looked into, joined so that they never multiply rows.
  private(set) var joins: [String] = []
  /// Columns whose missing cells make the row unknown, in the condition translated last.
  private(set) var decisive: Set<String> = []
  private var askedAbout: Set<String> = []

  init(
    _ form: SourceForm, alias: String, _ engine: SQLEngine, _ tables: SQLTables,
    _ period: ReportingPeriod
  ) {
    self.form = form
    self.alias = alias
    self.engine = engine
    self.tables = tables
    self.period = period
  }

  /// A condition on a row.
  struct Condition {
    /// SQL that is true, false or NULL.
    var truth: String
    /// Columns that it needs to know, in the order of the form.
    var decisive: [String]
  }

  /// Translates a condition.
  mutating func condition(_ expression: Expression) throws(RowCompilationError) -> Condition {
    decisive = []
    askedAbout = []
    let truth = try truth(expression)
    let needed = decisive.subtracting(askedAbout)
    return Condition(
      truth: truth, decisive: form.columns.map(\.name).filter(needed.contains))
  }

  mutating func markDecisive(_ column: String) { decisive.insert(column) }
  mutating func forget(since before: Set<String>) { decisive = before }

  /// Joins a table with one row a key; returns the name it bears.
  mutating func join(_ text: String, on condition: (String) -> String) -> String {
    let name = engine.name("\(alias)_\(joins.count + 1)")
    joins.append("LEFT JOIN (\(text)) AS \(name) ON \(condition(name))")
    return name
  }

  /// Joins a table of one row.
  mutating func joinOnly(_ text: String, as alias: String) -> String {
    let name = engine.name(alias)
    let join = "CROSS JOIN (\(text)) AS \(name)"
    if !joins.contains(join) { joins.append(join) }
    return name
  }

  /// A column that the table has.
  func column(_ name: String) throws(RowCompilationError) -> String {
    guard tables.has(name, in: form) else { throw .absentColumn(name) }
    return "\(engine.name(alias)).\(engine.name(name))"
  }

  /// The value of an expression that needs no row.
  func constant(_ expression: Expression) -> Literal? {
    RowScope(table: Table(form: form), period: period, tables: [:], calendar: tables.calendar)
      .constant(expression)
  }

  // MARK: Conditions

  /// Something true, false or NULL; safe to stand beside any operator.
  mutating func truth(_ expression: Expression) throws(RowCompilationError) -> String {
    switch expression {
    case .literal(.bool(let value), _): return value ? "TRUE" : "FALSE"
    case .not(let operand, _): return "(NOT \(try truth(operand)))"
    case .binary(.and, _, _, _):
      var parts: [String] = []
      for part in expression.conjuncts { parts.append(try truth(part)) }
      return "(" + parts.joined(separator: " AND ") + ")"
    case .binary(.or, let left, let right, _):
      return "(\(try truth(left)) OR \(try truth(right)))"
    case .binary(let comparison, let left, let right, let span):
      return try compare(comparison, left, right, span)
    case .inRange(let value, let lower, let upper, let includesUpper, let negated, let span):
      let inside = try isInside(value, lower, upper, includesUpper, span)
      return negated ? "(NOT \(inside))" : inside
    case .inList(let value, let literals, let negated, let span):
      let inside = try isListed(value, literals, span)
      return negated ? "(NOT \(inside))" : inside
    case .isMissing(let value, let negated, let span):
      return try isMissing(value, negated: negated, span)
    case .name(let path, let span): return try column(path, isOneOf: [.bool(true)], span)
    case .call(let name, let arguments, let span): return try test(name, arguments, span)
    case .fallback(let value, let other, _): return try fallback(value, other)
    case .conditional(let condition, let yes, let no, _):
      let decision = try truth(condition)
      return choose(decision, try truth(yes), try truth(no))
    default: throw .unsupported(expression.span)
    }
  }

  /// One truth where a condition holds, another where it does not.
  func choose(_ condition: String, _ yes: String, _ no: String) -> String {
    "((\(condition) AND \(yes)) OR (NOT \(condition) AND \(no)))"
  }

  /// A mark, or what stands in its place where it is missing.
  private mutating func fallback(
    _ value: Expression, _ other: Expression
  ) throws(RowCompilationError) -> String {
    let before = decisive
    do {
      let first = try truth(value)
      forget(since: before)
      return "COALESCE(\(first), \(try truth(other)))"
    } catch .absentColumn {
      forget(since: before)
      return try truth(other)
    }
  }

  /// Whether a cell, a linked cell or the result of a formula is missing; never unknown.
  mutating func isMissing(
    _ value: Expression, negated: Bool = false, _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    switch value {
    case .name(let path, _) where path.count == 1:
      let column = try column(path[0])
      askedAbout.insert(path[0])
      return "(\(column) IS \(negated ? "NOT " : "")NULL)"
    case .name(let path, _) where period.day(path) != nil: return negated ? "TRUE" : "FALSE"
    case .name(let path, _):
      let before = decisive
      let missing = try linked(path, unlinked: "TRUE") {
        inner, rest throws(RowCompilationError) in
        try inner.isMissing(.name(rest, span), span)
      }
      forget(since: before)
      return negated ? "(NOT COALESCE(\(missing), TRUE))" : "COALESCE(\(missing), TRUE)"
    default:
      let before = decisive
      let result = try presence(of: value)
      forget(since: before)
      return "(\(result) IS \(negated ? "NOT " : "")NULL)"
    }
  }

  /// SQL that is NULL where a formula gives nothing.
  private mutating func presence(of value: Expression) throws(RowCompilationError) -> String {
    if isTextual(value) { return try text(value, value.span) }
    do {
      return try number(value).text
    } catch .unsupported {
      return try truth(value)
    }
  }

  // MARK: Comparisons

  private mutating func compare(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    if constant(left) != nil, constant(right) == nil {
      return try compare(operation.mirrored, right, left, span)
    }
    guard let sign = SQLEngine.signs[operation] else { throw .unsupported(span) }
    switch constant(right) {
    case .text?, .bool?:
      guard let literal = constant(right) else { throw .unsupported(span) }
      let equal = try isListed(left, [literal], span)
      return operation == .notEqual ? "(NOT \(equal))" : equal
    case .number(let value)?:
      if let bound = Bounds.whole(.number(value)), let bounds = operation.bounds(of: bound),
        let inside = try special(left, bounds)
      {
        return operation == .notEqual ? "(NOT \(inside))" : inside
      }
    default: break
    }
    if let quotient = try compareQuotient(operation, left, right, span) { return quotient }
    if case .binary(.divide, _, _, _) = right {
      return try compare(operation.mirrored, right, left, span)
    }
    if operation == .equal || operation == .notEqual, isTextual(left) || isTextual(right) {
      return "(\(try text(left, span)) \(sign) \(try text(right, span)))"
    }
    if let a = try day(left), let b = try day(right) { return "(\(a) \(sign) \(b))" }
    let (a, b) = try aligned(left, right)
    return "(\(a) \(sign) \(b))"
  }

  private mutating func isInside(
    _ value: Expression, _ lower: Expression, _ upper: Expression, _ includesUpper: Bool,
    _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    if let low = constant(lower).flatMap(Bounds.whole),
      let high = constant(upper).flatMap(Bounds.whole),
      let inside = try special(value, (low, includesUpper ? high : high - 1))
    {
      return inside
    }
    let atLeast = try compare(.greaterOrEqual, value, lower, span)
    let atMost = try compare(includesUpper ? .lessOrEqual : .less, value, upper, span)
    return "(\(atLeast) AND \(atMost))"
  }

  /// An age as a range of birth dates, a band of ages by both its ends; nil for other values.
  private mutating func special(
    _ value: Expression, _ bounds: (low: Int64, high: Int64)
  ) throws(RowCompilationError) -> String? {
    if case .call("age", let arguments, _) = value, arguments.count == 2,
      case .name(let path, _) = arguments[0].value, path.count == 1,
      case .date(let day)? = constant(arguments[1].value)
    {
      return try ageWithin(path[0], bounds, on: day)
    }
    guard case .name(let path, _) = value, path.count == 1, let band = band(path[0]) else {
      return nil
    }
    // A full grid tells bands that are cut from those that lie outside.
    if !form.gridIsFull { decisive.formUnion([band.from, band.to]) }
    return try bandWithin(band, bounds)
  }

  /// Birth dates of those of the ages asked: no engine's own idea of an age is used.
  private mutating func ageWithin(
    _ name: String, _ bounds: (low: Int64, high: Int64), on day: CalendarDay
  ) throws(RowCompilationError) -> String {
    let birth = try column(name)
    markDecisive(name)
    let low = min(max(bounds.low, -1000), 1000)
    let high = min(max(bounds.high, -1000), 1000)
    guard low <= high else { return never(birth) }
    var parts: [String] = []
    if bounds.high < 1000 {
      let tooOld = CompletedYears.latestBirth(atLeast: Int(high) + 1, on: day)
      parts.append("\(birth) >= \(engine.date(tooOld.adding(days: 1)))")
    }
    if bounds.low > -1000 {
      let latest = CompletedYears.latestBirth(atLeast: Int(low), on: day)
      parts.append("\(birth) <= \(engine.date(latest))")
    }
    return parts.isEmpty ? "(\(birth) = \(birth))" : "(" + parts.joined(separator: " AND ") + ")"
  }

  /// False, but unknown where the column is missing.
  func never(_ column: String) -> String { "(CASE WHEN \(column) IS NOT NULL THEN FALSE END)" }

  // MARK: Bands

  /// The two columns of a band such as `age_from`, `age_to`, where the plain column is absent.
  func band(_ name: String) -> (from: String, to: String)? {
    let band = (from: name + "_from", to: name + "_to")
    guard form.column(name) != nil, !tables.has(name, in: form), tables.has(band.from, in: form),
      tables.has(band.to, in: form)
    else { return nil }
    return band
  }

  /// Whether a band lies within bounds; unknown where they cut it or an end that counts is missing.
  private func bandWithin(
    _ band: (from: String, to: String), _ bounds: (low: Int64, high: Int64)
  ) throws(RowCompilationError) -> String {
    let (from, to) = (try column(band.from), try column(band.to))
    var inside = ["\(from) IS NOT NULL", "\(to) IS NOT NULL"]
    var outside: [String] = []
    if bounds.low > Int64.min + 1 {
      inside.append("\(from) >= \(bounds.low)")
      outside.append("\(to) < \(bounds.low)")
    }
    if bounds.high < Int64.max {
      inside.append("\(to) <= \(bounds.high)")
      outside.append("\(from) > \(bounds.high)")
    }
    let within = "CASE WHEN \(inside.joined(separator: " AND ")) THEN TRUE"
    guard !outside.isEmpty else { return "(\(within) END)" }
    return "(\(within) WHEN \(outside.joined(separator: " OR ")) THEN FALSE END)"
  }
}

/// Whole bounds of comparisons.
enum Bounds {
  static func whole(_ literal: Literal) -> Int64? {
    guard case .number(let value) = literal, value.isWhole else { return nil }
    return Int64(value.description)
  }
}

extension SQLEngine {
  /// The signs of comparisons.
  static let signs: [BinaryOperator: String] = [
    .equal: "=", .notEqual: "<>", .less: "<", .lessOrEqual: "<=", .greater: ">",
    .greaterOrEqual: ">=",
  ]
}
