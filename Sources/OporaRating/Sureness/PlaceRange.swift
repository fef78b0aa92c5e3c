public import OporaLanguage

/// The best and the worst place of a unit when something may be otherwise (от a-го до b-го места).
public struct PlaceRange: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The best place.
  public var low: Int
  /// The worst place.
  public var high: Int
  /// The codes of the units that it is surely above.
  public var surelyAbove: [String]
  /// The codes of the units that it is surely below.
  public var surelyBelow: [String]
}

extension RatingAnalysis {
  /// Guaranteed best and worst places when every weight may move by a share of itself.
  ///
  /// For a pair of units the comparison is exact wherever all means of the form are of one kind; a
  /// range counts those that are surely above and below, so that no weights lead out of it. Points
  /// that are rounded to a step are compared before that rounding in forms of weights and after it
  /// in forms of points.
  ///
  /// - Parameter spread: how far a weight may move, from 0 up to, but without, 1: 1/4 for ±25 %.
  /// - Returns: one range for each unit that has a place, by code; empty for too many units.
  /// - Complexity: O(n²·m·log m) for n units and m criteria; a group of 20 criteria costs 20
  ///   thresholds for each pair, not 2²⁰ corners.
  public func placeRanges(within spread: ExactNumber) -> [PlaceRange] {
    let comparison = WeightComparison(WeightModel(computation, units: placed), spread: spread)
    guard let sure = comparison.surelyAbove() else { return [] }
    let codes = placed.map { computation.units[$0] }
    return codes.indices.map { unit in
      let below = codes.indices.filter { sure[unit][$0] }
      let above = codes.indices.filter { sure[$0][unit] }
      // Rounding to the step may tie units that exact scores would part.
      let own = result.unit(codes[unit])
      return PlaceRange(
        unit: codes[unit], low: min(above.count + 1, own?.placeFrom ?? .max),
        high: max(codes.count - below.count, own?.placeTo ?? 0),
        surelyAbove: below.map { codes[$0] }, surelyBelow: above.map { codes[$0] })
    }
  }

  /// A seeded Monte Carlo run; nil if no unit has a place.
  ///
  /// - Parameter plan: what is varied; a run of many units and criteria draws less often, and the
  ///   result's plan says how often.
  /// - Returns: what was drawn; nil if no unit has a place.
  /// - Complexity: O(r·(n·m + n²)) for r replications, n units and m criteria.
  public func simulation(_ plan: SimulationPlan = SimulationPlan()) -> Simulation? {
    guard !placed.isEmpty else { return nil }
    var plan = plan
    let size = placed.count * (computation.criteria.count + 10)
    plan.replications = max(1, min(plan.replications, max(100, 40_000_000 / size)))
    let codes = placed.map { computation.units[$0] }
    return SimulationRun(computation, units: placed, plan: plan)
      .simulation(nominal: codes.map { result.unit($0)?.placeFrom ?? 1 }, codes: codes)
  }

  /// The places under given weights, for weights that were drawn elsewhere.
  ///
  /// - Parameter draws: weights by the id of criterion and group; those not named stay.
  /// - Returns: for every draw the places of the units that have one, by code.
  public func places(under draws: [[String: Double]]) -> [[Int]] {
    SimulationRun(computation, units: placed, plan: SimulationPlan(sources: []))
      .places(under: draws)
  }
}
