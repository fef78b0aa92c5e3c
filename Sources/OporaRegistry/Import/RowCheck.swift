import OporaCSV
import OporaDefinitions
import OporaLanguage

/// Holds rows against each other and against other tables, as a schema asks for it.
struct RowCheck {
  private struct KeySet {
    let columns: [Int]
    let isPrimary: Bool
    var lines: [String: Int] = [:]
  }

  private struct Reference {
    let columns: [Int]
    let resource: String
    let known: Set<[String]>
  }

  private var sets: [KeySet]
  private let references: [Reference]

  /// Prepares the check of a file; nil if there is nothing to hold its rows against.
  ///
  /// - Parameters:
  ///   - rules: what the schema says.
  ///   - names: machine names of the columns that the file has.
  init?(_ rules: RowRules, _ names: [String]) {
    func places(_ columns: [String]) -> [Int]? {
      let places = columns.compactMap { name in names.firstIndex(of: name) }
      return places.count == columns.count ? places : nil
    }
    sets = rules.uniqueSets.compactMap { set in
      places(set.columns).map { KeySet(columns: $0, isPrimary: set.isPrimary) }
    }
    references = rules.references.compactMap { reference in
      guard let known = reference.known, let columns = places(reference.columns) else { return nil }
      return Reference(columns: columns, resource: reference.resource, known: known)
    }
    if sets.isEmpty, references.isEmpty { return nil }
  }

  /// What is wrong with a row; nil if it may stay, and its keys are then taken.
  ///
  /// - Parameters:
  ///   - line: the line where it starts.
  ///   - takes: whether the row may stay as far as its cells go; only then its keys are taken.
  ///   - stored: gives the stored text of a column; empty if missing.
  /// - Returns: the first column concerned and the fault.
  mutating func check(
    line: Int, takes: Bool, _ stored: (Int) -> String
  ) -> (column: Int, fault: CellFault)? {
    var keys = [String?](repeating: nil, count: sets.count)
    for (index, set) in sets.enumerated() {
      let parts = set.columns.map(stored)
      guard !parts.contains("") else { continue }
      let key = parts.joined(separator: "\u{1}")
      if let earlier = set.lines[key] {
        return (set.columns[0], .repeated(isPrimary: set.isPrimary, line: earlier))
      }
      keys[index] = key
    }
    for reference in references {
      let parts = reference.columns.map(stored)
      guard !parts.contains(""), !reference.known.contains(parts) else { continue }
      return (reference.columns[0], .unknownReference(resource: reference.resource))
    }
    guard takes else { return nil }
    for (index, key) in keys.enumerated() {
      if let key { sets[index].lines[key] = line }
    }
    return nil
  }
}

extension ColumnDecoder {
  /// The stored text of the column in a record of the block last decoded; empty if missing.
  func stored(_ block: borrowing RecordBlock, _ record: Int) -> String {
    switch column.type {
    case .integer, .number:
      let digits = cells.wide[record]
      guard digits != Column.missingWide else { return "" }
      let scale = DecimalScale.power(Int(cells.scales[record]))
      return ExactNumber(numerator: Int128(digits), denominator: scale).description
    case .date:
      return cells.small[record] == Column.missing
        ? "" : CalendarDay(number: cells.small[record]).iso
    case .boolean:
      return cells.small[record] == Column.missing
        ? "" : cells.small[record] == 1 ? "true" : "false"
    default:
      guard cells.small.indices.contains(record), cells.small[record] != Column.missing else {
        return ""
      }
      let cell = CellText.unwrapped(CellText.trimmed(block.cell(position, record)))
      return String(decoding: cell, as: UTF8.self)
    }
  }
}
