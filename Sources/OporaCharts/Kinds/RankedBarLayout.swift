import OporaLanguage

/// Where the parts of a ranked bar chart stand at a width.
struct RankedBarLayout {
  private let chart: RankedBar
  private let names: NameColumn
  private let values: [String]
  private let valueWidth: Double
  private let deviations: [String]
  private let deviationHead: [String]
  private let deviationWidth: Double
  private let width: Double
  /// The least room for bars.
  private static let leastPlot = 120.0
  private static let tickWidth = 16.0

  init(_ chart: RankedBar, width: Double) {
    self.chart = chart
    self.width = width
    let format = chart.format
    names = NameColumn(
      chart.rows.map { ("\($0.place).\u{A0}\($0.name)", $0.isFocus) },
      within: width * NameColumn.greatestShare)
    values = chart.rows.map { format.plain($0.value ?? 0) }
    valueWidth =
      zip(chart.rows, values).map {
        ($0.isFocus ? TextStyle.focus : .label).width($1)
      }.max() ?? 0
    let hasTargets = chart.rows.contains { $0.target != nil }
    deviations = chart.rows.map { row in
      guard let value = row.value, let target = row.target else { return "" }
      return format.change(value - target)
    }
    let unit = format.differenceUnit.map { ", " + $0 } ?? ""
    let head = (format.language == .ru ? "отклонение" : "deviation") + unit
    deviationHead =
      hasTargets ? TextWrap.balanced(head, width: 90, style: .axis) : []
    let widest = deviations.map { TextStyle.focus.width($0) }.max() ?? 0
    deviationWidth =
      hasTargets
      ? max(
        widest + RankedBarLayout.tickWidth, TextStyle.axis.width(ofLines: deviationHead)) + 12
      : 0
  }

  var leastWidth: Double {
    2 * Canvas.margin + names.width + 8 + valueWidth + 10 + RankedBarLayout.leastPlot
      + deviationWidth
  }

  private var valueRight: Double { Canvas.margin + names.width + 8 + valueWidth }
  private var plotLeft: Double { valueRight + 10 }
  private var plotRight: Double { width - Canvas.margin - deviationWidth }

  /// Half of the height of a bar.
  private var half: Double { chart.rows.count <= 15 ? 9 : 7 }

  /// The planned value of all rows; nil where there is none or rows differ.
  private var commonTarget: Double? {
    let targets = Set(chart.rows.map(\.target))
    return targets.count == 1 ? targets.first ?? nil : nil
  }

  private var scale: LinearScale {
    let values = chart.rows.flatMap { [$0.value, $0.target, $0.previous].compactMap(\.self) }
    let low = min(0, values.min() ?? 0)
    var high = max(0, values.max() ?? 0)
    if chart.format.unit == "%", low == 0, high >= 50, high <= 100 { high = 100 }
    if low == 0, high == 0 { high = 1 }
    return LinearScale(domain: low...high, range: (plotLeft, plotRight))
  }

  func draw(on canvas: inout Canvas) {
    canvas.addKey(key)
    drawHeads(on: &canvas)
    let scale = scale
    let top = canvas.cursor
    let heights = names.rowHeights
    let bottom = top + heights.reduce(0, +)
    let middles = heights.indices.map {
      top + heights[..<$0].reduce(0, +) + heights[$0] / 2
    }
    for index in chart.rows.indices {
      drawRow(index, middle: middles[index], scale, on: &canvas)
    }
    canvas.add(
      RuleMark(
        from: (scale(0), top), to: (scale(0), bottom), colour: Palette.muted))
    if let target = commonTarget {
      canvas.add(
        RuleMark(
          from: (scale(target), top - 4), to: (scale(target), bottom),
          colour: Palette.target, width: 1.5, isDashed: true, halo: 3))
    }
    for (row, middle) in zip(chart.rows, middles) {
      guard let previous = row.previous else { continue }
      drawTick(at: scale(previous), middle, half - 2, Palette.text, on: &canvas)
    }
    canvas.cursor = bottom
  }

