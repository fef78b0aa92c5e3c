public import OporaIndicators
public import OporaRegistry

extension Monitoring {
  /// The whole path of one number: formula, parts, sources, rows used and left out with reasons.
  ///
  /// - Parameters:
  ///   - indicator: the indicator's id.
  ///   - period: the period.
  ///   - municipality: the code, or `total`.
  ///   - listsRows: whether every row is listed with what became of it.
  /// - Returns: nil if the indicator or the municipality is unknown.
  public func explanation(
    of indicator: String, in period: ReportingPeriod, municipality: String, listsRows: Bool = false
  ) -> Explanation? {
    var evaluation = evaluation(of: [indicator], in: period)
    return evaluation.explanation(
      of: indicator, in: period, municipality: municipality, listsRows: listsRows)
  }
}
