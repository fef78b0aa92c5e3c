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
  public static func nearestDouble(to value: ExactNumber) -> Double { value.doubleValue }
}
