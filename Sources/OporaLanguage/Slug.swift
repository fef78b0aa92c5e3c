/// File names and ids from words: `[a-z0-9-]` only, by a fixed transliteration.
public enum Slug {
  /// The text in Latin letters, digits and single hyphens, at most 60 characters.
  ///
  /// Where nothing of the text is left, `fallback` is returned.
  public static func text(_ text: String, fallback: String = "x") -> String {
    var result = ""
    var pendingHyphen = false
    for scalar in PlainText.line(text).lowercased().unicodeScalars {
      guard let piece = latin(scalar) else {
        pendingHyphen = !result.isEmpty
        continue
      }
      if pendingHyphen, !piece.isEmpty {
        result += "-"
        pendingHyphen = false
      }
      result += piece
      if result.utf8.count >= 60 { break }
    }
    result = String(result.prefix(60))
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? fallback : result
  }

  private static func latin(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": return String(scalar)
    case "ё": return "e"
    case "а"..."я": return letters[Int(scalar.value - 0x430)]
    default: return nil
    }
  }

  /// The letters а…я in order.
  private static let letters = [
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s",
    "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
  ]
}
