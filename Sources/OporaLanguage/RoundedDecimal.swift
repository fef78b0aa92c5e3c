/// The decimal digits of a number rounded half away from zero: the one rounding of the package.
///
/// An exact number is rounded by whole-number division; a double is rounded on its shortest decimal
/// text, so that 2.675 becomes 2.68 as a reader of the printed number expects.
struct RoundedDecimal: Equatable {
  /// Digits 0…9 before the point, at least one, without leading zeros.
  private(set) var whole: [UInt8]
  /// Digits 0…9 after the point; as many as asked for.
  private(set) var fraction: [UInt8]
  /// Whether the number is below zero after rounding; zero has no sign.
  private(set) var isNegative: Bool

  /// More decimals than this say nothing about any figure of a report.
  static let mostDecimals = 30

  init(_ value: ExactNumber, decimals: Int) {
    let count = max(0, min(decimals, RoundedDecimal.mostDecimals))
    var digits = value.roundedMagnitude(decimals: count).utf8.map { $0 - 48 }
    if digits.count <= count {
      digits.insert(contentsOf: repeatElement(0, count: count + 1 - digits.count), at: 0)
    }
    whole = Array(digits.dropLast(count))
    fraction = digits.suffix(count)
    isNegative = value.isNegative
    dropSignOfZero()
  }

  /// Nil for infinities and not-a-number.
  init?(_ value: Double, decimals: Int) {
    guard let shortest = ShortestDecimal(value) else { return nil }
    let point = shortest.pointPosition
    func digit(at place: Int) -> UInt8 {
      shortest.digits.indices.contains(place) ? shortest.digits[place] : 0
    }
    let count = max(0, min(decimals, RoundedDecimal.mostDecimals))
    whole = point > 0 ? (0..<point).map(digit) : [0]
    fraction = (0..<count).map { digit(at: point + $0) }
    isNegative = shortest.isNegative
    if digit(at: point + count) >= 5 { increment() }
    dropSignOfZero()
  }

  /// Whether every digit is zero.
  var isZero: Bool { whole == [0] && fraction.allSatisfy { $0 == 0 } }

  /// The digits before the point as text, in groups of three.
  func wholeText(groupedBy separator: String) -> String {
    var text = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { text += separator }
      text.unicodeScalars.append(Unicode.Scalar(digit + 48))
    }
    return text
  }

  /// The digits after the point as text.
  var fractionText: String {
    String(decoding: fraction.map { $0 + 48 }, as: UTF8.self)
  }

  private mutating func increment() {
    for index in fraction.indices.reversed() {
      guard fraction[index] == 9 else {
        fraction[index] += 1
        return
      }
      fraction[index] = 0
    }
    for index in whole.indices.reversed() {
      guard whole[index] == 9 else {
        whole[index] += 1
        return
      }
      whole[index] = 0
    }
    whole.insert(1, at: 0)
  }

  private mutating func dropSignOfZero() {
    if isZero { isNegative = false }
  }
}

/// The shortest decimal digits that read back as a double.
struct ShortestDecimal {
  /// Digits 0…9 without leading zeros; `[0]` for zero.
  var digits: [UInt8] = []
  /// How many of the digits stand before the point; negative below 0.1.
  var pointPosition = 0
  /// Whether the number is below zero.
  let isNegative: Bool

  /// Nil for infinities and not-a-number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    var exponent = 0
    var seenPoint = false
    let text = value.magnitude.description
    for (index, byte) in zip(text.utf8.indices, text.utf8) {
      switch byte {
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"):
        exponent = Int(text[text.utf8.index(after: index)...]) ?? 0
        dropLeadingZeros(exponent)
        return
      default:
        digits.append(byte - 48)
        if !seenPoint { pointPosition += 1 }
      }
    }
    dropLeadingZeros(exponent)
  }

  private mutating func dropLeadingZeros(_ exponent: Int) {
    let zeros = digits.prefix { $0 == 0 }.count
    guard zeros < digits.count else {
      digits = [0]
      pointPosition = 1
      return
    }
    digits.removeFirst(zeros)
    pointPosition += exponent - zeros
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }
}
