import OporaDiagnostics
import OporaLanguage
import OporaRegistry

extension Monitoring {
  /// Percentages that a `totals` table declares beside the figures they come from, recomputed: those
  /// that do not agree after rounding to the decimals declared are reported as представлено /
  /// рассчитано.
  ///
  /// A row with `declared` is its numerator; the denominator is the row of the same municipality and
  /// period whose measure is ``DeclaredFigures/denominator``.
  func declaredFindings() -> [Finding] {
    guard let table = registry.tables["totals"] else { return [] }
    return DeclaredFigures(table: table).findings()
  }
}

/// Declared percentages of a `totals` table.
///
/// The percentage stands beside its numerator (`declared`), or on a row of its own whose measure is
/// ``percentage``.
struct DeclaredFigures {
  /// The measure that declared shares are of: children of 5…17 years.
  static let denominator = "children_5_17"
  /// The measure of rows that hold a percentage and no count.
  static let percentage = "coverage_5_18"
  /// The numerator of such a percentage.
  static let numerator = "children_covered"
  let table: Table

  func findings() -> [Finding] {
    guard let values = table.column("value") else { return [] }
    let declared = table.column("declared")
    let numerators = figures(of: DeclaredFigures.numerator, values)
    let denominators = figures(of: DeclaredFigures.denominator, values)
    return (0..<table.rowCount).compactMap { row in
      let isPercentage = table.column("measure")?.text(row) == DeclaredFigures.percentage
      let stated = declared?.number(row) ?? (isPercentage ? values.number(row) : nil)
      let part = isPercentage ? numerators[key(row)] : values.number(row)
      guard let stated, let value = part, let whole = denominators[key(row)], !whole.isZero
      else { return nil }
      let computed = value / whole * ExactNumber(100)
      let decimals = DeclaredFigures.decimals(of: stated)
      guard computed.rounded(toDecimals: decimals) != stated else { return nil }
      return finding(row, stated, computed, decimals)
    }
  }

  private func key(_ row: Int) -> String {
    ["municipality", "period", "direction", "locality_type", "organisation_id"].map { name in
      table.column(name)?.text(row) ?? ""
    }.joined(separator: "\u{1}")
  }

  /// The figures of a measure by municipality, period and part.
  private func figures(of measure: String, _ values: Column) -> [String: ExactNumber] {
    guard let measures = table.column("measure") else { return [:] }
    var result: [String: ExactNumber] = [:]
    for row in 0..<table.rowCount where measures.text(row) == measure {
      if let value = values.number(row) { result[key(row)] = value }
    }
    return result
  }

  /// Decimals as printed, at least one: published percentages have one.
  private static func decimals(of value: ExactNumber) -> Int {
    let text = value.description
    return max(
      1, text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0)
  }

  private func finding(
    _ row: Int, _ stated: ExactNumber, _ computed: ExactNumber, _ decimals: Int
  ) -> Finding {
    let origin = table.origin(of: row)
    let ru = NumberStyle(.ru)
    let en = NumberStyle(.en)
    let period = table.column("period")?.text(row) ?? ""
    return Finding(
      code: "declared-differs", severity: .warning,
      place: Place(file: origin.file, line: origin.line, field: "declared"),
      key: [table.column("municipality")?.text(row) ?? "", period].joined(separator: " / "),
      value: stated.description,
      message: LocalizedText(
        ru: "\(period): представлено \(ru.percent(stated, decimals: decimals)) / рассчитано "
          + ru.percent(computed, decimals: max(decimals, 2)),
        en: "\(period): declared \(en.percent(stated, decimals: decimals)) / computed "
          + en.percent(computed, decimals: max(decimals, 2))),
      fix: LocalizedText(
        ru: "проверьте числитель, численность детей и опубликованный процент",
        en: "check the numerator, the number of children and the published percentage"))
  }
}
