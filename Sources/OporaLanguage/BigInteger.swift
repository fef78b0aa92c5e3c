/// A whole number of any size, kept as sign and magnitude (целое число любой величины).
///
/// It backs ``ExactNumber`` where 128 bits do not hold a numerator or a denominator. Schoolbook
/// algorithms on 32-bit limbs: the numbers of a rating have tens of digits, not thousands.
public struct BigInteger: Sendable, Hashable {
  /// The limbs of the absolute value, least significant first, no zero limb at the end.
  let limbs: [UInt32]
  /// Whether the number is below zero; false for zero.
  public let isNegative: Bool

  /// Makes a number of any integer type's value.
  public init(_ value: some BinaryInteger) {
    var limbs: [UInt32] = []
    var rest = UInt128(value.magnitude)
    while rest != 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    self.limbs = limbs
    isNegative = value < 0
  }

  init(limbs: [UInt32], isNegative: Bool) {
    var end = limbs.count
    while end > 0, limbs[end - 1] == 0 { end -= 1 }
    self.limbs = end == limbs.count ? limbs : Array(limbs[..<end])
    self.isNegative = isNegative && end > 0
  }

  /// The absolute value.
  public var magnitude: BigInteger { BigInteger(limbs: limbs, isNegative: false) }

  /// Whether the value is zero.
  public var isZero: Bool { limbs.isEmpty }

  /// How many binary digits the absolute value has; 0 for zero.
  public var bitWidth: Int {
    guard let top = limbs.last else { return 0 }
    return limbs.count * 32 - top.leadingZeroBitCount
  }

  /// Whether the value is divisible by two.
  public var isEven: Bool { (limbs.first ?? 0) & 1 == 0 }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// Makes a number of a literal.
  public init(integerLiteral value: Int) { self.init(value) }
}

extension Int128 {
  /// The same value in 128 bits; nil if it does not fit.
  public init?(exactly value: BigInteger) {
    guard value.limbs.count <= 4 else { return nil }
    var magnitude: UInt128 = 0
    for limb in value.limbs.reversed() { magnitude = magnitude << 32 | UInt128(limb) }
    if let small = Int128(exactly: magnitude) {
      self = value.isNegative ? -small : small
    } else if value.isNegative, magnitude == Int128.min.magnitude {
      self = .min
    } else {
      return nil
    }
  }
}

extension Int {
  /// The same value as a machine integer; nil if it does not fit.
  public init?(exactly value: BigInteger) {
    guard let wide = Int128(exactly: value), let narrow = Int(exactly: wide) else { return nil }
    self = narrow
  }
}

extension BigInteger: Comparable {
  /// Orders by value.
  public static func < (left: BigInteger, right: BigInteger) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let order = Limbs.compare(left.limbs, right.limbs)
    return left.isNegative ? order > 0 : order < 0
  }

  /// The sum.
  public static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      return BigInteger(
        limbs: Limbs.sum(left.limbs, right.limbs), isNegative: left.isNegative)
    }
    return Limbs.compare(left.limbs, right.limbs) >= 0
      ? BigInteger(limbs: Limbs.difference(left.limbs, right.limbs), isNegative: left.isNegative)
      : BigInteger(limbs: Limbs.difference(right.limbs, left.limbs), isNegative: right.isNegative)
  }

  /// The number with the other sign.
  public static prefix func - (value: BigInteger) -> BigInteger {
    BigInteger(limbs: value.limbs, isNegative: !value.isNegative)
  }

  /// The difference.
  public static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

  /// The product.
  public static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    BigInteger(
      limbs: Limbs.product(left.limbs, right.limbs),
      isNegative: left.isNegative != right.isNegative)
  }

  /// The quotient, cut towards zero.
  ///
  /// - Precondition: `right` is not zero.
  public static func / (left: BigInteger, right: BigInteger) -> BigInteger {
    left.quotientAndRemainder(dividingBy: right).quotient
  }

  /// The remainder; it has the sign of the dividend.
  ///
  /// - Precondition: `right` is not zero.
  public static func % (left: BigInteger, right: BigInteger) -> BigInteger {
    left.quotientAndRemainder(dividingBy: right).remainder
  }

  /// The absolute value moved up by `count` binary digits; the sign stays.
  public static func << (left: BigInteger, count: Int) -> BigInteger {
    BigInteger(limbs: Limbs.shiftedUp(left.limbs, by: count), isNegative: left.isNegative)
  }

  /// The absolute value moved down by `count` binary digits; the sign stays.
  public static func >> (left: BigInteger, count: Int) -> BigInteger {
    BigInteger(limbs: Limbs.shiftedDown(left.limbs, by: count), isNegative: left.isNegative)
  }

  /// Quotient cut towards zero and remainder with the sign of the dividend.
  ///
  /// - Precondition: `divisor` is not zero.
  public func quotientAndRemainder(
    dividingBy divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger) {
    precondition(!divisor.isZero, "division by zero")
    let (quotient, remainder) = Limbs.divide(limbs, by: divisor.limbs)
    return (
      BigInteger(limbs: quotient, isNegative: isNegative != divisor.isNegative),
      BigInteger(limbs: remainder, isNegative: isNegative)
    )
  }

  /// Ten to a power.
  ///
  /// - Parameter exponent: not negative.
  /// - Returns: 1 followed by `exponent` zeros.
  public static func powerOfTen(_ exponent: Int) -> BigInteger {
    BigInteger(10).raised(to: exponent)
  }

  /// The number to a power.
  ///
  /// - Parameter exponent: not negative.
  /// - Returns: the power; 1 for the exponent 0.
  public func raised(to exponent: Int) -> BigInteger {
    var result: BigInteger = 1
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    return result
  }

  /// The greatest common divisor of the absolute values; 0 only for two zeros.
  public func greatestCommonDivisor(with other: BigInteger) -> BigInteger {
    var (a, b) = (magnitude, other.magnitude)
    if a < b { swap(&a, &b) }
    while !b.isZero {
      if b.limbs.count <= 2 { return BigInteger.divisor(of: b.word, (a % b).word) }
      (a, b) = (b, a % b)
    }
    return a
  }
}

extension BigInteger {
  /// The absolute value of a number of at most two limbs.
  private var word: UInt64 { limbs.reversed().reduce(0) { $0 << 32 | UInt64($1) } }

  private static func divisor(of left: UInt64, _ right: UInt64) -> BigInteger {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return BigInteger(a)
  }
}

extension BigInteger: CustomStringConvertible {
  /// Reads decimal digits; nil if there is none or another character.
  init?(digits: some Sequence<UInt8>) {
    var limbs: [UInt32] = []
    var chunk: UInt32 = 0
    var scale: UInt32 = 1
    var any = false
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      any = true
      chunk = chunk * 10 + UInt32(digit - 48)
      scale *= 10
      guard scale == 1_000_000_000 else { continue }
      Limbs.multiply(&limbs, by: scale, adding: chunk)
      (chunk, scale) = (0, 1)
    }
    guard any else { return nil }
    if scale > 1 { Limbs.multiply(&limbs, by: scale, adding: chunk) }
    self.init(limbs: limbs, isNegative: false)
  }

  /// The decimal digits, with a minus sign below zero.
  public var description: String {
    guard !isZero else { return "0" }
    var chunks: [String] = []
    var rest = limbs
    while !rest.isEmpty {
      let chunk = String(Limbs.divide(&rest, by: 1_000_000_000))
      chunks.append(
        rest.isEmpty ? chunk : String(repeating: "0", count: 9 - chunk.count) + chunk)
    }
    return (isNegative ? "-" : "") + chunks.reversed().joined()
  }
}
