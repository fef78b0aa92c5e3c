import OporaCharts
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// `opora list KIND`: what there is, ids first.
enum ListCommand {
  /// What can be listed.
  enum Kind: String, CaseIterable {
    case indicators, sources, ratings, reports, charts, checks
  }

  static let command = Command(
    name: "list",
    summary: LocalizedText(
      ru: "какие есть показатели, формы источников, рейтинги, отчёты, диаграммы, соотношения",
      en: "what indicators, sources, ratings, reports, charts and checks there are"),
    usage: ["list " + Kind.allCases.map(\.rawValue).joined(separator: "|")],
    operands: 1...1,
    details: LocalizedText(
      ru: "Первым в строке стоит код: с ним работают explain, values --indicator и другие команды.",
      en: "The id stands first in each line; explain, values --indicator and others take it."),
    examples: [
      (
        "opora list indicators",
        LocalizedText(ru: "показатели и их единицы", en: "indicators and their units")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let word = invocation.operands[0]
    guard let kind = Kind(rawValue: word) else {
      let nearest = Suggestion.nearest(to: word, among: Kind.allCases.map(\.rawValue))
      throw .usage(
        .unknownKind(word, LocalizedText(ru: "списки", en: "lists"), nearest: nearest))
    }
    let catalogue = try Definitions.catalogue(invocation)
    let rows = rows(of: kind, catalogue, console.language)
    let width = rows.map(\.id.count).max() ?? 0
    for row in rows {
      let gap = String(repeating: " ", count: width - row.id.count + 2)
      console.line(row.id + gap + row.words)
    }
    return Definitions.tellFaults(of: catalogue, console)
  }

  private static func rows(
    of kind: Kind, _ catalogue: DefinitionCatalogue, _ language: Language
  ) -> [(id: String, words: String)] {
    switch kind {
    case .indicators:
      uniqueLatest(catalogue.indicators).map { indicator in
        let unit = catalogue.unitText(indicator.unit, language)
        return (indicator.id, "\(indicator.title[language]), \(unit)")
      }
    case .sources: catalogue.forms.map { ($0.id, $0.title[language]) }
    case .ratings: catalogue.ratingFiles.map { (id(of: $0.tree), title(of: $0.tree, language)) }
    case .reports: catalogue.reportFiles.map { (id(of: $0.tree), title(of: $0.tree, language)) }
    case .charts:
      ChartKind.allCases.map { ($0.rawValue, "\($0.title(language)): \($0.columnsDescription)") }
    case .checks: checks(catalogue, language)
    }
  }

  private static func checks(
    _ catalogue: DefinitionCatalogue, _ language: Language
  ) -> [(id: String, words: String)] {
    catalogue.controls.map { ($0.id, "\($0.code) \($0.title[language]) — \($0.formula)") }
      + uniqueLatest(catalogue.indicators).flatMap { indicator in
        indicator.expectations.enumerated().map { index, expectation in
          let words = "\(expectation.that.text) — \(expectation.say[language])"
          return ("\(indicator.id).\(index + 1)", words)
        }
      }
  }

  private static func uniqueLatest(_ indicators: [IndicatorDefinition]) -> [IndicatorDefinition] {
    indicators.enumerated().filter { index, indicator in
      index + 1 == indicators.count || indicators[index + 1].id != indicator.id
    }.map(\.element)
  }

  private static func id(of tree: JSON5Value) -> String {
    if case .string(let id)? = tree["id"]?.kind { id } else { "" }
  }

  private static func title(of tree: JSON5Value, _ language: Language) -> String {
    let title = tree["title"]
    for name in [language.rawValue, Language.ru.rawValue] {
      if case .string(let text)? = title?[name]?.kind { return text }
    }
    return ""
  }
}
