/// Benchmarks that share their data and take turns.
struct BenchmarkSuite: Sendable {
  /// The first part of the names of its benchmarks.
  let name: String
  /// What is measured, in a line.
  let summary: String
  /// Makes data and benchmarks; may take a while.
  let make: @Sendable (BenchmarkOptions, TemporaryFolder) throws(BenchmarkFailure) -> [Benchmark]

  /// All suites, in the order in which they run.
  static let all = [importing, expressions, distinct, charts, rating, reports, start]
}

/// One thing that is measured.
struct Benchmark {
  /// What a measured call does.
  enum Work {
    /// A call inside this process; gives what came out, the same in every run.
    case call(() -> Int)
    /// A run of a program, from its start to its end.
    case program(path: String, arguments: [String])
  }

  /// Such as `import/typed`.
  let name: String
  /// Rows or children that one call works on; nil where neither makes sense.
  var size: Int?
  /// Bytes that one call reads.
  var bytes: Int?
  /// The benchmark whose median is 1 in the ratio.
  var base: String?
  /// The work.
  let work: Work
}

/// Why something was not measured.
enum BenchmarkFailure: Error, Equatable {
  case noTool(String)
  case notWritten(String)
  case notRead(String)
  case noPeriod
  case exited(String, code: Int)
  case notStarted(String)
  case varied(String, Int, Int)

  var message: String {
    switch self {
    case .noTool(let path): "no tool at \(path); build it first: swift build -c release"
    case .notWritten(let path): "\(path) cannot be written"
    case .notRead(let path): "\(path) cannot be read"
    case .noPeriod: "the made data have no period"
    case .exited(let name, let code): "\(name): ended with \(code), not measured"
    case .notStarted(let name): "\(name): the program did not start"
    case .varied(let name, let first, let other):
      "\(name): one run gave \(first), another \(other); not measured"
    }
  }
}
