extension ExactNumber {
  /// The double nearest to the exact value; halfway cases go to the even neighbour.
  ///
  /// The quotient is formed with two bits more than a double keeps and a mark for what was cut
  /// off, and is rounded once, so the result is correct for every numerator and denominator, the
  /// smallest doubles included. Values beyond the largest double give an infinity.
  public var doubleValue: Double {
    if let (top, bottom) = narrowTerms,
      top.magnitude <= 1 << 53, bottom <= 1 << 53
    {
      return Double(Int64(top)) / Double(Int64(bottom))
    }
    guard !isZero else { return 0 }
    let (top, bottom) = (numerator.magnitude, denominator)
    let shift = min(55 - (top.bitWidth - bottom.bitWidth), 1076)
    let (quotient, remainder) = (shift > 0 ? top << shift : top)
      .quotientAndRemainder(dividingBy: shift < 0 ? bottom << -shift : bottom)
    let bits = quotient.limbs.reversed().reduce(UInt64(0)) { $0 << 32 | UInt64($1) }
    let marked = remainder.isZero ? bits : bits | 1
    let magnitude = ExactNumber.double(rounding: marked, unit: -shift)
    return isNegative ? -magnitude : magnitude
  }

  /// `bits · 2^unit` as the nearest double, ties to even.
  private static func double(rounding bits: UInt64, unit: Int) -> Double {
    let width = 64 - bits.leadingZeroBitCount
    let cut = max(width - 53, -1074 - unit, 0)
    var kept = bits >> UInt64(cut)
    if cut > 0 {
      let half = UInt64(1) << UInt64(cut - 1)
      let rest = bits & (half << 1 - 1)
      if rest > half || (rest == half && kept & 1 == 1) { kept += 1 }
    }
    return scaled(Double(kept), byPowerOfTwo: unit + cut)
  }

  /// The product with a power of two, exact where a double can hold it.
  private static func scaled(_ value: Double, byPowerOfTwo exponent: Int) -> Double {
    if exponent > 1023 { return value == 0 ? 0 : .infinity }
    if exponent >= -1022 {
      return value * Double(sign: .plus, exponent: exponent, significand: 1)
    }
    let first = Double(sign: .plus, exponent: -537, significand: 1)
    let second = Double(sign: .plus, exponent: max(exponent + 537, -1022), significand: 1)
    return value * first * second
  }

  /// The nearest multiple of a step, half away from zero; a zero step changes nothing.
  ///
  /// - Parameter step: the distance of neighbouring multiples; its sign does not matter.
  /// - Returns: a multiple of `step`.
  public func quantised(toStep step: ExactNumber) -> ExactNumber {
    guard !step.isZero else { return self }
    let count = magnitude / step.magnitude
    let doubled = count.numerator * 2 + count.denominator
    let steps = doubled / (count.denominator * 2)
    let rounded = ExactNumber(dividing: steps, by: 1) * step.magnitude
    return isNegative ? -rounded : rounded
  }

  /// The digits of the absolute value times a power of ten, rounded half up.
  func roundedMagnitude(decimals: Int) -> String {
    if let (top, bottom) = narrowTerms, decimals <= 18 {
      let scale = UInt128(ExactNumber.machinePowers[decimals])
      let (scaled, overflow) = top.magnitude.multipliedReportingOverflow(by: scale)
      if !overflow {
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: bottom.magnitude)
        return String(remainder >= bottom.magnitude - remainder ? quotient + 1 : quotient)
      }
    }
    let scaled = numerator.magnitude * .powerOfTen(decimals)
    return ((scaled * 2 + denominator) / (denominator * 2)).description
  }

  /// The largest whole number that is not greater.
  public var floor: BigInteger {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return isNegative && !remainder.isZero ? quotient - 1 : quotient
  }
}