  private var key: [KeyEntry] {
    var entries: [KeyEntry] = []
    let russian = chart.format.language == .ru
    if commonTarget == nil, chart.rows.contains(where: { $0.target != nil }) {
      entries.append(
        KeyEntry(
          symbol: .verticalRule(Palette.target),
          text: russian ? "плановое значение" : "planned value"))
    }
    if chart.rows.contains(where: { $0.previous != nil }) {
      let label = chart.options.previousLabel.map(Label.clean) ?? ""
      entries.append(
        KeyEntry(
          symbol: .verticalRule(Palette.text),
          text: !label.isEmpty
            ? label : russian ? "предыдущее значение" : "previous value"))
    }
    if chart.rows.contains(where: isReached) {
      entries.append(
        KeyEntry(
          symbol: .mark(.tick, Palette.better),
          text: russian ? "плановое значение достигнуто" : "planned value reached"))
    }
    return entries
  }

  private func isReached(_ row: RankedBar.Row) -> Bool {
    row.unit.reachesTarget(higherIsBetter: chart.options.higherIsBetter) == true
  }

  /// The unit over the numbers, the planned value over its rule, the head of the deviations.
  private func drawHeads(on canvas: inout Canvas) {
    let format = chart.format
    let unit = format.unit.map {
      TextWrap.balanced($0, width: valueRight - Canvas.margin, style: .axis)
    }
    var target: [String] = []
    let room = plotRight - plotLeft
    if let value = commonTarget {
      let word = format.language == .ru ? "плановое значение" : "planned value"
      target = TextWrap.balanced(
        "\(word) \(format.planned(value))", width: room, style: .target)
    }
    let lines = max(unit?.count ?? 0, target.count, deviationHead.count)
    guard lines > 0 else { return }
    let bottom = canvas.cursor + Double(lines) * TextStyle.label.lineHeight
    if let unit {
      canvas.add(lines: unit, x: valueRight, bottom: bottom, style: .axis, anchor: .end)
    }
    if let value = commonTarget {
      let half = TextStyle.target.width(ofLines: target) / 2
      let x = max(plotLeft + half, min(plotRight - half, scale(value)))
      canvas.add(lines: target, x: x, bottom: bottom, style: .target, anchor: .middle)
    }
    canvas.add(
      lines: deviationHead, x: canvas.right, bottom: bottom, style: .axis, anchor: .end)
    canvas.cursor = bottom + 6
  }

  private func drawRow(
    _ index: Int, middle: Double, _ scale: LinearScale, on canvas: inout Canvas
  ) {
    let row = chart.rows[index]
    let style: TextStyle = row.isFocus ? .focus : .label
    names.draw(index, x: Canvas.margin + names.width, middle: middle, on: &canvas)
    canvas.add(lines: [values[index]], x: valueRight, middle: middle, style: style, anchor: .end)
    let ends = [scale(0), scale(row.value ?? 0)]
    canvas.add(
      BarMark(
        x: min(ends[0], ends[1])...max(ends[0], ends[1]), y: (middle - half)...(middle + half),
        colour: row.isFocus ? Palette.focus : Palette.bar))
    if commonTarget == nil, let target = row.target {
      drawTick(at: scale(target), middle, half + 3, Palette.target, on: &canvas)
    }
    guard row.target != nil else { return }
    if isReached(row) {
      canvas.add(
        PointMark(
          at: (canvas.right - 5, middle), symbol: .tick, radius: 4.5, colour: Palette.better))
    }
    var deviationStyle = style
    if !isReached(row), !row.isFocus { deviationStyle.colour = Palette.target }
    canvas.add(
      lines: [deviations[index]], x: canvas.right - RankedBarLayout.tickWidth, middle: middle,
      style: deviationStyle, anchor: .end)
  }

  private func drawTick(
    at x: Double, _ middle: Double, _ half: Double, _ colour: String, on canvas: inout Canvas
  ) {
    canvas.add(
      RectangleMark(
        x: (x - 1.5)...(x + 1.5), y: (middle - half)...(middle + half), colour: colour,
        outline: Palette.background))
  }
}
