import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// The value of an expression over measures, with what was noticed on the way.
struct CellOutcome {
  var outcome: Outcome
  /// Whether `??` put a number where there was none.
  var isImputed = false
  /// Whether a number was divided by zero.
  var dividedByZero = false

  init(_ outcome: Outcome) { self.outcome = outcome }

  static func number(_ value: ExactNumber) -> CellOutcome { CellOutcome(.number(value)) }

  static func missing(_ reason: MissingReason) -> CellOutcome { CellOutcome(.missing(reason)) }

  /// Joins two operands: the strongest reason if either is missing, else what `compute` makes.
  static func combine(
    _ left: CellOutcome, _ right: CellOutcome,
    _ compute: (ExactNumber, ExactNumber) -> CellOutcome
  ) -> CellOutcome {
    var result: CellOutcome
    switch (left.outcome, right.outcome) {
    case (.number(let a), .number(let b)): result = compute(a, b)
    case (.missing(let a), .missing(let b)): result = .missing(min(a, b))
    case (.missing(let reason), _), (_, .missing(let reason)): result = .missing(reason)
    }
    result.isImputed = result.isImputed || left.isImputed || right.isImputed
    result.dividedByZero = result.dividedByZero || left.dividedByZero || right.dividedByZero
    return result
  }
}

/// True, false, or unknown because something it rests on is missing.
enum CellTruth {
  case known(Bool)
  case unknown

  var isTrue: Bool { if case .known(true) = self { true } else { false } }
  var isFalse: Bool { if case .known(false) = self { true } else { false } }
}

/// Where the names of a cell expression get their numbers from.
struct CellSources {
  let place: CellPlace
  let evaluation: Evaluation

  /// A measure of the cell.
  func measure(_ name: String) -> CellOutcome { place.measure(name) }

  /// A measure of the same cell in the period before, or in the same period a year ago.
  ///
  /// Before the first data there is no history; a municipality that did not report while others did
  /// is not reported.
  func earlier(_ name: String, isYearAgo: Bool) -> CellOutcome {
    let period = place.figures.period
    let before = isYearAgo ? period.yearAgo : period.previous
    let definition = place.figures.definition
    let result = evaluation.measure(name, of: definition, place.owner, place.facet, before)
    guard case .missing(.notReported) = result.outcome else { return result }
    let hasAny = evaluation.prepared(definition, before).hasReporters(of: name)
    return hasAny ? result : .missing(.noHistory)
  }

  /// The points or the place that a rating gave to the municipality; the whole is not rated.
  func rated(_ isPoints: Bool, by rating: String) -> CellOutcome {
    guard case .unit(let unit) = place.owner, place.facet == .whole else {
      return .missing(.notApplicable)
    }
    let code = evaluation.registry.municipalities[unit].code
    guard let results = evaluation.ratings[rating] else { return .missing(.notReported) }
    let found = isPoints ? results.points[code] : results.places[code]
    return found.map { .number($0) } ?? .missing(.notReported)
  }

  /// The same measure of the whole.
  func whole(_ name: String) -> CellOutcome { place.whole.measure(name) }

  /// The value of another indicator of the same cell; shares as fractions.
  func indicator(_ id: String) -> CellOutcome {
    guard let other = evaluation.catalogue.indicator(id) else { return .missing(.undefined) }
    let figures = evaluation.prepared(other, place.figures.period)
    return evaluation.outcome(CellPlace(figures, place.owner, place.facet))
  }
}

/// Evaluates expressions over measures (выражения над мерами).
struct CellEvaluator {
  let sources: CellSources

  /// The number of an expression, or why there is none.
  func value(_ expression: Expression) -> CellOutcome {
    switch expression {
    case .literal(.number(let value), _): return .number(value)
    case .name(let path, _):
      return sources.measure(path.count == 1 ? path[0] : path.joined(separator: "."))
    case .negative(let operand, _):
      return CellOutcome.combine(.number(.zero), value(operand)) { .number($0 - $1) }
    case .binary(let operation, let left, let right, _):
      return arithmetic(operation, value(left), value(right))
    case .fallback(let operand, let other, _):
      let first = value(operand)
      guard case .missing = first.outcome else { return first }
      var second = value(other)
      second.isImputed = true
      return second
    case .conditional(let condition, let yes, let no, _):
      switch truth(condition) {
      case .known(true): return value(yes)
      case .known(false): return value(no)
      case .unknown: return .missing(reason(of: condition))
      }
    case .call(let name, let arguments, _): return call(name, arguments)
    default: return .missing(.undefined)
    }
  }

