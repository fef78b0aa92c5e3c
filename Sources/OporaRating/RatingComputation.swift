import OporaLanguage

/// One run of a rating: tables by criterion and unit, filled step by step.
///
/// What one figure changes can be computed anew by itself (``replace(_:unit:input:)``), which is
/// what questions such as “what would lift you one place” are made of.
struct RatingComputation: Sendable {
  let form: RatingForm
  /// Codes, sorted by bytes.
  let units: [String]
  let criteria: [Criterion]
  let previous: RatingResult?
  /// Figures of other periods that relative methods measure against too, by criterion.
  private let pool: [[ExactNumber]]
  /// By criterion, then unit.
  private(set) var inputs: [[CriterionInput?]] = []
  private(set) var treatments: [[Treatment]] = []
  private(set) var scores: [UnitScores] = []
  private(set) var scorers: [Scorer] = []
  private(set) var remarks: [[String]] = []
  /// By group id, then unit.
  private(set) var groupScores: [String: UnitScores] = [:]
  /// Units for which a mean does not exist.
  private(set) var isUndefined: [Bool]
  /// By unit, then criterion.
  private(set) var maxima: [[ExactNumber]] = []
  private(set) var points: [[ExactNumber?]] = []
  /// Whether a cap of a group cut the points, by unit, then criterion; empty for forms without.
  private(set) var isCut: [[Bool]] = []
  private(set) var totals: [ExactNumber] = []
  private let rules: [TreatmentRule]
  /// Whether every mean of the form is arithmetic, so that points add up.
  let isAdditive: Bool
  private let hasCaps: Bool

  init(
    form: RatingForm, units: [String], inputs: [CriterionInput], previous: RatingResult?,
    pool: [CriterionInput] = []
  ) {
    self.form = form
    self.units = units
    self.previous = previous
    let criteria = form.criteria()
    self.criteria = criteria
    isUndefined = [Bool](repeating: false, count: units.count)
    let given = Dictionary(
      inputs.map { (Key(unit: $0.unit, criterion: $0.criterion), $0) },
      uniquingKeysWith: { first, _ in first })
    self.inputs = criteria.map { criterion in
      units.map { given[Key(unit: $0, criterion: criterion.id)] }
    }
    var pooled: [String: [ExactNumber]] = [:]
    for input in pool {
      if let figure = input.accepted ?? input.claimed ?? input.raw {
        pooled[input.criterion, default: []].append(figure)
      }
    }
    self.pool = criteria.map { pooled[$0.id] ?? [] }
    rules = RatingComputation.rules(criteria, previous)
    isAdditive = form.isAdditive
    hasCaps = form.hasCaps
    compute()
  }

  struct Key: Hashable {
    var unit: String
    var criterion: String
  }

  private static func rules(
    _ criteria: [Criterion], _ previous: RatingResult?
  ) -> [TreatmentRule] {
    var earlier: [Key: (figure: ExactNumber, isSubstitute: Bool)] = [:]
    for row in previous?.points ?? [] {
      guard let raw = row.raw else { continue }
      let isSubstitute = row.rule.hasPrefix(Criterion.MissingPolicy.previous.rawValue + ":")
      let key = Key(unit: row.unit, criterion: row.criterion)
      if earlier[key] == nil { earlier[key] = (raw, isSubstitute) }
    }
    let known = earlier
    return criteria.map { criterion in
      TreatmentRule(criterion: criterion) { known[Key(unit: $0, criterion: criterion.id)] }
    }
  }

  private mutating func compute() {
    for index in criteria.indices {
      treatments.append([])
      scores.append([])
      remarks.append([])
      scorers.append(Scorer(criterion: criteria[index], kind: form.kind, figures: []))
      score(index)
    }
    joinAll()
    // Most units have the same criteria.
    var known: [[Bool]: [ExactNumber]] = [:]
    for unit in units.indices {
      let applies = treatments.map { $0[unit].applies }
      let shares = known[applies] ?? Allotment(form: form, applies: applies).maxima
      known[applies] = shares
      maxima.append(shares)
      points.append([])
      if hasCaps { isCut.append([]) }
      totals.append(.zero)
      addUp(unit)
    }
  }

