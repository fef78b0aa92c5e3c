import OporaLanguage

/// From a starting level through changes to the level at the end.
struct Waterfall: ChartForm {
  static let title = LocalizedText(ru: "от начала к итогу", en: "from start to end")
  static let columns: [ChartColumn] = [.required("step"), .required("value")]

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let steps: [(name: String, value: Double)]

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    var steps: [(name: String, value: Double)] = []
    var isComplete = true
    for index in 0..<table.count {
      let name = try table.name("step", index)
      guard let value = try table.number("value", index) else {
        isComplete = false
        continue
      }
      steps.append((name, value))
    }
    let format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    self.format = format
    // A sum over an unknown change would be a made-up number.
    self.steps = isComplete ? steps : []
    let total = steps.map(\.value).reduce(0, +)
    takeaway =
      isComplete
      ? .change(name: nil, from: steps.first?.value ?? 0, to: total) : .noData
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let kind = russian ? "Диаграмма изменений от начала к итогу" : "Bars from start to end"
    let list = steps.map { "\($0.name) \(format.plain($0.value))" }.joined(separator: "; ")
    let statement = takeaway.clause(format)
    let short = "\(kind): \(statement)"
    return list.isEmpty ? [short] : ["\(short); \(list)", short]
  }

  var notes: [String] {
    guard steps.isEmpty else { return [] }
    return [
      options.language == .ru
        ? "Одно из изменений неизвестно, поэтому итог не посчитан"
        : "One of the changes is unknown, so there is no total"
    ]
  }

  private var rows: [(name: String, text: String, from: Double, to: Double, isTotal: Bool)] {
    var level = 0.0
    var rows: [(name: String, text: String, from: Double, to: Double, isTotal: Bool)] = []
    for (index, step) in steps.enumerated() {
      let text = index == 0 ? format.plain(step.value) : format.change(step.value)
      rows.append((step.name, text, level, level + step.value, index == 0))
      level += step.value
    }
    let name = options.language == .ru ? "Итог" : "End"
    rows.append((name, format.plain(level), 0, level, true))
    return rows
  }

  private func plot(_ width: Double) -> RowPlot {
    RowPlot(
      names: rows.map { ($0.name, $0.isTotal) },
      values: .init(
        head: format.unit ?? "", texts: rows.map(\.text),
        styles: rows.map { $0.isTotal ? .focus : .label }),
      width: width)
  }

  func leastWidth(_ wanted: Double) -> Double { plot(wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    guard !steps.isEmpty else { return canvas.addNothingToShow(options.language) }
    let plot = plot(canvas.width)
    plot.drawHeads(on: &canvas)
    let rows = rows
    let levels = rows.flatMap { [$0.from, $0.to] }
    let low = min(0, levels.min() ?? 0)
    let high = max(low == 0 ? 1e-9 : 0, levels.max() ?? 0)
    let x = LinearScale(domain: low...high, range: (plot.plotLeft, plot.plotRight))
    let top = canvas.cursor
    let (middles, bottom) = plot.rows(from: top)
    for (index, row) in rows.enumerated() {
      plot.drawTexts(index, middle: middles[index], on: &canvas)
      let ends = [x(row.from), x(row.to)]
      let left = min(ends[0], ends[1])
      // A step too small to be seen is a hairline, for the levels must hang together.
      canvas.add(
        BarMark(
          x: left...max(left + 1, ends[0], ends[1]),
          y: (middles[index] - 8)...(middles[index] + 8),
          colour: row.isTotal
            ? Palette.focus : row.to >= row.from ? Palette.better : Palette.target))
      if index + 1 < rows.count {
        canvas.addDecoration([
          RuleMark(
            from: (ends[1], middles[index] + 8), to: (ends[1], middles[index + 1] - 8),
            colour: Palette.pale)
        ])
      }
    }
    canvas.add(RuleMark(from: (x(0), top), to: (x(0), bottom), colour: Palette.muted))
    canvas.cursor = bottom
  }
}
