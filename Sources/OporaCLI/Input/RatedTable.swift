import OporaDiagnostics
import OporaLanguage
import OporaRating

/// A table of ready figures as the inputs of a rating: the first column names the unit, the others
/// are criteria by their ids.
///
/// A column of periods (`period`, `time`, `year`, «период», «год») makes it a panel: each period is
/// rated by itself. A column `group` («группа») divides the units into comparable ones, and a column
/// `ID_n` holds the denominators of the criterion ID.
struct RatedTable {
  /// One period of the table.
  struct Period {
    /// The period as it stands in the table; empty if there is no such column.
    let name: String
    /// The units in the order of their codes.
    let units: [String]
    /// Their figures.
    let inputs: [CriterionInput]
  }

  /// The periods, in the order of their names; numbers by size.
  private(set) var periods: [Period] = []
  /// The comparable group of each unit; empty if the table has no such column.
  private(set) var groups: [String: String] = [:]
  /// What is wrong with the table: unknown columns, criteria without one, cells that are no numbers.
  private(set) var findings: [Finding] = []

  private let file: String
  private let form: RatingForm

  init(header: [String], rows: [[String]], file: String, form: RatingForm) {
    self.file = file
    self.form = form
    let labels = header.map(\.trimmed)
    let columns = RatedColumns(labels, form: form)
    findings += columns.missing.map { missingColumn($0, labels) }
    let time = columns.time ?? columns.panelColumn(of: rows)
    findings += columns.unused.filter { $0 != time }.map { extraColumn(labels[$0]) }
    let records = records(rows, time)
    read(records, columns, rows)
  }

  private struct Record {
    let number: Int
    let period: String
    let unit: String
  }

  /// The rows that say whose they are.
  private mutating func records(_ rows: [[String]], _ time: Int?) -> [Record] {
    var records: [Record] = []
    for (index, row) in rows.enumerated() {
      let unit = row.first?.trimmed ?? ""
      let isEmpty = row.allSatisfy { $0.trimmed.isEmpty }
      if unit.isEmpty {
        if !isEmpty { findings.append(unitFault(record: index + 1)) }
        continue
      }
      let period = time.map { $0 < row.count ? row[$0].trimmed : "" } ?? ""
      records.append(Record(number: index + 1, period: period, unit: unit))
    }
    return records
  }

  private mutating func read(_ records: [Record], _ columns: RatedColumns, _ rows: [[String]]) {
    var byPeriod: [String: [Record]] = [:]
    for record in records { byPeriod[record.period, default: []].append(record) }
    for name in byPeriod.keys.sorted(by: RatedTable.isEarlier) {
      var byUnit: [String: [Record]] = [:]
      for record in byPeriod[name] ?? [] { byUnit[record.unit, default: []].append(record) }
      let units = byUnit.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      var inputs: [CriterionInput] = []
      for unit in units {
        let same = byUnit[unit] ?? []
        let isDisputed = Set(same.map { rows[$0.number - 1].map(\.trimmed) }).count > 1
        if same.count > 1 { findings.append(repeated(unit, same.map(\.number), isDisputed)) }
        guard let record = same.first, !isDisputed else { continue }
        let row = rows[record.number - 1]
        if let group = columns.group, group < row.count, !row[group].trimmed.isEmpty {
          groups[unit] = row[group].trimmed
        }
        for criterion in form.criteria() {
          inputs.append(input(unit, criterion, columns, row, record: record.number))
        }
      }
      periods.append(Period(name: name, units: units, inputs: inputs))
    }
  }

