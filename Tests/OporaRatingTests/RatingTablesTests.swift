import OporaLanguage
import OporaRating
import Testing

@Suite struct RatingTablesTests {
  private let result: RatingResult = {
    let form = makeForm(
      """
      { id: 'a', indicator: 'a-x', maximum: 6, score: { method: 'goalposts', low: 0, high: 3 } },
      { id: 'b', entered: 'count', maximum: 4, evidence: 'required', score: { method: 'yes-no' } }
      """)
    let previous = rate(form, ["a"], ["28": ["1"], "29": ["1"]])
    var inputs = [
      CriterionInput(unit: "29", criterion: "a", raw: ExactNumber(2)),
      CriterionInput(unit: "28", criterion: "a", raw: ExactNumber(numerator: 1, denominator: 3)),
      CriterionInput(unit: "29", criterion: "b", raw: nil),
    ]
    inputs[0].status = "P"
    inputs[2].claimed = ExactNumber(1)
    inputs[2].evidence = "https://example.org/1"
    return form.map {
      Rating(form: $0).rate(
        period: "2024-S1", units: ["29", "28"], inputs: inputs, previous: previous)
    } ?? RatingResult(period: "", units: [], points: [])
  }()

  private func csv(_ table: RatingTables.Table) -> [String] {
    ([table.columns] + table.rows).map { $0.joined(separator: ",") }
  }

  @Test func theRatingTableHasItsColumns() {
    #expect(
      csv(RatingTables.rating(result)) == [
        "period,unit,place_from,place_to,points,maximum,criteria_met,criteria_total,place_low,"
          + "place_high,previous_place", "2024-S1,28,2,2,0.67,10,0,2,2,2,1–2",
        "2024-S1,29,1,1,8,10,1,2,1,1,1–2",
      ])
  }

  @Test func theTableOfPointsHasItsColumns() {
    #expect(
      csv(RatingTables.points(result)) == [
        "period,unit,criterion,indicator,raw,claimed,accepted,points,maximum,rule,status,evidence",
        "2024-S1,28,a,a-x,0.3333333333333333,,,0.67,6,goalposts,A,",
        "2024-S1,28,b,,,,,0,4,zero:notReported,O,", "2024-S1,29,a,a-x,2,,,4,6,goalposts,P,",
        "2024-S1,29,b,,1,1,,4,4,yes-no,A,https://example.org/1",
      ])
  }

  @Test func scoresAndSubtotalsHaveTables() {
    #expect(
      csv(RatingTables.normalised(result))[1]
        == "2024-S1,28,a,0.3333333333333333,11.11111111111111,6,goalposts")
    #expect(
      csv(RatingTables.groups(result)).suffix(2) == [
        "2024-S1,29,g,80,8,10,1,1,1", "2024-S1,29,total,80,8,10,1,1,1",
      ])
  }

  @Test func movementsTellWhoRoseFellCameAndWent() {
    let form = makeForm("{ id: 'p', entered: 'points', maximum: 9 }", more: "minimumCoverage: 0.5,")
    let before = rate(form, ["p"], ["A": ["9"], "B": ["5"], "C": ["5"], "D": ["1"], "E": [""]])
    let after = rate(form, ["p"], ["A": ["3"], "B": ["8"], "C": ["5"], "D": [""], "E": ["4"]])
    #expect(
      after.movements(since: before) == [
        Movement(unit: "B", change: .rose(1), from: "2–3", to: "1", points: ExactNumber(3)),
        Movement(unit: "C", change: .stayed, from: "2–3", to: "2", points: .zero),
        Movement(unit: "E", change: .entered, from: "", to: "3", points: ExactNumber(4)),
        Movement(unit: "A", change: .fell(3), from: "1", to: "4", points: ExactNumber(-6)),
        Movement(unit: "D", change: .left, from: "4", to: "", points: ExactNumber(-1)),
      ])
    #expect(after.unit("B")?.previousPlace == "")
    #expect(rate(form, ["p"], ["A": ["9"]], previous: before).unit("A")?.previousPlace == "1")
  }
}
