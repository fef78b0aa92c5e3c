/// Measures benchmarks that take turns, so that a busy minute of the machine falls on all of them.
struct Stopwatch {
  /// Measured runs of each benchmark.
  let runs: Int
  /// Calls shorter than this are repeated within a run; the clock would be too coarse for one.
  static let shortestRun = 0.02

  /// What one run took.
  private struct Run {
    var seconds: Double
    var processorSeconds: Double
    var peakMemory: Int?
    var outcome: Int
  }

  /// Runs everything once to warm up, then `runs` times in turns.
  ///
  /// - Returns: figures of what worked, and why the rest did not.
  func measure(_ benchmarks: [Benchmark]) -> ([Measurement], [BenchmarkFailure]) {
    var failures: [BenchmarkFailure] = []
    var rounds: [(benchmark: Benchmark, calls: Int, runs: [Run])] = []
    for benchmark in benchmarks {
      do {
        let first = try run(benchmark, calls: 1)
        rounds.append((benchmark, Self.calls(for: first.seconds), []))
      } catch {
        failures.append(error)
      }
    }
    for _ in 0..<runs {
      for index in rounds.indices {
        do {
          rounds[index].runs.append(try run(rounds[index].benchmark, calls: rounds[index].calls))
        } catch {
          failures.append(error)
        }
      }
    }
    var measured: [Measurement] = []
    for round in rounds where round.runs.count == runs {
      do {
        measured.append(try Self.measurement(of: round.benchmark, round.runs))
      } catch {
        failures.append(error)
      }
    }
    return (measured, failures)
  }

  /// How many calls make a run long enough.
  static func calls(for seconds: Double) -> Int {
    guard seconds > 0 else { return 1000 }
    return min(1000, max(1, Int((shortestRun / seconds).rounded(.up))))
  }

  private func run(_ benchmark: Benchmark, calls: Int) throws(BenchmarkFailure) -> Run {
    switch benchmark.work {
    case .call(let body): return Self.timed(body, calls)
    case .program(let path, let arguments):
      guard let run = ProgramRun.of(path, arguments) else { throw .notStarted(benchmark.name) }
      guard run.code == 0 else { throw .exited(benchmark.name, code: run.code) }
      return Run(
        seconds: run.seconds, processorSeconds: run.processorSeconds, peakMemory: run.peakMemory,
        outcome: 0)
    }
  }

  private static func timed(_ body: () -> Int, _ calls: Int) -> Run {
    let clock = ContinuousClock()
    let processor = Platform.processorSeconds
    let start = clock.now
    var outcome = 0
    for _ in 0..<calls { outcome = body() }
    let seconds = start.duration(to: clock.now).inSeconds
    let used = Platform.processorSeconds - processor
    return Run(
      seconds: seconds / Double(calls), processorSeconds: used / Double(calls), outcome: outcome)
  }

  private static func measurement(
    of benchmark: Benchmark, _ runs: [Run]
  ) throws(BenchmarkFailure) -> Measurement {
    let outcome = runs[0].outcome
    if let other = runs.first(where: { $0.outcome != outcome }) {
      throw .varied(benchmark.name, outcome, other.outcome)
    }
    return Measurement(
      name: benchmark.name, size: benchmark.size, bytes: benchmark.bytes, base: benchmark.base,
      seconds: runs.map(\.seconds).sorted(),
      processorSeconds: Statistics.median(runs.map(\.processorSeconds)),
      peakMemory: runs.compactMap(\.peakMemory).max(), outcome: outcome)
  }
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
