import OporaLanguage

extension RatingAnalysis {
  /// Statistics of every criterion and group: spread, ends of the scale, weight in fact, alpha.
  ///
  /// - Returns: criteria by id, then groups by id, the whole form last as `total`.
  public func statistics() -> [PartStatistics] {
    let parts = ScoredParts(computation)
    let removals = removals()
    let shares = effectiveWeights()
    let weights = nominalWeights()
    func made(_ part: ScoredParts.Part, isGroup: Bool) -> PartStatistics {
      var row = statistics(of: part, parts.total)
      row.isGroup = isGroup
      let key = WeightKey(id: part.id, isGroup: isGroup)
      row.weight = weights[key] ?? 1
      row.effectiveWeight = shares[key] ?? 1
      row.removalShift = removals.first { $0.id == part.id && $0.isGroup == isGroup }?.meanShift
      return row
    }
    let inside = Dictionary(
      form.root.selfAndGroups.map { ($0.id, Set($0.criteria.map(\.id))) },
      uniquingKeysWith: { first, _ in first })
    let criteria = parts.criteria.map { part -> PartStatistics in
      var row = made(part, isGroup: false)
      finish(&row)
      return row
    }
    let groups = (parts.groups + [parts.total]).map { part -> PartStatistics in
      var row = made(part, isGroup: true)
      if part.id == "total" { row.correlationWithTotal = nil }
      let ids = inside[part.id] ?? []
      row.alpha = Reliability.alpha(
        parts.criteria.filter { ids.contains($0.id) }.map(\.scores))
      row.flag = row.count > 1 && row.least == row.greatest ? "constant" : ""
      return row
    }
    return criteria + groups
  }

  private func statistics(
    of part: ScoredParts.Part, _ total: ScoredParts.Part
  ) -> PartStatistics {
    let known = part.scores.filter { !$0.isNaN }
    let moments = Moments(known)
    let pairs = zip(part.scores, total.scores).filter { !$0.isNaN && !$1.isNaN }
    return PartStatistics(
      id: part.id, isGroup: false, weight: 0, effectiveWeight: 0, count: moments.count,
      least: moments.least, greatest: moments.greatest, mean: moments.mean,
      median: moments.median, deviation: moments.deviation, skewness: moments.skewness,
      kurtosis: moments.kurtosis, shareAtFloor: 0, shareAtCeiling: 0,
      correlationWithTotal: CorrelationMeasure.pearson(pairs), alpha: nil, removalShift: nil,
      flag: "")
  }

  /// Ends of the scale and the flag of a criterion.
  private func finish(_ row: inout PartStatistics) {
    guard let index = computation.criteria.firstIndex(where: { $0.id == row.id }) else { return }
    let own = computation.units.indices.filter { unit in
      if case .own = computation.treatments[index][unit] { true } else { false }
    }
    let scores = own.compactMap { computation.scores[index][$0] }
    let ends = (floor: scores.count { $0.isZero }, ceiling: scores.count { $0 >= ExactNumber(100) })
    let size = Double(max(1, scores.count))
    row.count = scores.count
    row.shareAtFloor = Double(ends.floor) / size
    row.shareAtCeiling = Double(ends.ceiling) / size
    let isOrdinary = computation.criteria[index].effect == .ordinary
    if scores.count > 1, Set(scores).count == 1 {
      row.flag = "constant"
    } else if scores.count > 1, row.shareAtCeiling >= 0.9 {
      row.flag = "ceiling"
    } else if scores.count > 1, row.shareAtFloor >= 0.9, isOrdinary {
      row.flag = "floor"
    } else if scores.count > 4, isOrdinary, let value = row.correlationWithTotal, value < -0.3 {
      row.flag = "opposed"
    } else if scores.count < 10 {
      row.flag = "few"
    }
  }

  private struct WeightKey: Hashable {
    var id: String
    var isGroup: Bool
  }

  private func nominalWeights() -> [WeightKey: Double] {
    var weights: [WeightKey: Double] = [:]
    for group in form.root.selfAndGroups {
      weights[WeightKey(id: group.id, isGroup: true)] = group.weight.doubleValue
      for case .criterion(let criterion) in group.members {
        weights[WeightKey(id: criterion.id, isGroup: false)] = criterion.weight.doubleValue
      }
    }
    weights[WeightKey(id: form.root.id, isGroup: true)] = 1
    return weights
  }

  private func effectiveWeights() -> [WeightKey: Double] {
    var shares: [WeightKey: Double] = [WeightKey(id: form.root.id, isGroup: true): 1]
    func share(_ group: CriterionGroup, _ whole: ExactNumber) {
      let ordinary = group.ordinaryMembers
      let sum = ordinary.map(\.weight).reduce(.zero, +)
      for member in ordinary {
        let part = whole * member.weight / sum
        switch member {
        case .criterion(let criterion):
          shares[WeightKey(id: criterion.id, isGroup: false)] = part.doubleValue
        case .group(let inner):
          shares[WeightKey(id: inner.id, isGroup: true)] = part.doubleValue
          share(inner, part)
        }
      }
    }
    share(form.root, ExactNumber(1))
    // Bonuses and penalties have no share of the scale.
    for criterion in computation.criteria where criterion.effect != .ordinary {
      shares[WeightKey(id: criterion.id, isGroup: false)] = 0
    }
    return shares
  }
}
