import Opora
import OporaCharts
import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry

/// One picture of each kind from the sample region, for the README.
struct Gallery {
  let monitoring: Monitoring
  private let periods: [ReportingPeriod]
  private let values: IndicatorValues
  private let ratings: [RatingResult?]

  private static let coverage = "coverage-5-18"
  private static let focus = SamplesTests.municipality
  private static let overview = [
    coverage, "rural-access", "science-technology-coverage", "coverage-ovz",
    "certificates-coverage", "contingent-retention", "programmes-published",
  ]

  init(_ monitoring: Monitoring) {
    self.monitoring = monitoring
    periods = monitoring.periods
    values = monitoring.values(
      in: periods, indicators: Gallery.overview + ["coverage-urban"], breakdowns: ["direction"])
    ratings = periods.map { monitoring.rating(in: $0) }
  }

  /// The picture of a kind.
  func drawing(_ kind: ChartKind) throws -> ChartDrawing {
    var options = ChartOptions()
    options.source = "образцовая область (данные выдуманы)"
    options.unit = "%"
    options.subtitle =
      "Охват детей в возрасте от 5 до 18 лет дополнительным образованием, \(period), %"
    let table = table(kind, &options)
    return try Chart.draw(kind, table, options)
  }

  private var last: ReportingPeriod { periods[periods.count - 1] }
  private var period: String { last.title(.ru) }

  private func number(
    _ indicator: String, _ municipality: String, _ period: ReportingPeriod, category: String = ""
  ) -> ExactNumber? {
    values.cell(
      indicator, municipality, period.id, breakdown: category.isEmpty ? "" : "direction",
      category: category)?.outcome.number
  }

  private func text(_ number: ExactNumber?) -> String {
    number.map { $0.decimalText(decimals: 1) } ?? ""
  }

  private func target(_ indicator: String, _ municipality: String, _ period: ReportingPeriod)
    -> String
  {
    values.cell(indicator, municipality, period.id)?.target.map {
      $0.decimalText(decimals: 1)
    } ?? ""
  }

  /// The shortest name that no other municipality bears.
  private func name(_ municipality: Municipality) -> String {
    let name = municipality.shortName.isEmpty ? municipality.name : municipality.shortName
    let bearers = monitoring.registry.municipalities.count {
      [$0.name, $0.shortName].contains(name)
    }
    return bearers > 1 ? "\(name) (\(municipality.code))" : name
  }

  private func mark(_ municipality: Municipality) -> String {
    municipality.code == Gallery.focus ? "1" : ""
  }

  private func title(_ indicator: String) -> String {
    monitoring.catalogue.indicator(indicator)?.shortTitle[.ru] ?? indicator
  }
}

/// The tables.
extension Gallery {
  private func table(_ kind: ChartKind, _ options: inout ChartOptions) -> ChartTable {
    switch kind {
    case .rankedBar, .diverging, .beeswarm, .dotRange, .tiles, .scatter, .dumbbell, .heat:
      byMunicipality(kind, &options)
    case .trend, .multiples, .slope, .bump: byPeriod(kind, &options)
    default: ofRegion(kind, &options)
    }
  }

  private func byMunicipality(_ kind: ChartKind, _ options: inout ChartOptions) -> ChartTable {
    var columns: [String] = []
    var row: (Int, Municipality) -> [String]
    switch kind {
    case .rankedBar:
      columns = ["value", "target", "previous"]
      options.previousLabel = last.previous.title(.ru)
      row = { _, unit in
        [coverage(unit), target(Gallery.coverage, unit.code, last), coverage(unit, last.previous)]
      }
    case .diverging:
      columns = ["value"]
      options.unit = "п. п."
      options.subtitle = "Отклонение охвата от планового значения, \(period), п. п."
      row = { _, unit in [deviation(unit)] }
    case .beeswarm:
      columns = ["value", "group"]
      row = { _, unit in [coverage(unit), unit.group] }
    case .dotRange:
      columns = ["value", "low", "high"]
      options.unit = nil
      options.higherIsBetter = false
      options.subtitle = "Место в рейтинге и его диапазон при изменении весов на 10 %, \(period)"
      row = { _, unit in places(unit) }
    case .tiles:
      columns = ["row", "column", "value"]
      row = { index, unit in ["\(index / 4 + 1)", "\(index % 4 + 1)", coverage(unit)] }
    case .scatter, .dumbbell:
      let isPair = kind == .dumbbell
      columns = isPair ? ["first", "second"] : ["x", "y"]
      options.pairLabels =
        isPair
        ? ["село", "город"] : ["охват детей от 5 до 18 лет, %", "охват сельских детей, %"]
      let second = isPair ? "coverage-urban" : "rural-access"
      let first = isPair ? "rural-access" : Gallery.coverage
      row = { _, unit in [first, second].map { text(number($0, unit.code, last)) } }
    default:
      columns = Gallery.overview.map { title($0) }
      options.subtitle = "Показатели муниципалитетов, \(period)"
      row = { _, unit in Gallery.overview.map { text(number($0, unit.code, last)) } }
    }
    let rows = monitoring.registry.municipalities.enumerated().map { index, unit in
      [name(unit)] + row(index, unit) + [mark(unit)]
    }
    return ChartTable(columns: ["name"] + columns + ["focus"], rows: rows)
  }

