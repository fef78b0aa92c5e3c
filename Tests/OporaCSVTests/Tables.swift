import OporaDiagnostics
@testable import OporaCSV

/// A file read to the end, as texts.
struct ReadTable: Equatable {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var numbers: [Int] = []
  var raw: [String] = []
  /// Kind and line of each row that is no record.
  var skipped: [String] = []
  /// Line and detail of each rejected record.
  var rejected: [String] = []
  /// Line and detail of each remark on a record.
  var remarks: [String] = []

  init(_ bytes: [UInt8], _ options: CSVOptions = CSVOptions(), usesIndex: Bool = true) {
    let file = CSVFile(bytes, name: "table.csv", options: options)
    header = file.header
    let summary = file.readBlocks(usesIndex: usesIndex) { block in
      for record in 0..<block.count {
        rows.append((0..<block.width(of: record)).map { block.text($0, record) })
        lines.append(block.line(of: record))
        numbers.append(block.recordNumber(of: record))
        raw.append(String(decoding: block.raw(of: record), as: UTF8.self))
      }
    }
    skipped = summary.skipped.map { "\($0.kind.rawValue) \($0.line)" }
    rejected = summary.rejected.map { "\($0.finding.code) \($0.finding.detail) \($0.line)" }
    remarks = summary.findings.map { "\($0.detail) \($0.place.line ?? 0)" }
  }

  init(_ text: String, _ options: CSVOptions = CSVOptions(), usesIndex: Bool = true) {
    self.init(Array(text.utf8), options, usesIndex: usesIndex)
  }
}
