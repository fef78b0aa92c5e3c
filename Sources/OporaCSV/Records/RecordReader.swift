import OporaDiagnostics

/// Reads the records of a table from its text, window by window.
///
/// An index of bytes finds the cells of records that keep to RFC 4180; each record is held against
/// the width of the table. The first record that the index cannot vouch for is judged on its own,
/// and the index starts again behind it. So a fault costs its own record and no more.
struct RecordReader: ~Copyable {
  /// The most bytes of text in one window, unless a single record is longer.
  static let windowLength = 1 << 18

  let table: DecidedTable
  let name: String
  let text: UnsafeRawBufferPointer
  let judge: RecordJudge
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

  /// Reads all records; the caller gets them in blocks.
  ///
  /// Without the index every record is read with care; the result is the same.
  static func read(
    _ table: DecidedTable, name: String, usesIndex: Bool = true,
    _ body: (borrowing RecordBlock) -> Void
  ) -> ReadingSummary {
    table.text.withUnsafeBytes { text in
      var reader = RecordReader(table, name: name, usesIndex: usesIndex, text)
      reader.readAll(body)
      return reader.summary
    }
  }

  private init(
    _ table: DecidedTable, name: String, usesIndex: Bool, _ text: UnsafeRawBufferPointer
  ) {
    self.table = table
    self.name = name
    self.text = text
    self.usesIndex = usesIndex && !table.dialect.needsCare
    judge = RecordJudge(
      reader: CarefulReader(text: text, dialect: table.dialect), columnCount: table.columnCount)
    classifier = RowClassifier(header: table.header, columnCount: table.columnCount)
    builder = BlockBuilder(columnCount: table.columnCount)
    let longest = min(RecordReader.windowLength + BlockBuilder.slack, text.count)
    index = BlockIndex(table.dialect, windowLength: longest)
    line = table.dataLine
    previous = table.rowsAbove.last?.kind
    for row in table.rowsAbove { summary.skip(row) }
  }

  private mutating func readAll(_ body: (borrowing RecordBlock) -> Void) {
    var position = table.dataStart
    while position < text.count {
      var length = text.count - position
      // A window never ends within reach of the text's end: what lies behind it can be read.
      if length > RecordReader.windowLength + BlockBuilder.slack {
        length = RecordReader.windowLength
      }
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
        let isLast = start + length == text.count
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
      hasSlack: start + length + BlockBuilder.slack <= text.count)
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
    if previous != nil || table.mayHoldBadBytes || windowStart &+ start >= table.dataEnd
      || classifier.deservesLook(builder.base, starts, lengths)
    {
      guard isRecord(start, end, first) else { return }
    }
    builder.commit(start: start, length: end &- start, width: width, line: line, number: number)
    number &+= 1
    summary.recordsRead &+= 1
  }

  /// Takes a closer look at a row; false if it is no record and was noted as what it is.
  @inline(never)
  private mutating func isRecord(_ start: Int, _ end: Int, _ first: Int) -> Bool {
    let row = RowCells(
      base: builder.base, starts: builder.cellStarts + first,
      lengths: builder.cellLengths + first, count: table.columnCount)
    var kind = classifier.kind(of: row, previous: previous)
    if windowStart + start >= table.dataEnd, kind != .blank { kind = .signature }
    previous = kind
    if let kind {
      summary.skip(SkippedRow(kind: kind, line: line, cells: row.texts))
      return false
    }
    let raw = UnsafeRawBufferPointer(rebasing: text[windowStart + start..<windowStart + end])
    guard !table.mayHoldBadBytes || UTF8Check.isValid(raw) else {
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
