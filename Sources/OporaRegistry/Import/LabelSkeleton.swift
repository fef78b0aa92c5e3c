/// Labels written in Latin letters compared with Russian ones (транслитерация).
///
/// ГОСТ 7.79-B, ISO 9, the forms of passports and the habits of people differ in a few letters:
/// `Data rozhdeniya`, `Data rozhdenija`, `Data roždeniâ`. Both sides are brought to one skeleton, in
/// which these letters are the same and the signs are dropped. It is for comparison only.
enum LabelSkeleton {
  /// Shorter skeletons are as good as chance.
  private static let shortest = 3

  /// The skeleton of a label that holds Russian letters; nil for others and for short ones.
  static func ofRussian(_ label: String) -> String? {
    var latin = ""
    var isRussian = false
    for scalar in label.lowercased().unicodeScalars {
      if let letters = russian[scalar] {
        latin += letters
        isRussian = true
      } else {
        latin.unicodeScalars.append(scalar)
      }
    }
    return isRussian ? normalised(latin) : nil
  }

  /// The skeleton of a folded label that may have been Latin; nil if it surely was not.
  ///
  /// Folding makes Latin letters Russian that look like them, so that this is taken back first.
  static func ofFolded(_ folded: String) -> String? {
    var latin = ""
    for scalar in folded.unicodeScalars {
      if let letter = lookalikes[scalar] {
        latin.unicodeScalars.append(letter)
      } else if let letters = diacritics[scalar] {
        latin += letters
      } else if scalar.isASCII || scalar == "№" {
        latin.unicodeScalars.append(scalar)
      } else {
        return nil
      }
    }
    return normalised(latin)
  }

  /// Letters that systems of transliteration spell in several ways, brought to one.
  private static func normalised(_ latin: String) -> String? {
    let letters = Array(latin.utf8).filter { ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 }
    var skeleton: [UInt8] = []
    var position = 0
    while position < letters.count {
      let rest = letters[position...]
      if let (from, to) = groups.first(where: { rest.starts(with: $0.from) }) {
        skeleton.append(to)
        position += from.count
        continue
      }
      let letter = singles[letters[position]] ?? letters[position]
      if letter != UInt8(ascii: "i") || skeleton.last != letter { skeleton.append(letter) }
      position += 1
    }
    return skeleton.count >= shortest ? String(decoding: skeleton, as: UTF8.self) : nil
  }

  private static let groups: [(from: [UInt8], to: UInt8)] = [
    ("shch", "S"), ("shh", "S"), ("sch", "S"), ("sh", "S"), ("zh", "Z"), ("kh", "h"), ("ch", "C"),
    ("cz", "c"), ("ts", "c"), ("tc", "c"), ("yu", "U"), ("ju", "U"), ("iu", "U"), ("ya", "A"),
    ("ja", "A"), ("ia", "A"), ("yo", "e"), ("jo", "e"), ("ye", "e"), ("je", "e"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

  private static let singles: [UInt8: UInt8] = [
    UInt8(ascii: "y"): UInt8(ascii: "i"), UInt8(ascii: "j"): UInt8(ascii: "i"),
    UInt8(ascii: "x"): UInt8(ascii: "h"), UInt8(ascii: "w"): UInt8(ascii: "v"),
  ]

  private static let russian: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
  ]

  /// What ``HeaderFolding`` makes of Latin letters, taken back.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
    "а": "a", "в": "b", "с": "c", "е": "e", "н": "h", "к": "k", "м": "m", "о": "o", "р": "p",
    "т": "t", "х": "x", "у": "y",
  ]

  private static let diacritics: [Unicode.Scalar: String] = [
    "ž": "zh", "č": "ch", "š": "sh", "ŝ": "shch", "û": "yu", "â": "ya", "è": "e", "ë": "e",
    "é": "e", "ĉ": "c", "ŭ": "u", "ĭ": "i", "ʹ": "", "ʺ": "", "ʼ": "", "ʻ": "",
  ]
}
