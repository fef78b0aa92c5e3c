import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// All municipalities by all indicators at a glance (сводка).
  static let overview = ReportSection(
    id: "overview", title: LocalizedText(ru: "Сводка по муниципалитетам", en: "Overview"),
    levels: [.region]
  ) { context in
    let indicators = context.indicators
    guard !indicators.isEmpty, !context.input.municipalities.isEmpty else { return [] }
    let figure = context.overviewFigure(indicators)
    var reference: [TextSpan] = [.plain(context.say("Значения: ", "Values: "))]
    reference.append(.table("overview"))
    reference += context.figureReference(figure)
    var blocks: [Block] = [.paragraph(RichText(reference))]
    if let figure { blocks.append(figure) }
    blocks.append(
      .table(context.valueTable(indicators, id: "overview", names: \.shortName)))
    return blocks
  }

  /// The full table with official names (приложение).
  static let appendix = ReportSection(
    id: "appendix", title: LocalizedText(ru: "Приложение. Полная таблица", en: "Appendix")
  ) { context in
    let indicators = context.indicators
    guard !indicators.isEmpty else { return [] }
    let full =
      RichText(
        context.say(
          "Все значения с числителями и знаменателями — в файле ",
          "All values with numerators and denominators are in "))
      + RichText([.code("tables/values.csv")])
    guard context.input.focus == nil else {
      return [.paragraph(full), .table(context.periodTable(indicators)), context.legend]
    }
    return [
      .paragraph(full),
      .table(context.valueTable(indicators, id: "appendix", names: \.name)), context.legend,
    ]
  }
}

extension ReportContext {
  /// Municipalities by indicators in the reported period, the whole last.
  func valueTable(
    _ indicators: [IndicatorDefinition], id: String,
    names: KeyPath<ReportMunicipality, LocalizedText>
  ) -> Table {
    let columns = indicators.map { TableColumn(header($0), .number) }
    let rows = municipalities.map { municipality in
      [RichText(municipality[keyPath: names][language])]
        + indicators.map { RichText(text(cell($0, in: municipality.code), $0)) }
    }
    let whole =
      [RichText([.strong(wholeName)])]
      + indicators.map { indicator in
        RichText([.strong(text(cell(indicator, in: IndicatorValue.total), indicator))])
      }
    return Table(
      id: id,
      caption: say("Показатели муниципальных образований, ", "Indicators by municipality, ")
        + input.period.title[language],
      columns: [TableColumn(say("Муниципальное образование", "Municipality"))] + columns,
      rows: rows + [whole])
  }

  /// Indicators by periods for one municipality.
  fileprivate func periodTable(_ indicators: [IndicatorDefinition]) -> Table {
    let columns = input.periods.map { TableColumn($0.title[language], .number) }
    let rows = indicators.map { indicator in
      [RichText(header(indicator))]
        + input.periods.map { RichText(text(cell(indicator, period: $0.id), indicator)) }
    }
    return Table(
      id: "appendix", caption: say("Показатели по периодам", "Indicators by period"),
      columns: [TableColumn(say("Показатель", "Indicator"))] + columns, rows: rows)
  }
}
