import OporaCharts
import OporaLanguage
import Testing

/// Every kind under every hardship: a sensible picture, never a crash, never a fault.
@Suite struct ChartMatrixTests {
  @Test(arguments: ChartKind.allCases, Hardship.allCases)
  func noPictureHasAFault(kind: ChartKind, hardship: Hardship) throws {
    let most = kind == .figures ? 12 : hardship == .usual || hardship == .longestNames ? 40 : 12
    for rows in [1, 5, most] {
      for language in rows > 12 ? [.ru] : Language.allCases {
        let table = HardTable(kind: kind, hardship: hardship, rows: rows).table
        var options = ChartOptions()
        options.language = language
        options.unit = "%"
        options.subtitle = language == .ru ? "Охват детей, %" : "Coverage, %"
        options.source = language == .ru ? "мониторинг" : "monitoring"
        if rows > 1 { options.focus = table.rows[0][0] }
        if kind == .sparkline { options.focus = nil }
        let drawing = try Chart.draw(kind, table, options)
        let faults = SVGInspector(drawing.svg).faults(language == .ru)
        #expect(faults == [], "\(kind) \(hardship) \(rows) \(language)")
        #expect(drawing.warnings.map(\.ru) == [], "\(kind) \(hardship) \(rows) \(language)")
        #expect(drawing.altText.count <= 250 && !drawing.altText.isEmpty)
        #expect(!drawing.headline.isEmpty)
      }
    }
  }

  @Test(arguments: ChartKind.allCases)
  func orderOfRowsChangesNothing(kind: ChartKind) throws {
    // Parts, indicators, figures and steps keep the order of the table by design.
    let keepsOrder = ["stacked", "bullet", "figures", "waterfall"].contains(kind.rawValue)
    guard !keepsOrder else { return }
    let table = HardTable(kind: kind, hardship: .usual, rows: 6).table
    let reversed = ChartTable(columns: table.columns, rows: table.rows.reversed())
    let options = ChartOptions()
    #expect(
      try Chart.draw(kind, table, options).headline
        == Chart.draw(kind, reversed, options).headline)
  }

  @Test(arguments: ChartKind.allCases)
  func theSameTableGivesTheSameBytes(kind: ChartKind) throws {
    let table = HardTable(kind: kind, hardship: .usual, rows: 5).table
    let drawings = try (0..<3).map { _ in try Chart.draw(kind, table, ChartOptions()) }
    #expect(Set(drawings.map(\.svg)).count == 1)
  }

  @Test(arguments: ChartKind.allCases)
  func everyKindIsDescribedInBothLanguages(kind: ChartKind) throws {
    #expect(!kind.title(.ru).isEmpty && !kind.title(.en).isEmpty)
    #expect(try ChartKind.named(kind.rawValue.uppercased()) == kind)
    #expect(!kind.columnsDescription.isEmpty)
  }
}
