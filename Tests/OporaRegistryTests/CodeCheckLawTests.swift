import Testing

@testable import OporaRegistry

/// What the algorithms promise of every number.
@Suite struct CodeCheckLawTests {
  static let laws = [
    CodeLaw(.snils, bodyLength: 9), CodeLaw(.inn, bodyLength: 9), CodeLaw(.inn, bodyLength: 10),
    CodeLaw(.ogrn, bodyLength: 12), CodeLaw(.ogrn, bodyLength: 14),
  ]

  @Test(arguments: laws)
  func everyBodyHasOneRightEnding(law: CodeLaw) {
    for body in law.bodies(300) {
      let number = law.completed(body)
      #expect(CodeCheckTests.fault(law.check, law.text(number)) == nil, "\(number)")
      for ending in law.otherEndings(of: number) {
        let fault = CodeCheckTests.fault(law.check, law.text(body + ending))
        #expect(fault == .wrongCheckNumber(law.check), "\(body) \(ending)")
      }
    }
  }

  /// Found always, but where another remainder is written with the same check digit.
  @Test(arguments: laws)
  func everySingleWrongDigitIsFoundAsFarAsTheAlgorithmCan(law: CodeLaw) {
    var misses = 0
    for body in law.bodies(200) {
      let number = law.completed(body)
      for place in number.indices {
        for digit in 0...9 where digit != number[place] {
          var wrong = number
          wrong[place] = digit
          guard CodeCheckTests.fault(law.check, law.text(wrong)) == nil else { continue }
          misses += 1
          let before = law.remainder(Array(number.prefix(law.bodyLength)))
          let after = law.remainder(Array(wrong.prefix(law.bodyLength)))
          #expect(
            before != after && law.written(before) == law.written(after), "\(number) \(wrong)")
        }
      }
    }
    #expect(misses <= law.mostMisses * 200 * law.bodyLength * 9 / 1000)
  }

  @Test(arguments: laws)
  func spacesAndHyphensChangeNothing(law: CodeLaw) {
    for body in law.bodies(50) {
      let digits = law.text(law.completed(body))
      let spaced = digits.map(String.init).joined(separator: "\u{A0}")
      #expect(CodeCheckTests.fault(law.check, spaced) == nil)
    }
  }
}

/// A kind of number with its check digits, computed on arrays as the orders describe it.
struct CodeLaw: CustomTestStringConvertible, Sendable {
  let check: CodeCheck
  let bodyLength: Int

  init(_ check: CodeCheck, bodyLength: Int) {
    self.check = check
    self.bodyLength = bodyLength
  }

  var testDescription: String { "\(check.rawValue) of \(bodyLength) digits" }

  /// Wrong digits that may pass, of a thousand: how often two remainders look alike.
  var mostMisses: Int {
    switch check {
    case .snils: 2
    case .inn: 40
    default: bodyLength == 12 ? 30 : 60
    }
  }

  /// Bodies from a seed that are above 001-001-998 even with one wrong digit.
  func bodies(_ count: Int) -> [[Int]] {
    var state: UInt64 = 2024
    return (0..<count).map { _ in
      (0..<bodyLength).map { place in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let digit = Int(state >> 40) % 10
        return place < 2 && digit == 0 ? 1 : digit
      }
    }
  }

  /// The remainder that the first check digit is made of.
  func remainder(_ body: [Int]) -> Int {
    switch (check, bodyLength) {
    case (.snils, _): Self.sum(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
    case (.inn, 9): Self.sum(body, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11
    case (.inn, _): Self.sum(body, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11
    case (_, 12): body.reduce(0) { ($0 * 10 + $1) } % 11
    default: body.reduce(0) { ($0 * 10 + $1) } % 13
    }
  }

  /// A remainder as it is written.
  func written(_ remainder: Int) -> [Int] {
    check == .snils
      ? [remainder % 100 / 10, remainder % 10] : [remainder % 10]
  }

  func completed(_ body: [Int]) -> [Int] {
    let number = body + written(remainder(body))
    guard check == .inn, bodyLength == 10 else { return number }
    return number + [Self.sum(number, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10]
  }

  func otherEndings(of number: [Int]) -> [[Int]] {
    let ending = Array(number.dropFirst(bodyLength))
    let all = ending.count == 1 ? (0...9).map { [$0] } : (0...99).map { [$0 / 10, $0 % 10] }
    return all.filter { $0 != ending }
  }

  func text(_ digits: [Int]) -> String { digits.map(String.init).joined() }

  private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
