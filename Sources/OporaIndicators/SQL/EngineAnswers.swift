import OporaDefinitions
public import OporaLanguage
import OporaRegistry

/// What a database engine answered to the queries of ``SQLQueries`` (ответ движка).
///
/// Values, statuses and reports are made of it as they are made of rows: the engine counted, and
/// everything after counting is done here.
public struct EngineAnswers: Sendable {
  /// One row of an answer.
  struct Row: Sendable {
    var unit: String
    var isMunicipality: Bool
    var facet: Facet
    var value: ExactNumber?
    var weight: ExactNumber?
    var reason: String
    var submitted: Int
    var rows: Int
    var unknown: Int
    var asOf: CalendarDay?
    var expected: Int
    var reported: Int
    var organisations: OrganisationCount

    /// Whether the row is a part of a figure, to be added to it.
    var isPart: Bool { reason == SQLResult.part }
  }

  struct Key: Hashable, Sendable {
    var period: String
    var indicator: String
    var measure: String
  }

  private var rows: [Key: [Row]] = [:]
  /// Codes of the municipalities in the answer, sorted.
  public private(set) var municipalities: [String] = []
  /// Codes of the levels above them, sorted; `total` is the whole.
  public private(set) var levels: [String] = []
  /// Ids of the periods in the answer, sorted.
  public private(set) var periods: [String] = []
  /// Ids of the indicators in the answer with the version that was asked, sorted by id.
  public private(set) var indicators: [(id: String, version: Int)] = []
  /// The columns that the answer is divided by, sorted.
  public private(set) var breakdowns: [String] = []

  /// Reads an answer.
  ///
  /// NULL may be an empty cell, `NULL` or `\N`; further headers between the rows, as they come when
  /// several results are written one after another, are passed over.
  ///
  /// - Parameters:
  ///   - header: the names of the columns, in any order; others than those of ``SQLResult`` are
  ///     passed over.
  ///   - table: the rows.
  /// - Throws: ``EngineAnswerError`` at the first column or cell that is not as it must be.
  public init(header: [String], rows table: [[String]]) throws(EngineAnswerError) {
    let reader = try AnswerReader(header: header)
    var versions: [String: Int] = [:]
    var (units, above, known, divided) = (
      Set<String>(), Set<String>(), Set<String>(), Set<String>()
    )
    for (number, cells) in table.enumerated() where cells != header {
      let (key, version, row) = try reader.row(cells, number: number + 2)
      rows[key, default: []].append(row)
      versions[key.indicator] = version
      known.insert(key.period)
      if row.isMunicipality { units.insert(row.unit) } else { above.insert(row.unit) }
      if !row.facet.breakdown.isEmpty { divided.insert(row.facet.breakdown) }
    }
    municipalities = units.sorted()
    levels = above.sorted()
    periods = known.sorted()
    breakdowns = divided.sorted()
    indicators = versions.keys.sorted().map { ($0, versions[$0] ?? 1) }
  }

  /// The figures of measures in a period, with a level above as their whole.
  func figures(
    of indicators: [IndicatorDefinition], in period: ReportingPeriod, level: String,
    units: [String]
  ) -> [PeriodFigures.Key: MeasureFigures] {
    let index = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    var figures: [PeriodFigures.Key: MeasureFigures] = [:]
    for indicator in indicators {
      for measure in indicator.measures {
        let key = Key(period: period.id, indicator: indicator.id, measure: measure.name)
        figures[PeriodFigures.Key(indicator: indicator.id, measure: measure.name)] = self.figures(
          of: measure.aggregate, rows[key] ?? [], level: level, index)
      }
    }
    return figures
  }

  private func figures(
    of aggregate: Aggregate, _ rows: [Row], level: String, _ index: [String: Int]
  ) -> MeasureFigures {
    var facets: [Facet] = [.whole]
    for row in rows where !facets.contains(row.facet) { facets.append(row.facet) }
    // Parts are added to figures, so these come first.
    let rows = rows.filter { !$0.isPart } + rows.filter(\.isPart)
    var figures = MeasureFigures(unitCount: index.count, facets: facets, aggregate: aggregate)
    var whole = MeasureFigures.Whole(facetCount: facets.count)
    for row in rows {
      let facet = figures.facetIndex(row.facet)
      if row.isMunicipality {
        guard let unit = index[row.unit] else { continue }
        if row.isPart {
          figures.add(row, cell: facet * index.count + unit)
        } else {
          figures.take(row, unit: unit, facet: facet)
        }
      } else if row.unit == level {
        if row.isPart { whole.add(row, facet: facet) } else { whole.take(row, facet, aggregate) }
      }
    }
    figures.whole = whole
    return figures
  }
}

/// Why an engine's answer cannot be read.
public enum EngineAnswerError: Error, Equatable, Sendable {
  /// The table holds values that are computed already, as `opora values` writes them.
  case values
  /// The header lacks a column.
  case noColumn(String)
  /// A cell is not of its kind; `row` counts the header as 1.
  case cell(row: Int, column: String, value: String)

  /// What is wrong, for people.
  public var message: LocalizedText {
    switch self {
    case .values:
      LocalizedText(
        ru: "это готовые значения (values.csv), а не ответ движка: в ответе строка на каждую меру,"
          + " его дают запросы opora sql; рейтинг по готовым значениям — opora rate --values",
        en:
          "these are values computed already (values.csv), not an engine's answer, which has a row"
          + " for each measure and comes of the queries of opora sql; opora rate --values rates values"
      )
    case .noColumn(let name):
      LocalizedText(
        ru: "в ответе движка нет столбца «\(name)»",
        en: "the engine's answer has no column '\(name)'")
    case .cell(let row, let column, let value):
      LocalizedText(
        ru: "строка \(row), столбец «\(column)»: не число и не дата: «\(value)»",
        en: "row \(row), column '\(column)': neither a number nor a date: '\(value)'")
    }
  }
}

