import OporaCharts
import OporaLanguage
import Testing

@Suite struct TrendZeroTests {
  /// The line of zero is dark enough to make a number on it hard to read.
  @Test func noNumberStandsOnTheLineOfZero() throws {
    let own = ["-24.9", "8.3", "2.3", "27.3", "20"]
    let region = ["11", "13", "12", "13.7", "18.2"]
    let periods = ["2023-S1", "2023-S2", "2024-S1", "2024-S2", "2025-S1"]
    let rows =
      zip(periods, own).map { ["Мы", $0, $1, "1"] }
      + zip(periods, region).map { ["Область", $0, $1, ""] }
    let drawing = try Chart.draw(
      .trend, ChartTable(columns: ["series", "period", "value", "focus"], rows: rows),
      ChartOptions())
    // The value 2.3 has the grey line above it and the line of zero below: no room for its number.
    #expect(!drawing.svg.contains(">2,3<"))
    #expect(drawing.svg.contains(">8,3<"))
  }
}