  /// Why a condition is unknown: the strongest reason of what is missing in it.
  private func reason(of condition: Expression) -> MissingReason {
    condition.parts.compactMap { part -> MissingReason? in
      switch part {
      case .not, .isMissing, .inList, .inRange, .binary(.and, _, _, _), .binary(.or, _, _, _):
        reason(of: part)
      default:
        day(part) == nil ? value(part).outcome.reason : nil
      }
    }.min() ?? .undefined
  }

  private func arithmetic(
    _ operation: BinaryOperator, _ left: CellOutcome, _ right: CellOutcome
  ) -> CellOutcome {
    CellOutcome.combine(left, right) { a, b in
      switch operation {
      case .add: return .number(a + b)
      case .subtract: return .number(a - b)
      case .multiply: return .number(a * b)
      case .divide:
        guard b.isZero else { return .number(a / b) }
        var result = CellOutcome.missing(.undefined)
        result.dividedByZero = !a.isZero
        return result
      default: return .missing(.undefined)
      }
    }
  }

  private func call(_ name: String, _ arguments: [Expression.Argument]) -> CellOutcome {
    let operands = arguments.map(\.value)
    switch name {
    case "indicator":
      guard case .literal(.text(let id), _)? = operands.first else { return .missing(.undefined) }
      return sources.indicator(id)
    case "previous":
      return operands.first.map { earlier($0, isYearAgo: false) } ?? .missing(.undefined)
    case "yearAgo":
      return operands.first.map { earlier($0, isYearAgo: true) } ?? .missing(.undefined)
    case "parent":
      guard case .name(let path, _)? = operands.first else { return .missing(.undefined) }
      return sources.whole(path.joined(separator: "."))
    case "abs":
      return operands.first.map { operand in
        CellOutcome.combine(.number(.zero), value(operand)) { .number($1 < .zero ? -$1 : $1) }
      } ?? .missing(.undefined)
    case "min", "max":
      let values = operands.map(value)
      guard let first = values.first else { return .missing(.undefined) }
      return values.dropFirst().reduce(first) { result, next in
        CellOutcome.combine(result, next) { .number(name == "min" ? min($0, $1) : max($0, $1)) }
      }
    case "points", "place":
      guard case .literal(.text(let id), _)? = operands.first else { return .missing(.undefined) }
      return sources.rated(name == "points", by: id)
    default: return dated(name, operands)
    }
  }

  /// Functions of days: of the period's, or of days written out.
  private func dated(_ name: String, _ operands: [Expression]) -> CellOutcome {
    let days = operands.compactMap(day)
    guard days.count == operands.count, let first = days.first else { return .missing(.undefined) }
    switch (name, days.count) {
    case ("year", 1): return .number(ExactNumber(first.year))
    case ("month", 1): return .number(ExactNumber(first.components.month))
    case ("days", 2): return .number(ExactNumber(Int(days[1].number) - Int(first.number)))
    case ("workdays", 2):
      let calendar = sources.evaluation.registry.options.workCalendar
      return .number(ExactNumber(calendar.workdays(from: first, to: days[1])))
    default: return .missing(.undefined)
    }
  }

  /// The day of a literal or of a name of the period; nil for what is no day.
  private func day(_ expression: Expression) -> CalendarDay? {
    switch expression {
    case .literal(.date(let day), _): return day
    case .name(let path, _): return sources.place.figures.period.day(path)
    case .binary(let operation, let left, let right, _):
      guard operation == .add || operation == .subtract, let start = day(left),
        let count = value(right).outcome.number, count.isWhole,
        let days = Int(count.decimalText(decimals: 0))
      else { return nil }
      return start.adding(days: operation == .add ? days : -days)
    case .conditional(let condition, let yes, let no, _):
      guard case .known(let holds) = truth(condition) else { return nil }
      return day(holds ? yes : no)
    default: return nil
    }
  }

