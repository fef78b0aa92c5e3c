import OporaLanguage
import OporaRating
import Testing

/// What holds for every rating, tried on many tables made from seeds.
@Suite struct RatingLawTests {
  private let ids = ["a", "b", "c", "d", "e", "f"]
  private let policies = ["zero", "not-applicable", "group-median"]
  private let fixed = [
    "method: 'bands', knots: [[0, 0], [3, 50], [7, 100]]", "method: 'goalposts', low: 1, high: 8",
    "method: 'target', value: 9", "method: 'steps', at: [[2, 30], [5, 100]]",
    "method: 'ratio-to-best'", "method: 'percentile-rank'",
  ]

  /// Six criteria in three groups, one of them nested; `order` tells how they stand.
  private func text(_ seed: UInt64, kind: String, step: String, reversed: Bool) -> String {
    var random = MadeNumbers(state: seed)
    let criteria = zip(ids, fixed).map { id, method in
      "{ id: '\(id)', entered: 'number', maximum: \(Int.random(in: 1...30, using: &random)),"
        + " weight: \(Int.random(in: 1...7, using: &random)),"
        + " missing: '\(policies[Int.random(in: 0...2, using: &random)])', score: { \(method) } }"
    }
    func list(_ parts: [String]) -> String {
      (reversed ? parts.reversed() : parts).joined(separator: ",")
    }
    let inner = "{ id: 'inner', weight: 2, criteria: [\(list(Array(criteria[3...4])))] }"
    let groups = [
      "{ id: 'one', weight: 3, criteria: [\(list(Array(criteria[0...2])))] }",
      "{ id: 'two', weight: 5, groups: [\(inner)] }",
      "{ id: 'three', weight: 1, criteria: [\(criteria[5])] }",
    ]
    return
      "{ id: 'x', kind: '\(kind)', step: '\(step)', minimumCoverage: 0.3, groups: [\(list(groups))] }"
  }

  private func table(_ seed: UInt64, units: Int) -> [String: [String]] {
    var random = MadeNumbers(state: seed)
    return Dictionary(
      uniqueKeysWithValues: (0..<units).map { unit in
        let cells = ids.map { _ in
          Int.random(in: 0...5, using: &random) == 0
            ? ""
            : "\(Int.random(in: 0...20, using: &random)).\(Int.random(in: 0...9, using: &random))"
        }
        return ("U\(unit + 10)", cells)
      })
  }

  @Test(arguments: ["points", "weights"], ["0.01", "none"])
  func pointsAndMaximaAddUpExactly(kind: String, step: String) throws {
    for seed in 1...10 {
      let form = try #require(
        read(text(UInt64(seed), kind: kind, step: step, reversed: false)).form)
      let result = rate(form, ids, table(UInt64(seed + 100), units: 9))
      for unit in result.units {
        let rows = result.points(of: unit.unit)
        #expect(rows.compactMap(\.points).reduce(.zero, +) == unit.points)
        #expect(rows.map(\.maximum).reduce(.zero, +) == unit.maximum)
        #expect(unit.criteriaTotal == 0 || unit.maximum == form.maximum)
        for row in rows {
          let most = row.maximum.quantised(toStep: ExactNumber(decimal: step) ?? .zero)
          #expect(row.points.map { $0 <= most } ?? most.isZero)
          guard kind == "points", step != "none" else { continue }
          #expect(row.maximum.quantised(toStep: exact(step)) == row.maximum)
        }
        let groups = result.groups(of: unit.unit)
        #expect(groups.first?.points == unit.points)
        #expect(
          ["one", "two", "three"].compactMap { id in groups.first { $0.group == id }?.points }
            .reduce(.zero, +) == unit.points)
      }
    }
  }

  @Test(arguments: ["points", "weights"])
  func theOrderOfUnitsInputsCriteriaAndGroupsChangesNothing(kind: String) throws {
    for seed in 1...10 {
      let forward = try #require(
        read(text(UInt64(seed), kind: kind, step: "0.01", reversed: false)).form)
      let backward = try #require(
        read(text(UInt64(seed), kind: kind, step: "0.01", reversed: true)).form)
      let rows = table(UInt64(seed + 500), units: 8)
      let inputs = rows.flatMap { unit, cells in
        zip(ids, cells).map {
          CriterionInput(unit: unit, criterion: $0, raw: ExactNumber(decimal: $1))
        }
      }.sorted { $0.unit + $0.criterion < $1.unit + $1.criterion }
      let units = rows.keys.sorted()
      let first = Rating(form: forward).rate(
        period: "p", units: units, inputs: inputs, previous: nil)
      let second = Rating(form: backward).rate(
        period: "p", units: units.reversed(), inputs: inputs.reversed(), previous: nil)
      #expect(first.units == second.units)
      #expect(Set(first.points) == Set(second.points))
      #expect(Set(first.groups) == Set(second.groups))
    }
  }

  @Test func placesAreACompetitionRanking() throws {
    for seed in 1...10 {
      let form = try #require(
        read(text(UInt64(seed), kind: "points", step: "0.5", reversed: false)).form)
      let units = rate(form, ids, table(UInt64(seed + 900), units: 12)).units
      let placed = units.filter { $0.placeFrom != nil }
      for unit in placed {
        let better = placed.filter { $0.points > unit.points }.count
        let equal = placed.filter { $0.points == unit.points }.count
        #expect(unit.placeFrom == better + 1)
        #expect(unit.placeTo == better + equal)
      }
      #expect(units.dropFirst(placed.count).allSatisfy { !$0.exclusion.ru.isEmpty })
    }
  }

  @Test func aBetterFigureNeverCostsAPlace() throws {
    for seed in 1...10 {
      let form = try #require(
        read(text(UInt64(seed), kind: "points", step: "0.01", reversed: false)).form)
      var rows = table(UInt64(seed + 1300), units: 7)
      let before = rate(form, ids, rows)
      for (index, cell) in (rows["U10"] ?? []).enumerated() where !cell.isEmpty {
        rows["U10"]?[index] = (exact(cell) + exact("3.7")).description
      }
      let after = rate(form, ids, rows)
      guard let old = before.unit("U10")?.placeFrom else { continue }
      #expect((after.unit("U10")?.placeFrom ?? .max) <= old)
    }
  }

  @Test func noUnitsGiveAnEmptyRating() {
    let result = rate(makeForm("{ id: 'p', entered: 'points', maximum: 5 }"), ["p"], [:])
    #expect(result.units.isEmpty)
    #expect(RatingTables.rating(result).rows.isEmpty)
  }
}
