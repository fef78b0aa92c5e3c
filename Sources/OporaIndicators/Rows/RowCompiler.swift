import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Compiles row expressions of one table and period into a shared ``RowProgram``.
struct RowCompiler {
  let scope: RowScope
  private(set) var program: RowProgram
  /// Columns whose missing cells make the row unknown, in the expression compiled last.
  private(set) var decisive: Set<Int> = []
  /// Columns that the expression compiled last asks about with `is missing`.
  private var askedAbout: Set<Int> = []

  /// Starts to compile.
  ///
  /// - Parameters:
  ///   - scope: what expressions may refer to.
  ///   - program: steps compiled before for other periods of the same table.
  init(scope: RowScope, program: RowProgram = RowProgram()) {
    self.scope = scope
    self.program = program
  }

  /// A compiled condition.
  struct Condition {
    /// The register of its truth.
    var truth: RowProgram.Truth
    /// Columns that it needs to know.
    var decisive: [Int]
  }

  /// Compiles a condition.
  ///
  /// A row is unknown if a column that the condition needs is missing and the condition is not
  /// true; columns under `??` or asked about with `is missing` do not make a row unknown.
  mutating func condition(_ expression: Expression) throws(RowCompilationError) -> Condition {
    decisive = []
    askedAbout = []
    let register = try truth(expression)
    return Condition(truth: register, decisive: decisive.subtracting(askedAbout).sorted())
  }

  /// Notes that a missing cell of a column leaves the row undecided.
  mutating func markDecisive(_ column: Int) { decisive.insert(column) }

  /// Forgets columns noted since: those under `??` do not leave a row undecided.
  mutating func forget(since before: Set<Int>) { decisive = before }

  /// The number of a lookup table of truth values.
  mutating func table(_ values: [UInt8]) -> Int { program.table(values) }

  /// The number of a lookup table of numbers.
  mutating func table(_ values: [Int64]) -> Int { program.table(values) }

  /// Adds a step that is no expression of a definition, such as a condition of time.
  mutating func add(_ step: RowProgram.Step) -> Int { program.register(step) }

  /// The conjunction of registers; always true if there are none.
  mutating func all(_ registers: [RowProgram.Truth]) -> RowProgram.Truth {
    guard var result = registers.first else { return add(.constant(1)) }
    for register in registers.dropFirst() { result = add(.and(result, register)) }
    return result
  }

  // MARK: Conditions

  mutating func truth(_ expression: Expression) throws(RowCompilationError) -> RowProgram.Truth {
    switch expression {
    case .literal(.bool(let value), _): return add(.constant(value ? 1 : 0))
    case .not(let operand, _): return add(.not(try truth(operand)))
    case .binary(.and, let left, let right, _):
      return add(.and(try truth(left), try truth(right)))
    case .binary(.or, let left, let right, _):
      return add(.or(try truth(left), try truth(right)))
    case .binary(let comparison, let left, let right, _):
      return try compare(comparison, left, right, expression.span)
    case .inRange(let value, let lower, let upper, let includesUpper, let negated, let span):
      let inside = try isInside(value, lower, upper, includesUpper, span)
      return negated ? add(.not(inside)) : inside
    case .inList(let value, let literals, let negated, let span):
      let inside = try isListed(value, literals, span)
      return negated ? add(.not(inside)) : inside
    case .isMissing(let value, let negated, let span):
      let missing = try isMissing(value, span)
      return negated ? add(.not(missing)) : missing
    case .name(let path, let span): return try column(path, span, equals: .bool(true))
    case .call(let name, let arguments, let span): return try call(name, arguments, span)
    case .fallback(let value, let other, _):
      return try fallback(value, other, expression.span)
    case .conditional(let condition, let yes, let no, _):
      let decision = try truth(condition)
      return choose(decision, try truth(yes), try truth(no))
    default: throw .unsupported(expression.span)
    }
  }

  /// A mark, or what stands in its place where it is missing.
  private mutating func fallback(
    _ value: Expression, _ other: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    let before = decisive
    do {
      let register = try truth(value)
      forget(since: before)
      if case .literal(.bool(let otherwise), _) = other {
        return add(.known(register, otherwise: otherwise))
      }
      // Unknown is neither: what stands behind `??` then decides.
      let isKnown = add(.or(add(.known(register, otherwise: false)), denied(register)))
      return choose(isKnown, register, try truth(other))
    } catch .absentColumn {
      forget(since: before)
      return try truth(other)
    }
  }

