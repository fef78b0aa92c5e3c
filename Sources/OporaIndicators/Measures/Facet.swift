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

/// How the rows of a table fall into facets: the whole, and for each breakdown one code a row; by a
/// list, such as the registers of a programme, as many as the list has.
struct FacetPlan {
  /// One breakdown: its column in the form, the facet of its first code, and how many codes it has.
  ///
  /// The facet of missing cells follows the codes.
  struct Division: Hashable {
    var column: Int
    var first: Int
    var codes: Int
    /// For a column of lists: the codes of each stored list; empty for other columns.
    var lists: [[Int]] = []

    /// The most facets that a row falls into.
    var width: Int { max(1, lists.reduce(0) { max($0, $1.count) }) }

    /// The facets of a stored value, ``width`` of them; −1 fills up.
    func facets(of code: Int32) -> [Int] {
      if code == Column.missing { return filled([first + codes]) }
      if lists.isEmpty { return [first + Int(code)] }
      let found = lists[Int(code)]
      return filled(found.isEmpty ? [first + codes] : found.map { first + $0 })
    }

    private func filled(_ facets: [Int]) -> [Int] {
      facets + [Int](repeating: -1, count: width - facets.count)
    }
  }

  /// All facets; the whole is first.
  private(set) var facets: [Facet] = [.whole]
  /// The breakdowns that the table has as columns of codes, lists of them, marks or texts.
  private(set) var divisions: [Division] = []

  /// Divides a table by those of the breakdowns that it has as columns of codes, lists of them, marks
  /// or texts.
  init(_ table: Table, breakdowns: [String]) {
    for name in breakdowns {
      guard let index = table.form.columns.firstIndex(where: { $0.name == name }),
        let categories = table.columns[index]?.categories
      else { continue }
      divisions.append(
        Division(
          column: index, first: facets.count, codes: categories.count,
          lists: table.columns[index]?.lists ?? []))
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
    case .code(let entries), .list(let entries): entries.map(\.code)
    case .boolean: ["false", "true"]
    case .text: isKeyed ? nil : (0..<Int32(dictionary.count)).map { dictionary.text($0) }
    default: nil
    }
  }

  /// The codes of each list in the column's dictionary, each once; nil for columns without lists.
  fileprivate var lists: [[Int]]? {
    guard case .list(let entries) = form.type else { return nil }
    return (0..<Int32(dictionary.count)).map { number in
      let codes = dictionary.text(number).split(separator: ";")
      return entries.indices.filter { entry in codes.contains { $0 == entries[entry].code } }
    }
  }
}
