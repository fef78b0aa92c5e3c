import OporaDefinitions
import OporaLanguage

/// The definition of an indicator in words: what is counted, from which rows, and by what rule.
struct IndicatorExplanation {
  /// The explanation, several lines without a line end at the end.
  let text: String

  private let catalogue: DefinitionCatalogue
  private let language: Language

  init(
    _ indicator: IndicatorDefinition, _ catalogue: DefinitionCatalogue, _ language: Language
  ) {
    self.catalogue = catalogue
    self.language = language
    var writer = ExplanationWriter(language)
    let code = indicator.code.isEmpty ? "" : " (\(indicator.code))"
    writer.line("\(indicator.id)\(code) — \(indicator.title[language])")
    writer.pair(ru: "смысл", en: "meaning", indicator.meaning[language])
    let unit = catalogue.unitText(indicator.unit, language)
    writer.pair(ru: "единица", en: "unit", unit)
    writer.pair(
      ru: "знаков после запятой", en: "decimals", "\(indicator.decimals)")
    writer.pair(
      ru: "лучше", en: "better", IndicatorExplanation.direction(indicator.better)[language])
    writer.pair(ru: "формула", en: "formula", indicator.value.text)
    for measure in indicator.measures {
      writer.item(measure.name, catalogue.words(for: measure, language))
      if let condition = measure.condition { writer.line("      where: \(condition.text)") }
    }
    IndicatorExplanation.writeRules(indicator, &writer, language)
    text = writer.text
  }

  private static func writeRules(
    _ indicator: IndicatorDefinition, _ writer: inout ExplanationWriter, _ language: Language
  ) {
    if let condition = indicator.appliesWhen {
      writer.pair(ru: "применяется, если", en: "applies if", condition.text)
    }
    writer.pair(
      ru: "по нескольким муниципалитетам", en: "over several municipalities",
      partial(indicator)[language])
    for expectation in indicator.expectations {
      writer.pair(
        ru: "контрольное соотношение", en: "check",
        "\(expectation.that.text) — \(expectation.say[language])")
    }
    writer.pair(
      ru: "разрезы", en: "breakdowns", indicator.breakdowns.joined(separator: ", "))
    for target in indicator.targets {
      let level =
        target.level == "region" ? ("регион", "region") : ("муниципалитет", "municipality")
      let value = MachineNumber.text(target.value)
      let source = target.source.isEmpty ? "" : " (\(target.source))"
      writer.pair(
        ru: "плановое значение на \(target.year) г., \(level.0)",
        en: "target for \(target.year), \(level.1)", value + source)
    }
    writer.pair(ru: "основание", en: "basis", indicator.basis[language])
    writer.pair(
      ru: "запрашивают планы", en: "asked by plans", indicator.asked.joined(separator: "; "))
    writer.pair(ru: "версия", en: "version", version(indicator, language))
    writer.pair(ru: "файл", en: "file", "\(indicator.file):\(indicator.span.line)")
  }

  private static func direction(_ direction: Direction) -> LocalizedText {
    switch direction {
    case .higher: LocalizedText(ru: "больше", en: "higher")
    case .lower: LocalizedText(ru: "меньше", en: "lower")
    case .none: LocalizedText(ru: "")
    }
  }

  private static func partial(_ indicator: IndicatorDefinition) -> LocalizedText {
    let share = MachineNumber.text(indicator.minReported * ExactNumber(100))
    switch indicator.partial {
    case .matched:
      return LocalizedText(
        ru: "по тем, кто отчитался, если их не меньше \(share) %",
        en: "over those that reported, if they are at least \(share)%")
    case .strict:
      return LocalizedText(ru: "только если отчитались все", en: "only if all reported")
    case .available:
      return LocalizedText(ru: "по тем данным, что есть", en: "over whatever there is")
    }
  }

  private static func version(
    _ indicator: IndicatorDefinition, _ language: Language
  ) -> String {
    guard let from = indicator.validFrom else { return "\(indicator.version)" }
    return "\(indicator.version), " + (language == .ru ? "действует с \(from)" : "from \(from)")
  }
}
