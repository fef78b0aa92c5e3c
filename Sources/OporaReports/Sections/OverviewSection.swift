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

  /// All indicators that have data, by municipality or by period (приложение).
  static let appendix = ReportSection(
    id: "appendix",
    title: LocalizedText(ru: "Приложение А. Полная таблица", en: "Appendix A. Full table"),
    isAppendix: true
  ) { context in
    let indicators = context.indicators
    guard !indicators.isEmpty else { return [] }
    let full =
      RichText(
        context.say(
          "Все значения с числителями и знаменателями — в файле ",
          "All values with numerators and denominators are in "))
      + RichText([.code("tables/values.csv")])
    let tables =
      context.input.focus == nil
      ? context.fullTables(indicators) : [.table(context.periodTable(indicators))]
    return [.paragraph(full)] + tables + [context.legend]
  }

  /// The whole over the periods (динамика).
  static let series = ReportSection(
    id: "series",
    title: LocalizedText(ru: "Приложение В. Динамика", en: "Appendix C. Time series"),
    isAppendix: true
  ) { context in
    let indicators = context.indicators
    guard !indicators.isEmpty, context.input.periods.count > 1 else { return [] }
    return [.table(context.periodTable(indicators))]
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

  /// The picture of some indicators; its numbers are in the appendix, where there is one.
  fileprivate func overview(_ indicators: [IndicatorDefinition], number: Int) -> [Block] {
    let suffix = number == 1 ? "" : "-\(number)"
    let figure = overviewFigure(indicators, id: "overview-heat" + suffix)
    let hasAppendix = form.sections.contains { $0.section == "appendix" && $0.indicators.isEmpty }
    let isInAppendix = hasAppendix && figure != nil
    var reference: [TextSpan] = [.plain(say("Значения: ", "Values: "))]
    reference.append(.table(isInAppendix ? "appendix-1" : "overview" + suffix))
    reference += figureReference(figure)
    let table = valueTable(indicators, id: "overview" + suffix, names: \.shortName)
    return [.paragraph(RichText(reference))] + (figure.map { [$0] } ?? [])
      + (isInAppendix ? [] : [.table(table)])
  }

  /// Indicators by municipalities, as many tables as pages are too narrow.
  fileprivate func fullTables(_ indicators: [IndicatorDefinition]) -> [Block] {
    let codes = municipalities.map(\.code) + [IndicatorValue.total]
    let count = (codes.count + 6) / 7
    let parts = (0..<count).map { part in
      Array(codes[(codes.count * part / count)..<(codes.count * (part + 1) / count)])
    }
    let tables = parts.enumerated().map { number, codes in
      Block.table(fullTable(indicators, codes, number: number + 1))
    }
    let names = municipalities.filter { $0.shortName[language] != $0.name[language] }.map {
      "\($0.shortName[language]) — \($0.name[language])"
    }
    guard !names.isEmpty else { return tables }
    let words = say("Муниципальные образования: ", "Municipalities: ")
    return [.paragraph(RichText(words + names.joined(separator: "; ")))] + tables
  }

  private func fullTable(
    _ indicators: [IndicatorDefinition], _ codes: [String], number: Int
  ) -> Table {
    Table(
      id: "appendix-\(number)",
      caption: say("Показатели муниципальных образований, ", "Indicators by municipality, ")
        + input.period.title[language],
      columns: [TableColumn(say("Показатель", "Indicator"))]
        + codes.map { TableColumn(shortName($0), .number) },
      rows: indicators.map { indicator in
        [RichText(header(indicator))]
          + codes.map { RichText(text(cell(indicator, in: $0), indicator)) }
      })
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

  /// Indicators by periods, of one municipality or of the whole.
  fileprivate func periodTable(_ indicators: [IndicatorDefinition]) -> Table {
    let columns = input.periods.map { TableColumn($0.title[language], .number) }
    let rows = indicators.map { indicator in
      [RichText(header(indicator))]
        + input.periods.map { RichText(text(cell(indicator, period: $0.id), indicator)) }
    }
    return Table(
      id: "appendix-periods",
      caption: say("Показатели по периодам", "Indicators by period")
        + (input.focus == nil ? ", " + wholeName : ""),
      columns: [TableColumn(say("Показатель", "Indicator"))] + columns, rows: rows)
  }
}
