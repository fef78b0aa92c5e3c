public import OporaDefinitions
public import OporaLanguage
public import OporaRegistry

/// The whole path of one number: definition, parts, sources, rows used and left out (происхождение).
public struct Explanation: Sendable {
  /// Rows that one reason leaves out.
  public struct LeftOut: Sendable, Hashable {
    /// The reason in words; a condition stands as it is written in the definition.
    public var reason: LocalizedText
    /// How many rows it leaves out, after the reasons before it.
    public var rows: Int
  }

  /// What became of a row.
  public enum Verdict: Sendable, Hashable {
    /// It counts.
    case used
    /// It does not, for the reason.
    case leftOut(LocalizedText)
    /// It cannot be decided: these fields are missing.
    case unknown([LocalizedText])
  }

  /// A row of the owner in a source: its place, what became of it, what it is known by.
  public struct Row: Sendable, Hashable {
    /// The file.
    public var file: String
    /// The physical line.
    public var line: Int
    /// What became of it.
    public var verdict: Verdict
    /// What it is known by: what the measure counts, and the keys of the source; none is empty.
    public var keys: [Key]
  }

  /// A cell that a row is known by.
  public struct Key: Sendable, Hashable {
    /// The machine name of the column.
    public var column: String
    /// Its label.
    public var label: LocalizedText
    /// The cell.
    public var text: String
    /// Whether the column is personal: such a cell is shown to who may see it only.
    public var isPersonal: Bool
  }

  /// How one measure came about.
  public struct MeasurePath: Sendable {
    /// The measure as defined.
    public var measure: MeasureDefinition
    /// Its figure.
    public var outcome: Outcome
    /// The title of its source.
    public var source: LocalizedText
    /// Files that rows were looked for in, with how many rows of each belong to the cell's owner.
    public var files: [(name: String, rows: Int)]
    /// Rows of the owner in the source.
    public var rowsRead: Int
    /// Rows left out, reason by reason; with `rowsUsed` and `rowsUnknown` they add up to `rowsRead`.
    public var leftOut: [LeftOut]
    /// Rows that could not be decided for want of a field.
    public var rowsUnknown: Int
    /// Rows that count.
    public var rowsUsed: Int
    /// The day of the table that a stock was taken from; nil where it has none.
    public var asOf: CalendarDay?
    /// Whether the source was submitted.
    public var isReported: Bool
    /// All rows of the owner, where they were asked for.
    public var rows: [Row]
  }

  /// The definition.
  public var definition: IndicatorDefinition
  /// The period.
  public var period: ReportingPeriod
  /// The cell.
  public var cell: IndicatorValue
  /// The measures in the order of the definition.
  public var measures: [MeasurePath]
  /// The cells of other indicators that the value refers to.
  public var parts: [IndicatorValue]
}

extension Evaluation {
  /// Explains the undivided cell of an indicator.
  ///
  /// - Parameters:
  ///   - indicator: the id.
  ///   - period: the period.
  ///   - municipality: the code, or `total`.
  ///   - listsRows: whether every row is listed with what became of it.
  /// - Returns: the path of the number; nil if the indicator or the municipality is unknown.
  public mutating func explanation(
    of indicator: String, in period: ReportingPeriod, municipality: String, listsRows: Bool = false
  ) -> Explanation? {
    guard let definition = catalogue.indicator(indicator) else { return nil }
    let cells = values(of: [indicator], in: period)
    guard
      let cell = cells.first(where: { $0.municipality == municipality && $0.breakdown.isEmpty })
    else { return nil }
    let unit = registry.municipalities.firstIndex { $0.code == municipality }
    let owner = unit.map(Owner.unit) ?? .whole
    let tracer = RowTracer(
      evaluation: self, definition: definition, owner: owner, period: period,
      listsRows: listsRows)
    let parts = definition.referencedIndicators.compactMap { id in
      values(of: [id], in: period).first {
        $0.municipality == municipality && $0.breakdown.isEmpty
      }
    }
    return Explanation(
      definition: definition, period: period, cell: cell,
      measures: definition.measures.map { tracer.path(of: $0) }, parts: parts)
  }
}
