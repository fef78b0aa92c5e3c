import OporaLanguage

/// Where the cells of a heat table stand.
struct HeatLayout {
  private let heat: Heat
  private let names: NameColumn
  private let cells: [[String]]
  private let heads: [[String]]
  private let widths: [Double]
  private static let headStyle = TextStyle(size: 11, colour: Palette.secondaryText)
  /// A head of one endless word is broken rather than let the picture grow without bound.
  private static let widestHead = 140.0
  /// Words bound together that are wider than this may be parted.
  private static let widestBound = 72.0
  /// In a column as wide as this a head needs few lines.
  private static let easyColumn = 64.0
  /// A column grows no wider than this for the sake of evenness.
  private static let widestColumn = 110.0

  init(_ heat: Heat, width: Double) {
    self.heat = heat
    let cells = heat.columns.map { column in
      column.values.indices.map { column.text($0, notApplicable: heat.notApplicableMark) }
    }
    self.cells = cells
    let room = width - 2 * Canvas.margin - 10
    var least = HeatLayout.leastWidths(heat, cells, bound: HeatLayout.widestBound)
    if least.reduce(0, +) > room - 0.26 * width {
      least = HeatLayout.leastWidths(heat, cells, bound: 0)
    }
    // Names give way first: down to a quarter of the picture, on more lines.
    let easy = least.reduce(0) { $0 + max($1, HeatLayout.easyColumn) }
    let share = max(0.26 * width, min(NameColumn.greatestShare * width, room - easy))
    let names = NameColumn(
      heat.order.map { (heat.names[$0], heat.focus.contains($0)) }, within: share)
    self.names = names
    let widths = HeatLayout.evened(least, within: room - names.width)
    self.widths = widths
    heads = zip(heat.columns, widths).map { column, width in
      TextWrap.balanced(column.head, width: width - 8, style: HeatLayout.headStyle)
    }
  }

  /// Columns as even as the room allows: the narrow ones grow to a common width.
  private static func evened(_ least: [Double], within room: Double) -> [Double] {
    var level = widestColumn
    if least.reduce(0, { $0 + max($1, level) }) > room {
      var (low, high) = (0.0, widestColumn)
      // Twenty halvings settle it to less than a hundredth of a pixel.
      for _ in 0..<20 {
        let middle = (low + high) / 2
        if least.reduce(0, { $0 + max($1, middle) }) > room { high = middle } else { low = middle }
      }
      level = low
    }
    return least.map { max($0, level.rounded(.down)) }
  }

  /// The least widths of the columns; bound words up to a width stay together in the heads.
  private static func leastWidths(
    _ heat: Heat, _ cells: [[String]], bound: Double
  ) -> [Double] {
    zip(heat.columns, cells).map { column, texts in
      let value = texts.map { TextStyle(size: 12, bold: true).width($0) }.max() ?? 0
      return max(longestWord(column.head, bound: bound), value) + 10
    }
  }

  private static func longestWord(_ text: String, bound: Double) -> Double {
    // Wrapped to the widest head, then as narrow as the same wrapping allows word by word.
    let pieces = TextWrap.greedy(text, width: widestHead, style: headStyle)
      .flatMap { TextWrap.words($0) }
    return pieces.map { piece in
      let width = headStyle.width(piece)
      // Words that belong together («лет, %») stay so unless that would widen the column much.
      return width <= bound
        ? width : piece.split(separator: " ").map { headStyle.width(String($0)) }.max() ?? 0
    }.max() ?? 0
  }

  var leastWidth: Double {
    2 * Canvas.margin + names.width + 10 + widths.reduce(0, +)
  }

  private var cellsLeft: Double { Canvas.margin + names.width + 10 }

  func draw(on canvas: inout Canvas) {
    canvas.addShadeKey(
      heat.format.language == .ru
        ? "Заливка — место внутри столбца:" : "Shade: standing within the column:",
      heat.format.language)
    drawHeads(on: &canvas)
    var top = canvas.cursor
    let heights = names.rowHeights
    for (index, row) in heat.order.enumerated() {
      drawRow(index, row, (top + 1)...(top + heights[index] - 1), on: &canvas)
      top += heights[index]
    }
    canvas.cursor = top
  }

  private func drawHeads(on canvas: inout Canvas) {
    let style = HeatLayout.headStyle
    let lines = Double(heads.map(\.count).max() ?? 1)
    let bottom = canvas.cursor + lines * style.lineHeight
    var x = cellsLeft
    let hasArrows = heat.columns.contains(where: \.lowerIsBetter)
    for (index, column) in heat.columns.enumerated() {
      let middle = x + widths[index] / 2
      canvas.add(
        lines: heads[index], x: middle, bottom: bottom, style: style, anchor: .middle)
      if column.lowerIsBetter {
        canvas.add(
          PointMark(
            at: (middle, bottom + 7), symbol: .triangleDown, radius: 4,
            colour: Palette.secondaryText))
      }
      x += widths[index]
    }
    canvas.cursor = bottom + (hasArrows ? 16 : 5)
  }

  private func drawRow(
    _ index: Int, _ row: Int, _ y: ClosedRange<Double>, on canvas: inout Canvas
  ) {
    let middle = (y.lowerBound + y.upperBound) / 2
    names.draw(index, x: Canvas.margin + names.width, middle: middle, on: &canvas)
    let isFocus = heat.focus.contains(row)
    var x = cellsLeft
    for (place, column) in heat.columns.enumerated() {
      canvas.add(
        RectangleMark(
          x: (x + 1)...(x + widths[place] - 1), y: y,
          colour: column.shade(row).map { Palette.steps[$0] } ?? Palette.missing))
      x += widths[place]
    }
    x = cellsLeft
    for (place, column) in heat.columns.enumerated() {
      let shade = column.shade(row)
      let style = TextStyle(
        size: 12, bold: isFocus && shade != nil,
        colour: shade.map { Palette.stepTexts[$0] } ?? Palette.secondaryText)
      canvas.add(
        lines: [cells[place][row]], x: x + widths[place] / 2, middle: middle, style: style,
        anchor: .middle)
      x += widths[place]
    }
    if isFocus {
      canvas.add(
        RectangleMark(
          x: (cellsLeft - 5)...(cellsLeft - 1), y: y, colour: Palette.focus))
    }
  }
}
