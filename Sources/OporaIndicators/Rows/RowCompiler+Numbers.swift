import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Numbers and days.
extension RowCompiler {
  /// Two number registers of the same scale.
  mutating func aligned(
    _ left: Expression, _ right: Expression
  ) throws(RowCompilationError) -> (RowProgram.Number, RowProgram.Number) {
    aligned(try number(left), try number(right)).registers
  }

  private mutating func aligned(
    _ left: (RowProgram.Number, Int64), _ right: (RowProgram.Number, Int64)
  ) -> (registers: (RowProgram.Number, RowProgram.Number), scale: Int64) {
    let scale = max(left.1, right.1)
    return ((scaled(left, to: scale), scaled(right, to: scale)), scale)
  }

  private mutating func scaled(
    _ value: (register: RowProgram.Number, scale: Int64), to scale: Int64
  ) -> RowProgram.Number {
    guard value.scale < scale else { return value.register }
    return add(.multiply(value.register, add(.number(scale / value.scale)), by: 1))
  }

  /// A number register and its scale: 1 for whole numbers and days, a million for decimals.
  mutating func number(
    _ expression: Expression
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    if let literal = scope.constant(expression) { return try constant(literal, expression.span) }
    switch expression {
    case .name(let path, let span): return try numberColumn(path, span)
    case .negative(let operand, _):
      let (register, scale) = try number(operand)
      return (add(.subtract(add(.number(0)), register)), scale)
    case .binary(let operation, let left, let right, let span):
      return try arithmetic(operation, left, right, span)
    case .fallback(let value, let other, _): return try fallback(value, other)
    case .conditional(let condition, let yes, let no, _):
      let register = try truth(condition)
      let (sides, scale) = aligned(try number(yes), try number(no))
      return (add(.choose(register, sides.0, sides.1)), scale)
    case .call(let name, let arguments, let span): return try numberCall(name, arguments, span)
    default: throw .unsupported(expression.span)
    }
  }

  private mutating func constant(
    _ literal: Literal, _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    switch literal {
    case .date(let day): return (add(.number(Int64(day.number))), 1)
    case .number(let value):
      if value.isWhole, let whole = Int64(value.decimalText(decimals: 0)) {
        return (add(.number(whole)), 1)
      }
      // A product of numbers may be beyond what a cell can hold: it is greater than all of them.
      let limit = Int64.max / FixedPoint.unit
      if value.isWhole { return (add(.number(value < .zero ? -limit : limit)), 1) }
      let millionths = value * ExactNumber(Int(FixedPoint.unit))
      let rounded = Int64(millionths.decimalText(decimals: 0))
      return (add(.number(rounded ?? (value < .zero ? -Int64.max : Int64.max))), FixedPoint.unit)
    default: throw .unsupported(span)
    }
  }

  private mutating func numberColumn(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    guard path.count == 1 else {
      return try linkedNumber(path, span) { compiler, rest throws(RowCompilationError) in
        try compiler.numberColumn(rest, span)
      }
    }
    let index = try columnIndex(path[0])
    markDecisive(index)
    switch scope.table.form.columns[index].type {
    case .number: return (add(.load(column: index)), FixedPoint.unit)
    case .integer, .date: return (add(.load(column: index)), 1)
    case .period: return (periodStarts(index), 1)
    default: throw .unsupported(span)
    }
  }

  /// A period as its first day.
  private mutating func periodStarts(_ index: Int) -> RowProgram.Number {
    let dictionary = scope.table.columns[index]?.dictionary
    let days = (0..<Int32(dictionary?.count ?? 0)).map { number in
      dictionary.flatMap { ReportingPeriod(reading: $0.text(number)) }
        .map { Int64($0.start.number) } ?? Column.missingWide
    }
    return add(.map(column: index, table: table(days)))
  }

