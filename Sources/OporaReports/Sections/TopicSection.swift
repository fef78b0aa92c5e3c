import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Some indicators under a heading of the form's own: a direction of the Целевая модель, a part of
  /// a plan (направление).
  ///
  /// A topic without data stays in the report and says so: nobody may think it was forgotten.
  static let topic = ReportSection(
    id: "topic", title: LocalizedText(ru: "По направлению", en: "By topic"),
    asks: LocalizedText(
      ru: "что сделано, причины отклонений, принятые и планируемые меры",
      en: "what was done, reasons of deviations, measures taken and planned")
  ) { context in
    context.topicBlocks
  }
}

extension ReportContext {
  /// The id of the section's tables: topics differ in their first indicators.
  private var topicID: String {
    "topic-" + Slug.text(request.title?.en ?? request.indicators.joined(separator: "-"))
  }

  fileprivate var topicBlocks: [Block] {
    var blocks: [Block] = []
    let shown = indicators
    let statements = shown.flatMap { [level($0), target($0), growth($0)] }.compactMap { $0 }
    if !statements.isEmpty { blocks.append(.list(statements.map { RichText($0.text) })) }
    let title = request.title?[language] ?? ReportSection.topic.title[language]
    if let table = keyFigures(id: topicID, titled: title) {
      blocks.append(
        .paragraph(RichText([.plain(say("Значения: ", "Values: ")), .table(table.id)])))
      blocks.append(.table(table))
      blocks += keyFigureNotes
    }
    if input.focus == nil {
      for (number, part) in parts(of: shown).enumerated() {
        let table = valueTable(part, id: "\(topicID)-\(number + 1)", names: \.name)
        let words = say("По муниципальным образованиям: ", "By municipality: ")
        blocks.append(.paragraph(RichText([.plain(words), .table(table.id)])))
        blocks.append(.table(table))
      }
    }
    blocks += shown.prefix(request.chart == "none" ? 0 : 2).compactMap { figure(for: $0) }
    let absent = withoutData.map { $0.shortTitle[language] }
    if !absent.isEmpty {
      let list = absent.joined(separator: "; ")
      blocks.append(
        .note(
          RichText(
            say("сведения не представлены: \(list)", "no data were submitted: \(list)"))))
    }
    return blocks
  }
}
