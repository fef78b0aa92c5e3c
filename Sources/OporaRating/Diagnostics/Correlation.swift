/// How two lists of numbers go together (корреляция).
enum CorrelationMeasure {
  /// Pearson's coefficient; nil for fewer than two pairs or a list whose numbers are all equal.
  static func pearson(_ pairs: [(Double, Double)]) -> Double? {
    guard pairs.count > 1 else { return nil }
    let count = Double(pairs.count)
    let first = pairs.reduce(0) { $0 + $1.0 } / count
    let second = pairs.reduce(0) { $0 + $1.1 } / count
    var (both, left, right) = (0.0, 0.0, 0.0)
    for (one, other) in pairs {
      both += (one - first) * (other - second)
      left += (one - first) * (one - first)
      right += (other - second) * (other - second)
    }
    let isConstant =
      pairs.allSatisfy { $0.0 == pairs[0].0 } || pairs.allSatisfy { $0.1 == pairs[0].1 }
    guard !isConstant, left > 0, right > 0 else { return nil }
    return max(-1, min(1, both / (left.squareRoot() * right.squareRoot())))
  }

  /// Spearman's: Pearson's of ranks, equal numbers sharing the mean of theirs.
  static func spearman(_ pairs: [(Double, Double)]) -> Double? {
    pearson(Array(zip(ranks(pairs.map(\.0)), ranks(pairs.map(\.1)))))
  }

  private static func ranks(_ values: [Double]) -> [Double] {
    let sorted = values.sorted()
    return values.map { value in
      let less = sorted.partitionIndex { $0 < value }
      let notGreater = sorted.partitionIndex { $0 <= value }
      return Double(less + 1 + notGreater) / 2
    }
  }

  /// Kendall's tau-b; nil where Pearson's is, and for more than 1000 pairs.
  static func kendall(_ pairs: [(Double, Double)]) -> Double? {
    guard pairs.count > 1, pairs.count <= 1000 else { return nil }
    var (balance, left, right) = (0, 0, 0)
    for index in pairs.indices {
      for other in 0..<index {
        let first = sign(pairs[index].0 - pairs[other].0)
        let second = sign(pairs[index].1 - pairs[other].1)
        balance += first * second
        left += abs(first)
        right += abs(second)
      }
    }
    guard left > 0, right > 0 else { return nil }
    return Double(balance) / (Double(left).squareRoot() * Double(right).squareRoot())
  }

  private static func sign(_ value: Double) -> Int { value > 0 ? 1 : value < 0 ? -1 : 0 }

  /// How often chance alone gives a Pearson's coefficient at least so far from 0 (two-sided).
  ///
  /// The distribution of t with whole degrees of freedom has a finite sum (Abramowitz and Stegun
  /// 26.7.3–4); in terms of r the angle's sine is r itself. Nil for fewer than three pairs.
  static func chance(of coefficient: Double, pairs count: Int) -> Double? {
    let freedom = count - 2
    guard freedom > 0 else { return nil }
    let sine = min(1, coefficient.magnitude)
    let square = (1 - sine) * (1 + sine)
    if freedom % 2 == 0 {
      var (term, sum) = (1.0, 1.0)
      for step in stride(from: 2, to: freedom, by: 2) {
        term *= square * Double(step - 1) / Double(step)
        sum += term
      }
      return max(0, 1 - sine * sum)
    }
    var inner = 0.0
    if freedom > 1 {
      var term = square.squareRoot()
      inner = term
      for step in stride(from: 3, to: freedom, by: 2) {
        term *= square * Double(step - 1) / Double(step)
        inner += term
      }
    }
    return max(0, 1 - (Elementary.arcSine(sine) + sine * inner) * 2 / Double.pi)
  }
}

/// How two parts of a rating go together.
public struct Correlation: Sendable, Hashable {
  /// What is compared with what.
  public enum Level: String, Sendable {
    /// Two criteria.
    case criteria
    /// A criterion, or a group, with the group it stands in.
    case group
    /// A criterion, or a group, with the total.
    case total
  }

  /// What is compared with what.
  public var level: Level
  /// The id of the one part.
  public var first: String
  /// The id of the other part; `total` for the total.
  public var second: String
  /// How many units have both scores.
  public var count: Int
  /// Pearson's coefficient; nil where a list is constant.
  public var pearson: Double?
  /// How often chance alone gives a coefficient so far from 0, 0…1.
  public var chance: Double?
  /// Spearman's coefficient.
  public var spearman: Double?
  /// Kendall's tau-b.
  public var kendall: Double?
  /// What is worth a look; empty if nothing is.
  ///
  /// `duplicate`: two criteria above 0.95; `close`: two criteria of a group above 0.9; `opposed`:
  /// below −0.3 to its group or the total, so that the direction may be wrong; `weak`: within ±0.3
  /// of its group or the total; `constant`: all scores are equal.
  public var flag: String
}
