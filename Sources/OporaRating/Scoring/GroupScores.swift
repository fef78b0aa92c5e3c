import OporaLanguage

/// The scores of one member of a group, by unit; nil where it does not apply.
typealias UnitScores = [ExactNumber?]

/// Joins members' scores to the group's, for all units at once.
enum GroupScores {
  /// The scores of a group.
  ///
  /// Members that do not apply to a unit leave their weight to the others. A group none of whose
  /// members applies does not apply. Geometric and harmonic means of a negative score do not exist
  /// and are nil too.
  static func join(
    _ members: [(weight: ExactNumber, scores: UnitScores)], of group: CriterionGroup,
    units count: Int
  ) -> UnitScores {
    if group.aggregation == .copeland { return copeland(members, units: count) }
    return (0..<count).map { unit in
      let terms = members.compactMap { member in
        member.scores[unit].map { (value: raised($0, group.floor), weight: member.weight) }
      }
      guard !terms.isEmpty else { return nil }
      return switch group.aggregation {
      case .geometric: geometric(terms)
      case .harmonic: harmonic(terms)
      case .power: power(terms, group.power)
      case .arithmetic, .copeland: arithmetic(terms)
      }
    }
  }

  private typealias Terms = [(value: ExactNumber, weight: ExactNumber)]

  private static func raised(_ score: ExactNumber, _ floor: ExactNumber?) -> ExactNumber {
    floor.map { max($0, score) } ?? score
  }

  private static func arithmetic(_ terms: Terms) -> ExactNumber {
    terms.map { $0.value * $0.weight }.reduce(.zero, +)
      / terms.map(\.weight).reduce(.zero, +)
  }

  private static func geometric(_ terms: Terms) -> ExactNumber? {
    if terms.contains(where: { $0.value < .zero }) { return nil }
    if terms.contains(where: \.value.isZero) { return .zero }
    return IrrationalNumbers.geometricMean(terms)
  }

  private static func harmonic(_ terms: Terms) -> ExactNumber? {
    if terms.contains(where: { $0.value < .zero }) { return nil }
    if terms.contains(where: \.value.isZero) { return .zero }
    return terms.map(\.weight).reduce(.zero, +)
      / terms.map { $0.weight / $0.value }.reduce(.zero, +)
  }

  /// The root of the mean of powers; a score that is not above zero has no negative power.
  private static func power(_ terms: Terms, _ power: Int) -> ExactNumber? {
    if terms.contains(where: { $0.value < .zero }) { return nil }
    if power < 0, terms.contains(where: \.value.isZero) { return .zero }
    let raised = terms.map { term in
      let product = (0..<power.magnitude).reduce(ExactNumber(1)) { result, _ in
        result * term.value
      }
      return (value: power < 0 ? ExactNumber(1) / product : product, weight: term.weight)
    }
    let mean = arithmetic(raised)
    return mean.isZero ? .zero : IrrationalNumbers.root(of: mean, degree: power)
  }

  /// Wins minus losses: a unit beats another if it is better by more than half of the weight of
  /// the members that apply to both; a tie counts half for each.
  private static func copeland(
    _ members: [(weight: ExactNumber, scores: UnitScores)], units count: Int
  ) -> UnitScores {
    (0..<count).map { unit in
      guard members.contains(where: { $0.scores[unit] != nil }) else { return nil }
      var score = 0
      for other in 0..<count where other != unit {
        // Weight won minus weight lost has the sign of the outranking share minus one half.
        var balance = ExactNumber.zero
        for member in members {
          guard let own = member.scores[unit], let theirs = member.scores[other] else { continue }
          if own > theirs { balance = balance + member.weight }
          if own < theirs { balance = balance - member.weight }
        }
        score += balance > .zero ? 1 : balance < .zero ? -1 : 0
      }
      return ExactNumber(score)
    }
  }
}
