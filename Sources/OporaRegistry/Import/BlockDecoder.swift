import Dispatch
import OporaCSV
import OporaDefinitions
import OporaDiagnostics

/// Decodes blocks of records of one file, column by column, and refuses the records that its form
/// cannot hold.
struct BlockDecoder {
  private let form: SourceForm
  private let labels: [String]
  private let keepsRejected: Bool
  private var wording: CellFindings
  /// For each column of the file that the form knows: its index in the form, and its decoder.
  private(set) var columns: [(index: Int, decoder: ColumnDecoder)] = []
  private var rows: RowCheck?

  /// Prepares the decoders of a file.
  ///
  /// - Parameters:
  ///   - form: the source form.
  ///   - match: how the header fits the form.
  ///   - name: the file, for findings.
  ///   - labels: its header.
  ///   - keeps: whether a column's values are needed; others are checked and forgotten.
  ///   - keyed: names of columns of which only keys are needed.
  ///   - keepsRejected: whether refused records are kept as they stand in the file.
  ///   - repairs: what may be mended in cells.
  init(
    form: SourceForm, match: HeaderMatch, name: String, labels: [String],
    keeps: (SourceForm, SourceColumn, Set<String>) -> Bool, keyed: Set<String> = [],
    keepsRejected: Bool = true, repairs: CellRepair = []
  ) {
    self.form = form
    self.labels = labels
    self.keepsRejected = keepsRejected
    wording = CellFindings(file: name)
    let present = Set(match.formColumns.compactMap { $0 }.map { form.columns[$0].name })
    for (position, index) in match.formColumns.enumerated() {
      guard let index else { continue }
      let column = form.columns[index]
      let use: ColumnDecoder.Use =
        keyed.contains(column.name) ? .keys : keeps(form, column, present) ? .values : .check
      columns.append(
        (index, ColumnDecoder(column: column, position: position, use: use, repairs: repairs)))
    }
    rows = RowCheck(form.rowRules, columns.map(\.decoder.column.name))
  }

  /// Indexes of the form's columns whose values are kept.
  var keptColumns: [Int] { columns.filter { $0.decoder.use != .check }.map(\.index) }

  /// Decodes the columns of a block.
  ///
  /// Each column has its own decoder and dictionary, so nothing is shared and the result does not
  /// depend on who decodes what.
  ///
  /// - Parameters:
  ///   - block: the records.
  ///   - table: whose dictionaries take new texts.
  ///   - onAllProcessors: whether columns may be decoded at the same time.
  mutating func decode(
    _ block: borrowing RecordBlock, into table: inout Table, onAllProcessors: Bool
  ) {
    var dictionaries = columns.map { table.columns[$0.index].take() }
    dictionaries.withUnsafeMutableBufferPointer { dictionaries in
      columns.withUnsafeMutableBufferPointer { decoders in
        nonisolated(unsafe) let (decoders, texts) = (decoders, dictionaries)
        if !onAllProcessors || block.count < BlockDecoder.sharedRecords {
          for place in decoders.indices {
            decoders[place].decoder.decode(block, into: &texts[place])
          }
        } else {
          DispatchQueue.concurrentPerform(iterations: decoders.count) { place in
            decoders[place].decoder.decode(block, into: &texts[place])
          }
        }
      }
    }
    for (place, dictionary) in dictionaries.enumerated() {
      table.columns[columns[place].index].give(dictionary)
    }
  }

  /// Blocks of fewer records are decoded sooner than a second processor wakes up.
  private static let sharedRecords = 512

  /// The records of the decoded block that are refused, in order; their findings go to the result,
  /// and so do the counts.
  mutating func refused(_ block: borrowing RecordBlock, _ result: inout FileImport) -> [Int] {
    var faults: [(column: Int, cell: FaultyCell)] = []
    for place in columns.indices where !columns[place].decoder.faults.isEmpty {
      faults += columns[place].decoder.faults.map { (place, $0) }
    }
    faults += unkeyed(count: block.count, faults: faults)
    if rows != nil { faults += brokenRows(block, faults) }
    let refused = describe(faults, block, &result)
    result.counts.read += block.count
    result.counts.rejected += refused.count
    result.counts.accepted += block.count - refused.count
    return refused
  }

  /// Records that fill none of the sets of columns of which the form wants one (`oneOf`); a cell
  /// that is faulty itself says enough.
  private func unkeyed(
    count: Int, faults: [(column: Int, cell: FaultyCell)]
  ) -> [(column: Int, cell: FaultyCell)] {
    let sets = form.alternatives.compactMap { set -> [Int]? in
      let places = set.compactMap { name in
        columns.firstIndex { $0.decoder.column.name == name }
      }
      return places.count == set.count ? places : nil
    }
    guard let column = sets.first?.first else { return [] }
    // Mostly the first set is filled in every record, and nothing else is to be asked.
    if sets[0].allSatisfy({ !columns[$0].decoder.cells.hasMissing }) { return [] }
    var isKeyed = [Bool](repeating: false, count: count)
    for set in sets {
      var isFilled = [Bool](repeating: true, count: count)
      for place in set { columns[place].decoder.cells.clearMissing(in: &isFilled) }
      for record in 0..<count where isFilled[record] { isKeyed[record] = true }
    }
    let places = Set(sets.joined())
    for fault in faults where places.contains(fault.column) { isKeyed[fault.cell.record] = true }
    return (0..<count).lazy.filter { !isKeyed[$0] }.map { record in
      (column, FaultyCell(record: record, fault: .missingValue))
    }
  }

