import OporaIndicators
import OporaLanguage
import OporaRegistry
import OporaReports

/// The rows of the source `published_values`, beside what is computed now (ранее опубликованное).
struct PublishedValues {
  private let registry: Registry
  private let periods: Set<String>

  init(_ registry: Registry, in periods: [ReportingPeriod]) {
    self.registry = registry
    self.periods = Set(periods.map(\.id))
  }

  /// How many published values were compared, and those that are others now.
  func figures(against values: IndicatorValues) -> PublishedFigures {
    guard let table = registry.tables["published_values"], let units = table.column("municipality"),
      let times = table.column("period"), let names = table.column("indicator"),
      let numbers = table.column("value")
    else { return PublishedFigures() }
    var figures = PublishedFigures()
    for row in 0..<table.rowCount where periods.contains(times.text(row)) {
      if !table.isSuperseded.isEmpty, table.isSuperseded[row] { continue }
      let (unit, name, time) = (units.text(row), names.text(row), times.text(row))
      guard let before = numbers.number(row), let cell = values.cell(name, unit, time) else {
        continue
      }
      figures.compared += 1
      if let now = cell.outcome.number, !PublishedFigures.Revision.differ(before, now) { continue }
      figures.revisions.append(
        .init(
          period: time, municipality: unit, indicator: name, before: before, now: cell.outcome))
    }
    figures.revisions.sort { left, right in
      (left.period, left.municipality, left.indicator)
        < (right.period, right.municipality, right.indicator)
    }
    return figures
  }
}
