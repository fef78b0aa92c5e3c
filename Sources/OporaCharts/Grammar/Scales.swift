/// Values to pixels along a line.
struct LinearScale {
  /// The least and the greatest value.
  let domain: ClosedRange<Double>
  /// The pixel of the least value and that of the greatest; the first may be the larger one.
  let range: (from: Double, to: Double)

  /// Makes a scale; an empty domain is widened by one so that every value has a place.
  init(domain: ClosedRange<Double>, range: (from: Double, to: Double)) {
    self.domain =
      domain.lowerBound < domain.upperBound
      ? domain : domain.lowerBound - 0.5...domain.upperBound + 0.5
    self.range = range
  }

  /// The pixel of a value.
  func callAsFunction(_ value: Double) -> Double {
    let part = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return range.from + part * (range.to - range.from)
  }
}

/// Equal steps along a line, one for each category.
struct BandScale {
  let count: Int
  let range: ClosedRange<Double>

  /// The pixels between neighbours.
  var step: Double { (range.upperBound - range.lowerBound) / Double(max(1, count)) }

  /// The middle of a band.
  func callAsFunction(_ index: Int) -> Double {
    range.lowerBound + (Double(index) + 0.5) * step
  }
}
