import OporaCharts
import OporaLanguage
import TestSupport
import Testing

/// One picture of each kind, element by element.
@Suite struct ChartGoldenTests {
  @Test(arguments: ChartKind.allCases)
  func thePictureIsTheRecordedOne(kind: ChartKind) throws {
    let table = HardTable(kind: kind, hardship: .oneMissing, rows: 4).table
    var options = ChartOptions()
    options.unit = "%"
    options.subtitle = "Охват детей в возрасте от 5 до 18 лет, %"
    options.source = "мониторинг, выдуманные данные"
    if kind != .sparkline { options.focus = table.rows.last?[0] }
    let drawing = try Chart.draw(kind, table, options)
    expectGolden(drawing.svg, kind.rawValue + ".svg")
    let words = "\(drawing.headline)\n\(drawing.altText)\n"
    expectGolden(words, kind.rawValue + ".txt")
  }
}
