import OporaCSV
import OporaDefinitions
import OporaLanguage
import OporaRegistry
import OporaSystem

/// An imported table as CSV for machines: the columns of its form that the file had, typed.
enum TypedTable {
  /// How many rows a thread spells at a time.
  private static let stretch = 8192

  /// Writes the text: machine names, ISO days, `true` and `false`, codes; empty cells are missing.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - take: Takes the pieces of the text in order.
  /// - Throws: What whoever takes the pieces throws.
  static func write<Failure>(
    _ table: Table, _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let columns = table.columns.compactMap { $0 }
    let spellings = columns.map(ColumnSpelling.init)
    try take(Array(TableText.machine(columns.map(\.form.name), []).utf8))
    let starts = Array(stride(from: 0, to: table.rowCount, by: stretch))
    // A few stretches at a time, so that the whole text is never in memory.
    for group in stride(from: 0, to: starts.count, by: 8) {
      let pieces = Parallel.map(Array(starts[group..<min(group + 8, starts.count)])) { start in
        let rows = start..<min(start + stretch, table.rowCount)
        return CellStrip.rows(spellings.map { $0.cells(rows) })
      }
      for piece in pieces { try take(piece) }
    }
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
