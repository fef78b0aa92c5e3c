import OporaLanguage

/// The frame of charts with a row for each unit: names, values, a plot, a column at the right.
struct RowPlot {
  /// A column of numbers beside the plot.
  struct Column {
    var head: String
    var texts: [String]
    var styles: [TextStyle]

    /// The head on as many lines as it needs.
    var headLines: [String] {
      head.isEmpty ? [] : TextWrap.balanced(head, width: 96, style: .axis)
    }

    var width: Double {
      let widest = zip(texts, styles).map { $1.width($0) }.max() ?? 0
      return max(widest, TextStyle.axis.width(ofLines: headLines))
    }
  }

  /// The least room for marks.
  static let leastPlot = 160.0

  let names: NameColumn
  let values: Column?
  let extra: Column?
  /// Room for ticks at the right of the column.
  let tickWidth: Double
  let width: Double

  init(
    names: [(text: String, isFocus: Bool)], values: Column? = nil, extra: Column? = nil,
    tickWidth: Double = 0, width: Double
  ) {
    self.tickWidth = tickWidth
    self.names = NameColumn(names, within: width * NameColumn.greatestShare)
    self.values = values
    self.extra = extra
    self.width = width
  }

  private var valueRight: Double {
    Canvas.margin + names.width + (values.map { 8 + $0.width } ?? 0)
  }
  var plotLeft: Double { valueRight + 10 }
  private var extraRight: Double { width - Canvas.margin - tickWidth }
  var plotRight: Double { extraRight - (extra.map { $0.width + 12 } ?? 0) }

  var leastWidth: Double { plotLeft + RowPlot.leastPlot + width - plotRight }

  /// Draws the heads of the columns with `lines` lines of room and moves the cursor below.
  func drawHeads(on canvas: inout Canvas, least lines: Int = 0) {
    let most = max(lines, values?.headLines.count ?? 0, extra?.headLines.count ?? 0)
    guard most > 0 else { return }
    let bottom = canvas.cursor + Double(most) * TextStyle.label.lineHeight
    if let values, !values.head.isEmpty {
      canvas.add(
        lines: values.headLines, x: valueRight, bottom: bottom, style: .axis, anchor: .end)
    }
    if let extra, !extra.head.isEmpty {
      canvas.add(
        lines: extra.headLines, x: extraRight, bottom: bottom, style: .axis, anchor: .end)
    }
    canvas.cursor = bottom + 6
  }

  /// The middles of the rows below the cursor and the bottom of the last.
  func rows(from top: Double) -> (middles: [Double], bottom: Double) {
    var middles: [Double] = []
    var bottom = top
    for height in names.rowHeights {
      middles.append(bottom + height / 2)
      bottom += height
    }
    return (middles, bottom)
  }

  /// Draws what stands beside the marks of one row.
  func drawTexts(_ index: Int, middle: Double, on canvas: inout Canvas) {
    names.draw(index, x: Canvas.margin + names.width, middle: middle, on: &canvas)
    if let values {
      canvas.add(
        lines: [values.texts[index]], x: valueRight, middle: middle,
        style: values.styles[index], anchor: .end)
    }
    if let extra {
      canvas.add(
        lines: [extra.texts[index]], x: extraRight, middle: middle,
        style: extra.styles[index], anchor: .end)
    }
  }
}

/// Vertical grid lines and round numbers under a plot.
struct ValueAxis {
  let scale: LinearScale
  let ticks: Ticks
  let format: ValueFormat

  func drawGrid(_ y: ClosedRange<Double>, on canvas: inout Canvas) {
    canvas.addDecoration(
      ticks.values.map {
        RuleMark(
          from: (scale($0), y.lowerBound), to: (scale($0), y.upperBound), colour: Palette.grid)
      })
  }

  /// Draws the numbers that have room beside one another and moves the cursor below.
  func drawNumbers(below bottom: Double, on canvas: inout Canvas) {
    let style = TextStyle.axis
    var free = -Double.infinity
    for value in ticks.values {
      let mark = TextMark(
        text: format.style.text(value, decimals: ticks.decimals), x: scale(value),
        baseline: bottom + 15, style: style, anchor: .middle)
      guard mark.box.left > free, mark.box.left >= 0, mark.box.right <= canvas.width - 2 else {
        continue
      }
      free = mark.box.right + 6
      canvas.add(mark)
    }
    canvas.cursor = bottom + 19
  }
}
