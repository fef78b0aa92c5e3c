import OporaCharts

extension BenchmarkSuite {
  /// Pictures: each kind, and the six of a report together.
  static let charts = BenchmarkSuite(
    name: "charts", summary: "one chart of each kind for a dozen municipalities; six together"
  ) { _, _ throws(BenchmarkFailure) in
    let six: [ChartKind] = [.rankedBar, .trend, .bullet, .heat, .stacked, .dumbbell]
    let each = ChartKind.allCases.map { kind in
      let table = MadeCharts.table(kind)
      return Benchmark(
        name: "charts/" + kind.rawValue, work: .call { bytes(of: [(kind, table)]) })
    }
    let tables = six.map { ($0, MadeCharts.table($0)) }
    return [Benchmark(name: "charts/six", work: .call { bytes(of: tables) })] + each
  }

  /// The length of the pictures; −1 if one cannot be drawn.
  private static func bytes(of charts: [(ChartKind, ChartTable)]) -> Int {
    var length = 0
    for (kind, table) in charts {
      do {
        length += try Chart.draw(kind, table, ChartOptions()).svg.utf8.count
      } catch {
        return -1
      }
    }
    return length
  }
}
