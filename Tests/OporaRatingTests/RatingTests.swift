import OporaLanguage
import OporaRating
import Testing

/// Totals, places, missing figures: small cases worked out by hand.
@Suite struct RatingTests {
  private let plain =
    "{ id: 'a', entered: 'number', maximum: 60, score: { method: 'goalposts', low: 0, high: 100 } },"
    + "{ id: 'b', entered: 'number', maximum: 40, score: { method: 'goalposts', low: 0, high: 10 } }"

  @Test func pointsAddUpAndPlacesFollow() {
    let result = rate(
      makeForm(plain), ["a", "b"], ["U1": ["50", "5"], "U2": ["100", "10"], "U3": ["10", "0"]])
    #expect(result.lines == ["1 U2 100", "2 U1 50", "3 U3 6"])
    #expect(result.unit("U2")?.criteriaMet == 2)
    #expect(result.unit("U1")?.criteriaTotal == 2)
  }

  @Test func equalTotalsShareTheirPlaces() {
    let result = rate(
      makeForm(plain), ["a", "b"],
      [
        "U1": ["50", "5"], "U2": ["100", "0"], "U3": ["10", "10"], "U4": ["60", "6"],
        "U5": ["0", "0"],
      ])
    // U1: 30 + 20 = 50; U2: 60; U3: 6 + 40 = 46; U4: 36 + 24 = 60.
    #expect(result.lines == ["1–2 U2 60", "1–2 U4 60", "3 U1 50", "4 U3 46", "5 U5 0"])
  }

  @Test func totalsEqualOnlyInExactNumbersShareAPlace() {
    // 0.1 + 0.2 and 0.3: doubles differ, decimals do not.
    let criteria = ["a", "b"].map {
      "{ id: '\($0)', entered: 'number', score: { method: 'none' } }"
    }.joined(separator: ",")
    let result = rate(
      makeForm(criteria, kind: "weights", step: "none"), ["a", "b"],
      ["U1": ["0.1", "0.2"], "U2": ["0.3", "0"], "U3": ["0", "0.3"]])
    #expect(result.units.map(\.placeText) == ["1–3", "1–3", "1–3"])
  }

  @Test func pointsAreRoundedBeforeTheyAreAdded() {
    let thirds = ["a", "b", "c"].map {
      "{ id: '\($0)', entered: 'number', maximum: 1, score: { method: 'goalposts', low: 0, high: 3 } }"
    }.joined(separator: ",")
    let rounded = rate(makeForm(thirds, step: "0.1"), ["a", "b", "c"], ["U": ["1", "1", "2"]])
    #expect(rounded.points.map { $0.points?.description } == ["0.3", "0.3", "0.7"])
    #expect(rounded.lines == ["1 U 1.3"])
    let research = rate(makeForm(thirds, step: "none"), ["a", "b", "c"], ["U": ["1", "1", "2"]])
    #expect(research.lines == ["1 U 4/3"])
  }

  @Test func halvesAreRoundedAwayFromZero() {
    let form = makeForm(
      "{ id: 'a', entered: 'number', maximum: 1, score: { method: 'goalposts', low: 0, high: 100 } }",
      step: "0.1")
    #expect(rate(form, ["a"], ["U": ["25"]]).lines == ["1 U 0.3"])
    #expect(rate(form, ["a"], ["U": ["24.999999"]]).lines == ["1 U 0.2"])
  }

