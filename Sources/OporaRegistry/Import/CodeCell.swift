import OporaDefinitions
import OporaLanguage

/// The codes of one code list, found by any of their spellings.
///
/// Exact spellings that occurred are remembered by their bytes, so a file with millions of rows folds
/// each distinct spelling once.
struct CodeSpellings: Sendable {
  private var byFold: [String: Int32] = [:]
  private var seen = TextDictionary()
  private var seenCodes: [Int32] = []

  /// The stored value of an unknown spelling.
  static let unknown: Int32 = -1

  init(_ entries: [CodeEntry]) {
    for (index, entry) in entries.enumerated() {
      let words = [entry.code, entry.title.ru, entry.title.en] + entry.spellings
      for word in words where byFold[Folding.folded(word)] == nil {
        byFold[Folding.folded(word)] = Int32(index)
      }
    }
  }

  /// The number of a code, or ``unknown``.
  @inline(__always)
  mutating func code(of cell: UnsafeRawBufferPointer) -> Int32 {
    let number = Int(seen.number(of: cell))
    if number == seenCodes.count {
      let fold = Folding.folded(String(decoding: cell, as: UTF8.self))
      seenCodes.append(byFold[fold] ?? CodeSpellings.unknown)
    }
    return seenCodes[number]
  }

  /// The number of a code given as a text, or nil.
  mutating func code(of text: String) -> Int32? {
    var copy = text
    let found = copy.withUTF8 { code(of: UnsafeRawBufferPointer($0)) }
    return found == CodeSpellings.unknown ? nil : found
  }
}

/// Comparing words as people mean them: without case, ё, punctuation, spaces, look-alike letters.
package enum Folding {
  /// The word folded for comparison; two spellings of one header or code fold to the same text.
  package static func folded(_ text: String) -> String {
    var folded = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "ё": folded += "е"
      case "0"..."9", "а"..."я", "a"..."z": folded.unicodeScalars.append(scalar)
      case "№": folded += "n"
      default: if scalar.properties.isAlphabetic { folded.unicodeScalars.append(scalar) }
      }
    }
    return unifiedScript(folded)
  }

  /// Latin letters that look Cyrillic become Cyrillic where the word has Cyrillic letters.
  private static func unifiedScript(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { ("а"..."я").contains($0) }),
      text.unicodeScalars.contains(where: { ("a"..."z").contains($0) })
    else { return text }
    return String(text.map { lookalikes[$0] ?? $0 })
  }

  private static let lookalikes: [Character: Character] = [
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "x": "х", "y": "у",
  ]
}
