import OporaCharts
import Testing

@testable import opora_benchmarks

/// Every benchmark does what it says, on data so small that it takes no time.
@Suite struct BenchmarkSuiteTests {
  static let options: BenchmarkOptions = {
    var options = BenchmarkOptions()
    options.rows = 300
    options.children = 100
    options.runs = 1
    return options
  }()

  /// The results of a suite's calls by benchmark.
  static func outcomes(of suite: BenchmarkSuite) throws -> [String: Int] {
    let folder = try #require(TemporaryFolder())
    defer { folder.remove() }
    var outcomes: [String: Int] = [:]
    for benchmark in try suite.make(options, folder) {
      guard case .call(let body) = benchmark.work else { continue }
      #expect(benchmark.name.hasPrefix(suite.name + "/"))
      #expect(outcomes.updateValue(body(), forKey: benchmark.name) == nil)
    }
    return outcomes
  }

  @Test func everyRowIsReadInEverySpelling() throws {
    let outcomes = try Self.outcomes(of: .importing)
    #expect(outcomes["import/convert"] ?? 0 > 300 * 100)
    for name in ["typed", "needed", "folder", "windows", "quoted"] {
      #expect(outcomes["import/" + name] == 300, "\(name)")
    }
    // Rows 7, 107 and 207 have a birth date that the calendar lacks.
    #expect(outcomes["import/faulty"] == 297)
  }

  @Test func indicatorsAreTheSameInMemoryAndOnTheWholeWay() throws {
    let outcomes = try Self.outcomes(of: .expressions)
    #expect(outcomes["expressions/9"] ?? 0 > 0)
    #expect(outcomes["expressions/9"] == outcomes["expressions/whole-9"])
    #expect(outcomes["expressions/31"] == outcomes["expressions/whole-31"])
    #expect(outcomes["expressions/31"] ?? 0 > outcomes["expressions/9"] ?? 0)
  }

  @Test func childrenAreFewerThanTheirEnrolments() throws {
    let outcomes = try Self.outcomes(of: .distinct)
    let children = try #require(outcomes["distinct/children"])
    #expect(children > 0 && children < outcomes["distinct/rows"] ?? 0)
  }

  @Test func everyKindOfChartIsDrawn() throws {
    let outcomes = try Self.outcomes(of: .charts)
    #expect(outcomes.count == ChartKind.allCases.count + 1)
    #expect(outcomes.values.allSatisfy { $0 > 500 })
  }

  @Test func thereAreThirtyOneIndicators() {
    #expect(MadeIndicators.files.count == MadeIndicators.count)
    #expect(Set(MadeIndicators.files.map(\.text)).count == MadeIndicators.count)
  }

  @Test func theRegisterIsTheSameEveryTime() {
    let rows = EnrolmentRows(count: 50)
    #expect(rows.bytes() == rows.bytes())
    #expect(
      String(decoding: rows.bytes().prefix(27), as: UTF8.self) == "enrolment_id,child_id,birth")
  }

  @Test func shortCallsAreRepeated() {
    #expect(Stopwatch.calls(for: 0.5) == 1)
    #expect(Stopwatch.calls(for: 0.003) == 7)
    #expect(Stopwatch.calls(for: 0) == 1000)
  }
}
