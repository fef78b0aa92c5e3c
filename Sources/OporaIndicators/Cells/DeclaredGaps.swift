import OporaDefinitions
import OporaRegistry

/// Of which sources municipalities say themselves that they have no data to give (сведений нет).
struct DeclaredGaps {
  /// By source form: the state of each municipality.
  private let states: [String: [SubmissionStatus]]

  /// Reads the journal for a period; nil if nobody says so.
  init?(_ registry: Registry, _ period: ReportingPeriod) {
    guard registry.hasDeclaredGaps else { return nil }
    let ledger = SubmissionLedger(registry, period: period)
    states = Dictionary(
      registry.forms.filter(\.needsSubmission).map { ($0.id, ledger.states(of: $0.id)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether all of some sources that a municipality did not submit are such.
  func explain(_ sources: Set<String>, of unit: Int) -> Bool {
    var isDeclared = false
    for source in sources {
      switch states[source]?[unit] {
      case .unavailable: isDeclared = true
      case .missing, .returned: return false
      case .submitted, .notExpected, nil: continue
      }
    }
    return isDeclared
  }
}
