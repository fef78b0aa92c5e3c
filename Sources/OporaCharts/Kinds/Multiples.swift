import OporaLanguage

/// A small line chart for each unit, all on the same scales, the others as ghosts behind.
struct Multiples: ChartForm {
  static let title = LocalizedText(ru: "малые графики", en: "small multiples")
  static let columns: [ChartColumn] = [
    .required("panel"), .required("period"), .required("value"), .optional("target"),
    .optional("focus"),
  ]
  static let mostRows = SeriesTable.mostSeries * SeriesTable.mostPeriods

  let options: ChartOptions
  let format: ValueFormat
  let table: SeriesTable
  let takeaway: Takeaway
  /// The panels by their last value, those without one last.
  let order: [Int]

  init(_ table: inout TableReader) throws(ChartError) {
    let options = table.options
    self.options = options
    let series = try SeriesTable(&table, names: "panel")
    self.table = series
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    takeaway = series.takeaway(options, format)
    let ranked = Ranking.order(
      series.series.map { ($0.last?.value, $0.name) }, higherIsBetter: options.higherIsBetter
    ).map(\.index)
    order = ranked + series.series.indices.filter { series.series[$0].last == nil }
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let count = table.series.count
    let kind =
      russian
      ? "Малые линейные графики по \(options.subject.countedDative.text(count, .ru))"
      : "Small line charts of \(options.subject.counted.text(count, .en))"
    let span = [table.periods.first, table.periods.last].compactMap {
      $0?.long(options.language)
    }.joined(separator: " – ")
    let statement = "; " + takeaway.clause(format)
    return ["\(kind), \(span)\(statement)", kind + statement, kind]
  }

  private var scale: TrendScale? {
    let known = table.series.flatMap { $0.values.compactMap(\.self) }
    guard !known.isEmpty else { return nil }
    return TrendScale(
      values: known + table.series.flatMap { $0.targets.compactMap(\.self) },
      start: options.scaleStart, wholeOnly: format.decimals == 0, count: 3)
  }

  var scaleNotes: [String] { ScaleNote.texts(scale?.start, format) }

  var notes: [String] {
    guard scale != nil else { return [] }
    let russian = options.language == .ru
    var parts: [String] = []
    if table.series.count > 1 {
      parts.append(russian ? "шкалы всех графиков одинаковы" : "all panels share their scales")
    }
    if hasGhosts {
      parts.append(russian ? "бледные линии — остальные" : "pale lines are the others")
    }
    if table.series.contains(where: { $0.targets.contains { $0 != nil } }) {
      parts.append(russian ? "штриховая линия — плановое значение" : "dashed: planned value")
    }
    return parts.isEmpty ? [] : [Sentence.capitalised(parts.joined(separator: "; "))]
  }

  /// Forty ghosts in each of forty panels would be a grey cloud and a large file.
  var hasGhosts: Bool { (2...16).contains(table.series.count) }

  private var tickWidth: Double {
    let style = TextStyle(size: 11)
    return (scale?.ticks.values ?? []).map {
      style.width(format.style.text($0, decimals: scale?.ticks.decimals ?? 0))
    }.max() ?? 0
  }

  /// Panels in a row: as many as are at least 150 wide with their last value, and rows as even as
  /// they can be.
  private func panelsInRow(_ width: Double) -> Int {
    let room = width - 2 * Canvas.margin - tickWidth - 6
    let most = max(1, min(4, Int(room / max(160, valueWidth + 100))))
    let rows = max(1, (order.count + most - 1) / most)
    return max(1, (order.count + rows - 1) / rows)
  }

  private var valueWidth: Double {
    table.series.compactMap { $0.last.map { TextStyle.focus.width(format.plain($0.value)) } }
      .max() ?? 0
  }

  func leastWidth(_ wanted: Double) -> Double {
    max(wanted, 2 * Canvas.margin + tickWidth + 6 + valueWidth + 110)
  }

