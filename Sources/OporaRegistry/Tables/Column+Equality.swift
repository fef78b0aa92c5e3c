import OporaCSV
import OporaDefinitions

extension Column {
  /// Numbers that rows share where their cells are equal, in the order of the rows; −1 where a cell is
  /// missing.
  ///
  /// Texts are compared as names are: case, ё, blanks and letters that look alike make no difference.
  public func equalityNumbers(of rows: [Int]) -> [Int] {
    var known: [Int64: Int] = [:]
    var folded: [String: Int] = [:]
    return rows.map { row in
      guard !isMissing(row) else { return -1 }
      let stored = isWide ? wide[row] : Int64(small[row])
      let scale = isWide && !scales.isEmpty ? scales[row] : 0
      // Two spellings of a number, 1.5 and 1.50, are rare and equal.
      if scale > 0 { return number(of: text(row), in: &folded) }
      if let number = known[stored] { return number }
      let number = usesDictionary || isWide ? number(of: text(row), in: &folded) : Int(stored)
      known[stored] = number
      return number
    }
  }

  private func number(of text: String, in folded: inout [String: Int]) -> Int {
    let key = form.type == .text ? HeaderFolding.fold(text) : text
    if let number = folded[key] { return number }
    folded[key] = folded.count
    return folded.count - 1
  }
}
