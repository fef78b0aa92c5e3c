import Testing

@testable import opora_benchmarks

/// Figures, their table, and their comparison with saved ones; nothing here looks at the clock.
@Suite struct MeasurementTests {
  static func measurement(
    _ name: String, _ seconds: [Double], base: String? = nil, size: Int? = 1000, outcome: Int = 7
  ) -> Measurement {
    Measurement(
      name: name, size: size, bytes: size.map { $0 * 100 }, base: base, seconds: seconds,
      processorSeconds: seconds[0], outcome: outcome)
  }

  static let two = [
    measurement("import/typed", [0.001, 0.002, 0.004]),
    measurement("import/quoted", [0.003, 0.003, 0.003], base: "import/typed"),
  ]

  @Test(
    arguments: [
      ([3.0, 1, 2], 2.0), ([4, 1, 3, 2], 2.5), ([5], 5), ([], 0),
    ] as [([Double], Double)])
  func theMedianIsTheMiddle(values: [Double], median: Double) {
    #expect(Statistics.median(values) == median)
  }

  @Test(
    arguments: [
      (3.1, "3.10 s"), (0.0123, "12.3 ms"), (0.0009999, "1.00 ms"), (0.000812, "812 µs"),
      (4.2e-8, "42.0 ns"), (125, "125 s"), (0, "0.00 ns"),
    ] as [(Double, String)])
  func aTimeHasThreeDigitsAndAUnit(seconds: Double, text: String) {
    #expect(Figures.time(seconds) == text)
  }

  @Test(
    arguments: [(999, "999"), (12_345, "12.3 k"), (999_600, "1.00 M"), (8_126_000, "8.13 M")]
      as [(Double, String)])
  func aCountHasThreeDigits(number: Double, text: String) {
    #expect(Figures.count(number) == text)
  }

  @Test func decimalsAreRoundedAndNeverExponents() {
    #expect(Figures.decimals(1.005, 1) == "1.0" && Figures.decimals(0.999, 2) == "1.00")
    #expect(Figures.decimals(0.000000012, 9) == "0.000000012")
    #expect(Figures.decimals(.infinity, 2) == "–" && Figures.decimals(.nan, 0) == "–")
  }

  @Test func theLineOfAProgramsRunReadsBack() {
    let line = "3 1500000 250000 12582912\n"
    let run = ProgramRun(line)
    #expect(run?.code == 3 && run?.seconds == 1.5 && run?.processorSeconds == 0.25)
    #expect(run?.line == line)
    #expect(ProgramRun("") == nil && ProgramRun("1 2 3 four") == nil)
  }

  @Test func aProgramIsRunToItsEnd() throws {
    let run = try #require(ProgramRun.measured("/bin/sh", ["-c", "exit 4"]))
    #expect(run.code == 4 && run.peakMemory > 0)
    #expect(ProgramRun.measured("/no/such/program", []) == nil)
  }

  @Test func theTableIsAlignedAndLeavesEmptyColumnsOut() {
    #expect(
      MeasurementTable(Self.two).text == """
        benchmark       median  fastest  slowest  processor  size  size/s  MB/s  ratio  to
        --------------------------------------------------------------------------------------------
        import/typed   2.00 ms  1.00 ms  4.00 ms    1.00 ms  1000   500 k  50.0
        import/quoted  3.00 ms  3.00 ms  3.00 ms    3.00 ms  1000   333 k  33.3   1.50  import/typed

        """)
  }

  @Test func savedFiguresReadBack() throws {
    let saved = SavedMeasurements(Self.two)
    let read = try #require(SavedMeasurements(Array(saved.csv.utf8)))
    #expect(read.csv == saved.csv)
    for measured in Self.two {
      #expect(read.median(of: measured) == measured.median && read.hasOutcome(of: measured))
    }
  }

  @Test(arguments: ["", "benchmark,size\na,1\n", "%PDF-1.7", "median_s\n1\n"])
  func anotherFileIsNoSavedTable(text: String) {
    #expect(SavedMeasurements(Array(text.utf8)) == nil)
  }

  @Test func onlyTheSameBenchmarkAtTheSameSizeIsCompared() {
    let saved = SavedMeasurements(Self.two)
    #expect(saved.median(of: Self.measurement("import/typed", [1], size: 2000)) == nil)
    #expect(saved.median(of: Self.measurement("import/other", [1])) == nil)
  }

  @Test(arguments: [
    (1.10, true, ""), (1.11, true, " slower"), (0.90, true, ""), (0.89, true, " faster"),
    (1.5, false, " other result"),
  ])
  func aRatioIsMarkedBeyondTheThreshold(ratio: Double, isSame: Bool, mark: String) {
    #expect(MeasurementTable.mark(ratio, isSameOutcome: isSame) == mark)
  }

  @Test func comparedRowsTellTheRatioAndWhatIsNew() {
    let before = SavedMeasurements([Self.measurement("import/typed", [0.001])])
    let lines = MeasurementTable(Self.two, before: before).text.split(separator: "\n")
    #expect(lines[0].hasSuffix("before  now/before"))
    #expect(lines[2].hasSuffix("1.00 ms  2.00 slower"))
    #expect(lines[3].hasSuffix("not saved"))
  }
}
