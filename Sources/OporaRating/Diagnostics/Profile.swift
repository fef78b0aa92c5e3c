public import OporaLanguage

/// Where a unit stands by one criterion among all (сильные и слабые стороны).
public struct ProfileRow: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The criterion's id.
  public var criterion: String
  /// The figure that was scored; nil if missing.
  public var raw: ExactNumber?
  /// The score.
  public var score: ExactNumber
  /// The place by this criterion's score among the units that have one, equal scores sharing the
  /// best.
  public var place: Int
  /// How many units have a score by this criterion.
  public var count: Int
  /// Points, or score times share of weight, that are missing to the maximum.
  public var lost: ExactNumber?
  /// `strength` for the criteria with the best places of the unit, `weakness` for those with the
  /// worst, three each at most; empty for the others.
  public var mark: String
}

extension RatingAnalysis {
  /// The strengths and weaknesses of every unit.
  ///
  /// A strength lies in the better half of the places, a weakness in the worse half.
  ///
  /// - Returns: by unit's code, the best places first, equal ones by criterion's id.
  public func profiles() -> [ProfileRow] {
    let places = computation.scores.map { Places.shared($0) }
    return computation.units.indices.flatMap { unit in
      let rows = computation.criteria.indices.compactMap { index -> ProfileRow? in
        guard let score = computation.scores[index][unit], let place = places[index][unit] else {
          return nil
        }
        let maximum = computation.maxima[unit][index]
        return ProfileRow(
          unit: computation.units[unit], criterion: computation.criteria[index].id,
          raw: computation.treatments[index][unit].figure, score: score, place: place.from,
          count: computation.scores[index].count { $0 != nil },
          lost: computation.points[unit][index].map { maximum - $0 }, mark: "")
      }
      return RatingAnalysis.marked(rows)
    }
  }

  private static func marked(_ rows: [ProfileRow]) -> [ProfileRow] {
    func share(_ row: ProfileRow) -> ExactNumber {
      ExactNumber(row.place) / ExactNumber(max(1, row.count))
    }
    var sorted = rows.sorted { left, right in
      let (first, second) = (share(left), share(right))
      if first != second { return first < second }
      return left.criterion.utf8.lexicographicallyPrecedes(right.criterion.utf8)
    }
    let half = ExactNumber(numerator: 1, denominator: 2)
    for index in sorted.indices.prefix(3) where share(sorted[index]) <= half {
      sorted[index].mark = "strength"
    }
    for index in sorted.indices.suffix(3)
    where share(sorted[index]) > half && sorted[index].mark.isEmpty {
      sorted[index].mark = "weakness"
    }
    return sorted
  }
}
