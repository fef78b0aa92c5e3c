import OporaLanguage

/// Bars in order of value: one measure, one period, who stands where.
///
/// Each row reads as a line of a table: place and name, value, bar, deviation from the planned
/// value with a tick where it is reached. Values stand in a column of their own, so neither the
/// planned value nor a previous one can cross a number.
struct RankedBar: ChartForm {
  static let title = LocalizedText(ru: "столбики по убыванию", en: "ranked bars")
  static let columns: [ChartColumn] = [
    .required("name"), .required("value"), .optional("target"), .optional("previous"),
    .optional("focus"),
  ]

  struct Row {
    var name: String
    var value: Double?
    var target: Double?
    var previous: Double?
    var isFocus: Bool
    /// «3» or «3–4» where several share a place; empty without a value.
    var place = ""

    var unit: RankedUnit { RankedUnit(name: name, value: value, target: target) }
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  /// Rows with a value, best first.
  let rows: [Row]
  /// The names of rows without one.
  let missing: [String]

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    if options.scaleStart.map({ $0 != 0 }) ?? false { throw .barsStartAtZero }
    var all: [Row] = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      let row = Row(
        name: name, value: try table.number("value", index),
        target: try table.number("target", index) ?? options.target,
        previous: try table.number("previous", index), isFocus: table.isFocus(name, index))
      all.append(row)
    }
    table.warnUnlessFound(focusIn: all.map(\.name))
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    takeaway = .ranking(
      all.map(\.unit), higherIsBetter: options.higherIsBetter, format: format,
      subject: options.subject)
    rows = RankedBar.ranked(all, higherIsBetter: options.higherIsBetter)
    missing = Collation.sorted(all.filter { $0.value == nil }.map(\.name))
  }

  private static func ranked(_ rows: [Row], higherIsBetter: Bool) -> [Row] {
    let order = Ranking.order(
      rows.map { ($0.value, $0.name) }, higherIsBetter: higherIsBetter)
    return order.map { entry in
      var row = rows[entry.index]
      row.place = entry.place
      return row
    }
  }

  var descriptions: [String] {
    let words = RankedWords(format: format, options: options)
    return words.descriptions(
      of: rows.map(\.unit), missing: missing.count,
      kind: options.language == .ru ? "Столбчатая диаграмма" : "Bar chart")
  }

  var notes: [String] {
    var notes: [String] = []
    if !missing.isEmpty {
      notes.append(
        options.language == .ru
          ? "Нет данных: \(ListText.joined(missing, .ru, limit: 12)) (без места)"
          : "No data: \(ListText.joined(missing, .en, limit: 12)) (no place)")
    }
    if !options.higherIsBetter {
      notes.append(
        options.language == .ru
          ? "Чем ниже значение, тем выше место" : "The lower the value, the better the place")
    }
    return notes
  }

  func leastWidth(_ wanted: Double) -> Double {
    RankedBarLayout(self, width: wanted).leastWidth
  }

  func draw(on canvas: inout Canvas) {
    guard !rows.isEmpty else { return canvas.addNothingToShow(options.language) }
    RankedBarLayout(self, width: canvas.width).draw(on: &canvas)
  }
}
