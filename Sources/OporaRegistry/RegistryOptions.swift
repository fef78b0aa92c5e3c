public import OporaCSV
public import OporaDefinitions
public import OporaLanguage

/// What the workspace's configuration says about reading and expecting files.
public struct RegistryOptions: Sendable {
  /// What is told about one file.
  public struct FileRule: Sendable, Hashable {
    /// The source form, if told.
    public var source: String?
    /// The period whose snapshot the file is, if told.
    public var period: String?
    /// What is told about the way the file is written.
    public var reading = CSVOptions()

    /// Makes a rule.
    public init(
      source: String? = nil, period: String? = nil, reading: CSVOptions = CSVOptions()
    ) {
      self.source = source
      self.period = period
      self.reading = reading
    }
  }

  /// Rules by file name or path relative to the workspace.
  public var files: [String: FileRule] = [:]
  /// Codes of the municipalities expected to report; nil = all that occur.
  public var municipalities: [String]?
  /// Whether those of the source `municipalities` are expected to report.
  public var expectsListed = false
  /// Codes expected to submit a source, where they are not all.
  public var expectedBySource: [String: [String]] = [:]
  /// Whether the organisations of the list are expected to report, each for itself.
  public var expectsOrganisations = false
  /// The day of the population table to use, whatever newer ones there are.
  public var populationAsOf: CalendarDay?
  /// Working days, for working days between dates and due dates of plans.
  public var workCalendar = WorkCalendar()
  /// The calendar of half-years.
  public var calendar: PeriodCalendar = .calendar
  /// Which columns' values are needed, given the machine names of the file's columns; others are
  /// checked and forgotten.
  public var keeps: @Sendable (_ form: SourceForm, _ column: SourceColumn, Set<String>) -> Bool = {
    _, _, _ in true
  }
  /// Which of these columns only lead to tables of other forms: without such a table they are not
  /// kept.
  public var onlyLinks: @Sendable (_ form: SourceForm, _ column: SourceColumn) -> Bool = {
    _, _ in false
  }
  /// What may be mended in cells; every repair is a finding.
  public var repairs: CellRepair = []

  /// Files longer than so many bytes may be read piece by piece.
  package var longFile = CSVOptions().longFile
  /// How the only file of a form may be read as a stream, if it is long; nil where its rows are kept.
  package var streams: @Sendable (_ form: SourceForm) -> StreamChoice? = { _ in nil }

  /// Makes options that expect whatever occurs.
  public init() {}

  /// Keeps no column that only leads to forms of which there is no table.
  mutating func dropLinks(toOthersThan forms: Set<String>) {
    keeps = { [keeps, onlyLinks] form, column, present in
      guard keeps(form, column, present) else { return false }
      guard onlyLinks(form, column) else { return true }
      return form.links.contains { $0.column == column.name && forms.contains($0.form) }
    }
  }
}

/// A file of a workspace: its path relative to the workspace and its bytes.
public struct InputFile: Sendable {
  /// The path, with `/` between folders.
  public var name: String
  /// Where the content is.
  public var source: any ByteSource

  /// Makes a file of bytes in memory.
  public init(name: String, bytes: [UInt8]) {
    self.init(name: name, source: MemoryBytes(bytes))
  }

  /// Makes a file that is read when it is needed.
  public init(name: String, source: any ByteSource) {
    self.name = name
    self.source = source
  }

  /// The whole content; empty if it cannot be read.
  public var bytes: [UInt8] { source.allBytes() ?? [] }
}
