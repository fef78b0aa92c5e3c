import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRating
import Testing

/// Bonuses, penalties, caps, tie rules, frames and powers.
@Suite struct FormFeatureTests {
  private let extras = """
    { id: 'x', kind: 'points', step: '0.01', groups: [
      { id: 'work', criteria: [{ id: 'a', entered: 'points', maximum: 60 },
        { id: 'b', entered: 'points', maximum: 40 }] },
      { id: 'extra', cap: 6, criteria: [
        { id: 'media', entered: 'count', effect: 'bonus', maximum: 4,
          score: { method: 'steps', at: [[1, 50], [4, 100]] } },
        { id: 'practice', entered: 'yes-no', effect: 'bonus', maximum: 4 }] },
      { id: 'minus', criteria: [
        { id: 'late', entered: 'yes-no', effect: 'penalty', maximum: 5 }] },
    ] }
    """

  @Test func bonusesAddPenaltiesTakeAndCapsCut() throws {
    let form = try #require(read(extras).form)
    #expect(form.maximum == ExactNumber(106))
    let result = rate(
      form, ["a", "b", "media", "practice", "late"],
      [
        "U1": ["50", "40", "4", "1", "0"], "U2": ["50", "40", "1", "0", "1"],
        "U3": ["60", "40", "", "", ""],
      ])
    // 90 + (4 + 4 cut to 6); 90 + 2 − 5; 100 without bonuses is no fault.
    #expect(result.lines == ["1 U3 100", "2 U1 96", "3 U2 87"])
    #expect(result.points(of: "U1").map { $0.points?.description } == ["50", "40", "3", "3", "0"])
    #expect(result.row("U1", "media")?.rule == "bonus:steps:group-cap")
    #expect(result.row("U2", "late")?.points == ExactNumber(-5))
    #expect(result.row("U2", "late")?.rule == "penalty:yes-no")
    #expect(result.unit("U3")?.coverage == ExactNumber(1))
    #expect(result.unit("U3")?.criteriaTotal == 2)
    #expect(result.units.allSatisfy { $0.maximum == ExactNumber(106) })
    for unit in result.units {
      #expect(
        result.points(of: unit.unit).compactMap(\.points).reduce(.zero, +) == unit.points)
    }
  }

  @Test func whatDoesNotApplyGoesToOrdinaryCriteriaOnly() throws {
    let text = extras.replacing(
      "{ id: 'b', entered: 'points', maximum: 40 }",
      with: "{ id: 'b', entered: 'points', maximum: 40, missing: 'not-applicable' }")
    let result = rate(read(text).form, ["a", "b", "media"], ["U1": ["60", "", "1"]])
    #expect(result.row("U1", "a")?.maximum == ExactNumber(100))
    #expect(result.row("U1", "media")?.maximum == ExactNumber(4))
    #expect(result.lines == ["1 U1 102"])
  }

  @Test func aTieRuleDecidesOnlyBetweenEqualTotalsAndSaysSo() throws {
    let criteria = ["a", "b"].map { "{ id: '\($0)', entered: 'points', maximum: 10 }" }
      .joined(separator: ",")
    let rows = ["U1": ["4", "6"], "U2": ["6", "4"], "U3": ["6", "4"], "U4": ["1", "2"]]
    let shared = rate(makeForm(criteria), ["a", "b"], rows)
    #expect(shared.lines == ["1–3 U1 10", "1–3 U2 10", "1–3 U3 10", "4 U4 3"])
    let decided = rate(makeForm(criteria, more: "ties: ['a', 'b'],"), ["a", "b"], rows)
    #expect(decided.lines == ["1–2 U2 10", "1–2 U3 10", "3 U1 10", "4 U4 3"])
    #expect(decided.units.map(\.tieBreak) == ["a", "a", "a", ""])
  }

  @Test func aPooledFrameMeasuresAgainstAllPeriods() throws {
    let form = try #require(
      makeForm(
        "{ id: 'a', entered: 'number', score: { method: 'min-max' } }", kind: "weights",
        step: "none", more: "frame: 'pooled',"))
    func inputs(_ figures: [Int]) -> [CriterionInput] {
      figures.enumerated().map {
        CriterionInput(unit: "U\($0.offset)", criterion: "a", raw: ExactNumber($0.element))
      }
    }
    let analysis = RatingAnalysis(
      form: form, period: "2", units: ["U0", "U1"], inputs: inputs([20, 30]),
      pool: inputs([10, 50]))
    #expect(analysis.result.units.map(\.points.description) == ["50", "25"])
  }

  @Test(
    arguments: [
      ("power: 2,", "aggregation: 'power', power: 2,", "5"),
      ("power: -1", "aggregation: 'power', power: -1,", "1.75"),
      ("power: 1", "aggregation: 'power', power: 1,", "4"),
    ])
  func generalisedMeansAreExactWhereTheirRootsAre(name: String, more: String, total: String) {
    let criteria = ["a", "b"].map {
      "{ id: '\($0)', entered: 'number', score: { method: 'none' } }"
    }.joined(separator: ",")
    let result = rate(
      makeForm(criteria, kind: "weights", step: "none", more: more), ["a", "b"],
      ["U1": ["1", "7"]])
    #expect(result.units.first?.points == exact(total))
  }

  @Test(
    arguments: [
      ("ties: ['c'],", "E005", "«ties» — одно из: a, g, а стоит текст «c»"),
      (
        "frame: 'fixed',", "E917",
        "frame: 'fixed', а критерий «a» (min-max) сравнивается с другими участниками"
      ),
      ("frame: 'ever',", "E005", "«frame» — одно из: period, pooled, fixed, а стоит текст «ever»"),
      ("power: 2,", "E906", "«power» относится к aggregation: 'power'"),
      ("aggregation: 'power',", "E004", "нет обязательного ключа «power»"),
      ("aggregation: 'power', power: 0,", "E901", "«power» — целое число от −9 до 9, кроме 0"),
      (
        "cap: 5,", "E906",
        "«cap» ограничивает сумму баллов и возможен только в форме kind: 'points'"
      ),
    ])
  func faultsOfParticularsAreTold(more: String, code: String, message: String) {
    let result = read(
      """
      { id: 'x', kind: 'weights', \(more) groups: [{ id: 'g', criteria: [
        { id: 'a', entered: 'number', score: { method: 'min-max' } }] }] }
      """)
    let found = result.findings.filter { $0.severity == .error }
    #expect(found.map(\.code).contains(code), "\(result.faults)")
    #expect(found.map(\.message.ru).contains(message), "\(result.faults)")
    #expect(result.form == nil)
  }

  @Test func bonusesBelongToFormsOfPoints() {
    let result = read(
      """
      { id: 'x', kind: 'weights', criteria: [
        { id: 'a', entered: 'number', effect: 'bonus', score: { method: 'none' } }] }
      """)
    #expect(result.findings.contains { $0.code == "E906" && $0.value == "bonus" })
  }

  @Test func weightsThatNearlyAddUpAreTold() {
    func told(_ weights: [Int]) -> [String] {
      let groups = weights.enumerated().map { index, weight in
        "{ id: 'g\(index)', weight: \(weight), criteria: [{ id: 'c\(index)', entered: 'number',"
          + " score: { method: 'none' } }] }"
      }.joined(separator: ",")
      return read("{ id: 'x', kind: 'weights', groups: [\(groups)] }").findings
        .filter { $0.code == "W919" }.map(\.message.ru)
    }
    #expect(told([40, 35, 20]) == ["веса в сумме дают 95, а не 100"])
    #expect(told([40, 35, 25]) == [])
    #expect(told([3, 2, 1]) == [])
  }

  @Test func aScaleThatMovesEveryPeriodIsTold() {
    let result = read(
      """
      { id: 'x', kind: 'points', criteria: [{ id: 'a', entered: 'number', maximum: 5,
        score: { method: 'min-max' } }] }
      """)
    #expect(result.findings.map(\.code) == ["W918"])
    #expect(result.form != nil)
  }

  // MARK: What figures say about a form

  @Test func deadDoubleAndContraryCriteriaAreTold() throws {
    let form = try #require(
      makeForm(
        ["a", "b", "c", "d"].map {
          "{ id: '\($0)', entered: 'number', maximum: 10,"
            + " score: { method: 'goalposts', low: 0, high: 100 } }"
        }.joined(separator: ",")))
    let rows = Dictionary(
      uniqueKeysWithValues: (0..<8).map { unit in
        ("U\(unit)", ["\(unit * 10)", "\(unit * 10 + 5)", "50", "\(80 - unit * 7)"])
      })
    let remarks = made(form, ["a", "b", "c", "d"], rows).remarks()
    #expect(remarks.map { "\($0.code) \($0.key)" } == ["W921 c", "W924 d", "W923 a"])
    #expect(
      remarks.last?.message.ru
        == "критерий «a»: почти повторяет критерий «b» (r = 1,00): одно и то же учтено дважды")
    #expect(made(form, ["a", "b", "c", "d"], ["U1": ["1", "1", "1", "1"]]).remarks().isEmpty)
  }

  // MARK: Ties and permutations

  @Test(
    arguments: [
      "method: 'bands', knots: [[0, 0], [33, 50], [70, 100]]",
      "method: 'goalposts', low: 0, high: 7", "method: 'target', value: 9",
      "method: 'steps', at: [[2, 30], [5, 100]]", "method: 'ratio-to-best'", "method: 'min-max'",
      "method: 'z-score', mean: 100, deviation: 10", "method: 'rank', ties: 'average'",
      "method: 'percentile-rank'", "method: 'borda'", "method: 'none'",
    ], ["arithmetic", "geometric", "harmonic", "copeland"])
  func threeEqualUnitsShareAPlace(method: String, mean: String) throws {
    let criteria = ["a", "b", "c"].map {
      "{ id: '\($0)', entered: 'number', weight: 0.1, score: { \(method) } }"
    }.joined(separator: ",")
    let isNegative = method.contains("z-score") && (mean == "geometric" || mean == "harmonic")
    let form = makeForm(criteria, kind: "weights", step: "none", more: "aggregation: '\(mean)',")
    if isNegative {
      #expect(form == nil)
      return
    }
    let result = rate(
      form, ["a", "b", "c"],
      [
        "U1": ["0.1", "0.2", "0.7"], "U2": ["3.3", "1.1", "0.3"], "U3": ["0.1", "0.2", "0.7"],
        "U4": ["7.7", "9", "3"], "U5": ["0.1", "0.2", "0.7"],
      ])
    let equal = ["U1", "U3", "U5"].compactMap { result.unit($0) }
    #expect(Set(equal.map(\.placeText)).count == 1)
    #expect(equal.allSatisfy { ($0.placeTo ?? 0) - ($0.placeFrom ?? 0) >= 2 })
  }

  @Test func theOrderOfRowsColumnsAndGroupsChangesNoByte() throws {
    let set = try ReferenceSet("d2_negdir")
    let meta = set.table("iMeta")
    func form(_ turned: Bool) -> RatingForm? {
      let groups = ["A", "B", "C"].map { group in
        let inside = set.criteria.filter { meta[$0, "Parent"] == group }.map { id in
          "{ id: '\(id)', entered: 'number',"
            + " better: '\(meta[id, "Direction"] == "-1" ? "lower" : "higher")',"
            + " weight: \(meta[id, "Weight"]), score: { method: 'min-max' } }"
        }
        return "{ id: '\(group)', weight: \(meta[group, "Weight"]),"
          + " criteria: [\((turned ? inside.reversed() : inside).joined(separator: ","))] }"
      }
      let list = (turned ? groups.reversed() : groups).joined(separator: ",")
      return read("{ id: 'x', kind: 'weights', step: 'none', groups: [\(list)] }").form
    }
    func tables(_ turned: Bool) throws -> [RatingTables.Table] {
      let inputs = turned ? set.inputs.reversed() : set.inputs
      let analysis = RatingAnalysis(
        form: try #require(form(turned)), period: "p",
        units: turned ? set.units.reversed() : set.units, inputs: inputs)
      let run = analysis.simulation(SimulationPlan(replications: 100))
      return [
        RatingTables.rating(analysis.result), RatingTables.points(analysis.result),
        RatingTables.normalised(analysis.result), RatingTables.groups(analysis.result),
        RatingTables.correlations(analysis), RatingTables.diagnostics(analysis),
        RatingTables.removals(analysis), RatingTables.profiles(analysis),
        RatingTables.robustness(analysis, run), RatingTables.pairs(analysis, run),
        RatingTables.robustnessSummary(analysis, run), RatingTables.steps(analysis),
      ]
    }
    let (straight, turned) = (try tables(false), try tables(true))
    for (first, second) in zip(straight, turned) { #expect(first == second) }
  }
}
