public import OporaDiagnostics

/// Why a row of a file is no record of its table.
public enum SkippedKind: String, Sendable, CaseIterable, Hashable {
  /// No cell is filled.
  case blank
  /// A title or note above the header.
  case title
  /// The header once more, as after a page break.
  case repeatedHeader = "repeated-header"
  /// The numbers of columns below the header: 1; 2; 3 ….
  case numbering
  /// One filled cell: the title of a section.
  case section
  /// A total (итого, всего, в том числе).
  case total
  /// The block of signatures below the table.
  case signature
  /// A row of another table below the first one.
  case otherTable = "other-table"
}

/// A row that is no record of the table.
public struct SkippedRow: Sendable, Hashable {
  /// Why it was skipped.
  public var kind: SkippedKind
  /// Physical line where it starts.
  public var line: Int
  /// Its cells as read, cut after the last filled one.
  public var cells: [String]

  /// Makes a skipped row.
  public init(kind: SkippedKind, line: Int, cells: [String]) {
    self.kind = kind
    self.line = line
    self.cells = cells
  }

  /// The filled cells, separated by spaces.
  public var text: String { cells.filter { !$0.isEmpty }.joined(separator: " ") }
}

/// A record that could not be read.
public struct RejectedRecord: Sendable, Hashable {
  /// Physical line where it starts.
  public var line: Int
  /// Number of the record among the data records of the file.
  public var record: Int
  /// Its bytes as they stand in the file, in the file's encoding, without the line end.
  public var raw: [UInt8]
  /// What is wrong with it.
  public var finding: Finding

  /// Makes a rejected record.
  public init(line: Int, record: Int, raw: [UInt8], finding: Finding) {
    self.line = line
    self.record = record
    self.raw = raw
    self.finding = finding
  }
}

/// What became of the rows of a file: records given, rejected and rows skipped.
public struct ReadingSummary: Sendable {
  /// How many rows the file has below the header and above it, the header itself not counted.
  public var rowsRead: Int { recordsRead + rejectedCount + skippedCount }
  /// How many records were given to the caller.
  public var recordsRead = 0
  /// Rows that are no records, in order of lines; at most ``longestList``.
  public var skipped: [SkippedRow] = []
  /// How many rows were skipped.
  public var skippedCount = 0
  /// Records that could not be read, in order of lines; at most ``longestList``.
  public var rejected: [RejectedRecord] = []
  /// How many records could not be read.
  public var rejectedCount = 0
  /// What a person should know of records that were given, in order of lines.
  public var findings: [Finding] = []

  /// How many rows of a list are kept; more are counted only.
  public static let longestList = 100_000

  /// How many rows of a kind were skipped.
  public func count(of kind: SkippedKind) -> Int {
    SkippedKind.allCases.firstIndex(of: kind).map { counts[$0] } ?? 0
  }

  private var counts = [Int](repeating: 0, count: SkippedKind.allCases.count)

  init() {}

  mutating func skip(_ row: SkippedRow) {
    skippedCount += 1
    if let index = SkippedKind.allCases.firstIndex(of: row.kind) { counts[index] += 1 }
    if skipped.count < ReadingSummary.longestList { skipped.append(row) }
  }

  mutating func reject(_ record: RejectedRecord) {
    rejectedCount += 1
    if rejected.count < ReadingSummary.longestList { rejected.append(record) }
  }

  /// Counts rows of another summary that its lists were too short for.
  mutating func addUnlisted(of other: ReadingSummary) {
    rejectedCount += other.rejectedCount - other.rejected.count
    guard other.skippedCount > other.skipped.count else { return }
    skippedCount += other.skippedCount - other.skipped.count
    for index in counts.indices {
      let kind = SkippedKind.allCases[index]
      counts[index] += other.counts[index] - other.skipped.count { $0.kind == kind }
    }
  }

  mutating func note(_ finding: Finding) {
    if findings.count < ReadingSummary.longestList { findings.append(finding) }
  }
}
