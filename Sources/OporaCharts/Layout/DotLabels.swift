/// Finds room for names beside dots, without touching texts, lines or other dots.
struct DotLabels {
  /// Where the dots are, with the radius of the largest.
  let dots: [(x: Double, y: Double)]
  let radius: Double
  /// Names that find no room on one line are tried on up to four lines of these widths.
  private static let narrow = [170.0, 130, 88]

  /// Where a text may stand beside a dot: a shift and the end of the text that is anchored.
  private static let places: [(x: Double, y: Double, anchor: TextMark.Anchor)] = [
    (1, 0, .start), (-1, 0, .end), (0, -1, .middle), (0, 1, .middle), (0.7, -0.9, .start),
    (-0.7, -0.9, .end), (0.7, 0.9, .start), (-0.7, 0.9, .end),
  ]

  /// The lines of a text in the first free place; nil where there is none.
  func marks(
    _ text: String, beside dot: (x: Double, y: Double), style: TextStyle, within bounds: TextBox,
    on canvas: Canvas
  ) -> [TextMark]? {
    for lines in DotLabels.wrappings(of: text, style) {
      for place in DotLabels.places {
        let reach = radius + 0.7 * style.size + style.lineHeight / 2 * Double(lines.count - 1)
        let marks = TextMark.lines(
          lines, x: dot.x + place.x * (radius + 4), middle: dot.y + place.y * reach, style: style,
          anchor: place.anchor)
        let isFree = marks.allSatisfy { mark in
          isInside(mark.box, bounds) && canvas.record.isFree(mark.box, margin: 3)
            && !hides(mark.box)
        }
        if isFree { return marks }
      }
    }
    return nil
  }

  /// The text on one line, then on more and shorter ones; a word is never parted for want of room.
  private static func wrappings(of text: String, _ style: TextStyle) -> [[String]] {
    let longest = TextWrap.words(text).map { style.width($0) }.max() ?? 0
    var result = [[text]]
    for width in narrow where width >= longest {
      let lines = TextWrap.balanced(text, width: width, style: style)
      if (2...4).contains(lines.count), lines != result.last { result.append(lines) }
    }
    return result
  }

  private func isInside(_ box: TextBox, _ bounds: TextBox) -> Bool {
    box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top
      && box.bottom <= bounds.bottom
  }

  /// Whether a text would cover a dot.
  private func hides(_ box: TextBox) -> Bool {
    let reach = radius + 1
    return dots.contains {
      $0.x > box.left - reach && $0.x < box.right + reach && $0.y > box.top - reach
        && $0.y < box.bottom + reach
    }
  }
}
