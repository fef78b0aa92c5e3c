import Foundation
import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Where engines disagree with one another or with what is meant: each trap kept out of the queries.
@Suite struct SQLTrapTests {
  private static let engines = SQLEngine.allCases
  private static func all(_ engine: SQLEngine) throws -> String {
    try SQLProbe.text(
      engine, SQLProbe.standard.indicators.map(\.id), breakdowns: ["direction", "locality_type"])
  }

  /// Distinct children of a level are counted from rows, never from the counts of municipalities,
  /// and never roughly.
  @Test(arguments: engines)
  func distinctKeysAreCountedAfreshAtEveryLevel(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["coverage-5-18"])
    let q = engine.name
    let count = "COUNT(DISTINCT CASE WHEN \(q("r")).\(q("holds"))"
    // Once for each municipality, once for each level.
    #expect(text.split(separator: count).count == 3)
    #expect(text.contains("JOIN \(q("takes")) AS \(q("x"))"))
    let upper = try Self.all(engine).uppercased()
    for rough in ["APPROX", "UNIQ", "HLL"] { #expect(!upper.contains(rough)) }
  }

  /// A ratio is never taken up from a lower level: a query has no ratio.
  @Test(arguments: engines)
  func aQuotientOfMeasuresIsNoPartOfAQuery(engine: SQLEngine) throws {
    let text = try Self.all(engine)
    #expect(!text.contains(" / ") && !text.contains(" // ") && !text.contains(" div "))
  }

