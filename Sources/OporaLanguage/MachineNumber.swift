/// Numbers as machines read them: a point, no groups, no exponent, shortest text that reads back.
public enum MachineNumber {
  /// The shortest decimal text of the double nearest the exact value: `66.75`, `12`, `-0.1`.
  public static func text(_ value: ExactNumber) -> String { text(nearestDouble(to: value)) }

  /// The shortest decimal text that reads back as the double; empty for infinity and not-a-number.
  public static func text(_ value: Double) -> String {
    guard let shortest = ShortestDecimal(value) else { return "" }
    let digits = String(decoding: shortest.digits.map { $0 + 48 }, as: UTF8.self)
    let point = shortest.pointPosition
    let unsigned: String
    if point <= 0 {
      unsigned = "0." + String(repeating: "0", count: -point) + digits
    } else if point >= shortest.digits.count {
      unsigned = digits + String(repeating: "0", count: point - shortest.digits.count)
    } else {
      unsigned = "\(digits.prefix(point)).\(digits.dropFirst(point))"
    }
    return (shortest.isNegative ? "-" : "") + unsigned
  }

  /// The double nearest the exact value, correctly rounded for numbers of any size.
  public static func nearestDouble(to value: ExactNumber) -> Double {
    let exactLimit: UInt128 = 1 << 53
    if value.numerator.magnitude <= exactLimit, value.denominator.magnitude <= exactLimit {
      return Double(value.numerator) / Double(value.denominator)
    }
    return Double(longDecimal(of: value)) ?? value.doubleValue
  }

  /// Enough digits to tell the value from every midpoint of two doubles: a midpoint has at most 54
  /// bits and the denominator at most 127, so they differ within some 80 digits after the first.
  private static func longDecimal(of value: ExactNumber) -> String {
    let denominator = value.denominator.magnitude
    var (quotient, remainder) = value.numerator.magnitude.quotientAndRemainder(
      dividingBy: denominator)
    var text = (value.numerator < 0 ? "-" : "") + String(quotient) + "."
    for _ in 0..<140 where remainder != 0 {
      let scaled = remainder.multipliedFullWidth(by: 10)
      (quotient, remainder) = denominator.dividingFullWidth((scaled.high, scaled.low))
      text.unicodeScalars.append(Unicode.Scalar(UInt8(quotient) + 48))
    }
    // A last digit stands for the rest that was cut, so that a midpoint is not hit by accident.
    return text + (remainder == 0 ? "0" : "1")
  }
}
