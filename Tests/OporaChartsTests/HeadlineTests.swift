import OporaLanguage
import Testing

@testable import OporaCharts

/// Headlines of the cases at the edge: all, none, one, the same.
@Suite struct HeadlineTests {
  private func headline(
    _ kind: ChartKind, _ columns: [String], _ rows: [[String]],
    _ change: (inout ChartOptions) -> Void = { _ in }
  ) throws -> String {
    var options = ChartOptions()
    change(&options)
    return try Chart.draw(kind, ChartTable(columns: columns, rows: rows), options).headline
      .replacing("\u{A0}", with: " ")
  }

  @Test(arguments: [
    (["60", "70"], true, "Планового значения 80 не достиг ни один из 2 муниципалитетов"),
    (["60", "90"], true, "Планового значения 80 не достиг 1 из 2 муниципалитетов"),
    (["85", "90"], true, "Планового значения 80 достигли все 2 муниципалитета"),
    (["60", "70"], false, "Плановое значение 80 не превысил ни один из 2 муниципалитетов"),
    (["90", "85"], false, "Плановое значение 80 превысили все 2 муниципалитета"),
  ])
  func nobodyAndEverybodyAreSaidInWords(
    values: [String], higher: Bool, expected: String
  ) throws {
    let rows = values.enumerated().map { ["М\($0)", $1] }
    let found = try headline(.rankedBar, ["name", "value"], rows) {
      $0.target = 80
      $0.higherIsBetter = higher
    }
    #expect(found == expected)
  }

