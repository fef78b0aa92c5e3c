import OporaDefinitions
public import OporaDiagnostics
import OporaIndicators
public import OporaRegistry

extension Monitoring {
  /// What is against the control relations of `indicators/checks/` in a period.
  ///
  /// Relations that the program finds by itself, such as declared figures that differ, are among
  /// ``findings()``.
  ///
  /// - Parameter period: the period.
  /// - Returns: findings with code ``ControlRun/code`` and the relation's id as detail; none where the
  ///   sources that a relation is about were not submitted.
  public func controlFindings(in period: ReportingPeriod) -> [Finding] {
    var run = ControlRun(registry: registry, catalogue: catalogue.inForce(on: period.start))
    return run.findings(in: period)
  }
}
