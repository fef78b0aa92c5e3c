/// Turns figures into points, points into totals, totals into places (рейтингование).
///
/// What a rating does, in this order:
/// 1. An indicator's value is taken as it is. An entered figure counts as accepted by the regional
///    centre; before it has decided, as claimed – without the required evidence it counts for
///    nothing («нет подтверждения»).
/// 2. A missing figure is treated by the criterion's policy, and the rule says so. Where an
///    indicator does not apply to a unit (no rural children), or stands on fewer than
///    `minimumDenominator`, the criterion does not apply, whatever the policy.
/// 3. Figures become scores. A criterion that does not apply leaves its share to the rest of its
///    group, and a group to its neighbours: everybody's maximum stays the same.
/// 4. Points are rounded to the form's step, half away from zero, and add up to the total exactly.
/// 5. Exactly equal totals share places. A unit with data for less than `minimumCoverage` of the
///    weight has none («вне рейтинга»).
///
/// The order of units, inputs, criteria and groups changes no figure.
public struct Rating: Sendable {
  /// The form.
  public let form: RatingForm

  /// Makes a rating by a form.
  public init(form: RatingForm) { self.form = form }

  /// Rates units.
  ///
  /// - Parameters:
  ///   - period: the period's id.
  ///   - units: the codes of the units; each gets a row, with or without inputs.
  ///   - inputs: one figure for a unit and criterion (of two the first counts); what is not in the
  ///     form is left aside.
  ///   - previous: the rating of the previous period, for places before and the policy `previous`.
  /// - Returns: places, points and subtotals; without units or criteria the lists are empty.
  public func rate(
    period: String, units: [String], inputs: [CriterionInput], previous: RatingResult?
  ) -> RatingResult {
    RatingAnalysis(
      form: form, period: period, units: units, inputs: inputs, previous: previous
    ).result
  }
}