  private mutating func denied(_ register: RowProgram.Truth) -> RowProgram.Truth {
    add(.known(add(.not(register)), otherwise: false))
  }

  /// Whether a cell, a linked cell or the result of a formula is missing; never unknown.
  mutating func isMissing(
    _ value: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    switch value {
    case .name(let path, _) where path.count == 1:
      let index = try columnIndex(path[0])
      askedAbout.insert(index)
      return add(.isMissing(column: index))
    case .name(let path, _) where scope.day(path) != nil: return add(.constant(0))
    case .name(let path, _):
      let before = decisive
      let missing = try linked(path, span, unlinked: 1) {
        compiler, rest throws(RowCompilationError) in
        try compiler.isMissing(.name(rest, span), span)
      }
      forget(since: before)
      return add(.known(missing, otherwise: true))
    default:
      let before = decisive
      let isPresent = try presence(of: value)
      forget(since: before)
      return add(.not(isPresent))
    }
  }

  /// Whether a formula gives something.
  private mutating func presence(
    of value: Expression
  ) throws(RowCompilationError) -> RowProgram.Truth {
    if isTextual(value) {
      let same = try areSame(value, value, value.span)
      return add(.known(same, otherwise: false))
    }
    do {
      let (register, _) = try number(value)
      return add(.known(add(.equal(register, register)), otherwise: false))
    } catch .unsupported {
      let register = try truth(value)
      return add(.or(add(.known(register, otherwise: false)), denied(register)))
    }
  }

  /// The index of a column that some file has; nil if none has it.
  func presentColumn(_ name: String) -> Int? {
    let index = scope.table.form.columns.firstIndex { $0.name == name }
    return index.flatMap { scope.table.columns[$0] == nil ? nil : $0 }
  }

  /// The index of a column that some file has.
  func columnIndex(_ name: String) throws(RowCompilationError) -> Int {
    guard let index = presentColumn(name) else { throw .absentColumn(name) }
    return index
  }

  private mutating func compare(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    if scope.constant(left) != nil, scope.constant(right) == nil {
      return try compare(operation.mirrored, right, left, span)
    }
    if let literal = scope.constant(right) {
      switch literal {
      case .text, .bool:
        let equal = try isListed(left, [literal], span)
        return operation == .notEqual ? add(.not(equal)) : equal
      case .date, .number:
        if case .binary(.divide, _, _, _) = left { break }
        if let whole = wholeBound(literal), let (low, high) = operation.bounds(of: whole),
          literal.isDay || !left.hasFractions(scope.table.form)
        {
          let inside = try within(left, low, high, span)
          return operation == .notEqual ? add(.not(inside)) : inside
        }
      }
    }
    if let quotient = try compareQuotient(operation, left, right, span) { return quotient }
    if case .binary(.divide, _, _, _) = right {
      return try compare(operation.mirrored, right, left, span)
    }
    if operation == .equal || operation == .notEqual, isTextual(left) || isTextual(right) {
      let same = try areSame(left, right, span)
      return operation == .equal ? same : add(.not(same))
    }
    let (a, b) = try aligned(left, right)
    switch operation {
    case .equal: return add(.equal(a, b))
    case .notEqual: return add(.not(add(.equal(a, b))))
    case .less: return add(.less(a, b))
    case .greater: return add(.less(b, a))
    case .lessOrEqual: return add(.not(add(.less(b, a))))
    case .greaterOrEqual: return add(.not(add(.less(a, b))))
    default: throw .unsupported(span)
    }
  }

  func wholeBound(_ literal: Literal) -> Int64? {
    switch literal {
    case .date(let day): Int64(day.number)
    case .number(let value): value.isWhole ? Int64(value.decimalText(decimals: 0)) : nil
    default: nil
    }
  }

  private mutating func isInside(
    _ value: Expression, _ lower: Expression, _ upper: Expression, _ includesUpper: Bool,
    _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    if !value.hasFractions(scope.table.form), let low = scope.constant(lower).flatMap(wholeBound),
      let high = scope.constant(upper).flatMap(wholeBound)
    {
      return try within(value, low, includesUpper ? high : high - 1, span)
    }
    let atLeast = try compare(.greaterOrEqual, value, lower, span)
    let atMost = try compare(includesUpper ? .lessOrEqual : .less, value, upper, span)
    return add(.and(atLeast, atMost))
  }

