import OporaDiagnostics
import OporaLanguage
import OporaRegistry

extension Monitoring {
  /// Percentages that a `totals` table declares beside the figures they come from, recomputed: those
  /// that do not agree after rounding to the decimals declared are reported as представлено /
  /// рассчитано.
  ///
  /// A row with `declared` names its numerator in `measure`; the denominator is the row of the same
  /// municipality and period whose measure is ``DeclaredFigures/denominator``.
  func declaredFindings() -> [Finding] {
    guard let table = registry.tables["totals"] else { return [] }
    return DeclaredFigures(table: table).findings()
  }
}

/// Declared percentages of a `totals` table.
struct DeclaredFigures {
  /// The measure that declared shares are of: children of 5…17 years.
  static let denominator = "children_5_17"
  let table: Table

  func findings() -> [Finding] {
    guard let declared = table.column("declared"), let values = table.column("value") else {
      return []
    }
    let denominators = denominators(values)
    return (0..<table.rowCount).compactMap { row in
      guard let stated = declared.number(row), let value = values.number(row),
        let whole = denominators[key(row)], !whole.isZero
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

  private func denominators(_ values: Column) -> [String: ExactNumber] {
    guard let measures = table.column("measure") else { return [:] }
    var result: [String: ExactNumber] = [:]
    for row in 0..<table.rowCount where measures.text(row) == DeclaredFigures.denominator {
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
