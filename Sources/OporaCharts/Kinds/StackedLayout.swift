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
    let half = chart.rows.count <= 15 ? 10.0 : 8.0
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
    let style = StackedLayout.headStyle
    let widths = heads.map { style.width(ofLines: $0) }
    let room = canvas.right - canvas.left
    guard widths.reduce(0, +) + 10 * Double(widths.count - 1) <= room else {
      canvas.addKey(
        zip(chart.parts, chart.parts.indices).map {
          KeyEntry(symbol: .swatch(colour($1)), text: $0)
        })
      return
    }
    var start = 0.0
    let middles = chart.rows[0].shares.map { share in
      defer { start += share }
      return x(start + share / 2)
    }
    let centres = Separation.centres(
      wanted: middles, lengths: widths, gap: 10, within: canvas.left...canvas.right)
    let lines = Double(heads.map(\.count).max() ?? 1)
    let bottom = canvas.cursor + lines * style.lineHeight
    // The first bar stands in the middle of its row; the lines end just above it. They slant
    // above the row and fall straight within it, so that none touches the first name.
    let end = bottom + 22 + ((plot.names.rowHeights.first ?? 35) - 35) / 2
    for (index, head) in heads.enumerated() {
      canvas.add(
        lines: head, x: centres[index], bottom: bottom, style: style, anchor: .middle)
    }
    canvas.addDecoration(
      zip(centres, middles).map {
        LineMark(
          points: [($0, bottom + 3), ($1, bottom + 15), ($1, end)], colour: Palette.muted,
          width: 0.8)
      })
    canvas.cursor = bottom + 16
  }
}
