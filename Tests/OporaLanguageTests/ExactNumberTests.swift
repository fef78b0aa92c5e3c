import Testing

@testable import OporaLanguage

/// A reproducible source of numbers (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Numbers of every size, with the limbs that make long division stumble.
func awkwardIntegers(_ count: Int, seed: UInt64, limbs: Int) -> [BigInteger] {
  var random = SplitMix(state: seed)
  let special: [UInt32] = [0, 1, 2, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF]
  return (0..<count).map { _ in
    let width = Int.random(in: 0...limbs, using: &random)
    let digits = (0..<width).map { _ in
      Bool.random(using: &random)
        ? special[Int.random(in: 0..<special.count, using: &random)]
        : UInt32.random(in: .min ... .max, using: &random)
    }
    return BigInteger(limbs: digits, isNegative: Bool.random(using: &random))
  }
}

@Suite struct BigIntegerTests {
  @Test func agreesWith128BitArithmetic() {
    var random = SplitMix(state: 1)
    for _ in 0..<3000 {
      let a =
        Int128(Int64.random(in: .min ... .max, using: &random))
        >> Int128.random(in: 0...63, using: &random)
      let b =
        Int128(Int64.random(in: .min ... .max, using: &random))
        >> Int128.random(in: 0...63, using: &random)
      let (x, y) = (BigInteger(a), BigInteger(b))
      #expect(Int128(exactly: x + y) == a + b)
      #expect(Int128(exactly: x - y) == a - b)
      #expect(Int128(exactly: x * y) == a * b)
      #expect((x < y) == (a < b))
      #expect(x.description == "\(a)")
      guard b != 0 else { continue }
      let product = a * b
      #expect(Int128(exactly: BigInteger(product) / BigInteger(b)) == product / b)
      #expect(Int128(exactly: x / y) == a / b)
      #expect(Int128(exactly: x % y) == a % b)
    }
  }

  @Test func divisionUndoesMultiplication() {
    let numbers = awkwardIntegers(120, seed: 2, limbs: 9)
    for a in numbers {
      for b in numbers.prefix(60) where !b.isZero {
        let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
        #expect(quotient * b + remainder == a)
        #expect(remainder.magnitude < b.magnitude)
        #expect(remainder.isZero || remainder.isNegative == a.isNegative)
        #expect((a * b + 0) / b == a)
      }
    }
  }

  @Test func sumsAndProductsFollowTheirLaws() {
    let numbers = awkwardIntegers(40, seed: 3, limbs: 7)
    for (a, b) in zip(numbers, numbers.dropFirst()) {
      for c in numbers.prefix(12) {
        #expect(a + b == b + a)
        #expect((a + b) + c == a + (b + c))
        #expect((a + b) * c == a * c + b * c)
        #expect(a - b + b == a)
      }
    }
  }

  @Test func shiftsMultiplyAndDivideByPowersOfTwo() {
    for a in awkwardIntegers(60, seed: 4, limbs: 5) {
      for count in [0, 1, 31, 32, 33, 64, 95] {
        #expect(a << count == a * BigInteger(2).raised(to: count))
        #expect((a << count) >> count == a)
        #expect(a >> count == a / BigInteger(2).raised(to: count))
      }
    }
  }

  @Test func digitsAreReadAndWrittenBack() {
    for a in awkwardIntegers(60, seed: 5, limbs: 8) {
      #expect(BigInteger(digits: Array(a.magnitude.description.utf8)) == a.magnitude)
    }
    #expect(BigInteger.powerOfTen(30).description == "1" + String(repeating: "0", count: 30))
  }

  @Test func extremesOf128BitsSurvive() {
    #expect(Int128(exactly: BigInteger(Int128.min)) == .min)
    #expect(Int128(exactly: BigInteger(Int128.max)) == .max)
    #expect(Int128(exactly: BigInteger(Int128.max) + 1) == nil)
    #expect(Int128(exactly: BigInteger(Int128.min) - 1) == nil)
  }
}

