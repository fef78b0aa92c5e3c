/// Cyrillic letters that cannot be told from Latin ones on the screen.
public enum LookAlike {
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "к": "k", "м": "m", "о": "o", "р": "p",
    "т": "t", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "А": "A", "В": "B", "С": "C",
    "Е": "E", "Н": "H", "К": "K", "М": "M", "О": "O", "Р": "P", "Т": "T", "У": "Y", "Х": "X",
    "І": "I", "Ј": "J", "Ѕ": "S",
  ]

  /// The Latin letter that a Cyrillic one looks like; nil if there is none.
  public static func latin(for scalar: Unicode.Scalar) -> Unicode.Scalar? { pairs[scalar] }

  /// The first Cyrillic letter of a name that is otherwise Latin.
  ///
  /// - Returns: Offset of the letter in scalars, the letter, and the name in Latin letters; nil
  ///   if the name has no Latin letter, no Cyrillic one, or one that no Latin letter looks like.
  public static func find(
    in name: String
  ) -> (offset: Int, letter: Unicode.Scalar, mended: String)? {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let scalars = Array(name.unicodeScalars)
    guard let offset = scalars.firstIndex(where: { pairs[$0] != nil }),
      scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic })
    else { return nil }
    var mended = String.UnicodeScalarView()
    for scalar in scalars {
      guard let latin = pairs[scalar] ?? (scalar.isASCII ? scalar : nil) else { return nil }
      mended.append(latin)
    }
    return (offset, scalars[offset], String(mended))
  }
}
