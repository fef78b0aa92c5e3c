/// Letters that Excel calls columns by.
enum ColumnLetters {
  /// The letters of a column counted from 0: A, Z, AA.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column + 1, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
