import OporaCharts
import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRating

/// A table of text cells for a chart, with what is told around it.
struct Picture {
  var kind: ChartKind
  var table: ChartTable
  var options: ChartOptions
  /// The id of the figure: `coverage-5-18-trend`.
  var id: String
  /// The caption below the figure.
  var caption: String
}

extension ReportContext {
  /// The picture of an indicator: the kind the form asks for, else a trend for a municipality and
  /// ranked bars for a region; nil where there is nothing to draw.
  func figure(for indicator: IndicatorDefinition) -> Block? {
    switch request.chart {
    case "trend": trend(indicator)
    case "ranked-bar": rankedBar(indicator)
    case "none": nil
    default: input.focus == nil ? rankedBar(indicator) : trend(indicator)
    }
  }

  /// Points of all municipalities with a place.
  func ratingFigure(_ rating: RatingInput) -> Block? {
    let placed = rating.current.units.filter { $0.placeFrom != nil }
    guard placed.count > 1, let kind = ChartKind(rawValue: "ranked-bar") else { return nil }
    var options = self.options(subtitle: rating.form.title[language])
    options.decimals = decimals(of: rating.form)
    options.measure = rating.form.title[language]
    let excluded = rating.current.units.filter { $0.placeFrom == nil }
    if !excluded.isEmpty {
      let names = ListText.joined(
        ordered(excluded.map(\.unit)).map { shortName($0) }, language, limit: excluded.count)
      options.notes = [say("Вне рейтинга: ", "Without a place: ") + names]
    }
    let rows = placed.map { [chartName($0.unit), MachineNumber.text($0.points)] }
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: ["name", "value"], rows: rows), options: options,
        id: "rating-ranked-bar",
        caption: say("Баллы рейтинга, ", "Rating points, ") + input.period.title[language]))
  }

  /// A cell of a heat table: the number, «х» where the indicator does not apply, else nothing.
  private func heatText(_ outcome: Outcome?, _ indicator: IndicatorDefinition) -> String {
    switch outcome {
    case .number(let value): value.decimalText(decimals: indicator.decimals)
    case .missing(.notApplicable): "х"
    default: ""
    }
  }

  /// Municipalities by indicators.
  func overviewFigure(_ indicators: [IndicatorDefinition], id: String) -> Block? {
    guard let kind = ChartKind(rawValue: "heat"), input.municipalities.count > 1 else {
      return nil
    }
    var heads: [String] = []
    for indicator in indicators {
      let head = header(indicator)
      heads.append(heads.contains(head) ? "\(head) (\(indicator.id))" : head)
    }
    var options = self.options(
      subtitle: say("Показатели муниципалитетов", "Indicators of municipalities"))
    options.focus = input.focus.map { chartName($0) }
    options.lowerIsBetterColumns = zip(indicators, heads).filter { $0.0.better == .lower }.map(\.1)
    let rows = municipalities.map { municipality in
      [chartName(municipality.code)]
        + indicators.map { indicator in
          // Columns of a heat table have units of their own, so each brings its decimals.
          heatText(cell(indicator, in: municipality.code)?.outcome, indicator)
        }
    }
    guard rows.contains(where: { $0.dropFirst().contains { !["", "х"].contains($0) } }) else {
      return nil
    }
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: ["name"] + heads, rows: rows), options: options,
        id: id,
        caption: say("Показатели муниципалитетов, ", "Indicators by municipality, ")
          + input.period.title[language]))
  }
}

