import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Numbers and days. As in ``RowCompiler``, numbers with decimals are whole millionths wherever they
// are computed with, so that no engine's own decimals decide anything.
extension RowTranslator {
  /// A number as SQL; `scale` is 1 for whole numbers and counts of days, a million for decimals.
  struct Number {
    var text: String
    var scale: Int64
  }

  /// A day as SQL of the engine's type for days; nil for what is no day or needs computing.
  mutating func day(_ expression: Expression) throws(RowCompilationError) -> String? {
    if let constant = constant(expression) {
      guard case .date(let day) = constant else { return nil }
      return engine.date(day)
    }
    switch expression {
    case .name(let path, _):
      guard case .date? = type(of: path) else { return nil }
      return try dayColumn(path)
    case .fallback(let inner, let other, _):
      guard isDay(inner), isDay(other) else { return nil }
      return try fallback(inner, other)
    case .conditional(let condition, let yes, let no, _):
      guard isDay(yes), isDay(no) else { return nil }
      let decision = try truth(condition)
      guard let first = try day(yes), let second = try day(no) else { return nil }
      return "(CASE WHEN \(decision) THEN \(first) WHEN NOT \(decision) THEN \(second) END)"
    default: return nil
    }
  }

  private mutating func fallback(
    _ inner: Expression, _ other: Expression
  ) throws(RowCompilationError) -> String? {
    let before = decisive
    do {
      let first = try day(inner)
      forget(since: before)
      guard let first, let second = try day(other) else { return nil }
      return "COALESCE(\(first), \(second))"
    } catch .absentColumn {
      forget(since: before)
      return try day(other)
    }
  }

  private func isDay(_ expression: Expression) -> Bool {
    if let constant = constant(expression) { return constant.isDay }
    switch expression {
    case .name(let path, _):
      guard case .date? = type(of: path) else { return false }
      return true
    case .fallback(let left, let right, _): return isDay(left) && isDay(right)
    case .conditional(_, let yes, let no, _): return isDay(yes) && isDay(no)
    default: return false
    }
  }

  private mutating func dayColumn(_ path: [String]) throws(RowCompilationError) -> String {
    guard path.count == 1 else {
      return try linkedValue(path, least: false) { inner, rest throws(RowCompilationError) in
        try inner.dayColumn(rest)
      }
    }
    let column = try column(path[0])
    markDecisive(path[0])
    return column
  }

  /// A day, computed if need be.
  private mutating func computedDay(_ expression: Expression) throws(RowCompilationError) -> String
  {
    if let day = try day(expression) { return day }
    return engine.day(try number(expression).text)
  }

  // MARK: Numbers

  /// Two numbers of the same scale.
  mutating func aligned(
    _ left: Expression, _ right: Expression
  ) throws(RowCompilationError) -> (String, String) {
    let (a, b) = (try number(left), try number(right))
    return aligned(a, b).sides
  }

  private func aligned(_ a: Number, _ b: Number) -> (sides: (String, String), scale: Int64) {
    let scale = max(a.scale, b.scale)
    func scaled(_ number: Number) -> String {
      if number.scale == scale { return number.text }
      if let value = Int64(number.text), abs(value) < 9_000_000_000_000 {
        return "\(value * scale)"
      }
      return engine.product(number.text, String(scale))
    }
    return ((scaled(a), scaled(b)), scale)
  }

  /// A number; NULL where it is missing.
  mutating func number(_ expression: Expression) throws(RowCompilationError) -> Number {
    if let literal = constant(expression) { return try constant(literal, expression.span) }
    switch expression {
    case .name(let path, let span): return try numberColumn(path, span)
    case .negative(let operand, _):
      let operand = try number(operand)
      return Number(text: "(- \(operand.text))", scale: operand.scale)
    case .binary(let operation, let left, let right, let span):
      return try arithmetic(operation, left, right, span)
    case .fallback(let value, let other, _): return try fallback(value, orElse: other)
    case .conditional(let condition, let yes, let no, _):
      let truth = try truth(condition)
      let (sides, scale) = aligned(try number(yes), try number(no))
      return Number(text: pick(truth, sides.0, sides.1), scale: scale)
    case .call(let name, let arguments, let span): return try call(name, arguments, span)
    default: throw .unsupported(expression.span)
    }
  }

