import OporaLanguage

/// Lines over periods: gaps dotted, planned values as steps, each line named at its end.
struct Trend: ChartForm {
  static let title = LocalizedText(ru: "линии по периодам", en: "lines over periods")
  static let columns: [ChartColumn] = [
    .required("series"), .required("period"), .required("value"), .optional("target"),
    .optional("focus"),
  ]
  static let mostRows = SeriesTable.mostSeries * SeriesTable.mostPeriods
  /// With more lines than this only the focus, the ends and the median are named.
  static let mostNamed = 8

  let options: ChartOptions
  let format: ValueFormat
  let table: SeriesTable
  let takeaway: Takeaway

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    self.table = try SeriesTable(&table, names: "series")
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    takeaway = self.table.takeaway(options, format)
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let subject =
      russian
      ? "по \(options.subject.countedDative.text(table.series.count, .ru))"
      : "of \(options.subject.counted.text(table.series.count, .en))"
    let measure = options.measure.map { Label.clean($0) + " " } ?? ""
    let kind = russian ? "Линейный график" : "Line chart"
    let first = table.periods.first?.long(options.language) ?? ""
    let last = table.periods.last?.long(options.language) ?? ""
    let span = table.periods.count > 1 ? "\(first) – \(last)" : first
    let values = table.series.compactMap { $0.last?.value }
    let numbers =
      values.min().flatMap { low in values.max().map { format.range(low, $0) } }
      .map { (russian ? "; последние значения " : "; last values ") + $0 } ?? ""
    let statement = "; " + takeaway.clause(format)
    let lead = "\(kind): \(measure)\(subject), \(span)"
    let bare = "\(kind): \(subject)"
    return [
      lead + numbers + statement, lead + numbers, bare + numbers + statement, bare + numbers, bare,
    ]
  }

  var scaleNotes: [String] {
    ScaleNote.texts(TrendScale(self)?.start, format)
  }

  var notes: [String] {
    let russian = options.language == .ru
    var notes: [String] = []
    let gapped = table.series.contains { $0.runs.count > 1 }
    if gapped {
      notes.append(
        russian ? "Точечная линия — нет данных внутри ряда" : "Dotted: no data within the series")
    }
    if let last = table.periods.indices.last {
      let ended = table.series.filter { $0.values[last] == nil }.map(\.name)
      if !ended.isEmpty {
        let period = table.periods[last].long(options.language)
        let names = ListText.joined(Collation.sorted(ended), options.language, limit: 8)
        notes.append(
          russian ? "Нет данных за \(period): \(names)" : "No data for \(period): \(names)")
      }
    }
    if table.series.count > Trend.mostNamed {
      notes.append(
        russian
          ? "Бледные линии — остальные ряды, а всего их \(table.series.count)"
          : "Pale lines: the other series, \(table.series.count) in all")
    }
    return notes
  }

  func leastWidth(_ wanted: Double) -> Double { TrendLayout(self, width: wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    guard TrendScale(self) != nil else { return canvas.addNothingToShow(options.language) }
    TrendLayout(self, width: canvas.width).draw(on: &canvas)
  }
}

/// The vertical scale of a trend: round numbers around every value and planned value.
struct TrendScale {
  let ticks: Ticks
  let domain: ClosedRange<Double>

  /// The value at the foot of the scale.
  var start: Double { domain.lowerBound }

  /// Nil where there is nothing to show.
  init?(_ trend: Trend) {
    let known = trend.table.series.flatMap { $0.values.compactMap(\.self) }
    guard !known.isEmpty else { return nil }
    let values = known + trend.table.targets.compactMap(\.self)
    self.init(
      values: values, start: trend.options.scaleStart,
      wholeOnly: trend.format.decimals == 0)
  }

  /// The places from the first to the last, both named: there is no place 0.
  init(places count: Int) {
    ticks = Ticks(ofPlaces: count)
    domain = ticks.domain
  }

  /// A scale around values; one that would be flat is opened by a tenth, at least by one.
  init?(values: [Double], start: Double? = nil, wholeOnly: Bool, count: Int = 5) {
    guard var low = values.min(), var high = values.max() else { return nil }
    let isPositive = low >= 0
    if high - low < 1e-9 * max(1, high.magnitude) {
      let margin = max(1, high.magnitude / 10)
      low = isPositive ? max(0, low - margin) : low - margin
      high += margin
    }
    if let start, start < high { low = min(start, values.min() ?? start) }
    ticks = Ticks(around: low...high, count: count, wholeOnly: wholeOnly)
    domain = ticks.domain
  }
}
