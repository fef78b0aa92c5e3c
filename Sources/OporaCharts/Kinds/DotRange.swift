import OporaLanguage

/// A value with the range it may lie in: how sure a value or a place is.
struct DotRange: ChartForm {
  static let title = LocalizedText(ru: "значения с диапазоном", en: "values with a range")
  static let columns: [ChartColumn] = [
    .required("name"), .required("value"), .required("low"), .required("high"),
    .optional("focus"),
  ]

  struct Row {
    var name: String
    var value: Double
    var range: ClosedRange<Double>?
    var isFocus: Bool
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let rows: [Row]
  let absent: [String]
  /// Whether the values are the places of the rows among themselves.
  let arePlaces: Bool

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    var rows: [Row] = []
    var absent: [String] = []
    var units: [RankedUnit] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      let value = try table.number("value", index)
      let low = try table.number("low", index)
      let high = try table.number("high", index)
      units.append(RankedUnit(name: name, value: value))
      guard let value else {
        absent.append(name)
        continue
      }
      if (low ?? value) > value || (high ?? value) < value { throw .badRange(row: index + 1) }
      let range = low == nil && high == nil ? nil : (low ?? value)...(high ?? value)
      rows.append(
        Row(name: name, value: value, range: range, isFocus: table.isFocus(name, index)))
    }
    table.warnUnlessFound(focusIn: units.map(\.name))
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    let arePlaces = format.unit == nil && DotRange.arePlaces(rows)
    self.arePlaces = arePlaces
    let order = Ranking.order(
      rows.map { ($0.value, $0.name) },
      higherIsBetter: options.higherIsBetter && !arePlaces)
    self.rows = order.map { rows[$0.index] }
    self.absent = Collation.sorted(absent)
    let values = Takeaway.ranking(
      units, higherIsBetter: options.higherIsBetter, format: format, subject: options.subject)
    takeaway =
      arePlaces && !Takeaway.isInsufficient(missing: absent.count, of: units.count)
      ? DotRange.takeaway(ofPlaces: rows, options.subject) : values
  }

  /// Whether the values are places: each one more than the rows before it, ranges within the count.
  private static func arePlaces(_ rows: [Row]) -> Bool {
    guard rows.count > 1, rows.contains(where: { $0.range != nil }) else { return false }
    let count = Double(rows.count)
    return rows.allSatisfy { row in
      let ends = [row.range?.lowerBound ?? row.value, row.range?.upperBound ?? row.value]
      return row.value == 1 + Double(rows.count { $0.value < row.value })
        && ends.allSatisfy { $0 == $0.rounded() && (1...count).contains($0) }
    }
  }

  private static func takeaway(ofPlaces rows: [Row], _ subject: ChartSubject) -> Takeaway {
    if let focus = rows.first(where: \.isFocus), let range = focus.range {
      return .placeRange(
        name: focus.name, place: Int(focus.value), low: Int(range.lowerBound),
        high: Int(range.upperBound), total: rows.count)
    }
    let steady = rows.count { $0.range.map { $0.lowerBound == $0.upperBound } ?? false }
    return .steadyPlaces(count: steady, total: rows.count, subject)
  }

  var descriptions: [String] {
    let kind =
      options.language == .ru ? "Точечная диаграмма с диапазонами" : "Dot chart with ranges"
    let words = RankedWords(format: format, options: options)
    let units = rows.map { RankedUnit(name: $0.name, value: $0.value) }
    return words.descriptions(of: units, missing: absent.count, kind: kind)
  }

  var scaleNotes: [String] { arePlaces ? [] : ScaleNote.texts(scale?.start, format) }

  var notes: [String] {
    guard !absent.isEmpty else { return [] }
    let names = ListText.joined(absent, options.language, limit: 12)
    return [options.language == .ru ? "Нет данных: \(names)" : "No data: \(names)"]
  }

  private var scale: TrendScale? {
    let values = rows.flatMap {
      [$0.value, $0.range?.lowerBound, $0.range?.upperBound].compactMap(\.self)
    }
    return arePlaces
      ? TrendScale(places: rows.count)
      : TrendScale(
        values: values, start: options.scaleStart, wholeOnly: format.decimals == 0)
  }

  private func plot(_ width: Double) -> RowPlot {
    let ranges = rows.map { row in
      row.range.map { range in
        if format.sameText(range.lowerBound, range.upperBound) {
          return format.plain(range.lowerBound)
        }
        // An en dash before a minus would be misread.
        let dash = range.lowerBound < 0 ? "…" : "–"
        return format.plain(range.lowerBound) + dash + format.plain(range.upperBound)
      } ?? ""
    }
    let hasRanges = ranges.contains { !$0.isEmpty }
    return RowPlot(
      names: rows.map { ($0.name, $0.isFocus) },
      values: .init(
        head: format.unit ?? "", texts: rows.map { format.plain($0.value) },
        styles: rows.map { $0.isFocus ? .focus : .label }),
      extra: hasRanges
        ? .init(
          head: options.language == .ru ? "диапазон" : "range", texts: ranges,
          styles: rows.map { $0.isFocus ? .focus : .label }) : nil,
      width: width)
  }

  func leastWidth(_ wanted: Double) -> Double { plot(wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    guard let scale else { return canvas.addNothingToShow(options.language) }
    let plot = plot(canvas.width)
    plot.drawHeads(on: &canvas)
    let x = LinearScale(
      domain: scale.domain, range: (plot.plotLeft + 8, plot.plotRight - 8))
    let (middles, bottom) = plot.rows(from: canvas.cursor)
    let axis = ValueAxis(scale: x, ticks: scale.ticks, format: format)
    axis.drawGrid(canvas.cursor...bottom, on: &canvas)
    for (index, row) in rows.enumerated() {
      let middle = middles[index]
      plot.drawTexts(index, middle: middle, on: &canvas)
      if let range = row.range {
        canvas.add(
          LineMark(
            points: [(x(range.lowerBound), middle), (x(range.upperBound), middle)],
            colour: row.isFocus ? Palette.focus : Palette.bar, width: 3))
      }
      canvas.add(
        PointMark(
          at: (x(row.value), middle), radius: 5,
          colour: row.isFocus ? Palette.focus : Palette.second))
    }
    axis.drawNumbers(below: bottom, on: &canvas)
  }
}
