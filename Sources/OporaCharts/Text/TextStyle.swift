/// Size, weight and colour of a text.
struct TextStyle: Equatable {
  /// Font size in pixels; at least 11 at a width of 720.
  var size: Double
  /// Whether the text is bold.
  var bold = false
  /// The colour as `#RRGGBB`.
  var colour = Palette.text

  /// The distance between baselines.
  var lineHeight: Double { (size * 1.2).rounded() }

  /// The width of a text in pixels.
  func width(_ text: String) -> Double { TextMetrics.width(text, size: size, bold: bold) }

  /// The widest of some lines.
  func width(ofLines lines: [String]) -> Double { lines.map(width).max() ?? 0 }

  /// The takeaway on top.
  static let title = TextStyle(size: 16, bold: true)
  /// Measure, unit, coverage, period.
  static let subtitle = TextStyle(size: 12.5, colour: Palette.secondaryText)
  /// Names, values, labels.
  static let label = TextStyle(size: 12)
  /// Names, values and labels of the highlighted unit.
  static let focus = TextStyle(size: 12, bold: true, colour: Palette.focus)
  /// Heads of columns and ticks of axes.
  static let axis = TextStyle(size: 11.5, colour: Palette.secondaryText)
  /// Notes and source.
  static let note = TextStyle(size: 11, colour: Palette.secondaryText)
  /// The planned value.
  static let target = TextStyle(size: 12, colour: Palette.target)
}
