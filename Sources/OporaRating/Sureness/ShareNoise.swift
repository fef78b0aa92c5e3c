import OporaLanguage

/// What chance does to one share over a small denominator: the scores it may give, and how often.
///
/// The count behind the share is drawn from a binomial distribution around (k + ½)/(n + 1): 3 of 3
/// says less than 300 of 300, and neither says that nothing else was possible.
struct ShareNoise: Sendable {
  /// Shares over more than this move too little to matter.
  static let largestDenominator = 2000

  private let scores: [Double]
  private let sums: [Double]

  /// Prepares a share in percent; nil if the figure is no share of the denominator, or that is not
  /// small.
  ///
  /// - Parameters:
  ///   - share: the figure, 0…100.
  ///   - denominator: how many were counted.
  ///   - score: what a figure gives.
  init?(share: ExactNumber, of denominator: ExactNumber, score: (ExactNumber) -> Double) {
    let counted = share * denominator / ExactNumber(100)
    guard denominator.isWhole, counted.isWhole, let size = Int(exactly: denominator.numerator),
      let count = Int(exactly: counted.numerator),
      (1...ShareNoise.largestDenominator).contains(size),
      (0...size).contains(count)
    else { return nil }
    let odds = (Double(count) + 0.5) / (Double(size - count) + 0.5)
    let chance = odds / (1 + odds)
    let reach = 6 * (Double(size) * chance * (1 - chance)).squareRoot() + 6
    let range = max(0, count - Int(reach))...min(size, count + Int(reach))
    let frequencies = ShareNoise.frequencies(range, around: count, of: size, odds: odds)
    let total = frequencies.reduce(0, +)
    var sum = 0.0
    sums = frequencies.map { frequency in
      sum += frequency / total
      return sum
    }
    scores = range.map { score(ExactNumber($0 * 100) / ExactNumber(size)) }
  }

  /// Frequencies relative to that of the count itself.
  private static func frequencies(
    _ range: ClosedRange<Int>, around count: Int, of size: Int, odds: Double
  ) -> [Double] {
    var frequencies = [Double](repeating: 1, count: range.count)
    let middle = count - range.lowerBound
    for index in stride(from: middle + 1, to: frequencies.count, by: 1) {
      let number = Double(range.lowerBound + index)
      frequencies[index] = frequencies[index - 1] * odds * (Double(size) - number + 1) / number
    }
    for index in stride(from: middle - 1, through: 0, by: -1) {
      let number = Double(range.lowerBound + index + 1)
      frequencies[index] = frequencies[index + 1] * number / (odds * (Double(size) - number + 1))
    }
    return frequencies
  }

  /// The score that belongs to a number from 0 to 1.
  func score(_ uniform: Double) -> Double {
    let index = sums.partitionIndex { $0 <= uniform }
    return scores[min(index, scores.count - 1)]
  }
}
