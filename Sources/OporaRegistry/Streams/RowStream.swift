package import OporaCSV
package import OporaDefinitions
import OporaDiagnostics

/// Takes tables of rows that are forgotten afterwards; each worker has its own.
package protocol RowConsumer: AnyObject {
  /// Takes rows; the table is valid during the call only.
  func take(_ rows: Table)
}

/// The rows of a long file on their way past: read, checked and given away, never kept.
///
/// Good for a source of one file that others do not look up: its rows need not be in memory
/// together.
package struct RowStream: Sendable {
  /// The source form.
  package let form: SourceForm
  /// Path relative to the workspace.
  package let name: String
  /// The period whose snapshot the file is; nil if it serves every period.
  package let period: String?
  /// A table without rows that has the columns of those to come.
  ///
  /// Its dictionaries hold the texts that conditions ask for, so that they have numbers.
  package private(set) var skeleton: Table

  let input: InputFile
  let file: CSVFile
  let match: HeaderMatch
  private let keyed: Set<String>
  private let keeps: @Sendable (SourceForm, SourceColumn, Set<String>) -> Bool
  private let joins: [StreamChoice.Join]
  private var fills: [LinkFill] = []

  init(
    _ input: InputFile, _ file: CSVFile, _ match: HeaderMatch, period: String?,
    choice: StreamChoice, keeps: @escaping @Sendable (SourceForm, SourceColumn, Set<String>) -> Bool
  ) {
    form = match.form
    name = input.name
    self.period = period
    self.input = input
    self.file = file
    self.match = match
    self.keeps = keeps
    let present = Set(match.formColumns.compactMap { $0 }.map { match.form.columns[$0].name })
    joins = choice.joins
    keyed = choice.keyed.filter { !match.form.canMake($0, from: present) }
    skeleton = Table(form: match.form)
    let decoder = decoder()
    for index in decoder.keptColumns {
      skeleton.ensureColumn(index)
      skeleton.columns[index]?.isKeyed =
        decoder.columns.contains { $0.index == index && $0.decoder.use == .keys }
      guard skeleton.columns[index]?.usesDictionary == true,
        skeleton.columns[index]?.isKeyed == false
      else { continue }
      for text in choice.texts { skeleton.columns[index]?.learn(text) }
    }
  }

  /// How many bytes the file has.
  package var byteCount: Int { file.byteCount }

  private func decoder() -> BlockDecoder {
    BlockDecoder(
      form: form, match: match, name: name, labels: file.header, keeps: keeps, keyed: keyed,
      keepsRejected: false)
  }

  /// Takes from other tables what rows will not say: links get the keys of their targets as texts,
  /// so that conditions on linked rows can be worked out before.
  mutating func link(to tables: [String: Table]) {
    let present = Set(match.formColumns.compactMap { $0 }.map { form.columns[$0].name })
    for link in form.links {
      guard let target = tables[link.form] else { continue }
      for name in LinkedColumns.names.sorted() {
        guard let fill = LinkFill(name, of: form, by: link, from: target) else { continue }
        guard keeps(form, form.columns[fill.column], present) else { continue }
        skeleton.ensureColumn(fill.column)
        fills.append(fill)
      }
      if let key = target.form.key.first { learn(link.column, from: target.column(key)) }
    }
    for join in joins { learn(join.column, from: tables[join.source]?.column(join.column)) }
  }

  /// Gives the texts of another table's column numbers in the dictionary of a column.
  private mutating func learn(_ name: String, from other: Column?) {
    guard let other, other.usesDictionary, let index = skeleton.index(of: name),
      skeleton.columns[index]?.usesDictionary == true
    else { return }
    for number in 0..<Int32(other.dictionary.count) {
      skeleton.columns[index]?.learn(other.dictionary.text(number))
    }
  }

  /// Reads the file, each worker giving its rows to its own consumer.
  ///
  /// - Parameters:
  ///   - consumers: who takes the rows.
  ///   - limits: how much of the machine may be used; as many threads work as there are consumers.
  ///   - progress: told how many bytes have been read.
  /// - Returns: what became of the records; nil if the file has to be read as a whole. What the
  ///   consumers got is then to be forgotten.
  package func read(
    by consumers: [any RowConsumer], limits: WorkLimits, progress: CSVFile.Progress? = nil
  ) -> StreamedRows? {
    // Copies share what is worked out once.
    let decoder = decoder()
    let workers = consumers.map {
      RowStreamWorker($0, decoder, skeleton: skeleton, fills: fills)
    }
    guard
      let reading = file.read(by: workers, blockLength: limits.blockLength, progress: progress),
      !reading.hasFailed
    else { return nil }
    var result = FileImport()
    let parts = workers.flatMap(\.parts).sorted { $0.number < $1.number }
    for part in parts { result.append(part.result, reading.origins[part.number]) }
    result.finish(reading.summary, file: file, name: name)
    checkTotals(reading, &result, blockLength: limits.blockLength)
    return StreamedRows(
      form: form.id, name: name, match: match, file: file, result: result,
      tables: workers.map(\.table), municipalities: municipalities(workers))
  }

  /// Reads the file once more if it has a row of totals, to hold it against the rows.
  private func checkTotals(
    _ reading: PartedReading, _ result: inout FileImport, blockLength: Int
  ) {
    guard
      let check = TotalsCheck(reading.summary, match, result, labels: file.header, name: name)
    else { return }
    let sums = check.consumer(decoder(), origins: reading.origins)
    guard file.read(by: [sums], blockLength: blockLength) != nil else { return }
    result.add(check.findings(sums))
  }

  /// The texts of the municipality column that stand in some accepted row.
  private func municipalities(_ workers: [RowStreamWorker]) -> Set<String> {
    workers.reduce(into: []) { texts, worker in
      guard let index = worker.municipality, let column = worker.table.columns[index] else {
        return
      }
      for (number, occurs) in worker.occurs.enumerated() where occurs {
        texts.insert(column.dictionary.text(Int32(number)))
      }
    }
  }
}

