/// Logarithm, exponential and arc sine in floating point, the same on every machine.
///
/// System libraries differ in the last digit; these use additions, products, quotients and roots
/// only, which do not. They are right to about two units in the last place.
enum Elementary {
  private static let logarithmOfTwo = 0.693147180559945309417232121458

  /// The natural logarithm; −∞ for zero, not a number below.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else {
      return value == 0 ? -.infinity : value > 0 ? value : .nan
    }
    var (mantissa, exponent) = (value.significand, Double(value.exponent))
    if mantissa > 1.41421356237309515 {
      mantissa /= 2
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for divisor in stride(from: 25.0, through: 3.0, by: -2.0) { sum = (sum + 1 / divisor) * square }
    return exponent * logarithmOfTwo + 2 * ratio * (1 + sum)
  }

  /// e to a power.
  static func exponential(_ power: Double) -> Double {
    guard power > -745 else { return power.isNaN ? power : 0 }
    guard power < 709.7 else { return .infinity }
    let count = (power / logarithmOfTwo).rounded()
    // The constant in two parts: the first product is exact.
    let rest = power - count * 0.693147180369123816490 - count * 1.90821492927058770002e-10
    var sum = 1.0
    for divisor in stride(from: 16.0, through: 1.0, by: -1.0) { sum = 1 + sum * rest / divisor }
    let half = (count / 2).rounded(.towardZero)
    return sum * Double(sign: .plus, exponent: Int(half), significand: 1)
      * Double(sign: .plus, exponent: Int(count - half), significand: 1)
  }

  /// The arc sine of a number from 0 to 1.
  static func arcSine(_ value: Double) -> Double {
    guard value < 1 else { return Double.pi / 2 }
    // Three halvings of the angle leave a number so small that few terms of the series do.
    var tangent = value / ((1 - value) * (1 + value)).squareRoot()
    for _ in 0..<3 { tangent = tangent / (1 + (1 + tangent * tangent).squareRoot()) }
    let square = tangent * tangent
    var sum = 0.0
    for divisor in stride(from: 41.0, through: 3.0, by: -2.0) { sum = (1 / divisor - sum) * square }
    return 8 * tangent * (1 - sum)
  }
}
