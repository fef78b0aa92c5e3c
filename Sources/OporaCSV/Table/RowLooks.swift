/// What the cells of a row look like.
enum RowLooks {
  /// True if the row counts its columns: 1; 2; 3 …, at least four of them.
  static func isNumbering(_ row: RowCells) -> Bool {
    guard row.count >= 4 else { return false }
    var count = ColumnCount()
    let counts = (0..<row.count).allSatisfy { count.takes(BlankText.trimmed(row[$0])) }
    return counts && count.isCount
  }

  /// True for a number, a percentage or what stands for none: what a total has beside its word.
  static func isFigure(_ cell: UnsafeRawBufferPointer) -> Bool {
    let text = BlankText.trimmed(cell)
    guard !text.isEmpty else { return true }
    let kind = CellKind(text)
    return kind == .number || kind == .missing
  }

  /// True for words rather than a code or a number: what the title of a section is.
  static func isProse(_ cell: UnsafeRawBufferPointer) -> Bool {
    let text = BlankText.trimmed(cell)
    guard CellKind(text) == .text else { return false }
    var (hasSpace, hasDigit, hasLetter) = (false, false, false)
    for byte in text {
      switch byte {
      case 48...57: hasDigit = true
      case 32, 0xA0: hasSpace = true
      case 65...90, 97...122, 0xC3...: hasLetter = true
      default: break
      }
    }
    return hasLetter && (hasSpace || !hasDigit)
  }
}
