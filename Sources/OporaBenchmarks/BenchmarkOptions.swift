/// What the benchmarks were asked for.
struct BenchmarkOptions: Equatable {
  /// Rows of the made register of enrolments.
  var rows = 100_000
  /// Children of the sample region that reports are made of.
  var children = 27_000
  /// Measured runs; one more before them warms up.
  var runs = 5
  /// Suites (`charts`) or benchmarks (`charts/trend`); all where empty.
  var only: [String] = []
  /// Where the figures are saved.
  var saved: String?
  /// Saved figures to compare with.
  var compared: String?
  /// Where the made register is written instead of measuring; for other programs to be measured on.
  var written: String?
  /// Whether only the help is wanted.
  var wantsHelp = false

  init() {}

  /// Reads the words after the program's name.
  init(_ words: [String]) throws(BenchmarkUsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = String(parts[0])
      if option == "--help" || option == "-h" {
        wantsHelp = true
        continue
      }
      guard BenchmarkOptions.names.contains(option) else { throw .unknownOption(word) }
      guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(), !value.isEmpty
      else { throw .missingValue(option) }
      try take(option, value)
    }
  }

  /// Whether a benchmark is wanted.
  func wants(_ benchmark: String) -> Bool {
    only.isEmpty || only.contains { benchmark == $0 || benchmark.hasPrefix($0 + "/") }
  }

  /// Whether anything of a suite is wanted.
  func wants(suite: String) -> Bool {
    only.isEmpty || only.contains { $0 == suite || $0.hasPrefix(suite + "/") }
  }
}

extension BenchmarkOptions {
  private static let names = [
    "--rows", "--children", "--runs", "--only", "--save", "--compare", "--write",
  ]

  private mutating func take(_ option: String, _ value: String) throws(BenchmarkUsageError) {
    switch option {
    case "--rows": rows = try Self.number(option, value, in: 1...20_000_000)
    case "--children": children = try Self.number(option, value, in: 100...1_000_000)
    case "--runs": runs = try Self.number(option, value, in: 1...1000)
    case "--save": saved = value
    case "--compare": compared = value
    case "--write": written = value
    default:
      let suites = BenchmarkSuite.all.map(\.name)
      let suite = value.split(separator: "/").first.map(String.init) ?? value
      guard suites.contains(suite) else { throw .unknownBenchmark(value, known: suites) }
      only.append(value)
    }
  }

  private static func number(
    _ option: String, _ value: String, in range: ClosedRange<Int>
  ) throws(BenchmarkUsageError) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw .badNumber(option, value, least: range.lowerBound, most: range.upperBound)
    }
    return number
  }
}

/// Why the benchmarks were not started, or not finished.
enum BenchmarkUsageError: Error, Equatable {
  case unknownOption(String)
  case missingValue(String)
  case badNumber(String, String, least: Int, most: Int)
  case unknownBenchmark(String, known: [String])

  var message: String {
    switch self {
    case .unknownOption(let word): "unknown option “\(word)”; see --help"
    case .missingValue(let option): "\(option) needs a value"
    case .badNumber(let option, let value, let least, let most):
      "\(option): “\(value)” is no whole number from \(least) to \(most)"
    case .unknownBenchmark(let name, let known):
      "no benchmark “\(name)”; there are: " + known.joined(separator: ", ")
    }
  }
}
