import OporaLanguage

/// Places of units over periods: slopes for two or three periods, bumps for more.
protocol PlaceForm: ChartForm {
  var places: Places { get }
}

/// Places at two or three periods.
struct Slope: PlaceForm {
  static let title = LocalizedText(ru: "изменение мест", en: "change of places")
  static let columns = Places.columns
  static let mostRows = SeriesTable.mostSeries * SeriesTable.mostPeriods
  let places: Places

  init(_ table: inout TableReader) throws(ChartError) {
    places = try Places(&table, mostPeriods: 8)
  }
}

/// Places over four and more periods.
struct Bump: PlaceForm {
  static let title = LocalizedText(ru: "места по периодам", en: "places over periods")
  static let columns = Places.columns
  static let mostRows = SeriesTable.mostSeries * SeriesTable.mostPeriods
  let places: Places

  init(_ table: inout TableReader) throws(ChartError) {
    places = try Places(&table, mostPeriods: 12)
  }
}

/// Places within the units that have one in every period shown.
struct Places {
  static let columns: [ChartColumn] = [
    .required("name"), .required("period"), .required("place"), .optional("focus"),
  ]

  struct Unit {
    var name: String
    /// The place by period; equal ones are shared.
    var places: [Int]
    /// The row by period; no two units stand in one.
    var rows: [Int]
    var isFocus: Bool

    /// By how many places the unit moved up.
    var rise: Int { (places.first ?? 0) - (places.last ?? 0) }
  }

  let options: ChartOptions
  let format: ValueFormat
  let periods: [PeriodLabel]
  let units: [Unit]
  let absent: [String]

  init(_ table: inout TableReader, mostPeriods: Int) throws(ChartError) {
    options = table.options
    let series = try SeriesTable(&table, names: "name", values: "place")
    // A period that is filled in between two others holds no places at all.
    let shown = series.periods.indices.filter { index in
      series.series.contains { $0.values[index] != nil }
    }
    guard shown.count <= mostPeriods else {
      throw .tooManyPeriods(shown.count, most: mostPeriods)
    }
    periods = shown.map { series.periods[$0] }
    format = ValueFormat(options.language, unit: nil, decimals: 0)
    let complete = series.series.filter { unit in
      !shown.isEmpty && shown.allSatisfy { unit.values[$0] != nil }
    }
    absent = Collation.sorted(
      series.series.filter { unit in shown.contains { unit.values[$0] == nil } || shown.isEmpty }
        .map(\.name))
    let keys = complete.map { CollationKey($0.name) }
    var units = complete.map {
      Unit(name: $0.name, places: [], rows: [], isFocus: $0.isFocus)
    }
    for period in shown {
      let values = complete.map { $0.values[period] ?? 0 }
      let order = values.indices.sorted {
        values[$0] == values[$1] ? keys[$0] < keys[$1] : values[$0] < values[$1]
      }
      for (row, index) in order.enumerated() {
        units[index].rows.append(row)
        units[index].places.append(1 + values.count { $0 < values[index] })
      }
    }
    self.units = units.sorted { ($0.rows.last ?? 0) < ($1.rows.last ?? 0) }
  }

  var takeaway: Takeaway {
    guard !units.isEmpty else { return .noData }
    if let focus = units.first(where: \.isFocus), let from = focus.places.first,
      let to = focus.places.last
    {
      return .places(name: focus.name, from: from, to: to, total: units.count)
    }
    return .movements(
      up: units.count { $0.rise > 0 }, down: units.count { $0.rise < 0 }, total: units.count,
      options.subject)
  }
}

extension PlaceForm {
  var format: ValueFormat { places.format }
  var takeaway: Takeaway { places.takeaway }

  var descriptions: [String] {
    let russian = format.language == .ru
    let total = places.units.count
    let subject =
      russian
      ? places.options.subject.countedGenitive.text(total, .ru)
      : places.options.subject.counted.text(total, .en)
    let kind = russian ? "Линии мест \(subject)" : "Lines of places of \(subject)"
    let span = [places.periods.first, places.periods.last].compactMap {
      $0?.long(format.language)
    }.joined(separator: " – ")
    let first = places.units.first.map { (russian ? "; на 1-м месте " : "; first: ") + $0.name }
    let statement = "; " + takeaway.clause(format)
    return [
      "\(kind), \(span)\(first ?? "")\(statement)", "\(kind), \(span)\(statement)",
      "\(kind)\(statement)", kind,
    ]
  }

  var notes: [String] {
    guard !places.absent.isEmpty else { return [] }
    let names = ListText.joined(places.absent, format.language, limit: 12)
    return [
      format.language == .ru
        ? "Места — среди тех, у кого есть данные за все периоды; не показаны: \(names)"
        : "Places among those with data for every period; not shown: \(names)"
    ]
  }

  func leastWidth(_ wanted: Double) -> Double {
    PlacesLayout(places, width: wanted).leastWidth
  }

