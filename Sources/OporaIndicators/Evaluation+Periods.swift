import OporaDefinitions
import OporaSystem
public import OporaRegistry

extension Evaluation {
  /// The cells of some indicators in several periods.
  ///
  /// Periods whose definitions are the same share the earlier periods that they look back at, and
  /// their measures are computed on all processors.
  ///
  /// - Parameters:
  ///   - indicators: ids.
  ///   - evaluations: for each period its evaluation, all of one registry.
  /// - Returns: the cells in parts, period by period.
  public static func cells(
    of indicators: [String], by evaluations: [(period: ReportingPeriod, evaluation: Evaluation)]
  ) -> [[IndicatorValue]] {
    var ready: [(ReportingPeriod, Evaluation)] = []
    for (index, entry) in evaluations.enumerated() {
      var evaluation = entry.evaluation
      if let before = ready.last?.1, before.computesLike(evaluation) {
        evaluation.computed = before.computed
      } else {
        let alike = evaluations[index...].prefix { $0.evaluation.computesLike(evaluation) }
        evaluation.computeAll(alike.map(\.period))
      }
      ready.append((entry.period, evaluation))
    }
    // Nobody writes to what the evaluations share.
    nonisolated(unsafe) let all = ready
    return Parallel.map(Array(all.indices)) { index in
      var (period, evaluation) = all[index]
      return evaluation.cells(of: indicators, in: period)
    }.flatMap { $0 }
  }

  /// Whether measures of a period are the same by both evaluations.
  ///
  /// Figures of rows that were not kept belong to the period that was asked for.
  private func computesLike(_ other: Evaluation) -> Bool {
    streams.isEmpty && other.streams.isEmpty && breakdowns == other.breakdowns
      && needed.elementsEqual(other.needed) { left, right in
        left.id == right.id && left.version == right.version && left.span == right.span
      }
  }

  /// Computes the measures of periods, and of those that they look back at.
  private mutating func computeAll(_ periods: [ReportingPeriod]) {
    let all = periods.flatMap(lookedAt).reduce(into: [ReportingPeriod]()) { all, period in
      if !all.contains(period) { all.append(period) }
    }
    // Threads only read the evaluation.
    nonisolated(unsafe) let evaluation = self
    let found = Parallel.map(all) { evaluation.compute($0, asked: $0) }
    for (period, figures) in zip(all, found) { computed[period] = figures }
  }
}
