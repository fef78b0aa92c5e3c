import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportContext {
  /// What a reader must know of one cell beside its number; empty for a plain cell.
  func remarks(on cell: IndicatorValue?, _ indicator: IndicatorDefinition) -> [String] {
    guard let cell else { return [] }
    var remarks = doubts(on: cell, indicator)
    if let denominator = cell.denominator, cell.outcome.number != nil,
      denominator < ExactNumber(ReportContext.smallDenominator)
    {
      let size = count(denominator)
      remarks.append(
        say(
          "малая база — знаменатель \(size), значение неустойчиво",
          "a small base — the denominator is \(size), the value is unstable"))
    }
    return remarks
  }

  /// What makes one cell doubtful or partial; empty for a plain cell.
  func doubts(on cell: IndicatorValue, _ indicator: IndicatorDefinition) -> [String] {
    var remarks: [String] = []
    if let part = input.standIns[input.period.id], part.id == cell.period {
      remarks.append(
        say(
          "за \(input.period.title.ru) не считается, значение — за \(part.title.ru)",
          "not counted for \(input.period.title.en), the value is of \(part.title.en)"))
    }
    if let reason = cell.outcome.reason { remarks.append(words(reason)) }
    if cell.municipality == IndicatorValue.total, cell.reported < cell.expected {
      let (some, all) = (numbers.integer(cell.reported), numbers.integer(cell.expected))
      remarks.append(
        say("данные представили \(some) из \(all)", "reported by \(some) of \(all)"))
    }
    if let change = changeOfReporters(cell) { remarks.append(change) }
    if cell.unknownRows > 0 {
      let rows = Plural.row.text(cell.unknownRows, language)
      remarks.append(
        say("не учтено из-за незаполненных полей: \(rows)", "left out for empty fields: \(rows)"))
    }
    return remarks + cell.notes.map { $0[language] }.filter { !$0.isEmpty }
  }

  /// The whole of other reporters than before does not compare quite: said beside the change.
  private func changeOfReporters(_ cell: IndicatorValue) -> String? {
    guard cell.municipality == IndicatorValue.total, cell.outcome.number != nil,
      let before = input.cell(cell.indicator, cell.municipality, input.period.previous),
      before.outcome.number != nil, before.reported != cell.reported
    else { return nil }
    let (some, all) = (numbers.integer(before.reported), numbers.integer(before.expected))
    return say(
      "состав представивших данные изменился: ранее \(some) из \(all)",
      "the set of reporters has changed: \(some) of \(all) before")
  }

  /// The reason of a missing value in words.
  func words(_ reason: MissingReason) -> String {
    switch reason {
    case .notApplicable: say("показатель не применяется", "the indicator does not apply")
    case .suppressed: say("скрыто для защиты персональных данных", "suppressed for privacy")
    case .notReported: say("сведения не представлены", "not reported")
    case .noHistory: say("нет данных за прежний период", "no data for the earlier period")
    case .undefined: say("знаменатель равен нулю", "the denominator is zero")
    }
  }

  /// What people wrote under the names; else a place to write with what is asked for, if any.
  func written(under names: [String], orAskFor request: String = "") -> [Block] {
    let paragraphs = input.notes.paragraphs(under: names)
    guard paragraphs.isEmpty else { return paragraphs.map { .paragraph(RichText($0)) } }
    return request.isEmpty ? [] : [.placeholder(RichText(request))]
  }

  /// The signs of tables, explained once.
  var legend: Block {
    .note(
      RichText(
        say(
          "Знаки: «…» — данных нет, «х» — показатель не применяется или плановое значение "
            + "не установлено, «0» — явление отсутствует, «‖» — значения несопоставимы",
          "Signs: “…” — no data, “x” — does not apply or no target is set, "
            + "“0” — nothing to count, “‖” — values do not compare")))
  }
}