  /// Numbers by size, then other names by bytes.
  private static func isEarlier(_ left: String, _ right: String) -> Bool {
    switch (ExactNumber(decimal: left), ExactNumber(decimal: right)) {
    case (let first?, let second?) where first != second: return first < second
    case (_?, nil): return true
    case (nil, _?): return false
    default: return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  private mutating func input(
    _ unit: String, _ criterion: Criterion, _ columns: RatedColumns, _ row: [String], record: Int
  ) -> CriterionInput {
    func cell(_ column: Int?) -> String {
      column.flatMap { $0 < row.count ? row[$0].trimmed : nil } ?? ""
    }
    let text = cell(columns.figures[criterion.id])
    var figure: ExactNumber?
    if !FigureText.isMissing(text) {
      figure = FigureText.number(text, yesNo: criterion.enteredKind == .yesNo)
      if figure == nil { findings.append(notNumber(text, criterion.id, record: record)) }
    }
    // A table has no column for evidence, so its figures are no claims that need any.
    var input = CriterionInput(
      unit: unit, criterion: criterion.id, raw: figure,
      missingReason: figure == nil ? "notReported" : "")
    let denominator = cell(columns.denominators[criterion.id])
    if !FigureText.isMissing(denominator) {
      input.denominator = FigureText.number(denominator, yesNo: false)
      input.isShare = input.denominator.map { $0 > .zero } ?? false
    }
    return input
  }
}

/// Which column of a table holds what.
struct RatedColumns {
  /// The columns of the criteria; a criterion may stand under the id of its indicator.
  private(set) var figures: [String: Int] = [:]
  /// The columns of denominators, by criterion.
  private(set) var denominators: [String: Int] = [:]
  /// The column of periods.
  private(set) var time: Int?
  /// The column of comparable groups.
  private(set) var group: Int?
  /// Criteria without a column.
  private(set) var missing: [String] = []
  /// Columns that are nothing of all that.
  private(set) var unused: [Int] = []

  private static let times: Set<String> = [
    "period", "time", "year", "период", "год", "полугодие", "отчётный период", "отчетный период",
  ]
  private static let groups: Set<String> = ["group", "группа"]

  init(_ labels: [String], form: RatingForm) {
    let positions = labels.indices.dropFirst()
    for criterion in form.criteria() {
      let names = [criterion.id, criterion.indicator].compactMap { $0 }
      let found = names.lazy.compactMap { name in positions.first { labels[$0] == name } }.first
      guard let index = found else {
        missing.append(criterion.id)
        continue
      }
      figures[criterion.id] = index
      denominators[criterion.id] = positions.first { position in
        names.contains { labels[position] == $0 + "_n" }
      }
    }
    let used = Set(figures.values).union(denominators.values)
    let free = positions.filter { !used.contains($0) }
    time = free.first { RatedColumns.times.contains(labels[$0].lowercased()) }
    group = free.first { RatedColumns.groups.contains(labels[$0].lowercased()) }
    unused = free.filter { $0 != time && $0 != group }
  }

  /// The column that tells rows of the same unit apart, where no column is named for periods.
  func panelColumn(of rows: [[String]]) -> Int? {
    let units = rows.map { $0.first?.trimmed ?? "" }
    guard Set(units).count < units.count else { return nil }
    return unused.first { column in
      let keys = rows.map { row in
        [row.first?.trimmed ?? "", column < row.count ? row[column].trimmed : ""]
      }
      return Set(keys).count == keys.count && Set(keys.map { $0[1] }).count < keys.count
    }
  }
}

/// Figures as people and programs write them.
enum FigureText {
  private static let missing: Set<String> = [
    "", "-", "–", "—", "…", "...", "н/д", "нд", "нет данных", "n/a", "na", "#n/a", "#н/д", "nan",
    "null", "none", "x", "х",
  ]
  private static let yes: Set<String> = ["да", "yes", "true", "истина"]
  private static let no: Set<String> = ["нет", "no", "false", "ложь"]

  /// Whether a cell says that there is no figure.
  static func isMissing(_ cell: String) -> Bool { missing.contains(cell.lowercased()) }

  /// A number with a point or a comma, spaces between groups and, perhaps, a percent sign; «да» and
  /// «нет» where the criterion asks for them.
  static func number(_ cell: String, yesNo: Bool) -> ExactNumber? {
    if yesNo, yes.contains(cell.lowercased()) { return ExactNumber(1) }
    if yesNo, no.contains(cell.lowercased()) { return .zero }
    var text = cell.replacing("\u{2212}", with: "-").replacing(",", with: ".")
    for space in [" ", "\u{A0}", "\u{202F}", "%"] { text = text.replacing(space, with: "") }
    if text.hasPrefix("+") { text.removeFirst() }
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

  private func unitFault(record: Int) -> Finding {
    Finding(
      code: "missing-cell", severity: .error,
      place: Place(file: file, record: record, columnLetter: "A"),
      message: LocalizedText(
        ru: "запись \(record): не указано, чьи это значения",
        en: "record \(record): it does not say whose values these are"))
  }

  /// Which of two different rows counts is not for the order of rows to decide.
  private func repeated(_ unit: String, _ records: [Int], _ isDisputed: Bool) -> Finding {
    let list = records.map { "\($0)" }.joined(separator: ", ")
    return Finding(
      code: "primary-key", severity: isDisputed ? .error : .warning,
      place: Place(file: file, record: records.first, columnLetter: "A"), key: unit, value: unit,
      message: isDisputed
        ? LocalizedText(
          ru: "записи \(list): одна и та же единица с разными значениями, не взята ни одна",
          en: "records \(list): the same unit with different values, none was taken")
        : LocalizedText(
          ru: "записи \(list): повторяются, взята одна", en: "records \(list): repeated, taken once"
        ),
      fix: isDisputed
        ? LocalizedText(
          ru: "оставьте верную строку; периоды различает столбец period",
          en: "keep the right row; periods are told apart by a column period")
        : LocalizedText(ru: ""))
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
