import OporaCSV
import OporaDefinitions
import OporaLanguage
import OporaSystem

/// The codes of one code list, found by any of their spellings.
///
/// Exact spellings that occurred are remembered by their bytes, so a file with millions of rows folds
/// each distinct spelling once.
struct CodeSpellings: Sendable {
  private let folds: FoldedSpellings
  private var seen = TextDictionary()
  private var seenCodes: [Int32] = []

  /// The stored value of an unknown spelling.
  static let unknown: Int32 = -1

  init(_ entries: [CodeEntry]) { folds = FoldedSpellings(entries) }

  /// The number of a code, or ``unknown``.
  @inline(__always)
  mutating func code(of cell: UnsafeRawBufferPointer) -> Int32 {
    let number = Int(seen.number(of: cell))
    if number == seenCodes.count {
      let fold = HeaderFolding.fold(String(decoding: cell, as: UTF8.self))
      seenCodes.append(folds.byFold[fold] ?? CodeSpellings.unknown)
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

/// The folded spellings of a code list, made when the first cell is looked up; copies share them.
private final class FoldedSpellings: Sendable {
  private let entries: [CodeEntry]
  private let made = Locked<[String: Int32]?>(nil)

  init(_ entries: [CodeEntry]) { self.entries = entries }

  /// The number of the code by each of its spellings; the first of equal ones counts.
  var byFold: [String: Int32] {
    made.withLock { made in
      if let made { return made }
      var byFold: [String: Int32] = [:]
      for (index, entry) in entries.enumerated() {
        for word in [entry.code, entry.title.ru, entry.title.en] + entry.spellings {
          let fold = HeaderFolding.fold(word)
          if byFold[fold] == nil { byFold[fold] = Int32(index) }
        }
      }
      made = byFold
      return byFold
    }
  }
}