extension ReportContext {
  /// The values of all municipalities in the period, with the target and the previous value.
  private func rankedBar(_ indicator: IndicatorDefinition) -> Block? {
    let cells = municipalities.map { ($0.code, cell(indicator, in: $0.code)) }
    let shown = cells.filter { $0.1?.outcome.reason != .notApplicable }
    guard shown.contains(where: { $0.1?.outcome.number != nil }),
      let kind = ChartKind(rawValue: "ranked-bar")
    else { return nil }
    var options = self.options(for: indicator, subtitle: input.period.title[language])
    options.focus = input.focus.map { chartName($0) }
    let targets = shown.map { $0.1?.target }
    if let first = targets.first ?? nil, targets.allSatisfy({ $0 == first }) {
      options.target = first.doubleValue
    }
    let hasOwnTargets = options.target == nil && targets.contains { $0 != nil }
    let rows = shown.map { code, cell in
      [chartName(code), plotted(cell, indicator)]
        + (hasOwnTargets ? [cell?.target.map { MachineNumber.text($0) } ?? ""] : [])
    }
    let columns = ["name", "value"] + (hasOwnTargets ? ["target"] : [])
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: columns, rows: rows), options: options,
        id: "\(indicator.id)-ranked-bar",
        caption: "\(indicator.title[language]), \(input.period.title[language])"))
  }

  /// The subject over the periods, others and the whole beside it.
  private func trend(_ indicator: IndicatorDefinition) -> Block? {
    guard input.periods.count > 1, let kind = ChartKind(rawValue: "trend") else { return nil }
    let others =
      input.focus == nil
      ? municipalities.map(\.code) : hasWhole ? [IndicatorValue.total] : []
    var options = self.options(for: indicator, subtitle: seriesStep)
    options.focus = chartName(subject)
    // The whole is among the lines, so they are not so many municipalities.
    options.subject = .series
    var rows: [[String]] = []
    for code in [subject] + others {
      for period in input.periods {
        let cell = input.cell(indicator.id, code, period.id)
        let target = code == subject ? cell?.target : nil
        rows.append([
          chartName(code), period.id, plotted(cell, indicator),
          target.map { MachineNumber.text($0) } ?? "",
        ])
      }
    }
    let numbers = rows.filter { $0[0] == chartName(subject) && !$0[2].isEmpty }
    guard !numbers.isEmpty else { return nil }
    let last = input.periods.last?.title[language] ?? ""
    return drawn(
      Picture(
        kind: kind,
        table: ChartTable(columns: ["series", "period", "value", "target"], rows: rows),
        options: options, id: "\(indicator.id)-trend",
        caption: "\(indicator.title[language]), "
          + say("по \(last)", "until \(last)")))
  }
}

extension ReportContext {
  /// Values of the subject beside their targets.
  func bulletFigure(_ indicators: [IndicatorDefinition]) -> Block? {
    guard let kind = ChartKind(rawValue: "bullet") else { return nil }
    let rows = indicators.map { indicator in
      let cell = cell(indicator)
      return [
        indicator.shortTitle[language], plotted(cell, indicator),
        cell?.target.map { MachineNumber.text($0) } ?? "", unitText(indicator),
      ]
    }
    guard rows.contains(where: { !$0[1].isEmpty }) else { return nil }
    var options = self.options(subtitle: say("Значения и плановые значения", "Values and targets"))
    options.subject = .indicators
    options.decimals = indicators.map(\.decimals).max()
    return drawn(
      Picture(
        kind: kind,
        table: ChartTable(columns: ["name", "value", "target", "unit"], rows: rows),
        options: options, id: "targets-bullet",
        caption: say("Показатели и плановые значения, ", "Indicators and targets, ")
          + input.period.title[language]))
  }
}

/// Common to all pictures.
extension ReportContext {
  /// The figure, or a note that says why there is none: never silence.
  func drawn(_ picture: Picture) -> Block {
    do {
      // The ids inside a picture are those of its file: many pictures share one page of HTML.
      var options = picture.options
      options.id = picture.id
      let drawing = try Chart.draw(picture.kind, picture.table, options)
      return .figure(
        Figure(
          id: picture.id, caption: picture.caption, alternative: drawing.altText,
          svg: drawing.svg))
    } catch {
      return .note(
        RichText(
          say("диаграмма не построена: ", "the chart was not drawn: ") + error.message(language)))
    }
  }

  /// The block's figure id, for references; nil for a note.
  func figureReference(_ block: Block?) -> [TextSpan] {
    guard case .figure(let figure) = block else { return [] }
    return [.plain(", "), .figure(figure.id)]
  }

  func options(subtitle: String) -> ChartOptions {
    var options = ChartOptions()
    options.language = language
    options.subtitle = "\(subtitle), \(input.period.title[language])"
    options.source = input.title[language]
    return options
  }

  func options(for indicator: IndicatorDefinition, subtitle: String) -> ChartOptions {
    var options = self.options(subtitle: subtitle)
    let unit = unitText(indicator)
    options.subtitle = "\(header(indicator)), \(subtitle)"
    options.measure = indicator.shortTitle[language]
    options.unit = unit.isEmpty ? nil : unit
    options.decimals = indicator.decimals
    options.higherIsBetter = indicator.better != .lower
    return options
  }

  /// A number for a chart; empty where there is none.
  func plotted(_ cell: IndicatorValue?, _ indicator: IndicatorDefinition) -> String {
    cell?.outcome.number.map { MachineNumber.text($0) } ?? ""
  }

  /// A short name that no other municipality bears.
  func chartName(_ code: String) -> String {
    let name = shortName(code)
    let bearers = input.municipalities.count { $0.shortName[language] == name }
    return bearers > 1 || name == wholeName && code != IndicatorValue.total
      ? "\(name) (\(code))" : name
  }
}
