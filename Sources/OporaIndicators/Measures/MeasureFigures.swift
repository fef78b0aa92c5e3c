import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Why a measure has no figure for a municipality, or that it has one.
enum MeasureState: Hashable {
  /// The source was submitted: a figure, 0 included.
  case reported
  /// Not a number, for the reason.
  case missing(MissingReason)
}

/// The figures of one measure in one period: by municipality and facet, and for any set of
/// municipalities.
struct MeasureFigures {
  /// The facets; the whole is first.
  var facets: [Facet] = [.whole]
  /// The state of each municipality.
  var states: [MeasureState]
  /// Whether each municipality was expected to submit the source.
  var isExpected: [Bool]
  /// Figures by facet · unitCount + unit; nil where the aggregate has none (a minimum of no rows).
  var figures: [ExactNumber?]
  /// Facet values where the source has no rows of the asked kind at all, by facet · unitCount + unit.
  var hasNoData: [Bool]
  /// Rows that could not be decided, by facet · unitCount + unit.
  var unknown: [Int]
  /// The date of the table each municipality's figure was taken from, for stocks of dated tables.
  var asOf: [CalendarDay?]
  /// Whether a figure is an estimate from bands that were divided, by facet · unitCount + unit.
  var isEstimated: [Bool]
  /// How many organisations reported the source, by unit; nil where nobody asks.
  var organisations: [OrganisationCount]?
  /// Rows that count, by unit.
  var used: [Int]
  /// For distinct counts: the keys by cell, and those that municipalities share.
  var distinct: DistinctCounts?
  /// What adds up over municipalities.
  var aggregate: Aggregate
  /// Sums and counts behind means and shares, by facet · unitCount + unit.
  var weights: [Int]
  /// The whole as a database engine counted it; nil where it is counted here.
  var whole: Whole?

  init(unitCount: Int, facets: [Facet], aggregate: Aggregate) {
    self.facets = facets
    self.aggregate = aggregate
    states = [MeasureState](repeating: .missing(.notReported), count: unitCount)
    isExpected = [Bool](repeating: true, count: unitCount)
    let cells = unitCount * facets.count
    figures = [ExactNumber?](repeating: nil, count: cells)
    hasNoData = [Bool](repeating: false, count: cells)
    unknown = [Int](repeating: 0, count: cells)
    weights = [Int](repeating: 0, count: cells)
    asOf = [CalendarDay?](repeating: nil, count: unitCount)
    used = [Int](repeating: 0, count: unitCount)
    isEstimated = [Bool](repeating: false, count: cells)
  }

  var unitCount: Int { states.count }

  /// The facet that divides this measure for a breakdown and code; the whole where the measure is not
  /// divided by the breakdown.
  func facetIndex(_ facet: Facet) -> Int { facets.firstIndex(of: facet) ?? 0 }

  /// The outcome for a municipality.
  func outcome(unit: Int, facet: Int) -> Outcome {
    switch states[unit] {
    case .missing(let reason): return .missing(reason)
    case .reported:
      if hasNoData[facet * unitCount + unit] { return .missing(.notReported) }
      return figures[facet * unitCount + unit].map(Outcome.number) ?? .missing(.undefined)
    }
  }

  /// The figure over the included municipalities; distinct keys are counted once.
  func total(facet: Int, including units: [Bool]) -> Outcome {
    if let whole { return whole.outcomes[facet] }
    guard let distinct else { return additiveTotal(facet: facet, including: units) }
    let hasAny = (0..<unitCount).contains { units[$0] && states[$0] == .reported }
    guard hasAny else { return .missing(.notReported) }
    return .number(ExactNumber(distinct.total(facet: facet, including: units)))
  }

  /// Figures that add up over the included municipalities.
  private func additiveTotal(facet: Int, including units: [Bool]) -> Outcome {
    var sum: ExactNumber?
    var weight = 0
    for unit in 0..<unitCount where units[unit] {
      guard case .number(let value) = outcome(unit: unit, facet: facet) else { continue }
      let cell = facet * unitCount + unit
      switch aggregate {
      case .minimum: sum = sum.map { min($0, value) } ?? value
      case .maximum: sum = sum.map { max($0, value) } ?? value
      case .mean, .share:
        sum = (sum ?? .zero) + value * ExactNumber(weights[cell])
        weight += weights[cell]
      default: sum = (sum ?? .zero) + value
      }
    }
    guard let sum else { return .missing(.notReported) }
    switch aggregate {
    case .mean, .share:
      return weight == 0 ? .missing(.undefined) : .number(sum / ExactNumber(weight))
    default: return .number(sum)
    }
  }
}

extension MeasureFigures {
  /// A whole that was counted elsewhere, by facet where cells differ.
  struct Whole {
    var outcomes: [Outcome]
    var unknown: [Int]
    /// Whether bands were divided for the figure.
    var isEstimated: [Bool]
    /// Rows that count.
    var used = 0
    /// Municipalities that reported the indicator, of those expected to.
    var reported = 0
    var expected = 0

    init(facetCount: Int) {
      outcomes = [Outcome](repeating: .missing(.notReported), count: facetCount)
      unknown = [Int](repeating: 0, count: facetCount)
      isEstimated = [Bool](repeating: false, count: facetCount)
    }
  }

  /// The figures where sources that the condition joins were submitted too; elsewhere the measure is
  /// not reported: an absent list of groups is no list without groups.
  func requiring(_ joined: [[SubmissionStatus]]) -> MeasureFigures {
    var result = self
    for states in joined {
      for (unit, state) in states.enumerated() where !state.isSubmitted {
        if result.states[unit] == .reported { result.states[unit] = .missing(.notReported) }
      }
    }
    return result
  }
}
