import OporaLanguage

/// Labels of equally spaced periods under a plot: «I п.» over the year, the year once.
struct PeriodAxis {
  private let upper: [[String]]
  private let lower: [String?]
  /// Every which period is labelled, counted from the last.
  private let stride: Int
  private static let style = TextStyle.axis
  /// Between the plot, where a dot may sit on its lower edge, and the labels.
  private static let gap = 9.0

  /// Chooses labels that fit in steps of a width.
  init(_ periods: [PeriodLabel], step: Double, language: Language) {
    let style = PeriodAxis.style
    upper = periods.map { TextWrap.balanced($0.upper(language), width: 96, style: style) }
    lower = periods.map(\.lower)
    let widest =
      zip(upper, lower).map {
        max(style.width(ofLines: $0), $1.map(style.width) ?? 0)
      }.max() ?? 0
    stride = periods.count < 2 ? 1 : max(1, Int(((widest + 8) / max(1, step)).rounded(.up)))
  }

  /// Half of the widest label.
  var overhang: Double {
    (upper.map { PeriodAxis.style.width(ofLines: $0) }
      + lower.map {
        $0.map(PeriodAxis.style.width) ?? 0
      }).max().map { $0 / 2 } ?? 0
  }

  /// The height of the labels.
  var height: Double {
    let lines = (upper.map(\.count).max() ?? 1) + (lower.contains { $0 != nil } ? 1 : 0)
    return Double(lines) * PeriodAxis.style.lineHeight + PeriodAxis.gap
  }

  /// Draws the labels centred on the places of the periods, below a height.
  func draw(at places: [Double], top: Double, on canvas: inout Canvas) {
    let style = PeriodAxis.style
    var year: String?
    for index in upper.indices where (upper.count - 1 - index) % stride == 0 {
      for (line, text) in upper[index].enumerated() {
        canvas.add(
          TextMark(
            text: text, x: places[index],
            baseline: top + PeriodAxis.gap + Double(line) * style.lineHeight + 0.8 * style.size,
            style: style,
            anchor: .middle))
      }
      guard let text = lower[index], text != year else { continue }
      year = text
      let line = Double(upper[index].count)
      canvas.add(
        TextMark(
          text: text, x: places[index],
          baseline: top + PeriodAxis.gap + line * style.lineHeight + 0.8 * style.size, style: style,
          anchor: .middle))
    }
  }
}
