/// Letters of columns as Excel shows them: A, B … Z, AA.
package enum ColumnLetter {
  /// The letter of a column, counted from 0.
  package static func letter(_ index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