  private func pick(_ truth: String, _ yes: String, _ no: String) -> String {
    "(CASE WHEN \(truth) THEN \(yes) WHEN NOT \(truth) THEN \(no) END)"
  }

  private func constant(
    _ literal: Literal, _ span: SourceSpan
  ) throws(RowCompilationError) -> Number {
    switch literal {
    case .date(let day): return Number(text: "\(day.number)", scale: 1)
    case .number(let value):
      if value.isWhole, let whole = Int64(value.decimalText(decimals: 0)) {
        return Number(text: "\(whole)", scale: 1)
      }
      let millionths = value * ExactNumber(Int(FixedPoint.unit))
      guard let rounded = Int64(millionths.decimalText(decimals: 0)) else {
        throw .unsupported(span)
      }
      return Number(text: "\(rounded)", scale: FixedPoint.unit)
    default: throw .unsupported(span)
    }
  }

  private mutating func numberColumn(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> Number {
    let scale: Int64
    switch type(of: path) {
    case .number?: scale = FixedPoint.unit
    case .integer?, .date?, nil: scale = 1
    default: throw .unsupported(span)
    }
    return Number(text: try storedNumber(path, span), scale: scale)
  }

  private mutating func storedNumber(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard path.count == 1 else {
      return try linkedValue(path, least: false) { inner, rest throws(RowCompilationError) in
        try inner.storedNumber(rest, span)
      }
    }
    let column = try column(path[0])
    markDecisive(path[0])
    switch form.column(path[0])?.type {
    case .number?: return engine.millionths(column)
    case .integer?: return column
    case .date?: return engine.days(engine.date(CalendarDay(number: 0)), column)
    default: throw .unsupported(span)
    }
  }

  private mutating func arithmetic(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> Number {
    let (a, b) = (try number(left), try number(right))
    let (sides, scale) = aligned(a, b)
    switch operation {
    case .add: return Number(text: "(\(sides.0) + \(sides.1))", scale: scale)
    case .subtract: return Number(text: "(\(sides.0) - \(sides.1))", scale: scale)
    case .multiply:
      let product = engine.product(a.text, b.text)
      let divisor = min(a.scale, b.scale)
      return Number(
        text: divisor == 1 ? product : engine.quotient(product, String(divisor)),
        scale: max(a.scale, b.scale))
    case .divide:
      let above = engine.product(sides.0, String(FixedPoint.unit))
      return Number(text: engine.quotient(above, sides.1), scale: FixedPoint.unit)
    default: throw .unsupported(span)
    }
  }

  /// A quotient compared with a number, exactly: by the product of the other side.
  mutating func compareQuotient(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> String? {
    guard case .binary(.divide, let above, let below, _) = left else { return nil }
    let product = Expression.binary(.multiply, right, below, span)
    let zero = Expression.literal(.number(.zero), span)
    let isPositive = try truth(.binary(.greater, below, zero, span))
    let isNegative = try truth(.binary(.less, below, zero, span))
    let holds = try truth(.binary(operation, above, product, span))
    let holdsTurned = try truth(.binary(operation.mirrored, above, product, span))
    // By zero nothing is known.
    return "(CASE WHEN \(isPositive) THEN \(holds) WHEN \(isNegative) THEN \(holdsTurned) END)"
  }

  private mutating func fallback(
    _ value: Expression, orElse other: Expression
  ) throws(RowCompilationError) -> Number {
    let before = decisive
    do {
      let first = try number(value)
      forget(since: before)
      let (sides, scale) = aligned(first, try number(other))
      return Number(text: "COALESCE(\(sides.0), \(sides.1))", scale: scale)
    } catch .absentColumn {
      forget(since: before)
      return try number(other)
    }
  }

  // MARK: Functions

  private mutating func call(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> Number {
    let values = arguments.map(\.value)
    switch (name, values.count) {
    case ("age", 2):
      return whole(age(try computedDay(values[0]), on: try computedDay(values[1])))
    case ("year", 1): return whole("EXTRACT(YEAR FROM \(try computedDay(values[0])))")
    case ("month", 1): return whole("EXTRACT(MONTH FROM \(try computedDay(values[0])))")
    case ("days", 2):
      return whole(engine.days(try computedDay(values[0]), try computedDay(values[1])))
    case ("workdays", 2):
      return whole(workdays(try computedDay(values[0]), try computedDay(values[1])))
    case ("size", 1): return whole(try size(values[0], span))
    case ("abs", 1):
      let operand = try number(values[0])
      return Number(text: "abs(\(operand.text))", scale: operand.scale)
    case ("min", 1...), ("max", 1...): return try extreme(values, isLeast: name == "min")
    default: throw .unsupported(span)
    }
  }

  private func whole(_ text: String) -> Number { Number(text: text, scale: 1) }

  /// Engines' `least` pass over what is missing; here nothing is known then.
  private mutating func extreme(
    _ values: [Expression], isLeast: Bool
  ) throws(RowCompilationError) -> Number {
    var result = try number(values[0])
    for value in values.dropFirst() {
      let (sides, scale) = aligned(result, try number(value))
      let (first, second) = isLeast ? (sides.0, sides.1) : (sides.1, sides.0)
      result = Number(text: pick("(\(sides.0) < \(sides.1))", first, second), scale: scale)
    }
    return result
  }

  /// Completed years; who is born on 29 February turns a year older on 1 March of a common year.
  private func age(_ birth: String, on day: String) -> String {
    func part(_ name: String, _ value: String) -> String { "EXTRACT(\(name) FROM \(value))" }
    func ofYear(_ value: String) -> String {
      "(\(part("MONTH", value)) * 100 + \(part("DAY", value)))"
    }
    return "(\(part("YEAR", day)) - \(part("YEAR", birth))"
      + " - CASE WHEN \(ofYear(day)) < \(ofYear(birth)) THEN 1 ELSE 0 END)"
  }

  /// Working days after one day up to another; negative where it is earlier.
  ///
  /// The calendar stands in the query as a text with a sign for each day: no engine knows it.
  private mutating func workdays(_ from: String, _ to: String) -> String {
    let bits = joinOnly(
      "SELECT \(engine.text(WorkdayCounts.signs(tables.calendar))) AS \(engine.name("signs"))",
      as: alias + "_calendar")
    let signs = "\(bits).\(engine.name("signs"))"
    let origin = engine.date(WorkdayCounts.first)
    let last = WorkdayCounts.signCount
    func place(_ day: String) -> String {
      let offset = engine.days(origin, day)
      return "(CASE WHEN \(offset) < 0 THEN 0 WHEN \(offset) > \(last - 1) THEN \(last - 1)"
        + " ELSE \(offset) END)"
    }
    let (a, b) = (place(from), place(to))
    func worked(after first: String, upTo second: String) -> String {
      "length(replace(substr(\(signs), \(first) + 2, \(second) - \(first)), '0', ''))"
    }
    return "(CASE WHEN \(b) >= \(a) THEN \(worked(after: a, upTo: b))"
      + " WHEN \(b) < \(a) THEN - \(worked(after: b, upTo: a)) END)"
  }
}

extension WorkdayCounts {
  /// A sign for each day of the table: 1 for a working day.
  static func signs(_ calendar: WorkCalendar) -> String {
    var text = ""
    var before: Int64 = 0
    for count in table(calendar) {
      text += count > before ? "1" : "0"
      before = count
    }
    return text
  }

  /// How many days the table has.
  static var signCount: Int { table(WorkCalendar()).count }
}