  /// Treats and scores the figures of one criterion.
  private mutating func score(_ index: Int) {
    let treatments = rules[index].treatments(units: units, inputs: inputs[index])
    let scorer = Scorer(
      criterion: criteria[index], kind: form.kind,
      figures: treatments.compactMap(\.figure) + pool[index])
    let scored = treatments.map { treatment -> Score? in
      if let figure = treatment.figure { return scorer.score(figure) }
      return treatment.applies ? scorer.zero : nil
    }
    self.treatments[index] = treatments
    scorers[index] = scorer
    scores[index] = scored.map { $0?.value }
    remarks[index] = scored.map { $0?.remark ?? "" }
  }

  private mutating func joinAll() {
    isUndefined = [Bool](repeating: false, count: units.count)
    _ = join(form.root)
  }

  /// The scores of a group; remembers them for it and every group inside.
  private mutating func join(_ group: CriterionGroup) -> UnitScores {
    var members: [(weight: ExactNumber, scores: UnitScores)] = []
    for member in group.members {
      switch member {
      case .criterion(let criterion):
        let index = criteria.firstIndex { $0.id == criterion.id } ?? 0
        if criterion.effect == .ordinary { members.append((criterion.weight, scores[index])) }
      case .group(let inner):
        let joined = join(inner)
        if !inner.ordinaryMembers.isEmpty { members.append((inner.weight, joined)) }
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

  private func allotted(_ unit: Int) -> [ExactNumber] {
    Allotment(form: form, applies: treatments.map { $0[unit].applies }).maxima
  }

  /// Points and total of one unit.
  private mutating func addUp(_ unit: Int) {
    var points = criteria.indices.map { pointsBeforeCaps($0, unit, score: scores[$0][unit]) }
    if hasCaps {
      let before = points
      GroupCaps(form: form).cut(&points)
      isCut[unit] = zip(before, points).map { $0 != $1 }
    }
    self.points[unit] = points
    totals[unit] = total(unit, points)
  }

  /// The points that a score gives; nil where points do not add up or nothing applies.
  func pointsBeforeCaps(_ index: Int, _ unit: Int, score: ExactNumber?) -> ExactNumber? {
    guard isAdditive, let score else { return nil }
    let isPenalty = criteria[index].effect == .penalty
    let maximum = isPenalty ? -criteria[index].maximum : maxima[unit][index]
    let points = maximum * score / ExactNumber(100)
    return form.step.map { points.quantised(toStep: $0) } ?? points
  }

  /// The sum of points, or the score of the whole form where a mean is not arithmetic.
  private func total(_ unit: Int, _ points: [ExactNumber?]) -> ExactNumber {
    if isAdditive {
      let sum = points.compactMap(\.self).reduce(.zero, +)
      return form.isIrrational ? sum.quantised(toStep: IrrationalNumbers.finestStep) : sum
    }
    let score = groupScores[form.root.id]?[unit] ?? .zero
    return form.step.map { score.quantised(toStep: $0) } ?? score
  }

  /// Puts another figure in the place of one, and computes anew what it changes.
  mutating func replace(_ index: Int, unit: Int, input: CriterionInput) {
    let (before, applied) = (scores[index], treatments[index].map(\.applies))
    inputs[index][unit] = input
    score(index)
    if !isAdditive || !form.tieBreaks.isEmpty { joinAll() }
    for other in units.indices {
      if treatments[index][other].applies != applied[other] { maxima[other] = allotted(other) }
      if !isAdditive || scores[index][other] != before[other] || other == unit { addUp(other) }
    }
  }
}

extension RatingForm {
  /// Whether every mean of the form is arithmetic, so that points add up.
  var isAdditive: Bool { root.selfAndGroups.allSatisfy { $0.aggregation == .arithmetic } }

  /// Whether a group limits its points.
  var hasCaps: Bool { root.selfAndGroups.contains { $0.cap != nil } }

  /// Whether a score may be irrational.
  var isIrrational: Bool { root.isIrrational }
}
