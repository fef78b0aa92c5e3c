import OporaLanguage

/// Several indicators of one unit beside their planned values.
///
/// Where units differ, bars are drawn in percent of the planned value; the numbers are always
/// those of the table.
struct Bullet: ChartForm {
  static let title = LocalizedText(
    ru: "показатели и плановые значения", en: "indicators and planned values")
  static let columns: [ChartColumn] = [
    .required("name"), .required("value"), .required("target"), .optional("unit"),
    .optional("focus"),
  ]

  struct Row {
    var name: String
    var value: Double?
    var target: Double?
    var unit: String?
    var isFocus: Bool
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let rows: [Row]

  init(_ table: inout TableReader) throws(ChartError) {
    let options = table.options
    self.options = options
    if options.scaleStart.map({ $0 != 0 }) ?? false { throw .barsStartAtZero }
    var rows: [Row] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      let unit = table.has("unit") ? table.text("unit", index) : options.unit ?? ""
      rows.append(
        Row(
          name: name, value: try table.number("value", index),
          target: try table.number("target", index) ?? options.target,
          unit: unit.isEmpty ? nil : unit, isFocus: table.isFocus(name, index)))
    }
    self.rows = rows
    table.warnUnlessFound(focusIn: rows.map(\.name))
    format = ValueFormat(options.language, unit: nil, decimals: table.decimals)
    let results = rows.compactMap {
      RankedUnit(name: $0.name, value: $0.value, target: $0.target)
        .reachesTarget(higherIsBetter: options.higherIsBetter)
    }
    takeaway =
      rows.allSatisfy { $0.value == nil }
      ? .noData : .figuresReached(count: results.count { $0 }, total: results.count)
  }

  /// Whether all rows share one unit and therefore one scale.
  private var isCommon: Bool { Set(rows.map { $0.unit ?? "" }).count == 1 }

  /// What is drawn for a value of a row; nil where it has no planned value to be measured by.
  private func length(_ value: Double?, _ row: Row) -> Double? {
    guard let value else { return nil }
    if isCommon { return value }
    guard let target = row.target, target > 0 else { return nil }
    return value / target * 100
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let kind = russian ? "Столбики и плановые значения" : "Bars and planned values"
    let count = Plural.indicator.text(rows.count, options.language)
    let lead = "\(kind), \(count); \(takeaway.clause(format))"
    // As many of the numbers as there is room for.
    let lists = (1...max(1, min(8, rows.count))).reversed().map { shown in
      lead + "; " + rows.prefix(shown).map { "\($0.name): \(text($0))" }.joined(separator: "; ")
    }
    return lists + [lead, "\(kind), \(count)"]
  }

  var scaleNotes: [String] {
    guard !isCommon else { return [] }
    return [
      options.language == .ru
        ? "Длина — в процентах от планового значения" : "Length in percent of the planned value"
    ]
  }

  var notes: [String] {
    let hasBare = rows.contains { $0.value != nil && length($0.value, $0) == nil }
    guard hasBare else { return [] }
    return [
      options.language == .ru
        ? "Без столбика — нет планового значения больше нуля"
        : "No bar: there is no planned value above zero"
    ]
  }

  private func text(_ row: Row) -> String {
    guard let value = row.value else { return format.style.missing }
    // Indicators of different units have decimals of their own.
    let number = isCommon ? format.plain(value) : format.trimmed(value)
    guard let target = row.target else { return format.style.with(unit: row.unit, number) }
    let word = options.language == .ru ? "из" : "of"
    let planned = format.style.with(unit: row.unit, format.plannedNumber(target))
    return "\(number) \(word) \(planned)"
  }

  private func plot(_ width: Double) -> RowPlot {
    RowPlot(
      names: rows.map { ($0.name, $0.isFocus) },
      extra: .init(
        head: "", texts: rows.map(text), styles: rows.map { $0.isFocus ? .focus : .label }),
      tickWidth: rows.contains(where: isReached) ? 16 : 0, width: width)
  }

  private func isReached(_ row: Row) -> Bool {
    RankedUnit(name: row.name, value: row.value, target: row.target)
      .reachesTarget(higherIsBetter: options.higherIsBetter) == true
  }

  private var key: [KeyEntry] {
    let russian = options.language == .ru
    var entries: [KeyEntry] = []
    if rows.contains(where: { $0.target != nil }) {
      entries.append(
        KeyEntry(
          symbol: .verticalRule(Palette.target),
          text: russian ? "плановое значение" : "planned value"))
    }
    if rows.contains(where: isReached) {
      entries.append(
        KeyEntry(
          symbol: .mark(.tick, Palette.better),
          text: russian ? "плановое значение достигнуто" : "planned value reached"))
    }
    return entries
  }

  func leastWidth(_ wanted: Double) -> Double { plot(wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    guard rows.contains(where: { $0.value != nil }) else {
      return canvas.addNothingToShow(options.language)
    }
    canvas.addKey(key)
    let plot = plot(canvas.width)
    let lengths = rows.flatMap { [length($0.value, $0), length($0.target, $0)] }
      .compactMap(\.self)
    let low = min(0, lengths.min() ?? 0)
    let high = max(low == 0 ? 1e-9 : 0, lengths.max() ?? 0)
    let x = LinearScale(domain: low...high, range: (plot.plotLeft, plot.plotRight - 4))
    let top = canvas.cursor
    let (middles, bottom) = plot.rows(from: top)
    for (index, row) in rows.enumerated() {
      let middle = middles[index]
      plot.drawTexts(index, middle: middle, on: &canvas)
      if let target = length(row.target, row) {
        canvas.add(
          RectangleMark(
            x: min(x(0), x(target))...max(x(0), x(target)), y: (middle - 9)...(middle + 9),
            colour: Palette.track))
      }
      if let value = length(row.value, row) {
        canvas.add(
          BarMark(
            x: min(x(0), x(value))...max(x(0), x(value)), y: (middle - 5)...(middle + 5),
            colour: row.isFocus ? Palette.focus : Palette.bar))
      }
      if let target = length(row.target, row) {
        canvas.add(
          RectangleMark(
            x: (x(target) - 1.5)...(x(target) + 1.5), y: (middle - 10)...(middle + 10),
            colour: Palette.target, outline: Palette.background))
      }
      if isReached(row) {
        canvas.add(
          PointMark(
            at: (canvas.right - 5, middle), symbol: .tick, radius: 4.5, colour: Palette.better))
      }
    }
    canvas.add(RuleMark(from: (x(0), top), to: (x(0), bottom), colour: Palette.muted))
    canvas.cursor = bottom
  }
}
