import OporaLanguage

/// What is open about a unit because figures are missing (границы при отсутствии данных).
public struct MissingRange: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// How many figures of the unit were not reported.
  public var missing: Int
  /// The share of weight without data, 0…1.
  public var weight: Double
  /// The least total: what is missing turns out the worst.
  public var lowTotal: Double
  /// The greatest total: what is missing turns out the best.
  public var highTotal: Double
  /// The best place, the missing figures of all units taken together.
  public var low: Int
  /// The worst place.
  public var high: Int
}

extension RatingAnalysis {
  /// The best and worst total and place of every unit under the figures that nobody has reported.
  ///
  /// A missing figure may turn out to be anything: on a scale of the form from its lowest to its
  /// highest score, on a scale without ends from the worst to the best score of the others. What
  /// does not apply by its nature is not missing. Units without a place take part: with their data
  /// they would have one. Scores of the units that have reported stay as they are.
  ///
  /// - Returns: one range for each unit to which a criterion applies, by code.
  public func missingRanges() -> [MissingRange] {
    let open = OpenFigures(computation)
    let units = computation.units.indices.filter { open.applies($0) }
    let totals = open.bounds(of: units)
    let scale = totals.reduce(0) { max($0, $1.low.magnitude, $1.high.magnitude) } * 1e-12
    return units.indices.map { index in
      let own = totals[index]
      let unit = computation.units[units[index]]
      let rated = result.unit(unit)
      let isPlaced = rated?.placeFrom != nil && placed.count == units.count
      let better = totals.count { $0.low > own.high + scale }
      let worse = totals.count { $0.high < own.low - scale }
      return MissingRange(
        unit: unit, missing: open.missing(units[index]),
        weight: 1 - (rated?.coverage.doubleValue ?? 1), lowTotal: own.low, highTotal: own.high,
        low: min(better + 1, isPlaced ? rated?.placeFrom ?? .max : .max),
        high: max(units.count - worse, isPlaced ? rated?.placeTo ?? 0 : 0))
    }
  }
}

/// The figures that were not reported, and what they may give.
struct OpenFigures {
  private let computation: RatingComputation
  private let lowest: [ExactNumber]
  private let highest: [ExactNumber]

  init(_ computation: RatingComputation) {
    self.computation = computation
    let ends = computation.criteria.indices.map { OpenFigures.ends($0, computation) }
    lowest = ends.map(\.low)
    highest = ends.map(\.high)
  }

  /// Whether any criterion applies to a unit, or would with data.
  func applies(_ unit: Int) -> Bool {
    computation.criteria.indices.contains {
      computation.treatments[$0][unit].applies || isOpen($0, unit)
    }
  }

  /// How many figures of a unit were not reported.
  func missing(_ unit: Int) -> Int { computation.criteria.indices.count { isOpen($0, unit) } }

  /// A bonus or a penalty that nobody reports is none.
  private func isOpen(_ index: Int, _ unit: Int) -> Bool {
    guard computation.criteria[index].effect == .ordinary else { return false }
    return switch computation.treatments[index][unit] {
    case .own: false
    case .substitute: true
    case .zero(let reason): reason != "noEvidence"
    case .notApplicable(_, let isStructural): !isStructural
    }
  }

  /// The least and the greatest total of units.
  func bounds(of units: [Int]) -> [(low: Double, high: Double)] {
    let model = WeightModel(computation, units: units)
    let isSum = model.isSum
    let maxima = units.map { unit in
      Allotment(
        form: computation.form,
        applies: computation.criteria.indices.map {
          computation.treatments[$0][unit].applies || isOpen($0, unit)
        }
      ).maxima
    }
    let scores = computation.criteria.indices.map { index in
      units.indices.map { position -> (low: Double, high: Double) in
        let unit = units[position]
        let own = computation.scores[index][unit]
        let open = isOpen(index, unit)
        guard let low = open ? lowest[index] : own, let high = open ? highest[index] : own else {
          return (.nan, .nan)
        }
        guard isSum else { return (low.doubleValue, high.doubleValue) }
        let first = points(low, index, maxima[position][index]).doubleValue
        let second = points(high, index, maxima[position][index]).doubleValue
        return (min(first, second), max(first, second))
      }
    }
    // Points of a criterion that does not apply are none; caps only lower the greatest total.
    let present = isSum ? scores.map { $0.map { $0.low.isNaN ? (0, 0) : $0 } } : scores
    return WeightBounds(model, least: 1, most: 1).bounds(of: present)
  }

  private func points(_ score: ExactNumber, _ index: Int, _ maximum: ExactNumber) -> ExactNumber {
    let criterion = computation.criteria[index]
    let most = criterion.effect == .penalty ? -criterion.maximum : maximum
    let points = most * score / ExactNumber(100)
    return computation.form.step.map { points.quantised(toStep: $0) } ?? points
  }

  /// The lowest and the highest score that a criterion can give.
  private static func ends(
    _ index: Int, _ computation: RatingComputation
  ) -> (low: ExactNumber, high: ExactNumber) {
    let hundred = ExactNumber(100)
    let seen = computation.scores[index].compactMap(\.self)
    let (least, greatest) = (seen.min() ?? .zero, seen.max() ?? hundred)
    let count = max(1, computation.scorers[index].frame.values.count)
    switch computation.criteria[index].score {
    case .steps(let knots):
      let scores = knots.map(\.score) + [.zero]
      return (scores.min() ?? .zero, scores.max() ?? hundred)
    case .bands(let knots):
      return (knots.map(\.score).min() ?? .zero, knots.map(\.score).max() ?? hundred)
    case .goalposts(_, _, let clamped):
      return clamped ? (.zero, hundred) : (min(least, .zero), max(greatest, hundred))
    case .target(_, _, let cap): return (.zero, cap ?? max(greatest, hundred))
    case .minMax(let low, let high): return (low, high)
    case .zScore: return (least, greatest)
    case .rank: return (ExactNumber(1), ExactNumber(count))
    case .borda: return (.zero, ExactNumber(count - 1))
    case .none where computation.form.kind == .weights: return (least, greatest)
    case .yesNo, .ratioToBest, .percentileRank, .none: return (.zero, hundred)
    }
  }
}