  /// Rows are joined to the list of who submitted and to lists of keys, and counted before anything
  /// else is joined.
  @Test(arguments: engines)
  func rowsOfTwoSourcesNeverMeet(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["coverage-5-18"])
    let q = engine.name
    for part in text.split(separator: " AS (\n") {
      let sources = ["enrolments", "population"].filter { part.contains("FROM \(q($0))") }
      #expect(sources.count < 2)
    }
  }

  /// The denominator is of those whose registers came in.
  @Test(arguments: engines)
  func onlyReportersAreInTheDenominator(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["coverage-5-18"])
    let q = engine.name
    #expect(text.contains("JOIN \(q("submission")) AS \(q("s"))"))
    #expect(text.contains("AS \(q("is_complete"))"))
    #expect(
      text.contains("CASE WHEN \(q("x")).\(q("in_scope")) = 1 THEN \(q("x")).\(q("figure")) END"))
  }

  /// The sum of no rows is NULL in DuckDB and 0 in ClickHouse: it is 0, where the source came in.
  @Test(arguments: engines)
  func aSumOfNothingIsZeroOnlyWhereTheSourceWasSubmitted(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["new-places-plan"])
    let q = engine.name
    #expect(text.contains("COALESCE(\(q("c")).\(q("figure")), 0)"))
    #expect(text.contains("THEN CASE WHEN \(q("k")).\(q("reported")) = 1 THEN"))
  }

  /// A join that finds nothing gives NULL in DuckDB and 0 or '' in ClickHouse: both mean the same.
  @Test(arguments: engines)
  func aMissedJoinIsReadTheSameEverywhere(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["network-children"])
    let q = engine.name
    #expect(text.contains("COALESCE(\(q("j1")).\(q("hit")), 0)"))
    #expect(text.contains(".\(q("hit")), 0) = 1"))
    let linked = try SQLProbe.rows(
      engine, where: "contains(programme_id.levels, 'advanced') or programme_id.state is missing")
    // Truths of a joined row are numbers from 1, so that 0 is no row.
    #expect(linked.contains("THEN 3 WHEN") && linked.contains("= 3 THEN TRUE"))
  }

  /// A subtotal's key is NULL in DuckDB and '' in ClickHouse: levels come by a table, not by ROLLUP.
  @Test(arguments: engines)
  func levelsComeByTheTableOfAncestors(engine: SQLEngine) throws {
    let text = try Self.all(engine).uppercased()
    for word in ["ROLLUP", "CUBE", "GROUPING", "WITH TOTALS"] { #expect(!text.contains(word)) }
    #expect(text.contains("ANCESTOR_ID"))
  }

  /// `1/0` is infinite, an error or NULL: a quotient in a condition is a product of the other side,
  /// and unknown where the divisor is zero.
  @Test(arguments: engines)
  func aConditionDividesByNothing(engine: SQLEngine) throws {
    let text = try SQLProbe.rows(
      engine, of: "resources", unit: "organisation", where: "equipped_rooms / rooms < 0.5")
    let q = engine.name
    #expect(!text.contains(" / "))
    #expect(text.contains("(CASE WHEN (\(q("m1")).\(q("rooms")) > 0) THEN ("))
    #expect(text.contains("WHEN (\(q("m1")).\(q("rooms")) < 0) THEN ("))
  }

  /// Engines round 12.25 differently, so nothing is rounded.
  @Test(arguments: engines)
  func nothingIsRounded(engine: SQLEngine) throws {
    let text = try Self.all(engine).uppercased()
    for word in ["ROUND(", "CEIL", "FLOOR(", "FLOAT", "DOUBLE"] { #expect(!text.contains(word)) }
  }

  /// `date_diff('year', …)` counts turns of the year; an age on a day of the row is by its parts.
  @Test(arguments: engines)
  func anAgeIsNoDifferenceOfYears(engine: SQLEngine) throws {
    let text = try SQLProbe.rows(engine, where: "age(birth_date, on: start_date) >= 7")
    #expect(!text.contains("'year'") && !text.contains("365"))
    #expect(text.contains("* 100 + EXTRACT(DAY FROM"))
  }

  /// Whoever is five on 29 February was born on or before 28 February five years earlier, and who was
  /// born on 29 February is a year older on 1 March of a common year.
  @Test(
    arguments: [
      ("2024-02-29", "<= DATE '2019-02-28'"), ("2025-02-28", "<= DATE '2020-02-28'"),
      ("2025-03-01", "<= DATE '2020-03-01'"),
    ])
  func theLeapDayHasARule(day: String, bound: String) throws {
    let text = try SQLProbe.rows(.duckdb, where: "age(birth_date, on: \(day)) >= 5")
    #expect(text.contains(bound))
  }

  /// The day that a stock is taken from is found by municipality before its rows are.
  @Test(arguments: engines)
  func aStockIsOfTheLatestTableNotAfterTheDay(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["coverage-5-18"])
    let q = engine.name
    #expect(text.contains("MAX(\(q("m2")).\(q("as_of"))) AS \(q("as_of"))"))
    let day = engine == .clickhouse ? "toDate32('2024-12-31')" : "DATE '2024-12-31'"
    #expect(text.contains("\(q("m2")).\(q("as_of")) <= \(day)"))
  }

  /// Every place where engines are known to go wrong, and the tests that hold it off.
  @Test func allTrapsAreHeldOff() throws {
    let traps: [(trap: String, tests: [String])] = [
      ("distinct counts summed over groups", ["distinctKeysAreCountedAfreshAtEveryLevel"]),
      ("a ratio taken up from a lower level", ["aQuotientOfMeasuresIsNoPartOfAQuery"]),
      ("fan-out by a join before counting", ["rowsOfTwoSourcesNeverMeet"]),
      ("non-reporters in the denominator", ["onlyReportersAreInTheDenominator"]),
      ("the sum of nothing", ["aSumOfNothingIsZeroOnlyWhereTheSourceWasSubmitted"]),
      ("a join that finds nothing", ["aMissedJoinIsReadTheSameEverywhere"]),
      ("keys of subtotals", ["levelsComeByTheTableOfAncestors"]),
      ("division by zero", ["aConditionDividesByNothing"]),
      ("rounding", ["nothingIsRounded", "noQueryDividesRoundsOrRollsUp"]),
      ("ages by functions", ["anAgeIsNoDifferenceOfYears", "anAgeIsARangeOfBirthDates"]),
      ("29 February", ["theLeapDayHasARule"]),
      ("inclusive last days", ["theLastDayBelongsToTheTimeWhereTheFormSaysSo"]),
      ("days before 1970 in ClickHouse", ["daysBefore1970SurviveInClickHouse"]),
      ("reserved words as names", ["reservedWordsBreakNothing", "aNameInQuotesHidesItsOwnQuotes"]),
      ("scale of decimals, division of whole numbers", ["moneyIsAddedWithItsDecimals"]),
      ("the day of the population", ["aStockIsOfTheLatestTableNotAfterTheDay"]),
      ("municipalities that move", ["levelsAreThoseOfThePeriod"]),
      ("NULL in a list in ClickHouse", ["aListIsSpelledOutForClickHouse"]),
      ("backslashes and apostrophes in texts", ["anApostropheEndsNoText"]),
    ]
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let tests = try ["SQLTrapTests", "SQLQueryTests"].map {
      try String(contentsOf: folder.appending(path: $0 + ".swift"), encoding: .utf8)
    }.joined()
    for (trap, names) in traps {
      for name in names { #expect(tests.contains("func \(name)("), "\(trap): \(name)") }
    }
  }

  /// Sums keep nine decimals and never become binary fractions; a mean comes as a sum and a count.
  @Test(arguments: engines)
  func moneyIsAddedWithItsDecimals(engine: SQLEngine) throws {
    let text = try SQLProbe.text(engine, ["certificates-funds-used"])
    let decimal = engine == .clickhouse ? "Nullable(Decimal(38, 9))" : "DECIMAL(38, 9)"
    #expect(text.contains("AS \(decimal))"))
    let mean = SQLProbe.odd(
      "{ from: 'certificates', mean: 'used', during: 'any' }", unit: "rouble")
    let mixed = try SQLProbe.text(engine, ["odd"], of: mean)
    #expect(!mixed.uppercased().contains("AVG("))
    #expect(mixed.contains("\(engine.name("weights"))"))
  }
}
