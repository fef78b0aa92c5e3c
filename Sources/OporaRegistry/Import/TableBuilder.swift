import Dispatch
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

  /// Starts an empty table.
  ///
  /// - Parameters:
  ///   - form: the source form.
  ///   - keeps: whether a column's values are needed; others are checked and forgotten.
  package init(
    form: SourceForm,
    keeps: @escaping (SourceForm, SourceColumn, Set<String>) -> Bool = { _, _, _ in true }
  ) {
    table = Table(form: form)
    self.keeps = keeps
  }

  /// Imports the records of a file.
  package mutating func add(
    _ file: CSVFile, name: String, match: HeaderMatch, period: String?, snapshot: String?
  ) -> FileImport {
    var result = FileImport()
    var decoders = prepareDecoders(match)
    let firstRow = table.rowCount
    let summary = file.readBlocks { block in
      if table.rowCount == firstRow { reserve(for: file, block) }
      append(block, &decoders, name: name, labels: file.header, &result)
    }
    finish(summary, file: file, name: name, &result)
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

  private mutating func prepareDecoders(_ match: HeaderMatch) -> [(Int, ColumnDecoder)] {
    var decoders: [(Int, ColumnDecoder)] = []
    let present = Set(match.formColumns.compactMap { $0 }.map { table.form.columns[$0].name })
    for (position, index) in match.formColumns.enumerated() {
      guard let index else { continue }
      let column = table.form.columns[index]
      let kept = keeps(table.form, column, present)
      if kept { table.ensureColumn(index) }
      decoders.append((index, ColumnDecoder(column: column, position: position, isKept: kept)))
    }
    return decoders
  }

  private mutating func append(
    _ block: borrowing RecordBlock, _ decoders: inout [(Int, ColumnDecoder)], name: String,
    labels: [String], _ result: inout FileImport
  ) {
    var faults: [(column: Int, cell: FaultyCell)] = []
    decode(block, &decoders)
    for position in decoders.indices where !decoders[position].1.faults.isEmpty {
      faults += decoders[position].1.faults.map { (position, $0) }
    }
    faults += unkeyed(count: block.count, decoders, faults: faults)
    let refused = describe(faults, block, decoders, name: name, labels: labels, &result)
    appendRows(of: block, decoders, refused: refused)
    result.counts.read += block.count
    result.counts.rejected += refused.count
    result.counts.accepted += block.count - refused.count
  }

  /// Decodes the columns of a block, on all processors if there are records enough: each column has
  /// its own decoder and dictionary, so nothing is shared and the result does not depend on who
  /// decodes what.
  private mutating func decode(
    _ block: borrowing RecordBlock, _ decoders: inout [(Int, ColumnDecoder)]
  ) {
    var dictionaries = decoders.map { table.columns[$0.0].take() }
    dictionaries.withUnsafeMutableBufferPointer { dictionaries in
      decoders.withUnsafeMutableBufferPointer { decoders in
        nonisolated(unsafe) let (columns, texts) = (decoders, dictionaries)
        if block.count < TableBuilder.sharedRecords {
          for column in columns.indices { columns[column].1.decode(block, into: &texts[column]) }
        } else {
          DispatchQueue.concurrentPerform(iterations: columns.count) { column in
            columns[column].1.decode(block, into: &texts[column])
          }
        }
      }
    }
    for (position, dictionary) in dictionaries.enumerated() {
      table.columns[decoders[position].0].give(dictionary)
    }
  }

  /// Blocks of fewer records are decoded sooner than a second processor wakes up.
  private static let sharedRecords = 512

  /// Records that fill none of the sets of columns of which the form wants one (`oneOf`); a cell
  /// that is faulty itself says enough.
  private func unkeyed(
    count: Int, _ decoders: [(Int, ColumnDecoder)], faults: [(column: Int, cell: FaultyCell)]
  ) -> [(column: Int, cell: FaultyCell)] {
    let sets = table.form.alternatives.compactMap { set -> [Int]? in
      let places = set.compactMap { name in decoders.firstIndex { $0.1.column.name == name } }
      return places.count == set.count ? places : nil
    }
    guard let column = sets.first?.first else { return [] }
    var isKeyed = [Bool](repeating: false, count: count)
    for set in sets {
      var isFilled = [Bool](repeating: true, count: count)
      for place in set { decoders[place].1.cells.clearMissing(in: &isFilled) }
      for record in 0..<count where isFilled[record] { isKeyed[record] = true }
    }
    let places = Set(sets.joined())
    for fault in faults where places.contains(fault.column) { isKeyed[fault.cell.record] = true }
    return (0..<count).lazy.filter { !isKeyed[$0] }.map { record in
      (column, FaultyCell(record: record, fault: .missingValue))
    }
  }

  /// Makes findings of faulty cells; returns the records that are refused.
  private func describe(
    _ faults: [(column: Int, cell: FaultyCell)], _ block: borrowing RecordBlock,
    _ decoders: [(Int, ColumnDecoder)], name: String, labels: [String],
    _ result: inout FileImport
  ) -> Set<Int> {
    guard !faults.isEmpty else { return [] }
    var refused: Set<Int> = []
    var reasons: [Int: [Finding]] = [:]
    let ordered = faults.sorted {
      ($0.cell.record, $0.column) < ($1.cell.record, $1.column)
    }
    for fault in ordered {
      let decoder = decoders[fault.column].1
      let record = fault.cell.record
      let finding = CellFinding(
        fault: fault.cell.fault, column: decoder.column, position: decoder.position,
        label: labels[decoder.position], file: name
      ).finding(block, record: record)
      result.findingCount += 1
      if result.findings.count < TableBuilder.findingLimit { result.findings.append(finding) }
      guard !fault.cell.fault.isWarning else { continue }
      refused.insert(record)
      reasons[record, default: []].append(finding)
    }
    for record in refused.sorted() {
      let given = (reasons[record] ?? []).map { LocalizedReason(finding: $0) }
      result.rejected.append(
        RejectedRow(
          line: block.line(of: record), raw: Array(block.raw(of: record)), reasons: given))
    }
    return refused
  }

  private mutating func appendRows(
    of block: borrowing RecordBlock, _ decoders: [(Int, ColumnDecoder)], refused: Set<Int>
  ) {
    let total = block.count
    let accepted = refused.isEmpty ? nil : (0..<total).filter { !refused.contains($0) }
    let count = accepted?.count ?? total
    var filled = [Bool](repeating: false, count: table.columns.count)
    for (index, decoder) in decoders where decoder.isKept {
      table.columns[index]?.append(decoder.cells, only: accepted)
      filled[index] = true
    }
    for index in table.columns.indices where !filled[index] && table.columns[index] != nil {
      for _ in 0..<count { table.columns[index]?.appendMissing() }
    }
    for record in 0..<total where accepted == nil || !refused.contains(record) {
      table.lines.append(UInt32(truncatingIfNeeded: block.line(of: record)))
    }
    table.rowCount += count
  }

  private func finish(
    _ summary: ReadingSummary, file: CSVFile, name: String, _ result: inout FileImport
  ) {
    result.findings = file.findings + summary.findings + result.findings
    result.skipped = SkippedKind.allCases.map { (kind: $0.rawValue, count: summary.count(of: $0)) }
      .filter { $0.count > 0 }
    result.counts.skipped = summary.skippedCount
    result.counts.rejected += summary.rejectedCount
    result.counts.read += summary.skippedCount + summary.rejectedCount
    // Refused records were kept in UTF-8 so far; those of the summary are as the file has them.
    let encoding = file.layout.encoding.value
    if encoding != .utf8 {
      for index in result.rejected.indices {
        let text = String(decoding: result.rejected[index].raw, as: UTF8.self)
        result.rejected[index].raw = encoding.encode(text)
      }
    }
    for rejected in summary.rejected {
      result.findings.append(rejected.finding)
      result.rejected.append(
        RejectedRow(
          line: rejected.line, raw: Array(rejected.raw),
          reasons: [LocalizedReason(finding: rejected.finding)]))
    }
    result.findingCount += file.findings.count + summary.findings.count + summary.rejectedCount
    result.rejected.sort { $0.line < $1.line }
  }
}

