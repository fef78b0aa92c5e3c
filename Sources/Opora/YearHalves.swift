import OporaDefinitions
import OporaIndicators
import OporaRegistry
import OporaReports

extension Monitoring {
  /// The periods that a report compares its own with, oldest first: for a year the whole years.
  func periods(before period: ReportingPeriod) -> [ReportingPeriod] {
    let known = periods
    guard period.isYear else { return known.filter { $0 < period && $0.id != period.id } }
    var years: [ReportingPeriod] = []
    var year = period.previous
    while YearHalves.present(in: year, of: known).count == 2 {
      years.append(self.period(year.id) ?? year)
      year = year.previous
    }
    return years.reversed()
  }
}

/// Figures that are counted for half-years only, in a report of a year: those of its last half.
struct YearHalves {
  private let monitoring: Monitoring
  private let values: IndicatorValues
  private let halves: [ReportingPeriod]
  /// The halves that stand for the years, by the years' ids.
  private(set) var standIns: [String: ReportPeriod] = [:]
  /// The indicators without a number of the year itself.
  let indicators: [String]

  init(
    _ monitoring: Monitoring, years: [ReportingPeriod], values: IndicatorValues,
    of indicators: [String]
  ) {
    self.monitoring = monitoring
    self.values = values
    let year = years.last?.id
    let counted = Set(
      values.cells.lazy.filter {
        $0.period == year && $0.breakdown.isEmpty && $0.outcome.number != nil
      }.map(\.indicator))
    self.indicators = indicators.filter { !counted.contains($0) }
    let known = monitoring.periods
    let last = years.map { ($0.id, YearHalves.present(in: $0, of: known).last) }
    halves = last.compactMap(\.1)
    for case (let id, let half?) in last { standIns[id] = ReportPeriod(half) }
  }

  /// The half-years with data that end in a year, oldest first.
  static func present(
    in year: ReportingPeriod, of known: [ReportingPeriod]
  ) -> [ReportingPeriod] {
    let halves = Set(year.halves.map(\.id))
    return known.filter { halves.contains($0.id) }
  }

  /// The figures of the years with those of the halves that stand in for them.
  func joined(dividedFor municipality: String?) -> IndicatorValues {
    guard !indicators.isEmpty, !halves.isEmpty else { return values }
    let breakdowns = Set(
      monitoring.catalogue.indicators.filter { indicators.contains($0.id) }.flatMap(\.breakdowns))
    let own = monitoring.values(
      in: halves, indicators: indicators, breakdowns: breakdowns.sorted(),
      dividedFor: municipality)
    return IndicatorValues(values.cells + own.cells)
  }
}
