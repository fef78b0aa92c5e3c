import OporaLanguage

/// Two values for each unit and the gap between them, widest gap first.
struct Dumbbell: ChartForm {
  static let title = LocalizedText(ru: "два значения и разрыв", en: "two values and their gap")
  static let columns: [ChartColumn] = [
    .required("name"), .required("first"), .required("second"), .optional("focus"),
  ]

  struct Row {
    var name: String
    var first: Double
    var second: Double
    var isFocus: Bool

    /// The sign is fixed: second less first.
    var gap: Double { second - first }
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let rows: [Row]
  let absent: [String]
  let labels: [String]

  init(_ table: inout TableReader) throws(ChartError) {
    let options = table.options
    self.options = options
    var rows: [Row] = []
    var absent: [String] = []
    var names: [String] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      names.append(name)
      let pair = (try table.number("first", index), try table.number("second", index))
      guard let first = pair.0, let second = pair.1 else {
        absent.append(name)
        continue
      }
      rows.append(
        Row(name: name, first: first, second: second, isFocus: table.isFocus(name, index)))
    }
    table.warnUnlessFound(focusIn: names)
    let heads = table.labels(of: ["first", "second"])
    let defaults = options.language == .ru ? ["первое", "второе"] : ["first", "second"]
    labels = zip(heads, defaults).map { $0 ?? $1 }
    let format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    self.format = format
    let order = Ranking.order(rows.map { ($0.gap, $0.name) }, higherIsBetter: true)
    self.rows = order.map { rows[$0.index] }
    self.absent = Collation.sorted(absent)
    let gaps = rows.map(\.gap)
    if let low = gaps.min(), let high = gaps.max() {
      takeaway = .gaps(first: heads[0], second: heads[1], lowest: low, highest: high)
    } else {
      takeaway = .noData
    }
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let total = rows.count + absent.count
    let subject =
      russian
      ? "по \(options.subject.countedDative.text(total, .ru))"
      : "of \(options.subject.counted.text(total, .en))"
    let kind = russian ? "Диаграмма пар значений" : "Paired dot chart"
    let measure = options.measure.map { Label.clean($0) + " " } ?? ""
    let lead = "\(kind): \(measure)\(subject)"
    let widest = rows.first.map {
      (russian ? "; наибольший разрыв: " : "; widest gap: ")
        + "\($0.name), \(format.plain($0.first)) – \(format.full($0.second))"
    }
    let statement = "; " + takeaway.clause(format)
    return [
      lead + statement + (widest ?? ""), lead + statement, "\(kind): \(subject)" + statement,
      "\(kind): \(subject)",
    ]
  }

  var scaleNotes: [String] {
    let order =
      options.language == .ru ? "По убыванию разрыва" : "In order of the gap"
    return rows.isEmpty ? [] : [order] + ScaleNote.texts(scale?.start, format)
  }

  var notes: [String] {
    guard !absent.isEmpty else { return [] }
    let names = ListText.joined(absent, options.language, limit: 12)
    return [
      options.language == .ru
        ? "Не показаны, нет одного из значений: \(names)"
        : "Not shown, one of the values is missing: \(names)"
    ]
  }

  var scale: TrendScale? {
    TrendScale(
      values: rows.flatMap { [$0.first, $0.second] }, start: options.scaleStart,
      wholeOnly: format.decimals == 0)
  }

  private func plot(_ width: Double) -> RowPlot {
    let unit = format.differenceUnit.map { ", " + $0 } ?? ""
    let head = (options.language == .ru ? "разрыв" : "gap") + unit
    return RowPlot(
      names: rows.map { ($0.name, $0.isFocus) },
      extra: .init(
        head: head, texts: rows.map { format.change($0.gap) },
        styles: rows.map { $0.isFocus ? .focus : TextStyle(size: 12, bold: true) }),
      width: width)
  }

