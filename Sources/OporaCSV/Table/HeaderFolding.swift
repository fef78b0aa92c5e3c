/// Labels of headers compared the way people read them.
///
/// Case, spaces, punctuation, line breaks, ё and Latin letters that look like Russian ones make no
/// difference. A folded label is for comparison only; it is never shown.
public enum HeaderFolding {
  /// The label as it is compared: «№ п/п» and «№ П/П.» fold to the same text.
  public static func fold(_ label: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in label.lowercased().unicodeScalars {
      if scalar.value == 0x306, folded.last == "и" {
        folded.removeLast()
        folded.append("й")
      } else if let lookalike = lookalikes[scalar] {
        folded.append(lookalike)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "№" || scalar == "%"
      {
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// Letters that stand for another in a folded label.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
    "ё": "е", "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о",
    "p": "р", "t": "т", "x": "х", "y": "у",
  ]
}
