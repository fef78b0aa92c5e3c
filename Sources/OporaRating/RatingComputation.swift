import OporaLanguage

/// One run of a rating: tables by criterion and unit, filled step by step.
struct RatingComputation {
  let form: RatingForm
  /// Codes, sorted by bytes.
  let units: [String]
  let criteria: [Criterion]
  let previous: RatingResult?
  /// By criterion, then unit.
  private(set) var inputs: [[CriterionInput?]] = []
  private(set) var treatments: [[Treatment]] = []
  private(set) var scores: [UnitScores] = []
  /// By group id, then unit.
  private(set) var groupScores: [String: UnitScores] = [:]
  /// Units for which a mean does not exist.
  private(set) var isUndefined: [Bool]
  private var scorers: [Scorer] = []
  private var remarks: [[String]] = []

  init(
    form: RatingForm, units: [String], inputs: [CriterionInput], previous: RatingResult?
  ) {
    self.form = form
    self.units = units
    self.previous = previous
    criteria = form.criteria()
    isUndefined = [Bool](repeating: false, count: units.count)
    let given = Dictionary(
      inputs.map { (Key(unit: $0.unit, criterion: $0.criterion), $0) },
      uniquingKeysWith: { first, _ in first })
    self.inputs = criteria.map { criterion in
      units.map { given[Key(unit: $0, criterion: criterion.id)] }
    }
  }

  private struct Key: Hashable {
    var unit: String
    var criterion: String
  }

  /// Whether every mean of the form is arithmetic, so that points add up.
  var isAdditive: Bool { form.root.selfAndGroups.allSatisfy { $0.aggregation == .arithmetic } }

  mutating func result(period: String) -> RatingResult {
    treat()
    score()
    _ = join(form.root)
    let rows = units.indices.map { unitRows($0) }
    let totals = rows.map { $0.rated.exclusion.ru.isEmpty ? $0.rated.points : nil }
    let places = Places.shared(totals)
    let order = units.indices.sorted { left, right in
      let (first, second) = (places[left]?.from ?? .max, places[right]?.from ?? .max)
      return first == second ? left < right : first < second
    }
    let groups = placedGroups(rows.map(\.groups))
    let ranges = ranges(rows.map(\.points), places)
    return RatingResult(
      period: period,
      units: order.map { index in
        var unit = rows[index].rated
        unit.placeFrom = places[index]?.from
        unit.placeTo = places[index]?.to
        unit.placeLow = ranges[index]?.low
        unit.placeHigh = ranges[index]?.high
        return unit
      },
      points: order.flatMap { rows[$0].points }, groups: order.flatMap { groups[$0] })
  }

  /// The best and worst places under moved weights of the units that have a place.
  private func ranges(
    _ points: [[CriterionPoints]], _ places: [(from: Int, to: Int)?]
  ) -> [(low: Int, high: Int)?] {
    let placed = units.indices.filter { places[$0] != nil }
    var result = [(low: Int, high: Int)?](repeating: nil, count: units.count)
    guard let found = PlaceRanges(form: form, rows: placed.map { points[$0] }).ranges() else {
      return result
    }
    for (index, range) in zip(placed, found) {
      // Rounding to the step may tie units that exact scores would part.
      let (from, to) = (places[index]?.from ?? range.low, places[index]?.to ?? range.high)
      result[index] = (min(range.low, from), max(range.high, to))
    }
    return result
  }

  private mutating func treat() {
    let earlier = Dictionary(
      (previous?.points ?? []).map { (Key(unit: $0.unit, criterion: $0.criterion), $0) },
      uniquingKeysWith: { first, _ in first })
    treatments = zip(criteria, inputs).map { criterion, inputs in
      let rule = TreatmentRule(criterion: criterion) { unit in
        guard let row = earlier[Key(unit: unit, criterion: criterion.id)], let raw = row.raw
        else { return nil }
        return (raw, row.rule.hasPrefix(Criterion.MissingPolicy.previous.rawValue + ":"))
      }
      return rule.treatments(units: units, inputs: inputs)
    }
  }

