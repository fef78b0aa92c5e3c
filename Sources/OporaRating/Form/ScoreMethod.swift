public import OporaLanguage

/// How a figure becomes a score (способ начисления баллов).
///
/// Fixed methods look at one figure: yes-no, steps, bands, goalposts, target, none. Relative ones
/// look at the figures of all units: a unit's score then depends on the others. Unless said
/// otherwise a score is 0…100, the percentage of the criterion's maximum; `better: 'lower'` turns
/// the relative methods, goalposts and yes-no round. Knots ascend by value, and `low` is below
/// `high`: ``RatingForm/read(_:indicators:findings:)`` checks it, code that makes methods must.
public enum ScoreMethod: Sendable, Hashable {
  /// A figure and the score it gives.
  public struct Knot: Sendable, Hashable {
    /// The figure.
    public var value: ExactNumber
    /// The score.
    public var score: ExactNumber

    /// Makes a knot.
    public init(value: ExactNumber, score: ExactNumber) {
      self.value = value
      self.score = score
    }
  }

  /// How equal figures share a rank.
  public enum RankTies: String, Sendable, CaseIterable {
    /// The least of their ranks.
    case min
    /// The mean of their ranks.
    case average
    /// The greatest of their ranks.
    case max
  }

  /// The lower bound of `target`.
  public enum Floor: Sendable, Hashable {
    /// A figure of the form.
    case value(ExactNumber)
    /// The worst figure among the units.
    case worst
  }

  /// 100 for a figure above zero, else 0; with `better: 'lower'` 100 for zero, else 0.
  case yesNo
  /// The score of the last step that the figure reaches, 0 below the first.
  case steps([Knot])
  /// Straight lines between knots, flat outside them.
  case bands([Knot])
  /// 0 at the worse post, 100 at the better, a straight line between.
  ///
  /// `clamped: false` continues the line beyond the posts.
  case goalposts(low: ExactNumber, high: ExactNumber, clamped: Bool)
  /// 0 at the floor, 100 at the value, never above the cap (nil for no cap), never below 0.
  case target(value: ExactNumber, floor: Floor, cap: ExactNumber?)
  /// The share of the best figure among the units, in percent: value/best, or best/value.
  case ratioToBest
  /// From `low` at the worst figure among the units to `high` at the best.
  case minMax(low: ExactNumber, high: ExactNumber)
  /// Mean plus deviation times the distance from the units' mean in standard deviations (n − 1).
  case zScore(mean: ExactNumber, deviation: ExactNumber)
  /// The rank, 1 for the worst.
  case rank(ties: RankTies)
  /// The share of the other units that are worse, in percent: 100·(rank − 1)/(n − 1).
  case percentileRank(ties: RankTies)
  /// The rank from 0 for the worst.
  case borda(ties: RankTies)
  /// The figure itself.
  case none

  /// The name in forms and in the column `rule`.
  public var name: String {
    switch self {
    case .yesNo: "yes-no"
    case .steps: "steps"
    case .bands: "bands"
    case .goalposts: "goalposts"
    case .target: "target"
    case .ratioToBest: "ratio-to-best"
    case .minMax: "min-max"
    case .zScore: "z-score"
    case .rank: "rank"
    case .percentileRank: "percentile-rank"
    case .borda: "borda"
    case .none: "none"
    }
  }

  /// All names, in the order of the documentation.
  static let names = [
    "yes-no", "steps", "bands", "goalposts", "target", "ratio-to-best", "min-max", "z-score",
    "rank", "percentile-rank", "borda", "none",
  ]

  /// Whether the score depends on the figures of the other units.
  public var isRelative: Bool {
    switch self {
    case .yesNo, .steps, .bands, .goalposts, .none: false
    case .target(_, let floor, _): floor == .worst
    default: true
    }
  }
}
