import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// What definitions may say, put into SQL; that engines then count the same is shown by
/// Tests/CrossCheck, whose odd definitions use each of these.
@Suite struct SQLExpressionTests {
  @Test(
    arguments: [
      ("min(3, days(start_date, period.end)) > 1", "(CASE WHEN (3 < "),
      ("programme_id.organisation_id.licensed = true", "FROM \"programmes\" AS \"m1l0\" LEFT JOIN"),
      ("size(programme_id.levels) >= 2", "MAX((length("),
      ("direction = programme_id.direction", "= \"m1_1\".\"found\")"),
      ("(ovz ?? disabled) ?? false", "COALESCE(COALESCE("),
      (
        "start_date + 30 < period.end", "date_diff('day', DATE '1970-01-01', \"m1\".\"start_date\")"
      ),
      ("if sex = 'm' then ovz else disabled", "OR (NOT "), ("year(birth_date) > 2012", "> 2012)"),
      ("start_date in (2024-07-01, 2025-01-01)", "= DATE '2024-07-01' OR"),
      (
        "exists('groups', on: 'programme_id', where: programme_id.state = 'published')", "\"m1xl0\""
      ),
    ])
  func anExpressionIsPut(condition: String, part: String) throws {
    #expect(try SQLProbe.rows(.duckdb, where: condition).contains(part))
  }

  /// A band that the ages asked cut gives its share as a whole number and the years to divide by.
  @Test(arguments: SQLEngine.allCases)
  func aBandOfAgesIsDividedAfterwards(engine: SQLEngine) throws {
    let catalogue = SQLProbe.odd(
      "{ from: 'population', sum: 'people', at: 'period.lastDay', where: 'age in 5 ..< 18' }",
      unit: "person")
    let text = try SQLProbe.text(engine, ["odd"], of: catalogue, tables: SQLProbe.bands())
    let q = engine.name
    #expect(text.contains("'part' AS \(q("lack"))"))
    #expect(text.contains("\(q("m1_cut")) AS ("))
    #expect(!text.contains(" / "))
    let plain = try SQLProbe.text(engine, ["odd"], of: catalogue)
    #expect(!plain.contains("'part'"))
  }

  @Test func aTableMayBeTooOld() throws {
    let catalogue = SQLProbe.odd(
      "{ from: 'population', sum: 'people', at: 'period.lastDay', orLatestWithin: 2 }",
      unit: "person")
    let text = try SQLProbe.text(.duckdb, ["odd"], of: catalogue)
    #expect(text.contains("\"as_of\" >= DATE '2022-12-31'"))
  }

  @Test func everyMunicipalityCountsWhereTheDefinitionTakesWhatThereIs() throws {
    let catalogue = SQLProbe.odd(
      "{ from: 'practices', count: 'rows', during: 'period' }", unit: "item",
      more: "partial: { policy: 'available' }")
    let text = try SQLProbe.text(.duckdb, ["odd"], of: catalogue)
    #expect(text.contains("MIN(1) OVER"))
  }

  /// Working days are counted over the calendar's own signs: no engine knows the decree.
  @Test(arguments: SQLEngine.allCases)
  func workingDaysAreThoseOfTheCalendar(engine: SQLEngine) throws {
    let text = try SQLProbe.rows(
      engine, of: "applications", unit: "application",
      where: "workdays(created_on, decided_on) <= 5")
    // From Monday, 25 December 2023, over the holidays to the end of their third week.
    #expect(text.contains("1111100" + "0000000" + "0111100" + "1111100"))
    #expect(text.contains("CROSS JOIN (SELECT '"))
  }

  @Test(arguments: SQLEngine.allCases)
  func organisationsAreCountedWhereTheyReport(engine: SQLEngine) throws {
    var tables = SQLTables(forms: SQLProbe.standard.forms)
    let silent = try SQLProbe.text(engine, ["coverage-5-18"], tables: tables)
    #expect(!silent.contains("expected_organisation"))
    tables.countsOrganisations = true
    let text = try SQLProbe.text(engine, ["coverage-5-18"], tables: tables)
    #expect(text.contains("FROM \(engine.name("expected_organisation"))"))
    #expect(SQLSchema(engine, tables: tables).text.contains("organisation_submission"))
  }

  /// A breakdown by texts has the categories that occur, one by a mark its two.
  @Test func aBreakdownMayBeByTextsOrMarks() throws {
    let catalogue = SQLProbe.odd(
      "{ from: 'programmes', count: 'rows', during: 'period' }", unit: "programme",
      more: "breakdown: ['organisation_id']")
    let texts = try SQLProbe.text(.duckdb, ["odd"], of: catalogue, breakdowns: ["organisation_id"])
    #expect(texts.contains("SELECT DISTINCT 'full' AS \"measure\", 'organisation_id'"))
    let marked = SQLProbe.odd(
      "{ from: 'enrolments', count: 'rows', during: 'period' }", unit: "enrolment",
      more: "breakdown: ['ovz']")
    let marks = try SQLProbe.text(.duckdb, ["odd"], of: marked, breakdowns: ["ovz"])
    #expect(marks.contains("('full', 'ovz', 'false'), ('full', 'ovz', 'true')"))
  }

  /// A programme of two registers falls into both, by no function that unfolds lists.
  @Test(arguments: SQLEngine.allCases)
  func aListDividesByEachOfItsCodes(engine: SQLEngine) throws {
    let text = try SQLProbe.text(
      engine, ["programmes-in-registers"], breakdowns: ["registers", "direction"])
    let q = engine.name
    #expect(text.contains("SELECT 'registers' AS \(q("name")), 'certified' AS \(q("item"))"))
    #expect(text.contains("SELECT 'registers' AS \(q("name")), 'missing' AS \(q("item"))"))
    #expect(text.contains("SELECT 'direction' AS \(q("name")), '' AS \(q("item"))"))
    #expect(text.contains("WHERE CASE \(q("b")).\(q("name")) WHEN 'registers' THEN ("))
    let plain = try SQLProbe.text(
      engine, ["programmes-in-registers"], breakdowns: ["direction"])
    #expect(!plain.contains("WHERE CASE"))
  }
}
