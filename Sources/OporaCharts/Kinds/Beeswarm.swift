import OporaLanguage

/// The spread of one value: a dot for each unit, moved aside where dots would cover one another.
struct Beeswarm: ChartForm {
  static let title = LocalizedText(ru: "разброс значений", en: "spread of values")
  static let columns: [ChartColumn] = [
    .required("name"), .required("value"), .optional("group"), .optional("focus"),
  ]
  static let mostGroups = 12

  struct Dot {
    var name: String
    var value: Double
    var isFocus: Bool
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  /// The groups by name, each with its dots by value.
  let groups: [(name: String, dots: [Dot])]
  let absent: [String]

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    var byGroup: [String: [Dot]] = [:]
    var units: [RankedUnit] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      let value = try table.number("value", index)
      units.append(RankedUnit(name: name, value: value, target: table.options.target))
      let group = Label.clean(table.text("group", index))
      if let value {
        byGroup[group, default: []].append(
          Dot(name: name, value: value, isFocus: table.isFocus(name, index)))
      }
    }
    guard byGroup.count <= Beeswarm.mostGroups else {
      throw .tooManySeries(byGroup.count, most: Beeswarm.mostGroups)
    }
    table.warnUnlessFound(focusIn: units.map(\.name))
    groups = Collation.sorted(Array(byGroup.keys)).map { name in
      let dots = (byGroup[name] ?? []).map { ($0, CollationKey($0.name)) }
      return (name, dots.sorted { ($0.0.value, $0.1) < ($1.0.value, $1.1) }.map(\.0))
    }
    absent = Collation.sorted(units.filter { $0.value == nil }.map(\.name))
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    takeaway = .ranking(
      units, higherIsBetter: options.higherIsBetter, format: format, subject: options.subject)
  }

  private var dots: [Dot] { groups.flatMap(\.dots) }

  var descriptions: [String] {
    let kind = options.language == .ru ? "Разброс значений" : "Spread of values"
    let units = dots.map { RankedUnit(name: $0.name, value: $0.value) }
    return RankedWords(format: format, options: options)
      .descriptions(of: units, missing: absent.count, kind: kind)
  }

  var scaleNotes: [String] { ScaleNote.texts(scale?.start, format) }

  var notes: [String] {
    guard !absent.isEmpty else { return [] }
    let names = ListText.joined(absent, options.language, limit: 12)
    return [options.language == .ru ? "Нет данных: \(names)" : "No data: \(names)"]
  }

  private var scale: TrendScale? {
    TrendScale(
      values: dots.map(\.value) + (options.target.map { [$0] } ?? []),
      start: options.scaleStart, wholeOnly: format.decimals == 0)
  }

  private var names: [[String]] {
    groups.map { TextWrap.balanced($0.name, width: 150, style: .label) }
  }

  private var nameWidth: Double { names.map { TextStyle.label.width(ofLines: $0) }.max() ?? 0 }

  func leastWidth(_ wanted: Double) -> Double {
    max(wanted, 2 * Canvas.margin + nameWidth + 220)
  }

  private static let radius = 5.0

  func draw(on canvas: inout Canvas) {
    guard let scale else { return canvas.addNothingToShow(options.language) }
    var trial = canvas
    if drawPlot(scale, on: &trial) {
      canvas = trial
    } else {
      // The highlighted names have no room beside their dots and go into a key.
      canvas.addKey(
        dots.filter(\.isFocus).prefix(3).map {
          KeyEntry(
            symbol: .mark(.circle, Palette.focus), text: "\($0.name), \(format.full($0.value))")
        })
      drawPlot(scale, on: &canvas)
    }
  }

  /// Draws everything; false where a highlighted dot found no room for its name.
  @discardableResult
  private func drawPlot(_ scale: TrendScale, on canvas: inout Canvas) -> Bool {
    let x = LinearScale(
      domain: scale.domain,
      range: (canvas.left + nameWidth + 24, canvas.right - max(12, overhang(scale) - 8)))
    drawTargetHead(x, on: &canvas)
    let swarms = groups.map { Beeswarm.offsets($0.dots.map { x($0.value) }) }
    let top = canvas.cursor
    var bottom = top
    var middles: [Double] = []
    for offsets in swarms {
      let reach = max(24, (offsets.map(\.magnitude).max() ?? 0) + Beeswarm.radius + 18)
      middles.append(bottom + reach)
      bottom += 2 * reach
    }
    let axis = ValueAxis(scale: x, ticks: scale.ticks, format: format)
    axis.drawGrid(top...bottom, on: &canvas)
    if let target = options.target {
      canvas.add(
        RuleMark(
          from: (x(target), top - 4), to: (x(target), bottom), colour: Palette.target, width: 1.5,
          isDashed: true))
    }
    for index in groups.indices {
      canvas.add(
        lines: names[index], x: canvas.left + nameWidth, middle: middles[index], style: .label,
        anchor: .end)
      drawSwarm(groups[index].dots, swarms[index], middles[index], x, on: &canvas)
    }
    let places = zip(zip(groups, swarms), middles).flatMap { pair, middle in
      zip(pair.0.dots, pair.1).map { (dot: $0, x: x($0.value), y: middle + $1) }
    }
    let isComplete = drawNames(places, top...bottom, on: &canvas)
    axis.drawNumbers(below: bottom, on: &canvas)
    return isComplete
  }

  /// Half of the last number under the plot.
  private func overhang(_ scale: TrendScale) -> Double {
    scale.ticks.values.last.map {
      TextStyle.axis.width(format.style.text($0, decimals: scale.ticks.decimals)) / 2
    } ?? 0
  }

  /// The planned value over its rule, drawn once.
  private func drawTargetHead(_ x: LinearScale, on canvas: inout Canvas) {
    guard let target = options.target else { return }
    let word = options.language == .ru ? "плановое значение" : "planned value"
    let style = TextStyle.target
    let lines = TextWrap.balanced(
      "\(word) \(format.planned(target))", width: canvas.right - canvas.left, style: style)
    let half = style.width(ofLines: lines) / 2
    let bottom = canvas.cursor + Double(lines.count) * style.lineHeight
    canvas.add(
      lines: lines, x: max(canvas.left + half, min(canvas.right - half, x(target))),
      bottom: bottom, style: style, anchor: .middle)
    canvas.cursor = bottom + 6
  }

  /// The highlighted dots are named, and the greatest and the least where they stand alone.
  private func drawNames(
    _ places: [(dot: Dot, x: Double, y: Double)], _ range: ClosedRange<Double>,
    on canvas: inout Canvas
  ) -> Bool {
    let labels = DotLabels(dots: places.map { ($0.x, $0.y) }, radius: Beeswarm.radius + 1.5)
    let bounds = TextBox(
      text: "", left: canvas.left + nameWidth + 4, top: range.lowerBound, right: canvas.right,
      bottom: range.upperBound)
    func name(_ place: (dot: Dot, x: Double, y: Double), _ style: TextStyle) -> Bool {
      guard
        let marks = labels.marks(
          "\(place.dot.name), \(format.plain(place.dot.value))", beside: (place.x, place.y),
          style: style, within: bounds, on: canvas)
      else { return false }
      canvas.addBacked(marks)
      return true
    }
    var isComplete = true
    for place in places where place.dot.isFocus {
      isComplete = name(place, .focus) && isComplete
    }
    let (most, least) = (dots.map(\.value).max(), dots.map(\.value).min())
    for extreme in most == least ? [most] : [most, least] {
      let owners = places.filter { $0.dot.value == extreme }
      guard owners.count == 1, !owners[0].dot.isFocus else { continue }
      _ = name(owners[0], TextStyle(size: 11, colour: Palette.secondaryText))
    }
    return isComplete
  }

  private func drawSwarm(
    _ dots: [Dot], _ offsets: [Double], _ middle: Double, _ x: LinearScale,
    on canvas: inout Canvas
  ) {
    canvas.add(
      points: zip(dots, offsets).filter { !$0.0.isFocus }.map { (x($0.value), middle + $1) },
      radius: Beeswarm.radius, colour: Palette.bar)
    for (dot, offset) in zip(dots, offsets) where dot.isFocus {
      canvas.add(
        PointMark(
          at: (x(dot.value), middle + offset), radius: Beeswarm.radius + 1.5,
          colour: Palette.focus))
    }
  }

  /// Distances from the middle, tried in the order 0, +1, −1, +2 … until a dot is free.
  static func offsets(_ places: [Double]) -> [Double] {
    let step = radius
    var placed: [(x: Double, y: Double)] = []
    for place in places {
      var turn = 0
      while true {
        let size = Double((turn + 1) / 2) * step
        let offset = turn % 2 == 1 ? size : -size
        let isFree = !placed.contains {
          ($0.x - place) * ($0.x - place) + ($0.y - offset) * ($0.y - offset)
            < 4 * radius * radius
        }
        if isFree {
          placed.append((place, offset))
          break
        }
        turn += 1
      }
    }
    return placed.map(\.y)
  }
}
