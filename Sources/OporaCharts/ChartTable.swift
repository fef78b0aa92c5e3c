/// The numbers of a chart as text cells, as a CSV file of the kind's columns holds them.
///
/// Numbers have a decimal point or comma and may have spaces between groups; an empty cell, `н/д`,
/// `n/a`, `…` and a dash are missing values.
public struct ChartTable: Sendable, Hashable {
  /// The heads of the columns.
  public var columns: [String]
  /// The cells, row by row; a short row ends with empty cells.
  public var rows: [[String]]

  /// Makes a table.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }
}
