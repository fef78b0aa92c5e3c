import OporaLanguage

/// The rows of a result: points with their rules in words, subtotals, totals.
extension RatingComputation {
  /// Everything about one unit but its place.
  ///
  /// - Parameters:
  ///   - unit: the position of the unit.
  ///   - isExplained: whether the points are told in words as well.
  /// - Returns: the unit with its points and its groups' points.
  func unitRows(
    _ unit: Int, isExplained: Bool
  ) -> (rated: RatedUnit, points: [CriterionPoints], groups: [GroupPoints]) {
    let points = criteria.indices.map { row($0, unit: unit, isExplained) }
    let groups = GroupTotals(computation: self, unit: unit, points: points).rows()
    var rated = RatedUnit(
      unit: units[unit], points: totals[unit], maximum: groups.first?.maximum ?? .zero)
    let counted = criteria.indices.filter { criteria[$0].effect == .ordinary }
    rated.criteriaTotal = counted.count { treatments[$0][unit].applies }
    rated.criteriaMet = counted.count { isMet(criteria[$0], points[$0]) }
    rated.coverage = groups.first?.coverage ?? .zero
    rated.exclusion = exclusion(unit, rated, groups)
    rated.previousPlace = previous?.unit(units[unit])?.placeText ?? ""
    return (rated, points, groups)
  }

  private func isMet(_ criterion: Criterion, _ row: CriterionPoints) -> Bool {
    guard let score = row.score else { return false }
    if form.kind == .points { return row.points == row.maximum }
    return score >= ExactNumber(100)
  }

  private func row(_ index: Int, unit: Int, _ isExplained: Bool) -> CriterionPoints {
    let (criterion, treatment, input) = (
      criteria[index], treatments[index][unit], inputs[index][unit]
    )
    var row = CriterionPoints(
      unit: units[unit], criterion: criterion.id, indicator: criterion.indicator ?? "",
      maximum: maxima[unit][index])
    row.raw = treatment.figure
    row.claimed = input?.claimed
    row.accepted = input?.accepted
    row.evidence = input?.evidence ?? ""
    row.score = scores[index][unit]
    row.points = points[unit][index]
    row.status = status(treatment, input)
    guard isExplained else { return row }
    row.rule = rule(treatment, criterion, remark: remarks[index][unit])
    row.explanation = ScoreExplanation(
      criterion: criterion, frame: scorers[index].frame, kind: form.kind
    ).text(treatment, score: Score(value: row.score ?? .zero, remark: remarks[index][unit]))
    if form.hasCaps, isCut[unit][index] {
      row.rule += ":group-cap"
      row.explanation.ru += "; сумма раздела ограничена"
      row.explanation.en += "; the group's sum is capped"
    }
    return row
  }

  private func rule(_ treatment: Treatment, _ criterion: Criterion, remark: String) -> String {
    let method = criterion.score.name
    let name =
      (criterion.effect == .ordinary ? "" : criterion.effect.rawValue + ":")
      + (remark.isEmpty ? method : "\(method):\(remark)")
    return switch treatment {
    case .own: name
    case .substitute(_, let policy, let reason): "\(policy.rawValue):\(reason):\(name)"
    case .zero(let reason): "zero:\(reason)"
    case .notApplicable(let reason, _): "not-applicable:\(reason)"
    }
  }

  /// The letter of the value; substitutes are imputed, what has no figure is missing.
  private func status(_ treatment: Treatment, _ input: CriterionInput?) -> String {
    switch treatment {
    case .own: return input?.status ?? "A"
    case .substitute: return "I"
    case .notApplicable(_, let structural): return structural ? "M" : "O"
    case .zero(let reason):
      guard let input, input.status != "A" || reason == "noEvidence" else { return "O" }
      return input.status
    }
  }
}
