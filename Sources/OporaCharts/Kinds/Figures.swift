import OporaLanguage

/// Key figures in a strip: label, large number, change, planned value.
struct Figures: ChartForm {
  static let title = LocalizedText(ru: "ключевые показатели", en: "key figures")
  static let columns: [ChartColumn] = [
    .required("label"), .required("value"), .optional("change"), .optional("target"),
  ]
  /// More figures are a table, not a strip.
  static let mostRows = 12

  struct Figure {
    var label: String
    var value: Double?
    var change: Double?
    var target: Double?
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let figures: [Figure]

  init(_ table: inout TableReader) throws(ChartError) {
    let options = table.options
    self.options = options
    var figures: [Figure] = []
    for index in 0..<table.count {
      figures.append(
        Figure(
          label: try table.name("label", index), value: try table.number("value", index),
          change: try table.number("change", index),
          target: try table.number("target", index) ?? options.target))
    }
    self.figures = figures
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    let results = figures.compactMap {
      RankedUnit(name: "", value: $0.value, target: $0.target)
        .reachesTarget(higherIsBetter: options.higherIsBetter)
    }
    takeaway =
      figures.allSatisfy { $0.value == nil }
      ? .noData : .figuresReached(count: results.count { $0 }, total: results.count)
  }

  var descriptions: [String] {
    let kind = options.language == .ru ? "Ключевые показатели" : "Key figures"
    let list = figures.map { figure in
      "\(figure.label): \(figure.value.map(format.full) ?? format.style.missing)"
    }
    let short = list.prefix(2).joined(separator: "; ")
    return [
      "\(kind): \(list.joined(separator: "; "))", "\(kind): \(short)",
      "\(kind); \(takeaway.text(format))",
    ]
  }

  private static let number = TextStyle(size: 24, bold: true, colour: Palette.focus)

  private var columns: Int { figures.count == 4 ? 2 : min(3, figures.count) }

  /// Room for the widest line of a card.
  private var cardWidth: Double {
    let numbers = figures.map { Figures.number.width(number($0)) }
    let lines = figures.flatMap { [changeText($0), targetText($0), distanceText($0)] }.map {
      TextStyle.label.width($0) + 16
    }
    return max(140, (numbers + lines).max() ?? 0) + 16
  }

  func leastWidth(_ wanted: Double) -> Double {
    let fits = max(1, Int((wanted - 2 * Canvas.margin) / cardWidth))
    return 2 * Canvas.margin + Double(min(fits, columns)) * cardWidth
  }

  private func number(_ figure: Figure) -> String {
    figure.value.map(format.full) ?? format.style.missing
  }

  private func changeText(_ figure: Figure) -> String {
    guard let change = figure.change else { return "" }
    let unit = format.differenceUnit
    let number = format.style.change(change, decimals: format.decimals, unit: unit)
    let base = options.previousLabel.map(Label.clean) ?? ""
    guard !base.isEmpty else { return number }
    return options.language == .ru
      ? "\(number) \(CaseForms.towards(base)) \(base)" : "\(number) on \(base)"
  }

  private func targetText(_ figure: Figure) -> String {
    guard let target = figure.target else { return "" }
    let word = options.language == .ru ? "плановое значение" : "planned value"
    return "\(word) \(format.planned(target))"
  }

  /// How far a value that missed its planned one is from it.
  private func distanceText(_ figure: Figure) -> String {
    guard let value = figure.value, let target = figure.target,
      reached(figure) == false, !format.sameText(value, target)
    else { return "" }
    let word = options.language == .ru ? "отклонение" : "deviation"
    let number = format.style.change(
      value - target, decimals: format.decimals, unit: format.differenceUnit)
    return "\(word) \(number)"
  }

  private func reached(_ figure: Figure) -> Bool? {
    RankedUnit(name: "", value: figure.value, target: figure.target)
      .reachesTarget(higherIsBetter: options.higherIsBetter)
  }

  func draw(on canvas: inout Canvas) {
    let columns = max(1, min(columns, Int((canvas.right - canvas.left) / cardWidth)))
    let pitch = (canvas.right - canvas.left) / Double(columns)
    var first = 0
    while first < figures.count {
      let row = Array(figures[first..<min(figures.count, first + columns)])
      let labels = row.map {
        TextWrap.balanced($0.label, width: pitch - 24, style: TextStyle(size: 12))
      }
      let lines = labels.map(\.count).max() ?? 1
      let top = canvas.cursor
      let hasDistance = row.contains { !distanceText($0).isEmpty }
      let hasMore = row.contains { $0.change != nil || $0.target != nil }
      let height = Double(lines) * 14 + (hasDistance ? 100 : hasMore ? 84 : 46)
      for (place, figure) in row.enumerated() {
        let x = canvas.left + Double(place) * pitch
        draw(
          figure, label: labels[place], x: x...(x + pitch - 8), top: top, height: height,
          lines: lines, on: &canvas)
      }
      canvas.cursor = top + height + 8
      first += columns
    }
  }

  private func draw(
    _ figure: Figure, label: [String], x: ClosedRange<Double>, top: Double, height: Double,
    lines: Int, on canvas: inout Canvas
  ) {
    canvas.add(RectangleMark(x: x, y: top...(top + height), colour: "#F5F7FA"))
    let left = x.lowerBound + 8
    canvas.add(
      lines: label, x: left, bottom: top + 8 + Double(label.count) * 14,
      style: TextStyle(size: 12, colour: Palette.secondaryText))
    let numberMiddle = top + 8 + Double(lines) * 14 + 18
    var style = Figures.number
    if figure.value == nil { style.colour = Palette.secondaryText }
    canvas.add(lines: [number(figure)], x: left, middle: numberMiddle, style: style)
    if let change = figure.change {
      let isUp = !format.sameText(change, 0) && change > 0
      let isDown = !format.sameText(change, 0) && change < 0
      let isGood = isUp == options.higherIsBetter
      let colour = isUp || isDown ? (isGood ? Palette.better : Palette.target) : Palette.text
      if isUp || isDown {
        canvas.add(
          PointMark(
            at: (left + 5, numberMiddle + 24), symbol: isUp ? .triangleUp : .triangleDown,
            radius: 4.5, colour: colour))
      }
      canvas.add(
        lines: [changeText(figure)], x: left + (isUp || isDown ? 14 : 0),
        middle: numberMiddle + 24, style: TextStyle(size: 12, colour: colour))
    }
    drawTarget(figure, left: left, middle: numberMiddle + 42, on: &canvas)
  }

  private func drawTarget(
    _ figure: Figure, left: Double, middle: Double, on canvas: inout Canvas
  ) {
    guard figure.target != nil else { return }
    let text = targetText(figure)
    canvas.add(lines: [text], x: left, middle: middle, style: .label)
    if reached(figure) == true {
      canvas.add(
        PointMark(
          at: (left + TextStyle.label.width(text) + 10, middle), symbol: .tick, radius: 4.5,
          colour: Palette.better))
    }
    let distance = distanceText(figure)
    if !distance.isEmpty {
      canvas.add(lines: [distance], x: left, middle: middle + 16, style: .target)
    }
  }
}
