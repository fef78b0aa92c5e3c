import OporaLanguage

/// Signed values on both sides of zero: deviations from a planned value, changes.
struct Diverging: ChartForm {
  static let title = LocalizedText(ru: "отклонения от нуля", en: "deviations from zero")
  static let columns: [ChartColumn] = [
    .required("name"), .required("value"), .optional("focus"),
  ]

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let rows: [(name: String, value: Double, isFocus: Bool)]
  let absent: [String]

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    if options.scaleStart != nil { throw .barsStartAtZero }
    var all: [(name: String, value: Double?, isFocus: Bool)] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      all.append((name, try table.number("value", index), table.isFocus(name, index)))
    }
    table.warnUnlessFound(focusIn: all.map(\.name))
    let format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    self.format = format
    let order = Ranking.order(all.map { ($0.value, $0.name) }, higherIsBetter: true)
    rows = order.map { (all[$0.index].name, all[$0.index].value ?? 0, all[$0.index].isFocus) }
    absent = Collation.sorted(all.filter { $0.value == nil }.map(\.name))
    let visible = rows.filter { !format.sameText($0.value, 0) }
    takeaway =
      rows.isEmpty
      ? .noData
      : Takeaway.isInsufficient(missing: absent.count, of: all.count)
        ? .insufficient(missing: absent.count, total: all.count, options.subject)
        : all.count == 1
          ? .single(name: rows[0].name, value: rows[0].value)
          : .signs(
            above: visible.count { $0.value > 0 }, below: visible.count { $0.value < 0 },
            total: rows.count, options.subject)
  }

  var descriptions: [String] {
    let kind =
      options.language == .ru ? "Столбики отклонений от нуля" : "Bars of deviations from zero"
    let words = RankedWords(format: format, options: options)
    let units = rows.map { RankedUnit(name: $0.name, value: $0.value) }
    return words.descriptions(of: units, missing: absent.count, kind: kind)
  }

  var notes: [String] {
    guard !absent.isEmpty else { return [] }
    let names = ListText.joined(absent, options.language, limit: 12)
    return [options.language == .ru ? "Нет данных: \(names)" : "No data: \(names)"]
  }

  private func plot(_ width: Double) -> RowPlot {
    RowPlot(
      names: rows.map { ($0.name, $0.isFocus) },
      values: .init(
        head: format.unit ?? "", texts: rows.map { format.change($0.value) },
        styles: rows.map { $0.isFocus ? .focus : .label }),
      width: width)
  }

  func leastWidth(_ wanted: Double) -> Double { plot(wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    guard !rows.isEmpty else { return canvas.addNothingToShow(options.language) }
    let plot = plot(canvas.width)
    plot.drawHeads(on: &canvas)
    let low = min(0, rows.map(\.value).min() ?? 0)
    let high = max(low == 0 ? 1e-9 : 0, rows.map(\.value).max() ?? 0)
    let x = LinearScale(domain: low...high, range: (plot.plotLeft, plot.plotRight))
    let top = canvas.cursor
    let (middles, bottom) = plot.rows(from: top)
    for (index, row) in rows.enumerated() {
      plot.drawTexts(index, middle: middles[index], on: &canvas)
      let ends = [x(0), x(row.value)]
      let half = rows.count <= 15 ? 8.0 : 7.0
      let isGood = (row.value > 0) == options.higherIsBetter
      canvas.add(
        BarMark(
          x: min(ends[0], ends[1])...max(ends[0], ends[1]),
          y: (middles[index] - half)...(middles[index] + half),
          colour: row.isFocus ? Palette.focus : isGood ? Palette.better : Palette.target))
    }
    canvas.add(RuleMark(from: (x(0), top), to: (x(0), bottom), colour: Palette.muted))
    canvas.cursor = bottom
  }
}
