import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// What a section is made from: the input, the form's wishes, and the common words.
struct ReportContext: Sendable {
  /// The input, with suppressed cells if the report is for publication.
  let input: ReportInput
  /// The form that is filled.
  let form: ReportForm
  /// What the form asks of this section.
  let request: ReportForm.SectionRequest

  /// The language of every word.
  var language: Language { input.language }

  /// The spelling of numbers.
  var numbers: NumberStyle { NumberStyle(input.language) }

  /// The code of the municipality, or `total`, that the report is of.
  var subject: String { input.focus ?? IndicatorValue.total }

  /// The text of the report's language.
  func say(_ ru: String, _ en: String) -> String { language == .ru ? ru : en }

  /// The indicators of the section that have a definition and data in any period of the report.
  ///
  /// The rest is named by the section on data quality, see ``withoutData``.
  var indicators: [IndicatorDefinition] {
    wanted.filter { input.indicatorsWithData.contains($0.id) }
  }

  /// The indicators of the section without a number in any period of the report.
  var withoutData: [IndicatorDefinition] {
    wanted.filter { !input.indicatorsWithData.contains($0.id) }
  }

  private var wanted: [IndicatorDefinition] {
    let ids = request.indicators.isEmpty ? input.indicators : request.indicators
    return ids.compactMap { input.catalogue.indicator($0) }
  }
}

/// Cells and places.
extension ReportContext {
  /// The undivided cell of the subject, in the reported period unless another is given.
  func cell(_ indicator: IndicatorDefinition, period: String? = nil) -> IndicatorValue? {
    input.cell(indicator.id, subject, period ?? input.period.id)
  }

  /// A cell of a municipality or the total in the reported period.
  func cell(
    _ indicator: IndicatorDefinition, in municipality: String, breakdown: String = "",
    category: String = ""
  ) -> IndicatorValue? {
    input.cell(
      indicator.id, municipality, input.period.id, breakdown: breakdown, category: category)
  }

  /// The municipalities in the order of names.
  var municipalities: [ReportMunicipality] {
    let places = ordered(input.municipalities.map(\.code)).enumerated().map { ($1, $0) }
    let position = Dictionary(places, uniquingKeysWith: { first, _ in first })
    return input.municipalities.sorted {
      position[$0.code, default: 0] < position[$1.code, default: 0]
    }
  }

  /// Codes in the order of short names; equal names by code.
  func ordered(_ codes: [String]) -> [String] {
    let keyed: [(key: CollationKey, code: String)] = codes.map {
      // A quotation mark in front is no letter to order by.
      (CollationKey(String(shortName($0).drop { !$0.isLetter && !$0.isNumber })), $0)
    }
    let sorted = keyed.sorted { left, right in
      left.key == right.key ? left.code < right.code : left.key < right.key
    }
    return sorted.map(\.code)
  }

  /// Municipalities with a number, best value first, equal ones in the order of names.
  func ranked(
    by indicator: IndicatorDefinition
  ) -> [(municipality: ReportMunicipality, value: ExactNumber)] {
    let valued = municipalities.enumerated().compactMap { position, municipality in
      cell(indicator, in: municipality.code)?.outcome.number
        .map { (position, municipality, $0) }
    }
    let lowFirst = indicator.better == .lower
    return valued.sorted { left, right in
      if left.2 != right.2 { return (left.2 < right.2) == lowFirst }
      return left.0 < right.0
    }
    .map { ($0.1, $0.2) }
  }

  /// Municipalities without a number that the indicator applies to, in the order of names.
  func withoutNumber(_ indicator: IndicatorDefinition) -> [ReportMunicipality] {
    municipalities.filter { municipality in
      guard let cell = cell(indicator, in: municipality.code) else { return true }
      return cell.outcome.reason.map { $0 != .notApplicable } ?? false
    }
  }

  /// The name of a municipality or of the whole.
  func name(_ code: String) -> String {
    if code == IndicatorValue.total { return wholeName }
    return input.municipalities.first { $0.code == code }?.name[language] ?? code
  }

