/// The official words for the kind of a municipality, shortened and in English.
enum NameKind {
  private struct Phrase {
    let words: [String]
    let short: String
    let english: String

    init(_ text: String, _ short: String, _ english: String) {
      words = text.split(separator: " ").map(String.init)
      self.short = short
      self.english = english
    }
  }

  // Longer phrases come first, so that «городской округ город» is not taken for «городской округ».
  private static let phrases = [
    Phrase("закрытое административно-территориальное образование", "ЗАТО", "ZATO"),
    Phrase("городской округ город", "г.\u{A0}о.", "Urban Okrug"),
    Phrase("муниципальный округ город", "м.\u{A0}о.", "Municipal Okrug"),
    Phrase("муниципальное образование город", "МО", "Municipality"),
    Phrase("муниципальный округ", "м.\u{A0}о.", "Municipal Okrug"),
    Phrase("муниципальный район", "м.\u{A0}р-н", "Municipal District"),
    Phrase("городской округ", "г.\u{A0}о.", "Urban Okrug"),
    Phrase("муниципальное образование", "МО", "Municipality"),
    Phrase("городское поселение", "г.\u{A0}п.", "Urban Settlement"),
    Phrase("сельское поселение", "с.\u{A0}п.", "Rural Settlement"),
    Phrase("зато", "ЗАТО", "ZATO"),
    Phrase("район", "р-н", "District"),
    Phrase("город", "г.", "City"),
  ]

  /// The name with its kind as an abbreviation; unchanged if it has no kind that is known.
  static func shortened(_ name: String) -> String {
    guard let (before, phrase, after) = parts(of: name) else { return name }
    return (before + [phrase.short] + after).joined(separator: " ")
  }

  /// The name in Latin letters with its kind in English; ZATO stands first, other kinds last.
  static func english(_ name: String) -> String {
    guard let (before, phrase, after) = parts(of: name) else { return Romanisation.text(name) }
    let rest = (before + after).map(Romanisation.text)
    let kind = phrase.english
    return (kind == "ZATO" ? [kind] + rest : rest + [kind]).joined(separator: " ")
  }

  private static func parts(of name: String) -> ([String], Phrase, [String])? {
    let words = name.split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
    let lower = words.map { $0.lowercased() }
    for phrase in phrases where lower.count > phrase.words.count {
      let last = lower.count - phrase.words.count
      for start in 0...last where Array(lower[start..<start + phrase.words.count]) == phrase.words {
        let after = words[(start + phrase.words.count)...]
        return (Array(words[..<start]), phrase, Array(after))
      }
    }
    return nil
  }
}

/// Russian names in Latin letters as English texts write them: `Verkhneozyorsky`.
enum Romanisation {
  static func text(_ text: String) -> String {
    var result = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let lower = character.lowercased()
      let next = index + 1 < characters.count ? characters[index + 1].lowercased() : ""
      // «ий» and «ый» at the end of a word are one y.
      if lower == "и" || lower == "ы", next == "й", isEnd(characters, index + 2) { continue }
      guard let latin = letters[lower] else {
        result.append(character)
        continue
      }
      let isCapital = String(character) != lower
      let isShouted = isCapital && !next.isEmpty && next != String(characters[index + 1])
      result += isCapital ? (isShouted ? latin.uppercased() : capitalised(latin)) : latin
    }
    return result
  }

  private static func isEnd(_ characters: [Character], _ index: Int) -> Bool {
    index >= characters.count || !characters[index].isLetter
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static let letters: [String: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
  ]
}
