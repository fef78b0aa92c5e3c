import OporaLanguage

/// Where the parts of a trend stand at a width.
struct TrendLayout {
  private let trend: Trend
  private let width: Double
  private let scale: TrendScale?
  private let labels: [EndLabel]
  private let tickTexts: [String]
  /// Room for thin lines from the ends of lines to labels that were moved.
  private static let labelGap = 20.0

  init(_ trend: Trend, width: Double) {
    self.trend = trend
    self.width = width
    let scale = TrendScale(trend)
    self.scale = scale
    let style = trend.format.style
    tickTexts =
      scale.map { scale in
        scale.ticks.values.map { style.text($0, decimals: scale.ticks.decimals) }
      } ?? []
    let labels = TrendLabels.labels(trend, within: max(110, width * 0.3))
    // A little more room often spares every name a second line.
    let wider =
      labels.contains { $0.lines.count > 1 } ? TrendLabels.labels(trend, within: width * 0.36) : []
    let isBetter =
      !wider.isEmpty && wider.allSatisfy { $0.lines.count == 1 || $0.beside != nil }
    self.labels = isBetter ? wider : labels
  }

  private var isCrowded: Bool { trend.table.series.count > Trend.mostNamed }

  private var labelWidth: Double {
    let column = labels.filter { $0.beside == nil }
    return (column.isEmpty ? labels : column).map { $0.style.width(ofLines: $0.lines) }.max() ?? 0
  }
  private var plotLeft: Double { Canvas.margin + TextStyle.axis.width(ofLines: tickTexts) + 8 }
  private var plotRight: Double { width - Canvas.margin - labelWidth - TrendLayout.labelGap }

  var leastWidth: Double { plotLeft + 140 + width - plotRight }

  /// The places of the periods, the outer labels kept inside the picture.
  private func places() -> [Double] {
    let count = trend.table.periods.count
    let language = trend.options.language
    let loose = PeriodAxis(trend.table.periods, step: 96, language: language)
    let pad = max(14, loose.overhang - (plotLeft - Canvas.margin))
    let (left, right) = (plotLeft + pad, plotRight - 4)
    guard count > 1 else { return [(left + right) / 2] }
    return (0..<count).map { left + (right - left) * Double($0) / Double(count - 1) }
  }

  func draw(on canvas: inout Canvas) {
    guard let scale else { return }
    let needed = labels.map { $0.height + 3 }.reduce(0, +)
    let top = canvas.cursor + 6
    let bottom = top + max(300, needed)
    let y = LinearScale(domain: scale.domain, range: (bottom, top))
    let places = places()
    drawGrid(scale, y, on: &canvas)
    let step = places.count > 1 ? places[1] - places[0] : plotRight - plotLeft
    let axis = PeriodAxis(trend.table.periods, step: step, language: trend.options.language)
    axis.draw(at: places, top: bottom, on: &canvas)
    drawTargets(places, y, on: &canvas)
    drawLines(places, y, on: &canvas)
    drawLabels(places, y, (top - 6)...(bottom + 6), on: &canvas)
    drawFocusValues(places, y, on: &canvas)
    canvas.cursor = bottom + axis.height
  }

  private func drawGrid(_ scale: TrendScale, _ y: LinearScale, on canvas: inout Canvas) {
    canvas.addDecoration(
      scale.ticks.values.map {
        RuleMark(
          from: (plotLeft, y($0)), to: (plotRight, y($0)),
          colour: $0 == 0 ? Palette.pale : Palette.grid)
      })
    for (value, text) in zip(scale.ticks.values, tickTexts) {
      canvas.add(
        lines: [text], x: plotLeft - 6, middle: y(value), style: .axis, anchor: .end)
    }
  }

  private func drawTargets(_ places: [Double], _ y: LinearScale, on canvas: inout Canvas) {
    let targets = trend.table.targets
    let half = places.count > 1 ? (places[1] - places[0]) / 2 : (plotRight - plotLeft) / 2
    var points: [(x: Double, y: Double)] = []
    func flush() {
      canvas.add(LineMark(points: points, colour: Palette.target, dash: "5 3"))
      points = []
    }
    for (index, target) in targets.enumerated() {
      guard let target else {
        flush()
        continue
      }
      let from = max(plotLeft, places[index] - half)
      if let last = points.last, last.y == y(target) { points.removeLast() }
      if points.isEmpty || points.last?.y != y(target) { points.append((from, y(target))) }
      points.append((min(plotRight, places[index] + half), y(target)))
    }
    flush()
  }

  private func drawLines(_ places: [Double], _ y: LinearScale, on canvas: inout Canvas) {
    let focus = trend.table.focus?.name
    let named = Set(TrendLabels.named(trend).map(\.name))
    let ordered =
      trend.table.series.filter { !named.contains($0.name) }
      + trend.table.series.filter { named.contains($0.name) && $0.name != focus }
    for series in ordered {
      let isNamed = named.contains(series.name)
      SeriesLine(
        series: series, colour: isNamed ? Palette.muted : Palette.pale,
        width: isNamed ? 1.5 : 1, radius: isNamed ? 2.5 : nil
      ).draw(places, y, on: &canvas)
    }
    if isCrowded {
      let values = trend.table.periods.indices.map { TrendLabels.median(trend, $0) }
      let median = SeriesTable.Series(
        name: "", values: values, targets: [], isFocus: false)
      SeriesLine(series: median, colour: Palette.text, width: 1.8, radius: nil)
        .draw(places, y, on: &canvas)
    }
    if let focus = trend.table.focus {
      SeriesLine(series: focus, colour: Palette.focus, width: 3, radius: 3.5)
        .draw(places, y, on: &canvas)
    }
  }

