import OporaLanguage

extension Canvas {
  /// Says in place of a plot that there is nothing to show.
  mutating func addNothingToShow(_ language: Language) {
    let box = RectangleMark(
      x: left...right, y: cursor...(cursor + 56), colour: Palette.missing)
    add(box)
    add(
      lines: [language == .ru ? "Нет данных" : "No data"], x: width / 2, middle: cursor + 28,
      style: TextStyle(size: 12, colour: Palette.secondaryText), anchor: .middle)
    cursor += 62
  }
}

/// What a symbol means, shown once above the plot.
struct KeyEntry {
  enum Symbol {
    case mark(PointMark.Symbol, String)
    case verticalRule(String)
    case line(String, dash: String?)
    case swatch(String)
  }

  var symbol: Symbol
  var text: String

  /// The width of symbol, gap and text.
  func width(_ style: TextStyle) -> Double { 20 + style.width(text) }
}

extension Canvas {
  /// Draws a key in as many lines as it needs and moves the cursor below.
  mutating func addKey(_ entries: [KeyEntry]) {
    guard !entries.isEmpty else { return }
    let style = TextStyle.axis
    var x = left
    var middle = cursor + 8
    for entry in entries {
      let lines = TextWrap.greedy(entry.text, width: right - left - 20, style: style)
      let width = 20 + style.width(ofLines: lines)
      if x > left, x + width > right {
        x = left
        middle += 18
      }
      draw(entry.symbol, x: x, middle: middle)
      let extra = Double(lines.count - 1) * style.lineHeight
      add(lines: lines, x: x + 20, middle: middle + extra / 2, style: style)
      middle += extra
      x += width + 18
    }
    cursor = middle + 12
  }

  private mutating func draw(_ symbol: KeyEntry.Symbol, x: Double, middle: Double) {
    switch symbol {
    case .mark(let symbol, let colour):
      add(PointMark(at: (x + 7, middle), symbol: symbol, radius: 4, colour: colour))
    case .verticalRule(let colour):
      add(
        RuleMark(
          from: (x + 7, middle - 6), to: (x + 7, middle + 6), colour: colour, width: 2))
    case .line(let colour, let dash):
      add(
        LineMark(
          points: [(x, middle), (x + 15, middle)], colour: colour, width: 2, dash: dash))
    case .swatch(let colour):
      add(
        RectangleMark(
          x: x...(x + 14), y: (middle - 5)...(middle + 5), colour: colour,
          outline: colour == Palette.steps[0] ? Palette.pale : nil))
    }
  }
}
