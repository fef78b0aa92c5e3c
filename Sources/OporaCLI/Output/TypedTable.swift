import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// An imported table as CSV for machines: the columns of its form that the file had, typed.
enum TypedTable {
  /// The text: machine names, ISO days, `true` and `false`, codes; empty cells are missing.
  static func text(_ table: Table) -> String {
    let columns = table.columns.compactMap { $0 }
    let rows = (0..<table.rowCount).map { row in columns.map { $0.text(row) } }
    return TableText.machine(columns.map(\.form.name), rows)
  }
}
