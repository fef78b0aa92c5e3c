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
    let russian = format.language == .ru
    var notes: [String] = []
    if places.units.contains(where: { $0.rise != 0 }) {
      notes.append(
        russian
          ? "Стрелки — на сколько мест выше или ниже; серые линии — место прежнее"
          : "Arrows: places up or down; grey lines: the same place")
    }
    if !places.absent.isEmpty {
      let names = ListText.joined(places.absent, format.language, limit: 12)
      notes.append(
        russian
          ? "Места — среди тех, у кого есть данные за все периоды; не показаны: \(names)"
          : "Places among those with data for every period; not shown: \(names)")
    }
    return notes
  }

  func leastWidth(_ wanted: Double) -> Double {
    PlacesLayout(places, width: wanted).leastWidth
  }

  func draw(on canvas: inout Canvas) {
    guard !places.units.isEmpty else { return canvas.addNothingToShow(format.language) }
    PlacesLayout(places, width: canvas.width).draw(on: &canvas)
  }
}
