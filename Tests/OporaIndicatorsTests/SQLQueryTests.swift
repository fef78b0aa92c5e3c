import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import TestSupport
import Testing

/// Queries for engines; what the engines answer is compared by Tests/CrossCheck.
@Suite struct SQLQueryTests {
  private static let standard = StandardDefinitions.catalogue()

  private static func text(
    _ engine: SQLEngine, _ indicators: [String], in period: String = "2024-S2",
    of catalogue: DefinitionCatalogue = standard, breakdowns: [String] = []
  ) throws -> String {
    let asked = try #require(ReportingPeriod(reading: period, calendar: .calendar))
    let queries = SQLQueries(
      engine, catalogue: catalogue, tables: SQLTables(forms: catalogue.forms),
      breakdowns: breakdowns)
    return queries.queries(for: indicators, in: asked).queries.map(\.text).joined(separator: ";\n")
  }

  /// The catalogue with an indicator `odd` of one measure.
  private static func odd(
    _ measure: String, name: String = "full", unit: String = "item"
  ) -> DefinitionCatalogue {
    StandardDefinitions.catalogue(overlay: [
      (
        "odd/odd.json5",
        """
        { id: 'odd', version: 1, title: { ru: 'Проба', en: 'Probe' }, unit: '\(unit)', decimals: 0,
          measures: { \(name): \(measure) }, value: '\(name)' }
        """
      )
    ])
  }

  @Test(
    arguments: [
      (SQLEngine.duckdb, "coverage-5-18"), (.clickhouse, "rural-access"),
      (.spark, "network-children"), (.duckdb, "certificates-funds-used"),
      (.clickhouse, "new-places-use"),
    ])
  func aQueryIsAsRecorded(engine: SQLEngine, indicator: String) throws {
    let text = try Self.text(engine, [indicator])
    expectGolden(
      text + "\n", "sql-\(indicator)-\(engine.rawValue).sql")
  }