  private func earlier(_ operand: Expression, isYearAgo: Bool) -> CellOutcome {
    guard case .name(let path, _) = operand else { return .missing(.undefined) }
    return sources.earlier(path.joined(separator: "."), isYearAgo: isYearAgo)
  }

  /// The truth of a condition over measures.
  func truth(_ expression: Expression) -> CellTruth {
    switch expression {
    case .literal(.bool(let value), _): return .known(value)
    case .not(let operand, _):
      if case .known(let value) = truth(operand) { return .known(!value) }
      return .unknown
    case .binary(.and, let left, let right, _):
      let (a, b) = (truth(left), truth(right))
      if a.isFalse || b.isFalse { return .known(false) }
      return a.isTrue && b.isTrue ? .known(true) : .unknown
    case .binary(.or, let left, let right, _):
      let (a, b) = (truth(left), truth(right))
      if a.isTrue || b.isTrue { return .known(true) }
      return a.isFalse && b.isFalse ? .known(false) : .unknown
    case .binary(let comparison, let left, let right, _):
      if let a = day(left), let b = day(right) { return compare(comparison, a, b) }
      if let expected = right.boolean, comparison == .equal || comparison == .notEqual {
        return compare(truth(left), expected == (comparison == .equal))
      }
      return compare(comparison, value(left), value(right))
    case .inList(let operand, let list, let negated, _):
      return isListed(operand, list, negated: negated)
    case .conditional(let condition, let yes, let no, _):
      guard case .known(let holds) = truth(condition) else { return .unknown }
      return truth(holds ? yes : no)
    case .fallback(let first, let other, _):
      if case .known(let holds) = truth(first) { return .known(holds) }
      return truth(other)
    case .isMissing(let operand, let negated, _):
      let isMissing = value(operand).outcome.number == nil
      return .known(isMissing != negated)
    case .inRange(let operand, let lower, let upper, let includesUpper, let negated, _):
      let span = operand.span
      let low = truth(.binary(.greaterOrEqual, operand, lower, span))
      let high = truth(.binary(includesUpper ? .lessOrEqual : .less, operand, upper, span))
      guard case .known(let a) = low, case .known(let b) = high else { return .unknown }
      return .known((a && b) != negated)
    default: return .unknown
    }
  }

  private func compare(_ truth: CellTruth, _ expected: Bool) -> CellTruth {
    if case .known(let holds) = truth { .known(holds == expected) } else { .unknown }
  }

  private func isListed(
    _ operand: Expression, _ list: [Literal], negated: Bool
  ) -> CellTruth {
    if let day = day(operand) { return .known(list.contains(.date(day)) != negated) }
    guard let number = value(operand).outcome.number else { return .unknown }
    let isListed = list.contains { literal in
      if case .number(let other) = literal { other == number } else { false }
    }
    return .known(isListed != negated)
  }

  private func compare(
    _ comparison: BinaryOperator, _ left: CellOutcome, _ right: CellOutcome
  ) -> CellTruth {
    guard let a = left.outcome.number, let b = right.outcome.number else { return .unknown }
    return compare(comparison, a, b)
  }

  private func compare<Value: Comparable>(
    _ comparison: BinaryOperator, _ a: Value, _ b: Value
  ) -> CellTruth {
    switch comparison {
    case .equal: return .known(a == b)
    case .notEqual: return .known(a != b)
    case .less: return .known(a < b)
    case .lessOrEqual: return .known(a <= b)
    case .greater: return .known(a > b)
    case .greaterOrEqual: return .known(a >= b)
    default: return .unknown
    }
  }
}

extension Expression {
  /// The truth value that the expression is; nil for anything else.
  fileprivate var boolean: Bool? {
    if case .literal(.bool(let flag), _) = self { flag } else { nil }
  }
}

extension ReportingPeriod {
  /// The day a dotted name stands for, such as `period.end`; nil for other names.
  func day(_ path: [String]) -> CalendarDay? {
    guard path.count == 2, path[0] == "period" else { return nil }
    switch path[1] {
    case "start": return start
    case "end": return end
    case "lastDay": return lastDay
    case "contingentDate": return contingentDate
    default: return nil
    }
  }
}
