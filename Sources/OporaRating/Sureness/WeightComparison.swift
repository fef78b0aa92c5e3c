import OporaLanguage

/// Who is surely above whom when every weight may move by a share of itself.
///
/// In a form of weights every weight, of criteria and of groups, may be so much more or less, each
/// on its own; in a form of points every criterion's points may count so much more or less. Unit A
/// is surely above unit B if the least difference of their totals over all such weights is above
/// zero. A mean by weight is least where the weights of scores below a threshold are at their upper
/// bound and the others at their lower, so that it is enough to try the scores as thresholds: no
/// sampling, no seed. For a pair the answer is exact where all means of the form are of one kind
/// (geometric ones are arithmetic in logarithms, harmonic ones in reciprocals). Where kinds mix, by
/// Copeland's rule, and for two units to which different criteria apply, the least and the greatest
/// total of each are compared: the answer then never says “surely” without being sure.
///
/// A range of places is guaranteed: it may be wider than what can be reached, never narrower.
///
/// - Complexity: O(n²·m·log m) for n units and m criteria.
struct WeightComparison {
  private let model: WeightModel
  private let least: Double
  private let most: Double
  private let exactLeast: ExactNumber
  private let exactMost: ExactNumber
  /// The columns on the scale where all means are arithmetic; nil where there is none.
  private let straight: [[Double]]?
  /// Differences up to this share of the scale are computed again without rounding.
  private static let tolerance = 1e-9
  /// More comparisons than this are not made: ranges of a thousand units interest nobody.
  private static let mostComparisons = 20_000_000

  init(_ model: WeightModel, spread: ExactNumber) {
    self.model = model
    exactLeast = ExactNumber(1) - spread
    exactMost = ExactNumber(1) + spread
    least = exactLeast.doubleValue
    most = exactMost.doubleValue
    straight = WeightComparison.straightened(model)
  }

  /// The best and the worst place of each unit; nil where there are too many units to compare.
  func ranges() -> [(low: Int, high: Int)]? {
    guard let sure = surelyAbove() else { return nil }
    return (0..<model.count).map { unit in
      let better = sure.count { $0[unit] }
      let worse = sure[unit].count { $0 }
      return (better + 1, model.count - worse)
    }
  }

  /// Whether each unit (first index) is above each other under all weights; nil where there are too
  /// many units to compare.
  func surelyAbove() -> [[Bool]]? {
    guard model.count * model.count * model.columns.count <= WeightComparison.mostComparisons
    else { return nil }
    let bounds = WeightBounds(model, least: least, most: most).bounds()
    return (0..<model.count).map { upper in
      (0..<model.count).map { lower in
        upper != lower && isSurelyAbove(upper, lower, bounds)
      }
    }
  }

  private func isSurelyAbove(
    _ upper: Int, _ lower: Int, _ bounds: [(low: Double, high: Double)]
  ) -> Bool {
    guard let straight, isComparable(upper, lower) else {
      let (low, high) = (bounds[upper].low, bounds[lower].high)
      return low - high > WeightComparison.tolerance * max(low.magnitude, high.magnitude)
    }
    var scale = 0.0
    let differences = straight.map { column -> Double in
      let (own, theirs) = (column[upper], column[lower])
      if own.isNaN || theirs.isNaN {
        // Points of a criterion that does not apply to one of them are none.
        guard model.isSum else { return .nan }
        return (own.isNaN ? 0 : own) - (theirs.isNaN ? 0 : theirs)
      }
      scale = max(scale, own.magnitude, theirs.magnitude)
      return own - theirs
    }
    let difference = leastTotal(differences)
    if difference.magnitude > scale * WeightComparison.tolerance { return difference > 0 }
    return isArithmetic && exactLeastTotal(upper, lower) > .zero
  }

  /// Whether the same criteria apply to both, so that no weight is shared out anew.
  private func isComparable(_ first: Int, _ second: Int) -> Bool {
    model.isSum || model.columns.allSatisfy { $0[first].isNaN == $0[second].isNaN }
  }

  private var isArithmetic: Bool {
    model.nodes.allSatisfy { $0.column != nil || ($0.aggregation ?? .arithmetic) == .arithmetic }
  }

  /// Scores on the scale of the one mean that all groups have; nil if there are several.
  private static func straightened(_ model: WeightModel) -> [[Double]]? {
    let groups = model.nodes.filter { $0.column == nil }
    guard let first = groups.first else { return nil }
    guard let mean = first.aggregation else { return model.columns }
    let isOne = groups.allSatisfy {
      $0.aggregation == mean && $0.power == first.power && $0.floor == first.floor
    }
    guard isOne, mean != .copeland else { return nil }
    let scale = MeanScale(mean, power: first.power)
    let columns = model.columns.map { column in
      column.map { $0.isNaN ? $0 : scale.there(max($0, first.floor ?? $0)) }
    }
    let isFinite = zip(model.columns, columns).allSatisfy { pair in
      zip(pair.0, pair.1).allSatisfy { $0.isNaN || $1.isFinite }
    }
    return isFinite ? columns : nil
  }

  /// The least total of differences over all weights.
  private func leastTotal(_ differences: [Double]) -> Double {
    var values = [Double](repeating: .nan, count: model.nodes.count)
    for (position, node) in model.nodes.enumerated() {
      if let column = node.column {
        values[position] = differences[column]
      } else if node.aggregation == nil {
        values[position] = node.members.reduce(0) { sum, member in
          let value = values[member]
          return value.isNaN ? sum : sum + value * (value < 0 ? most : least)
        }
      } else {
        let terms = node.members.compactMap { member in
          values[member].isNaN ? nil : (values[member], model.nodes[member].weight)
        }
        values[position] = WeightBounds.leastMean(terms, least: least, most: most) ?? .nan
      }
    }
    return values.last ?? .nan
  }
}

extension WeightComparison {
  /// The least difference of two units' totals without any rounding; means are arithmetic.
  private func exactLeastTotal(_ upper: Int, _ lower: Int) -> ExactNumber {
    var values = [ExactNumber?](repeating: nil, count: model.nodes.count)
    for (position, node) in model.nodes.enumerated() {
      if let column = node.column {
        let (own, theirs) = (model.exact[column][upper], model.exact[column][lower])
        guard own != nil || theirs != nil else { continue }
        values[position] = (own ?? .zero) - (theirs ?? .zero)
        continue
      }
      let terms = node.members.compactMap { member in
        values[member].map { ($0, model.nodes[member].exactWeight) }
      }
      values[position] =
        node.aggregation == nil
        ? terms.reduce(.zero) { sum, term in
          sum + term.0 * (term.0.isNegative ? exactMost : exactLeast)
        } : leastMean(terms)
    }
    return values.last.flatMap(\.self) ?? .zero
  }

  private func leastMean(_ terms: [(value: ExactNumber, weight: ExactNumber)]) -> ExactNumber? {
    let sorted = terms.sorted { $0.value < $1.value }
    var weights = sorted.reduce(ExactNumber.zero) { $0 + $1.weight } * exactLeast
    var sum = sorted.reduce(ExactNumber.zero) { $0 + $1.value * $1.weight } * exactLeast
    var best: ExactNumber?
    for (value, weight) in sorted {
      weights = weights + weight * (exactMost - exactLeast)
      sum = sum + value * weight * (exactMost - exactLeast)
      let mean = sum / weights
      best = best.map { min($0, mean) } ?? mean
    }
    return best
  }
}
