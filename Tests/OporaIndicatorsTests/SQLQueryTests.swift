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
  @Test(
    arguments: [
      (SQLEngine.duckdb, "coverage-5-18"), (.clickhouse, "rural-access"),
      (.spark, "network-children"), (.duckdb, "certificates-funds-used"),
      (.clickhouse, "new-places-use"),
    ])
  func aQueryIsAsRecorded(engine: SQLEngine, indicator: String) throws {
    let text = try SQLProbe.text(engine, [indicator])
    expectGolden(
      text + "\n", "sql-\(indicator)-\(engine.rawValue).sql")
  }

  /// Engines divide, round and total differently, so they are never asked to.
  @Test(arguments: SQLEngine.allCases)
  func noQueryDividesRoundsOrRollsUp(engine: SQLEngine) throws {
    let ids = SQLProbe.standard.indicators.map(\.id)
    let text = try SQLProbe.text(engine, ids).uppercased()
    for word in [" / ", "ROUND(", "ROLLUP", "DATE_TRUNC", "CURRENT_DATE", "NOW(", "365", "UNIQ("] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  /// The whole catalogue is put into SQL; what a rating gives is no table's.
  @Test(arguments: SQLEngine.allCases)
  func everyIndicatorButThoseOfRatingsHasAQuery(engine: SQLEngine) throws {
    let period = try #require(ReportingPeriod(reading: "2024-S2", calendar: .calendar))
    let standard = SQLProbe.standard
    let queries = SQLQueries(
      engine, catalogue: standard, tables: SQLTables(forms: standard.forms))
    let answer = queries.queries(for: standard.indicators.map(\.id), in: period)
    let told = answer.findings.map { "\($0.code) \($0.place.file)" }
    #expect(told == ["E801 centre/moc-place.json5", "E801 centre/moc-points.json5"])
    let asked = Set(answer.queries.map(\.indicator))
    let measured = standard.indicators.filter { !$0.measures.isEmpty }.map(\.id)
    #expect(asked == Set(measured))
  }

  /// Ages are ranges of birth dates: whoever turns 18 on the day is out, a day later is in.
  @Test func anAgeIsARangeOfBirthDates() throws {
    let text = try SQLProbe.text(.duckdb, ["coverage-5-18"])
    #expect(text.contains("\"birth_date\" >= DATE '2007-01-02'"))
    #expect(text.contains("\"birth_date\" <= DATE '2020-01-01'"))
  }

  /// An inclusive last day is compared with the first day, an exclusive one is not.
  @Test func theLastDayBelongsToTheTimeWhereTheFormSaysSo() throws {
    #expect(
      try SQLProbe.text(.duckdb, ["coverage-5-18"]).contains("\"end_date\" >= DATE '2024-07-01'"))
    #expect(
      try SQLProbe.text(.duckdb, ["expired-certificates"]).contains(
        "\"frozen_on\" > DATE '2024-12-31'")
    )
  }

  /// `DATE '1960-01-01'` is 1970 in ClickHouse, and a `Date32` begins in 1900.
  @Test func daysBefore1970SurviveInClickHouse() throws {
    let old = SQLProbe.odd(
      "{ from: 'enrolments', count: 'rows', during: 'period', "
        + "where: 'age(birth_date, on: period.end) in 60 ..< 200' }",
      unit: "enrolment")
    let text = try SQLProbe.text(.clickhouse, ["odd"], of: old)
    #expect(text.contains("toDate32('1965-01-01')"))
    #expect(text.contains(">= toDate32('1900-01-01')"))
    #expect(!text.contains("DATE '"))
  }

  /// ClickHouse takes `NULL IN (…)` for false, and `NOT` would make it true.
  @Test func aListIsSpelledOutForClickHouse() throws {
    let listed = SQLProbe.odd(
      "{ from: 'certificates', count: 'rows', during: 'any', "
        + "where: \"status not in ('issued', 'active')\" }",
      unit: "certificate")
    #expect(!(try SQLProbe.text(.clickhouse, ["odd"], of: listed)).contains(" IN ("))
    #expect(try SQLProbe.text(.duckdb, ["odd"], of: listed).contains(" IN ('issued', 'active')"))
  }

  /// A measure named like a reserved word stands in quotes, as a text where it is a value.
  @Test(arguments: SQLEngine.allCases)
  func reservedWordsBreakNothing(engine: SQLEngine) throws {
    let text = try SQLProbe.text(
      engine, ["odd"], of: SQLProbe.odd("{ from: 'practices', count: 'rows', during: 'period' }"))
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
    let text = try SQLProbe.text(.duckdb, ["network-children"])
    #expect(text.contains("GROUP BY \"m1x\".\"programme_id\""))
    #expect(!text.contains("EXISTS"))
  }

  /// A column that no file has makes its measure not reported, never 0.
  @Test func aMeasureOfAnAbsentColumnIsNotReported() throws {
    var tables = SQLTables(forms: SQLProbe.standard.forms)
    tables.columns = ["enrolments": ["child_id", "start_date", "municipality"], "population": []]
    let period = try #require(ReportingPeriod(reading: "2024-S2", calendar: .calendar))
    let queries = SQLQueries(.duckdb, catalogue: SQLProbe.standard, tables: tables)
    let text = queries.queries(for: ["coverage-5-18"], in: period).queries.map(\.text).joined()
    #expect(text.contains("0 AS \"m1_reported\""))
    #expect(!text.contains("\"enrolments\""))
  }

  /// Hierarchies change, so the table of levels is asked for the period.
  @Test func levelsAreThoseOfThePeriod() throws {
    let text = try SQLProbe.text(.duckdb, ["best-practices"])
    #expect(text.contains("\"a\".\"period_id\" = '2024-S2'"))
  }

  @Test func anIndicatorOfOthersAsksForTheirMeasures() throws {
    let period = try #require(ReportingPeriod(reading: "2024-S2", calendar: .calendar))
    let queries = SQLQueries(
      .spark, catalogue: SQLProbe.standard, tables: SQLTables(forms: SQLProbe.standard.forms))
    let asked = queries.queries(for: ["urban-rural-gap"], in: period).queries.map(\.indicator)
    #expect(asked == ["coverage-urban", "rural-access"])
  }
}
