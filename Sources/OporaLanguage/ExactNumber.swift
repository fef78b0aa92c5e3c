/// An exact rational number: counts, decimal sums, ratios and points without rounding
/// (точное число).
///
/// Totals, comparisons with targets and places are decided on exact numbers; a number is rounded
/// once, when it is printed, half away from zero («по правилам арифметики»).
public struct ExactNumber: Sendable, Hashable {
  /// The numerator in lowest terms; it carries the sign.
  public let numerator: Int128
  /// The denominator in lowest terms; always positive.
  public let denominator: Int128

  /// Zero.
  public static let zero = ExactNumber(0)

  /// Makes a whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// Makes the ratio of two integers.
  ///
  /// - Precondition: `denominator` is not zero.
  public init(numerator: Int128, denominator: Int128) {
    precondition(denominator != 0, "an exact number has no zero denominator")
    let divisor = ExactNumber.greatestCommonDivisor(
      numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  /// Reads a plain decimal such as `-12.50`; nil for any other spelling.
  public init?(decimal text: some StringProtocol) {
    var mantissa: Int128 = 0
    var scale: Int128 = 1
    var digits = 0
    var seenPoint = false
    let negative = text.utf8.first == UInt8(ascii: "-")
    for byte in text.utf8.dropFirst(negative ? 1 : 0) {
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
        continue
      }
      guard (48...57).contains(byte), digits < 36 else { return nil }
      mantissa = mantissa * 10 + Int128(byte - 48)
      if seenPoint { scale *= 10 }
      digits += 1
    }
    guard digits > 0 else { return nil }
    self.init(numerator: negative ? -mantissa : mantissa, denominator: scale)
  }

  /// The double nearest to the exact value.
  public var doubleValue: Double { Double(numerator) / Double(denominator) }

  /// Whether the value is zero.
  public var isZero: Bool { numerator == 0 }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : a
  }
}

extension ExactNumber: Comparable {
  /// The exact sum.
  public static func + (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(
      numerator: left.numerator * right.denominator + right.numerator * left.denominator,
      denominator: left.denominator * right.denominator)
  }

  /// The exact difference.
  public static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber { left + -right }

  /// The number with the other sign.
  public static prefix func - (value: ExactNumber) -> ExactNumber {
    ExactNumber(numerator: -value.numerator, denominator: value.denominator)
  }

  /// The exact product.
  public static func * (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(
      numerator: left.numerator * right.numerator,
      denominator: left.denominator * right.denominator)
  }

  /// The exact quotient.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    ExactNumber(
      numerator: left.numerator * right.denominator,
      denominator: left.denominator * right.numerator)
  }

  /// Compares exactly.
  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
