import OporaCSV
import OporaDefinitions
import Testing

@testable import OporaRegistry

/// Tables written column by column: the same text as cell by cell.
@Suite struct CellStripTests {
  /// Rows of a schema with every type, odd cells among them.
  static func table(rows: Int) throws -> Table {
    let fields = """
      { "name": "t" }, { "name": "w", "type": "integer" }, { "name": "n", "type": "number" },
      { "name": "b", "type": "boolean" }, { "name": "d", "type": "date" },
      { "name": "far", "type": "date" }
      """
    let texts = ["а", "\"\"quoted\"\"", "a,b", "line\nend", "sep=;", " ", "", "=1+1", "ёж"]
    var text = "t;w;n;b;d;far\n"
    for row in 0..<rows {
      let whole = row % 7 == 0 ? "" : "\(row % 2 == 0 ? "-" : "")\(row * 7919)"
      let number = row % 5 == 0 ? "" : "\(row),\(row % 100)"
      let day = row % 11 == 0 ? "" : "2024-0\(1 + row % 9)-1\(row % 10)"
      let far = row % 3 == 0 ? "0001-01-0\(1 + row % 9)" : "9999-12-31"
      let answer = ["true", "false", ""][row % 3]
      text += "\"\(texts[row % texts.count])\";\(whole);\(number);\(answer);\(day);\(far)\n"
    }
    let registry = try SchemaImportTests.registry(text, fields)
    return try #require(registry.tables["schema"])
  }

  static func byCell(_ columns: [Column], _ rows: Range<Int>) -> [UInt8] {
    var writer = CSVWriter(.machine)
    for row in rows { writer.write(columns.map { $0.text(row) }) }
    return writer.bytes
  }

  @Test(arguments: [1, 2, 40, 1000])
  func columnByColumnIsCellByCell(rows: Int) throws {
    let table = try Self.table(rows: rows)
    let columns = table.columns.compactMap { $0 }
    #expect(columns.count == 6 && table.rowCount == rows)
    for part in [0..<rows, rows / 3..<rows, 0..<0] {
      let strips = columns.map { ColumnSpelling($0).cells(part) }
      #expect(CellStrip.rows(strips) == Self.byCell(columns, part))
      // A table of one column has quotes where there would be a blank line.
      for (strip, column) in zip(strips, columns) {
        #expect(CellStrip.rows([strip]) == Self.byCell([column], part))
      }
    }
  }
}
