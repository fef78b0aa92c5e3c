import OporaLanguage
import OporaRating
import Testing

/// What would change a place: checked by trying every figure.
@Suite struct QuestionTests {
  private static let methods = [
    "entered: 'number', score: { method: 'bands', knots: [[0, 0], [30, 50], [70, 100]] }",
    "entered: 'number', score: { method: 'goalposts', low: 10, high: 80 }",
    "entered: 'number', better: 'lower', score: { method: 'target', value: 10, floor: 90 }",
    "entered: 'count', score: { method: 'steps', at: [[20, 30], [50, 100]] }",
    "entered: 'points'", "entered: 'yes-no'",
    "entered: 'number', score: { method: 'bands', knots: [[0, 0], [40, 100], [60, 100], [90, 20]] }",
    "entered: 'number', score: { method: 'ratio-to-best' }",
    "entered: 'number', score: { method: 'min-max' }",
    "entered: 'number', better: 'lower', score: { method: 'percentile-rank' }",
  ]

  private func drawn(_ seed: UInt64, step: String) throws -> RatingForm {
    var random = MadeNumbers(state: seed)
    let criteria = (0..<4).map { index in
      let method = QuestionTests.methods[
        (Int(seed) + index * 3) % QuestionTests.methods.count]
      return "{ id: 'c\(index)', maximum: \(Int.random(in: 5...20, using: &random)), \(method) }"
    }
    return try #require(makeForm(criteria.joined(separator: ","), step: step))
  }

  private func figures(_ seed: UInt64, _ form: RatingForm) -> [String: [String]] {
    var random = MadeNumbers(state: seed)
    return Dictionary(
      uniqueKeysWithValues: (0..<6).map { unit in
        let cells = form.criteria().map { criterion in
          let most = criterion.enteredKind == .yesNo ? 1 : criterion.score == .none ? 8 : 100
          return "\(Int.random(in: 0...most, using: &random))"
        }
        return ("U\(unit)", cells)
      })
  }

