import OporaLanguage

/// The best and the worst place of every unit when weights move.
///
/// In a form of weights every weight, of criteria and of groups, may be up to 10 % more or less,
/// each on its own; in a form of points every criterion's points may count so much more or less.
/// The range is exact for pairs: unit A is surely above unit B if the least difference of their
/// totals over all such weights is above zero, and a mean by weight is least where weights of
/// scores below a threshold are at their upper bound and the others at their lower. No sampling,
/// no seed. Units to which different criteria apply are compared by the least and the greatest
/// total of each, which can only make a range wider; so can differences below one part in 10⁹,
/// which are not called sure, because the range is computed in floating point.
struct PlaceRanges {
  let form: RatingForm
  /// The units that have a place: their rows of points, in the order of the form.
  let rows: [[CriterionPoints]]

  /// How far a weight may move.
  private static let most = 1.1
  private static let least = 0.9
  /// Differences up to this share of the scale are not called sure.
  private static let tolerance = 1e-9
  /// More comparisons than this are not made: ranges of a thousand units interest nobody.
  private static let mostComparisons = 20_000_000

  /// The ranges in the order of the rows; nil where there are too many units to compare, or the
  /// form has a mean that is not arithmetic.
  func ranges() -> [(low: Int, high: Int)]? {
    let isAdditive = form.root.selfAndGroups.allSatisfy { $0.aggregation == .arithmetic }
    let size = rows.count * rows.count * (rows.first?.count ?? 0)
    guard isAdditive, size <= PlaceRanges.mostComparisons else { return nil }
    let figures = rows.map { row in
      row.map { (form.kind == .points ? $0.points : $0.score)?.doubleValue }
    }
    let tree = Node(form: form)
    let scale = figures.joined().compactMap { $0?.magnitude }.max() ?? 0
    let extremes = figures.map { (low: tree.least($0), high: tree.greatest($0)) }
    var surelyAbove = [Int](repeating: 0, count: rows.count)
    var surelyBelow = surelyAbove
    for upper in rows.indices {
      for lower in rows.indices where upper != lower {
        let difference =
          tree.least(figures[upper], minus: figures[lower])
          ?? (extremes[upper].low ?? 0) - (extremes[lower].high ?? 0)
        guard difference > scale * PlaceRanges.tolerance else { continue }
        surelyAbove[lower] += 1
        surelyBelow[upper] += 1
      }
    }
    return rows.indices.map { (surelyAbove[$0] + 1, rows.count - surelyBelow[$0]) }
  }

  /// The weights of a form as a tree over positions of criteria.
  private indirect enum Node {
    case criterion(position: Int)
    case mean([(weight: Double, node: Node)])
    case sum

    init(form: RatingForm) {
      var position = 0
      self =
        form.kind == .points
        ? .sum : Node(group: form.root, position: &position)
    }

    private init(group: CriterionGroup, position: inout Int) {
      var terms: [(weight: Double, node: Node)] = []
      for member in group.members {
        switch member {
        case .criterion:
          terms.append((member.weight.doubleValue, .criterion(position: position)))
          position += 1
        case .group(let inner):
          terms.append((member.weight.doubleValue, Node(group: inner, position: &position)))
        }
      }
      self = .mean(terms)
    }

    /// The least total over all weights.
    func least(_ figures: [Double?]) -> Double? {
      switch self {
      case .criterion(let position): return figures[position]
      case .sum:
        // Where a criterion does not apply it adds nothing.
        return figures.compactMap(\.self).reduce(0) {
          $0 + $1 * ($1 < 0 ? PlaceRanges.most : PlaceRanges.least)
        }
      case .mean(let terms):
        return PlaceRanges.leastMean(
          terms.compactMap { term in term.node.least(figures).map { ($0, term.weight) } })
      }
    }

    /// The greatest total over all weights.
    func greatest(_ figures: [Double?]) -> Double? {
      least(figures.map { $0.map { -$0 } }).map { -$0 }
    }

    /// The least difference of two totals; nil where different criteria apply and weights are
    /// shared out anew.
    func least(_ figures: [Double?], minus others: [Double?]) -> Double? {
      if case .sum = self { return least(zip(figures, others).map { ($0 ?? 0) - ($1 ?? 0) }) }
      guard zip(figures, others).allSatisfy({ ($0 == nil) == ($1 == nil) }) else { return nil }
      return least(
        zip(figures, others).map { pair in
          if let own = pair.0, let theirs = pair.1 { own - theirs } else { nil }
        })
    }
  }

  /// The least mean of scores whose weights may move: weights of the lowest scores rise, those of
  /// the others fall; every threshold between them is tried.
  private static func leastMean(_ terms: [(score: Double, weight: Double)]) -> Double? {
    let sorted = terms.sorted { ($0.score, $0.weight) < ($1.score, $1.weight) }
    var weights = sorted.reduce(0) { $0 + $1.weight } * least
    var sum = sorted.reduce(0) { $0 + $1.score * $1.weight } * least
    var best: Double?
    for (score, weight) in sorted {
      weights += weight * (most - least)
      sum += score * weight * (most - least)
      best = min(best ?? .infinity, sum / weights)
    }
    return best
  }
}
