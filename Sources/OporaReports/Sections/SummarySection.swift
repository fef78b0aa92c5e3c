import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Headlines and the table of key figures (краткие выводы).
  static let summary = ReportSection(
    id: "summary", title: LocalizedText(ru: "Краткие выводы", en: "Summary")
  ) { context in
    var blocks: [Block] = []
    let headlines = context.headlines
    if !headlines.isEmpty {
      blocks.append(.list(headlines.map { RichText($0.text) }))
    }
    if let table = context.keyFigures {
      blocks.append(.paragraph(context.keyFiguresIntroduction))
      blocks.append(.table(table))
      blocks += context.keyFigureNotes
    }
    return blocks
  }
}

extension ReportContext {
  /// At most six statements, the most urgent first.
  var headlines: [Statement] {
    let found = input.focus == nil ? regionHeadlines : municipalityHeadlines
    return Array(found.prefix(6))
  }

  private var municipalityHeadlines: [Statement] {
    let missed = indicators.filter { Attainment(cell($0), $0)?.isMet == false }
    let first = indicators.first.map { [$0] } ?? []
    let growing = indicators.compactMap { growth($0) }
    return [nonReporters(), first.compactMap { level($0) }.first, targetCount(indicators), place()]
      .compactMap { $0 } + missed.compactMap { target($0) }.prefix(2) + growing
  }

  private var regionHeadlines: [Statement] {
    let first = indicators.first { cell($0)?.outcome.number != nil } ?? indicators.first
    let gap = indicators.lazy.compactMap { self.gap($0) }.first
    return [
      nonReporters(), first.flatMap { level($0) }, targetCount(indicators),
      first.flatMap { reached($0) }, leader(), greatestMove(), first.flatMap { spread($0) }, gap,
    ].compactMap { $0 }
  }

  /// Every indicator of the section with its changes and target.
  var keyFigures: Table? {
    keyFigures(id: "key-figures", titled: say("Ключевые показатели", "Key figures"))
  }

  /// The same under an id and a title of its own, for a report with several such tables.
  func keyFigures(id: String, titled title: String) -> Table? {
    let rows = indicators.map { keyFigureRow($0) }
    guard !rows.isEmpty else { return nil }
    var columns = [
      TableColumn(say("Показатель", "Indicator")), TableColumn(say("Значение", "Value"), .number),
      TableColumn(previousHeader, .number), TableColumn(yearAgoHeader, .number),
      TableColumn(say("Плановое значение", "Target"), .number),
      TableColumn(say("Отклонение", "Deviation"), .number),
    ]
    if hasWhole { columns.append(TableColumn(wholeName, .number)) }
    return Table(
      id: id,
      caption: "\(title), \(input.period.title[language])",
      columns: columns, rows: rows
    ).dropping(emptyAmong: [2, 3, 4, 5])
  }

  private func keyFigureRow(_ indicator: IndicatorDefinition) -> [RichText] {
    let cell = cell(indicator)
    let deviation = Attainment(cell, indicator).map { text(deviation: $0.deviation, indicator) }
    let target = cell?.target.map { numbers.text($0, decimals: indicator.decimals) }
    var row = [
      header(indicator), text(cell, indicator),
      text(change(indicator, since: input.period.previous), indicator),
      text(change(indicator, since: input.period.yearAgo), indicator),
      target ?? missingSign(.notApplicable), deviation ?? absent(target, cell),
    ]
    if hasWhole { row.append(text(self.cell(indicator, in: IndicatorValue.total), indicator)) }
    return row.map { RichText($0) }
  }

  /// No target: nothing to deviate from; no number: not known.
  private func absent(_ target: String?, _ cell: IndicatorValue?) -> String {
    target == nil ? missingSign(.notApplicable) : missingSign(cell?.outcome.reason ?? .notReported)
  }

  fileprivate var keyFiguresIntroduction: RichText {
    RichText([
      .plain(say("Значения показателей и их изменения приведены ниже (", "All values (")),
      .table("key-figures"), .plain(say("). ", ") are below. ")),
      .plain(
        say(
          "Изменения показателей в процентах даны в процентных пунктах (п.\u{A0}п.).",
          "Changes of percentages are in percentage points (pp).")),
    ])
  }

  /// What the reader must know of single cells: doubts, small numbers, partial coverage.
  fileprivate var keyFigureNotes: [Block] {
    let items = indicators.compactMap { indicator -> RichText? in
      let remarks = remarks(on: cell(indicator), indicator)
      guard !remarks.isEmpty else { return nil }
      return RichText(indicator.shortTitle[language] + ": " + remarks.joined(separator: "; "))
    }
    guard !items.isEmpty else { return [] }
    let introduction = say("Пояснения к значениям:", "Remarks on values:")
    return [.paragraph(RichText(introduction)), .list(items)]
  }
}
