public import OporaDefinitions
public import OporaLanguage
import OporaRegistry

/// What is known of the tables that queries run over: which there are and which columns they have.
///
/// An absent optional column makes the measures that use it not reported, never 0; so a query is
/// written for the columns that there are.
public struct SQLTables: Sendable {
  /// The source forms.
  public var forms: [SourceForm]
  /// By form id the machine names of the columns there are; nil if every table has every column.
  public var columns: [String: Set<String>]?
  /// Forms whose rows may serve one period only, named in the column ``servedPeriod``.
  public var snapshots: Set<String> = []
  /// The day of the population table to use, whatever newer ones there are.
  public var populationAsOf: CalendarDay?
  /// Whether municipalities may have codes of settlements (11 digits), so that none is shortened.
  public var hasSettlementCodes = false

  /// Whether organisations report for themselves, so that a municipality's are counted.
  public var countsOrganisations = false

  /// The days that are worked, for spans of working days between days of the period.
  public var calendar = WorkCalendar()

  /// The column that names the only period a row serves; NULL where it serves every period.
  public static let servedPeriod = "opora_period"

  /// Tables that have all columns of their forms but those that stand in for a key.
  public init(forms: [SourceForm]) {
    self.forms = forms
    columns = nil
  }

  /// The form with an id, if there is such a table.
  func form(_ id: String) -> SourceForm? {
    if let columns, columns[id] == nil { return nil }
    return forms.first { $0.id == id }
  }

  /// Whether a table has a column.
  func has(_ column: String, in form: SourceForm) -> Bool {
    guard form.column(column) != nil else { return false }
    return columns.map { $0[form.id]?.contains(column) ?? false } ?? true
  }
}
