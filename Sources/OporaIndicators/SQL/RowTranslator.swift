import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Writes row expressions as SQL over one table.
///
/// The truth of a row is true, false or unknown, as in the engine of this library; SQL's three values
/// are the same, so unknown is NULL and stays so through `AND`, `OR` and `NOT`. Which columns leave a
/// row undecided is found by the rules of ``RowCompiler``, whose order of cases this type keeps.
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

  mutating func join(_ text: String) -> String {
    let name = engine.name("\(alias)_\(joins.count + 1)")
    joins.append("LEFT JOIN (\(text)) AS \(name)")
    return name
  }

  /// Completes the join added last.
  mutating func joinOn(_ condition: String) { joins[joins.count - 1] += " ON \(condition)" }

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

  func literal(_ value: Literal) -> String {
    switch value {
    case .text(let text): engine.text(text)
    case .date(let day): engine.date(day)
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .number(let number): engine.number(number)
    }
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
    case .inList(let value, let literals, let negated, _):
      let inside = engine.isOne(try self.value(value), of: literals.map(literal))
      return negated ? "(NOT (\(inside)))" : "(\(inside))"
    case .isMissing(let value, let negated, let span):
      guard case .name(let path, _) = value, path.count == 1 else { throw .unsupported(span) }
      let column = try column(path[0])
      askedAbout.insert(path[0])
      return "(\(column) IS \(negated ? "NOT " : "")NULL)"
    case .name: return "(\(try value(expression)) = TRUE)"
    case .call(let name, let arguments, let span): return try test(name, arguments, span)
    case .fallback(let value, let other, let span):
      guard case .literal(.bool(let otherwise), _) = other else { throw .unsupported(span) }
      let before = decisive
      let truth = try truth(value)
      forget(since: before)
      return "COALESCE(\(truth), \(otherwise ? "TRUE" : "FALSE"))"
    default: throw .unsupported(expression.span)
    }
  }

  private mutating func compare(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    if constant(left) != nil, constant(right) == nil {
      return try compare(operation.mirrored, right, left, span)
    }
    guard let sign = SQLEngine.signs[operation] else { throw .unsupported(span) }
    if let bound = constant(right).flatMap(Bounds.whole), let bounds = operation.bounds(of: bound) {
      let inside = try special(left, bounds)
      if let inside { return operation == .notEqual ? "(NOT \(inside))" : inside }
    }
    return "(\(try value(left)) \(sign) \(try value(right)))"
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

  /// An age as a range of birth dates; nil for other values.
  ///
  /// - Throws: ``RowCompilationError`` for bands of ages.
  private mutating func special(
    _ value: Expression, _ bounds: (low: Int64, high: Int64)
  ) throws(RowCompilationError) -> String? {
    if case .call("age", let arguments, _) = value, arguments.count == 2,
      case .name(let path, _) = arguments[0].value, path.count == 1,
      case .date(let day)? = constant(arguments[1].value)
    {
      return try ageWithin(path[0], bounds, on: day)
    }
    guard case .name(let path, _) = value, path.count == 1, !tables.has(path[0], in: form),
      tables.has(path[0] + "_from", in: form), tables.has(path[0] + "_to", in: form)
    else { return nil }
    // A band that the bounds cut through is divided by what is known of its ages: not in SQL.
    throw .unsupported(value.span)
  }

  /// Birth dates of those of the ages asked: no engine's own idea of an age is used.
  private mutating func ageWithin(
    _ name: String, _ bounds: (low: Int64, high: Int64), on day: CalendarDay
  ) throws(RowCompilationError) -> String {
    let birth = try column(name)
    markDecisive(name)
    guard bounds.low <= bounds.high else { return "(\(birth) IS NULL AND NULL)" }
    var parts: [String] = []
    if bounds.high < 1000 {
      let tooOld = CompletedYears.latestBirth(atLeast: Int(max(bounds.high, -1000)) + 1, on: day)
      parts.append("\(birth) >= \(engine.date(tooOld.adding(days: 1)))")
    }
    if bounds.low > -1000 {
      let latest = CompletedYears.latestBirth(atLeast: Int(min(bounds.low, 1000)), on: day)
      parts.append("\(birth) <= \(engine.date(latest))")
    }
    return parts.isEmpty ? "(\(birth) = \(birth))" : "(" + parts.joined(separator: " AND ") + ")"
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