  private func coverage(_ unit: Municipality, _ period: ReportingPeriod? = nil) -> String {
    text(number(Gallery.coverage, unit.code, period ?? last))
  }

  private func deviation(_ unit: Municipality) -> String {
    let cell = values.cell(Gallery.coverage, unit.code, last.id)
    guard let value = cell?.outcome.number, let target = cell?.target else { return "" }
    return (value - target).decimalText(decimals: 1)
  }

  private func places(_ unit: Municipality) -> [String] {
    guard let rated = ratings.last??.unit(unit.code), let place = rated.placeFrom else {
      return ["", "", ""]
    }
    return [place, rated.placeLow ?? place, rated.placeHigh ?? place].map(String.init)
  }

  private func byPeriod(_ kind: ChartKind, _ options: inout ChartOptions) -> ChartTable {
    options.subtitle = "Охват детей в возрасте от 5 до 18 лет дополнительным образованием, %"
    let units = monitoring.registry.municipalities
    let isPlaces = kind == .slope || kind == .bump
    if isPlaces { options.subtitle = "Место в рейтинге муниципальных опорных центров" }
    let shown =
      kind == .trend
      ? units.filter { $0.code == Gallery.focus }
        + units.filter { $0.code != Gallery.focus }
        .prefix(5) : units
    let first = kind == .trend ? "series" : kind == .multiples ? "panel" : "name"
    let indices = kind == .slope ? [periods.count - 3, periods.count - 1] : Array(periods.indices)
    let rows = shown.flatMap { unit in
      indices.map { index in
        [name(unit), periods[index].id]
          + (isPlaces
            ? [ratings[index]?.unit(unit.code)?.placeFrom.map(String.init) ?? ""]
            : [
              coverage(unit, periods[index]), target(Gallery.coverage, unit.code, periods[index]),
            ]) + [mark(unit)]
      }
    }
    let columns = isPlaces ? ["place"] : ["value", "target"]
    return ChartTable(columns: [first, "period"] + columns + ["focus"], rows: rows)
  }

  private func ofRegion(_ kind: ChartKind, _ options: inout ChartOptions) -> ChartTable {
    let total = IndicatorValue.total
    switch kind {
    case .stacked:
      options.subtitle =
        "Обучающиеся по направленностям, \(period), % (ребёнок считается в каждой своей)"
      return ChartTable(columns: ["name", "part", "value", "focus"], rows: directionRows)
    case .sparkline:
      return ChartTable(
        columns: ["period", "value"],
        rows: periods.map { [$0.id, text(number(Gallery.coverage, total, $0))] })
    case .waterfall:
      options.unit = "детей"
      options.subtitle = "Обучающиеся в возрасте от 5 до 18 лет, образцовая область"
      return ChartTable(columns: ["step", "value"], rows: changeRows)
    case .figures:
      options.subtitle = "Образцовая область, \(period)"
      options.previousLabel = "прошлому полугодию"
      return ChartTable(
        columns: ["label", "value", "change", "target"],
        rows: Gallery.overview.prefix(6).map { id in
          let now = number(id, total, last)
          let before = number(id, total, last.previous)
          let change = now.flatMap { now in before.map { now - $0 } }
          return [title(id), text(now), text(change), target(id, total, last)]
        })
    default:
      options.subtitle = "Показатели одного муниципалитета, \(period)"
      options.subject = .indicators
      return ChartTable(
        columns: ["name", "value", "target", "unit"],
        rows: Gallery.overview.compactMap { id in
          let planned = target(id, Gallery.focus, last)
          return planned.isEmpty
            ? nil : [title(id), text(number(id, Gallery.focus, last)), planned, "%"]
        })
    }
  }

  /// Children by direction, the two in focus first.
  private var directionRows: [[String]] {
    let directions = [
      ("technical", "Техническая"), ("science", "Естественнонаучная"), ("arts", "Художественная"),
      ("sport", "Физкультурно-спортивная"), ("social", "Социально-гуманитарная"),
      ("tourism", "Туристско-краеведческая"),
    ]
    return monitoring.registry.municipalities.flatMap { unit in
      directions.map { code, part in
        let cell = values.cell(
          Gallery.coverage, unit.code, last.id, breakdown: "direction", category: code)
        return [
          name(unit), part, cell?.numerator.map { $0.decimalText(decimals: 0) } ?? "",
          mark(unit),
        ]
      }
    }
  }

  /// Children of the first period and the changes since.
  private var changeRows: [[String]] {
    let counts = periods.compactMap { period in
      values.cell(Gallery.coverage, IndicatorValue.total, period.id)?.numerator.map { (period, $0) }
    }
    return counts.indices.map { index in
      let (period, count) = counts[index]
      let value = index == 0 ? count : count - counts[index - 1].1
      return [period.title(.ru), value.decimalText(decimals: 0)]
    }
  }
}
