import OporaLanguage

/// The name of a line at its end.
struct EndLabel {
  /// The label before it was wrapped.
  var text: String
  var lines: [String]
  var style: TextStyle
  var value: Double
  /// The period of the last value.
  var index: Int
  /// The label on one line without its period, as it stands beside the last point.
  var beside: String?
  var height: Double { Double(lines.count) * 14 }
}

/// What stands at the ends of the lines of a trend, and which lines are named.
enum TrendLabels {
  static func labels(_ trend: Trend, within room: Double) -> [EndLabel] {
    var labels: [EndLabel] = []
    for series in named(trend) {
      guard let last = series.last else { continue }
      let isFocus = series.name == trend.table.focus?.name
      let style: TextStyle = isFocus ? .focus : TextStyle(size: 12, colour: Palette.secondaryText)
      let text = trend.format.plain(last.value) + "\u{A0}" + series.name
      guard last.index < trend.table.periods.count - 1 else {
        labels.append(label(text, style, last.value, last.index, room))
        continue
      }
      let period = trend.table.periods[last.index].short(trend.options.language)
      var early = label("\(text) (\(period))", style, last.value, last.index, room)
      early.beside = text
      labels.append(early)
    }
    let targets = trend.table.targets
    if let index = targets.indices.last(where: { targets[$0] != nil }),
      let value = targets[index] ?? nil
    {
      let word = trend.options.language == .ru ? "плановое значение" : "planned value"
      let number = trend.format.plannedNumber(value)
      labels.append(label("\(number)\u{A0}\(word)", .target, value, index, room))
    }
    if trend.table.series.count > Trend.mostNamed,
      let index = trend.table.periods.indices.last(where: { median(trend, $0) != nil }),
      let value = median(trend, index)
    {
      let word = trend.options.language == .ru ? "медиана" : "median"
      let text = trend.format.plain(value) + "\u{A0}" + word
      labels.append(label(text, TextStyle(size: 12), value, index, room))
    }
    return labels
  }

  private static func label(
    _ text: String, _ style: TextStyle, _ value: Double, _ index: Int, _ room: Double
  ) -> EndLabel {
    EndLabel(
      text: text, lines: TextWrap.balanced(text, width: room, style: style), style: style,
      value: value,
      index: index)
  }

  /// All lines where they are few; else the focus and those that end highest and lowest.
  static func named(_ trend: Trend) -> [SeriesTable.Series] {
    let series = trend.table.series
    guard series.count > Trend.mostNamed else { return series }
    let ends = series.filter { $0.last != nil && $0.name != trend.table.focus?.name }
    let ordered = ends.sorted { left, right in
      let values = (left.last?.value ?? 0, right.last?.value ?? 0)
      // Keys are made for ties only: they cost more than the whole drawing.
      return values.0 == values.1
        ? Collation.precedes(left.name, right.name) : values.0 > values.1
    }
    var named: [SeriesTable.Series] = []
    if let focus = trend.table.focus { named.append(focus) }
    if let first = ordered.first { named.append(first) }
    if ordered.count > 1, let last = ordered.last { named.append(last) }
    return named
  }

  static func median(_ trend: Trend, _ index: Int) -> Double? {
    Takeaway.median(trend.table.series.compactMap { $0.values[index] })
  }
}