  /// Room for the numbers beside the outermost marks.
  private var pad: Double {
    let texts = rows.flatMap { [format.plain($0.first), format.plain($0.second)] }
    return 14 + (texts.map { TextStyle.focus.width($0) }.max() ?? 0)
  }

  func leastWidth(_ wanted: Double) -> Double { plot(wanted).leastWidth + 2 * pad - 60 }

  func draw(on canvas: inout Canvas) {
    guard let scale else { return canvas.addNothingToShow(options.language) }
    let plot = plot(canvas.width)
    let x = LinearScale(
      domain: scale.domain, range: (plot.plotLeft + pad, plot.plotRight - pad))
    drawPairLabels(x, plot, on: &canvas)
    let (middles, bottom) = plot.rows(from: canvas.cursor)
    let axis = ValueAxis(scale: x, ticks: scale.ticks, format: format)
    axis.drawGrid(canvas.cursor...bottom, on: &canvas)
    // Marks of one sort stand together in the file, which keeps it small.
    for (row, middle) in zip(rows, middles) {
      canvas.add(
        LineMark(
          points: [(x(row.first), middle), (x(row.second), middle)], colour: Palette.pale,
          width: 3))
    }
    canvas.add(
      points: zip(rows, middles).map { (x($0.first), $1) }, radius: 5, colour: Palette.target)
    for (row, middle) in zip(rows, middles) {
      canvas.add(
        PointMark(at: (x(row.second), middle), symbol: .diamond, radius: 5, colour: Palette.focus))
    }
    for (index, row) in rows.enumerated() {
      plot.drawTexts(index, middle: middles[index], on: &canvas)
      drawValues(row, x, middles[index], on: &canvas)
    }
    axis.drawNumbers(below: bottom, on: &canvas)
  }

  /// The words over the first row are the key.
  private func drawPairLabels(_ x: LinearScale, _ plot: RowPlot, on canvas: inout Canvas) {
    let styles = [
      TextStyle(size: 12, bold: true, colour: Palette.target),
      TextStyle(size: 12, bold: true, colour: Palette.focus),
    ]
    let room = (plot.plotRight - plot.plotLeft - 12) / 2
    let lines = zip(labels, styles).map { TextWrap.balanced($0, width: room, style: $1) }
    let wanted = [x(rows[0].first), x(rows[0].second)]
    let widths = zip(lines, styles).map { $1.width(ofLines: $0) }
    // Where both stand at one place, the first word goes to the left.
    let centres = Separation.centres(
      wanted: wanted, lengths: widths, gap: 10, within: plot.plotLeft...plot.plotRight)
    let most = lines.map(\.count).max() ?? 1
    plot.drawHeads(on: &canvas, least: most)
    for index in 0...1 {
      canvas.add(
        lines: lines[index], x: centres[index], bottom: canvas.cursor - 6,
        style: styles[index], anchor: .middle)
    }
  }

  private func drawValues(
    _ row: Row, _ x: LinearScale, _ middle: Double, on canvas: inout Canvas
  ) {
    let style: TextStyle = row.isFocus ? .focus : .label
    let (first, second) = (x(row.first), x(row.second))
    let firstIsLeft = first <= second
    let texts = [format.plain(row.first), format.plain(row.second)]
    canvas.add(
      lines: [firstIsLeft ? texts[0] : texts[1]], x: min(first, second) - 10, middle: middle,
      style: style, anchor: .end)
    canvas.add(
      lines: [firstIsLeft ? texts[1] : texts[0]], x: max(first, second) + 10, middle: middle,
      style: style)
  }
}

/// What a subtitle says of a scale that does not start at zero.
enum ScaleNote {
  static func texts(_ start: Double?, _ format: ValueFormat) -> [String] {
    guard let start, start != 0 else { return [] }
    let value = format.planned(start)
    return [format.language == .ru ? "Шкала — с \(value)" : "Scale starts at \(value)"]
  }
}
