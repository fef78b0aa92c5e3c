import OporaLanguage

/// Roots and logarithms to far more digits than any comparison of ratings needs.
///
/// Roots and means are computed in fixed point with 192 binary places, and what is made of them is
/// rounded to 30 decimals before it is compared, so that figures equal by their nature come out
/// equal: no tie is split by noise.
enum IrrationalNumbers {
  private static let places = 192
  private static let one = BigInteger(1) << places
  private static let logarithmOfTwo = logarithm(ofMantissa: one << 1)
  /// The step to which figures with an irrational part are rounded.
  static let finestStep = ExactNumber(dividing: 1, by: .powerOfTen(30))

  /// The square root of a number not below zero; exact where the root is rational.
  static func squareRoot(_ value: ExactNumber) -> ExactNumber {
    let product = value.numerator * value.denominator
    let root = integerRoot(product)
    if root * root == product { return ExactNumber(dividing: root, by: value.denominator) }
    let spread = max(0, places - product.bitWidth / 2)
    let fine = integerRoot(product << (2 * spread))
    return ExactNumber(dividing: fine, by: value.denominator << spread)
  }

  /// The weighted geometric mean of numbers above zero, to 30 decimals.
  ///
  /// - Parameter terms: numbers and weights; weights above zero.
  /// - Returns: the mean; exact where all numbers are equal; 0 for no terms.
  static func geometricMean(_ terms: [(value: ExactNumber, weight: ExactNumber)]) -> ExactNumber {
    guard let first = terms.first else { return .zero }
    if terms.allSatisfy({ $0.value == first.value }) { return first.value }
    let total = terms.map(\.weight).reduce(.zero, +)
    var sum = BigInteger(0)
    for term in terms {
      let share = term.weight / total
      sum = sum + logarithm(term.value) * share.numerator / share.denominator
    }
    return exponential(sum).quantised(toStep: finestStep)
  }

  /// The root of a degree of a number above zero, to 30 decimals; a negative degree takes the
  /// root of the reciprocal.
  static func root(of value: ExactNumber, degree: Int) -> ExactNumber {
    if value == ExactNumber(1) { return value }
    return exponential(logarithm(value) / BigInteger(degree)).quantised(toStep: finestStep)
  }

  /// The largest whole number whose square is not greater (Newton's method from above).
  private static func integerRoot(_ value: BigInteger) -> BigInteger {
    guard !value.isZero else { return 0 }
    var root = BigInteger(1) << ((value.bitWidth + 1) / 2)
    while true {
      let next = (root + value / root) >> 1
      if next >= root { return root }
      root = next
    }
  }

  /// The natural logarithm in fixed point.
  private static func logarithm(_ value: ExactNumber) -> BigInteger {
    let (top, bottom) = (value.numerator, value.denominator)
    let exponent = top.bitWidth - bottom.bitWidth
    let shift = places - exponent
    let mantissa = shift >= 0 ? (top << shift) / bottom : top / (bottom << -shift)
    return logarithm(ofMantissa: mantissa) + logarithmOfTwo * BigInteger(exponent)
  }

  /// The logarithm of a fixed-point number between 1/2 and 2: 2·artanh((m − 1)/(m + 1)).
  private static func logarithm(ofMantissa mantissa: BigInteger) -> BigInteger {
    let ratio = ((mantissa - one) << places) / (mantissa + one)
    let square = (ratio * ratio) >> places
    var (power, sum) = (ratio, ratio)
    var divisor = 3
    while !power.isZero {
      power = (power * square) >> places
      sum = sum + power / BigInteger(divisor)
      divisor += 2
    }
    return sum << 1
  }

  /// e to a fixed-point power.
  private static func exponential(_ power: BigInteger) -> ExactNumber {
    let count = ExactNumber(dividing: power, by: logarithmOfTwo).floor
    let halvings = 8
    let small = (power - logarithmOfTwo * count) >> halvings
    var (term, sum) = (one, one)
    var index = 1
    while !term.isZero {
      term = ((term * small) >> places) / BigInteger(index)
      sum = sum + term
      index += 1
    }
    for _ in 0..<halvings { sum = (sum * sum) >> places }
    let exponent = Int(exactly: count) ?? 0
    return exponent >= 0
      ? ExactNumber(dividing: sum << exponent, by: one)
      : ExactNumber(dividing: sum, by: one << -exponent)
  }
}

extension ExactNumber {
  /// The number to a count of significant decimal digits, or a few more.
  func rounded(toDigits digits: Int) -> ExactNumber {
    // Three decimal digits are a little less than ten binary ones.
    let magnitude = (numerator.bitWidth - denominator.bitWidth) * 3 / 10
    let places = digits - magnitude
    guard places > 0 else { return self }
    return quantised(toStep: ExactNumber(dividing: 1, by: .powerOfTen(places)))
  }
}
