/// What is worth knowing of one criterion or group as a measure (показатели критерия).
public struct PartStatistics: Sendable, Hashable {
  /// The id; `total` for the whole form.
  public var id: String
  /// Whether it is a group or the whole form.
  public var isGroup: Bool
  /// The weight in its group as the form says; in a form of points the maximum.
  public var weight: Double
  /// The share of the whole, 0…1: the product of the shares down the form.
  public var effectiveWeight: Double
  /// How many units have a score of their own, not put in for a missing one.
  public var count: Int
  /// The scores' least; nil for none.
  public var least: Double?
  /// The scores' greatest.
  public var greatest: Double?
  /// The scores' mean.
  public var mean: Double?
  /// The scores' median.
  public var median: Double?
  /// The scores' standard deviation (n − 1); nil for fewer than two.
  public var deviation: Double?
  /// The skewness G1, corrected for small samples; nil for fewer than three or equal scores.
  public var skewness: Double?
  /// The excess kurtosis G2, corrected for small samples; nil for fewer than four or equal scores.
  public var kurtosis: Double?
  /// The share of scores at the scale's lower end, 0…1: at 0 or the least of the scale.
  public var shareAtFloor: Double
  /// The share of scores at the scale's upper end, 0…1.
  public var shareAtCeiling: Double
  /// Pearson's correlation with the total; nil where a list is constant.
  public var correlationWithTotal: Double?
  /// Cronbach's alpha of the criteria inside, k²·mean covariance/sum of covariances; nil for one.
  public var alpha: Double?
  /// By how many places units move on average without it; nil for the whole form.
  public var removalShift: Double?
  /// What is worth a look; empty if nothing is.
  ///
  /// `constant`: all scores are equal; `ceiling`: at least nine in ten at the upper end; `floor`:
  /// as many at the lower; `opposed`: goes against the total; `few`: fewer than ten units.
  public var flag: String
}

/// Moments of a list of numbers.
struct Moments {
  let count: Int
  let mean: Double?
  let median: Double?
  let deviation: Double?
  let skewness: Double?
  let kurtosis: Double?
  let least: Double?
  let greatest: Double?

  init(_ values: [Double]) {
    let sorted = values.sorted()
    let size = Double(sorted.count)
    count = sorted.count
    least = sorted.first
    greatest = sorted.last
    median = sorted.isEmpty ? nil : Replications.quantile(sorted, 0.5)
    let mean = sorted.isEmpty ? 0 : sorted.reduce(0, +) / size
    self.mean = sorted.isEmpty ? nil : mean
    func moment(_ power: Int) -> Double {
      sorted.reduce(0) { sum, value in
        sum + (0..<power).reduce(1) { product, _ in product * (value - mean) }
      } / size
    }
    let second = sorted.isEmpty ? 0 : moment(2)
    let isConstant = sorted.first == sorted.last
    deviation =
      sorted.count > 1 ? isConstant ? 0 : (second * size / (size - 1)).squareRoot() : nil
    skewness =
      sorted.count > 2 && !isConstant
      ? moment(3) / (second * second.squareRoot()) * (size * (size - 1)).squareRoot() / (size - 2)
      : nil
    kurtosis =
      sorted.count > 3 && !isConstant
      ? ((size + 1) * (moment(4) / (second * second) - 3) + 6) * (size - 1)
        / ((size - 2) * (size - 3))
      : nil
  }
}

/// Cronbach's alpha over columns.
enum Reliability {
  /// k²·mean covariance/sum of all covariances, pairs that have both; nil for one column.
  static func alpha(_ columns: [[Double]]) -> Double? {
    guard columns.count > 1 else { return nil }
    let count = Double(columns.count)
    var (between, all) = (0.0, 0.0)
    for (index, first) in columns.enumerated() {
      for (other, second) in columns.enumerated() where other <= index {
        guard let covariance = covariance(first, second) else { return nil }
        all += other == index ? covariance : 2 * covariance
        if other < index { between += covariance }
      }
    }
    let mean = between / (count * (count - 1) / 2)
    return all > 0 ? count * count * mean / all : nil
  }

  private static func covariance(_ first: [Double], _ second: [Double]) -> Double? {
    let pairs = zip(first, second).filter { !$0.isNaN && !$1.isNaN }
    guard pairs.count > 1 else { return nil }
    let size = Double(pairs.count)
    let left = pairs.reduce(0) { $0 + $1.0 } / size
    let right = pairs.reduce(0) { $0 + $1.1 } / size
    return pairs.reduce(0) { $0 + ($1.0 - left) * ($1.1 - right) } / (size - 1)
  }
}
