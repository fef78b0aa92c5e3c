import OporaLanguage

/// The figures of all units for one criterion, turned so that greater is better.
///
/// Relative methods measure a figure against it. Only units with a figure are in it.
struct Frame: Sendable {
  /// The figures in ascending order.
  let values: [ExactNumber]
  /// Their mean; zero for none.
  let mean: ExactNumber
  /// One over their standard deviation (n − 1) to 40 digits; nil where all figures are equal or
  /// there are fewer than two.
  let inverseDeviation: ExactNumber?

  /// Makes the frame of one criterion.
  ///
  /// - Parameters:
  ///   - values: the figures, already turned.
  ///   - needsDeviation: whether the standard deviation is asked for; it costs a root.
  init(_ values: [ExactNumber], needsDeviation: Bool) {
    self.values = values.sorted()
    let count = ExactNumber(max(1, values.count))
    let mean = values.reduce(.zero, +) / count
    self.mean = mean
    guard needsDeviation, values.count > 1, self.values.first != self.values.last else {
      inverseDeviation = nil
      return
    }
    let squares = values.map { ($0 - mean) * ($0 - mean) }.reduce(.zero, +)
    let deviation = IrrationalNumbers.squareRoot(squares / ExactNumber(values.count - 1))
    inverseDeviation = (ExactNumber(1) / deviation).rounded(toDigits: 40)
  }

  /// The worst figure.
  var worst: ExactNumber? { values.first }
  /// The best figure.
  var best: ExactNumber? { values.last }

  /// The rank of a figure from 1 for the worst, equal figures sharing as the method says.
  func rank(of value: ExactNumber, ties: ScoreMethod.RankTies) -> ExactNumber {
    let less = values.partitionIndex { $0 < value }
    let notGreater = values.partitionIndex { $0 <= value }
    return switch ties {
    case .min: ExactNumber(less + 1)
    case .max: ExactNumber(notGreater)
    case .average: ExactNumber(less + 1 + notGreater) / ExactNumber(2)
    }
  }
}

extension Array {
  /// How many first elements of a sorted list hold a condition (binary search).
  func partitionIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
