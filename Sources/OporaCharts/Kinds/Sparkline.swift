import OporaLanguage

/// A line the size of a word, for the cell of a table.
struct Sparkline: ChartForm {
  static let title = LocalizedText(ru: "линия в ячейке", en: "sparkline")
  static let columns: [ChartColumn] = [.required("period"), .required("value")]
  static let widths = (usual: 80, allowed: 40...400)
  static let hasFrame = false

  let options: ChartOptions
  let format: ValueFormat
  let table: SeriesTable
  let takeaway: Takeaway

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    self.table = try SeriesTable(&table, names: nil)
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    takeaway = self.table.takeaway(options, format)
  }

  private var series: SeriesTable.Series? { table.series.first }

  var descriptions: [String] {
    let russian = options.language == .ru
    guard let series, let first = series.first, let last = series.last else {
      return [russian ? "Нет данных" : "No data"]
    }
    let from = table.periods[first.index].short(options.language)
    let to = table.periods[last.index].short(options.language)
    let span = first.index == last.index ? from : "\(from) – \(to)"
    let texts = series.values.map { $0.map(format.plain) ?? format.style.missing }
    let all = texts.joined(separator: "; ")
    return ["\(all) (\(span))", takeaway.text(format) + " (\(span))", takeaway.text(format)]
  }

  func draw(on canvas: inout Canvas) {
    canvas.cursor = 20
    canvas.bottomMargin = 0
    let values = series?.values.compactMap(\.self) ?? []
    guard let series, let low = values.min(), let high = values.max() else {
      let middle = 10.0
      canvas.add(
        RuleMark(
          from: (4, middle), to: (canvas.width - 4, middle), colour: Palette.pale,
          isDashed: true))
      return
    }
    // A flat series runs through the middle instead of along an edge.
    let y = LinearScale(domain: low...high, range: (16, 4))
    let last = max(1, table.periods.count - 1)
    let places = table.periods.indices.map {
      4 + (canvas.width - 10) * Double($0) / Double(last)
    }
    SeriesLine(series: series, colour: Palette.muted, width: 1.4, radius: nil)
      .draw(places, y, on: &canvas)
    if let end = series.last {
      canvas.add(
        PointMark(at: (places[end.index], y(end.value)), radius: 2.8, colour: Palette.focus))
    }
  }
}