/// What reading a stream gave besides what its consumers made of the rows.
package struct StreamedRows: Sendable {
  /// The id of the source form.
  package let form: String
  /// Path relative to the workspace.
  package let name: String
  let match: HeaderMatch
  let file: CSVFile
  let result: FileImport
  /// The last table of each worker: its dictionaries say what the numbers mean that it gave.
  package let tables: [Table]
  /// The texts of the municipality column that stand in accepted rows.
  package let municipalities: Set<String>
}

/// How a source may be read as a stream.
package struct StreamChoice: Sendable {
  /// Names of columns of which only keys are needed.
  package var keyed: Set<String>
  /// Texts that conditions compare with.
  package var texts: [String]
  /// Columns that conditions look up in other sources.
  package var joins: [Join]

  /// A column that is looked up in the column of another source that has the same name.
  package struct Join: Sendable {
    package var column: String
    package var source: String

    package init(column: String, source: String) {
      self.column = column
      self.source = source
    }
  }

  /// Makes a choice.
  package init(keyed: Set<String>, texts: [String], joins: [Join]) {
    self.keyed = keyed
    self.texts = texts
    self.joins = joins
  }
}

/// Decodes the blocks of one worker and gives the rows away.
private final class RowStreamWorker: RecordConsumer {
  struct Part {
    var number: Int
    var result: FileImport
  }

  private(set) var table: Table
  private(set) var parts: [Part] = []
  /// The index of the municipality column; nil if there is none with texts.
  let municipality: Int?
  /// Whether each number of the municipality's dictionary stands in a row.
  private(set) var occurs: [Bool] = []
  private let consumer: any RowConsumer
  private var decoder: BlockDecoder
  private var fills: [LinkFill]

  init(
    _ consumer: any RowConsumer, _ decoder: BlockDecoder, skeleton: Table, fills: [LinkFill]
  ) {
    self.consumer = consumer
    self.decoder = decoder
    self.fills = fills
    table = skeleton
    municipality = skeleton.form.municipality.flatMap { skeleton.index(of: $0) }.flatMap {
      skeleton.columns[$0]?.usesDictionary == true ? $0 : nil
    }
  }

  func take(_ block: borrowing RecordBlock) {
    table.removeRows()
    decoder.decode(block, into: &table, onAllProcessors: false)
    var result = FileImport()
    let refused = decoder.refused(block, &result)
    table.append(block, decoder, refused: refused)
    table.makeKeys()
    for place in fills.indices { fills[place].fill(&table) }
    noteMunicipalities()
    consumer.take(table)
    if parts.last?.number == block.part {
      parts[parts.count - 1].result.append(result, PartedReading.Origin())
    } else {
      parts.append(Part(number: block.part, result: result))
    }
  }

  private func noteMunicipalities() {
    guard let municipality, let column = table.columns[municipality] else { return }
    while occurs.count < column.dictionary.count { occurs.append(false) }
    column.small.withUnsafeBufferPointer { cells in
      occurs.withUnsafeMutableBufferPointer { occurs in
        for cell in cells where cell != Column.missing { occurs[Int(cell)] = true }
      }
    }
  }
}

extension FileImport {
  /// Takes in what became of the records of a piece that starts at a place in the file.
  mutating func append(_ other: FileImport, _ origin: PartedReading.Origin) {
    counts.read += other.counts.read
    counts.accepted += other.counts.accepted
    counts.rejected += other.counts.rejected
    findingCount += other.findingCount
    for finding in other.findings where findings.count < TableBuilder.findingLimit {
      findings.append(finding.moved(by: origin))
    }
    for var row in other.rejected {
      row.line += origin.line
      row.reasons = row.reasons.map { LocalizedReason(finding: $0.finding.moved(by: origin)) }
      rejected.append(row)
    }
  }
}

extension Finding {
  fileprivate func moved(by origin: PartedReading.Origin) -> Finding {
    var finding = self
    finding.place.move(by: origin)
    return finding
  }
}

extension SourceForm {
  /// Whether cells of a column that are missing can be made from other columns of a file.
  fileprivate func canMake(_ name: String, from present: Set<String>) -> Bool {
    let isKey = alternatives.first?.contains(name) == true
    if isKey, alternatives.dropFirst().contains(where: { present.isSuperset(of: $0) }) {
      return true
    }
    guard let column = column(name), !column.instead.isEmpty else { return false }
    return present.isSuperset(of: column.instead)
  }
}
