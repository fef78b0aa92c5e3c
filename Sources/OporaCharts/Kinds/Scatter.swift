import OporaLanguage

/// Two values of each unit against one another; the medians part the plot into quarters.
struct Scatter: ChartForm {
  static let title = LocalizedText(ru: "связь двух значений", en: "two values compared")
  static let columns: [ChartColumn] = [
    .required("name"), .required("x"), .required("y"), .optional("focus"),
  ]

  struct Point {
    var name: String
    var x: Double
    var y: Double
    var isFocus: Bool
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let points: [Point]
  let absent: [String]
  /// What the two values are called: along the bottom and up the side; nil without names.
  let titles: [String?]
  /// So many names of others are shown, from the outermost inwards.
  private static let mostNamed = 12

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    titles = table.labels(of: ["x", "y"])
    var points: [Point] = []
    var absent: [String] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      let pair = (try table.number("x", index), try table.number("y", index))
      if let x = pair.0, let y = pair.1 {
        points.append(Point(name: name, x: x, y: y, isFocus: table.isFocus(name, index)))
      } else {
        absent.append(name)
      }
    }
    table.warnUnlessFound(focusIn: points.map(\.name) + absent)
    let keyed = points.map { ($0, CollationKey($0.name)) }
    self.points = keyed.sorted { ($0.0.x, $0.1, $0.0.y) < ($1.0.x, $1.1, $1.0.y) }.map(\.0)
    self.absent = Collation.sorted(absent)
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    if let x = Takeaway.median(points.map(\.x)), let y = Takeaway.median(points.map(\.y)) {
      takeaway = .aboveBothMedians(
        count: points.count { $0.x > x && $0.y > y }, total: points.count, options.subject)
    } else {
      takeaway = .noData
    }
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let count =
      russian
      ? options.subject.countedDative.text(points.count, .ru)
      : options.subject.counted.text(points.count, .en)
    let kind = russian ? "Диаграмма рассеяния по \(count)" : "Scatter plot of \(count)"
    let statement = "; " + takeaway.clause(format)
    guard let low = points.map(\.x).min(), let high = points.map(\.x).max(),
      let bottom = points.map(\.y).min(), let top = points.map(\.y).max()
    else { return [kind + statement, kind] }
    let plain = ValueFormat(options.language, unit: nil, decimals: format.decimals)
    let spans =
      russian
      ? "; по горизонтали \(plain.range(low, high)), по вертикали \(plain.range(bottom, top))"
      : "; across \(plain.range(low, high)), up \(plain.range(bottom, top))"
    return [kind + spans + statement, kind + statement, kind]
  }

  var scaleNotes: [String] {
    let starts = [scale(points.map(\.x)), scale(points.map(\.y))].compactMap { $0?.start }
    guard starts.contains(where: { $0 != 0 }) else { return [] }
    return [
      options.language == .ru
        ? "Шкалы начинаются не с нуля" : "The scales do not start at zero"
    ]
  }

  var notes: [String] {
    let russian = options.language == .ru
    guard !points.isEmpty else { return [] }
    var notes = [
      russian
        ? "Штриховые линии — медианы; связь не означает причину"
        : "Dashed: medians; a relation is not a cause"
    ]
    if !absent.isEmpty {
      let names = ListText.joined(absent, options.language, limit: 12)
      notes.append(russian ? "Нет данных: \(names)" : "No data: \(names)")
    }
    return notes
  }

  private func scale(_ values: [Double]) -> TrendScale? {
    TrendScale(values: values, wholeOnly: format.decimals == 0)
  }

  private func tickText(_ value: Double, _ scale: TrendScale) -> String {
    format.style.text(value, decimals: scale.ticks.decimals)
  }

  /// Half of the last number under the plot.
  private func overhang(_ scale: TrendScale) -> Double {
    scale.ticks.values.last.map { TextStyle.axis.width(tickText($0, scale)) / 2 } ?? 0
  }

  private var tickWidth: Double {
    guard let scale = scale(points.map(\.y)) else { return 0 }
    return scale.ticks.values.map { TextStyle.axis.width(tickText($0, scale)) }.max() ?? 0
  }

  func leastWidth(_ wanted: Double) -> Double {
    max(wanted, 2 * Canvas.margin + tickWidth + 220)
  }

  func draw(on canvas: inout Canvas) {
    guard let across = scale(points.map(\.x)), let up = scale(points.map(\.y)) else {
      return canvas.addNothingToShow(options.language)
    }
    var trial = canvas
    if drawPlot(across, up, on: &trial) {
      canvas = trial
    } else {
      // The highlighted names have no room beside their dots and go into a key.
      canvas.addKey(
        points.filter(\.isFocus).prefix(3).map {
          KeyEntry(
            symbol: .mark(.circle, Palette.focus),
            text: "\($0.name): \(format.plain($0.x)); \(format.plain($0.y))")
        })
      drawPlot(across, up, on: &canvas)
    }
  }

  /// Draws everything; false where a highlighted dot found no room for its name.
  @discardableResult
  private func drawPlot(
    _ across: TrendScale, _ up: TrendScale, on canvas: inout Canvas
  ) -> Bool {
    addTitle(titles[1], anchor: .start, on: &canvas)
    let top = canvas.cursor + 6
    let bottom = top + 340
    let x = LinearScale(
      domain: across.domain,
      range: (canvas.left + tickWidth + 16, canvas.right - max(10, overhang(across) - 8)))
    let y = LinearScale(domain: up.domain, range: (bottom - 8, top))
    canvas.addDecoration(
      up.ticks.values.map { value in
        RuleMark(
          from: (x.range.from - 8, y(value)), to: (canvas.right, y(value)), colour: Palette.grid)
      })
    for value in up.ticks.values {
      canvas.add(
        lines: [tickText(value, up)], x: canvas.left + tickWidth, middle: y(value), style: .axis,
        anchor: .end)
    }
    let axis = ValueAxis(scale: x, ticks: across.ticks, format: format)
    axis.drawGrid(top...bottom, on: &canvas)
    axis.drawNumbers(below: bottom, on: &canvas)
    addTitle(titles[0], anchor: .end, on: &canvas)
    drawMedians(x, y, top...bottom, on: &canvas)
    return drawPoints(x, y, top...bottom, on: &canvas)
  }

  /// The name of an axis, horizontal, above the plot at the left or below it at the right.
  private func addTitle(_ title: String?, anchor: TextMark.Anchor, on canvas: inout Canvas) {
    guard let title else { return }
    let style = TextStyle.axis
    let lines = TextWrap.greedy(title, width: canvas.right - canvas.left, style: style)
    let height = Double(lines.count) * style.lineHeight
    canvas.add(
      lines: lines, x: anchor == .end ? canvas.right : canvas.left,
      middle: canvas.cursor + 1 + height / 2, style: style, anchor: anchor)
    canvas.cursor += height + 4
  }

  private func drawMedians(
    _ x: LinearScale, _ y: LinearScale, _ range: ClosedRange<Double>, on canvas: inout Canvas
  ) {
    if let median = Takeaway.median(points.map(\.x)) {
      canvas.add(
        LineMark(
          points: [(x(median), range.lowerBound), (x(median), range.upperBound)],
          colour: Palette.pale, width: 1.2, dash: "4 4"))
    }
    if let median = Takeaway.median(points.map(\.y)) {
      canvas.add(
        LineMark(
          points: [(x.range.from - 8, y(median)), (canvas.right, y(median))],
          colour: Palette.pale, width: 1.2, dash: "4 4"))
    }
  }

  /// All points, the highlighted ones named first, then others from the outermost inwards while
  /// there is room; false where a highlighted one stays without its name.
  private func drawPoints(
    _ x: LinearScale, _ y: LinearScale, _ range: ClosedRange<Double>, on canvas: inout Canvas
  ) -> Bool {
    for point in points {
      canvas.add(
        PointMark(
          at: (x(point.x), y(point.y)), radius: point.isFocus ? 5.5 : 4,
          colour: point.isFocus ? Palette.focus : Palette.bar))
    }
    let labels = DotLabels(dots: points.map { (x($0.x), y($0.y)) }, radius: 5.5)
    let bounds = TextBox(
      text: "", left: canvas.left + tickWidth + 4, top: range.lowerBound - 6,
      right: canvas.right, bottom: range.upperBound)
    func name(_ point: Point, _ style: TextStyle) -> Bool {
      guard
        let marks = labels.marks(
          point.name, beside: (x(point.x), y(point.y)), style: style, within: bounds, on: canvas)
      else { return false }
      canvas.addBacked(marks)
      return true
    }
    var isComplete = true
    for point in points where point.isFocus {
      isComplete = name(point, .focus) && isComplete
    }
    for point in outermost(x, y).prefix(Scatter.mostNamed) {
      _ = name(point, TextStyle(size: 11, colour: Palette.secondaryText))
    }
    return isComplete
  }

  private func outermost(_ x: LinearScale, _ y: LinearScale) -> [Point] {
    let centre = (x(x.domain.middle), y(y.domain.middle))
    let keyed = points.enumerated().filter { !$0.element.isFocus }.map { index, point in
      (
        point: point, index: index,
        distance: (x(point.x) - centre.0).magnitude + (y(point.y) - centre.1).magnitude
      )
    }
    return keyed.sorted { left, right in
      left.distance == right.distance ? left.index < right.index : left.distance > right.distance
    }.map(\.point)
  }
}

extension ClosedRange<Double> {
  /// The value half way.
  fileprivate var middle: Double { (lowerBound + upperBound) / 2 }
}
