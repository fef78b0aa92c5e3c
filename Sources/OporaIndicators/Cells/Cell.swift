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

  /// A measure of the same cell one or two half-years back.
  func earlier(_ name: String, _ steps: Int) -> CellOutcome {
    let period = place.figures.period
    let earlier = steps == 1 ? period.previous : period.previous.previous
    let result = evaluation.measure(
      name, of: place.figures.definition, place.owner, place.facet, earlier)
    guard case .missing(.notReported) = result.outcome else { return result }
    return .missing(.noHistory)
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
      case .unknown: return .missing(.undefined)
      }
    case .call(let name, let arguments, _): return call(name, arguments)
    default: return .missing(.undefined)
    }
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
    case "previous": return operands.first.map { earlier($0, by: 1) } ?? .missing(.undefined)
    case "yearAgo": return operands.first.map { earlier($0, by: 2) } ?? .missing(.undefined)
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
    default: return .missing(.undefined)
    }
  }

  private func earlier(_ operand: Expression, by periods: Int) -> CellOutcome {
    guard case .name(let path, _) = operand else { return .missing(.undefined) }
    return sources.earlier(path.joined(separator: "."), periods)
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
      return compare(comparison, value(left), value(right))
    case .isMissing(let operand, let negated, _):
      let isMissing = value(operand).outcome.number == nil
      return .known(isMissing != negated)
    case .inRange(let operand, let lower, let upper, let includesUpper, let negated, _):
      let low = compare(.greaterOrEqual, value(operand), value(lower))
      let high = compare(includesUpper ? .lessOrEqual : .less, value(operand), value(upper))
      guard case .known(let a) = low, case .known(let b) = high else { return .unknown }
      return .known((a && b) != negated)
    default: return .unknown
    }
  }

  private func compare(
    _ comparison: BinaryOperator, _ left: CellOutcome, _ right: CellOutcome
  ) -> CellTruth {
    guard let a = left.outcome.number, let b = right.outcome.number else { return .unknown }
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
