import Opora
import OporaDefinitions
import OporaIndicators
import OporaRegistry
import Testing

/// Every indicator of the catalogue computes on the sample region.
@Suite struct StandardIndicatorsOnSampleTests {
  @Test func everyIndicatorHasAValueInTheLatestHalfYear() throws {
    let monitoring = SamplesTests.monitoring
    let period = try #require(monitoring.periods.last)
    #expect(period.id == "2025-S1")
    let values = monitoring.values(in: [period])
    let known = Set(values.cells.filter { $0.outcome.number != nil }.map(\.indicator))
    let silent = monitoring.catalogue.indicators.map(\.id).filter { !known.contains($0) }
    #expect(silent == [], "no value for any municipality")
  }
}
