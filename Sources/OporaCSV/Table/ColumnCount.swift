/// Follows the row of a form that counts its columns: 1; 2; 3, also А; Б; 1; 2 and 5 = 3 + 4.
struct ColumnCount {
  /// How many cells were taken, and how many of them were letters.
  private var (taken, letters) = (0, 0)
  /// The number of the last column; nil before the first number.
  private var last: Int?

  /// The first letters of columns of words, Cyrillic and Latin.
  private static let alphabets = [["А", "Б", "В", "Г"], ["A", "B", "C", "D"]]

  /// True if two columns or more were counted in numbers.
  var isCount: Bool { taken > letters + 1 }

  /// Takes the next cell, without the white space around it; false if it does not go on counting.
  mutating func takes(_ cell: UnsafeRawBufferPointer) -> Bool {
    taken += 1
    if last == nil, taken == letters + 1, letters < 4, isLetter(cell) {
      letters += 1
      return true
    }
    let digits = cell.prefix { (48...57).contains($0) }
    guard (1...4).contains(digits.count), let number = Int(String(decoding: digits, as: UTF8.self)),
      cell[digits.count...].allSatisfy(ColumnCount.mayExplain)
    else { return false }
    // Behind letters the numbers begin with 1 or with the place of the column.
    guard number == last.map({ $0 + 1 }) ?? 1 || (last == nil && number == taken) else {
      return false
    }
    last = number
    return true
  }

  private func isLetter(_ cell: UnsafeRawBufferPointer) -> Bool {
    ColumnCount.alphabets.contains { cell.elementsEqual($0[letters].utf8) }
  }

  /// True for what a formula of columns is made of: `=(3+4)/2*100`.
  private static func mayExplain(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 32, 0x25, 0x28...0x2B, 0x2D...0x2F, 0x3A, 0x3D: true
    default: false
    }
  }
}