  /// Records that a schema refuses because of others: a key once more, or one that leads nowhere.
  private mutating func brokenRows(
    _ block: borrowing RecordBlock, _ faults: [(column: Int, cell: FaultyCell)]
  ) -> [(column: Int, cell: FaultyCell)] {
    let faulty = Set(faults.lazy.filter { !$0.cell.fault.isWarning }.map(\.cell.record))
    var found: [(column: Int, cell: FaultyCell)] = []
    for record in 0..<block.count {
      let line = block.line(of: record)
      let broken = rows?.check(line: line, takes: !faulty.contains(record)) { place in
        columns[place].decoder.stored(block, record)
      }
      if let broken {
        found.append((broken.column, FaultyCell(record: record, fault: broken.fault)))
      }
    }
    return found
  }

  /// Makes findings of faulty cells; returns the records that are refused.
  private mutating func describe(
    _ faults: [(column: Int, cell: FaultyCell)], _ block: borrowing RecordBlock,
    _ result: inout FileImport
  ) -> [Int] {
    guard !faults.isEmpty else { return [] }
    var refused: [Int] = []
    var reasons: [Int: [Finding]] = [:]
    let ordered = faults.sorted {
      ($0.cell.record, $0.column) < ($1.cell.record, $1.column)
    }
    for fault in shortened(ordered, block) {
      let decoder = columns[fault.column].decoder
      let record = fault.cell.record
      let finding = wording.finding(
        fault.cell, decoder, label: labels[decoder.position], block)
      result.findingCount += 1
      if result.findings.count < TableBuilder.findingLimit { result.findings.append(finding) }
      guard !fault.cell.fault.isWarning else { continue }
      if refused.last != record { refused.append(record) }
      if keepsRejected { reasons[record, default: []].append(finding) }
    }
    guard keepsRejected else { return refused }
    for record in refused {
      let given = (reasons[record] ?? []).map { LocalizedReason(finding: $0) }
      result.rejected.append(
        RejectedRow(
          line: block.line(of: record), raw: Array(block.raw(of: record)),
          width: block.width(of: record), reasons: given))
    }
    return refused
  }

  /// A record that ends too soon is told of once, at its first absent column.
  private func shortened(
    _ faults: [(column: Int, cell: FaultyCell)], _ block: borrowing RecordBlock
  ) -> [(column: Int, cell: FaultyCell)] {
    var told = -1
    return faults.compactMap { fault in
      let record = fault.cell.record
      let width = block.width(of: record)
      guard fault.cell.fault == .missingValue, columns[fault.column].decoder.position >= width
      else { return fault }
      guard told != record else { return nil }
      told = record
      let first = columns.firstIndex { $0.decoder.position == width } ?? fault.column
      return (first, FaultyCell(record: record, fault: .missingCell))
    }
  }
}

extension Table {
  /// Appends the decoded records of a block but for those refused, which are in order.
  mutating func append(
    _ block: borrowing RecordBlock, _ decoder: BlockDecoder, refused: [Int]
  ) {
    var accepted: [Range<Int>] = []
    var start = 0
    for record in refused {
      if record > start { accepted.append(start..<record) }
      start = record + 1
    }
    if block.count > start { accepted.append(start..<block.count) }
    let count = block.count - refused.count
    var filled = [Bool](repeating: false, count: columns.count)
    for (index, column) in decoder.columns where column.use != .check {
      for records in accepted { columns[index]?.append(column.cells, records) }
      filled[index] = true
    }
    for index in columns.indices where !filled[index] && columns[index] != nil {
      for _ in 0..<count { columns[index]?.appendMissing() }
    }
    for records in accepted {
      for record in records {
        lines.append(UInt32(truncatingIfNeeded: block.line(of: record)))
      }
    }
    rowCount += count
  }

  /// Forgets the rows; dictionaries stay.
  mutating func removeRows() {
    rowCount = 0
    lines.removeAll(keepingCapacity: true)
    for index in columns.indices { columns[index]?.removeRows() }
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
  /// Appends decoded cells of some records.
  fileprivate mutating func append(_ cells: DecodedCells, _ records: Range<Int>) {
    if isKeyed {
      keys.append(contentsOf: cells.keys[records])
      if !cells.small.isEmpty { small.append(contentsOf: cells.small[records]) }
    } else if !isWide {
      small.append(contentsOf: cells.small[records])
    } else if scales.isEmpty, cells.scales[records].allSatisfy({ $0 == 0 }) {
      wide.append(contentsOf: cells.wide[records])
    } else {
      for record in records { append(digits: cells.wide[record], scale: cells.scales[record]) }
    }
  }

  fileprivate mutating func removeRows() {
    small.removeAll(keepingCapacity: true)
    wide.removeAll(keepingCapacity: true)
    scales.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
  }
}
