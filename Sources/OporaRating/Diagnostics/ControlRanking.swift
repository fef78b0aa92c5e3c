import OporaLanguage

/// The place of a unit by other rules than the form's, for comparison (контрольные рейтинги).
public struct ControlRanking: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The place by the form.
  public var place: Int
  /// The place by Copeland's rule: wins less losses against every other unit by effective weights.
  public var copeland: Int
  /// The place by Borda's count: the mean rank over the criteria by effective weights.
  public var borda: Int
}

extension RatingAnalysis {
  /// Copeland's and Borda's rankings of the units that have a place, by code.
  ///
  /// Both take the order of scores only and so do not depend on scales. A criterion that does not
  /// apply to a unit is left out of its comparisons. Nothing for more than 2000 units.
  public func controlRankings() -> [ControlRanking] {
    guard placed.count <= 2000 else { return [] }
    let shares = Dictionary(
      statistics().filter { !$0.isGroup }.map { ($0.id, $0.effectiveWeight) },
      uniquingKeysWith: { first, _ in first })
    let columns = computation.criteria.indices.sorted {
      computation.criteria[$0].id.utf8.lexicographicallyPrecedes(computation.criteria[$1].id.utf8)
    }.map { index in
      (
        weight: shares[computation.criteria[index].id] ?? 0,
        scores: placed.map { computation.scores[index][$0] }
      )
    }.filter { $0.weight > 0 }
    let copeland = Replications.places(copelandScores(columns))
    let borda = Replications.places(bordaScores(columns))
    return placed.indices.map { position in
      let unit = computation.units[placed[position]]
      return ControlRanking(
        unit: unit, place: result.unit(unit)?.placeFrom ?? 0, copeland: copeland[position],
        borda: borda[position])
    }
  }

  private typealias Columns = [(weight: Double, scores: UnitScores)]

  private func copelandScores(_ columns: Columns) -> [Double] {
    placed.indices.map { unit in
      var score = 0.0
      for other in placed.indices where other != unit {
        var balance = 0.0
        for column in columns {
          guard let own = column.scores[unit], let theirs = column.scores[other] else { continue }
          balance += own > theirs ? column.weight : own < theirs ? -column.weight : 0
        }
        if balance.magnitude > 1e-12 { score += balance > 0 ? 1 : -1 }
      }
      return score
    }
  }

  private func bordaScores(_ columns: Columns) -> [Double] {
    var sums = [Double](repeating: 0, count: placed.count)
    var weights = sums
    for column in columns {
      let sorted = column.scores.compactMap(\.self).sorted()
      for (unit, score) in column.scores.enumerated() {
        guard let score else { continue }
        let less = sorted.partitionIndex { $0 < score }
        let notGreater = sorted.partitionIndex { $0 <= score }
        let spread = Double(max(1, sorted.count - 1))
        sums[unit] += column.weight * Double(less + notGreater - 1) / 2 / spread
        weights[unit] += column.weight
      }
    }
    return zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
  }
}
