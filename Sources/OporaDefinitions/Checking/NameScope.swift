import OporaLanguage

/// Which names an expression may use.
enum NameScope {
  /// Columns of a source, and the period.
  case row(SourceForm)
  /// Measures of an indicator, and the period; the sources are there to recognise columns.
  /// Measures that could not be read are named apart, so that nothing follows from them.
  case cell([MeasureDraft], broken: [String], forms: [SourceForm])
  /// The period only: the day of `at`.
  case day

  static let periodNames = ["start", "end", "lastDay", "contingentDate"]

  /// The names that stand alone, for suggestions.
  var names: [String] {
    switch self {
    case .row(let form): form.columns.map(\.name)
    case .cell(let measures, _, _): measures.map(\.definition.name)
    case .day: NameScope.periodNames.map { "period." + $0 }
    }
  }

  func allows(_ scope: ExpressionFunction.Scope) -> Bool {
    switch (self, scope) {
    case (_, .anywhere), (.row, .row), (.cell, .cell): true
    default: false
    }
  }
}
