package import OporaDiagnostics
import Dispatch
import OporaSystem

/// Takes blocks of records; each worker has its own, so that nothing is shared.
package protocol RecordConsumer: AnyObject {
  /// Takes a block; it is valid during the call only.
  func take(_ block: borrowing RecordBlock)
}

/// What several workers read of a file.
package struct PartedReading {
  /// Where a piece starts in the file.
  package struct Origin: Sendable {
    /// The physical line before its first.
    package var line = 0
    /// The number of the data record before its first.
    package var record = 0

    /// The start of the file.
    package init(line: Int = 0, record: Int = 0) {
      self.line = line
      self.record = record
    }
  }

  /// What became of the rows, lines and records counted in the whole file.
  package var summary: ReadingSummary
  /// The origin of each piece.
  package var origins: [Origin]
  /// Whether the file could not be read to its end.
  package var hasFailed: Bool
}

extension CSVFile {
  /// How much of the file several workers have read, in bytes; called now and then.
  package typealias Progress = @Sendable (_ bytes: Int) -> Void

  /// Reads the records with several workers, each taking the next piece of the text.
  ///
  /// Blocks reach a worker in order of pieces; their lines and record numbers count from the start of
  /// the piece, see ``PartedReading/origins``.
  ///
  /// - Parameters:
  ///   - workers: Who takes the records; as many threads work.
  ///   - blockLength: How many bytes a piece has about.
  ///   - progress: Told how many bytes have been read.
  /// - Returns: What was read; nil if the file cannot be read piece by piece, since something in it
  ///   makes one look at the whole text. What the workers got is then to be forgotten.
  package func read(
    by workers: [any RecordConsumer], blockLength: Int, progress: Progress? = nil
  ) -> PartedReading? {
    guard refusal == nil, !table.dialect.needsCare else { return nil }
    guard let source = table.source else {
      return table.text.withUnsafeBytes {
        PartedRun(self, .memory($0), blockLength, progress).run(workers)
      }
    }
    return PartedRun(self, .source(source), blockLength, progress).run(workers)
  }
}

/// One reading by several workers.
private final class PartedRun: Sendable {
  private struct Part {
    var number: Int
    var lines: Int
    var records: Int
    var summary: ReadingSummary
  }

  private struct State {
    var parts: [Part] = []
    var needsWholeText = false
  }

  private let table: DecidedTable
  private let name: String
  private let dispenser: BlockDispenser
  private let blockLength: Int
  private let progress: CSVFile.Progress?
  private let state = Locked(State())

  init(
    _ file: CSVFile, _ text: ByteText, _ blockLength: Int, _ progress: CSVFile.Progress?
  ) {
    table = file.table
    name = file.name
    dispenser = BlockDispenser(file.table, text, blockLength: blockLength)
    self.blockLength = blockLength
    self.progress = progress
  }

  func run(_ workers: [any RecordConsumer]) -> PartedReading? {
    nonisolated(unsafe) let workers = workers
    // Threads that have worked before have memory at hand; one that comes too late finds no piece.
    DispatchQueue.concurrentPerform(iterations: workers.count) { index in
      self.work(workers[index], tells: index == 0)
    }
    return joined()
  }

  private func work(_ worker: any RecordConsumer, tells: Bool) {
    let buffer = BlockBuffer()
    var reader = RecordReader(table, name: name, length: blockLength)
    var parts: [Part] = []
    while let block = dispenser.next(buffer) {
      reader.beginPart()
      guard read(block, buffer, &reader, worker) else {
        state.withLock { $0.needsWholeText = true }
        dispenser.stop()
        return
      }
      parts.append(
        Part(
          number: block.part, lines: reader.line - 1, records: reader.number - 1,
          summary: reader.summary))
      if tells { progress?(dispenser.position) }
    }
    state.withLock { $0.parts += parts }
  }

  /// Reads a piece; false if it holds what makes one look at the whole text.
  private func read(
    _ block: TextBlock, _ buffer: BlockBuffer, _ reader: inout RecordReader,
    _ worker: any RecordConsumer
  ) -> Bool {
    guard table.source != nil else {
      reader.read(block) { worker.take($0) }
      return true
    }
    let own = UnsafeRawBufferPointer(rebasing: block.text[0..<block.length])
    guard !ControlBytes.needWholeText(own, table.dialect) else { return false }
    guard table.encoding == .utf8 else {
      transcode(block, buffer) { block in reader.read(block) { worker.take($0) } }
      return true
    }
    let hasFault = UTF8Check.firstFault(in: own, from: 0) != nil
    if hasFault, !table.isSurelyUTF8 { return false }
    reader.mayHoldBadBytes = hasFault
    reader.read(block) { worker.take($0) }
    return true
  }

  /// The piece in UTF-8: data, signatures and what is only seen keep apart.
  private func transcode(
    _ block: TextBlock, _ buffer: BlockBuffer, _ body: (TextBlock) -> Void
  ) {
    buffer.reserveTranscoded(block.text.count)
    let room = buffer.transcoded
    var count = 0
    func write(_ bytes: Range<Int>) {
      count += Transcoder.utf8(
        UnsafeRawBufferPointer(rebasing: block.text[bytes]), table.encoding,
        into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
    }
    write(0..<block.dataEnd)
    let dataEnd = count
    write(block.dataEnd..<block.length)
    let length = count
    write(block.length..<block.text.count)
    body(
      TextBlock(
        part: block.part, text: UnsafeRawBufferPointer(rebasing: room[0..<count]),
        length: length, slack: BlockBuilder.slack, dataEnd: dataEnd))
  }

  /// All pieces in order, lines and records counted in the whole file.
  private func joined() -> PartedReading? {
    let parts = state.withLock { $0.needsWholeText ? nil : $0.parts }
    guard let parts else { return nil }
    var reading = PartedReading(
      summary: ReadingSummary(), origins: [], hasFailed: dispenser.hasFailed)
    for row in table.rowsAbove { reading.summary.skip(row) }
    var origin = PartedReading.Origin(line: table.dataLine - 1, record: 0)
    for part in parts.sorted(by: { $0.number < $1.number }) {
      reading.origins.append(origin)
      reading.summary.append(part.summary, origin)
      origin.line += part.lines
      origin.record += part.records
    }
    if table.source != nil { reading.summary.noteLength(lines: origin.line, name) }
    return reading
  }
}

extension ReadingSummary {
  /// Takes in what became of the rows of a piece.
  fileprivate mutating func append(_ other: ReadingSummary, _ origin: PartedReading.Origin) {
    recordsRead += other.recordsRead
    for var row in other.skipped {
      row.line += origin.line
      skip(row)
    }
    for var record in other.rejected {
      record.line += origin.line
      record.record += origin.record
      record.finding.place.move(by: origin)
      reject(record)
    }
    for var finding in other.findings {
      finding.place.move(by: origin)
      note(finding)
    }
    addUnlisted(of: other)
  }
}

extension ReadingSummary {
  /// Says that a long file has just as many lines as a sheet of Excel.
  fileprivate mutating func noteLength(lines: Int, _ name: String) {
    if lines == 1_048_576 || lines == 1_048_575 { note(FileFinding.cutByExcel.finding(name)) }
  }
}

extension Place {
  /// Counts line and record from the start of the file.
  package mutating func move(by origin: PartedReading.Origin) {
    line = line.map { $0 + origin.line }
    record = record.map { $0 + origin.record }
  }
}
