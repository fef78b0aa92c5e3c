import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// How a value differs from another period's (изменение).
enum Change: Hashable {
  /// By this much, at least one rounding step.
  case by(ExactNumber)
  /// By less than a rounding step: «без изменений».
  case none
  /// One of the two values is missing.
  case missing
  /// The definition changed in between; the values do not compare.
  case seriesBreak

  /// The change from one cell to another, decided on exact values.
  init(from earlier: IndicatorValue?, to later: IndicatorValue?, decimals: Int) {
    guard let earlier, let later, let from = earlier.outcome.number,
      let to = later.outcome.number
    else {
      self = .missing
      return
    }
    if earlier.version != later.version || later.status == .seriesBreak {
      self = .seriesBreak
      return
    }
    let difference = to - from
    self = difference.magnitude < Change.step(decimals) ? .none : .by(difference)
  }

  /// The difference; nil unless there is one.
  var difference: ExactNumber? { if case .by(let value) = self { value } else { nil } }

  /// The rounding step of a count of decimals: 0.1 for one.
  static func step(_ decimals: Int) -> ExactNumber {
    (0..<max(0, decimals)).reduce(ExactNumber(1)) { step, _ in step / ExactNumber(10) }
  }
}

/// How a value stands to its target (выполнение планового значения).
struct Attainment: Hashable {
  /// Value minus target, exact.
  let deviation: ExactNumber
  /// Whether the target is met; nil where neither direction is good.
  let isMet: Bool?

  /// Nil without a number or without a target.
  init?(_ cell: IndicatorValue?, _ indicator: IndicatorDefinition) {
    guard let cell, let value = cell.outcome.number, let target = cell.target else { return nil }
    deviation = value - target
    switch indicator.better {
    case .higher: isMet = !(value < target)
    case .lower: isMet = !(target < value)
    case .none: isMet = nil
    }
  }
}

extension ReportContext {
  /// The change for a table cell, without a unit: `+1,1`, `0,0`, `…`, `‖` at a break.
  func text(_ change: Change, _ indicator: IndicatorDefinition) -> String {
    switch change {
    case .by(let difference): numbers.change(difference, decimals: indicator.decimals)
    case .none: numbers.text(.zero, decimals: indicator.decimals)
    case .missing: "…"
    case .seriesBreak: "‖"
    }
  }

  /// The change to an earlier period of the same municipality or whole.
  func change(_ indicator: IndicatorDefinition, since period: String) -> Change {
    Change(
      from: cell(indicator, period: period), to: cell(indicator), decimals: indicator.decimals)
  }

  /// A deviation that is not zero never prints as zero: decimals are added until it shows.
  func text(deviation: ExactNumber, _ indicator: IndicatorDefinition) -> String {
    var decimals = indicator.decimals
    while decimals < 6, !deviation.isZero, deviation.rounded(toDecimals: decimals).isZero {
      decimals += 1
    }
    return numbers.change(deviation, decimals: decimals)
  }
}
