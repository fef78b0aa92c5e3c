extension ExactNumber {
  /// The number rounded half away from zero to a count of decimals.
  ///
  /// A number too large to be stated with that many decimals in 128 bits is whole for every
  /// practical purpose and is returned as it is.
  public func rounded(toDecimals decimals: Int) -> ExactNumber {
    let digits = RoundedDecimal(self, decimals: decimals)
    var mantissa: Int128 = 0
    var scale: Int128 = 1
    for digit in digits.whole + digits.fraction {
      let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(Int128(digit))
      if overflow || carry { return self }
      mantissa = sum
    }
    for _ in digits.fraction { scale *= 10 }
    return ExactNumber(numerator: digits.isNegative ? -mantissa : mantissa, denominator: scale)
  }

  /// The number with a fixed count of decimals, for machines: `-12.50`; zero has no sign.
  public func decimalText(decimals: Int) -> String {
    let digits = RoundedDecimal(self, decimals: decimals)
    let whole = (digits.isNegative ? "-" : "") + digits.wholeText(groupedBy: "")
    return digits.fraction.isEmpty ? whole : whole + "." + digits.fractionText
  }
}
