import OporaLanguage
import OporaRating
import Testing

/// What happens where there is no figure.
@Suite struct MissingTests {
  private func criteria(_ policy: String) -> String {
    ["a", "b", "c"].map {
      "{ id: '\($0)', indicator: '\($0)-x', maximum: 10, missing: '\(policy)', minimumDenominator: 20,"
        + " score: { method: 'goalposts', low: 0, high: 10 } }"
    }.joined(separator: ",")
  }

  private let rows = ["U1": ["10", "10", ""], "U2": ["4", "10", "8"], "U3": ["10", "1", "4"]]

  @Test func zeroGivesNothingAndSaysWhy() throws {
    let result = rate(makeForm(criteria("zero")), ["a", "b", "c"], rows)
    #expect(result.lines == ["1 U2 22", "2 U1 20", "3 U3 15"])
    let row = try #require(result.row("U1", "c"))
    #expect(row.rule == "zero:notReported")
    #expect(row.status == "O")
    #expect(row.raw == nil)
    #expect(row.points == .zero)
    #expect(row.maximum == ExactNumber(10))
    #expect(row.explanation.ru == "данные не представлены: баллы не начислены")
    #expect(row.explanation.en == "not reported: no points")
  }

  @Test func whatDoesNotApplyLeavesItsShareToTheGroup() throws {
    let result = rate(makeForm(criteria("not-applicable")), ["a", "b", "c"], rows)
    #expect(result.lines == ["1 U1 30", "2 U2 22", "3 U3 15"])
    #expect(result.units.map(\.maximum) == [30, 30, 30].map { ExactNumber($0) })
    #expect(result.row("U1", "a")?.maximum == ExactNumber(15))
    let row = try #require(result.row("U1", "c"))
    #expect(row.rule == "not-applicable:notReported")
    #expect(row.points == nil)
    #expect(row.maximum == .zero)
    #expect(result.unit("U1")?.criteriaTotal == 2)
    // Not reported is not «does not apply»: the coverage tells.
    #expect(result.unit("U1")?.coverage == ExactNumber(numerator: 2, denominator: 3))
  }

  @Test func theMedianOfTheOthersIsMarked() {
    let result = rate(makeForm(criteria("group-median")), ["a", "b", "c"], rows)
    #expect(result.row("U1", "c")?.raw == ExactNumber(6))
    #expect(result.row("U1", "c")?.rule == "group-median:notReported:goalposts")
    #expect(result.row("U1", "c")?.status == "I")
    #expect(result.lines == ["1 U1 26", "2 U2 22", "3 U3 15"])
  }

  @Test func theValueOfThePreviousPeriodServesOnce() {
    let form = makeForm(criteria("previous"))
    let first = rate(form, ["a", "b", "c"], ["U1": ["10", "10", "7"]])
    let second = rate(form, ["a", "b", "c"], ["U1": ["10", "10", ""]], previous: first)
    #expect(second.row("U1", "c")?.rule == "previous:notReported:goalposts")
    #expect(second.lines == ["1 U1 27"])
    let third = rate(form, ["a", "b", "c"], ["U1": ["10", "10", ""]], previous: second)
    #expect(third.row("U1", "c")?.rule == "zero:notReported")
    #expect(third.lines == ["1 U1 20"])
  }

  @Test func anIndicatorThatDoesNotApplyIsNotPunishedWhateverThePolicy() throws {
    let form = try #require(makeForm(criteria("zero")))
    var input = CriterionInput(
      unit: "U1", criterion: "c", raw: nil, missingReason: "notApplicable")
    input.status = "M"
    let inputs = ["a", "b"].map {
      CriterionInput(unit: "U1", criterion: $0, raw: ExactNumber(8))
    }
    let result = Rating(form: form).rate(
      period: "2024-S1", units: ["U1"], inputs: inputs + [input], previous: nil)
    #expect(result.lines == ["1 U1 24"])
    #expect(result.row("U1", "c")?.rule == "not-applicable:notApplicable")
    #expect(result.row("U1", "c")?.status == "M")
    #expect(result.unit("U1")?.coverage == ExactNumber(1))
  }

  @Test func aValueOverATinyDenominatorIsNotScored() throws {
    let form = try #require(makeForm(criteria("zero")))
    let inputs = [("a", 19), ("b", 20), ("c", 21)].map { id, denominator in
      var input = CriterionInput(unit: "U1", criterion: id, raw: ExactNumber(5))
      input.denominator = ExactNumber(denominator)
      return input
    }
    let result = Rating(form: form).rate(
      period: "2024-S1", units: ["U1"], inputs: inputs, previous: nil)
    #expect(result.row("U1", "a")?.rule == "not-applicable:smallDenominator")
    #expect(result.row("U1", "b")?.rule == "goalposts")
    #expect(result.lines == ["1 U1 15"])
  }

