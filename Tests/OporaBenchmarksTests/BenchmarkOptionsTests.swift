import Testing

@testable import opora_benchmarks

/// What is asked for on the command line.
@Suite struct BenchmarkOptionsTests {
  @Test func nothingAskedMeansEverythingFiveTimes() throws {
    let options = try BenchmarkOptions([])
    #expect(options.rows == 100_000 && options.runs == 5 && options.only.isEmpty)
    #expect(options.wants("charts/trend") && options.wants(suite: "import"))
  }

  @Test func valuesFollowTheirOptionOrStandBehindAnEqualsSign() throws {
    let options = try BenchmarkOptions([
      "--rows", "2000", "--runs=3", "--children=500", "--save", "a.csv", "--compare=b=c.csv",
      "--write", "d.csv",
    ])
    #expect(options.rows == 2000 && options.runs == 3 && options.children == 500)
    #expect(options.saved == "a.csv" && options.compared == "b=c.csv")
    #expect(options.written == "d.csv")
  }

  @Test func aSuiteOrABenchmarkIsChosen() throws {
    let options = try BenchmarkOptions(["--only", "charts/trend", "--only", "start"])
    #expect(options.wants("charts/trend") && !options.wants("charts/trends"))
    #expect(options.wants("start/report") && !options.wants("import/typed"))
    #expect(options.wants(suite: "charts") && !options.wants(suite: "import"))
  }

  @Test(arguments: [
    (["--row", "3"], BenchmarkUsageError.unknownOption("--row")),
    (["rows"], .unknownOption("rows")), (["--rows"], .missingValue("--rows")),
    (["--save="], .missingValue("--save")),
    (["--runs", "0"], .badNumber("--runs", "0", least: 1, most: 1000)),
    (["--runs", "five"], .badNumber("--runs", "five", least: 1, most: 1000)),
    (
      ["--only", "chart"],
      .unknownBenchmark(
        "chart",
        known: ["import", "expressions", "distinct", "charts", "rating", "reports", "start"])
    ),
  ])
  func aWrongOptionIsNamed(words: [String], error: BenchmarkUsageError) {
    #expect(throws: error) { try BenchmarkOptions(words) }
  }

  @Test func aWrongOptionIsAFaultOfUsageAndHelpIsNone() {
    #expect(BenchmarkProgram.run(["--fast"]) == .usage)
    #expect(BenchmarkProgram.run(["--help"]) == .done)
    #expect(BenchmarkProgram.run(["--compare", "/no/such/file.csv"]) == .inputOutput)
  }
}
