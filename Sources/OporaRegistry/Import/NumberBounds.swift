import OporaDefinitions
import OporaLanguage

/// The least and the greatest number of a column, in a form that is quick to compare with.
struct NumberBounds {
  private let minimum: Double
  private let maximum: Double
  /// Whole numbers within the bounds for sure; nil if there are none.
  private let sureWhole: ClosedRange<Int64>?

  init(_ column: SourceColumn) {
    minimum = column.minimum?.doubleValue ?? -.infinity
    maximum = column.maximum?.doubleValue ?? .infinity
    // Up to there doubles tell neighbouring whole numbers apart.
    let widest = 9_007_199_254_740_992.0
    let first = Int64(min(max(minimum.rounded(.up), -widest), widest))
    let last = Int64(min(max(maximum.rounded(.down), -widest), widest))
    sureWhole = first <= last ? first...last : nil
  }

  /// Whether a whole number is within the bounds for sure.
  @inline(__always)
  func hold(_ value: Int64) -> Bool { sureWhole?.contains(value) ?? false }

  /// On which side of the bounds a number of so many decimals is; nil if it is within.
  func fault(_ digits: Int64, _ scale: UInt8) -> CellFault? {
    if scale == 0, hold(digits) { return nil }
    let value = Double(digits) / DecimalScale.double(Int(scale))
    if value < minimum { return .belowMinimum }
    return value > maximum ? .aboveMaximum : nil
  }
}
