import OporaDefinitions
import OporaIndicators
import OporaLanguage
import Testing

@testable import OporaReports

@Suite("statements")
struct StatementTests {
  static func context(_ input: ReportInput) -> ReportContext {
    ReportContext(
      input: input, form: Forms.region, request: .init(section: "summary"))
  }

  /// A region whose coverage in the last half-year is the given percents; nil = not reported.
  static func region(_ percents: [ExactNumber?], focus: String? = nil) -> ReportInput {
    var input = SampleRegion.input(focus: focus)
    let codes = (1...max(1, percents.count)).map { "m\($0)" }
    input.municipalities = codes.map {
      ReportMunicipality(code: $0, name: LocalizedText(ru: "Район \($0)"))
    }
    input.values = IndicatorValues(
      zip(codes, percents).map { code, percent in
        var cell = IndicatorValue(
          period: "2024-S1", municipality: code, indicator: "coverage-5-18",
          outcome: percent.map { .number($0) } ?? .missing(.notReported), unit: "percent",
          version: 1)
        cell.target = ExactNumber(75)
        return cell
      })
    input.rating = nil
    input.submissions = []
    return input
  }

  static var coverage: IndicatorDefinition {
    get throws { try #require(SampleDefinitions.catalogue.indicator("coverage-5-18")) }
  }

  static func number(_ text: String) -> ExactNumber { ExactNumber(decimal: text) ?? .zero }

  @Test(arguments: [
    ("66.74", "66.76", nil), ("66.7", "66.7", nil), ("66.7", "66.8", "0.1"),
    ("66.8", "66.7", "-0.1"), ("66.75", "66.84", nil), ("0", "100", "100"),
  ])
  func aChangeBelowTheRoundingStepIsNone(from: String, to: String, by: String?) {
    let cells = [from, to].map { text in
      IndicatorValue(
        period: "p", municipality: "m", indicator: "i",
        outcome: .number(StatementTests.number(text)), unit: "percent", version: 1)
    }
    let change = Change(from: cells[0], to: cells[1], decimals: 1)
    #expect(change == by.map { .by(StatementTests.number($0)) } ?? .none)
  }

  @Test func aChangeAcrossVersionsIsABreakAndNextToMissingIsMissing() {
    var cell = IndicatorValue(
      period: "p", municipality: "m", indicator: "i", outcome: .number(.zero), unit: "percent",
      version: 1)
    var later = cell
    later.version = 2
    #expect(Change(from: cell, to: later, decimals: 1) == .seriesBreak)
    cell.outcome = .missing(.notReported)
    #expect(Change(from: cell, to: later, decimals: 1) == .missing)
    #expect(Change(from: nil, to: later, decimals: 1) == .missing)
  }

  @Test(arguments: [
    (
      ["70", "80", "60"],
      "наибольшее значение — Район m2 (80,0\u{A0}%), наименьшее — Район m3 (60,0\u{A0}%)"
    ),
    (["70", "70.01", "70"], "значения муниципалитетов совпадают (70,0\u{A0}%)"),
    (
      ["80", nil, "80", "60"],
      "наибольшее значение — Район m1 и Район m3 (80,0\u{A0}%), наименьшее — Район m4 (60,0\u{A0}%)"
    ),
  ])
  func theSpreadNamesTheEndsAndTiesTogether(percents: [String?], predicate: String) throws {
    let input = StatementTests.region(percents.map { $0.map(StatementTests.number) })
    let statement = StatementTests.context(input).spread(try StatementTests.coverage)
    #expect(statement?.predicate == predicate)
  }

  @Test func aSpreadNeedsTwoValues() throws {
    for percents in [[nil, nil], [ExactNumber(50), nil], [ExactNumber(50)]] {
      let context = StatementTests.context(StatementTests.region(percents))
      #expect(context.spread(try StatementTests.coverage) == nil)
    }
  }

  /// The count in the words is recounted from the cells the statement names.
  @Test(arguments: [0, 1, 2, 5, 11, 21])
  func theCountOfThoseWhoMetTheTargetIsTrue(met: Int) throws {
    let percents = (0..<22).map { ExactNumber($0 < met ? 75 : 74) }
    let context = StatementTests.context(StatementTests.region(percents))
    let statement = try #require(context.reached(try StatementTests.coverage))
    let recounted = statement.cells.compactMap { reference in
      context.input.values.cell(reference.indicator, reference.municipality, reference.period)
    }
    .count { cell in cell.outcome.number.map { !($0 < ExactNumber(75)) } ?? false }
    #expect(recounted == met)
    let verb = met % 10 == 1 && met != 11 ? "достиг" : "достигли"
    #expect(statement.predicate == "планового значения \(verb) \(met) из 22 муниципалитетов")
  }

  @Test func targetsAreDecidedOnUnroundedValues() throws {
    let input = StatementTests.region([StatementTests.number("74.96")], focus: "m1")
    let statement = StatementTests.context(input).target(try StatementTests.coverage)
    #expect(
      statement?.predicate
        == "плановое значение 75,0\u{A0}% не достигнуто; отклонение −0,04\u{A0}п.\u{A0}п.")
  }

  @Test func aMissingValueIsNamedAndNeverZero() throws {
    let input = StatementTests.region([nil, ExactNumber(50), ExactNumber(60)], focus: "m1")
    let context = StatementTests.context(input)
    let coverage = try StatementTests.coverage
    #expect(context.level(coverage) == nil)
    #expect(context.target(coverage) == nil)
    #expect(context.rank(coverage) == nil)
    #expect(context.text(context.cell(coverage), coverage) == "…")
  }

  @Test(arguments: Language.allCases)
  func thereAreAtMostSixHeadlinesAndEachRestsOnCellsThereAre(language: Language) {
    for focus in [nil] + SampleRegion.municipalities.map({ Optional($0.code) }) {
      let context = StatementTests.context(SampleRegion.input(language, focus: focus))
      #expect((1...6).contains(context.headlines.count))
      for headline in context.headlines {
        for cell in headline.cells {
          let found = context.input.values.cell(
            cell.indicator, cell.municipality, cell.period, breakdown: cell.breakdown,
            category: cell.category)
          #expect(found != nil, "\(headline.text)")
        }
      }
    }
  }

  @Test func aRiseIsCountedOnlyOverNeighbouringHalfYears() throws {
    let coverage = try StatementTests.coverage
    let three = StatementTests.context(SampleRegion.input(focus: SampleRegion.azov))
    #expect(three.growth(coverage) == nil)
    var input = SampleRegion.input(focus: SampleRegion.azov)
    input.periods.insert(
      SampleRegion.period(2022, 2, previous: "2022-S1", yearAgo: "2021-S2"), at: 0)
    input.periods[1].previous = "2022-S2"
    var cell = SampleRegion.coverageCell("2022-S2", SampleRegion.azov, (590, 1000))
    input.values = IndicatorValues(SampleRegion.cells + [cell])
    let statement = StatementTests.context(input).growth(coverage)
    #expect(statement?.predicate == "рост 3 полугодия подряд")
    cell.outcome = .missing(.notReported)
    input.values = IndicatorValues(SampleRegion.cells + [cell])
    #expect(StatementTests.context(input).growth(coverage) == nil)
  }
}