  @Test func weightsAverageScoresWithinAndAcrossGroups() throws {
    let form = try #require(
      read(
        """
        { id: 'x', kind: 'weights', step: 'none', groups: [
          { id: 'A', weight: 3, criteria: [
            { id: 'a1', entered: 'number', weight: 1, score: { method: 'none' } },
            { id: 'a2', entered: 'number', weight: 3, score: { method: 'none' } } ] },
          { id: 'B', weight: 1, groups: [
            { id: 'B1', criteria: [{ id: 'b1', entered: 'number', score: { method: 'none' } }] },
            { id: 'B2', criteria: [{ id: 'b2', entered: 'number', score: { method: 'none' } }] } ] },
        ] }
        """
      ).form)
    let result = rate(form, ["a1", "a2", "b1", "b2"], ["U": ["20", "60", "10", "90"]])
    // A = (20 + 3·60)/4 = 50, B = 50; total 50 = 3.75 + 33.75 + 1.25 + 11.25.
    #expect(result.lines == ["1 U 50"])
    #expect(result.points.map { $0.points?.description } == ["3.75", "33.75", "1.25", "11.25"])
    #expect(result.groups.map(\.group) == ["total", "A", "B", "B1", "B2"])
    #expect(result.groups.map { $0.score?.description } == ["50", "50", "50", "10", "90"])
    #expect(result.units[0].maximum == ExactNumber(100))
  }

  @Test func theGeometricMeanIsExactWhereItIsRational() {
    let criteria =
      "{ id: 'a', entered: 'number', score: { method: 'none' } },"
      + "{ id: 'b', entered: 'number', weight: 3, score: { method: 'none' } }"
    let geometric = makeForm(
      criteria, kind: "weights", step: "none", more: "aggregation: 'geometric',")
    let rows = ["U1": ["16", "1"], "U2": ["1", "16"], "U3": ["5", "5"], "U4": ["0", "9"]]
    // ⁴√16 = 2, ⁴√16³ = 8.
    #expect(rate(geometric, ["a", "b"], rows).lines == ["1 U2 8", "2 U3 5", "3 U1 2", "4 U4 0"])
    let floored = makeForm(
      criteria, kind: "weights", step: "none", more: "aggregation: 'geometric', floor: 1,")
    // ⁴√9³ = 3√3.
    #expect(
      rate(floored, ["a", "b"], ["U4": ["0", "9"]]).units[0].points.doubleValue
        == 5.196152422706632)
    let negative = rate(geometric, ["a", "b"], ["U5": ["-1", "4"], "U6": ["1", "1"]])
    #expect(negative.lines == ["1 U6 1", "– U5 0"])
    #expect(negative.unit("U5")?.exclusion.ru == "среднее не определено: есть отрицательный балл")
  }

  @Test func theHarmonicMeanIsExact() {
    let criteria =
      "{ id: 'a', entered: 'number', score: { method: 'none' } },"
      + "{ id: 'b', entered: 'number', weight: 2, score: { method: 'none' } }"
    let form = makeForm(criteria, kind: "weights", step: "none", more: "aggregation: 'harmonic',")
    // 3/(1/2 + 2/4) = 3.
    #expect(
      rate(form, ["a", "b"], ["U1": ["2", "4"], "U2": ["0", "4"]]).lines == ["1 U1 3", "2 U2 0"])
  }

  @Test func copelandCountsWinsLessLosses() {
    let criteria = [("a", 2), ("b", 1), ("c", 1)].map {
      "{ id: '\($0)', entered: 'number', weight: \($1), missing: 'not-applicable', score: { method: 'none' } }"
    }.joined(separator: ",")
    let form = makeForm(criteria, kind: "weights", step: "none", group: "aggregation: 'copeland',")
    let complete = rate(
      form, ["a", "b", "c"],
      ["U1": ["3", "1", "1"], "U2": ["2", "2", "2"], "U3": ["1", "3", "1"]])
    // U1–U2: 2 to 2, a draw; U1–U3: 2 to 1, U1 wins; U2–U3: 3 to 1, U2 wins.
    #expect(complete.lines == ["1–2 U1 1", "1–2 U2 1", "3 U3 -2"])
    // U1 lacks a: only b and c decide, for both alike.
    let gap = rate(
      form, ["a", "b", "c"],
      ["U1": ["", "1", "1"], "U2": ["2", "2", "2"], "U3": ["1", "3", "1"]])
    #expect(gap.lines == ["1 U2 2", "2 U3 0", "3 U1 -2"])
    #expect(gap.points.allSatisfy { $0.points == nil })
  }

  @Test func twoUnitsWithoutACommonCriterionDraw() {
    let criteria = ["a", "b"].map {
      "{ id: '\($0)', entered: 'number', missing: 'not-applicable', score: { method: 'none' } }"
    }.joined(separator: ",")
    let form = makeForm(criteria, kind: "weights", step: "none", more: "aggregation: 'copeland',")
    #expect(
      rate(form, ["a", "b"], ["U1": ["1", ""], "U2": ["", "2"]]).lines == ["1–2 U1 0", "1–2 U2 0"])
  }

  @Test(arguments: ["weights", "points"])
  func placesHoldWithinTheirRangeWhenWeightsMove(kind: String) {
    let criteria = ["a", "b"].map {
      "{ id: '\($0)', entered: 'number', maximum: 100, score: { method: 'none' } }"
    }.joined(separator: ",")
    let result = rate(
      makeForm(criteria, kind: kind), ["a", "b"],
      ["U1": ["60", "40"], "U2": ["45", "54"], "U3": ["0", "0"], "U4": ["90", "90"]])
    // U1 leads U2 by 15 in a and trails by 14 in b: 0.9 · 15 < 1.1 · 14, so U2 may be above.
    #expect(result.units.map(\.unit) == ["U4", "U1", "U2", "U3"])
    #expect(result.units.map(\.placeLow) == [1, 2, 2, 4])
    #expect(result.units.map(\.placeHigh) == [1, 3, 3, 4])
  }

  @Test func placesHaveARangeUnderEveryMean() {
    for mean in ["geometric", "harmonic", "copeland"] {
      let form = makeForm(
        "{ id: 'a', entered: 'number', score: { method: 'none' } }", kind: "weights",
        more: "aggregation: '\(mean)',")
      let units = rate(form, ["a"], ["U1": ["3"], "U2": ["4"]]).units
      #expect(units.map(\.placeLow) == [1, 2], "\(mean)")
      #expect(units.map(\.placeHigh) == [1, 2], "\(mean)")
    }
  }
}
