import OporaCharts
import OporaLanguage
import Testing

@Suite struct ChartErrorTests {
  private func error(
    _ columns: [String], _ rows: [[String]], kind: ChartKind = .rankedBar,
    _ change: (inout ChartOptions) -> Void = { _ in }
  ) -> ChartError? {
    var options = ChartOptions()
    change(&options)
    do throws(ChartError) {
      _ = try Chart.draw(kind, ChartTable(columns: columns, rows: rows), options)
      return nil
    } catch {
      return error
    }
  }

  @Test func anUnknownKindIsRefusedWithTheNearest() {
    #expect(throws: ChartError.unknownKind("ranked-bra", nearest: "ranked-bar")) {
      try ChartKind.named("ranked-bra")
    }
    #expect(
      ChartError.unknownKind("rankedbar", nearest: "ranked-bar").message(.ru)
        .hasPrefix("нет вида диаграммы «rankedbar»; возможно, «ranked-bar»; есть: ranked-bar,"))
  }

  @Test func badTablesAreRefusedWithTheirPlace() {
    #expect(
      error(["name", "vlaue"], [["а", "1"]])
        == .missingColumn("value", kind: .rankedBar, nearest: "vlaue"))
    #expect(error(["name", "value", "Value"], [["а", "1", "2"]]) == .repeatedColumn("value"))
    #expect(
      error(["name", "value"], [["а", "1"], ["б", "много"]])
        == .badNumber(text: "много", column: "value", row: 2))
    #expect(
      error(["name", "value"], [["а", "1e300"]])
        == .numberTooLarge(text: "1e300", column: "value", row: 1))
    #expect(
      error(["name", "value"], [["а", "1", "5"]]) == .rowTooLong(row: 1, cells: 3, columns: 2))
    #expect(error(["name", "value"], []) == .noRows)
    let many = [[String]](repeating: ["а", "1"], count: 201)
    #expect(error(["name", "value"], many) == .tooManyRows(201, most: 200))
    let long = String(repeating: "а", count: 301)
    #expect(
      error(["name", "value"], [[long, "1"]])
        == .nameTooLong(row: 1, characters: 301, most: 300))
    #expect(
      error(
        ["series", "period", "value"], [["а", "2024-S1", "1"], ["а", "2024-H1", "2"]],
        kind: .trend) == .repeatedCell(name: "а", other: "2024-H1", row: 2))
  }

  @Test func misleadingOptionsAreRefused() {
    let rows = [["а", "1"]]
    #expect(error(["name", "value"], rows) { $0.scaleStart = 50 } == .barsStartAtZero)
    #expect(
      error(["name", "value"], rows) { $0.width = 10 } == .badWidth(10, from: 320, to: 2000))
    #expect(error(["name", "value"], rows) { $0.decimals = 9 } == .badDecimals(9))
    #expect(error(["name", "value"], rows) { $0.target = .nan } == .badOption("target"))
  }

  @Test func numbersCutAtTheirCommaAreRefused() {
    #expect(
      error(["name", "value", ""], [["а", "82", "6"]]) == .rowTooLong(row: 1, cells: 3, columns: 2))
    // A nameless column of row numbers, as data frames write it, is no harm.
    #expect(error(["", "name", "value"], [["0", "а", "82"]]) == nil)
    #expect(error(["name", "value", ""], [["а", "82", ""]]) == nil)
  }

  @Test func columnsMayBeNamedByTheOptions() throws {
    let columns = ["территория", "охват"]
    #expect(
      error(columns, [["а", "1"]])
        == .missingColumn("name", kind: .rankedBar, nearest: nil))
    #expect(
      error(columns, [["а", "1"]]) { $0.columnNames = ["name": "Территория", "value": "охват"] }
        == nil)
    #expect(
      error(columns, [["а", "1"]]) { $0.columnNames = ["name": "територия", "value": "охват"] }
        == .unknownColumn("територия", nearest: "территория"))
    #expect(
      error(columns, [["а", "1"]]) { $0.columnNames = ["x": "охват"] }
        == .notAColumn("x", kind: .rankedBar))
    // The table's own heads name the axes.
    var options = ChartOptions()
    options.columnNames = ["x": "охват", "y": "сеть"]
    let table = ChartTable(columns: ["name", "охват", "сеть"], rows: [["а", "1", "2"]])
    #expect(try Chart.draw(.scatter, table, options).svg.contains(">охват<"))
  }

  @Test func textsThatNoPictureHoldsAreRefused() {
    let rows = [["а", "1"]]
    #expect(
      error(["name", "value"], rows) { $0.title = String(repeating: "Ж", count: 10_000) }
        == .textTooLong("title", characters: 10_000, most: 300))
    #expect(
      error(["name", "value"], rows) { $0.unit = String(repeating: "%", count: 61) }
        == .textTooLong("unit", characters: 61, most: 60))
  }

  @Test func messagesSayWhatToDo() {
    #expect(
      ChartError.badNumber(text: "много", column: "value", row: 2).message(.ru)
        == "строка 2, столбец «value»: «много» — не число; ожидается число вида 82,6 или пустая"
        + " ячейка")
    #expect(
      ChartError.missingColumn("value", kind: .rankedBar, nearest: nil).message(.en)
        == "the table has no column “value”; the columns of ranked-bar are:"
        + " name,value[,target,previous,focus]")
  }
}
