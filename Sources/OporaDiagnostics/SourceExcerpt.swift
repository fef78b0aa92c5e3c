/// A source line with carets under a stretch of it, as wide as a terminal shows them.
struct SourceExcerpt {
  let line: String
  let carets: String

  /// Cuts and measures; nil where the place has no line to show.
  init?(_ place: Place, width: Int) {
    guard let text = place.sourceLine, let column = place.column else { return nil }
    let cells = text.unicodeScalars.map(TerminalText.cell)
    let start = min(max(0, column - 1), cells.count)
    let end = min(max(start, start + place.length), cells.count)
    let window = SourceExcerpt.window(cells, around: start, width: width)
    let shown = cells[window]
    let cutBefore = window.lowerBound > 0
    let cutAfter = window.upperBound < cells.count
    line = (cutBefore ? "…" : "") + shown.map(\.text).joined() + (cutAfter ? "…" : "")
    let before = cells[window.lowerBound..<start].reduce(cutBefore ? 1 : 0) { $0 + $1.width }
    let marked = cells[start..<max(start, min(end, window.upperBound))]
    let count = max(1, marked.reduce(0) { $0 + $1.width })
    carets = String(repeating: " ", count: before) + String(repeating: "^", count: count)
  }

  /// The stretch of a long line to show: it begins well before the caret and fills the width.
  private static func window(
    _ cells: [TerminalText.Cell], around start: Int, width: Int
  ) -> Range<Int> {
    guard cells.reduce(0, { $0 + $1.width }) > width else { return 0..<cells.count }
    var (low, used) = (start, 0)
    while low > 0, used + cells[low - 1].width <= width / 3 {
      low -= 1
      used += cells[low].width
    }
    if low < 8 { low = 0 }
    used = cells[low..<start].reduce(0) { $0 + $1.width }
    var high = start
    while high < cells.count, used + cells[high].width <= width - 2 {
      used += cells[high].width
      high += 1
    }
    return low..<high
  }
}
