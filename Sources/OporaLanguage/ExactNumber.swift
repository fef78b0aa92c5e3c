/// An exact rational number: counts, decimal sums, ratios and points without rounding
/// (точное число).
///
/// Totals, comparisons with targets and places are decided on exact numbers; a number is rounded
/// once, when it is printed, half away from zero («по правилам арифметики»). No operation but a
/// division by zero can fail: numbers that fit 128 bits are computed there, all others with
/// ``BigInteger``.
public struct ExactNumber: Sendable, Hashable {
  /// The ratio in lowest terms where both parts fit 128 bits (`Int128.min` counts as unfit).
  private let small: Small
  /// The ratio in lowest terms where `small` cannot hold it; nil otherwise, so that equal numbers
  /// are stored equally.
  private let large: Large?

  private struct Small: Sendable, Hashable {
    var numerator: Int128
    var denominator: Int128
  }

  private struct Large: Sendable, Hashable {
    var numerator: BigInteger
    var denominator: BigInteger
  }

  /// Zero.
  public static let zero = ExactNumber(0)

  /// Makes a whole number.
  public init(_ value: Int) {
    self.init(lowestTerms: Small(numerator: Int128(value), denominator: 1))
  }

  /// Makes the ratio of two integers.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(numerator: Int128, denominator: Int128) {
    precondition(denominator != 0, "an exact number has no zero denominator")
    guard numerator != .min, denominator != .min else {
      self.init(dividing: BigInteger(numerator), by: BigInteger(denominator))
      return
    }
    let divisor = ExactNumber.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(
      lowestTerms: Small(
        numerator: sign * numerator / divisor, denominator: sign * denominator / divisor))
  }

  /// Makes the ratio of two integers of any size.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(dividing numerator: BigInteger, by denominator: BigInteger) {
    precondition(!denominator.isZero, "an exact number has no zero denominator")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInteger = denominator.isNegative ? -1 : 1
    self.init(numerator: sign * numerator / divisor, overReduced: sign * denominator / divisor)
  }

  /// Makes a ratio that is in lowest terms already; the denominator is above zero.
  private init(numerator: BigInteger, overReduced denominator: BigInteger) {
    if let top = Int128(exactly: numerator), let bottom = Int128(exactly: denominator),
      top != .min
    {
      self.init(lowestTerms: Small(numerator: top, denominator: bottom))
    } else {
      self.init(lowestTerms: Large(numerator: numerator, denominator: denominator))
    }
  }

  private init(lowestTerms: Small) {
    small = lowestTerms
    large = nil
  }

  private init(lowestTerms: Large) {
    small = Small(numerator: 0, denominator: 1)
    large = lowestTerms
  }

  /// The numerator in lowest terms; it carries the sign.
  public var numerator: BigInteger { large?.numerator ?? BigInteger(small.numerator) }

  /// The denominator in lowest terms; always positive.
  public var denominator: BigInteger { large?.denominator ?? BigInteger(small.denominator) }

  /// Numerator and denominator in lowest terms where both fit 128 bits; nil otherwise.
  public var narrowTerms: (numerator: Int128, denominator: Int128)? {
    large == nil ? (small.numerator, small.denominator) : nil
  }

  /// Whether the value is zero.
  public var isZero: Bool { large == nil && small.numerator == 0 }

  /// Whether the value is below zero.
  public var isNegative: Bool { large?.numerator.isNegative ?? (small.numerator < 0) }

  /// Whether the value is a whole number.
  public var isWhole: Bool { large.map { $0.denominator == 1 } ?? (small.denominator == 1) }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> Int128 {
    // The arguments are below 2^127, and so is their divisor.
    if left <= UInt128(UInt64.max), right <= UInt128(UInt64.max) {
      var (a, b) = (UInt64(left), UInt64(right))
      while b != 0 { (a, b) = (b, a % b) }
      return a == 0 ? 1 : Int128(a)
    }
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : Int128(a)
  }
}

extension ExactNumber: Comparable {
  /// The exact sum.
  public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if let (a, b) = left.narrowTerms, let (c, d) = right.narrowTerms {
      if b == d {
        let (sum, overflow) = a.addingReportingOverflow(c)
        if !overflow { return ExactNumber(numerator: sum, denominator: b) }
      }
      let (first, overflow1) = a.multipliedReportingOverflow(by: d)
      let (second, overflow2) = c.multipliedReportingOverflow(by: b)
      let (sum, overflow3) = first.addingReportingOverflow(second)
      let (bottom, overflow4) = b.multipliedReportingOverflow(by: d)
      if !(overflow1 || overflow2 || overflow3 || overflow4) {
        return ExactNumber(numerator: sum, denominator: bottom)
      }
    }
    return largeSum(left, right)
  }

  /// The sum by the divisors of parts (Knuth, The Art of Computer Programming 4.5.1): cheap where
  /// one of the denominators is short.
  private static func largeSum(_ left: ExactNumber, _ right: ExactNumber) -> ExactNumber {
    let (b, d) = (left.denominator, right.denominator)
    let common = b.greatestCommonDivisor(with: d)
    let (ownPart, otherPart) = (b / common, d / common)
    let top = left.numerator * otherPart + right.numerator * ownPart
    guard !top.isZero else { return .zero }
    let rest = top.greatestCommonDivisor(with: common)
    return ExactNumber(numerator: top / rest, overReduced: ownPart * (d / rest))
  }

  /// The exact difference.
  public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber { left + -right }

  /// The number with the other sign.
  public static prefix func - (value: ExactNumber) -> ExactNumber {
    if let (top, bottom) = value.narrowTerms {
      return ExactNumber(lowestTerms: Small(numerator: -top, denominator: bottom))
    }
    return ExactNumber(dividing: -value.numerator, by: value.denominator)
  }

  /// The exact product.
  public static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    if let (a, b) = left.narrowTerms, let (c, d) = right.narrowTerms {
      let (top, overflow1) = a.multipliedReportingOverflow(by: c)
      let (bottom, overflow2) = b.multipliedReportingOverflow(by: d)
      if !overflow1, !overflow2 { return ExactNumber(numerator: top, denominator: bottom) }
    }
    guard !left.isZero, !right.isZero else { return .zero }
    let (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    let (first, second) = (
      a.greatestCommonDivisor(with: d), c.greatestCommonDivisor(with: b)
    )
    return ExactNumber(
      numerator: (a / first) * (c / second), overReduced: (b / second) * (d / first))
  }

  /// The exact quotient.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    precondition(!right.isZero, "division by zero")
    return left * right.reciprocal
  }

  private var reciprocal: ExactNumber {
    if let (top, bottom) = narrowTerms { return ExactNumber(numerator: bottom, denominator: top) }
    return ExactNumber(dividing: denominator, by: numerator)
  }

  /// Compares exactly.
  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if let (a, b) = left.narrowTerms, let (c, d) = right.narrowTerms {
      if b == d { return a < c }
      let (first, overflow1) = a.multipliedReportingOverflow(by: d)
      let (second, overflow2) = c.multipliedReportingOverflow(by: b)
      if !overflow1, !overflow2 { return first < second }
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// The absolute value.
  public var magnitude: ExactNumber { isNegative ? -self : self }
}
