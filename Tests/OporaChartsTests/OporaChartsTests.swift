import OporaCharts
import Testing

@Suite struct ChartTests {
  @Test func aRankedBarIsDrawnFromTextCells() throws {
    let table = ChartTable(
      columns: ["название", "Значение"], rows: [["Азов", "82,6"], ["Яр", "н/д"]])
    let drawing = try Chart.draw(.rankedBar, table, ChartOptions())
    #expect(drawing.svg.hasPrefix("<svg "))
    #expect(drawing.headline == "Данных недостаточно: нет значений у 1 из 2 муниципалитетов")
    #expect(drawing.warnings.isEmpty)
  }
}