  @Test func wordsAgreeWithTheGenderOfTheSubject() throws {
    func found(_ values: [String]) throws -> String {
      try headline(.rankedBar, ["name", "value"], values.enumerated().map { ["О\($0)", $1] }) {
        $0.target = 80
        $0.subject = .organisations
      }
    }
    #expect(
      try found(["60", "70"]) == "Планового значения 80 не достигла ни одна из 2 организаций")
    #expect(
      try found(["60", "90"]) == "Планового значения 80 не достигла 1 из 2 организаций")
  }

  @Test(arguments: [
    (["1"], ["2"], "Плановое значение не достигнуто"),
    (["2"], ["1"], "Плановое значение достигнуто"),
    (["1", "1"], ["2", "2"], "Плановое значение не достигнуто ни по одному из 2 показателей"),
    (["2", "2"], ["2", "1"], "Плановое значение достигнуто по всем 2 показателям"),
    (["2", "1"], ["2", "2"], "Достигнуто 1 из 2 показателей с плановым значением"),
  ])
  func figuresAreCountedWithoutNoughts(
    values: [String], targets: [String], expected: String
  ) throws {
    let rows = zip(values, targets).enumerated().map { ["П\($0)", $1.0, $1.1] }
    #expect(try headline(.bullet, ["name", "value", "target"], rows) == expected)
    #expect(try headline(.figures, ["label", "value", "target"], rows) == expected)
  }

  @Test(arguments: [
    (["1", "2"], "Выше нуля все 2 муниципалитета"),
    (["-1", "-2"], "Ниже нуля все 2 муниципалитета"),
    (["0", "0"], "У всех 2 муниципалитетов — ноль"),
    (["1", "0"], "Из 2 муниципалитетов выше нуля 1, у остальных ноль"),
    (["1", "-1"], "Из 2 муниципалитетов выше нуля 1, ниже нуля 1"),
  ])
  func signsOfOneSortAreSaidSo(values: [String], expected: String) throws {
    let rows = values.enumerated().map { ["М\($0)", $1] }
    #expect(try headline(.diverging, ["name", "value"], rows) == expected)
  }

  /// «Все 1 муниципалитет», «ни один из 1» are no words; one unit is no comparison.
  @Test(arguments: ChartKind.allCases, Language.allCases)
  func oneUnitIsNotCounted(kind: ChartKind, language: Language) throws {
    for hardship in Hardship.allCases {
      let table = HardTable(kind: kind, hardship: hardship, rows: 1).table
      let headline = try headline(kind, table.columns, table.rows) {
        $0.language = language
        $0.target = 81
      }.lowercased()
      for words in ["все 1 ", "всех 1 ", "из 1 ", "all 1 ", "none of 1 ", "по 1 "] {
        #expect(!headline.contains(words), "\(kind) \(hardship): \(headline)")
      }
    }
  }

  @Test func rangesOfPlacesAreSaidInPlaces() throws {
    let columns = ["name", "value", "low", "high"]
    let rows = [["А", "1", "1", "1"], ["Б", "2", "2", "3"], ["В", "3", "2", "3"]]
    #expect(
      try headline(.dotRange, columns, rows) == "Место неизменно у 1 из 3 муниципалитетов")
    #expect(
      try headline(.dotRange, columns, rows) { $0.focus = "Б" }
        == "Б: 2-е место из 3, диапазон — от 2-го до 3-го места")
    #expect(
      try headline(.dotRange, columns, rows) { $0.focus = "А" } == "А: неизменно 1-е место из 3")
    // Values that are no places stay values.
    let values = [["А", "5", "4", "6"], ["Б", "2", "1", "3"]]
    #expect(try headline(.dotRange, columns, values).contains("наибольшее значение"))
  }

  @Test func placesStandOnAScaleFromTheFirst() throws {
    #expect(Ticks(ofPlaces: 12).values == [1, 5, 10, 12])
    #expect(Ticks(ofPlaces: 11).values == [1, 5, 11])
    #expect(Ticks(ofPlaces: 5).values == [1, 2, 3, 4, 5])
    #expect(Ticks(ofPlaces: 200).values.count <= 7)
    let rows = (1...12).map { ["М\($0)", "\($0)", "\(max(1, $0 - 1))", "\(min(12, $0 + 1))"] }
    let table = ChartTable(columns: ["name", "value", "low", "high"], rows: rows)
    let drawing = try Chart.draw(.dotRange, table, ChartOptions())
    #expect(!drawing.svg.contains(">0<") && !drawing.svg.contains("Шкала"))
    // The first place comes first though lower values were not said to be better.
    #expect(drawing.svg.firstRange(of: ">М1<") != nil)
    let places = ["М1", "М2"].compactMap { drawing.svg.firstRange(of: ">\($0)<")?.lowerBound }
    #expect(places == places.sorted())
  }

  @Test func aGapOfNothingIsNoGap() throws {
    let rows = [["А", "5", "5"], ["Б", "2", "2"]]
    #expect(
      try headline(.dumbbell, ["name", "село", "город"], rows)
        == "Разрыва между городом и селом нет")
  }

  @Test func namesThatAreTheSameAreNotOpposed() throws {
    let rows = [["А", "5"], ["А", "2"]]
    #expect(try headline(.rankedBar, ["name", "value"], rows) == "Значения — от 2 до 5")
  }

  @Test func aUnitAtEveryMedianIsNotCalledWorse() throws {
    let rows = [["А", "5", "7"], ["Б", "5", "7"]]
    let found = try headline(.heat, ["name", "а", "б"], rows) { $0.focus = "А" }
    #expect(found == "А: на уровне медианы по 2 показателям")
  }

  @Test func smallNumbersKeepTheirDigits() throws {
    let rows = [["А", "0,00054"], ["Б", "0,00012"]]
    let found = try headline(.rankedBar, ["name", "value"], rows) { $0.unit = "%" }
    #expect(
      found == "А — наибольшее значение (0,00054 %), Б — наименьшее (0,00012 %)")
    let usual = try headline(.rankedBar, ["name", "value"], [["А", "82,6412"], ["Б", "1,2"]]) {
      $0.unit = "%"
    }
    #expect(usual == "А — наибольшее значение (82,6 %), Б — наименьшее (1,2 %)")
  }

  @Test(arguments: [("II п. 2024", "ко"), ("I п. 2024", "к"), ("второму полугодию", "ко")])
  func aPrepositionFitsWhatFollows(base: String, expected: String) throws {
    var options = ChartOptions()
    options.previousLabel = base
    let table = ChartTable(columns: ["label", "value", "change"], rows: [["П", "5", "1"]])
    let svg = try Chart.draw(.figures, table, options).svg
    #expect(svg.contains("+1 \(expected) \(base)"))
  }
}
