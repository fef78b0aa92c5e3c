import OporaRegistry

/// Sum and extremes of a column over rows, in decimal digits and so exact.
struct ColumnSum {
  /// Rows with a value.
  private(set) var count = 0
  /// The sum in units of 10^−scale.
  private(set) var total: Int128 = 0
  private(set) var least = Int128.max
  private(set) var greatest = Int128.min
  /// The most decimals seen.
  private(set) var scale = 0

  /// Takes a value in.
  @inline(__always)
  mutating func add(digits: Int64, scale: Int) {
    if scale != self.scale { return addScaled(Int128(digits), scale) }
    take(Int128(digits))
  }

  @inline(__always)
  private mutating func take(_ value: Int128) {
    count &+= 1
    total += value
    least = min(least, value)
    greatest = max(greatest, value)
  }

  private mutating func addScaled(_ digits: Int128, _ other: Int) {
    rescale(to: other)
    take(digits * DecimalScale.power(scale - other))
  }

  private mutating func rescale(to other: Int) {
    guard other > scale else { return }
    let factor = DecimalScale.power(other - scale)
    if count > 0 {
      total *= factor
      least *= factor
      greatest *= factor
    }
    scale = other
  }

  /// Takes the values of another sum in.
  mutating func add(_ other: ColumnSum) {
    guard other.count > 0 else { return }
    rescale(to: other.scale)
    let factor = DecimalScale.power(scale - other.scale)
    count += other.count
    total += other.total * factor
    least = min(least, other.least * factor)
    greatest = max(greatest, other.greatest * factor)
  }
}
