/// The order of names in lists: Russian alphabet, then Latin; ё beside е; numbers by value.
///
/// The order is total and the same on every machine: what is equal at the first level (letters)
/// is parted by ё, then by case, then by the characters themselves.
public enum Collation {
  /// Whether the left text stands before the right one.
  public static func precedes(_ left: String, _ right: String) -> Bool {
    CollationKey(left) < CollationKey(right)
  }

  /// The texts in order.
  public static func sorted(_ texts: [String]) -> [String] {
    texts.map { ($0, CollationKey($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

/// What a text is ordered by; make it once when many texts are compared.
public struct CollationKey: Sendable, Hashable, Comparable {
  private let primary: [UInt64]
  private let secondary: [UInt8]
  private let text: String

  /// Makes the key of a text.
  public init(_ text: String) {
    self.text = text
    var primary: [UInt64] = []
    var secondary: [UInt8] = []
    var number: UInt64?
    for scalar in PlainText.line(text).unicodeScalars {
      if let digit = CollationKey.digit(scalar) {
        number = ((number ?? 0) % 1_000_000_000_000) * 10 + digit
        continue
      }
      if let value = number { primary.append(CollationKey.digits + value) }
      number = nil
      let (weight, mark) = CollationKey.weight(of: scalar)
      primary.append(weight)
      secondary.append(mark)
    }
    if let value = number { primary.append(CollationKey.digits + value) }
    self.primary = primary
    self.secondary = secondary
  }

  /// Earlier in the list is less.
  public static func < (left: CollationKey, right: CollationKey) -> Bool {
    if left.primary != right.primary {
      return left.primary.lexicographicallyPrecedes(right.primary)
    }
    if left.secondary != right.secondary {
      return left.secondary.lexicographicallyPrecedes(right.secondary)
    }
    return left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }

  /// Equal where the texts are the same character by character.
  public static func == (left: CollationKey, right: CollationKey) -> Bool {
    left.text.unicodeScalars.elementsEqual(right.text.unicodeScalars)
  }

  /// Hashes what equality compares.
  public func hash(into hasher: inout Hasher) {
    for scalar in text.unicodeScalars { hasher.combine(scalar) }
  }

  private static let digits: UInt64 = 1 << 48
  private static let cyrillic: UInt64 = 1 << 52
  private static let latin: UInt64 = 1 << 53
  private static let others: UInt64 = 1 << 54

  private static func digit(_ scalar: Unicode.Scalar) -> UInt64? {
    ("0"..."9").contains(scalar) ? UInt64(scalar.value - 48) : nil
  }

  /// Spaces and signs, then numbers, Cyrillic, Latin, the rest; the mark parts ё from е and case.
  private static func weight(of scalar: Unicode.Scalar) -> (UInt64, UInt8) {
    let value = UInt64(scalar.value)
    switch scalar {
    case "ё": return (cyrillic + 0x435, 2)
    case "Ё": return (cyrillic + 0x435, 3)
    case "а"..."я": return (cyrillic + value, 0)
    case "А"..."Я": return (cyrillic + value + 32, 1)
    case "a"..."z": return (latin + value, 0)
    case "A"..."Z": return (latin + value + 32, 1)
    default:
      return (scalar.properties.isAlphabetic ? others + value : value, 0)
    }
  }
}
