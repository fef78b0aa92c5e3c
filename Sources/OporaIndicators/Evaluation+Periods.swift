import Dispatch
import OporaDefinitions
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
  /// - Returns: the cells, period by period.
  public static func values(
    of indicators: [String], by evaluations: [(period: ReportingPeriod, evaluation: Evaluation)]
  ) -> [IndicatorValue] {
    var cells: [IndicatorValue] = []
    var before: Evaluation?
    for (index, entry) in evaluations.enumerated() {
      var evaluation = entry.evaluation
      if let before, before.computesLike(evaluation) {
        evaluation.computed = before.computed
      } else {
        let alike = evaluations[index...].prefix { $0.evaluation.computesLike(evaluation) }
        evaluation.computeAll(alike.map(\.period))
      }
      cells += evaluation.values(of: indicators, in: entry.period)
      before = evaluation
    }
    return cells
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
    guard all.count > 1 else { return }
    var found = [PeriodFigures?](repeating: nil, count: all.count)
    let evaluation = self
    found.withUnsafeMutableBufferPointer { found in
      nonisolated(unsafe) let (results, evaluation) = (found, evaluation)
      DispatchQueue.concurrentPerform(iterations: all.count) { index in
        results[index] = evaluation.compute(all[index], asked: all[index])
      }
    }
    for (period, figures) in zip(all, found) { computed[period] = figures }
  }
}
