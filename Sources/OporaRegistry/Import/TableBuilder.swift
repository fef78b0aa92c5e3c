package import OporaCSV
package import OporaDefinitions
package import OporaDiagnostics
import OporaLanguage

/// Refused records of a file in their original bytes, for the file of rejects.
package struct RejectedRow: Sendable {
  /// Physical line where the record starts.
  package var line: Int
  /// The record as it stands in the file.
  package var raw: [UInt8]
  /// How many cells it has; nil if that is not known.
  package var width: Int?
  /// Why it was refused.
  package var reasons: [LocalizedReason]
}

/// One reason of a refusal: the column's header and the words.
package struct LocalizedReason: Sendable {
  /// The finding the reason comes from.
  package var finding: Finding
}

/// What the import of one file gave besides rows.
package struct FileImport: Sendable {
  /// What became of the records.
  package var counts = RecordCounts()
  /// Skipped records by kind.
  package var skipped: [(kind: String, count: Int)] = []
  /// Everything worth saying; at most ``TableBuilder/findingLimit`` are kept.
  package var findings: [Finding] = []
  /// How many findings there were in all.
  package var findingCount = 0
  /// Refused records.
  package var rejected: [RejectedRow] = []
}

/// Appends files to the table of one source form.
///
/// A block of records is decoded column by column into numbers; records with a faulty cell are
/// refused with all their reasons, the others are appended. No text is made but for messages and
/// for values that a column sees for the first time.
package struct TableBuilder {
  /// The table so far.
  package private(set) var table: Table
  /// Findings kept for a file; further ones are only counted.
  package static let findingLimit = 100_000
  private let keeps: (SourceForm, SourceColumn, Set<String>) -> Bool
  private let repairs: CellRepair

  /// Starts an empty table.
  ///
  /// - Parameters:
  ///   - form: the source form.
  ///   - repairs: what may be mended in cells.
  ///   - keeps: whether a column's values are needed; others are checked and forgotten.
  package init(
    form: SourceForm, repairs: CellRepair = [],
    keeps: @escaping (SourceForm, SourceColumn, Set<String>) -> Bool = { _, _, _ in true }
  ) {
    table = Table(form: form)
    self.repairs = repairs
    self.keeps = keeps
  }

  /// Imports the records of a file.
  package mutating func add(
    _ file: CSVFile, name: String, match: HeaderMatch, period: String?, snapshot: String?
  ) -> FileImport {
    var result = FileImport()
    let labels = match.labels(of: file)
    var decoder = BlockDecoder(
      form: table.form, match: match, name: name, labels: labels, keeps: keeps, repairs: repairs)
    for index in decoder.keptColumns { table.ensureColumn(index) }
    let firstRow = table.rowCount
    let summary = file.readBlocks { block in
      if table.rowCount == firstRow { reserve(for: file, block) }
      decoder.decode(block, into: &table, onAllProcessors: true)
      let refused = decoder.refused(block, &result)
      table.append(block, decoder, refused: refused)
    }
    result.finish(summary, file: file, name: name)
    if let check = TotalsCheck(summary, match, result, labels: labels, name: name) {
      let sums = check.consumer(
        BlockDecoder(
          form: table.form, match: match, name: name, labels: labels, keeps: { _, _, _ in false },
          keepsRejected: false, repairs: repairs))
      _ = file.readBlocks { sums.take($0) }
      result.add(check.findings(sums))
    }
    var source = SourceFile(
      name: name, period: period, snapshot: snapshot, rows: firstRow..<table.rowCount)
    source.counts = result.counts
    table.files.append(source)
    return result
  }

  /// Makes room for the rows that a file of such records will probably have.
  private mutating func reserve(for file: CSVFile, _ block: borrowing RecordBlock) {
    let rows = file.byteCount / max(1, block.bytes.count) * block.count
    let expected = table.rowCount + rows + rows / 64
    table.lines.reserveCapacity(expected)
    for index in table.columns.indices { table.columns[index]?.reserve(expected) }
  }
}

extension FileImport {
  /// Takes in findings about the file as a whole.
  mutating func add(_ more: [Finding]) {
    findings += more
    findingCount += more.count
  }

  /// Takes in what became of the rows that were no records or could not be read.
  package mutating func finish(_ summary: ReadingSummary, file: CSVFile, name: String) {
    findings = file.findings + summary.findings + findings
    skipped = SkippedKind.allCases.map { (kind: $0.rawValue, count: summary.count(of: $0)) }
      .filter { $0.count > 0 }
    counts.skipped = summary.skippedCount
    counts.rejected += summary.rejectedCount
    counts.read += summary.skippedCount + summary.rejectedCount
    // Refused records were kept in UTF-8 so far; those of the summary are as the file has them.
    let encoding = file.layout.encoding.value
    if encoding != .utf8 {
      for index in rejected.indices {
        let text = String(decoding: rejected[index].raw, as: UTF8.self)
        rejected[index].raw = encoding.encode(text)
      }
    }
    for record in summary.rejected {
      findings.append(record.finding)
      rejected.append(
        RejectedRow(
          line: record.line, raw: Array(record.raw),
          reasons: [LocalizedReason(finding: record.finding)]))
    }
    findingCount += file.findings.count + summary.findings.count + summary.rejectedCount
    rejected.sort { $0.line < $1.line }
  }
}
