import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRegistry

/// The whole path of one number in words: formula, parts, sources, rows used and left out.
struct NumberExplanation {
  private let path: Explanation
  private let catalogue: DefinitionCatalogue
  private let place: String
  private let language: Language
  private var writer: ExplanationWriter

  /// The explanation of a number of a municipality, whose name is `place`.
  ///
  /// - Returns: Several lines without a line end at the end; rows in it where there is a listing.
  static func text(
    of path: Explanation, _ catalogue: DefinitionCatalogue, _ place: String, _ language: Language,
    rows listing: inout RowListing?
  ) -> String {
    var explanation = NumberExplanation(
      path: path, catalogue: catalogue, place: place, language: language,
      writer: ExplanationWriter(language))
    explanation.write(&listing)
    return explanation.writer.text
  }

  private mutating func write(_ listing: inout RowListing?) {
    let definition = path.definition
    writer.line("\(definition.id) — \(definition.title[language])")
    writer.line("\(place), \(path.period.title(language)) (\(path.period.id))")
    writeCell()
    for measure in path.measures {
      write(measure)
      for row in listing?.lines(measure, language) ?? [] { writer.line("      \(row)") }
    }
    for part in path.parts {
      writer.item(part.indicator, outcome(part.outcome, unit: part.unit))
    }
    writer.pair(
      ru: "подробнее об определении", en: "more on the definition",
      "opora explain \(definition.id)")
  }

  private mutating func writeCell() {
    let cell = path.cell
    writer.pair(ru: "значение", en: "value", outcome(cell.outcome, unit: cell.unit))
    writer.pair(ru: "формула", en: "formula", formula)
    if let target = cell.target {
      writer.pair(ru: "плановое значение", en: "target", number(target, unit: cell.unit))
    }
    if cell.municipality == IndicatorValue.total {
      writer.pair(
        ru: "отчитались", en: "reported",
        language == .ru
          ? "\(cell.reported) из \(cell.expected)" : "\(cell.reported) of \(cell.expected)")
    }
    let version =
      language == .ru
      ? "определение версии \(cell.version)" : "definition version \(cell.version)"
    writer.pair(ru: "статус", en: "status", "\(cell.status.rawValue), \(version)")
    for note in cell.notes { writer.pair(ru: "примечание", en: "note", note[language]) }
  }

  /// The formula as defined and with its numbers.
  private var formula: String {
    let text = path.definition.value.text
    guard let numerator = path.cell.numerator, let denominator = path.cell.denominator else {
      return text
    }
    return "\(text) = \(plain(numerator)) / \(plain(denominator))"
  }

  private mutating func write(_ measure: Explanation.MeasurePath) {
    let figure = outcome(measure.outcome, unit: "")
    writer.line("  \(measure.measure.name) = \(figure)")
    let words = catalogue.words(for: measure.measure, language)
    writer.line("    \(words)")
    if !measure.isReported {
      writer.line(language == .ru ? "    отчёт не представлен" : "    not submitted")
    }
    for file in measure.files {
      writer.line("    \(file.name): \(Plural.row.text(file.rows, language))")
    }
    if let day = measure.asOf {
      let date = DateText.long(day, language)
      writer.line(language == .ru ? "    на дату: \(date)" : "    as of \(date)")
    }
    writeRows(measure)
  }

  private mutating func writeRows(_ measure: Explanation.MeasurePath) {
    let left = measure.leftOut.reduce(0) { $0 + $1.rows }
    let style = NumberStyle(language)
    let parts = [measure.rowsUsed, left, measure.rowsUnknown].map { style.integer($0) }
    let all = Plural.row.text(measure.rowsRead, language)
    writer.line(
      language == .ru
        ? "    \(all) = учтено \(parts[0]) + не учтено \(parts[1]) + не решено \(parts[2])"
        : "    \(all) = used \(parts[0]) + left out \(parts[1]) + undecided \(parts[2])")
    for reason in measure.leftOut {
      writer.line("      \(style.integer(reason.rows)): \(reason.reason[language])")
    }
  }

  private func outcome(_ outcome: Outcome, unit: String) -> String {
    switch outcome {
    case .number(let value): unit.isEmpty ? plain(value) : number(value, unit: unit)
    case .missing(let reason): NumberExplanation.words(for: reason)[language]
    }
  }

  private func number(_ value: ExactNumber, unit: String) -> String {
    let style = NumberStyle(language)
    let isCount = path.definition.decimals == 0 && value.isWhole
    let text = style.text(value, decimals: isCount ? 0 : max(2, path.definition.decimals))
    return style.with(unit: catalogue.unitText(unit, language), text)
  }

  /// A figure with the decimals that it has, at most four.
  private func plain(_ value: ExactNumber) -> String {
    NumberStyle(language).text(value, decimals: value.denominator == 1 ? 0 : 4)
  }

  private static func words(for reason: MissingReason) -> LocalizedText {
    switch reason {
    case .notApplicable: LocalizedText(ru: "х (не применяется)", en: "not applicable")
    case .suppressed: LocalizedText(ru: "скрыто", en: "suppressed")
    case .notReported: LocalizedText(ru: "… (отчёт не представлен)", en: "not reported")
    case .noHistory: LocalizedText(ru: "н/д (нет прошлых данных)", en: "no earlier data")
    case .undefined: LocalizedText(ru: "н/д (деление на ноль)", en: "undefined (division by zero)")
    }
  }
}
