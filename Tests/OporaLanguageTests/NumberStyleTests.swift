import OporaLanguage
import Testing

@Suite struct NumberStyleTests {
  @Test(arguments: [
    ("2.5", 0, "3"), ("-2.5", 0, "\u{2212}3"), ("0.5", 0, "1"), ("0.45", 1, "0,5"),
    ("-0.04", 1, "0,0"), ("1234.5", 1, "1\u{A0}234,5"), ("999.95", 1, "1\u{A0}000,0"),
    ("1234567", 0, "1\u{A0}234\u{A0}567"), ("82.65", 1, "82,7"), ("2.675", 2, "2,68"),
    ("0", 2, "0,00"), ("12", -3, "12"), ("9.99", 1, "10,0"),
  ])
  func halvesAreRoundedAwayFromZero(decimal: String, decimals: Int, expected: String) throws {
    let exact = try #require(ExactNumber(decimal: decimal))
    let double = try #require(Double(decimal))
    #expect(NumberStyle(.ru).text(exact, decimals: decimals) == expected)
    #expect(NumberStyle(.ru).text(double, decimals: decimals) == expected)
  }

  @Test func englishNumbersHavePointsAndCommas() {
    let style = NumberStyle(.en)
    #expect(style.text(1234.5, decimals: 1) == "1,234.5")
    #expect(style.percent(82.65, decimals: 1) == "82.7%")
    #expect(style.change(-3.2, decimals: 1) == "\u{2212}3.2")
    #expect(style.points(1.1, decimals: 1) == "1.1\u{A0}pp")
  }

  @Test func unitsAreHeldByNoBreakSpaces() {
    let style = NumberStyle(.ru)
    #expect(style.percent(82.6, decimals: 1) == "82,6\u{A0}%")
    #expect(style.points(ExactNumber(3), decimals: 1) == "3,0\u{A0}п.\u{A0}п.")
    #expect(style.change(1.1, decimals: 1, unit: style.pointsUnit) == "+1,1\u{A0}п.\u{A0}п.")
    #expect(style.with(unit: "чел.", "5") == "5\u{A0}чел.")
    #expect(style.with(unit: "", "5") == "5")
  }

  @Test func whatRoundsToZeroHasNoSign() {
    let style = NumberStyle(.ru)
    #expect(style.change(0.04, decimals: 1) == "0,0")
    #expect(style.change(-0.04, decimals: 1) == "0,0")
    #expect(style.change(ExactNumber(numerator: -1, denominator: 3), decimals: 0) == "0")
    #expect(style.change(0.05, decimals: 1) == "+0,1")
  }

  @Test func numbersThatAreNoneReadAsMissing() {
    #expect(NumberStyle(.ru).text(.nan, decimals: 1) == "н/д")
    #expect(NumberStyle(.en).percent(.infinity, decimals: 1) == "n/a")
  }

  @Test func exactNumbersBeyondDoublesKeepEveryDigit() {
    let large = ExactNumber(numerator: Int128.max, denominator: 3)
    #expect(
      NumberStyle(.en).text(large, decimals: 2)
        == "56,713,727,820,156,410,577,229,101,238,628,035,242.33")
    let tiny = ExactNumber(numerator: 1, denominator: Int128.max)
    #expect(NumberStyle(.en).text(tiny, decimals: 2) == "0.00")
  }

  @Test(arguments: [
    ("66.75", "66.75"), ("12.0", "12"), ("-0.10", "-0.1"), ("0", "0"), ("0.0000001", "0.0000001"),
    ("123456789012345678", "123456789012345680"), ("1000000", "1000000"),
  ])
  func machineNumbersHaveNoExponent(decimal: String, expected: String) throws {
    let exact = try #require(ExactNumber(decimal: decimal))
    #expect(MachineNumber.text(exact) == expected)
  }

  @Test func machineNumbersReadBackAsTheNearestDouble() throws {
    var state: UInt64 = 42
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite else { continue }
      #expect(Double(MachineNumber.text(value)) == value)
    }
    // 2^53 + 1 over 1 lies between two doubles and goes to the even one.
    let tie = ExactNumber(numerator: 9_007_199_254_740_993, denominator: 1)
    #expect(MachineNumber.nearestDouble(to: tie) == 9_007_199_254_740_992)
    let above = ExactNumber(
      numerator: 9_007_199_254_740_993_000_000_001, denominator: 1_000_000_000)
    #expect(MachineNumber.nearestDouble(to: above) == 9_007_199_254_740_994)
  }

  @Test func exactNumbersRoundToDecimals() throws {
    let third = ExactNumber(numerator: -2, denominator: 3)
    #expect(third.rounded(toDecimals: 2) == ExactNumber(numerator: -67, denominator: 100))
    #expect(third.decimalText(decimals: 2) == "-0.67")
    #expect(third.decimalText(decimals: 0) == "-1")
    #expect(ExactNumber(numerator: -1, denominator: 1000).decimalText(decimals: 2) == "0.00")
    let large = ExactNumber(numerator: Int128.max, denominator: 3)
    #expect(
      large.rounded(toDecimals: 4).exactDecimal == "56713727820156410577229101238628035242.3333")
  }
}
