import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// A control relation in words: what must hold, why, and what to do where it does not.
struct ControlExplanation {
  /// The explanation, several lines without a line end at the end.
  let text: String

  init(_ control: ControlRelation, _ catalogue: DefinitionCatalogue, _ language: Language) {
    var writer = ExplanationWriter(language)
    let code = control.code.isEmpty ? "" : " (\(control.code))"
    writer.line("\(control.id)\(code) — \(control.title[language])")
    writer.pair(ru: "почему", en: "why", control.explanation[language])
    writer.pair(ru: "что делать", en: "what to do", control.remedy[language])
    writer.pair(
      ru: "степень", en: "severity", ControlExplanation.words(control.severity)[language])
    ControlExplanation.writeRule(of: control, &writer, language)
    for measure in control.indicator.measures {
      writer.item(measure.name, catalogue.words(for: measure, language))
      if let condition = measure.condition { writer.line("      where: \(condition.text)") }
    }
    if let condition = control.indicator.appliesWhen {
      writer.pair(ru: "применяется, если", en: "applies if", condition.text)
    }
    for example in control.indicator.examples {
      let count = example.value.map { MachineNumber.text($0) } ?? "0"
      writer.pair(
        ru: "пример", en: "example",
        "\(example.title[language]) — "
          + (language == .ru ? "замечаний: \(count)" : "findings: \(count)"))
    }
    writer.pair(
      ru: "файл", en: "file", "\(control.indicator.file):\(control.indicator.span.line)")
    text = writer.text
  }

  private static func writeRule(
    of control: ControlRelation, _ writer: inout ExplanationWriter, _ language: Language
  ) {
    switch control.rule {
    case .condition(let condition):
      writer.pair(ru: "должно быть", en: "must hold", condition.text)
    case .rows:
      writer.pair(
        ru: "должно быть", en: "must hold",
        language == .ru ? "таких строк нет" : "there are no such rows")
    case .repeated(let keys, let across):
      let keys = keys.joined(separator: ", ")
      writer.pair(
        ru: "должно быть", en: "must hold",
        language == .ru
          ? "у строк с одним «\(keys)» один «\(across)»"
          : "rows of one ‘\(keys)’ have one ‘\(across)’")
    case .program(let code):
      writer.pair(
        ru: "проверяется программой", en: "found by the program",
        language == .ru ? "замечание «\(code)»" : "the finding ‘\(code)’")
    }
  }

  private static func words(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .info: LocalizedText(ru: "к сведению", en: "note")
    case .warning: LocalizedText(ru: "предупреждение", en: "warning")
    case .error: LocalizedText(ru: "ошибка", en: "error")
    }
  }
}
