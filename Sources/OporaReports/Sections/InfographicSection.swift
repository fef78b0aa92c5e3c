import OporaCharts
import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Few figures, large (инфографика): shares in percent with their change over a year.
  static let infographic = ReportSection(
    id: "infographic", title: LocalizedText(ru: "Главное в цифрах", en: "The year in figures")
  ) { context in
    let shown = Array(context.indicators.filter { $0.unit == "percent" }.prefix(6))
    guard let figure = context.figuresFigure(shown),
      let table = context.keyFigures(
        id: "infographic", titled: context.say("Главное в цифрах", "The year in figures"), of: shown
      )
    else { return [] }
    let words = context.say("Значения: ", "Values: ")
    let reference = RichText(
      [.plain(words), .table(table.id)] + context.figureReference(figure))
    return [figure, .paragraph(reference), .table(table)] + context.keyFigureNotes
  }
}

extension ReportContext {
  fileprivate func figuresFigure(_ indicators: [IndicatorDefinition]) -> Block? {
    guard let kind = ChartKind(rawValue: "figures") else { return nil }
    let rows = indicators.map { indicator in
      let change = change(
        indicator, since: isWholeYear ? input.period.previous : input.period.yearAgo
      )
      .difference
      return [
        indicator.shortTitle[language], plotted(cell(indicator), indicator),
        change.map { MachineNumber.text($0) } ?? "",
        cell(indicator)?.target.map { MachineNumber.text($0) } ?? "",
      ]
    }
    guard rows.contains(where: { !$0[1].isEmpty }) else { return nil }
    var options = self.options(
      subtitle: isWholeYear
        ? say("Изменение — к предыдущему году", "Change on the previous year")
        : say(
          "Изменение — к тому же периоду прошлого года", "Change on the same period a year ago"))
    options.unit = "%"
    options.decimals = indicators.map(\.decimals).max()
    options.subject = .indicators
    return drawn(
      Picture(
        kind: kind,
        table: ChartTable(columns: ["label", "value", "change", "target"], rows: rows),
        options: options, id: "infographic-figures",
        caption: say("Главное в цифрах, ", "The year in figures, ") + input.period.title[language]))
  }
}