  private mutating func score() {
    for (criterion, treatments) in zip(criteria, treatments) {
      let scorer = Scorer(
        criterion: criterion, kind: form.kind, figures: treatments.compactMap(\.figure))
      let scored = treatments.map { treatment -> Score? in
        if let figure = treatment.figure { return scorer.score(figure) }
        return treatment.applies ? scorer.zero : nil
      }
      scorers.append(scorer)
      scores.append(scored.map { $0?.value })
      remarks.append(scored.map { $0?.remark ?? "" })
    }
  }

  /// The scores of a group; remembers them for it and every group inside.
  private mutating func join(_ group: CriterionGroup) -> UnitScores {
    var members: [(weight: ExactNumber, scores: UnitScores)] = []
    for member in group.members {
      switch member {
      case .criterion(let criterion):
        let index = criteria.firstIndex { $0.id == criterion.id } ?? 0
        members.append((criterion.weight, scores[index]))
      case .group(let inner):
        members.append((inner.weight, join(inner)))
      }
    }
    var joined = GroupScores.join(members, of: group, units: units.count)
    if group.isIrrational {
      joined = joined.map { $0?.quantised(toStep: IrrationalNumbers.finestStep) }
    }
    for unit in units.indices
    where joined[unit] == nil && members.contains(where: { $0.scores[unit] != nil }) {
      isUndefined[unit] = true
    }
    groupScores[group.id] = joined
    return joined
  }

  private func unitRows(
    _ unit: Int
  ) -> (rated: RatedUnit, points: [CriterionPoints], groups: [GroupPoints]) {
    let allotment = Allotment(form: form, applies: treatments.map { $0[unit].applies })
    let points = criteria.indices.map { row($0, unit: unit, maximum: allotment.maxima[$0]) }
    let groups = GroupTotals(computation: self, unit: unit, points: points).rows()
    let total = total(unit, points)
    var rated = RatedUnit(
      unit: units[unit], points: total, maximum: allotment.maxima.reduce(.zero, +))
    rated.criteriaTotal = treatments.filter { $0[unit].applies }.count
    rated.criteriaMet =
      zip(criteria, points).filter { criterion, row in
        isMet(criterion, row)
      }.count
    rated.coverage = groups.first?.coverage ?? .zero
    rated.exclusion = exclusion(unit, rated, groups)
    rated.previousPlace = previous?.unit(units[unit])?.placeText ?? ""
    return (rated, points, groups)
  }

  /// The sum of points, or the score of the whole form where a mean is not arithmetic.
  private func total(_ unit: Int, _ points: [CriterionPoints]) -> ExactNumber {
    if isAdditive {
      let sum = points.compactMap(\.points).reduce(.zero, +)
      return form.root.isIrrational ? sum.quantised(toStep: IrrationalNumbers.finestStep) : sum
    }
    let score = groupScores[form.root.id]?[unit] ?? .zero
    return form.step.map { score.quantised(toStep: $0) } ?? score
  }

  private func isMet(_ criterion: Criterion, _ row: CriterionPoints) -> Bool {
    guard let score = row.score else { return false }
    if form.kind == .points { return row.points == row.maximum }
    return score >= ExactNumber(100)
  }

  private func row(_ index: Int, unit: Int, maximum: ExactNumber) -> CriterionPoints {
    let (criterion, treatment, input) = (
      criteria[index], treatments[index][unit], inputs[index][unit]
    )
    var row = CriterionPoints(
      unit: units[unit], criterion: criterion.id, indicator: criterion.indicator ?? "",
      maximum: maximum)
    row.raw = treatment.figure
    row.claimed = input?.claimed
    row.accepted = input?.accepted
    row.evidence = input?.evidence ?? ""
    row.score = scores[index][unit]
    if isAdditive, let score = row.score {
      let points = maximum * score / ExactNumber(100)
      row.points = form.step.map { points.quantised(toStep: $0) } ?? points
    }
    row.status = status(treatment, input)
    row.rule = rule(treatment, criterion.score, remark: remarks[index][unit])
    row.explanation = ScoreExplanation(
      criterion: criterion, frame: scorers[index].frame, kind: form.kind
    ).text(treatment, score: Score(value: row.score ?? .zero, remark: remarks[index][unit]))
    return row
  }

  private func rule(_ treatment: Treatment, _ method: ScoreMethod, remark: String) -> String {
    let name = remark.isEmpty ? method.name : "\(method.name):\(remark)"
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
