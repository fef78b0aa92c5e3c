public import OporaDefinitions

/// A file that rows of a table came from (файл источника).
public struct SourceFile: Sendable, Hashable {
  /// Path relative to the workspace.
  public var name: String
  /// The period whose snapshot the file is; nil if it serves every period.
  public var period: String?
  /// The day of the snapshot, where one is known: from the configuration, folder or file name.
  public var snapshot: String?
  /// Rows of the table that came from the file.
  public var rows: Range<Int>
  /// Records read, accepted, rejected and skipped; read = accepted + rejected + skipped.
  public var counts: RecordCounts

  /// Makes a file.
  public init(name: String, period: String?, snapshot: String?, rows: Range<Int>) {
    self.name = name
    self.period = period
    self.snapshot = snapshot
    self.rows = rows
    self.counts = RecordCounts()
  }
}

/// What became of the records of a file; the parts add up to what was read.
public struct RecordCounts: Sendable, Hashable {
  /// Records read.
  public var read = 0
  /// Records in the table.
  public var accepted = 0
  /// Records refused, each with its reasons.
  public var rejected = 0
  /// Records left out on purpose: blank rows, titles, totals.
  public var skipped = 0

  /// Makes zero counts.
  public init() {}
}

/// The rows of one source form, column by column (реестр).
public struct Table: Sendable {
  /// The form.
  public let form: SourceForm
  /// Columns by the order of the form; a column absent from every file is nil.
  public internal(set) var columns: [Column?]
  /// How many rows there are.
  public internal(set) var rowCount = 0
  /// Physical line where each row's record starts.
  public internal(set) var lines: [UInt32] = []
  /// The files the rows came from, in the order of rows.
  public internal(set) var files: [SourceFile] = []
  /// Rows replaced by a later snapshot of the same key; empty if there are none.
  public internal(set) var isSuperseded: [Bool] = []

  /// Makes an empty table.
  public init(form: SourceForm) {
    self.form = form
    self.columns = [Column?](repeating: nil, count: form.columns.count)
  }

  /// The column with a machine name; nil if no file has it.
  public func column(_ name: String) -> Column? {
    form.columns.firstIndex { $0.name == name }.flatMap { columns[$0] }
  }

  /// The file and physical line of a row.
  public func origin(of row: Int) -> (file: String, line: Int) {
    let file = files.first { $0.rows.contains(row) }
    return (file?.name ?? "", row < lines.count ? Int(lines[row]) : 0)
  }

  /// Rows that serve a period: of files that are its snapshot or serve every period.
  public func ranges(servingPeriod period: String) -> [Range<Int>] {
    files.filter { $0.period == nil || $0.period == period }.map(\.rows)
  }

  mutating func ensureColumn(_ index: Int) {
    guard columns[index] == nil else { return }
    var column = Column(form: form.columns[index])
    for _ in 0..<rowCount { column.appendMissing() }
    columns[index] = column
  }
}
