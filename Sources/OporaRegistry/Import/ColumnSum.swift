import OporaLanguage

/// The exact sum of decimal numbers, and how many there were.
struct ColumnSum: Sendable {
  /// How many numbers were added.
  private(set) var count = 0
  private var digits: Int128 = 0
  private var scale: UInt8 = 0
  /// Whether the sum outgrew its digits; it is then worth nothing.
  private(set) var isLost = false

  /// Adds a number of so many decimals.
  mutating func add(digits added: Int64, scale addedScale: UInt8) {
    if scale == addedScale {
      add(Int128(added))
    } else if addedScale < scale {
      add(Int128(added) * DecimalScale.power(Int(scale - addedScale)))
    } else {
      let factor = DecimalScale.power(Int(addedScale - scale))
      let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
      isLost = isLost || overflow
      digits = overflow ? 0 : product
      scale = addedScale
      add(Int128(added))
    }
    count += 1
  }

  private mutating func add(_ value: Int128) {
    let (sum, overflow) = digits.addingReportingOverflow(value)
    isLost = isLost || overflow
    digits = overflow ? 0 : sum
  }

  /// The sum; nil if it outgrew its digits.
  var value: ExactNumber? {
    isLost ? nil : ExactNumber(numerator: digits, denominator: DecimalScale.power(Int(scale)))
  }
}

/// A sum and a count that can be subtracted: what stands between two rows of a file.
struct SumBetween: Equatable {
  var sum: ExactNumber
  var count: Int

  static let nothing = SumBetween(sum: .zero, count: 0)

  static func + (left: SumBetween, right: SumBetween) -> SumBetween {
    SumBetween(sum: left.sum + right.sum, count: left.count + right.count)
  }

  static func - (left: SumBetween, right: SumBetween) -> SumBetween {
    SumBetween(sum: left.sum - right.sum, count: left.count - right.count)
  }
}
