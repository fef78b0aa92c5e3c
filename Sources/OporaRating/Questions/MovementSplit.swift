public import OporaLanguage

/// Why a unit's place changed between two periods (разложение изменения места).
///
/// Steps are taken one after the other, so that they add up: the form is changed, then what the
/// unit reports newly or no longer, then its other figures, then everybody else's. Another order
/// could share the change out otherwise.
public struct MovementSplit: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The place before; nil if there was none.
  public var placeBefore: Int?
  /// The place before by the form of now; nil if there was none.
  public var placeRecalculated: Int?
  /// The place now; nil if there is none.
  public var placeNow: Int?
  /// The place now by the form of before; nil if there is none.
  public var placeByOldForm: Int?
  /// Places by which the other form moved the unit, up above zero; nil without a place.
  public var byMethod: Int?
  /// Places by what was reported newly, or no longer.
  public var byReporting: Int?
  /// Places by the change of its own figures.
  public var byOwnChange: Int?
  /// Places by what changed with the others.
  public var byOthers: Int?
  /// Points before.
  public var pointsBefore: ExactNumber
  /// Points before by the form of now.
  public var pointsRecalculated: ExactNumber
  /// Points now.
  public var pointsNow: ExactNumber
}

extension RatingAnalysis {
  /// Splits the movement of every unit since an earlier rating.
  ///
  /// - Parameter before: the earlier rating, with its own form and inputs.
  /// - Returns: the units that are in both ratings, by code.
  public func movementSplits(since before: RatingAnalysis) -> [MovementSplit] {
    let recalculated = before.under(form)
    let nowByOldForm = under(before.form)
    return computation.units.compactMap { unit in
      guard let first = before.result.unit(unit), let last = result.unit(unit),
        let again = recalculated.result.unit(unit)
      else { return nil }
      var split = MovementSplit(
        unit: unit, placeBefore: first.placeFrom, placeRecalculated: again.placeFrom,
        placeNow: last.placeFrom, placeByOldForm: nowByOldForm.result.unit(unit)?.placeFrom,
        pointsBefore: first.points, pointsRecalculated: again.points, pointsNow: last.points)
      let stages = stages(of: unit, from: recalculated)
      split.byMethod = RatingAnalysis.rise(first.placeFrom, again.placeFrom)
      split.byReporting = RatingAnalysis.rise(again.placeFrom, stages.reported)
      split.byOwnChange = RatingAnalysis.rise(stages.reported, stages.own)
      split.byOthers = RatingAnalysis.rise(stages.own, last.placeFrom)
      return split
    }
  }

  /// The same figures rated by another form.
  public func under(_ other: RatingForm) -> RatingAnalysis {
    if other == form { return self }
    return RatingAnalysis(
      RatingComputation(
        form: other, units: computation.units,
        inputs: computation.inputs.joined().compactMap(\.self), previous: computation.previous),
      period: result.period)
  }

  private static func rise(_ before: Int?, _ after: Int?) -> Int? {
    guard let before, let after else { return nil }
    return before - after
  }

  /// The unit's place among the figures of before, with what it reports newly, then all its own.
  private func stages(
    of unit: String, from before: RatingAnalysis
  ) -> (reported: Int?, own: Int?) {
    guard let old = before.computation.units.firstIndex(of: unit),
      let new = computation.units.firstIndex(of: unit)
    else { return (nil, nil) }
    var trial = before.computation
    var changed: [Int] = []
    for index in computation.criteria.indices {
      let input = computation.inputs[index][new]
      let isNew = (input?.figure == nil) != (trial.inputs[index][old]?.figure == nil)
      if isNew {
        trial.replace(index, unit: old, input: input ?? empty(index, unit))
      } else {
        changed.append(index)
      }
    }
    let others = Set(before.placed).subtracting([old])
    let reported = trial.place(of: old, among: others)
    for index in changed {
      let input = computation.inputs[index][new] ?? empty(index, unit)
      if input != trial.inputs[index][old] { trial.replace(index, unit: old, input: input) }
    }
    return (reported, trial.place(of: old, among: others))
  }

  private func empty(_ index: Int, _ unit: String) -> CriterionInput {
    CriterionInput(unit: unit, criterion: computation.criteria[index].id, raw: nil)
  }
}

extension RatingComputation {
  /// The best place a unit shares among others that have one; nil if it has none itself.
  func place(of unit: Int, among others: Set<Int>) -> Int? {
    guard unitRows(unit, isExplained: false).rated.exclusion.ru.isEmpty else { return nil }
    let own = key(unit)
    return 1 + others.count { Places.isLess(own, key($0)) }
  }
}

extension CriterionInput {
  /// The figure that counts; nil if none was reported.
  var figure: ExactNumber? { accepted ?? claimed ?? raw }
}
