import OporaLanguage

/// Values of several series by period, from a table with a row for each.
struct SeriesTable {
  static let mostSeries = 60
  static let mostPeriods = 60

  struct Series {
    var name: String
    /// By period; nil where missing.
    var values: [Double?]
    var targets: [Double?]
    var isFocus: Bool

    /// The last value and its period.
    var last: (index: Int, value: Double)? {
      values.indices.last { values[$0] != nil }.flatMap { index in
        values[index].map { (index, $0) }
      }
    }

    /// The first value and its period.
    var first: (index: Int, value: Double)? {
      values.indices.first { values[$0] != nil }.flatMap { index in
        values[index].map { (index, $0) }
      }
    }

    /// Consecutive periods with values.
    var runs: [ClosedRange<Int>] {
      var runs: [ClosedRange<Int>] = []
      for index in values.indices where values[index] != nil {
        if let last = runs.last, last.upperBound == index - 1 {
          runs[runs.count - 1] = last.lowerBound...index
        } else {
          runs.append(index...index)
        }
      }
      return runs
    }
  }

  /// In order of time, or as met where a period is free text.
  let periods: [PeriodLabel]
  /// In order of first appearance.
  private(set) var series: [Series]

  /// Reads a table; without a column of names everything is one series.
  init(
    _ table: inout TableReader, names: String?, values: String = "value"
  ) throws(ChartError) {
    var labels: [PeriodLabel] = []
    for row in 0..<table.count {
      let label = PeriodLabel(table.text("period", row))
      if label.text.isEmpty { throw .emptyCell(column: "period", row: row + 1) }
      labels.append(label)
    }
    periods = PeriodLabel.timeline(labels)
    guard periods.count <= SeriesTable.mostPeriods else {
      throw .tooManyPeriods(periods.count, most: SeriesTable.mostPeriods)
    }
    series = []
    let places = Dictionary(
      periods.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    // Keyed by bytes: hashing Cyrillic strings as text would cost more than the drawing.
    var positions: [[UInt8]: Int] = [:]
    var taken: Set<[Int]> = []
    for row in 0..<table.count {
      let key = names.map { Array(table.text($0, row).utf8) } ?? []
      let position = positions[key] ?? series.count
      if position == series.count {
        let name =
          try names.map { column throws(ChartError) in try table.name(column, row) } ?? ""
        guard position < SeriesTable.mostSeries else {
          throw .tooManySeries(position + 1, most: SeriesTable.mostSeries)
        }
        positions[key] = position
        let empty = [Double?](repeating: nil, count: periods.count)
        let isFocus = names != nil && table.isFocus(name)
        series.append(Series(name: name, values: empty, targets: empty, isFocus: isFocus))
      }
      guard let place = places[labels[row]] else { continue }
      guard taken.insert([position, place]).inserted else {
        throw .repeatedCell(
          name: series[position].name, other: labels[row].text, row: row + 1)
      }
      series[position].values[place] = try table.number(values, row)
      series[position].targets[place] =
        try table.number("target", row) ?? table.options.target
      if table.isMarked(row) { series[position].isFocus = true }
    }
    if names != nil { table.warnUnlessFound(focusIn: series.map(\.name)) }
  }

  /// The planned values by period where all series agree; else those of the focus.
  var targets: [Double?] {
    periods.indices.map { index in
      let values = Set(series.compactMap { $0.targets[index] })
      if values.count <= 1 { return values.first }
      return series.first { $0.isFocus }?.targets[index]
    }
  }

  /// The highlighted series; the only one where there is but one.
  var focus: Series? { series.first { $0.isFocus } ?? (series.count == 1 ? series.first : nil) }

  /// What the series say: planned values and movement of the focus, else how many rose.
  func takeaway(_ options: ChartOptions, _ format: ValueFormat) -> Takeaway {
    guard series.contains(where: { $0.last != nil }) else { return .noData }
    if let focus, let first = focus.first, let last = focus.last {
      let name = focus.name.isEmpty ? nil : focus.name
      if let name, let statement = againstTarget(focus, name, options) { return statement }
      let steps = Takeaway.streak(focus.values, format: format)
      if steps.magnitude >= 3, let from = focus.values[last.index - Int(steps.magnitude)] {
        return .streak(name: name, steps: steps, from: from, to: last.value)
      }
      if first.index == last.index { return .single(name: focus.name, value: last.value) }
      return .change(name: name, from: first.value, to: last.value)
    }
    let moving = series.compactMap { series in
      series.first.flatMap { first in
        series.last.flatMap { $0.index > first.index ? (first.value, $0.value) : nil }
      }
    }
    guard !moving.isEmpty else {
      let units = series.map { RankedUnit(name: $0.name, value: $0.last?.value) }
      return .spread(units, format: format, subject: options.subject)
    }
    let count = moving.count { $0.1 > $0.0 && !format.sameText($0.0, $0.1) }
    return .rises(count: count, total: moving.count, options.subject)
  }

  private func againstTarget(
    _ focus: Series, _ name: String, _ options: ChartOptions
  ) -> Takeaway? {
    let since = Takeaway.reachedSince(
      focus.values, targets: targets, higherIsBetter: options.higherIsBetter)
    if let since {
      return .reachedSince(name: name, period: periods[since].since(options.language))
    }
    guard let last = focus.last, let target = targets[last.index] else { return nil }
    return .lastAgainstTarget(name: name, value: last.value, target: target)
  }
}