  private mutating func arithmetic(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    let (a, b) = (try number(left), try number(right))
    switch operation {
    case .add, .subtract:
      let (sides, scale) = aligned(a, b)
      let step: RowProgram.Step =
        operation == .add ? .add(sides.0, sides.1) : .subtract(sides.0, sides.1)
      return (add(step), scale)
    case .multiply: return (add(.multiply(a.0, b.0, by: min(a.1, b.1))), max(a.1, b.1))
    case .divide:
      let (sides, _) = aligned(a, b)
      return (add(.divide(sides.0, sides.1)), FixedPoint.unit)
    default: throw .unsupported(span)
    }
  }

  /// A quotient compared with a number, exactly: by the product of the other side.
  mutating func compareQuotient(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth? {
    guard case .binary(.divide, let above, let below, _) = left else { return nil }
    let product = Expression.binary(.multiply, right, below, span)
    let zero = Expression.literal(.number(.zero), span)
    let isPositive = try truth(.binary(.greater, below, zero, span))
    let isNegative = try truth(.binary(.less, below, zero, span))
    let holds = try truth(.binary(operation, above, product, span))
    let holdsTurned = try truth(.binary(operation.mirrored, above, product, span))
    // By zero nothing is known.
    let isDivided = add(.or(isPositive, isNegative))
    let unknown = add(.constant(2))
    return choose(isDivided, choose(isPositive, holds, holdsTurned), unknown)
  }

  private mutating func fallback(
    _ value: Expression, _ other: Expression
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    let before = decisive
    do {
      let first = try number(value)
      forget(since: before)
      let (sides, scale) = aligned(first, try number(other))
      return (add(.otherwise(sides.0, sides.1)), scale)
    } catch .absentColumn {
      forget(since: before)
      return try number(other)
    }
  }

  private mutating func numberCall(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    switch (name, arguments.count) {
    case ("age", 2):
      let birth = try number(arguments[0].value).0
      return (add(.age(birth, on: try number(arguments[1].value).0)), 1)
    case ("year", 1): return (add(.year(try number(arguments[0].value).0)), 1)
    case ("month", 1): return (add(.month(try number(arguments[0].value).0)), 1)
    case ("days", 2):
      let from = try number(arguments[0].value).0
      return (add(.subtract(try number(arguments[1].value).0, from)), 1)
    case ("workdays", 2):
      let worked = table(WorkdayCounts.table(scope.calendar))
      let from = add(.workdays(try number(arguments[0].value).0, table: worked))
      let to = add(.workdays(try number(arguments[1].value).0, table: worked))
      return (add(.subtract(to, from)), 1)
    case ("size", 1): return try size(arguments[0].value, span)
    case ("abs", 1):
      let (register, scale) = try number(arguments[0].value)
      let negative = add(.subtract(add(.number(0)), register))
      let isNegative = add(.less(register, add(.number(0))))
      return (add(.choose(isNegative, negative, register)), scale)
    case ("min", 1...), ("max", 1...):
      return try extreme(arguments.map(\.value), isLeast: name == "min")
    default: throw .unsupported(span)
    }
  }

  private mutating func extreme(
    _ values: [Expression], isLeast: Bool
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    var result = try number(values[0])
    for value in values.dropFirst() {
      let (sides, scale) = aligned(result, try number(value))
      let isLess = add(.less(sides.0, sides.1))
      let (first, second) = isLeast ? (sides.0, sides.1) : (sides.1, sides.0)
      result = (add(.choose(isLess, first, second)), scale)
    }
    return result
  }
}

/// How many working days there were up to each day, for differences.
enum WorkdayCounts {
  /// The first day of the table; what lies before has no working days.
  static let first = CalendarDay(year: 1990, month: 1, day: 1) ?? CalendarDay(number: 0)
  private static let last = CalendarDay(year: 2100, month: 1, day: 1) ?? CalendarDay(number: 0)

  static func table(_ calendar: WorkCalendar) -> [Int64] {
    var count: Int64 = 0
    return (0...Int(last.number - first.number)).map { offset in
      if calendar.isWorking(first.adding(days: offset)) { count += 1 }
      return count
    }
  }
}
