/// Round numbers for an axis: steps of 1, 2 or 5 times a power of ten.
///
/// The rule is d3's. The power is found in a table, since `log10` and `pow` differ by a last bit
/// between machines and a picture must not.
struct Ticks: Equatable {
  /// The numbers in ascending order.
  let values: [Double]
  /// How many decimals tell them apart.
  let decimals: Int
  /// From a round number below the least value, at times between two ticks, to the last tick.
  let domain: ClosedRange<Double>

  /// Round numbers inside a domain, about `count` of them.
  ///
  /// - Parameters:
  ///   - domain: The least and the greatest value.
  ///   - count: How many are wished; between half and twice as many come out.
  ///   - wholeOnly: Whether steps below 1 are refused, as for counts and places.
  init(in domain: ClosedRange<Double>, count: Int = 5, wholeOnly: Bool = false) {
    let step = TickStep(for: domain, count: count, wholeOnly: wholeOnly)
    values = step.multiples(from: domain.lowerBound, to: domain.upperBound)
    decimals = max(0, -step.exponent)
    self.domain = domain
  }

  /// More numbers than this crowd an axis.
  private static let most = 6

  /// Round numbers that enclose a domain, six at most unless `count` asks for more.
  init(around domain: ClosedRange<Double>, count: Int = 5, wholeOnly: Bool = false) {
    var step = TickStep(for: domain, count: count, wholeOnly: wholeOnly)
    var (low, high) = Ticks.ends(of: domain, step, wholeOnly)
    while step.multiples(from: low, to: high).count > max(count, Ticks.most) {
      step = step.next
      (low, high) = Ticks.ends(of: domain, step, wholeOnly)
    }
    values = step.multiples(from: low, to: high)
    decimals = max(0, -step.exponent)
    self.domain = min(low, high)...high
  }

  /// The first place, the last one, and every fifth, tenth … between that keeps clear of the last.
  init(ofPlaces count: Int) {
    var step = count <= 7 ? 1 : 5
    while count > 6 * step { step *= 2 }
    let inner = stride(from: step, to: count, by: step).filter {
      $0 > 1 && 10 * (count - $0) >= 3 * step
    }
    values = count > 1 ? ([1] + inner + [count]).map(Double.init) : [1]
    decimals = 0
    domain = 1...Double(max(2, count))
  }

  private static func ends(
    of domain: ClosedRange<Double>, _ step: TickStep, _ wholeOnly: Bool
  ) -> (low: Double, high: Double) {
    let low = wholeOnly ? step.floor(domain.lowerBound) : step.foot(of: domain)
    return (low, step.ceiling(domain.upperBound))
  }
}

/// A step of 1, 2 or 5 times a power of ten.
private struct TickStep {
  let factor: Int
  let exponent: Int

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18,
  ]

  init(for domain: ClosedRange<Double>, count: Int, wholeOnly: Bool) {
    let span = domain.upperBound - domain.lowerBound
    let raw = span > 0 ? span / Double(max(1, count)) : 1
    var exponent = -12
    while exponent < 17, TickStep.power(exponent + 1) <= raw { exponent += 1 }
    let ratio = raw / TickStep.power(exponent)
    // The geometric means of 5 and 10, 2 and 5, 1 and 2, as decimals so that no root is taken.
    var factor = 1
    if ratio >= 7.0710678118654755 {
      exponent += 1
    } else if ratio >= 3.1622776601683795 {
      factor = 5
    } else if ratio >= 1.4142135623730951 {
      factor = 2
    }
    if wholeOnly, exponent < 0 { (factor, exponent) = (1, 0) }
    (self.factor, self.exponent) = (factor, exponent)
  }

  private init(factor: Int, exponent: Int) {
    self.factor = factor
    self.exponent = exponent
  }

  /// Half of the step where that is round: 5 below 10, 1 below 2, nothing below 5.
  private var half: TickStep {
    switch factor {
    case 1: TickStep(factor: 5, exponent: exponent - 1)
    case 2: TickStep(factor: 1, exponent: exponent)
    default: self
    }
  }

  /// Where a scale of these steps begins: at a tick or half way between two; nearer to the least
  /// value where that would leave a third of the scale empty.
  func foot(of domain: ClosedRange<Double>) -> Double {
    let low = half.floor(domain.lowerBound)
    let span = domain.upperBound - domain.lowerBound
    guard factor == 5, domain.lowerBound - low > 0.3 * span else { return low }
    return TickStep(factor: 1, exponent: exponent).floor(domain.lowerBound)
  }

  /// The next greater round step: 2 after 1, 5 after 2, 10 after 5.
  var next: TickStep {
    switch factor {
    case 1: TickStep(factor: 2, exponent: exponent)
    case 2: TickStep(factor: 5, exponent: exponent)
    default: TickStep(factor: 1, exponent: exponent + 1)
    }
  }

  private static func power(_ exponent: Int) -> Double {
    exponent >= 0 ? powers[exponent] : 1 / powers[-exponent]
  }

  private func value(_ multiple: Double) -> Double {
    let whole = multiple * Double(factor)
    return exponent >= 0
      ? whole * TickStep.powers[exponent] : whole / TickStep.powers[-exponent]
  }

  /// How many steps a value is away from zero.
  private func steps(_ value: Double) -> Double {
    exponent >= 0
      ? value / TickStep.powers[exponent] / Double(factor)
      : value * TickStep.powers[-exponent] / Double(factor)
  }

  func floor(_ value: Double) -> Double {
    self.value((steps(value) + 1e-9).rounded(.down))
  }

  func ceiling(_ value: Double) -> Double {
    self.value((steps(value) - 1e-9).rounded(.up))
  }

  func multiples(from low: Double, to high: Double) -> [Double] {
    let first = (steps(low) - 1e-9).rounded(.up)
    let last = (steps(high) + 1e-9).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { value($0) + 0 }
  }
}
