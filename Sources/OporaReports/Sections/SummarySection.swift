import OporaCharts
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
    guard found.isEmpty else { return Array(found.prefix(isOnePage ? 4 : 6)) }
    return [input.focus == nil ? leader() : place()].compactMap { $0 }
  }

  private var municipalityHeadlines: [Statement] {
    let missed = indicators.filter { Attainment(cell($0), $0)?.isMet == false }
    let first = indicators.first.map { [$0] } ?? []
    let growing = indicators.compactMap { growth($0) }
    let place = isOfOneMatter ? nil : place()
    return [nonReporters(), first.compactMap { level($0) }.first, targetCount(indicators), place]
      .compactMap { $0 } + missed.compactMap { target($0) }.prefix(2) + growing
  }

  private var regionHeadlines: [Statement] {
    let first = indicators.first { cell($0)?.outcome.number != nil } ?? indicators.first
    let gap = indicators.lazy.compactMap { self.gap($0) }.first
    let missed = indicators.filter { Attainment(cell($0), $0)?.isMet == false }
    let rating =
      isOfOneMatter ? missed.prefix(2).map { target($0) } : [leader(), greatestMove()]
    let opening = [
      nonReporters(), first.flatMap { level($0) }, targetCount(indicators),
      first.flatMap { reached($0) },
    ]
    return (opening + rating + [first.flatMap { spread($0) }, gap]).compactMap { $0 }
  }

  /// Whether the report is to fit one page: few statements, no explanations.
  private var isOnePage: Bool { form.sections.count <= 2 }

  /// Whether the report is about one matter, such as certificates: the rating is none of it.
  private var isOfOneMatter: Bool {
    form.sections.contains { ["topic", "plan", "listing"].contains($0.section) }
  }

  /// Every indicator of the section with its changes and target.
  var keyFigures: Table? {
    keyFigures(id: "key-figures", titled: say("Ключевые показатели", "Key figures"))
  }

  /// The same under an id and a title of its own, for a report with several such tables.
  func keyFigures(
    id: String, titled title: String, of chosen: [IndicatorDefinition]? = nil
  ) -> Table? {
    let indicators = chosen ?? self.indicators
    let rows = indicators.map { keyFigureRow($0) }
    guard !rows.isEmpty else { return nil }
    var columns = [
      TableColumn(say("Показатель", "Indicator")), TableColumn(say("Значение", "Value"), .number),
      TableColumn(previousHeader, .number), TableColumn(yearAgoHeader, .number),
      TableColumn(say("Плановое значение", "Target"), .number),
      TableColumn(say("Отклонение", "Deviation"), .number),
    ]
    if hasWhole { columns.append(TableColumn(wholeName, .number)) }
    var table = Table(
      id: id,
      caption: "\(title), \(input.period.title[language])",
      columns: columns, rows: rows
    ).dropping(emptyAmong: [2, 3, 4, 5])
    let lines = indicators.map { sparkline($0, in: id) }
    if lines.contains(where: { !$0.isEmpty }) {
      table.columns.append(TableColumn(say("Динамика", "Trend"), .sign))
      for (position, line) in lines.enumerated() { table.rows[position].append(line) }
    }
    return table
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

  /// The values of the periods as a line the size of a word; nothing with less than two numbers.
  private func sparkline(_ indicator: IndicatorDefinition, in table: String) -> RichText {
    let cells = input.periods.map { (period: $0.id, cell: cell(indicator, period: $0.id)) }
    guard cells.count(where: { $0.1?.outcome.number != nil }) > 1 else { return RichText("") }
    var options = ChartOptions()
    options.language = language
    options.decimals = indicator.decimals
    options.id = "\(table)-\(indicator.id)"
    let rows = cells.map { [$0.period, plotted($0.cell, indicator)] }
    let chart = ChartTable(columns: ["period", "value"], rows: rows)
    // A line that cannot be drawn is no loss: its numbers are in the appendix.
    guard
      case .success(let drawing) = Result(catching: { try Chart.draw(.sparkline, chart, options) })
    else { return RichText("") }
    return RichText([
      .picture(
        Figure(
          id: "\(table)-\(Slug.text(indicator.id))", caption: "", alternative: drawing.altText,
          svg: drawing.svg))
    ])
  }

  /// No target: nothing to deviate from; no number: not known.
  private func absent(_ target: String?, _ cell: IndicatorValue?) -> String {
    target == nil ? missingSign(.notApplicable) : missingSign(cell?.outcome.reason ?? .notReported)
  }

  fileprivate var keyFiguresIntroduction: RichText {
    guard !isOnePage else {
      return RichText([.plain(say("Значения: ", "Values: ")), .table("key-figures")])
    }
    return RichText([
      .plain(
        say(
          "Значения показателей и их изменения приведены ниже (", "Values and changes are below (")),
      .table("key-figures"), .plain("). "),
      .plain(
        say(
          "Изменения показателей в процентах даны в процентных пунктах (п.\u{A0}п.).",
          "Changes of percentages are in percentage points (pp).")),
    ])
  }

  /// What the reader must know of single cells: doubts, small numbers, partial coverage.
  var keyFigureNotes: [Block] {
    var groups: [(remark: String, titles: [String])] = []
    for indicator in indicators {
      let title = indicator.shortTitle[language]
      for remark in remarks(on: cell(indicator), indicator) {
        if let same = groups.firstIndex(where: { $0.remark == remark }) {
          groups[same].titles.append(title)
        } else {
          groups.append((remark, [title]))
        }
      }
    }
    return groups.map { group in
      .note(RichText("\(group.remark) (\(group.titles.joined(separator: "; ")))"))
    }
  }
}
