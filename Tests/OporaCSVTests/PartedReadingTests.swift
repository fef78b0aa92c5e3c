import OporaDiagnostics
import Testing

@testable import OporaCSV

/// Several workers on small pieces read what one reads in one go.
@Suite struct PartedReadingTests {
  /// What a reading gave: records with their lines and numbers, and what became of other rows.
  struct Read: Equatable {
    var records: [String] = []
    var skipped: [String] = []
    var rejected: [String] = []
    var findings: [String] = []

    mutating func take(_ summary: ReadingSummary) {
      skipped = summary.skipped.map { "\($0.line) \($0.kind) \($0.cells)" }
      rejected = summary.rejected.map {
        "\($0.line) \($0.record) \($0.raw) \($0.finding.place) \($0.finding.detail)"
      }
      findings = summary.findings.map { "\($0.place) \($0.code) \($0.detail)" }
    }
  }

  final class Collector: RecordConsumer {
    var records: [(part: Int, line: Int, number: Int, text: String)] = []

    func take(_ block: borrowing RecordBlock) {
      for record in 0..<block.count {
        let cells = (0..<block.columnCount).map { block.text($0, record) }
        let raw = String(decoding: block.raw(of: record), as: UTF8.self)
        records.append(
          (block.part, block.line(of: record), block.recordNumber(of: record), "\(cells) \(raw)"))
      }
    }
  }

  @Test func aQuoteFarBehindTheStartOfItsRecordIsPassed() throws {
    let long = String(repeating: "школа ", count: 40)
    let rows = (0..<50).map { "\($0),\(long),\"а, \"\"б\"\"\"\n" }.joined()
    let file = CSVFile(Array(("номер,где,что\n" + rows).utf8), name: "t.csv")
    for length in [64, 512, 4096] {
      let read = try PartedReadingTests.parted(file, threads: 2, blockLength: length)
      #expect(read == PartedReadingTests.whole(file))
    }
  }

  static func whole(_ file: CSVFile) -> Read {
    var read = Read()
    let collector = Collector()
    let summary = file.readBlocks { collector.take($0) }
    read.records = collector.records.map { "\($0.line) \($0.number) \($0.text)" }
    read.take(summary)
    return read
  }

  static func parted(_ file: CSVFile, threads: Int, blockLength: Int) throws -> Read {
    let collectors = (0..<threads).map { _ in Collector() }
    let reading = try #require(file.read(by: collectors, blockLength: blockLength))
    var read = Read()
    let all = collectors.flatMap(\.records).sorted {
      ($0.part, $0.number) < ($1.part, $1.number)
    }
    read.records = all.map { record in
      let origin = reading.origins[record.part]
      return "\(record.line + origin.line) \(record.number + origin.record) \(record.text)"
    }
    read.take(reading.summary)
    return read
  }

  @Test(arguments: [
    "a,b,c\n1,2,3\n4,5,6\n", "a;b;c\r\n1;2;3\r\n4;\"5\r\n5\";6\r\n7;8;9",
    "a,b\n\"1\n\n\n2\",x\n3,\"y\"\"\n\"\n4,z\n", "a,b,c\n1,\"2,3\n4,5,6\n7,8,9\n10,11,12\n",
    "a,b,c\n1,2\"2,3\n4,5,6\n\"7\"x,8,9\n10,11,12\n",
    "имя,год\nА,1\n\nимя,год\n1,2\nБ,2\nИтого,3\n",
    // A line of a cell that begins like the header is no row.
    "код,год\n1,2\n\"x\nкод, y\",3\n\"z\nкод\",4\nкод,год\n5,6\n",
    "a\rb\rc\r", "a,b\r1,2\r3,4\n5,6\r\n7,8",
  ])
  func piecesOfAnyLengthGiveTheSame(text: String) throws {
    let file = CSVFile(Array(text.utf8), name: "t.csv")
    let whole = Self.whole(file)
    for blockLength in 1...text.utf8.count {
      #expect(try Self.parted(file, threads: 2, blockLength: blockLength) == whole)
    }
  }

  @Test(arguments: 0..<600)
  func hostileTextsGiveTheSame(seed: Int) throws {
    var random = SeededNumbers(state: UInt64(seed))
    let pieces = [
      "a", "12", ",", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\",\"", "\"\n", "ж", "№", " ",
      "\n\"x\ny\",", "1,2,3\n", "\"a\",\"b\",\"c\"\n",
    ]
    var text = "a,b,c\n1,2,3\n"
    for _ in 0..<Int.random(in: 20..<140, using: &random) {
      text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
    }
    let file = CSVFile(Array(text.utf8), name: "t.csv")
    guard file.refusal == nil, !file.table.dialect.needsCare else { return }
    let whole = Self.whole(file)
    for blockLength in [1, 7, 16, 64, 100] {
      let parted = try Self.parted(file, threads: 1 + seed % 3, blockLength: blockLength)
      #expect(parted == whole, "seed \(seed), blocks of \(blockLength)")
    }
  }
}

/// The bits of sixteen comparisons are the same whoever makes them.
@Suite struct ByteMaskTests {
  @Test func everyLaneIsABitOnAnyProcessor() {
    var numbers = SeededNumbers(state: 7)
    for _ in 0..<2000 {
      let bits = UInt64.random(in: 0...0xFFFF, using: &numbers)
      var lanes = SIMD16<UInt8>.zero
      for lane in 0..<16 { lanes[lane] = UInt8(bits >> UInt64(lane) & 1) }
      let mask = lanes .== SIMD16(repeating: 1)
      #expect(ByteMasks.bits(mask) == bits && ByteMasks.portableBits(mask) == bits)
    }
  }
}
