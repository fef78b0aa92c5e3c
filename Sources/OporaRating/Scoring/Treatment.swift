import OporaLanguage

/// What is done with one unit's figure for one criterion, before any score.
enum Treatment: Sendable {
  /// The unit's own figure is scored.
  case own(ExactNumber)
  /// Another figure is scored in its place: the previous period's, or the median.
  case substitute(ExactNumber, policy: Criterion.MissingPolicy, reason: String)
  /// No points, with the reason.
  case zero(reason: String)
  /// The criterion does not apply; `structural` where that lies in the nature of the unit and not
  /// in a figure that was not reported.
  case notApplicable(reason: String, structural: Bool)

  /// The figure that is scored; nil if none is.
  var figure: ExactNumber? {
    switch self {
    case .own(let value), .substitute(let value, _, _): value
    case .zero, .notApplicable: nil
    }
  }

  /// Whether the criterion counts for the unit.
  var applies: Bool {
    if case .notApplicable = self { false } else { true }
  }
}

/// Decides the treatments of one criterion for all units.
struct TreatmentRule: Sendable {
  let criterion: Criterion
  /// The figure of the previous period by unit's code, and whether it was itself a substitute.
  let earlier: @Sendable (String) -> (figure: ExactNumber, isSubstitute: Bool)?

  /// The treatments in the order of the units.
  func treatments(units: [String], inputs: [CriterionInput?]) -> [Treatment] {
    let own = inputs.map(figure)
    let reported = own.compactMap(\.figure).sorted()
    let median = TreatmentRule.median(reported)
    return zip(own, zip(units, inputs)).map { treatment, pair in
      guard case .zero(let reason) = treatment, reason != "noEvidence" else { return treatment }
      return substitute(unit: pair.0, input: pair.1, reason: reason, median: median)
    }
  }

  /// The unit's own figure, or `zero` with the reason why there is none.
  private func figure(_ input: CriterionInput?) -> Treatment {
    guard let input else { return .zero(reason: "notReported") }
    if criterion.enteredKind != nil { return entered(input) }
    guard let raw = input.raw else { return missing(input) }
    if let least = criterion.minimumDenominator, let denominator = input.denominator,
      denominator < least
    {
      return .notApplicable(reason: "smallDenominator", structural: true)
    }
    return .own(raw)
  }

  /// What was accepted decides; a claim without the evidence it needs counts for nothing.
  private func entered(_ input: CriterionInput) -> Treatment {
    if let accepted = input.accepted { return .own(accepted) }
    guard let figure = input.claimed ?? input.raw else { return missing(input) }
    if criterion.requiresEvidence, input.claimed != nil,
      input.evidence.allSatisfy(\.isWhitespace)
    {
      return .zero(reason: "noEvidence")
    }
    return .own(figure)
  }

  private func missing(_ input: CriterionInput) -> Treatment {
    input.missingReason == "notApplicable"
      ? .notApplicable(reason: "notApplicable", structural: true)
      : .zero(reason: input.missingReason.isEmpty ? "notReported" : input.missingReason)
  }

  private func substitute(
    unit: String, input: CriterionInput?, reason: String, median: ExactNumber?
  ) -> Treatment {
    switch criterion.missing {
    case .zero: return .zero(reason: reason)
    case .notApplicable: return .notApplicable(reason: reason, structural: false)
    case .previous:
      let before = earlier(unit)
      if before?.isSubstitute == true { return .zero(reason: reason) }
      guard let figure = input?.previous ?? before?.figure else { return .zero(reason: reason) }
      return .substitute(figure, policy: .previous, reason: reason)
    case .groupMedian:
      guard let median else { return .zero(reason: reason) }
      return .substitute(median, policy: .groupMedian, reason: reason)
    }
  }

  /// The middle value, or the mean of the two middle ones; nil for an empty list.
  private static func median(_ sorted: [ExactNumber]) -> ExactNumber? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / ExactNumber(2)
  }
}