@Suite struct ExactNumberTests {
  static func number(_ text: String) -> ExactNumber { ExactNumber(decimal: text) ?? .zero }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("12.50", "12.5"), ("-12.50", "-12.5"), (".5", "0.5"), ("5.", "5"),
    ("1e3", "1000"), ("1.5E-3", "0.0015"), ("-2.5e+1", "-25"), ("007", "7"),
    ("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"),
    ("0.000000000000000000000000000001", "0.000000000000000000000000000001"),
    ("170141183460469231731687303715884105728", "170141183460469231731687303715884105728"),
  ])
  func decimalsAreReadExactly(text: String, exact: String) {
    #expect(ExactNumber(decimal: text)?.exactDecimal == exact)
  }

  @Test(arguments: [
    "", "-", ".", "-.", "1,5", "1.2.3", "1 000", "--1", "+1", "e5", "1e", "1e+", "1e1.5", "0x10",
    "NaN", "Infinity", "1e99999", "1e10001", "½", "٣", "1-", "1e--2",
  ])
  func otherSpellingsAreRefused(text: String) {
    #expect(ExactNumber(decimal: text) == nil)
  }

  @Test func tooManyDigitsAreRefused() {
    #expect(ExactNumber(decimal: String(repeating: "9", count: 10_002)) == nil)
    #expect(ExactNumber(decimal: String(repeating: "9", count: 10_000)) != nil)
  }

  @Test func equalNumbersAreEqualHoweverTheyCameAbout() {
    let third = ExactNumber(numerator: 1, denominator: 3)
    #expect(third + third + third == ExactNumber(1))
    let huge = Self.number("1e60")
    #expect(huge - huge == .zero)
    #expect((huge + third) - huge == third)
    #expect(((huge + third) - huge).hashValue == third.hashValue)
    #expect(ExactNumber(numerator: .min, denominator: .min) == ExactNumber(1))
    #expect(
      ExactNumber(numerator: .min, denominator: -1).exactDecimal
        == "170141183460469231731687303715884105728")
  }

  @Test func arithmeticOfManyDenominatorsFollowsItsLaws() {
    let primes: [Int128] = [
      1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117, 1_000_121,
      1_000_133, 1_000_151,
    ]
    let parts = primes.enumerated().map {
      ExactNumber(numerator: Int128($0 + 1), denominator: $1)
    }
    let forward = parts.reduce(.zero, +)
    #expect(parts.reversed().reduce(.zero, +) == forward)
    #expect(forward.narrowTerms == nil)
    for part in parts {
      #expect(forward - part < forward)
      #expect((forward * part) / part == forward)
      #expect(-(-part) == part)
      #expect((forward + part) * part == forward * part + part * part)
    }
  }

  @Test func orderAgreesWithDifferences() {
    let numbers = ["-1e40", "-3", "-0.5", "0", "1e-40", "0.3333", "1", "1e40"].map(Self.number)
    for (i, a) in numbers.enumerated() {
      for (j, b) in numbers.enumerated() {
        #expect((a < b) == (i < j))
        #expect((a - b).isNegative == (i < j))
      }
    }
  }

  @Test(arguments: [
    "0.1", "66.75", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
    "2.2250738585072014e-308", "2.2250738585072011e-308", "1.7976931348623157e308",
    "1.7976931348623159e308", "9007199254740993", "9007199254740992.5", "0.3", "1e23", "8.5e22",
    "123456789.123456789123456789", "4.35", "0.000001", "1e400", "1e-400", "-0.1", "-1e23",
    "9007199254740993.00000000000000000000000000000000000000000000000000000001",
    "2.2250738585072012e-308", "6.631236846766476e-316",
  ])
  func theNearestDoubleIsGiven(text: String) {
    #expect(Self.number(text).doubleValue == Double(text))
  }

  @Test func ratiosGiveTheDoubleOfTheirLongDecimal() {
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
      let top = Int128.random(in: 1...(.max >> 3), using: &random)
      let bottom = Int128.random(in: 1...(.max >> 3), using: &random)
      // 60 digits decide the rounding of a random ratio.
      let digits = BigInteger(top) * .powerOfTen(60) / BigInteger(bottom)
      let ratio = ExactNumber(numerator: top, denominator: bottom)
      #expect(ratio.doubleValue == Double("\(digits)e-60"))
    }
  }

  @Test(arguments: [
    ("0.125", "0.01", "0.13"), ("-0.125", "0.01", "-0.13"), ("0.1249", "0.01", "0.12"),
    ("2.5", "1", "3"), ("-2.5", "1", "-3"), ("7", "5", "5"), ("7.5", "5", "10"), ("3", "0", "3"),
    ("0.3", "-0.2", "0.4"), ("1e40", "0.01", "10000000000000000000000000000000000000000"),
  ])
  func quantisingRoundsHalfAwayFromZero(value: String, step: String, expected: String) {
    #expect(Self.number(value).quantised(toStep: Self.number(step)).exactDecimal == expected)
  }

  @Test func numbersAreDescribed() {
    #expect(ExactNumber(numerator: 2, denominator: -3).description == "-2/3")
    #expect(ExactNumber(numerator: 1, denominator: 8).description == "0.125")
    #expect(ExactNumber(numerator: 1, denominator: 3).exactDecimal == nil)
  }

  @Test func theFloorIsNotGreater() {
    #expect(Self.number("-0.5").floor == -1)
    #expect(Self.number("-1").floor == -1)
    #expect(Self.number("1.9").floor == 1)
  }
}
