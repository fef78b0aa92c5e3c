/// The words that begin a row of totals.
enum TotalWords {
  /// The words in lower case, as bytes.
  static let all: [[UInt8]] = words.flatMap { [Array($0.utf8), Array(capitalized($0).utf8)] }

  private static let words = ["итого", "всего", "в том числе", "в т.ч", "в т. ч", "из них"]
  /// Words that say no more than that parts follow; with a text behind they name a row of their own.
  private static let wordsAlone: Set = ["из них", "из них:", "из них -", "из них –"]

  /// True if two bytes may begin one of the words in either case.
  @inline(__always)
  static func mayStart(_ first: UInt8, _ second: UInt8) -> Bool {
    // И и В в in UTF-8.
    first == 0xD0 && (second == 0x98 || second == 0xB8 || second == 0x92 || second == 0xB2)
  }

  /// True if a cell begins with one of the words and the word ends there.
  static func startsTotal(_ cell: UnsafeRawBufferPointer) -> Bool {
    let text = BlankText.trimmed(cell)
    guard text.count > 2, text.count < 200, mayStart(text[0], text[1]) else { return false }
    let folded = String(decoding: text, as: UTF8.self).lowercased()
    return words.contains { word in
      guard folded.hasPrefix(word) else { return false }
      if word == "из них" { return wordsAlone.contains(folded) }
      return folded.dropFirst(word.count).first.map { !$0.isLetter } ?? true
    }
  }

  private static func capitalized(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }
}
