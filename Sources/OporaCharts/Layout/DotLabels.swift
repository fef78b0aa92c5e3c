/// Finds room for names beside dots, without touching texts, lines or other dots.
struct DotLabels {
  /// Where the dots are, with the radius of the largest.
  let dots: [(x: Double, y: Double)]
  let radius: Double

  /// Where a text may stand beside a dot: a shift and the end of the text that is anchored.
  private static let places: [(x: Double, y: Double, anchor: TextMark.Anchor)] = [
    (1, 0, .start), (-1, 0, .end), (0, -1, .middle), (0, 1, .middle), (0.7, -0.9, .start),
    (-0.7, -0.9, .end), (0.7, 0.9, .start), (-0.7, 0.9, .end),
  ]

  /// The mark in the first free place; nil where there is none.
  func mark(
    _ text: String, beside dot: (x: Double, y: Double), style: TextStyle, within bounds: TextBox,
    on canvas: Canvas
  ) -> TextMark? {
    for place in DotLabels.places {
      let baseline = dot.y + 0.35 * style.size + place.y * (radius + 0.7 * style.size)
      let mark = TextMark(
        text: text, x: dot.x + place.x * (radius + 4), baseline: baseline, style: style,
        anchor: place.anchor)
      let box = mark.box
      guard box.left >= bounds.left, box.right <= bounds.right, box.top >= bounds.top,
        box.bottom <= bounds.bottom, canvas.record.isFree(box, margin: 3), !hides(box)
      else { continue }
      return mark
    }
    return nil
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
