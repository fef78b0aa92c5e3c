import OporaLanguage
import OporaRating
import Testing

/// How sure places are: bounds that no draw leads out of, runs that repeat, missing data.
@Suite struct SurenessTests {
  /// A table of made figures with shares of them missing.
  private func table(
    _ seed: UInt64, units: Int, criteria: Int, missing: Int
  ) -> [String: [String]] {
    var random = MadeNumbers(state: seed)
    return Dictionary(
      uniqueKeysWithValues: (0..<units).map { unit in
        let cells = (0..<criteria).map { _ in
          Int.random(in: 0..<100, using: &random) < missing
            ? "" : "\(Int.random(in: 0...1000, using: &random)).5"
        }
        return ("U\(unit + 10)", cells)
      })
  }

  private func weighted(_ criteria: Int, aggregation: String, groups: String? = nil) -> RatingForm?
  {
    let half = criteria / 2
    func list(_ range: Range<Int>) -> String {
      range.map {
        "{ id: 'c\($0)', entered: 'number', weight: \($0 % 4 + 1), missing: 'not-applicable',"
          + " score: { method: 'min-max', low: 5, high: 100 } }"
      }.joined(separator: ",")
    }
    return read(
      """
      { id: 'x', kind: 'weights', step: 'none', aggregation: '\(aggregation)', groups: [
        { id: 'g', weight: 3, aggregation: '\(groups ?? aggregation)', criteria: [\(list(0..<half))] },
        { id: 'h', weight: 2, aggregation: '\(groups ?? aggregation)', criteria: [\(list(half..<criteria))] },
      ] }
      """
    ).form
  }

  @Test(
    arguments: [
      ("arithmetic", "arithmetic", 0), ("arithmetic", "arithmetic", 15),
      ("geometric", "geometric", 0), ("harmonic", "harmonic", 10),
      ("geometric", "arithmetic", 10), ("copeland", "copeland", 10),
      ("copeland", "arithmetic", 0),
    ])
  func noDrawLeadsOutOfTheBounds(root: String, groups: String, missing: Int) throws {
    let form = try #require(weighted(6, aggregation: root, groups: groups))
    let rows = table(7, units: 8, criteria: 6, missing: missing)
    let analysis = made(form, (0..<6).map { "c\($0)" }, rows)
    let nodes: [(String, Double)] =
      (0..<6).map { ("c\($0)", Double($0 % 4 + 1)) } + [("g", 3), ("h", 2)]
    for percent in [10, 25] {
      let ranges = analysis.placeRanges(
        within: ExactNumber(numerator: Int128(percent), denominator: 100))
      let spread = Double(percent) / 100
      var random = MadeNumbers(state: 11)
      let isPlain = root == "arithmetic" && groups == root && missing == 0
      let draws = (0..<(isPlain ? 20_000 : 1500)).map { draw in
        Dictionary(
          uniqueKeysWithValues: nodes.map { id, weight in
            // Every other draw goes to the corners, where bounds are reached.
            let share =
              draw % 2 == 0
              ? Double.random(in: -1...1, using: &random)
              : Bool.random(using: &random) ? 1 : -1
            return (id, weight * (1 + spread * share))
          })
      }
      var (best, worst) = (ranges.map(\.high), ranges.map(\.low))
      for places in analysis.places(under: draws) {
        for unit in places.indices {
          best[unit] = min(best[unit], places[unit])
          worst[unit] = max(worst[unit], places[unit])
        }
      }
      for (index, range) in ranges.enumerated() {
        #expect(range.low <= best[index], "\(range.unit)")
        #expect(range.high >= worst[index], "\(range.unit)")
      }
    }
  }

