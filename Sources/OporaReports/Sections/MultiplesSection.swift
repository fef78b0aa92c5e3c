import OporaCharts
import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// A small line for each municipality, all on one scale (динамика по муниципалитетам).
  static let multiples = ReportSection(
    id: "multiples",
    title: LocalizedText(ru: "Динамика по муниципалитетам", en: "Change over time"),
    levels: [.region]
  ) { context in
    guard context.input.periods.count > 1, context.input.municipalities.count > 1 else { return [] }
    let wanted = context.request.indicators.isEmpty ? 1 : context.request.indicators.count
    return context.indicators.prefix(wanted).flatMap { context.multiples(of: $0) }
  }
}

extension ReportContext {
  /// More panels than this become too small to read on a page.
  private static let mostPanels = 40

  fileprivate func multiples(of indicator: IndicatorDefinition) -> [Block] {
    let table = periodsByMunicipality(indicator)
    let figure = multiplesFigure(indicator)
    let words = RichText(
      [.plain(indicator.title[language] + ": "), .table(table.id)] + figureReference(figure))
    return [.paragraph(words)] + (figure.map { [$0] } ?? []) + [.table(table)]
  }

  private func multiplesFigure(_ indicator: IndicatorDefinition) -> Block? {
    guard let kind = ChartKind(rawValue: "multiples"),
      municipalities.count <= ReportContext.mostPanels
    else { return nil }
    var rows: [[String]] = []
    for municipality in municipalities {
      for period in input.periods {
        let cell = input.cell(indicator.id, municipality.code, period.id)
        rows.append([
          chartName(municipality.code), period.id, plotted(cell, indicator),
          cell?.target.map { MachineNumber.text($0) } ?? "",
        ])
      }
    }
    guard rows.contains(where: { !$0[2].isEmpty }) else { return nil }
    let options = self.options(for: indicator, subtitle: say("по полугодиям", "by half-year"))
    return drawn(
      Picture(
        kind: kind,
        table: ChartTable(columns: ["panel", "period", "value", "target"], rows: rows),
        options: options, id: "\(indicator.id)-multiples",
        caption: "\(indicator.shortTitle[language]): "
          + say("по муниципальным образованиям и периодам", "by municipality and period")))
  }

  private func periodsByMunicipality(_ indicator: IndicatorDefinition) -> Table {
    let codes = municipalities.map(\.code) + [IndicatorValue.total]
    let unit = unitText(indicator)
    let caption =
      "\(indicator.shortTitle[language]): " + say("по периодам", "by period")
      + (unit.isEmpty ? "" : ", \(unit)")
    return Table(
      id: "\(indicator.id)-periods", caption: caption,
      columns: [TableColumn(say("Муниципальное образование", "Municipality"))]
        + input.periods.map { TableColumn($0.title[language], .number) },
      rows: codes.map { code in
        [RichText(shortName(code))]
          + input.periods.map {
            RichText(text(input.cell(indicator.id, code, $0.id), indicator))
          }
      })
  }
}
