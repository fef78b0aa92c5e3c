import OporaCSV
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

  /// The description of the text for other programs, `datapackage.json`.
  static func package(_ table: Table, path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let columns = table.columns.compactMap { $0?.form }
    let keys = table.form.rowRules.uniqueSets.first { $0.isPrimary }?.columns ?? []
    let isWhole = keys.allSatisfy { key in columns.contains { $0.name == key } }
    let resource = DataPackage.Resource(
      path: name, title: table.form.title.ru,
      fields: columns.map { column in
        DataPackage.Field(
          column.name, type(of: column), title: column.header.ru,
          isRequired: column.valueRequired)
      },
      primaryKey: isWhole ? keys : [])
    return DataPackage(name: "opora-import", resources: [resource]).json()
  }

  private static func type(of column: SourceColumn) -> DataPackage.FieldType {
    if column.rules?.kind == .year { return .year }
    switch column.type {
    case .integer: return .integer
    case .number: return .number
    case .boolean: return .boolean
    case .date: return .date
    case .text, .code, .list, .period: return .string
    }
  }
}
