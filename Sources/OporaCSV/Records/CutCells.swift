import OporaDiagnostics

/// Cells that a program seems to have cut: exactly as long as it lets them be.
enum CutCells {
  /// The most characters of a cell of old databases and of Excel.
  static let limits = [255, 32_767]
  /// No record shorter than this has such a cell.
  static let shortest = 255

  /// The columns of a row whose cells were cut perhaps.
  static func columns(of row: RowCells) -> [Int] {
    (0..<row.count).filter { column in
      let cell = row[column]
      // Each character has one byte to four.
      guard limits.contains(where: { $0 <= cell.count && cell.count <= 4 * $0 }) else {
        return false
      }
      return limits.contains(utf16Length(cell))
    }
  }

  /// Length as Excel counts it.
  private static func utf16Length(_ cell: UnsafeRawBufferPointer) -> Int {
    var length = 0
    for byte in cell where byte & 0xC0 != 0x80 { length += byte >= 0xF0 ? 2 : 1 }
    return length
  }
}
