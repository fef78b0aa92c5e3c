import OporaLanguage
import OporaRating
import Testing

/// Scores of single figures and of columns, worked out by hand.
@Suite struct ScoringTests {
  /// One criterion in a form of weights, so that every method is allowed.
  private func scores(
    _ method: String, better: String = "higher", _ figures: [String]
  ) -> [String] {
    let form = makeForm(
      "{ id: 'c', entered: 'number', better: '\(better)', score: { \(method) } }",
      kind: "weights", step: "none")
    let rows = Dictionary(
      uniqueKeysWithValues: figures.enumerated().map {
        (String(Character(Unicode.Scalar(UInt8(97 + $0)))), [$1])
      })
    return rate(form, ["c"], rows).scores("c")
  }

  @Test(arguments: [
    ("-5", "0"), ("0", "0"), ("12.5", "10"), ("49.9", "39.92"), ("50", "40"), ("66.75", "67.9166"),
    ("80", "90"), ("90", "95"), ("100", "100"), ("108.5", "100"),
  ])
  func bandsAreStraightBetweenKnotsAndFlatOutside(figure: String, expected: String) {
    let score = scores("method: 'bands', knots: [[0, 0], [50, 40], [80, 90], [100, 100]]", [figure])
    // 40 + 50 · 16.75/30 = 67.91(6) has no finite decimal.
    #expect(score == [figure == "66.75" ? "815/12" : expected])
  }

  @Test(arguments: [("0", "0"), ("1", "50"), ("3", "50"), ("4", "100"), ("40", "100")])
  func stepsAreReachedFromTheirValueOn(figure: String, expected: String) {
    #expect(scores("method: 'steps', at: [[1, 50], [4, 100]]", [figure]) == [expected])
  }

  @Test(arguments: [("0", "100"), ("1", "100"), ("2", "40"), ("5", "40"), ("6", "0")])
  func stepsDownwardsHoldUpToTheirValue(figure: String, expected: String) {
    let method = "method: 'steps', at: [[1, 100], [5, 40]]"
    #expect(scores(method, better: "lower", [figure]) == [expected])
  }

