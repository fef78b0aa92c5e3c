/// The program `opora-benchmarks`: how fast the library is on this machine, part by part.
///
/// Times say something only beside times of the same machine and hour, so that what counts are the
/// ratios inside one table, and those to a saved table. Nothing fails because it is slow.
enum BenchmarkProgram {
  /// Exit codes; a slow run is no fault.
  enum ExitCode: Int32 {
    case done = 0
    case usage = 2
    case inputOutput = 5
  }

  /// Runs the program with the words after its name.
  static func run(_ words: [String]) -> ExitCode {
    if words.first == ProgramRun.word, words.count > 1 {
      let run = ProgramRun.measured(words[1], Array(words.dropFirst(2)))
      Platform.write(run?.line ?? "", to: Platform.standardOutput)
      return .done
    }
    do {
      let options = try BenchmarkOptions(words)
      if options.wantsHelp {
        Platform.write(help, to: Platform.standardOutput)
        return .done
      }
      guard let path = options.written else { return measureAndTell(options) }
      let register = String(decoding: EnrolmentRows(count: options.rows).bytes(), as: UTF8.self)
      return Platform.save(register, to: path) ? .done : failed("\(path): cannot be written")
    } catch {
      say(error.message)
      return .usage
    }
  }

  private static func measureAndTell(_ options: BenchmarkOptions) -> ExitCode {
    var before: SavedMeasurements?
    if let path = options.compared {
      before = Platform.contents(of: path).flatMap { SavedMeasurements($0) }
      guard before != nil else { return failed("\(path): no saved benchmarks can be read there") }
    }
    #if DEBUG
      say("this is a debug build: use swift run -c release opora-benchmarks")
    #endif
    guard let folder = TemporaryFolder() else { return failed("no temporary folder can be made") }
    defer { folder.remove() }
    var measured: [Measurement] = []
    for suite in BenchmarkSuite.all where options.wants(suite: suite.name) {
      measured += measure(suite, options, folder)
    }
    guard !measured.isEmpty else { return failed("nothing was measured") }
    let table = MeasurementTable(measured, before: before)
    Platform.write(table.text, to: Platform.standardOutput)
    guard let path = options.saved else { return .done }
    let isSaved = Platform.save(SavedMeasurements(measured).csv, to: path)
    return isSaved ? .done : failed("\(path): cannot be written")
  }

  private static func measure(
    _ suite: BenchmarkSuite, _ options: BenchmarkOptions, _ folder: TemporaryFolder
  ) -> [Measurement] {
    say("\(suite.name): \(suite.summary)")
    do {
      let benchmarks = try suite.make(options, folder).filter { options.wants($0.name) }
      if benchmarks.isEmpty {
        say("  nothing of that name in \(suite.name)")
        return []
      }
      let (measured, failures) = Stopwatch(runs: options.runs).measure(benchmarks)
      for failure in failures { say("  " + failure.message) }
      return measured
    } catch {
      say("  left out: " + error.message)
      return []
    }
  }

  private static func failed(_ message: String) -> ExitCode {
    say(message)
    return .inputOutput
  }

  /// Words go to standard error, so that the table can be kept.
  private static func say(_ message: String) {
    Platform.write(message + "\n", to: Platform.standardError)
  }

  static let help = """
    usage: opora-benchmarks [options]

    Measures the parts of Opora on this machine and prints a table: median, fastest and slowest
    of several runs, processor time, rows and megabytes a second. The first run warms up and does
    not count; the benchmarks of a suite take turns. Ratios are to the benchmark named beside them.

      --rows N         rows of the made register of enrolments (default 100000)
      --children N     children of the sample region for reports (default 27000)
      --runs N         measured runs (default 5)
      --only NAME      only a suite or a benchmark, such as charts or charts/trend; repeatable
      --save FILE      also write the figures as CSV
      --compare FILE   also print the ratio to figures saved before; a median more than 10 %
                       longer is marked “slower”, one more than 10 % shorter “faster”
      --write FILE     measure nothing; write the register of --rows rows, for other programs
                       to be measured on
      --help           this page

    Suites:
    \(BenchmarkSuite.all.map { "  \($0.name.padded(to: 13))  \($0.summary)" }.joined(separator: "\n"))

    Suite start runs the tool opora, which must lie beside this program: build everything first
    (swift build -c release). The exit code is 0 however slow anything is; 2 for a wrong option,
    5 where a file cannot be read or written.

    """
}
