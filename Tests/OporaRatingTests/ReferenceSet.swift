import Foundation
import OporaDefinitions
import OporaLanguage
import OporaRating

/// One set of published reference numbers: inputs, and what another program made of them.
///
/// Source: COINr 1.1.14 under R 4.2.2 on synthetic data, recomputed independently. Kept are facts
/// only: numbers with fourteen digits.
struct ReferenceSet {
  /// A table of a set: a header, and rows by their first cell.
  struct Table {
    let header: [String]
    let rows: [[String]]

    /// The cell of a row (by its first cell) and a column.
    subscript(row: String, column: String) -> String {
      guard let index = header.firstIndex(of: column),
        let line = rows.first(where: { $0[0] == row }), index < line.count
      else { return "" }
      return line[index]
    }
  }

  let name: String
  let tables: [String: Table]

  init(_ name: String) throws {
    self.name = name
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/reference")
    let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    var tables: [String: Table] = [:]
    for part in text.components(separatedBy: "\n== ").dropFirst() {
      let lines = part.split(separator: "\n").map(String.init)
      let cells = lines.dropFirst().map { line in
        line.replacing("\"", with: "").split(separator: ",", omittingEmptySubsequences: false)
          .map(String.init)
      }
      if let header = cells.first {
        tables[lines[0]] = Table(header: header, rows: Array(cells.dropFirst()))
      }
    }
    self.tables = tables
  }

  func table(_ name: String) -> Table { tables[name] ?? Table(header: [], rows: []) }

  var units: [String] { table("iData").rows.map { $0[0] } }
  var criteria: [String] { Array(table("iData").header.dropFirst()) }

  /// The figures as inputs.
  var inputs: [CriterionInput] {
    units.flatMap { unit in
      criteria.map {
        CriterionInput(
          unit: unit, criterion: $0, raw: ExactNumber(decimal: table("iData")[unit, $0]))
      }
    }
  }

  /// The form of the set: groups A, B and C of three criteria each.
  ///
  /// - Parameters:
  ///   - aggregation: the mean of the whole form.
  ///   - groups: the mean of each group; nil = that of the form.
  ///   - more: further keys of every group.
  ///   - equalWeights: whether every criterion weighs the same.
  ///   - score: the method of a criterion.
  /// - Returns: the form; nil if it has an error.
  func form(
    _ aggregation: String = "arithmetic", groups: String? = nil, more: String = "",
    equalWeights: Bool = false, score: (_ criterion: String) -> String
  ) -> RatingForm? {
    let meta = table("iMeta")
    let parts = ["A", "B", "C"].map { group in
      let inside = criteria.filter { meta[$0, "Parent"] == group }.map { id in
        let better = meta[id, "Direction"] == "-1" ? "lower" : "higher"
        return "{ id: '\(id)', entered: 'number', better: '\(better)',"
          + " weight: \(equalWeights ? "1" : meta[id, "Weight"]), score: { \(score(id)) } }"
      }
      return "{ id: '\(group)', weight: \(equalWeights ? "1" : meta[group, "Weight"]),"
        + " aggregation: '\(groups ?? aggregation)', \(more)"
        + " criteria: [\(inside.joined(separator: ","))] }"
    }
    return read(
      "{ id: 'x', kind: 'weights', step: 'none', aggregation: '\(aggregation)', \(more)"
        + " groups: [\(parts.joined(separator: ","))] }"
    ).form
  }

  /// The criteria in one group with their effective weights.
  func flatForm(_ aggregation: String, score: String) -> RatingForm? {
    let meta = table("iMeta")
    let weights = table("effweights")
    let inside = criteria.map { id in
      let better = meta[id, "Direction"] == "-1" ? "lower" : "higher"
      return "{ id: '\(id)', entered: 'number', better: '\(better)',"
        + " weight: '\(weights[id, "EffWeight"])', score: { \(score) } }"
    }
    return read(
      "{ id: 'x', kind: 'weights', step: 'none', aggregation: '\(aggregation)',"
        + " criteria: [\(inside.joined(separator: ","))] }"
    ).form
  }

  /// The set rated by a form.
  func analysis(_ form: RatingForm?) -> RatingAnalysis? {
    form.map { RatingAnalysis(form: $0, period: "", units: units, inputs: inputs) }
  }
}

extension ReferenceSet: CustomStringConvertible {
  var description: String { name }
}

/// Whether a number agrees with the reference within 1e-11 · max(1, |x|).
func agrees(_ value: Double?, _ text: String) -> Bool {
  guard let value, let expected = Double(text), expected.isFinite else { return false }
  return abs(value - expected) <= 1e-11 * max(1, abs(expected))
}
