/// One record as read under one hypothesis.
struct Reading {
  /// What makes a reading unusable.
  enum Fault { case unclosedQuote, tooLong }

  /// Where the record starts in the text.
  private(set) var start: Int
  /// Where its line end starts.
  var textEnd = 0
  /// Where the next record starts.
  var end = 0
  /// The text of all cells, one after the other.
  private(set) var bytes: [UInt8] = []
  /// Where each cell ends in ``bytes``.
  private(set) var cellEnds: [Int] = []
  /// How its line ends; nil at the end of the text.
  var lineEnding: LineEnding?
  /// Line breaks inside cells.
  var lineBreaks = 0
  /// True if a quote stands in an unquoted cell or text follows a closing quote.
  var hasStrayQuote = false
  /// True if a quote inside a quoted cell is not doubled.
  var hasUnescapedQuote = false
  /// Why the reading cannot be used; nil if it can.
  var fault: Fault?

  init(start: Int) { self.start = start }

  /// How many cells there are.
  var width: Int { cellEnds.count }

  /// True if the record keeps to RFC 4180.
  var isClean: Bool { fault == nil && !hasStrayQuote && !hasUnescapedQuote }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func append(_ text: UnsafeRawBufferPointer) { bytes.append(contentsOf: text) }
  mutating func endCell() { cellEnds.append(bytes.count) }

  /// The bytes of a cell.
  func cell(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : cellEnds[index - 1])..<cellEnds[index]]
  }

  /// Gives the bytes of each cell.
  func withCells(_ body: (UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      for end in cellEnds {
        body(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// Width without the blank cells at the end.
  var filledWidth: Int {
    var (width, filled) = (0, 0)
    withCells { cell in
      width += 1
      if !BlankText.isBlank(cell) { filled = width }
    }
    return filled
  }

  /// True if no cell is filled.
  var isBlank: Bool { bytes.withUnsafeBytes { BlankText.isBlank($0) } }

  /// The cells as text.
  var texts: [String] {
    cellEnds.indices.map { String(decoding: cell($0), as: UTF8.self) }
  }

  /// True if another reading has the same cells.
  func hasCells(of other: Reading) -> Bool { cellEnds == other.cellEnds && bytes == other.bytes }

  /// The same cells, as those of the bytes that another reading covers.
  func placed(as other: Reading) -> Reading {
    var placed = self
    (placed.start, placed.textEnd, placed.end) = (other.start, other.textEnd, other.end)
    return placed
  }

  /// Divides a cell in two.
  mutating func splitCell(_ index: Int, at place: Int) {
    cellEnds.insert((index == 0 ? 0 : cellEnds[index - 1]) + place, at: index)
  }

  /// Takes an empty cell out.
  mutating func removeEmptyCell(_ index: Int) { cellEnds.remove(at: index) }

  /// Drops empty cells beyond a width; false if one of them is filled.
  mutating func trim(to columnCount: Int) -> Bool {
    guard width > columnCount else { return true }
    let kept = columnCount == 0 ? 0 : cellEnds[columnCount - 1]
    guard !bytes[kept...].contains(where: { $0 != 32 && $0 != 9 }) else { return false }
    bytes.removeSubrange(kept...)
    cellEnds.removeSubrange(columnCount...)
    return true
  }
}
