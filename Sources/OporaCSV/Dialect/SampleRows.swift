/// The rows of a piece of a sample as one dialect reads them, blank ones left out.
///
/// A dialect is judged by thousands of cells, so rows without quotes are not read one by one: one
/// pass over the bytes finds where their cells end. The careful reader takes the others.
struct SampleRows {
  private struct Row {
    /// Where the row starts in the piece.
    let start: Int
    /// Its cells in ``SampleRows/cellEnds``.
    let cells: Range<Int>
    /// The reading of a row with quotes.
    let reading: Reading?
  }

  private let text: UnsafeRawBufferPointer
  private let dialect: Dialect
  private let marks: LineMarks
  private var rows: [Row] = []
  /// Where each cell of the rows without quotes ends in the piece.
  private var cellEnds: [Int] = []

  /// Reads at most so many rows of a piece; its last row is dropped if the piece may cut it.
  init(_ piece: UnsafeRawBufferPointer, _ dialect: Dialect, limit: Int, dropsLast: Bool) {
    text = piece
    self.dialect = dialect
    marks = LineMarks(cellsOf: dialect)
    rows.reserveCapacity(limit)
    let reader = CarefulReader(text: piece, dialect: dialect)
    var position = 0
    while position < piece.count, rows.count < limit {
      if let end = takePlain(from: position, reader) {
        position = end
      } else {
        let reading = SampleRows.reading(from: position, reader)
        if !reading.isBlank { rows.append(Row(start: position, cells: 0..<0, reading: reading)) }
        position = reading.end
      }
    }
    if dropsLast, rows.count > 1 { rows.removeLast() }
  }

  /// How many rows there are.
  var count: Int { rows.count }

  /// How many cells a row has.
  func width(of row: Int) -> Int { rows[row].reading?.width ?? rows[row].cells.count }

  /// True if a quote stands in a row where none should.
  func hasStrayQuote(_ row: Int) -> Bool { rows[row].reading?.hasStrayQuote ?? false }

  /// Gives the bytes of each cell of a row.
  @inline(__always)
  func withCells(of row: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    let row = rows[row]
    if let reading = row.reading { return reading.withCells(body) }
    var start = row.start
    for end in cellEnds[row.cells] {
      body(UnsafeRawBufferPointer(rebasing: text[start..<end]))
      start = end + 1
    }
  }

  /// Takes a row without quotes; returns where the next starts, or nil if the row needs care
  /// or may be blank.
  private mutating func takePlain(from start: Int, _ reader: CarefulReader) -> Int? {
    guard !dialect.skipsInitialSpace else { return nil }
    let first = cellEnds.count
    var (position, length, isFilled) = (start, 0, false)
    while let mark = marks.next(in: text, from: position) {
      if !isFilled { isFilled = text[position..<mark].contains(where: SampleRows.isFilling) }
      position = mark
      let byte = text[mark]
      if byte == dialect.delimiter {
        cellEnds.append(mark)
      } else if byte == dialect.quote {
        cellEnds.removeLast(cellEnds.count - first)
        return nil
      } else {
        length = reader.lineEndLength(mark)
        if length > 0 { break }
      }
      position += 1
    }
    if length == 0 {
      if !isFilled { isFilled = text[position...].contains(where: SampleRows.isFilling) }
      position = text.count
    }
    guard isFilled, position - start <= RecordJudge.longestRecord else {
      cellEnds.removeLast(cellEnds.count - first)
      return nil
    }
    cellEnds.append(position)
    rows.append(Row(start: start, cells: first..<cellEnds.count, reading: nil))
    return position + length
  }

  /// True for bytes that belong to no kind of white space, see ``BlankText``.
  @inline(__always)
  private static func isFilling(_ byte: UInt8) -> Bool {
    byte < 0x80 ? byte > 32 || byte < 9 || (byte > 13 && byte < 32) : byte > 0xC2 && byte < 0xE2
  }

  /// A row with quotes; a line of its own where they make no sense.
  static func reading(from position: Int, _ reader: CarefulReader) -> Reading {
    var row = reader.read(from: position, as: .standard, limit: RecordJudge.mostSwallowed)
    if row.fault != nil || row.hasUnescapedQuote {
      let line = reader.read(from: position, as: .plainQuotes, limit: 0)
      row = row.fault != nil || row.lineBreaks > 0 ? line : row
      row.hasStrayQuote = true
    }
    return row
  }
}
