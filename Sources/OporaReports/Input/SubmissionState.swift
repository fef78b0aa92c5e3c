public import OporaLanguage

/// How one municipality stands with one source in the period (отметка журнала приёма отчётов).
public struct SubmissionState: Sendable, Hashable {
  /// What happened.
  public enum Kind: String, Sendable, Hashable {
    /// Submitted and accepted, or submitted where there is no journal.
    case submitted
    /// Submitted after the deadline.
    case late
    /// Expected and not submitted.
    case missing
    /// Not there, and the municipality says that there is nothing to submit.
    case unavailable
    /// Returned for mending and not submitted again.
    case returned
    /// Changed after it was made, and so not counted.
    case altered
    /// Not expected of this municipality.
    case notExpected
  }

  /// The municipality's code.
  public var municipality: String
  /// The source form's id.
  public var source: String
  /// What happened.
  public var kind: Kind
  /// The day it was submitted; nil if it was not or the day is unknown.
  public var submittedOn: CalendarDay?
  /// Whether something expected is not there or does not count.
  public var isAbsent: Bool {
    switch kind {
    case .missing, .unavailable, .returned, .altered: true
    case .submitted, .late, .notExpected: false
    }
  }

  /// Days after the deadline; 0 if in time or without a deadline.
  public var daysLate: Int

  /// Makes a state.
  public init(
    municipality: String, source: String, kind: Kind, submittedOn: CalendarDay? = nil,
    daysLate: Int = 0
  ) {
    self.municipality = municipality
    self.source = source
    self.kind = kind
    self.submittedOn = submittedOn
    self.daysLate = daysLate
  }
}
