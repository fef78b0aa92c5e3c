import OporaCharts
import OporaLanguage
import Testing

/// Every kind under every hardship, of 1, 5, 12 and 40 rows in both languages: a sensible picture,
/// never a crash, never a fault.
@Suite struct ChartMatrixTests {
  @Test(arguments: ChartKind.allCases, Hardship.allCases)
  func noPictureHasAFault(kind: ChartKind, hardship: Hardship) throws {
    for rows in [1, 5, 12, kind == .figures ? 11 : 40] {
      for language in Language.allCases {
        let table = HardTable(kind: kind, hardship: hardship, rows: rows).table
        let options = options(kind, language, focus: rows > 1 ? table.rows[0][0] : nil)
        let drawing = try Chart.draw(kind, table, options)
        let faults = SVGInspector(drawing.svg).faults(language == .ru)
        #expect(faults == [], "\(kind) \(hardship) \(rows) \(language)")
        #expect(drawing.warnings.map(\.ru) == [], "\(kind) \(hardship) \(rows) \(language)")
        #expect(drawing.isLaidOutWell)
        #expect(drawing.altText.count <= 250 && !drawing.altText.isEmpty)
        #expect(!drawing.headline.isEmpty)
      }
    }
  }

  private func options(_ kind: ChartKind, _ language: Language, focus: String?) -> ChartOptions {
    var options = ChartOptions()
    options.language = language
    options.unit = "%"
    options.subtitle = language == .ru ? "Охват детей, %" : "Coverage, %"
    options.source = language == .ru ? "мониторинг" : "monitoring"
    if [.beeswarm, .rankedBar].contains(kind) { options.target = 81 }
    if [.scatter, .dumbbell].contains(kind) { options.pairLabels = ["село", "город"] }
    if kind != .sparkline { options.focus = focus }
    return options
  }

  /// Half of the usual width and twice as much.
  @Test(arguments: ChartKind.allCases, [360, 1440])
  func otherWidthsHaveNoFaultEither(kind: ChartKind, width: Int) throws {
    for hardship in [Hardship.usual, .officialNames, .huge, .negative] {
      let table = HardTable(kind: kind, hardship: hardship, rows: 12).table
      var options = options(kind, .ru, focus: nil)
      options.width = kind == .sparkline ? width / 4 : width
      let drawing = try Chart.draw(kind, table, options)
      #expect(SVGInspector(drawing.svg).faults(true) == [], "\(kind) \(hardship) \(width)")
    }
  }

  /// Bytes for a dozen municipalities, as large as pictures of other programs at the most by half.
  @Test(arguments: [
    (ChartKind.rankedBar, 8000), (.trend, 8000), (.dumbbell, 8000), (.stacked, 15_000),
    (.slope, 15_000), (.heat, 20_000),
  ])
  func picturesAreSmall(kind: ChartKind, most: Int) throws {
    let rows = kind == .trend ? 6 : 12
    let table = HardTable(kind: kind, hardship: .usual, rows: rows).table
    let size = try Chart.draw(kind, table, options(kind, .ru, focus: nil)).svg.utf8.count
    #expect(size <= most, "\(kind): \(size)")
  }

  @Test func boxesAreDrawnOnRequestAndChangeNothingElse() throws {
    let table = HardTable(kind: .rankedBar, hardship: .usual, rows: 5).table
    var options = ChartOptions()
    let plain = try Chart.draw(.rankedBar, table, options)
    options.showsBoxes = true
    let framed = try Chart.draw(.rankedBar, table, options)
    #expect(framed.svg.split(separator: "\n").count > plain.svg.split(separator: "\n").count + 10)
    #expect(SVGInspector(framed.svg).words == SVGInspector(plain.svg).words)
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