  @Test func anEmptyGroupLeavesItsShareToItsNeighbours() throws {
    let form = try #require(
      read(
        """
        { id: 'x', kind: 'points', groups: [
          { id: 'g', criteria: [{ id: 'a', entered: 'points', maximum: 10 },
            { id: 'b', entered: 'points', maximum: 20 }] },
          { id: 'rural', criteria: [{ id: 'r', entered: 'points', maximum: 20, missing: 'not-applicable' }] },
        ] }
        """
      ).form)
    let result = rate(form, ["a", "b", "r"], ["U1": ["10", "20", ""], "U2": ["10", "20", "20"]])
    // 10 : 20 of 50 are 16.(6) and 33.(3); the hundredth cut off goes to the larger remainder.
    #expect(result.lines == ["1–2 U1 50", "1–2 U2 50"])
    #expect(result.points(of: "U1").map(\.maximum.description) == ["16.67", "33.33", "0"])
    #expect(result.groups(of: "U1").map(\.maximum.description) == ["50", "50", "0"])
  }

  @Test func tooLittleDataGivesNoPlace() {
    let form = makeForm(criteria("zero"), more: "minimumCoverage: 0.65,")
    let result = rate(
      form, ["a", "b", "c"], ["U1": ["10", "10", ""], "U2": ["1", "", ""], "U3": ["", "", ""]])
    #expect(result.lines == ["1 U1 20", "– U2 1", "– U3 0"])
    #expect(
      result.unit("U2")?.exclusion.ru
        == "данные есть для 33,3\u{A0}% веса, нужно не менее 65,0\u{A0}%")
    #expect(
      result.unit("U2")?.exclusion.en == "data for 33.3% of the weight, at least 65.0% needed")
    #expect(result.unit("U1")?.exclusion.ru == "")
  }

  @Test func nothingThatAppliesGivesNoPlace() {
    let result = rate(
      makeForm(criteria("not-applicable")), ["a", "b", "c"],
      ["U1": ["", "", ""], "U2": ["1", "1", "1"]])
    #expect(result.lines == ["1 U2 3", "– U1 0"])
    #expect(result.unit("U1")?.exclusion.ru == "ни один критерий не применим")
  }

  @Test func theAcceptedFigureDecidesAndEvidenceIsAskedForUntilThen() throws {
    let form = try #require(
      makeForm(
        """
        { id: 'media', entered: 'count', maximum: 2, evidence: 'required',
          score: { method: 'steps', at: [[1, 50], [4, 100]] } }
        """))
    func input(_ unit: String, claimed: Int?, accepted: Int? = nil, evidence: String = "")
      -> CriterionInput
    {
      var input = CriterionInput(unit: unit, criterion: "media", raw: nil)
      input.claimed = claimed.map { ExactNumber($0) }
      input.accepted = accepted.map { ExactNumber($0) }
      input.evidence = evidence
      return input
    }
    let result = Rating(form: form).rate(
      period: "2024-S1", units: ["U1", "U2", "U3", "U4", "U5"],
      inputs: [
        input("U1", claimed: 4, evidence: "отчёт.pdf"), input("U2", claimed: 4, evidence: " "),
        input("U3", claimed: 4, accepted: 1), input("U4", claimed: nil),
        input("U5", claimed: 0, accepted: 4),
      ], previous: nil)
    #expect(result.lines == ["1–2 U1 2", "1–2 U5 2", "3 U3 1", "4–5 U2 0", "4–5 U4 0"])
    #expect(
      ["U1", "U2", "U3", "U4"].map { result.row($0, "media")?.rule }
        == ["steps", "zero:noEvidence", "steps", "zero:notReported"])
    #expect(
      result.row("U2", "media")?.explanation.ru
        == "нет подтверждения: баллы не начислены")
    #expect(result.row("U3", "media")?.raw == ExactNumber(1))
    #expect(result.row("U3", "media")?.claimed == ExactNumber(4))
  }

  @Test func enteredPointsStayWithinTheirMaximumAndSaySo() {
    let form = makeForm("{ id: 'p', entered: 'points', maximum: 5 }")
    let result = rate(form, ["p"], ["U1": ["4.5"], "U2": ["7"], "U3": ["-1"]])
    #expect(result.lines == ["1 U2 5", "2 U1 4.5", "3 U3 0"])
    #expect(result.row("U2", "p")?.rule == "none:capped")
    #expect(result.row("U3", "p")?.rule == "none:floored")
  }

  @Test func aMissingFigureAmongZScoresIsNoAverage() {
    let form = makeForm(
      "{ id: 'z', entered: 'number', score: { method: 'z-score' } }", kind: "weights", step: "none")
    #expect(
      rate(form, ["z"], ["U1": ["2"], "U2": ["4"], "U3": ["6"], "U4": [""]]).scores("z")
        == ["-1", "0", "1", "-1"])
  }
}
