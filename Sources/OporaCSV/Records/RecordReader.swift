import OporaDiagnostics

/// Reads the records of a table from its text, window by window.
struct RecordReader: ~Copyable {
  /// The most bytes of text in one window, unless a single record is longer.
  static let windowLength = 1 << 18

  let table: DecidedTable
  let name: String
  let text: UnsafeRawBufferPointer
  let judge: RecordJudge
  var builder: BlockBuilder
  var summary = ReadingSummary()
  var line: Int
  var number = 1

  /// Reads all records; the caller gets them in blocks.
  static func read(
    _ table: DecidedTable, name: String, _ body: (borrowing RecordBlock) -> Void
  ) -> ReadingSummary {
    table.text.withUnsafeBytes { text in
      var reader = RecordReader(table, name: name, text)
      reader.readAll(body)
      return reader.summary
    }
  }

  private init(_ table: DecidedTable, name: String, _ text: UnsafeRawBufferPointer) {
    self.table = table
    self.name = name
    self.text = text
    judge = RecordJudge(
      reader: CarefulReader(text: text, dialect: table.dialect), columnCount: table.columnCount)
    builder = BlockBuilder(columnCount: table.columnCount)
    line = table.dataLine
    for row in table.rowsAbove { summary.skip(row) }
  }

  private mutating func readAll(_ body: (borrowing RecordBlock) -> Void) {
    var position = table.dataStart
    while position < text.count {
      let length = min(RecordReader.windowLength, text.count - position)
      let next = readWindow(position, length, body)
      builder.deliver(body)
      position = next
    }
  }

  private mutating func readWindow(
    _ start: Int, _ length: Int, _ body: (borrowing RecordBlock) -> Void
  ) -> Int {
    let window = UnsafeRawBufferPointer(rebasing: text[start..<start + length])
    builder.open(window, hasSlack: start + length + BlockBuilder.slack <= text.count)
    var position = start
    while position < start + length {
      if builder.isFull {
        builder.deliver(body)
        builder.removeAll()
      }
      position = readWithCare(position, windowStart: start)
    }
    return position
  }

  /// Reads one record that the index does not vouch for; where the next one starts.
  private mutating func readWithCare(_ start: Int, windowStart: Int) -> Int {
    let verdict = judge.judge(at: start)
    switch verdict {
    case .record(let reading, let deviation):
      if reading.cellEnds.allSatisfy({ $0 == 0 }) {
        summary.skip(SkippedRow(kind: .blank, line: line, cells: []))
      } else {
        if let deviation { summary.note(deviation.finding(.warning, place)) }
        add(reading, windowStart)
      }
      line += reading.lineBreaks + 1
      return reading.end
    case .rejected(let reading, let deviation):
      reject(reading, deviation)
      line += reading.lineBreaks + 1
      return reading.end
    }
  }

  private var place: Place { Place(file: name, line: line, record: number) }

  private mutating func add(_ reading: Reading, _ windowStart: Int) {
    builder.write(reading)
    builder.commit(
      start: reading.start - windowStart, length: reading.textEnd - reading.start,
      width: min(reading.width, table.columnCount), line: line, number: number)
    number += 1
    summary.recordsRead += 1
  }

  private mutating func reject(_ reading: Reading, _ deviation: Deviation) {
    let raw = Array(text[reading.start..<reading.textEnd])
    summary.reject(
      RejectedRecord(
        line: line, record: number, raw: raw, finding: deviation.finding(.error, place)))
    number += 1
  }
}
