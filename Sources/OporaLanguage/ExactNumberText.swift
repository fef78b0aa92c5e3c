extension ExactNumber {
  /// The most digits and the largest power of ten that a decimal may be written with.
  private static let longestDecimal = 10_000

  /// Reads a decimal such as `-12.50` or `1.5e-3`; nil for any other spelling.
  ///
  /// The point is a dot, digits are 0…9, an exponent is `e` or `E` with an optional sign. Numbers
  /// with more than 10 000 digits or an exponent beyond ±10 000 are refused.
  public init?(decimal text: some StringProtocol) {
    var rest = Substring(text).utf8[...]
    let negative = rest.first == UInt8(ascii: "-")
    if negative { rest = rest.dropFirst() }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      guard let power = ExactNumber.exponent(rest[rest.index(after: mark)...]) else { return nil }
      exponent = power
      rest = rest[..<mark]
    }
    guard rest.count <= ExactNumber.longestDecimal + 1 else { return nil }
    let point = rest.firstIndex(of: UInt8(ascii: ".")) ?? rest.endIndex
    let whole = rest[..<point]
    let fraction = rest[point...].dropFirst()
    exponent -= fraction.count
    if whole.count + fraction.count <= 18, (-18...0).contains(exponent) {
      // Nearly every number of a registry: machine integers do.
      guard whole.count + fraction.count > 0,
        let mantissa = ExactNumber.machineInteger(whole, fraction)
      else { return nil }
      self.init(
        numerator: negative ? -mantissa : mantissa,
        denominator: ExactNumber.machinePowers[-exponent])
      return
    }
    guard let mantissa = BigInteger(digits: [UInt8](whole) + [UInt8](fraction)) else { return nil }
    let scale = BigInteger.powerOfTen(abs(exponent))
    let signed = negative ? -mantissa : mantissa
    self.init(
      dividing: exponent > 0 ? signed * scale : signed,
      by: exponent > 0 ? 1 : scale)
  }

  /// The powers of ten from 0 to 18.
  static let machinePowers: [Int128] = (0...18).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }

  private static func machineInteger(
    _ whole: Substring.UTF8View.SubSequence, _ fraction: Substring.UTF8View.SubSequence
  ) -> Int128? {
    var value: Int64 = 0
    for part in [whole, fraction] {
      for byte in part {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 48)
      }
    }
    return Int128(value)
  }

  private static func exponent(_ text: Substring.UTF8View.SubSequence) -> Int? {
    let negative = text.first == UInt8(ascii: "-")
    let signed = negative || text.first == UInt8(ascii: "+")
    let digits = text.dropFirst(signed ? 1 : 0)
    guard !digits.isEmpty, digits.count <= 5,
      digits.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
    guard value <= longestDecimal else { return nil }
    return negative ? -value : value
  }

  /// The exact decimal spelling such as `-12.5`; nil if the number has no finite decimal
  /// expansion.
  public var exactDecimal: String? {
    var (twos, fives) = (0, 0)
    var rest = denominator
    while rest.isEven {
      rest = rest >> 1
      twos += 1
    }
    while rest != 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder.isZero else { return nil }
      rest = quotient
      fives += 1
    }
    let places = max(twos, fives)
    let scaled = numerator.magnitude * BigInteger.powerOfTen(places) / denominator
    var digits = scaled.description
    if digits.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.count) + digits
    }
    let sign = isNegative ? "-" : ""
    guard places > 0 else { return sign + digits }
    return sign + digits.dropLast(places) + "." + digits.suffix(places)
  }
}

extension ExactNumber: CustomStringConvertible {
  /// The exact decimal, or numerator and denominator with a slash: `12.5`, `2/3`.
  public var description: String { exactDecimal ?? "\(numerator)/\(denominator)" }
}
