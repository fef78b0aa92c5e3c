import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// `opora explain ID`: a definition in words.
enum ExplainCommand {
  static let command = Command(
    name: "explain",
    summary: LocalizedText(ru: "определение словами", en: "a definition in words"),
    usage: ["explain {identifier}"], operands: 1...1,
    examples: [
      (
        "opora explain coverage-5-18",
        LocalizedText(ru: "что и как считается", en: "what is counted and how")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> Outcome {
    let catalogue = try Definitions.catalogue(invocation)
    let id = invocation.operands[0]
    if let indicator = catalogue.indicator(id) {
      let explanation = IndicatorExplanation(indicator, catalogue, console.language)
      console.line(explanation.text)
      return .done
    }
    if let form = catalogue.form(id) {
      console.line(SourceExplanation(form, console.language).text)
      return .done
    }
    _ = Definitions.tellFaults(of: catalogue, console)
    throw .unknown(noDefinition(id, catalogue))
  }

  private static func noDefinition(
    _ id: String, _ catalogue: DefinitionCatalogue
  ) -> LocalizedText {
    let known = catalogue.indicators.map(\.id) + catalogue.forms.map(\.id)
    let nearest = Suggestion.nearest(to: id, among: known)
    return LocalizedText(
      ru: "нет определения «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? "")
        + "\nСписок: opora list indicators",
      en: "there is no definition '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        + "\nList: opora list indicators")
  }
}
