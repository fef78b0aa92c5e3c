import OporaLanguage

/// Subtotals of one unit: points, maxima and coverage of every group.
struct GroupTotals {
  let computation: RatingComputation
  let unit: Int
  let points: [CriterionPoints]

  /// The groups, outer ones before inner ones, the whole form first.
  func rows() -> [GroupPoints] {
    let byId = Dictionary(
      points.map { ($0.criterion, $0) }, uniquingKeysWith: { first, _ in first })
    let caps = GroupCaps(form: computation.form)
    let maxima = byId.mapValues(\.maximum)
    return computation.form.root.selfAndGroups.map { group in
      let inside = group.criteria.compactMap { byId[$0.id] }
      var row = GroupPoints(
        unit: computation.units[unit], group: group.id, title: group.title,
        maximum: caps.most(of: group, maxima: maxima))
      row.score = computation.groupScores[group.id]?[unit]
      if computation.isAdditive {
        row.points = inside.compactMap(\.points).reduce(.zero, +)
      }
      let weights = coverage(of: group)
      row.coverage = weights.expected.isZero ? .zero : weights.known / weights.expected
      return row
    }
  }

  /// The weight with the unit's own data, and the weight that could have them.
  ///
  /// What does not apply by its nature is expected from nobody; a figure that was not reported is,
  /// whatever the policy puts in its place.
  private func coverage(
    of group: CriterionGroup
  ) -> (known: ExactNumber, expected: ExactNumber) {
    let parts = group.ordinaryMembers.map { member -> (ExactNumber, ExactNumber) in
      switch member {
      case .criterion(let criterion):
        let index = computation.criteria.firstIndex { $0.id == criterion.id } ?? 0
        return switch computation.treatments[index][unit] {
        case .own: (criterion.weight, criterion.weight)
        case .zero(let reason) where reason == "noEvidence": (criterion.weight, criterion.weight)
        case .notApplicable(_, let structural) where structural: (.zero, .zero)
        default: (.zero, criterion.weight)
        }
      case .group(let inner):
        let (known, expected) = coverage(of: inner)
        let nominal = inner.ordinaryMembers.map(\.weight).reduce(.zero, +)
        return (inner.weight * known / nominal, inner.weight * expected / nominal)
      }
    }
    return parts.reduce((.zero, .zero)) { ($0.0 + $1.0, $0.1 + $1.1) }
  }
}

extension RatingComputation {
  /// Why a unit has no place; empty texts if it has one.
  func exclusion(_ unit: Int, _ rated: RatedUnit, _ groups: [GroupPoints]) -> LocalizedText {
    if rated.criteriaTotal == 0 {
      return LocalizedText(ru: "ни один критерий не применим", en: "no criterion applies")
    }
    if isUndefined[unit] {
      return LocalizedText(
        ru: "среднее не определено: есть отрицательный балл",
        en: "the mean is undefined: a score is negative")
    }
    let limits = form.root.selfAndGroups.map { group in
      group.id == form.root.id ? form.minimumCoverage : group.minimumCoverage ?? .zero
    }
    for (group, limit) in zip(groups, limits) where group.score != nil && group.coverage < limit {
      let (ru, en) = (percent(group.coverage, .ru), percent(group.coverage, .en))
      let isWhole = group.group == form.root.id
      return LocalizedText(
        ru: "данные есть для \(ru) веса\(isWhole ? "" : " раздела «\(group.title.ru)»"), "
          + "нужно не менее \(percent(limit, .ru))",
        en: "data for \(en) of the weight\(isWhole ? "" : " of ‘\(group.title.en)’"), "
          + "at least \(percent(limit, .en)) needed")
    }
    return LocalizedText(ru: "")
  }

  private func percent(_ share: ExactNumber, _ language: Language) -> String {
    NumberStyle(language).percent(share * ExactNumber(100), decimals: 1)
  }

  /// Gives the subtotals their places, by the score of each group.
  func placedGroups(_ rows: [[GroupPoints]]) -> [[GroupPoints]] {
    var placed = rows
    for group in rows.first?.indices ?? 0..<0 {
      for (unit, place) in Places.shared(rows.map { $0[group].score }).enumerated() {
        placed[unit][group].placeFrom = place?.from
        placed[unit][group].placeTo = place?.to
      }
    }
    return placed
  }
}
