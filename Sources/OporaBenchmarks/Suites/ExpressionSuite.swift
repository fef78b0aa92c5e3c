import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry

extension BenchmarkSuite {
  /// Conditions over rows: nine indicators, thirty-one, and what the further ones cost.
  static let expressions = BenchmarkSuite(
    name: "expressions",
    summary: "9 and 31 indicators over the same rows, in memory and with the import"
  ) { options, _ throws(BenchmarkFailure) in
    let register = try MadeRegister(rows: options.rows)
    return [
      register.values("expressions/9", MadeIndicators.ids(9)),
      register.values("expressions/31", MadeIndicators.ids(31), base: "expressions/9"),
      register.importAndValues("expressions/whole-9", MadeIndicators.ids(9)),
      register.importAndValues(
        "expressions/whole-31", MadeIndicators.ids(31), base: "expressions/whole-9"),
    ]
  }

  /// Different children: against plain rows, and divided.
  static let distinct = BenchmarkSuite(
    name: "distinct", summary: "different children counted, against rows; divided by direction"
  ) { options, _ throws(BenchmarkFailure) in
    let register = try MadeRegister(rows: options.rows)
    let children = [MadeIndicators.children]
    return [
      register.values("distinct/rows", [MadeIndicators.rows]),
      register.values("distinct/children", children, base: "distinct/rows"),
      register.values(
        "distinct/by-direction", children, breakdowns: ["direction"], base: "distinct/rows"),
    ]
  }
}

/// The made register in memory, with the made indicators.
private struct MadeRegister {
  private let rows: Int
  private let bytes: [UInt8]
  private let monitoring: Monitoring
  private let period: ReportingPeriod

  init(rows: Int) throws(BenchmarkFailure) {
    self.rows = rows
    bytes = EnrolmentRows(count: rows).bytes()
    monitoring = Self.imported(bytes, scope: .everything)
    guard let period = monitoring.period(EnrolmentRows.period) else { throw .noPeriod }
    self.period = period
  }

  /// Values of tables that are in memory already.
  func values(
    _ name: String, _ indicators: [String], breakdowns: [String] = [], base: String? = nil
  ) -> Benchmark {
    let (monitoring, period) = (monitoring, period)
    return Benchmark(
      name: name, size: rows, base: base,
      work: .call {
        Self.sum(monitoring.values(in: [period], indicators: indicators, breakdowns: breakdowns))
      })
  }

  /// The whole way from bytes to values.
  func importAndValues(
    _ name: String, _ indicators: [String], base: String? = nil
  ) -> Benchmark {
    let (bytes, period) = (bytes, period)
    return Benchmark(
      name: name, size: rows, bytes: bytes.count, base: base,
      work: .call {
        let monitoring = Self.imported(bytes, scope: .indicators(indicators, breakdowns: []))
        return Self.sum(monitoring.values(in: [period], indicators: indicators))
      })
  }

  private static func imported(_ bytes: [UInt8], scope: Monitoring.Scope) -> Monitoring {
    Monitoring(
      Workspace(files: [InputFile(name: "enrolments.csv", bytes: bytes)]),
      overlay: MadeIndicators.files, scope: scope)
  }

  /// All figures added up: the same in every run and in every version, or something is wrong.
  private static func sum(_ values: IndicatorValues) -> Int {
    values.cells.reduce(0) { $0 + Int($1.outcome.number?.doubleValue ?? 0) }
  }
}
