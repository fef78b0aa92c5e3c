public import OporaLanguage

/// What a Monte Carlo run varies, how far and how often (план проверки устойчивости мест).
public struct SimulationPlan: Sendable, Hashable {
  /// Something that may be otherwise.
  public enum Source: String, Sendable, CaseIterable {
    /// Every weight moves by up to the spread.
    case weights
    /// The other mean: geometric for arithmetic, arithmetic for the rest; forms of points have none.
    case method
    /// One criterion or none is left out.
    case criteria
    /// Chance in shares over small denominators.
    case numbers
  }

  /// How many times everything is drawn; above zero.
  public var replications: Int
  /// The seed: the same seed gives the same run.
  public var seed: UInt64
  /// How far a weight moves as a share of itself, from 0 up to, but without, 1.
  public var spread: ExactNumber
  /// What is varied.
  public var sources: Set<Source>

  /// Plans a run: 4000 replications, weights within ±25 %, everything varied.
  public init(
    replications: Int = 4000, seed: UInt64 = 2024,
    spread: ExactNumber = ExactNumber(numerator: 1, denominator: 4),
    sources: Set<Source> = Set(Source.allCases)
  ) {
    self.replications = replications
    self.seed = seed
    self.spread = spread
    self.sources = sources
  }
}

/// How the places of one unit were spread over the replications.
public struct PlaceSpread: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The place by the form itself.
  public var place: Int
  /// The mean place.
  public var mean: Double
  /// The median place.
  public var median: Double
  /// The place below which 5 % of the replications lie.
  public var low: Double
  /// The place below which 95 % of the replications lie.
  public var high: Double
  /// The best place seen.
  public var best: Int
  /// The worst place seen.
  public var worst: Int
  /// The share of replications with the form's own place, 0…1.
  public var shareOfSamePlace: Double
  /// The share of replications with a place from 1 to 3, 0…1.
  public var shareOfTopThree: Double
}

/// What a Monte Carlo run found (устойчивость мест).
public struct Simulation: Sendable {
  /// The plan it followed.
  public var plan: SimulationPlan
  /// The units that have a place, by code.
  public var units: [PlaceSpread]
  /// How often the unit of the first index was above the other, ties as one half; 0…1; empty for
  /// more than 300 units.
  public var shareAbove: [[Double]]
  /// The average shift of places: mean over units of the distance to the form's place, then its
  /// mean, 5 % and 95 % over the replications.
  public var shift: (mean: Double, low: Double, high: Double)
  /// The share of replications with the same first place, 0…1.
  public var shareOfSameLeader: Double
  /// The share of replications in which every place was the form's, 0…1.
  public var shareOfSameOrder: Double
}