  /// Engines divide, round and total differently, so they are never asked to.
  @Test(arguments: SQLEngine.allCases)
  func noQueryDividesRoundsOrRollsUp(engine: SQLEngine) throws {
    let ids = Self.standard.indicators.map(\.id)
    let text = try Self.text(engine, ids).uppercased()
    for word in [" / ", "ROUND(", "ROLLUP", "DATE_TRUNC", "CURRENT_DATE", "NOW(", "365", "UNIQ("] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test(arguments: SQLEngine.allCases)
  func everyIndicatorButThoseOfRatingsHasAQuery(engine: SQLEngine) throws {
    let period = try #require(ReportingPeriod(reading: "2024-S2", calendar: .calendar))
    let queries = SQLQueries(
      engine, catalogue: Self.standard, tables: SQLTables(forms: Self.standard.forms))
    let ids = Self.standard.indicators.map(\.id)
    let answer = queries.queries(for: ids, in: period)
    for finding in answer.findings { #expect(finding.code == "E801") }
    let asked = Set(answer.queries.map(\.indicator))
    for indicator in Self.standard.indicators where !indicator.measures.isEmpty {
      let isTold = answer.findings.contains { $0.message.en.contains("“\(indicator.id)”") }
      #expect(asked.contains(indicator.id) || isTold, "\(indicator.id)")
    }
  }

  /// Ages are ranges of birth dates: whoever turns 18 on the day is out, a day later is in.
  @Test func anAgeIsARangeOfBirthDates() throws {
    let text = try Self.text(.duckdb, ["coverage-5-18"])
    #expect(text.contains("\"birth_date\" >= DATE '2007-01-02'"))
    #expect(text.contains("\"birth_date\" <= DATE '2020-01-01'"))
  }

  /// An inclusive last day is compared with the first day, an exclusive one is not.
  @Test func theLastDayBelongsToTheTimeWhereTheFormSaysSo() throws {
    #expect(try Self.text(.duckdb, ["coverage-5-18"]).contains("\"end_date\" >= DATE '2024-07-01'"))
    #expect(
      try Self.text(.duckdb, ["expired-certificates"]).contains("\"frozen_on\" > DATE '2024-12-31'")
    )
  }

  /// `DATE '1960-01-01'` is 1970 in ClickHouse, and a `Date32` begins in 1900.
  @Test func daysBefore1970SurviveInClickHouse() throws {
    let old = Self.odd(
      "{ from: 'enrolments', count: 'rows', during: 'period', "
        + "where: 'age(birth_date, on: period.end) in 60 ..< 200' }",
      unit: "enrolment")
    let text = try Self.text(.clickhouse, ["odd"], of: old)
    #expect(text.contains("toDate32('1965-01-01')"))
    #expect(text.contains(">= toDate32('1900-01-01')"))
    #expect(!text.contains("DATE '"))
  }

  /// ClickHouse takes `NULL IN (…)` for false, and `NOT` would make it true.
  @Test func aListIsSpelledOutForClickHouse() throws {
    let listed = Self.odd(
      "{ from: 'certificates', count: 'rows', during: 'any', "
        + "where: \"status not in ('issued', 'active')\" }",
      unit: "certificate")
    #expect(!(try Self.text(.clickhouse, ["odd"], of: listed)).contains(" IN ("))
    #expect(try Self.text(.duckdb, ["odd"], of: listed).contains(" IN ('issued', 'active')"))
  }

  /// A measure named like a reserved word stands in quotes, as a text where it is a value.
  @Test(arguments: SQLEngine.allCases)
  func reservedWordsBreakNothing(engine: SQLEngine) throws {
    let text = try Self.text(
      engine, ["odd"], of: Self.odd("{ from: 'practices', count: 'rows', during: 'period' }"))
    #expect(text.contains("'full' AS"))
    #expect(!text.contains(" full "))
  }

  @Test(
    arguments: [
      (SQLEngine.duckdb, "d'Artagnan \\ ; --", "'d''Artagnan \\ ; --'"),
      (.clickhouse, "d'Artagnan \\ ; --", "'d\\'Artagnan \\\\ ; --'"),
      (.spark, "d'Artagnan \\ ; --", "'d\\'Artagnan \\\\ ; --'"),
    ])
  func anApostropheEndsNoText(engine: SQLEngine, text: String, literal: String) {
    #expect(engine.text(text) == literal)
  }

  @Test func aNameInQuotesHidesItsOwnQuotes() {
    #expect(SQLEngine.duckdb.name("a\"b") == "\"a\"\"b\"")
    #expect(SQLEngine.spark.name("a`b") == "`a``b`")
  }

  /// Rows are joined to lists of keys, each key once, and to nothing else before they are counted.
  @Test func aSemiJoinNeverMultipliesRows() throws {
    let text = try Self.text(.duckdb, ["network-children"])
    #expect(text.contains("GROUP BY \"m1x\".\"programme_id\""))
    #expect(!text.contains("EXISTS"))
  }

  /// A column that no file has makes its measure not reported, never 0.
  @Test func aMeasureOfAnAbsentColumnIsNotReported() throws {
    var tables = SQLTables(forms: Self.standard.forms)
    tables.columns = ["enrolments": ["child_id", "start_date", "municipality"], "population": []]
    let period = try #require(ReportingPeriod(reading: "2024-S2", calendar: .calendar))
    let queries = SQLQueries(.duckdb, catalogue: Self.standard, tables: tables)
    let text = queries.queries(for: ["coverage-5-18"], in: period).queries.map(\.text).joined()
    #expect(text.contains("0 AS \"m1_reported\""))
    #expect(!text.contains("\"enrolments\""))
  }

  /// Hierarchies change, so the table of levels is asked for the period.
  @Test func levelsAreThoseOfThePeriod() throws {
    let text = try Self.text(.duckdb, ["best-practices"])
    #expect(text.contains("\"a\".\"period_id\" = '2024-S2'"))
  }

  @Test func anIndicatorOfOthersAsksForTheirMeasures() throws {
    let period = try #require(ReportingPeriod(reading: "2024-S2", calendar: .calendar))
    let queries = SQLQueries(
      .spark, catalogue: Self.standard, tables: SQLTables(forms: Self.standard.forms))
    let asked = queries.queries(for: ["urban-rural-gap"], in: period).queries.map(\.indicator)
    #expect(asked == ["coverage-urban", "rural-access"])
  }
}
