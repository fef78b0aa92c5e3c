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

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
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
    canvas.addKey(
      points.filter(\.isFocus).prefix(3).map {
        KeyEntry(
          symbol: .mark(.circle, Palette.focus),
          text: "\($0.name): \(format.plain($0.x)); \(format.plain($0.y))")
      })
    let titles = options.pairLabels.map { $0.map(Label.clean) } ?? []
    if titles.count == 2 {
      canvas.add(lines: [titles[1]], x: canvas.left, middle: canvas.cursor + 6, style: .axis)
      canvas.cursor += 18
    }
    let top = canvas.cursor + 6
    let bottom = top + 340
    let x = LinearScale(
      domain: across.domain, range: (canvas.left + tickWidth + 16, canvas.right - 10))
    let y = LinearScale(domain: up.domain, range: (bottom - 8, top))
    for value in up.ticks.values {
      canvas.addDecoration([
        RuleMark(
          from: (x.range.from - 8, y(value)), to: (canvas.right, y(value)), colour: Palette.grid)
      ])
      canvas.add(
        lines: [tickText(value, up)], x: canvas.left + tickWidth, middle: y(value), style: .axis,
        anchor: .end)
    }
    let axis = ValueAxis(scale: x, ticks: across.ticks, format: format)
    axis.drawGrid(top...bottom, on: &canvas)
    axis.drawNumbers(below: bottom, on: &canvas)
    if titles.count == 2 {
      canvas.add(
        lines: [titles[0]], x: canvas.right, middle: canvas.cursor + 8, style: .axis, anchor: .end)
      canvas.cursor += 18
    }
    drawMedians(x, y, top...bottom, on: &canvas)
    drawPoints(x, y, on: &canvas)
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

  /// All points, then names from the outermost inwards while there is room; the key has the focus.
  private func drawPoints(_ x: LinearScale, _ y: LinearScale, on canvas: inout Canvas) {
    for point in points {
      canvas.add(
        PointMark(
          at: (x(point.x), y(point.y)), radius: point.isFocus ? 5.5 : 4,
          colour: point.isFocus ? Palette.focus : Palette.bar))
    }
    let centre = (x(x.domain.middle), y(y.domain.middle))
    let ordered = points.enumerated().filter { !$0.element.isFocus }.sorted { left, right in
      let distances = [left, right].map {
        (x($0.element.x) - centre.0).magnitude + (y($0.element.y) - centre.1).magnitude
      }
      return distances[0] == distances[1]
        ? left.offset < right.offset : distances[0] > distances[1]
    }.map(\.element)
    for point in ordered.prefix(12) {
      place(point, at: (x(point.x), y(point.y)), x, y, on: &canvas)
    }
  }

  private func place(
    _ point: Point, at place: (x: Double, y: Double), _ x: LinearScale, _ y: LinearScale,
    on canvas: inout Canvas
  ) {
    let style = TextStyle(size: 11, colour: Palette.secondaryText)
    let places: [(Double, Double, TextMark.Anchor)] = [
      (8, 4, .start), (-8, 4, .end), (0, -9, .middle), (0, 17, .middle),
    ]
    for (right, down, anchor) in places {
      let mark = TextMark(
        text: point.name, x: place.x + right, baseline: place.y + down, style: style,
        anchor: anchor)
      let box = mark.box
      let hides = points.contains {
        x($0.x) > box.left - 4 && x($0.x) < box.right + 4 && y($0.y) > box.top - 4
          && y($0.y) < box.bottom + 4
      }
      guard box.left >= canvas.left, box.right <= canvas.right, !hides,
        canvas.record.isFree(box, margin: 1)
      else { continue }
      canvas.add(mark)
      return
    }
  }
}

extension ClosedRange<Double> {
  /// The value half way.
  fileprivate var middle: Double { (lowerBound + upperBound) / 2 }
}
