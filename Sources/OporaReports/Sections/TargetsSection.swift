import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Who met which target, and by how much others missed it (плановые значения).
  static let targets = ReportSection(
    id: "targets", title: LocalizedText(ru: "Плановые значения", en: "Targets")
  ) { context in
    let blocks = context.input.focus == nil ? context.regionTargets : context.municipalityTargets
    return blocks.isEmpty ? [] : blocks
  }
}

extension ReportContext {
  fileprivate var municipalityTargets: [Block] {
    let statements = indicators.compactMap { target($0) }
    guard !statements.isEmpty else { return [] }
    let sum = targetCount(indicators).map { [Block.paragraph(RichText($0.text))] } ?? []
    guard let figure = targetFigure else {
      return sum + [.list(statements.map { RichText($0.text) })]
    }
    let missed = indicators.filter { Attainment(cell($0), $0)?.isMet == false }
      .compactMap { target($0) }
    let words = say("Значения и плановые значения: ", "Values and targets: ")
    let reference = RichText(
      [.plain(words), .table("key-figures")] + figureReference(figure))
    let list: [Block] = missed.isEmpty ? [] : [.list(missed.map { RichText($0.text) })]
    return sum + list + [.paragraph(reference), figure]
  }

  /// All indicators with a target beside it, where the table of key figures has their numbers.
  private var targetFigure: Block? {
    let shown = indicators.filter { cell($0)?.target != nil }
    let summary = form.sections.first { $0.section == "summary" }
    let listed = summary.map { $0.indicators.isEmpty ? input.indicators : $0.indicators } ?? []
    guard shown.count > 1, shown.allSatisfy({ listed.contains($0.id) }) else { return nil }
    return bulletFigure(shown)
  }

  fileprivate var regionTargets: [Block] {
    let targeted = indicators.filter { indicator in
      municipalities.contains { Attainment(cell(indicator, in: $0.code), indicator)?.isMet != nil }
        || Attainment(cell(indicator), indicator)?.isMet != nil
    }
    guard !targeted.isEmpty else { return [] }
    let sentences = targeted.compactMap { reached($0) } + targeted.compactMap { target($0) }
    let introduction = RichText([
      .plain(say("Выполнение по показателям: ", "By indicator: ")), .table("targets"),
    ])
    return [
      .list(sentences.map { RichText($0.text) }), .paragraph(introduction),
      .table(targetTable(targeted)),
    ]
  }

  /// One row per indicator: the target, how many met it, who did not, with the deviation.
  private func targetTable(_ indicators: [IndicatorDefinition]) -> Table {
    Table(
      id: "targets",
      caption: say("Выполнение плановых значений, ", "Attainment of targets, ")
        + input.period.title[language],
      columns: [
        TableColumn(say("Показатель", "Indicator")),
        TableColumn(say("Плановое значение", "Target"), .number),
        TableColumn(say("Достигли", "Met"), .sign),
        TableColumn(say("Не достигли (отклонение)", "Not met (deviation)")),
      ],
      rows: indicators.map { targetRow($0) })
  }

  private func targetRow(_ indicator: IndicatorDefinition) -> [RichText] {
    let states = municipalities.compactMap {
      municipality -> (ReportMunicipality, Attainment)? in
      Attainment(cell(indicator, in: municipality.code), indicator).map { (municipality, $0) }
    }
    .filter { $0.1.isMet != nil }
    let missed = states.filter { $0.1.isMet == false }.map { municipality, attainment in
      "\(municipality.shortName[language]) (\(text(deviation: attainment.deviation, indicator)))"
    }
    let met = states.count - missed.count
    let count =
      states.isEmpty
      ? missingSign(.notApplicable)
      : "\(met) " + say("из", "of") + " \(states.count)"
    return [
      header(indicator), plannedText(indicator), count,
      missed.isEmpty ? "" : missed.joined(separator: ", "),
    ].map { RichText($0) }
  }

  /// One target of all, or that targets differ.
  private func plannedText(_ indicator: IndicatorDefinition) -> String {
    let municipal = municipalities.compactMap { cell(indicator, in: $0.code)?.target }
    let targets = municipal.isEmpty ? [cell(indicator)?.target].compactMap { $0 } : municipal
    guard let first = targets.first else { return missingSign(.notApplicable) }
    return targets.allSatisfy { $0 == first }
      ? numbers.text(first, decimals: indicator.decimals) : say("разные", "differ")
  }
}
