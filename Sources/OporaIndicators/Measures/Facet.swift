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
  /// One breakdown: its column in the form, the facet of its first code, and how many codes it has.
  ///
  /// The facet of missing cells follows the codes.
  struct Division: Hashable {
    var column: Int
    var first: Int
    var codes: Int

    /// The facet of a stored code.
    @inline(__always)
    func facet(of code: Int32) -> Int { first + (code == Column.missing ? codes : Int(code)) }
  }

  /// All facets; the whole is first.
  private(set) var facets: [Facet] = [.whole]
  /// The breakdowns that the table has as columns of codes, marks or texts.
  private(set) var divisions: [Division] = []

  /// Divides a table by those of the breakdowns that it has as columns of codes, marks or texts.
  init(_ table: Table, breakdowns: [String]) {
    for name in breakdowns {
      guard let index = table.form.columns.firstIndex(where: { $0.name == name }),
        let categories = table.columns[index]?.categories
      else { continue }
      divisions.append(Division(column: index, first: facets.count, codes: categories.count))
      facets += categories.map { Facet(breakdown: name, category: $0) }
      facets.append(Facet(breakdown: name, category: Facet.missingCategory))
    }
  }
}

extension Column {
  /// The categories that values may be divided by, in the order of their stored numbers; nil where
  /// there are none.
  fileprivate var categories: [String]? {
    switch form.type {
    case .code(let entries): entries.map(\.code)
    case .boolean: ["false", "true"]
    case .text: isKeyed ? nil : (0..<Int32(dictionary.count)).map { dictionary.text($0) }
    default: nil
    }
  }
}
