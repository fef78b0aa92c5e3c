/// Names of rows, right-aligned on at most two lines where that is possible.
struct NameColumn {
  /// The part of the picture that names may fill.
  static let greatestShare = 0.4
  /// How much wider the column may grow if that brings the longest name down to two lines.
  private static let stretch = 1.15

  let lines: [[String]]
  let styles: [TextStyle]
  /// The widest line.
  let width: Double

  /// Wraps names to a width.
  init(_ names: [(text: String, isFocus: Bool)], within available: Double) {
    let styles = names.map { $0.isFocus ? TextStyle.focus : .label }
    func wrapped(_ width: Double) -> [[String]] {
      zip(names, styles).map { TextWrap.balanced($0.text, width: width, style: $1) }
    }
    var lines = wrapped(available)
    if lines.contains(where: { $0.count > 2 }) {
      let wider = wrapped(available * NameColumn.stretch)
      if !wider.contains(where: { $0.count > 2 }) { lines = wider }
    }
    self.styles = styles
    self.lines = lines
    width = zip(lines, styles).map { $1.width(ofLines: $0) }.max() ?? 0
  }

  /// The heights of the rows: 22 pixels for one line, 36 for two; one pitch where rows are few.
  var rowHeights: [Double] {
    let isFew = lines.count <= 15
    let most = min(2, lines.map(\.count).max() ?? 1)
    let least: Double = isFew ? (most > 1 ? 35 : 28) : 22
    return lines.map { max(least, 8 + 14 * Double($0.count)) }
  }

  /// Draws one name with its right edge at `x`.
  func draw(_ index: Int, x: Double, middle: Double, on canvas: inout Canvas) {
    canvas.add(lines: lines[index], x: x, middle: middle, style: styles[index], anchor: .end)
  }
}
