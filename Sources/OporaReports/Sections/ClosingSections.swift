import OporaDefinitions
import OporaLanguage

extension ReportSection {
  /// What the figures show, and a place for proposals (выводы и предложения).
  static let conclusions = ReportSection(
    id: "conclusions",
    title: LocalizedText(ru: "Выводы и предложения", en: "Conclusions and proposals"),
    asks: LocalizedText(
      ru: "предложения и рекомендации, ответственные, сроки",
      en: "proposals and recommendations, who is responsible, by when")
  ) { context in
    let statements = context.conclusions(on: context.concluded)
    return statements.isEmpty ? [] : [.list(statements.map { RichText($0.text) })]
  }

  /// Who signs (подпись).
  static let signature = ReportSection(
    id: "signature", title: LocalizedText(ru: "Подпись", en: "Signature")
  ) { context in
    // Who signs for a region does not sign for its municipalities.
    let isOwn = (context.input.level == .region) == (context.input.focus == nil)
    let signatory = isOwn ? context.input.signatory : Signatory()
    let line = "____________"
    func filled(_ text: String) -> String { text.isEmpty ? line : text }
    let post =
      context.input.level == .region && context.input.focus == nil
      ? context.say("Руководитель РМЦ", "Head of the regional centre")
      : context.say("Руководитель МОЦ", "Head of the centre")
    let columns = [
      context.say("Должность", "Post"), context.say("Подпись", "Signature"),
      context.say("Расшифровка подписи", "Name"), context.say("Дата", "Date"),
    ]
    let row = [signatory.post.isEmpty ? post : signatory.post, line, filled(signatory.name), line]
    var blocks: [Block] = [
      .table(
        Table(
          id: "signature", caption: context.say("Подписи", "Signatures"),
          columns: columns.map { TableColumn($0) }, rows: [row.map { RichText($0) }]))
    ]
    if !context.input.isPublic {
      blocks.append(
        .paragraph(
          RichText(
            context.say("Исполнитель: ", "Prepared by: ") + filled(signatory.executor)
              + context.say(", телефон: ", ", telephone: ") + filled(signatory.phone))))
    }
    return blocks
  }
}

extension ReportContext {
  /// The section's own indicators, else those that the form is about.
  fileprivate var concluded: [IndicatorDefinition] {
    request.indicators.isEmpty ? presented : indicators
  }

  /// Every target missed and met, every run of changes, every gap: all from cells.
  func conclusions(on indicators: [IndicatorDefinition]) -> [Statement] {
    let targets = [targetCount(indicators)] + indicators.map { target($0) }
    let runs = indicators.map { growth($0) }
    let gaps = indicators.map { gap($0) }
    return (targets + runs + gaps).compactMap { $0 }
  }
}
