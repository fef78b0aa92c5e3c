import OporaDefinitions
import OporaRating

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
  /// The scope with the indicators of a rating form, where it is about a rating and names none.
  func rating(by form: RatingForm?) -> Monitoring.Scope {
    guard case .figures(var request) = self, request.rates, request.indicators == nil, let form
    else { return self }
    request.indicators = Array(Set(form.criteria().compactMap(\.indicator))).sorted()
    return .figures(request)
  }

  /// The definitions that are needed.
  ///
  /// Worked examples are for tests and for who reads them.
  var demand: DefinitionDemand {
    guard case .figures(let request) = self else { return DefinitionDemand(hasExamples: false) }
    return DefinitionDemand(
      indicators: request.indicators.map { Set($0) }, hasForms: request.rates, hasExamples: false,
      hasControls: false)
  }
}