  func draw(on canvas: inout Canvas) {
    guard !places.units.isEmpty else { return canvas.addNothingToShow(format.language) }
    PlacesLayout(places, width: canvas.width).draw(on: &canvas)
  }
}

/// Where the lines of places stand: places at both ends, names and movements at the right.
private struct PlacesLayout {
  let places: Places
  let width: Double
  let names: [[String]]
  let styles: [TextStyle]

  init(_ places: Places, width: Double) {
    self.places = places
    self.width = width
    let styles = places.units.map { $0.isFocus ? TextStyle.focus : .label }
    self.styles = styles
    names = zip(places.units, styles).map {
      TextWrap.balanced($0.name, width: width * 0.38, style: $1)
    }
  }

  private var nameWidth: Double { zip(names, styles).map { $1.width(ofLines: $0) }.max() ?? 0 }
  private var placeWidth: Double { TextStyle.focus.width(String(places.units.count)) + 8 }
  private var moveWidth: Double { placeWidth + 16 }
  private var pitch: Double { max(26, 8 + 14 * Double(names.map(\.count).max() ?? 1)) }
  private var left: Double { Canvas.margin + placeWidth + 6 }
  private var right: Double {
    width - Canvas.margin - nameWidth - placeWidth - moveWidth - 10
  }

  var leastWidth: Double {
    width - (right - left) + Double(max(1, places.periods.count - 1)) * 48 + 40
  }

  private var columns: [Double] {
    let count = places.periods.count
    guard count > 1 else { return [right] }
    // The first head is wider than a place; it must not leave the picture.
    let start = left + 24
    return (0..<count).map { start + (right - start) * Double($0) / Double(count - 1) }
  }

  func draw(on canvas: inout Canvas) {
    drawHeads(on: &canvas)
    let top = canvas.cursor
    func y(_ row: Int) -> Double { top + (Double(row) + 0.5) * pitch }
    let ordered =
      places.units.indices.filter { !places.units[$0].isFocus }
      + places.units.indices.filter { places.units[$0].isFocus }
    for index in ordered { drawLine(places.units[index], y, on: &canvas) }
    for index in places.units.indices { drawTexts(index, y, on: &canvas) }
    canvas.cursor = top + pitch * Double(places.units.count)
  }

  private func drawHeads(on canvas: inout Canvas) {
    let style = TextStyle(size: 11.5, bold: true)
    let columns = columns
    let step = columns.count > 1 ? columns[1] - columns[0] - 8 : 120
    let room = min(step, 2 * (columns[0] - Canvas.margin) + 30)
    let heads = places.periods.map { period in
      TextWrap.balanced(
        period.upper(places.options.language), width: max(40, room), style: style)
        + (period.lower.map { [$0] } ?? [])
    }
    let bottom = canvas.cursor + Double(heads.map(\.count).max() ?? 1) * style.lineHeight
    for (head, x) in zip(heads, columns) {
      let half = style.width(ofLines: head) / 2
      canvas.add(
        lines: head, x: max(x, Canvas.margin + half), bottom: bottom, style: style,
        anchor: .middle)
    }
    canvas.cursor = bottom + 6
  }

  private func colour(_ unit: Places.Unit) -> String {
    if unit.isFocus { return Palette.focus }
    return unit.rise > 0 ? Palette.better : unit.rise < 0 ? Palette.target : Palette.muted
  }

  private func drawLine(_ unit: Places.Unit, _ y: (Int) -> Double, on canvas: inout Canvas) {
    let points = zip(columns, unit.rows).map { (x: $0, y: y($1)) }
    canvas.add(
      LineMark(points: points, colour: colour(unit), width: unit.isFocus ? 3.5 : 1.5))
    canvas.add(points: points, radius: unit.isFocus ? 4.5 : 3, colour: colour(unit))
  }

  private func drawTexts(_ index: Int, _ y: (Int) -> Double, on canvas: inout Canvas) {
    let unit = places.units[index]
    guard let first = unit.rows.first, let last = unit.rows.last, let from = unit.places.first,
      let to = unit.places.last
    else { return }
    let columns = columns
    let end = columns[columns.count - 1]
    if columns.count > 1 {
      canvas.add(
        lines: [String(from)], x: columns[0] - 8, middle: y(first), style: styles[index],
        anchor: .end)
    }
    canvas.add(
      lines: [String(to)], x: end + 8 + placeWidth - 4, middle: y(last), style: styles[index],
      anchor: .end)
    var style = styles[index]
    style.colour = colour(unit)
    let x = end + 8 + placeWidth + 4
    if unit.rise != 0 {
      canvas.add(
        PointMark(
          at: (x + 4, y(last)), symbol: unit.rise > 0 ? .triangleUp : .triangleDown, radius: 4.5,
          colour: style.colour))
      canvas.add(lines: ["\(unit.rise.magnitude)"], x: x + 11, middle: y(last), style: style)
    }
    canvas.add(lines: names[index], x: x + moveWidth, middle: y(last), style: styles[index])
  }
}