  func draw(on canvas: inout Canvas) {
    guard let scale else { return canvas.addNothingToShow(options.language) }
    let columns = panelsInRow(canvas.width)
    let left = Canvas.margin + tickWidth + 6
    let pitch = (canvas.right - left) / Double(columns)
    var first = 0
    while first < order.count {
      let row = Array(order[first..<min(order.count, first + columns)])
      let heads = row.map { index in
        TextWrap.balanced(
          table.series[index].name, width: pitch - 14, style: style(table.series[index]))
      }
      let lines = heads.map(\.count).max() ?? 1
      let headBottom = canvas.cursor + Double(lines) * 14
      let top = headBottom + 8
      for (place, index) in row.enumerated() {
        let x = left + Double(place) * pitch
        canvas.add(
          lines: heads[place], x: x, bottom: headBottom, style: style(table.series[index]))
        let panel = Panel(
          chart: self, index: index, left: x, right: x + pitch - 14, top: top, scale: scale,
          valueWidth: valueWidth)
        // Periods are named under the lowest panel of each column only.
        panel.draw(
          isFirst: place == 0, isLast: first + place + columns >= order.count, on: &canvas)
      }
      let hasPeriods = first + columns + row.count > order.count
      canvas.cursor = top + Panel.height + (hasPeriods ? 27 : 12)
      first += columns
    }
  }

  private func style(_ series: SeriesTable.Series) -> TextStyle {
    series.isFocus ? .focus : TextStyle(size: 12)
  }
}

/// One panel of small multiples.
private struct Panel {
  static let height = 90.0

  let chart: Multiples
  let index: Int
  let left: Double
  let right: Double
  let top: Double
  let scale: TrendScale
  let valueWidth: Double

  func draw(isFirst: Bool, isLast: Bool, on canvas: inout Canvas) {
    let y = LinearScale(domain: scale.domain, range: (top + Panel.height, top))
    let plotRight = right - valueWidth - 6
    canvas.addDecoration(
      scale.ticks.values.map {
        RuleMark(from: (left, y($0)), to: (plotRight, y($0)), colour: Palette.grid)
      })
    let small = TextStyle(size: 11, colour: Palette.secondaryText)
    if isFirst {
      for value in scale.ticks.values {
        let text = chart.format.style.text(value, decimals: scale.ticks.decimals)
        canvas.add(lines: [text], x: left - 6, middle: y(value), style: small, anchor: .end)
      }
    }
    let series = chart.table.series[index]
    guard series.last != nil else {
      canvas.add(
        lines: [chart.options.language == .ru ? "нет данных" : "no data"],
        x: (left + plotRight) / 2, middle: top + Panel.height / 2 + 7, style: small,
        anchor: .middle)
      return
    }
    let count = chart.table.periods.count
    let places = (0..<count).map {
      left + 5 + (plotRight - left - 10) * (count > 1 ? Double($0) / Double(count - 1) : 0.5)
    }
    drawLines(series, places, y, on: &canvas)
    if isLast { drawPeriods(places, small, on: &canvas) }
    if let last = series.last {
      // Beside the last dot, also where the line ends before the others.
      canvas.add(
        lines: [chart.format.plain(last.value)],
        x: min(plotRight + 4, places[last.index] + 7), middle: y(last.value),
        style: series.isFocus ? .focus : .label)
    }
  }

  private func drawLines(
    _ series: SeriesTable.Series, _ places: [Double], _ y: LinearScale, on canvas: inout Canvas
  ) {
    if chart.hasGhosts {
      let ghosts = chart.table.series.enumerated().filter { $0.offset != index }.flatMap {
        _, ghost in
        ghost.runs.map { run in run.map { (x: places[$0], y: y(ghost.values[$0] ?? 0)) } }
      }
      canvas.addDecoration([GhostMark(lines: ghosts, colour: Palette.ghost)])
    }
    let targets = series.targets.indices.compactMap { index in
      series.targets[index].map { (x: places[index], y: y($0)) }
    }
    canvas.add(LineMark(points: targets, colour: Palette.target, width: 1.2, dash: "4 3"))
    SeriesLine(
      series: series, colour: series.isFocus ? Palette.focus : Palette.second,
      width: series.isFocus ? 2.5 : 1.8, radius: nil
    ).draw(places, y, on: &canvas)
    if let last = series.last {
      canvas.add(
        PointMark(
          at: (places[last.index], y(last.value)), radius: 3,
          colour: series.isFocus ? Palette.focus : Palette.second))
    }
  }

  /// The first and the last period, where both have room.
  private func drawPeriods(_ places: [Double], _ style: TextStyle, on canvas: inout Canvas) {
    let language = chart.options.language
    let baseline = top + Panel.height + 17
    guard let first = chart.table.periods.first, let last = chart.table.periods.last else {
      return
    }
    let start = TextMark(
      text: first.short(language), x: left, baseline: baseline, style: style)
    let end = TextMark(
      text: last.short(language), x: right - valueWidth, baseline: baseline, style: style,
      anchor: .end)
    if chart.table.periods.count > 1, start.box.right + 6 < end.box.left, start.box.right <= right {
      canvas.add(start)
    }
    if end.box.left >= left { canvas.add(end) }
  }
}
