public import OporaCSV

/// What the columns of the tables for machines hold, for `datapackage.json`.
public enum MachineColumns {
  private static let integers: Set<String> = [
    "reported", "expected", "unknown_rows", "version", "place_from", "place_to", "criteria_met",
    "criteria_total", "place_low", "place_high", "line", "record", "place",
  ]
  private static let numbers: Set<String> = [
    "numerator", "denominator", "target", "points", "maximum", "raw", "claimed", "accepted",
    "score", "coverage",
  ]

  /// The description of a table's columns.
  ///
  /// - Parameters:
  ///   - columns: the machine names in order.
  ///   - table: the table's name, such as `values`.
  /// - Returns: one field a column.
  public static func fields(_ columns: [String], of table: String) -> [DataPackage.Field] {
    columns.map { column in
      // In the table of findings `value` and `expected` are words about a cell.
      if table == "findings", ["value", "expected"].contains(column) {
        return DataPackage.Field(column, .string)
      }
      let isNumber = numbers.contains(column) || column == "value"
      return DataPackage.Field(
        column, integers.contains(column) ? .integer : isNumber ? .number : .string)
    }
  }
}
