import OporaCSV
import OporaDefinitions
import OporaLanguage

/// The codes of one code list, found by any of their spellings.
///
/// Exact spellings that occurred are remembered by their bytes, so a file with millions of rows folds
/// each distinct spelling once.
struct CodeSpellings: Sendable {
  private let entries: [CodeEntry]
  /// Made when the first spelling is looked up.
  private var byFold: [String: Int32] = [:]
  private var seen = TextDictionary()
  private var seenCodes: [Int32] = []

  /// The stored value of an unknown spelling.
  static let unknown: Int32 = -1

  init(_ entries: [CodeEntry]) { self.entries = entries }

  private mutating func foldSpellings() {
    for (index, entry) in entries.enumerated() {
      let words = [entry.code, entry.title.ru, entry.title.en] + entry.spellings
      for word in words where byFold[HeaderFolding.fold(word)] == nil {
        byFold[HeaderFolding.fold(word)] = Int32(index)
      }
    }
  }

  /// The number of a code, or ``unknown``.
  @inline(__always)
  mutating func code(of cell: UnsafeRawBufferPointer) -> Int32 {
    let number = Int(seen.number(of: cell))
    if number == seenCodes.count {
      if byFold.isEmpty { foldSpellings() }
      let fold = HeaderFolding.fold(String(decoding: cell, as: UTF8.self))
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
