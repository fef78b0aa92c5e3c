public import OporaLanguage

/// Why there is no number (причина отсутствия значения), strongest first.
public enum MissingReason: String, Sendable, Hashable, CaseIterable, Comparable {
  /// The indicator does not apply to the municipality: «х».
  case notApplicable
  /// Hidden in an output for publication, to protect personal data.
  case suppressed
  /// Expected, not submitted: «…».
  case notReported
  /// The comparison reaches before the first data.
  case noHistory
  /// Division by zero.
  case undefined

  /// A stronger reason is less.
  public static func < (left: MissingReason, right: MissingReason) -> Bool {
    left.strength < right.strength
  }

  private var strength: Int { MissingReason.allCases.firstIndex(of: self) ?? 0 }
}

/// A number, or the reason there is none; missing is not zero.
public enum Outcome: Sendable, Hashable {
  /// An exact number in the indicator's unit.
  case number(ExactNumber)
  /// No number, with the reason.
  case missing(MissingReason)

  /// The number; nil if missing.
  public var number: ExactNumber? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The reason; nil if there is a number.
  public var reason: MissingReason? {
    if case .missing(let reason) = self { reason } else { nil }
  }
}

/// A status letter of the SDMX code list of observation status, strongest first.
public enum ObservationStatus: String, Sendable, Hashable, CaseIterable {
  /// Cannot exist: does not apply.
  case notApplicable = "M"
  /// Suppressed.
  case suppressed = "Q"
  /// Missing, and the unit says it has no data.
  case declaredMissing = "L"
  /// Missing.
  case missing = "O"
  /// Time-series break.
  case seriesBreak = "B"
  /// A control relation failed.
  case unvalidated = "V"
  /// Low reliability: rows whose membership is unknown.
  case unreliable = "U"
  /// Imputed by the definition.
  case imputed = "I"
  /// Provisional: partial or an old population table.
  case provisional = "P"
  /// Normal.
  case normal = "A"
}

/// One cell: an indicator of a municipality (or the whole) in a period, undivided or in a category.
public struct IndicatorValue: Sendable, Hashable {
  /// The period's id.
  public var period: String
  /// The municipality's code, or `total`.
  public var municipality: String
  /// The indicator's id.
  public var indicator: String
  /// The breakdown column; empty for the undivided value.
  public var breakdown: String
  /// The code within the breakdown; empty for the undivided value.
  public var category: String
  /// The value in the indicator's unit, or why there is none.
  public var outcome: Outcome
  /// The numerator; nil where the indicator is no ratio or it was not reported.
  public var numerator: ExactNumber?
  /// The denominator; nil where the indicator is no ratio or there are no data.
  public var denominator: ExactNumber?
  /// The indicator's unit.
  public var unit: String
  /// The strongest status.
  public var status: ObservationStatus
  /// The target in the unit; nil if none is set for the year and level.
  public var target: ExactNumber?
  /// How many of the expected municipalities (organisations) reported.
  public var reported: Int
  /// How many were expected.
  public var expected: Int
  /// Rows left out because a field that decides on them is empty.
  public var unknownRows: Int
  /// The definition's version.
  public var version: Int
  /// Notes for people: failed control relations, age of the population table, imputation.
  public var notes: [LocalizedText]

  /// Makes an undivided cell; the evaluation fills the rest.
  public init(
    period: String, municipality: String, indicator: String, outcome: Outcome, unit: String,
    version: Int
  ) {
    self.period = period
    self.municipality = municipality
    self.indicator = indicator
    self.breakdown = ""
    self.category = ""
    self.outcome = outcome
    self.numerator = nil
    self.denominator = nil
    self.unit = unit
    self.status = .normal
    self.target = nil
    self.reported = 1
    self.expected = 1
    self.unknownRows = 0
    self.version = version
    self.notes = []
  }

  /// The code of the row of the whole workspace.
  public static let total = "total"
}
