extension ExactNumber {
  /// The number rounded half away from zero to a count of decimals.
  public func rounded(toDecimals decimals: Int) -> ExactNumber {
    let count = max(0, min(decimals, RoundedDecimal.mostDecimals))
    return quantised(toStep: ExactNumber(dividing: 1, by: .powerOfTen(count)))
  }

  /// The number with a fixed count of decimals, for machines: `-12.50`; zero has no sign.
  public func decimalText(decimals: Int) -> String {
    let digits = RoundedDecimal(self, decimals: decimals)
    let whole = (digits.isNegative ? "-" : "") + digits.wholeText(groupedBy: "")
    return digits.fraction.isEmpty ? whole : whole + "." + digits.fractionText
  }
}
