import OporaDefinitions
import OporaRegistry

/// A slice of a measure: everything, or one code of a breakdown column.
struct Facet: Hashable {
  /// The breakdown column; empty for everything.
  var breakdown: String
  /// The code; empty for everything.
  var category: String

  /// Everything.
  static let whole = Facet(breakdown: "", category: "")
  /// The category of rows whose breakdown cell is empty.
  static let missingCategory = "missing"
}

/// How the rows of a table fall into facets: the whole, and for each breakdown one code a row.
struct FacetPlan {
  /// All facets; the whole is first.
  private(set) var facets: [Facet] = [.whole]
  /// For each breakdown: the cells of the table's column, and the index of the facet of its first code.
  ///
  /// The facet of missing cells follows the codes.
  private(set) var divisions: [(cells: [Int32], first: Int, codes: Int)] = []

  /// Divides a table by those of the breakdowns that it has as code columns.
  init(_ table: Table, breakdowns: [String]) {
    for name in breakdowns {
      guard let column = table.column(name), !column.codes.isEmpty else { continue }
      divisions.append((column.small, facets.count, column.codes.count))
      facets += column.codes.map { Facet(breakdown: name, category: $0.code) }
      facets.append(Facet(breakdown: name, category: Facet.missingCategory))
    }
  }

  /// The facet of a row within a division.
  @inline(__always)
  static func facet(_ division: (cells: [Int32], first: Int, codes: Int), _ row: Int) -> Int {
    let code = division.cells[row]
    return division.first + (code == Column.missing ? division.codes : Int(code))
  }
}