/// Reads the rows of an answer.
private struct AnswerReader {
  private let places: [String: Int]

  init(header: [String]) throws(EngineAnswerError) {
    var places: [String: Int] = [:]
    for (place, name) in header.enumerated() { places[name.lowercased()] = place }
    let ofValues = ["municipality", "indicator", "value", "status", "numerator"]
    if places["measure"] == nil, ofValues.allSatisfy({ places[$0] != nil }) { throw .values }
    for name in SQLResult.columns where places[name] == nil && !SQLResult.optional.contains(name) {
      throw .noColumn(name)
    }
    self.places = places
  }

  private func text(_ name: String, _ cells: [String]) -> String {
    guard let place = places[name], place < cells.count else { return "" }
    return ["NULL", "null", "\\N"].contains(cells[place]) ? "" : cells[place]
  }

  private func number(
    _ name: String, _ cells: [String], _ row: Int
  ) throws(EngineAnswerError) -> ExactNumber? {
    let text = text(name, cells)
    if text.isEmpty { return nil }
    if let number = ExactNumber(decimal: text) { return number }
    throw .cell(row: row, column: name, value: text)
  }

  private func count(
    _ name: String, _ cells: [String], _ row: Int
  ) throws(EngineAnswerError) -> Int {
    let text = text(name, cells)
    if text == "true" { return 1 }
    guard let number = try number(name, cells, row) else { return 0 }
    guard number.isWhole, let whole = Int(number.description) else {
      throw .cell(row: row, column: name, value: text)
    }
    return whole
  }

  private func day(
    _ name: String, _ cells: [String], _ row: Int
  ) throws(EngineAnswerError) -> CalendarDay? {
    let text = text(name, cells)
    if text.isEmpty { return nil }
    if let day = CalendarDay(iso: text) { return day }
    throw .cell(row: row, column: name, value: text)
  }

  func row(
    _ cells: [String], number: Int
  ) throws(EngineAnswerError) -> (EngineAnswers.Key, Int, EngineAnswers.Row) {
    let key = EngineAnswers.Key(
      period: text("period", cells), indicator: text("indicator", cells),
      measure: text("measure", cells))
    let row = EngineAnswers.Row(
      unit: text("unit", cells), isMunicipality: try count("is_municipality", cells, number) == 1,
      facet: Facet(breakdown: text("breakdown", cells), category: text("category", cells)),
      value: try self.number("value", cells, number),
      weight: try self.number("weight", cells, number), reason: text("reason", cells),
      submitted: try count("submitted", cells, number), rows: try count("rows", cells, number),
      unknown: try count("unknown_rows", cells, number), asOf: try day("as_of", cells, number),
      expected: try count("expected", cells, number),
      reported: try count("reported", cells, number),
      organisations: OrganisationCount(
        reported: try count("organisations_reported", cells, number),
        expected: try count("organisations_expected", cells, number)))
    return (key, try count("version", cells, number), row)
  }
}

extension EngineAnswers.Row {
  /// The measure; a mean or a share is divided here, never by an engine.
  fileprivate func figure(_ aggregate: Aggregate) -> ExactNumber? {
    switch aggregate {
    case .mean, .share:
      guard let value, let weight, !weight.isZero else { return nil }
      return value / weight
    default: return value
    }
  }

  /// What a part adds.
  fileprivate var share: ExactNumber? {
    guard let value, let weight, !weight.isZero else { return nil }
    return value / weight
  }
}

extension MeasureFigures {
  /// Adds a part to a figure that is there.
  fileprivate mutating func add(_ row: EngineAnswers.Row, cell: Int) {
    guard let figure = figures[cell], let share = row.share else { return }
    figures[cell] = figure + share
    isEstimated[cell] = true
  }

  fileprivate mutating func take(_ row: EngineAnswers.Row, unit: Int, facet: Int) {
    let cell = facet * unitCount + unit
    if facet == 0 {
      isExpected[unit] = row.reason != MissingReason.notApplicable.rawValue
      let reason: MissingReason = isExpected[unit] ? .notReported : .notApplicable
      states[unit] = row.submitted > 0 ? .reported : .missing(reason)
      used[unit] = row.rows
      asOf[unit] = row.asOf
      if row.organisations.expected > 0 {
        let none = OrganisationCount(reported: 0, expected: 0)
        var counts = organisations ?? states.map { _ in none }
        counts[unit] = row.organisations
        organisations = counts
      }
    }
    figures[cell] = row.figure(aggregate)
    hasNoData[cell] = row.value == nil && row.reason != MissingReason.undefined.rawValue
    unknown[cell] = row.unknown
  }
}

extension MeasureFigures.Whole {
  /// Adds a part to a figure that is there.
  fileprivate mutating func add(_ row: EngineAnswers.Row, facet: Int) {
    guard case .number(let figure) = outcomes[facet], let share = row.share else { return }
    outcomes[facet] = .number(figure + share)
    isEstimated[facet] = true
  }

  fileprivate mutating func take(
    _ row: EngineAnswers.Row, _ facet: Int, _ aggregate: Aggregate
  ) {
    outcomes[facet] = row.figure(aggregate).map(Outcome.number) ?? .missing(.notReported)
    unknown[facet] = row.unknown
    if facet == 0 {
      used = row.rows
      reported = row.reported
      expected = row.expected
    }
  }
}
