import OporaDiagnostics

/// Reads the records of a table from its text, window by window.
///
/// An index of bytes finds the cells of records that keep to RFC 4180; each record is held against
/// the width of the table. The first record that the index cannot vouch for is judged on its own,
/// and the index starts again behind it. So a fault costs its own record and no more.
struct RecordReader: ~Copyable {
  /// The most bytes of text in one window, unless a single record is longer.
  private let windowLength: Int
  let table: DecidedTable
  let name: String
  /// The text of the piece at hand, from its first record on.
  private(set) var text = UnsafeRawBufferPointer(start: nil, count: 0)
  /// Where the piece ends in the text.
  private(set) var limit = 0
  /// Bytes behind the text that can be read.
  private var slack = 0
  /// Offset in the text where the signatures start.
  private var dataEnd = 0
  /// True if records of the piece have to be looked at for malformed bytes.
  var mayHoldBadBytes: Bool
  private(set) var judge: RecordJudge
  let classifier: RowClassifier
  let usesIndex: Bool
  var builder: BlockBuilder
  var index: BlockIndex
  var summary = ReadingSummary()
  var line: Int
  var number = 1
  /// Offset in the text of the window at hand.
  private var windowStart = 0
  /// What the row before was, if it was no record.
  private var previous: SkippedKind?

  /// Reads all records of a table in memory; the caller gets them in blocks.
  ///
  /// Without the index every record is read with care; the result is the same.
  static func read(
    _ table: DecidedTable, name: String, usesIndex: Bool = true,
    _ body: (borrowing RecordBlock) -> Void
  ) -> ReadingSummary {
    table.text.withUnsafeBytes { text in
      let data = UnsafeRawBufferPointer(rebasing: text[min(table.dataStart, text.count)...])
      var reader = RecordReader(table, name: name, usesIndex: usesIndex, length: data.count)
      reader.beginTable()
      reader.read(
        TextBlock(
          part: 0, text: data, length: data.count, slack: 0,
          dataEnd: table.dataEnd - table.dataStart),
        body)
      return reader.summary
    }
  }

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - name: the name of its file.
  ///   - usesIndex: whether records are found by the index.
  ///   - length: how many bytes the longest piece has about; small files get small buffers.
  init(_ table: DecidedTable, name: String, usesIndex: Bool = true, length: Int) {
    windowLength = min(max(length, 1 << 10), 1 << 18)
    self.table = table
    self.name = name
    self.usesIndex = usesIndex && !table.dialect.needsCare
    mayHoldBadBytes = table.mayHoldBadBytes
    judge = RecordJudge(
      reader: CarefulReader(text: text, dialect: table.dialect), columnCount: table.columnCount,
      looks: table.looks)
    classifier = RowClassifier(header: table.header, columnCount: table.columnCount)
    builder = BlockBuilder(columnCount: table.columnCount, windowLength: windowLength)
    index = BlockIndex(table.dialect, windowLength: windowLength + BlockBuilder.slack)
    line = 1
  }

  /// Begins with the first row below the header.
  mutating func beginTable() {
    line = table.dataLine
    previous = table.rowsAbove.last?.kind
    for row in table.rowsAbove { summary.skip(row) }
  }

  /// Begins with a piece whose place in the whole is not known yet: lines and records count from 1.
  mutating func beginPart() {
    line = 1
    number = 1
    previous = nil
    summary = ReadingSummary()
  }

  /// Reads the records of a piece.
  mutating func read(_ block: TextBlock, _ body: (borrowing RecordBlock) -> Void) {
    text = block.text
    limit = block.length
    slack = block.slack
    dataEnd = block.dataEnd
    builder.part = block.part
    judge = RecordJudge(
      reader: CarefulReader(text: text, dialect: table.dialect), columnCount: table.columnCount,
      looks: table.looks)
    var position = 0
    while position < limit {
      var length = limit - position
      if length > windowLength + BlockBuilder.slack { length = windowLength }
      let next = readWindow(position, length, body)
      builder.deliver(body)
      position = next
    }
  }

  /// Reads the records that start in a window; where the next window starts.
  private mutating func readWindow(
    _ start: Int, _ length: Int, _ body: (borrowing RecordBlock) -> Void
  ) -> Int {
    openWindow(start, length)
    var offset = 0
    while offset < length {
      var needsCare = true
      if usesIndex {
        index.scan(builder.base, from: offset, to: length)
        (offset, needsCare) = takeIndexed(from: offset, body)
        if offset >= length { break }
        let isLast = start + length == limit
        if !needsCare, !isLast, offset > 0 { break }
      }
      if builder.isFull {
        builder.deliver(body)
        builder.removeAll()
      }
      guard let next = readWithCare(offset, length) else { break }
      offset = next
    }
    return start + offset
  }