  /// Whether a whole number or day lies within closed bounds: an age becomes a range of birth dates,
  /// a column stored as small numbers a range check, a band column a check of both its ends.
  private mutating func within(
    _ value: Expression, _ low: Int64, _ high: Int64, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    if case .call("age", let arguments, _) = value, arguments.count == 2,
      case .name(let path, _) = arguments[0].value, path.count == 1,
      case .date(let day)? = scope.constant(arguments[1].value)
    {
      return try ageWithin(path[0], low, high, on: day)
    }
    if case .name(let path, _) = value, path.count == 1 {
      if let band = band(path[0]) {
        // A full grid tells bands that are cut from those that lie outside.
        if !scope.table.form.gridIsFull { decisive.formUnion([band.from, band.to]) }
        return add(.band(from: band.from, to: band.to, low: low, high: high))
      }
      let index = try columnIndex(path[0])
      if scope.table.columns[index]?.isWide == false, !scope.table.form.columns[index].isPeriod {
        decisive.insert(index)
        return add(
          .range(
            column: index, low: Int32(clamping: max(low, -2_000_000_000)),
            high: Int32(clamping: high)))
      }
    }
    let (register, scale) = try number(value)
    let least = add(.number(scaled(low, scale)))
    let most = add(.number(scaled(high, scale)))
    return add(.and(add(.not(add(.less(register, least)))), add(.not(add(.less(most, register))))))
  }

  private func scaled(_ value: Int64, _ scale: Int64) -> Int64 {
    let (product, overflow) = value.multipliedReportingOverflow(by: scale)
    return overflow ? (value < 0 ? Int64.min + 1 : Int64.max) : product
  }

  private mutating func ageWithin(
    _ name: String, _ low: Int64, _ high: Int64, on day: CalendarDay
  ) throws(RowCompilationError) -> RowProgram.Truth {
    let index = try columnIndex(name)
    decisive.insert(index)
    let years = (low: Int(min(max(low, -1000), 1000)), high: Int(min(max(high, -1000), 1000)))
    guard years.low <= years.high else { return add(.range(column: index, low: 1, high: 0)) }
    let latest = CompletedYears.latestBirth(atLeast: years.low, on: day).number
    let tooOld = CompletedYears.latestBirth(atLeast: years.high + 1, on: day).number
    return add(.range(column: index, low: tooOld + 1, high: latest))
  }

  /// The two columns of a band such as `age_from`, `age_to`, where the plain column is absent.
  func band(_ name: String) -> (from: Int, to: Int)? {
    let columns = scope.table.form.columns
    guard let plain = columns.firstIndex(where: { $0.name == name }),
      scope.table.columns[plain] == nil,
      let from = columns.firstIndex(where: { $0.name == name + "_from" }),
      let to = columns.firstIndex(where: { $0.name == name + "_to" }),
      scope.table.columns[from] != nil, scope.table.columns[to] != nil
    else { return nil }
    return (from, to)
  }
}

extension BinaryOperator {
  /// The comparison with its sides exchanged.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The closed bounds in which a whole number satisfies the comparison with `value`.
  ///
  /// `!=` gives the bounds of `=`; nil for what is no comparison.
  func bounds(of value: Int64) -> (low: Int64, high: Int64)? {
    switch self {
    case .equal, .notEqual: (value, value)
    case .less: (Int64.min + 1, value - 1)
    case .lessOrEqual: (Int64.min + 1, value)
    case .greater: (value + 1, Int64.max)
    case .greaterOrEqual: (value, Int64.max)
    default: nil
    }
  }
}

extension Expression {
  /// Whether the value may lie between two whole numbers, so that `< 3` is not `<= 2`.
  func hasFractions(_ form: SourceForm) -> Bool {
    all.contains { node in
      switch node {
      case .name(let path, _):
        path.count > 1 && path[0] != "period" || form.column(path[0])?.type == .number
      case .binary(.divide, _, _, _), .literal(.number, _): true
      default: false
      }
    }
  }
}

extension SourceColumn {
  fileprivate var isPeriod: Bool { type == .period }
}
