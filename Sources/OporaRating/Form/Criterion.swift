public import OporaLanguage

/// A criterion: one figure, how it is scored and what it is worth (критерий).
public struct Criterion: Sendable, Hashable {
  /// Where the figure comes from.
  public enum Origin: Sendable, Hashable {
    /// The value of an indicator, by its id.
    case indicator(String)
    /// A figure that the municipality enters and the regional centre accepts.
    case entered(EnteredKind)
  }

  /// What is entered.
  public enum EnteredKind: String, Sendable, CaseIterable {
    /// A whole number of things.
    case count
    /// Any number.
    case number
    /// A percentage.
    case percent
    /// 1 or 0.
    case yesNo = "yes-no"
    /// The points themselves.
    case points
  }

  /// Which values are better.
  public enum Direction: String, Sendable, CaseIterable {
    /// Higher ones.
    case higher
    /// Lower ones.
    case lower
  }

  /// What happens where there is no figure.
  public enum MissingPolicy: String, Sendable, CaseIterable {
    /// No points, with the reason.
    case zero
    /// The criterion does not apply: its weight goes to the rest of its group.
    case notApplicable = "not-applicable"
    /// The value of the previous period, marked, for one period only.
    case previous
    /// The median of the units that have a figure, marked as calculated.
    case groupMedian = "group-median"
  }

  /// How the points enter the total.
  public enum Effect: String, Sendable, CaseIterable {
    /// They count up to the maximum, and the maximum is part of everybody's scale.
    case ordinary
    /// They are added above the scale; who has none has lost nothing.
    case bonus
    /// They are taken off.
    case penalty
  }

  /// The id, unique in the form.
  public var id: String
  /// The title; nil if the form gives none (the indicator's is used then).
  public var title: LocalizedText?
  /// Where the figure comes from.
  public var origin: Origin
  /// Which values are better.
  public var better: Direction
  /// The most points it gives in a form of points; 100 in a form of weights.
  public var maximum: ExactNumber
  /// The weight within its group; in a form of points its maximum.
  public var weight: ExactNumber
  /// What happens where there is no figure.
  public var missing: MissingPolicy
  /// Values over a smaller denominator are not scored; nil for no limit.
  public var minimumDenominator: ExactNumber?
  /// Whether an entered figure without evidence counts for nothing.
  public var requiresEvidence: Bool
  /// How the figure becomes a score.
  public var score: ScoreMethod
  /// How the points enter the total.
  public var effect: Effect
  /// The title of the group it stands in.
  public var groupTitle: LocalizedText

  /// Makes a criterion scored by a method; set what else differs from the defaults.
  ///
  /// Maximum and weight must be above zero.
  public init(
    id: String, origin: Origin, score: ScoreMethod, maximum: ExactNumber, weight: ExactNumber
  ) {
    self.id = id
    self.origin = origin
    self.score = score
    self.maximum = maximum
    self.weight = weight
    title = nil
    better = .higher
    missing = .zero
    minimumDenominator = nil
    requiresEvidence = false
    effect = .ordinary
    groupTitle = LocalizedText(ru: "")
  }

  /// The indicator's id; nil if the criterion is entered.
  public var indicator: String? {
    if case .indicator(let id) = origin { id } else { nil }
  }

  /// What is entered; nil if the criterion takes an indicator.
  public var enteredKind: EnteredKind? {
    if case .entered(let kind) = origin { kind } else { nil }
  }
}