  private mutating func openWindow(_ start: Int, _ length: Int) {
    windowStart = start
    builder.open(
      UnsafeRawBufferPointer(rebasing: text[start..<start + length]),
      hasSlack: start + length + BlockBuilder.slack <= text.count + slack)
  }

  /// Reads one record that the index does not vouch for; the offset of the next one, or nil if the
  /// record reaches beyond a window that starts before it.
  private mutating func readWithCare(_ offset: Int, _ length: Int) -> Int? {
    let verdict = judge.judge(at: windowStart + offset)
    if verdict.reading.end > windowStart + length {
      guard offset == 0 else { return nil }
      openWindow(windowStart, verdict.reading.end - windowStart)
    }
    switch verdict {
    case .record(let reading, let deviation):
      builder.write(reading)
      let before = number
      commit(offset, reading.textEnd - windowStart, min(reading.width, table.columnCount))
      if number > before, let deviation {
        summary.note(
          deviation.finding(.warning, Place(file: name, line: line, record: number - 1)))
      }
    case .rejected(let reading, _) where reading.start >= dataEnd:
      let line = judge.reader.read(from: reading.start, as: .plainQuotes, limit: 0)
      summary.skip(SkippedRow(kind: table.kindBelow, line: self.line, cells: line.texts))
    case .rejected(let reading, let deviation):
      reject(
        UnsafeRawBufferPointer(rebasing: text[reading.start..<reading.textEnd]), deviation)
    }
    line += verdict.reading.lineBreaks + 1
    return verdict.reading.end - windowStart
  }

  /// Adds the record whose cells are written, unless it is a row of another kind.
  @inline(__always)
  mutating func commit(_ start: Int, _ end: Int, _ width: Int) {
    let first = builder.count &* table.columnCount
    let (starts, lengths) = (builder.cellStarts + first, builder.cellLengths + first)
    if previous == .repeatedHeader || mayHoldBadBytes || windowStart &+ start >= dataEnd
      || classifier.deservesLook(builder.base, starts, lengths)
    {
      guard isRecord(start, end, first) else { return }
    }
    if end &- start >= CutCells.shortest { noteCutCells(first) }
    builder.commit(start: start, length: end &- start, width: width, line: line, number: number)
    number &+= 1
    summary.recordsRead &+= 1
  }

  /// Says that cells of the record at the block's end are as long as some program lets them be.
  @inline(never)
  private mutating func noteCutCells(_ first: Int) {
    let lengths = builder.cellLengths + first
    let isLong = (0..<table.columnCount).contains { lengths[$0] >= UInt32(CutCells.shortest) }
    guard isLong else { return }
    let row = RowCells(
      base: builder.base, starts: builder.cellStarts + first, lengths: lengths,
      count: table.columnCount)
    for column in CutCells.columns(of: row) {
      let header = column < table.header.count ? table.header[column] : nil
      summary.note(
        Deviation.cutCell.finding(
          .warning,
          Place(
            file: name, line: line, record: number, columnLetter: ColumnLetters.letters(column),
            header: header)))
    }
  }

  /// Takes a closer look at a row; false if it is no record and was noted as what it is.
  @inline(never)
  private mutating func isRecord(_ start: Int, _ end: Int, _ first: Int) -> Bool {
    let row = RowCells(
      base: builder.base, starts: builder.cellStarts + first,
      lengths: builder.cellLengths + first, count: table.columnCount)
    var kind = classifier.kind(of: row, previous: previous)
    if windowStart + start >= dataEnd, kind != .blank { kind = table.kindBelow }
    previous = kind
    if let kind {
      summary.skip(SkippedRow(kind: kind, line: line, cells: row.texts))
      return false
    }
    let raw = UnsafeRawBufferPointer(rebasing: text[windowStart + start..<windowStart + end])
    guard !mayHoldBadBytes || UTF8Check.isValid(raw) else {
      reject(raw, .badBytes)
      return false
    }
    return true
  }

  private mutating func reject(_ raw: UnsafeRawBufferPointer, _ deviation: Deviation) {
    let place = Place(file: name, line: line, record: number)
    let kept = UnsafeRawBufferPointer(rebasing: raw.prefix(RecordJudge.longestRecord))
    summary.reject(
      RejectedRecord(
        line: line, record: number, raw: Transcoder.encode(kept, table.encoding),
        finding: deviation.finding(.error, place)))
    previous = nil
    number += 1
  }
}
