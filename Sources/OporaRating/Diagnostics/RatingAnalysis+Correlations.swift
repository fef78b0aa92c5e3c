import OporaLanguage

extension RatingAnalysis {
  /// Correlations of every two criteria, and of criteria and groups with what they are part of.
  ///
  /// Compared are scores before weights and rounding, over the units that have both. Pairs stand in
  /// the order of their ids, the total last.
  public func correlations() -> [Correlation] {
    let parts = ScoredParts(computation)
    return parts.criteria.enumerated().flatMap { index, first in
      parts.criteria.dropFirst(index + 1).map { second in
        let isNeighbour = first.parent == second.parent
        return correlation(.criteria, first, second, isNeighbour: isNeighbour)
      }
    } + parts.groupPairs.map { correlation(.group, $0, $1) }
      + (parts.criteria + parts.groups).map { correlation(.total, $0, parts.total) }
  }

  private func correlation(
    _ level: Correlation.Level, _ first: ScoredParts.Part, _ second: ScoredParts.Part,
    isNeighbour: Bool = false
  ) -> Correlation {
    let pairs = zip(first.scores, second.scores).filter { !$0.isNaN && !$1.isNaN }
    let pearson = CorrelationMeasure.pearson(pairs)
    return Correlation(
      level: level, first: first.id, second: second.id, count: pairs.count, pearson: pearson,
      chance: pearson.flatMap { CorrelationMeasure.chance(of: $0, pairs: pairs.count) },
      spearman: CorrelationMeasure.spearman(pairs), kendall: CorrelationMeasure.kendall(pairs),
      flag: RatingAnalysis.flag(level, pearson, pairs.count, isNeighbour))
  }

  private static func flag(
    _ level: Correlation.Level, _ pearson: Double?, _ count: Int, _ isNeighbour: Bool
  ) -> String {
    guard let pearson else { return count > 1 ? "constant" : "" }
    // Two points always lie on a line, and three nearly do.
    guard count > 4 else { return "" }
    if level == .criteria {
      return pearson > 0.95 ? "duplicate" : isNeighbour && pearson > 0.9 ? "close" : ""
    }
    return pearson < -0.3 ? "opposed" : pearson.magnitude < 0.3 ? "weak" : ""
  }
}

/// The scores of criteria, groups and the total as columns, in the order of ids.
struct ScoredParts {
  struct Part {
    var id: String
    /// The id of the group it stands in.
    var parent: String
    /// By unit; not a number where it does not apply.
    var scores: [Double]
  }

  private(set) var criteria: [Part] = []
  private(set) var groups: [Part] = []
  let total: Part
  /// Every criterion and group with the group around it, where that is not the whole form.
  private(set) var groupPairs: [(Part, Part)] = []

  init(_ computation: RatingComputation) {
    func column(_ scores: UnitScores?) -> [Double] {
      computation.units.indices.map { scores?[$0]?.doubleValue ?? .nan }
    }
    let form = computation.form
    let totals =
      form.isAdditive && form.kind == .points
      ? computation.totals.map(\.doubleValue) : column(computation.groupScores[form.root.id])
    total = Part(id: "total", parent: "", scores: totals)
    let scores = Dictionary(
      zip(computation.criteria.map(\.id), computation.scores),
      uniquingKeysWith: { first, _ in first })
    for group in form.root.selfAndGroups {
      for member in group.members {
        switch member {
        case .criterion(let criterion):
          criteria.append(
            Part(id: criterion.id, parent: group.id, scores: column(scores[criterion.id])))
        case .group(let inner):
          groups.append(
            Part(
              id: inner.id, parent: group.id, scores: column(computation.groupScores[inner.id])))
        }
      }
    }
    criteria.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    groups.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    groupPairs = (criteria + groups).compactMap { part in
      groups.first { $0.id == part.parent }.map { (part, $0) }
    }
  }
}