  @Test(arguments: [
    ("higher", "20", "0"), ("higher", "57.5", "50"), ("higher", "95", "100"), ("higher", "10", "0"),
    ("higher", "99", "100"), ("lower", "20", "100"), ("lower", "57.5", "50"), ("lower", "95", "0"),
    ("lower", "0", "100"),
  ])
  func goalpostsAreClampedAndTurned(better: String, figure: String, expected: String) {
    #expect(
      scores("method: 'goalposts', low: 20, high: 95", better: better, [figure]) == [expected])
  }

  @Test func goalpostsCanGoOnBeyondThePosts() {
    #expect(scores("method: 'goalposts', low: 0, high: 50, clamped: false", ["75"]) == ["150"])
  }

  @Test(arguments: [
    ("value: 80", "higher", "60", "75"), ("value: 80", "higher", "90", "100"),
    ("value: 80, floor: 40", "higher", "60", "50"), ("value: 80, floor: 40", "higher", "30", "0"),
    ("value: 80, cap: 120", "higher", "90", "112.5"),
    ("value: 80, cap: 'none'", "higher", "160", "200"),
    ("value: 2, floor: 10", "lower", "4", "75"), ("value: 2, floor: 10", "lower", "1", "100"),
  ])
  func targetsMeasureTheWayFromTheFloor(
    parameters: String, better: String, figure: String, expected: String
  ) {
    #expect(scores("method: 'target', \(parameters)", better: better, [figure]) == [expected])
  }

  @Test func theWorstUnitCanBeTheFloor() {
    #expect(
      scores("method: 'target', value: 8, floor: 'worst'", ["2", "5", "9"]) == ["0", "50", "100"])
    // All have reached a target that the worst unit meets: it is not turned upside down.
    #expect(scores("method: 'target', value: 1, floor: 'worst'", ["2", "5"]) == ["100", "100"])
  }

  @Test(arguments: [
    ("higher", "1", "100"), ("higher", "0", "0"), ("lower", "0", "100"), ("lower", "3", "0"),
  ])
  func yesIsAllOrNothing(better: String, figure: String, expected: String) {
    #expect(scores("method: 'yes-no'", better: better, [figure]) == [expected])
  }

  @Test func ratiosToTheBest() {
    #expect(scores("method: 'ratio-to-best'", ["1", "2", "4"]) == ["25", "50", "100"])
    #expect(
      scores("method: 'ratio-to-best'", better: "lower", ["1", "2", "4"]) == ["100", "50", "25"])
    #expect(scores("method: 'ratio-to-best'", ["0", "0"]) == ["0", "0"])
    #expect(scores("method: 'ratio-to-best'", ["-1", "-2"]) == ["0", "0"])
    #expect(scores("method: 'ratio-to-best'", ["-1", "2"]) == ["0", "100"])
    #expect(scores("method: 'ratio-to-best'", better: "lower", ["0", "5"]) == ["100", "0"])
  }

  @Test func minMaxSpansTheColumn() {
    #expect(scores("method: 'min-max'", ["2", "3", "6"]) == ["0", "25", "100"])
    #expect(
      scores("method: 'min-max', low: 1", better: "lower", ["2", "3", "6"]) == [
        "100", "75.25", "1",
      ])
    #expect(scores("method: 'min-max'", ["7", "7"]) == ["100", "100"])
  }

  @Test func zScoresOfAColumn() {
    // Mean 4, deviation 2.
    #expect(scores("method: 'z-score'", ["2", "4", "6"]) == ["-1", "0", "1"])
    #expect(
      scores("method: 'z-score', mean: 100, deviation: 10", better: "lower", ["2", "4", "6"]) == [
        "110", "100", "90",
      ])
    #expect(scores("method: 'z-score', mean: 50", ["3", "3"]) == ["50", "50"])
  }

  @Test(arguments: [
    ("rank", "min", ["1", "2", "2", "4"]), ("rank", "average", ["1", "2.5", "2.5", "4"]),
    ("rank", "max", ["1", "3", "3", "4"]), ("borda", "min", ["0", "1", "1", "3"]),
    ("percentile-rank", "average", ["0", "50", "50", "100"]),
  ])
  func ranksShareAsSaid(method: String, ties: String, expected: [String]) {
    let found = scores("method: '\(method)', ties: '\(ties)'", ["1", "5", "5", "9"])
    #expect(found == expected)
    #expect(
      scores("method: '\(method)', ties: '\(ties)'", better: "lower", ["1", "5", "5", "9"])
        == expected.reversed())
  }

  @Test func bandsNeverFallWhereKnotsRise() {
    let figures = (0...25).map { "\($0 * 4 + 1)" }
    let found = scores("method: 'bands', knots: [[5, 3], [50, 40], [80, 90], [95, 91]]", figures)
    let numbers = found.compactMap { text in
      text.contains("/")
        ? ExactNumber(decimal: String(text.split(separator: "/")[0])).map {
          $0 / exact(String(text.split(separator: "/")[1]))
        } : ExactNumber(decimal: text)
    }
    #expect(numbers.count == figures.count)
    #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func relativeScoresDoNotDependOnTheUnitOfMeasurement() {
    let figures = ["3", "7.5", "7.5", "12", "1.1"]
    let scaled = figures.map { (exact($0) * exact("1000") + exact("5")).description }
    for method in ["min-max", "z-score", "rank", "percentile-rank", "borda"] {
      for better in ["higher", "lower"] {
        let plain = scores("method: '\(method)'", better: better, figures)
        let other = scores("method: '\(method)'", better: better, scaled)
        #expect(zip(plain, other).allSatisfy { $0.prefix(18) == $1.prefix(18) } || plain == other)
      }
    }
  }
}
