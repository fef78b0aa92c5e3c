import OporaDefinitions

extension Monitoring {
  /// What an evaluation needs of the data; less is faster.
  public enum Scope: Sendable, Hashable {
    /// Every column is kept: checks, reports.
    case everything
    /// Only the columns that these indicators and breakdowns need; all are still checked.
    case indicators([String], breakdowns: [String])
    /// Only these figures: rows of long files are counted as they are read and not kept. Nothing
    /// else can be asked of the monitoring afterwards.
    case figures(FigureRequest)
  }
}

extension Monitoring.Scope {
  /// The definitions that are needed.
  ///
  /// Worked examples are for tests and for who reads them.
  var demand: DefinitionDemand {
    guard case .figures(let request) = self else { return DefinitionDemand(hasExamples: false) }
    return DefinitionDemand(
      indicators: request.indicators.map { Set($0) }, hasForms: request.rates, hasExamples: false)
  }
}
