/// What the runs of one benchmark came to.
struct Measurement: Equatable {
  /// The benchmark.
  var name: String
  /// Rows or children one call worked on.
  var size: Int?
  /// Bytes one call read.
  var bytes: Int?
  /// The benchmark whose median is 1 in the ratio.
  var base: String?
  /// Seconds of one call, run by run, in ascending order.
  var seconds: [Double]
  /// Processor time of one call in seconds, user and system: the median of the runs.
  var processorSeconds: Double
  /// Greatest memory of a program in bytes; nil for calls inside this process.
  var peakMemory: Int?
  /// What came out: rows accepted, cells, bytes; differing figures are no comparison.
  var outcome: Int

  /// The middle run, or the mean of the two in the middle.
  var median: Double { Statistics.median(seconds) }
  /// The fastest run.
  var fastest: Double { seconds.first ?? 0 }
  /// The slowest run.
  var slowest: Double { seconds.last ?? 0 }
  /// Rows or children in a second.
  var sizePerSecond: Double? { size.map { Double($0) / median } }
  /// Bytes in a second.
  var bytesPerSecond: Double? { bytes.map { Double($0) / median } }
}

/// The little statistics that timings need.
enum Statistics {
  /// The middle of some values; 0 of none.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