  /// The short name of a municipality.
  func shortName(_ code: String) -> String {
    if code == IndicatorValue.total { return wholeName }
    return input.municipalities.first { $0.code == code }?.shortName[language] ?? code
  }

  /// What the row of the whole workspace is called.
  var wholeName: String {
    input.level == .region ? say("В целом по региону", "Whole region") : say("В целом", "Whole")
  }

  /// Whether there is a whole beside the subject to compare with.
  var hasWhole: Bool { input.focus != nil && input.municipalities.count > 1 }
}

/// Values as people read them.
extension ReportContext {
  /// Below this denominator a share moves by whole points with one child.
  static let smallDenominator = 20

  /// The value or its sign, without the unit.
  func text(_ cell: IndicatorValue?, _ indicator: IndicatorDefinition) -> String {
    guard let cell else { return missingSign(.notReported) }
    switch cell.outcome {
    case .number(let value): return numbers.text(value, decimals: indicator.decimals)
    case .missing(let reason): return missingSign(reason)
    }
  }

  /// «х» where the indicator does not apply, «…» where there is no number.
  func missingSign(_ reason: MissingReason) -> String {
    reason == .notApplicable ? say("х", "x") : "…"
  }

  /// A number with the indicator's unit: `66,8 %`, `12 мест`.
  func measured(_ value: ExactNumber, _ indicator: IndicatorDefinition) -> String {
    if indicator.unit == "percent" {
      return numbers.percent(value, decimals: indicator.decimals)
    }
    return withUnit(value, indicator, unitText(indicator))
  }

  /// A number with a unit; a unit that is a word agrees with a whole number: 24 места.
  func withUnit(
    _ value: ExactNumber, _ indicator: IndicatorDefinition, _ unit: String
  ) -> String {
    let number = numbers.text(value, decimals: indicator.decimals)
    guard !unit.isEmpty else { return number }
    if !unit.hasSuffix("."), indicator.decimals == 0,
      let whole = Int(value.decimalText(decimals: 0)),
      let forms = input.catalogue.units.first(where: { $0.id == indicator.unit })?.forms,
      forms.ru.count == 3, forms.en.count == 2
    {
      let noun = Plural(
        one: forms.ru[0], few: forms.ru[1], many: forms.ru[2], singular: forms.en[0],
        plural: forms.en[1])
      return number + NumberStyle.noBreakSpace + noun.form(for: whole, language)
    }
    return numbers.with(unit: unit, number)
  }

  /// The unit in a table head; empty for plain numbers.
  func unitText(_ indicator: IndicatorDefinition) -> String {
    switch indicator.unit {
    case "percent": "%"
    case "point": numbers.pointsUnit
    default: unitText(of: indicator.unit)
    }
  }

  /// The abbreviation of a unit; a compound one such as `enrolment/child` part by part.
  private func unitText(of id: String) -> String {
    let parts = id.split(separator: "/").map { part in
      input.catalogue.units.first { $0.id == part }?.short[language] ?? ""
    }
    return parts.contains("") ? "" : parts.joined(separator: "/")
  }

  /// The unit of a difference: percentage points for percents.
  func differenceUnit(_ indicator: IndicatorDefinition) -> String {
    indicator.unit == "percent" ? numbers.pointsUnit : unitText(indicator)
  }

  /// The short title with the unit: «Охват детей 5–18, %».
  func header(_ indicator: IndicatorDefinition) -> String {
    let unit = unitText(indicator)
    let title = indicator.shortTitle[language]
    return unit.isEmpty || title.hasSuffix(", \(unit)") ? title : "\(title), \(unit)"
  }

  /// A whole count, or an exact number with as few decimals as it needs, at most two.
  func count(_ value: ExactNumber?) -> String {
    guard let value else { return "…" }
    return numbers.text(value, decimals: value.isWhole ? 0 : 2)
  }
}
