import OporaDiagnostics
import OporaLanguage
import OporaRating

/// A table of ready figures as the inputs of a rating: the first column names the unit, the others
/// are criteria by their ids.
struct RatedTable {
  /// The units in the order of the table, each once.
  private(set) var units: [String] = []
  /// The figures.
  private(set) var inputs: [CriterionInput] = []
  /// What is wrong with the table: unknown columns, criteria without one, cells that are no numbers.
  private(set) var findings: [Finding] = []

  private let file: String
  private let form: RatingForm

  init(header: [String], rows: [[String]], file: String, form: RatingForm) {
    self.file = file
    self.form = form
    let columns = matched(header)
    for (index, row) in rows.enumerated() {
      let unit = row.first?.trimmed ?? ""
      if unit.isEmpty || units.contains(unit) {
        findings.append(unitFault(unit, record: index + 1))
        continue
      }
      units.append(unit)
      for criterion in form.criteria() {
        let cell = columns[criterion.id].flatMap { $0 < row.count ? row[$0].trimmed : nil } ?? ""
        inputs.append(input(unit, criterion, cell, record: index + 1))
      }
    }
  }

  /// The columns of the criteria; a criterion may stand under the id of its indicator.
  private mutating func matched(_ header: [String]) -> [String: Int] {
    var columns: [String: Int] = [:]
    let labels = header.map(\.trimmed)
    for criterion in form.criteria() {
      let names = [criterion.id, criterion.indicator].compactMap { $0 }
      if let index = labels.indices.dropFirst().first(where: { names.contains(labels[$0]) }) {
        columns[criterion.id] = index
      } else {
        findings.append(missingColumn(criterion.id, labels))
      }
    }
    let used = Set(columns.values)
    for index in labels.indices.dropFirst() where !used.contains(index) {
      findings.append(extraColumn(labels[index]))
    }
    return columns
  }

  private mutating func input(
    _ unit: String, _ criterion: Criterion, _ cell: String, record: Int
  ) -> CriterionInput {
    var number: ExactNumber?
    if !RatedTable.missing.contains(cell.lowercased()) {
      number = RatedTable.number(cell)
      if number == nil { findings.append(notNumber(cell, criterion.id, record: record)) }
    }
    // A table has no column for evidence, so its figures are no claims that need any.
    return CriterionInput(
      unit: unit, criterion: criterion.id, raw: number,
      missingReason: number == nil ? "notReported" : "")
  }

  private static let missing: Set<String> = [
    "", "-", "–", "—", "…", "...", "н/д", "n/a", "na", "х",
  ]

  /// A number with a point or a comma, spaces between groups and, perhaps, a percent sign.
  private static func number(_ cell: String) -> ExactNumber? {
    var text = cell.replacing("\u{2212}", with: "-").replacing(",", with: ".")
    for space in [" ", "\u{A0}", "\u{202F}", "%"] { text = text.replacing(space, with: "") }
    return ExactNumber(decimal: text)
  }
}

extension RatedTable {
  private func missingColumn(_ id: String, _ labels: [String]) -> Finding {
    let nearest = Suggestion.nearest(to: id, among: labels)
    return Finding(
      code: "missing-label", severity: .warning, place: Place(file: file, field: id),
      message: LocalizedText(
        ru: "нет столбца критерия «\(id)»" + (nearest.map { "; возможно, это «\($0)»" } ?? ""),
        en: "no column for the criterion '\(id)'" + (nearest.map { "; perhaps '\($0)'" } ?? "")),
      fix: LocalizedText(
        ru: "назовите столбец кодом критерия; без него значений нет",
        en: "name the column by the criterion's id; without it there are no values"))
  }

  private func extraColumn(_ label: String) -> Finding {
    Finding(
      code: "extra-label", severity: .info, place: Place(file: file, header: label),
      message: LocalizedText(
        ru: "столбец не входит в форму рейтинга", en: "the column is not in the rating form"))
  }

  private func unitFault(_ unit: String, record: Int) -> Finding {
    Finding(
      code: unit.isEmpty ? "missing-cell" : "primary-key", severity: .error,
      place: Place(file: file, record: record, columnLetter: "A"), key: unit, value: unit,
      message: unit.isEmpty
        ? LocalizedText(
          ru: "запись \(record): не указано, чьи это значения",
          en: "record \(record): it does not say whose values these are")
        : LocalizedText(
          ru: "запись \(record): повторяется, взята первая",
          en: "record \(record): repeated, the first was taken"))
  }

  private func notNumber(_ cell: String, _ criterion: String, record: Int) -> Finding {
    Finding(
      code: "type-error", severity: .error,
      place: Place(file: file, record: record, field: criterion), value: cell,
      message: LocalizedText(
        ru: "запись \(record): не число", en: "record \(record): not a number"),
      expected: LocalizedText(
        ru: "число вида 82,6 или пустая ячейка", en: "a number such as 82.6 or an empty cell"))
  }
}

extension String {
  /// The text without spaces of any kind at its ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
