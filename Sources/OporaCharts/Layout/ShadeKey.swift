import OporaLanguage

extension Canvas {
  /// Draws five swatches from weaker to stronger between their words, and moves the cursor below.
  mutating func addShadeKey(_ lead: String, _ language: Language) {
    let style = TextStyle.axis
    let ends = language == .ru ? ["слабее", "сильнее"] : ["weaker", "stronger"]
    let length = style.width(ends[0]) + style.width(ends[1]) + 6 + 105 + 5
    var middle = cursor + 8
    var x = left
    add(lines: [lead], x: x, middle: middle, style: style)
    x += style.width(lead) + 8
    if x + length > right {
      x = left
      middle += 18
    }
    // The word stands close to its swatch in whatever font it is drawn.
    x += style.width(ends[0])
    add(lines: [ends[0]], x: x, middle: middle, style: style, anchor: .end)
    x += 6
    for colour in Palette.steps {
      add(RectangleMark(x: x...(x + 20), y: (middle - 6)...(middle + 6), colour: colour))
      x += 21
    }
    add(lines: [ends[1]], x: x + 5, middle: middle, style: style)
    cursor = middle + 14
  }
}
