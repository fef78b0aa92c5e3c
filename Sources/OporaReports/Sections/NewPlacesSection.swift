import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// New places: all indicators that use their sources, side by side (новые места).
  static let newPlaces = ReportSection(
    id: "new-places",
    title: LocalizedText(ru: "Новые места дополнительного образования", en: "New places")
  ) { context in
    let sources = ["new_places", "new_places_activity"]
    let indicators = context.indicators.filter { indicator in
      indicator.measures.contains { sources.contains($0.source) }
    }
    guard !indicators.isEmpty else { return [] }
    let statements = indicators.flatMap { [context.level($0), context.target($0)] }
      .compactMap { $0 }
    var blocks: [Block] = []
    if !statements.isEmpty { blocks.append(.list(statements.map { RichText($0.text) })) }
    if context.input.focus == nil {
      for (number, part) in context.parts(of: indicators).enumerated() {
        let id = "new-places-\(number + 1)"
        let words = context.say("Значения: ", "Values: ")
        blocks.append(.paragraph(RichText([.plain(words), .table(id)])))
        blocks.append(.table(context.valueTable(part, id: id, names: \.name)))
      }
    }
    return blocks
  }
}
