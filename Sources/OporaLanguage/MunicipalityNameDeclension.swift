/// Declines the part of a name up to the noun of its kind.
struct NameDeclension {
  enum Case: Int {
    case genitive, dative, prepositional
  }

  private let words: [Substring]
  /// The words that are declined: adjectives and the noun after them.
  private let declined: Range<Int>

  init(_ name: String) {
    words = name.split(separator: " ", omittingEmptySubsequences: false)
    let noun = words.firstIndex { Self.nouns[$0.lowercased()] != nil }
    if words.contains(where: { Self.indeclinable.contains($0.uppercased()) }) {
      declined = 0..<0
    } else if let noun {
      var start = noun
      while start > 0, Self.ending(of: words[start - 1]) != nil { start -= 1 }
      declined = start..<noun + 1
    } else {
      // Without a noun only a name that is all adjectives is sure: «Мосальский», not «Кашин».
      let isSure = words.allSatisfy { Self.ending(of: $0) != nil }
      declined = isSure ? 0..<words.count : 0..<0
    }
  }

  func form(_ wanted: Case) -> String {
    words.indices.map { index in
      declined.contains(index) ? Self.decline(words[index], wanted) : String(words[index])
    }.joined(separator: " ")
  }

  private static func decline(_ word: Substring, _ wanted: Case) -> String {
    let isShouted = word.count > 1 && word == word.uppercased()
    if let noun = nouns[word.lowercased()] {
      let mended = noun.forms[wanted.rawValue]
      return word.prefix(noun.stem) + (isShouted ? mended.uppercased() : mended)
    }
    guard let ending = ending(of: word) else { return String(word) }
    let mended = ending[wanted.rawValue]
    return word.dropLast(2) + (isShouted ? mended.uppercased() : mended)
  }

  /// The endings of an adjective in genitive, dative and prepositional; nil for other words.
  private static func ending(of word: Substring) -> [String]? {
    let lower = word.lowercased()
    guard lower.count >= 4, lower.unicodeScalars.allSatisfy({ isLetterOrHyphen($0) }) else {
      return nil
    }
    let hard = ["ого", "ому", "ом"]
    let soft = ["его", "ему", "ем"]
    switch lower.suffix(2) {
    case "ый", "ой", "ое": return hard
    case "ий":
      // After к, г, х the ending is only spelt soft: «Мосальский» – «Мосальского».
      let before = lower.dropLast(2).last
      return before.map { "кгх".contains($0) } ?? false ? hard : soft
    case "ее": return soft
    case "ая": return ["ой", "ой", "ой"]
    case "яя": return ["ей", "ей", "ей"]
    default: return nil
    }
  }

  private static func isLetterOrHyphen(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2011}" || scalar.properties.isAlphabetic
  }

  private static let indeclinable: Set = ["ЗАТО", "МО", "ГО", "МР", "ВМО", "Г.", "М.", "Р."]

  /// How many letters of a noun stay, and its endings in genitive, dative and prepositional.
  private static let nouns: [String: (stem: Int, forms: [String])] = [
    "район": (5, ["а", "у", "е"]), "округ": (5, ["а", "у", "е"]), "город": (5, ["а", "у", "е"]),
    "поселение": (8, ["я", "ю", "и"]), "образование": (10, ["я", "ю", "и"]),
    "посёлок": (5, ["ка", "ку", "ке"]), "поселок": (5, ["ка", "ку", "ке"]),
    "село": (3, ["а", "у", "е"]), "деревня": (6, ["и", "е", "е"]),
    "станица": (6, ["ы", "е", "е"]), "сельсовет": (9, ["а", "у", "е"]),
    "улус": (4, ["а", "у", "е"]), "кожуун": (6, ["а", "у", "е"]), "аймак": (5, ["а", "у", "е"]),
    "область": (6, ["и", "и", "и"]), "край": (3, ["я", "ю", "е"]),
    "республика": (9, ["и", "е", "е"]), "территория": (9, ["и", "и", "и"]),
  ]
}
