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
    return context.parts(of: indicators).enumerated().flatMap { number, part in
      context.overview(part, number: number + 1)
    }
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
    let tables = context.parts(of: indicators).enumerated().map { number, part in
      Block.table(context.valueTable(part, id: "appendix-\(number + 1)", names: \.name))
    }
    return [.paragraph(full)] + tables + [context.legend]
  }
}

extension ReportContext {
  /// As many indicators as fit beside a name on a page: parts of at most six.
  func parts(of indicators: [IndicatorDefinition]) -> [[IndicatorDefinition]] {
    let count = (indicators.count + 5) / 6
    return (0..<count).map { part in
      let (start, end) = (indicators.count * part / count, indicators.count * (part + 1) / count)
      return Array(indicators[start..<end])
    }
  }

  /// The picture and the table of some indicators.
  fileprivate func overview(_ indicators: [IndicatorDefinition], number: Int) -> [Block] {
    let suffix = number == 1 ? "" : "-\(number)"
    let figure = overviewFigure(indicators, id: "overview-heat" + suffix)
    var reference: [TextSpan] = [.plain(say("Значения: ", "Values: "))]
    reference.append(.table("overview" + suffix))
    reference += figureReference(figure)
    return [.paragraph(RichText(reference))] + (figure.map { [$0] } ?? [])
      + [.table(valueTable(indicators, id: "overview" + suffix, names: \.shortName))]
  }

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