extension Optional where Wrapped == Column {
  /// The dictionary, taken out so that a decoder can add to it without copying.
  fileprivate mutating func take() -> TextDictionary {
    guard let dictionary = self?.dictionary else { return TextDictionary() }
    self?.dictionary = TextDictionary()
    return dictionary
  }

  fileprivate mutating func give(_ dictionary: TextDictionary) { self?.dictionary = dictionary }
}

extension Column {
  /// Appends decoded cells: all of them, or those of the given records.
  mutating func append(_ cells: DecodedCells, only records: [Int]?) {
    guard isWide else {
      if let records {
        small.append(contentsOf: records.lazy.map { cells.small[$0] })
      } else {
        small.append(contentsOf: cells.small)
      }
      return
    }
    if let records {
      for record in records { append(digits: cells.wide[record], scale: cells.scales[record]) }
    } else if scales.isEmpty, cells.scales.allSatisfy({ $0 == 0 }) {
      wide.append(contentsOf: cells.wide)
    } else {
      for record in cells.wide.indices {
        append(digits: cells.wide[record], scale: cells.scales[record])
      }
    }
  }
}

/// A faulty cell with all that a message about it needs.
struct CellFinding {
  let fault: CellFault
  let column: SourceColumn
  let position: Int
  let label: String
  let file: String

  /// The finding: file, line, record, column by header and letter, value (masked if personal), what
  /// was expected and how to mend it.
  func finding(_ block: borrowing RecordBlock, record: Int) -> Finding {
    let shown = CellText.shown(CellText.trimmed(block.cell(position, record)))
    let place = Place(
      file: file, line: block.line(of: record), record: block.recordNumber(of: record),
      columnLetter: ColumnLetter.letter(position), header: label, field: column.name)
    let (code, detail) = fault.code
    return Finding(
      code: code, detail: detail, severity: fault.isWarning ? .warning : .error, place: place,
      value: column.personal && !shown.isEmpty ? CellText.masked(shown) : shown,
      message: fault.message, expected: fault.expected(in: column), fix: fault.fix(in: column))
  }
}