  @Test(arguments: [("0.01", 1...3), ("1", 4...7), ("none", 8...10)])
  func noNearerFigureChangesThePlace(step: String, seeds: ClosedRange<Int>) throws {
    for seed in seeds {
      let form = try drawn(UInt64(seed), step: step)
      let ids = form.criteria().map(\.id)
      let rows = figures(UInt64(seed + 40), form)
      let analysis = made(form, ids, rows)
      for direction in PlaceStep.Direction.allCases {
        for found in analysis.steps(of: "U2", direction) {
          let column = try #require(ids.firstIndex(of: found.criterion))
          let nearest = bruteForce(analysis, form, rows, column, direction)
          let message = "\(seed) \(form.criteria()[column].score.name) \(direction) \(found)"
          #expect(
            found.needed.map { abs($0.doubleValue - now(rows, column)) } == nearest, "\(message)")
          guard let needed = found.needed else { continue }
          let after = try #require(
            analysis.changing("U2", to: [(criterion: found.criterion, figure: needed)]))
          #expect(after.result.unit("U2")?.placeText == found.place, "\(message)")
        }
      }
    }
  }

  private func now(_ rows: [String: [String]], _ column: Int) -> Double {
    Double(rows["U2"]?[column] ?? "") ?? 0
  }

  /// The distance of the nearest whole figure, of those that can be, that changes the place of U2.
  private func bruteForce(
    _ analysis: RatingAnalysis, _ form: RatingForm, _ rows: [String: [String]], _ column: Int,
    _ direction: PlaceStep.Direction
  ) -> Double? {
    let criterion = form.criteria()[column]
    let place = analysis.result.unit("U2")?.placeFrom ?? 0
    let current = now(rows, column)
    let figures = rows.values.compactMap { Double($0[column]) }
    let (least, greatest) = (figures.min() ?? 0, figures.max() ?? 0)
    let most: Double =
      switch criterion.score {
      case .yesNo: 1
      case .none: criterion.maximum.doubleValue
      case .bands(let knots): knots.last?.value.doubleValue ?? 0
      case .steps(let knots): (knots.last?.value.doubleValue ?? 0) + 1
      case .goalposts(_, let high, _): high.doubleValue
      case .target: 300
      default: greatest + max(greatest - least, 1)
      }
    // Points have the decimals of the form's step, all other figures here are whole.
    let parts = criterion.enteredKind == .points && form.step == exact("0.01") ? 100 : 1
    let tried = (0...Int(most) * parts).map {
      ExactNumber(numerator: Int128($0), denominator: Int128(parts))
    }.map { (figure: $0, distance: abs($0.doubleValue - current)) }
    let hit = tried.filter { $0.distance > 0 }.sorted { $0.distance < $1.distance }.first {
      let after = analysis.changing("U2", to: [(criterion: criterion.id, figure: $0.figure)])
      let then = after?.result.unit("U2")?.placeFrom ?? 0
      return direction == .rise ? then < place : then > place
    }
    return hit?.distance
  }

  @Test func theCheapestChangeComesFirstAndTheImpossibleLast() throws {
    let form = try #require(
      makeForm(
        """
        { id: 'a', entered: 'percent', maximum: 10, score: { method: 'goalposts', low: 0, high: 100 } },
        { id: 'b', entered: 'count', maximum: 2, score: { method: 'steps', at: [[1, 50], [4, 100]] } },
        { id: 'c', entered: 'yes-no', maximum: 1 }
        """))
    let rows = ["U1": ["80", "4", "1"], "U2": ["60", "0", "1"], "U3": ["10", "2", "0"]]
    let analysis = made(form, ["a", "b", "c"], rows)
    #expect(analysis.result.lines == ["1 U1 11", "2 U2 7", "3 U3 2"])
    let steps = analysis.steps(of: "U2", .rise)
    // 4 points are missing: 40 of 100 per cent, while 2 points of b and none of c are left.
    #expect(steps.map(\.criterion) == ["a", "b", "c"])
    #expect(steps.map { $0.needed?.description } == ["100", nil, nil])
    #expect(steps[0].place == "1–2")
    let fall = analysis.steps(of: "U2", .fall)
    #expect(fall.first?.criterion == "a")
    #expect(fall.first?.needed == ExactNumber(9))
  }

  @Test func aChangedCellShowsAllPlacesBeforeAndAfter() throws {
    let form = try #require(makeForm("{ id: 'p', entered: 'points', maximum: 10 }"))
    let before = made(form, ["p"], ["U1": ["9"], "U2": ["8"], "U3": ["7"]])
    let after = try #require(before.changing("U3", to: [(criterion: "p", figure: ExactNumber(9))]))
    #expect(after.result.lines == ["1–2 U1 9", "1–2 U3 9", "3 U2 8"])
    #expect(
      RatingTables.whatIf(before, after).rows == [
        ["2024-S1", "U1", "1", "1–2", "9", "9", "0"], ["2024-S1", "U2", "2", "3", "8", "8", "-1"],
        ["2024-S1", "U3", "3", "1–2", "7", "9", "2"],
      ])
    #expect(before.changing("U9", to: []) == nil)
    #expect(before.changing("U1", to: [(criterion: "q", figure: .zero)]) == nil)
  }

  // MARK: Movement

  @Test func movementIsSplitIntoPartsThatAddUp() throws {
    let old = try #require(
      makeForm(
        """
        { id: 'a', entered: 'number', maximum: 10, score: { method: 'goalposts', low: 0, high: 10 } },
        { id: 'b', entered: 'number', maximum: 10, score: { method: 'goalposts', low: 0, high: 10 } }
        """))
    let new = try #require(
      makeForm(
        """
        { id: 'a', entered: 'number', maximum: 16, score: { method: 'goalposts', low: 0, high: 10 } },
        { id: 'b', entered: 'number', maximum: 4, score: { method: 'goalposts', low: 0, high: 10 } }
        """))
    let before = made(
      old, ["a", "b"],
      ["U1": ["4", "9"], "U2": ["6", "6"], "U3": ["7", "4"], "U4": ["5", ""]])
    #expect(before.result.lines == ["1 U1 13", "2 U2 12", "3 U3 11", "4 U4 5"])
    let after = made(
      new, ["a", "b"],
      ["U1": ["9", "9"], "U2": ["6", "6"], "U3": ["7", "4"], "U4": ["8", "10"]])
    // 18; 12; 12.8; 16.8
    #expect(after.result.lines == ["1 U1 18", "2 U4 16.8", "3 U3 12.8", "4 U2 12"])
    let splits = after.movementSplits(since: before)
    for split in splits {
      let parts = [split.byMethod, split.byReporting, split.byOwnChange, split.byOthers]
      #expect(
        parts.compactMap(\.self).reduce(0, +)
          == (split.placeBefore ?? 0) - (split.placeNow ?? 0), "\(split.unit)")
    }
    let first = try #require(splits.first { $0.unit == "U1" })
    // By the new form 10; 12; 12.8; 8: from 1 to 3. Its own 4 → 9 lifts it to 1.
    #expect(first.placeRecalculated == 3)
    #expect((first.byMethod, first.byReporting, first.byOwnChange, first.byOthers) == (-2, 0, 2, 0))
    let fourth = try #require(splits.first { $0.unit == "U4" })
    // The newly reported b gives 4 points, 8 → 12: shares 2–3 with U2; then 16.8: first; U1 passes.
    #expect(
      (fourth.byMethod, fourth.byReporting, fourth.byOwnChange, fourth.byOthers) == (0, 2, 1, -1))
    // 18 by the old form too: it shares the first place with U1.
    #expect(fourth.placeByOldForm == 1)
  }
}

/// A rating of a table with its analysis: one row per unit, one column per criterion.
func made(
  _ form: RatingForm, _ columns: [String], _ rows: [String: [String]]
) -> RatingAnalysis {
  let inputs = rows.flatMap { unit, cells in
    zip(columns, cells).map {
      CriterionInput(unit: unit, criterion: $0, raw: ExactNumber(decimal: $1))
    }
  }
  return RatingAnalysis(
    form: form, period: "2024-S1", units: Array(rows.keys), inputs: inputs)
}

/// A reproducible source of numbers (SplitMix64).
struct MadeNumbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
