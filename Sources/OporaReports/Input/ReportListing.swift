/// Rows of a source as a report prints them: a register of programmes, a plan of publications, the
/// cells of a form (перечень).
///
/// Only sources without personal columns are printed.
public struct ReportListing: Sendable, Hashable {
  /// A row with the municipality it belongs to.
  public struct Row: Sendable, Hashable {
    /// The code of the municipality; empty if the source does not say.
    public var municipality: String
    /// The cells as people read them, one for each column.
    public var cells: [String]

    /// Makes a row.
    public init(municipality: String, cells: [String]) {
      self.municipality = municipality
      self.cells = cells
    }
  }

  /// The source form's id.
  public var source: String
  /// The machine names of the columns.
  public var columns: [String]
  /// The rows that serve the period, in the order of the files.
  public var rows: [Row]

  /// Makes a listing.
  public init(source: String, columns: [String], rows: [Row]) {
    self.source = source
    self.columns = columns
    self.rows = rows
  }
}
