import OporaLanguage

/// Where the parts of stacked bars and their heads stand.
struct StackedLayout {
  private let chart: Stacked
  private let plot: RowPlot
  private let heads: [[String]]
  private static let headStyle = TextStyle(size: 11.5, colour: Palette.text)
  private static let greys = ["#C6C6C6", "#E2E2E2", "#B2B2B2", "#D6D6D6", "#C6C6C6", "#E2E2E2"]

  init(_ chart: Stacked, width: Double) {
    self.chart = chart
    plot = RowPlot(names: chart.rows.map { ($0.name, $0.isFocus) }, width: width)
    heads = chart.parts.map { part in
      let style = StackedLayout.headStyle
      let word =
        part.split(separator: " ").flatMap { TextWrap.words(String($0)) }
        .map { style.width($0) }.max() ?? 0
      return TextWrap.balanced(part, width: min(160, max(112, word)), style: style)
    }
  }

  var leastWidth: Double { plot.leastWidth + 60 }

  /// Half of the height of a bar.
  private var half: Double { chart.rows.count <= 15 ? 10 : 8 }

  private func colour(_ part: Int) -> String {
    if part < chart.leading { return part == 0 ? Palette.focus : Palette.second }
    return StackedLayout.greys[(part - chart.leading) % StackedLayout.greys.count]
  }

  func draw(on canvas: inout Canvas) {
    let x = LinearScale(domain: 0...100, range: (plot.plotLeft, plot.plotRight))
    drawHeads(x, on: &canvas)
    let (middles, bottom) = plot.rows(from: canvas.cursor)
    for (index, row) in chart.rows.enumerated() {
      plot.drawTexts(index, middle: middles[index], on: &canvas)
      drawBar(row, x, middles[index], on: &canvas)
    }
    canvas.cursor = bottom
  }

  private func drawBar(
    _ row: Stacked.Row, _ x: LinearScale, _ middle: Double, on canvas: inout Canvas
  ) {
    let texts = Stacked.rounded(row.shares, decimals: chart.format.decimals)
    var start = 0.0
    for (part, share) in row.shares.enumerated() where share > 0 {
      let (left, right) = (x(start), x(start + share))
      start += share
      canvas.add(
        BarMark(
          x: left...max(left, right - 1), y: (middle - half)...(middle + half),
          colour: colour(part)))
      let style = TextStyle(
        size: 11.5, bold: row.isFocus,
        colour: part < chart.leading ? Palette.background : Palette.text)
      let text = chart.format.plain(texts[part])
      guard style.width(text) + 4 <= right - left else { continue }
      canvas.add(
        lines: [text], x: (left + right - 1) / 2, middle: middle, style: style, anchor: .middle)
    }
  }

  /// The parts named over the first bar, with a line to each; a key where they do not fit.
  private func drawHeads(_ x: LinearScale, on canvas: inout Canvas) {
    var start = 0.0
    let middles = chart.rows[0].shares.map { share in
      defer { start += share }
      return x(start + share / 2)
    }
    let widths = heads.map { StackedLayout.headStyle.width(ofLines: $0) }
    let arrangement =
      PartHeads.oneRow(middles, widths, within: (plot.plotLeft - 30)...canvas.right)
      ?? PartHeads.twoRows(middles, widths, within: (plot.plotLeft - 30)...canvas.right)
      ?? PartHeads.oneRow(middles, widths, within: canvas.left...canvas.right)
    guard let arrangement else {
      canvas.addKey(
        zip(chart.parts, chart.parts.indices).map {
          KeyEntry(symbol: .swatch(colour($1)), text: $0)
        })
      return
    }
    draw(arrangement, over: middles, on: &canvas)
  }

  private func draw(
    _ arrangement: PartHeads, over middles: [Double], on canvas: inout Canvas
  ) {
    let style = StackedLayout.headStyle
    var bottoms: [Double] = []
    for row in 0..<arrangement.rowCount {
      let lines = heads.indices.filter { arrangement.rows[$0] == row }.map { heads[$0].count }
      canvas.cursor += Double(lines.max() ?? 1) * style.lineHeight + (row > 0 ? 4 : 0)
      bottoms.append(canvas.cursor)
    }
    let last = canvas.cursor
    canvas.cursor = last + (arrangement.isStraight(middles) ? 8 : 16)
    // The first bar stands in the middle of its row; the lines end just above it.
    let end = canvas.cursor + (plot.names.rowHeights.first ?? 35) / 2 - half - 2
    for (index, head) in heads.enumerated() {
      canvas.add(
        lines: head, x: arrangement.centres[index], bottom: bottoms[arrangement.rows[index]],
        style: style, anchor: .middle)
    }
    // Lines slant between the names of the parts and the first row, and fall straight within it,
    // so that none touches the first name.
    canvas.addDecoration(
      heads.indices.map { index in
        let top = bottoms[arrangement.rows[index]] + 3
        let (from, to) = (arrangement.centres[index], middles[index])
        return LineMark(
          points: arrangement.isStraight(index, to)
            ? [(to, top), (to, end)] : [(from, top), (to, last + 15), (to, end)],
          colour: Palette.muted, width: 0.8)
      })
  }
}