  private func drawLabels(
    _ places: [Double], _ y: LinearScale, _ range: ClosedRange<Double>, on canvas: inout Canvas
  ) {
    let onTime = labels.filter { $0.beside == nil }
    let early = labels.filter { $0.beside != nil }
    var record = canvas.record
    for mark in marks(of: onTime, y, range) { record.add(mark.box) }
    var inColumn = onTime
    var beside: [TextMark] = []
    for label in early {
      let mark = TextMark(
        text: label.beside ?? "", x: places[label.index] + 9,
        baseline: y(label.value) + 0.35 * label.style.size, style: label.style)
      if mark.box.right <= canvas.right, record.isFree(mark.box, margin: 2) {
        record.add(mark.box)
        beside.append(mark)
      } else {
        inColumn.append(shortened(label))
      }
    }
    if inColumn.count > onTime.count { beside = [] }
    let column = inColumn.count > onTime.count ? onTime + early.map(shortened) : onTime
    drawLeaders(column, places, y, range, on: &canvas)
    for mark in marks(of: column, y, range) + beside { canvas.add(mark) }
  }

  /// An early label wrapped to the column that the others left.
  private func shortened(_ label: EndLabel) -> EndLabel {
    var label = label
    label.lines = TextWrap.balanced(label.text, width: labelWidth, style: label.style)
    return label
  }

  private func centres(
    _ labels: [EndLabel], _ y: LinearScale, _ range: ClosedRange<Double>
  ) -> [Double] {
    Separation.centres(
      wanted: labels.map { y($0.value) }, lengths: labels.map(\.height), gap: 3, within: range)
  }

  private func marks(
    of labels: [EndLabel], _ y: LinearScale, _ range: ClosedRange<Double>
  ) -> [TextMark] {
    zip(labels, centres(labels, y, range)).flatMap { label, centre in
      TextMark.lines(
        label.lines, x: plotRight + TrendLayout.labelGap, middle: centre, style: label.style)
    }
  }

  /// Thin lines from the ends of lines to labels that were moved.
  private func drawLeaders(
    _ labels: [EndLabel], _ places: [Double], _ y: LinearScale, _ range: ClosedRange<Double>,
    on canvas: inout Canvas
  ) {
    let leaders: [any Mark] = zip(labels, centres(labels, y, range)).compactMap { label, centre in
      let start = label.style == .target ? plotRight : places[label.index]
      guard abs(centre - y(label.value)) > 6 || start < plotRight - 20 else { return nil }
      return LineMark(
        points: [
          (start + 5, y(label.value)), (plotRight + TrendLayout.labelGap - 3, centre),
        ], colour: Palette.pale, width: 0.8)
    }
    canvas.addDecoration(leaders)
  }

  /// Values at the points of the highlighted line where nothing is in the way; the first alone where
  /// that is fewer than half, for a few at random would puzzle the reader.
  private func drawFocusValues(_ places: [Double], _ y: LinearScale, on canvas: inout Canvas) {
    guard let focus = trend.table.focus, let first = focus.first, let last = focus.last,
      first.index < last.index
    else { return }
    let known = focus.values.indices.filter { focus.values[$0] != nil && $0 != last.index }
    var record = canvas.record
    var marks: [TextMark] = []
    for index in known where trend.table.periods.count <= 12 {
      guard let mark = valueMark(focus, index, places, y, record) else { continue }
      record.add(mark.box)
      marks.append(mark)
    }
    if marks.count * 2 >= known.count {
      for mark in marks { canvas.add(mark) }
    } else if let mark = valueMark(focus, first.index, places, y, canvas.record) {
      canvas.add(mark)
    }
  }

  /// The number of a point above or below it; nil where neither place is free.
  private func valueMark(
    _ series: SeriesTable.Series, _ index: Int, _ places: [Double], _ y: LinearScale,
    _ record: LayoutRecord
  ) -> TextMark? {
    guard let value = series.values[index] else { return nil }
    let zero = scale?.ticks.values.contains(0) == true ? y(0) : nil
    for offset in [-8.0, 17.0] {
      let mark = TextMark(
        text: trend.format.plain(value), x: places[index], baseline: y(value) + offset,
        style: TextStyle(size: 11, colour: Palette.focus), anchor: .middle)
      // The line of zero is darker than the grid, and no number may stand on it.
      let isOnZero = zero.map { mark.box.top - 1 < $0 && $0 < mark.box.bottom + 1 } ?? false
      if mark.box.left >= plotLeft - 6, !isOnZero, record.isFree(mark.box, margin: 2) {
        return mark
      }
    }
    return nil
  }
}