  @Test func aSurePairIsSureOnlyIfItsCornersAre() throws {
    // Two criteria of equal weight: 60·w₁ + 40·w₂ against 40·w₁ + 61·w₂ turns at 20 : 21.
    let form = try #require(
      read(
        """
        { id: 'x', kind: 'weights', step: 'none', criteria: [
          { id: 'a', entered: 'number', score: { method: 'none' } },
          { id: 'b', entered: 'number', score: { method: 'none' } },
        ] }
        """
      ).form)
    let analysis = made(form, ["a", "b"], ["U1": ["60", "40"], "U2": ["40", "61"]])
    func isSure(_ numerator: Int128, _ denominator: Int128) -> Bool {
      analysis.placeRanges(within: ExactNumber(numerator: numerator, denominator: denominator))
        .contains { !$0.surelyAbove.isEmpty }
    }
    // (1 − p)·21 > (1 + p)·20 holds for p below 1/41.
    #expect(isSure(1, 42))
    #expect(!isSure(1, 41))
    #expect(!isSure(1, 40))
  }

  @Test func theSameSeedGivesTheSameRun() throws {
    let form = try #require(weighted(6, aggregation: "arithmetic"))
    let rows = table(3, units: 9, criteria: 6, missing: 5)
    let ids = (0..<6).map { "c\($0)" }
    let first = made(form, ids, rows).simulation(SimulationPlan(replications: 200))
    let second = made(form, ids, rows).simulation(SimulationPlan(replications: 200))
    let other = made(form, ids, rows).simulation(SimulationPlan(replications: 200, seed: 5))
    #expect(first?.units == second?.units)
    #expect(first?.units != other?.units)
    #expect(first?.shareAbove.indices.allSatisfy { first?.shareAbove[$0][$0] == 0.5 } == true)
  }

  @Test func onlyWeightsThatMoveMovePlaces() throws {
    let form = try #require(weighted(6, aggregation: "arithmetic"))
    let rows = table(3, units: 9, criteria: 6, missing: 0)
    let analysis = made(form, (0..<6).map { "c\($0)" }, rows)
    let still = try #require(
      analysis.simulation(SimulationPlan(replications: 50, spread: .zero, sources: [.weights])))
    #expect(still.shift.mean == 0)
    #expect(still.shareOfSameOrder == 1)
    #expect(still.units.allSatisfy { $0.shareOfSamePlace == 1 && $0.low == $0.high })
  }

  @Test func chanceMovesASmallShareMoreThanALargeOne() throws {
    let form = try #require(
      makeForm(
        "{ id: 'a', indicator: 'x', score: { method: 'goalposts', low: 0, high: 100 } }",
        kind: "weights", step: "none"))
    func shift(_ size: Int) throws -> Double {
      let inputs = (0..<6).map { unit in
        var input = CriterionInput(
          unit: "U\(unit)", criterion: "a",
          raw: ExactNumber((unit + 2) * 10))
        input.denominator = ExactNumber(size)
        input.isShare = true
        return input
      }
      let analysis = RatingAnalysis(
        form: form, period: "", units: inputs.map(\.unit), inputs: inputs)
      let plan = SimulationPlan(replications: 400, sources: [.numbers])
      return try #require(analysis.simulation(plan)).shift.mean
    }
    let (small, large) = (try shift(10), try shift(1000))
    #expect(small > 0.5)
    #expect(large < 0.01)
  }

  // MARK: Missing data

  /// Five units, the last of which has nothing in group `c`: a quarter of the weight.
  private let silent = [
    "U1": ["90", "80", "70", "75"], "U2": ["70", "75", "80", "85"], "U3": ["60", "65", "50", "45"],
    "U4": ["50", "40", "60", "65"], "U5": ["88", "79", "", ""],
  ]

  private func silentForm(_ policy: String) -> RatingForm? {
    func list(_ ids: [String]) -> String {
      ids.map {
        "{ id: '\($0)', entered: 'number', missing: '\(policy)',"
          + " score: { method: 'goalposts', low: 0, high: 100 } }"
      }.joined(separator: ",")
    }
    return read(
      """
      { id: 'x', kind: 'weights', step: '0.01', groups: [
        { id: 'a', weight: 75, criteria: [\(list(["a1", "a2"]))] },
        { id: 'c', weight: 25, criteria: [\(list(["c1", "c2"]))] },
      ] }
      """
    ).form
  }

  @Test func aSilentGroupIsNotRewarded() throws {
    let ids = ["a1", "a2", "c1", "c2"]
    // Sharing its weight out would lift U5 above U2, which has reported everything.
    let shared = made(try #require(silentForm("not-applicable")), ids, silent)
    #expect(shared.result.lines.prefix(2) == ["1 U5 83.5", "2 U1 81.88"])
    // As a rule what is missing gives nothing.
    let zero = made(try #require(silentForm("zero")), ids, silent)
    #expect(zero.result.unit("U5")?.placeText == "3")
    #expect(zero.result.unit("U5")?.points == exact("62.63"))
    // Best and worst place are the same whatever the policy: all or nothing in group c.
    for analysis in [shared, zero] {
      let range = try #require(analysis.missingRanges().first { $0.unit == "U5" })
      #expect(range.missing == 2)
      #expect((range.low, range.high) == (1, 3))
      #expect(abs(range.lowTotal - 62.625) < 1e-9)
      #expect(abs(range.highTotal - 87.625) < 1e-9)
    }
    let other = try #require(zero.missingRanges().first { $0.unit == "U1" })
    #expect((other.low, other.high, other.missing) == (1, 2, 0))
  }

  @Test func withoutMissingDataTheRangeIsThePlace() throws {
    let form = try #require(weighted(6, aggregation: "arithmetic"))
    let analysis = made(
      form, (0..<6).map { "c\($0)" }, table(5, units: 9, criteria: 6, missing: 0))
    for range in analysis.missingRanges() {
      let unit = analysis.result.unit(range.unit)
      #expect((range.low, range.high) == (unit?.placeFrom ?? 0, unit?.placeTo ?? 0))
    }
  }

  @Test func sentencesSayHowSureAPlaceIs() throws {
    let analysis = made(try #require(silentForm("zero")), ["a1", "a2", "c1", "c2"], silent)
    let sentences = PlaceSentences(analysis, simulation: nil)
    let sentence = try #require(sentences.sentence(of: "U5", names: ["U3": "Лесной округ"]))
    #expect(
      sentence.ru
        == "Место 3 из 5. При любых весах в пределах ±10\u{A0}% — 3-е место, ±25\u{A0}% — "
        + "от 3-го до 4-го места. При любых таких весах (±10\u{A0}%) выше, чем Лесной округ и U4. "
        + "Не представлено значений: 2; с ними — от 1-го до 3-го места.")
    #expect(
      sentence.en
        == "Place 3 of 5. Under any weights within ±10% place 3, within ±25% from place 3 to 4. "
        + "Under any such weights (±10%) above Лесной округ and U4. "
        + "Figures not reported: 2; with them from place 1 to 3.")
  }
}
