import OporaLanguage
import OporaRating

extension BenchmarkSuite {
  /// Ratings of 60 units by 20 criteria in four groups, and how sure their places are.
  static let rating = BenchmarkSuite(
    name: "rating",
    summary: "60 units × 20 criteria: rating, 4000 draws of weights, exact bounds of places"
  ) { _, _ throws(BenchmarkFailure) in
    let made = MadeRating(units: 60, criteria: 20)
    let analysis = made.analysis()
    let weights = SimulationPlan(replications: 4000, sources: [.weights])
    return [
      Benchmark(
        name: "rating/places", size: 60,
        work: .call { made.analysis().result.units.first?.criteriaTotal ?? 0 }),
      Benchmark(
        name: "rating/draws-4000", size: 4000, base: "rating/places",
        work: .call { whole(analysis.simulation(weights)?.shift.mean) }),
      Benchmark(
        name: "rating/draws-everything", size: 4000, base: "rating/places",
        work: .call { whole(analysis.simulation(SimulationPlan())?.shift.mean) }),
      Benchmark(
        name: "rating/bounds-10", size: 60, base: "rating/places",
        work: .call { analysis.placeRanges(within: percent(10)).reduce(0) { $0 + $1.high } }),
      Benchmark(
        name: "rating/bounds-25", size: 60, base: "rating/places",
        work: .call { analysis.placeRanges(within: percent(25)).reduce(0) { $0 + $1.high } }),
      Benchmark(
        name: "rating/steps", size: 1, base: "rating/places",
        work: .call { analysis.steps(of: "U130", .rise).count { $0.needed != nil } }),
    ]
  }

  private static func percent(_ number: Int128) -> ExactNumber {
    ExactNumber(numerator: number, denominator: 100)
  }

  private static func whole(_ shift: Double?) -> Int { Int((shift ?? 0) * 1_000_000) }
}

/// A made rating: figures with one decimal, weights from 1 to 4, min–max scores.
private struct MadeRating {
  private let form: RatingForm
  private let units: [String]
  private let inputs: [CriterionInput]

  init(units count: Int, criteria: Int) {
    var state: UInt64 = 1
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let all = (0..<criteria).map { index in
      Criterion(
        id: "c\(100 + index)", origin: .entered(.number),
        score: .minMax(low: .zero, high: ExactNumber(100)), maximum: ExactNumber(100),
        weight: ExactNumber(index % 4 + 1))
    }
    let groups = stride(from: 0, to: criteria, by: 5).map { start in
      CriterionGroup(
        id: "g\(start)", title: LocalizedText(ru: "g"), weight: ExactNumber(start + 10),
        aggregation: .arithmetic,
        members: all[start..<min(start + 5, criteria)].map { .criterion($0) })
    }
    let root = CriterionGroup(
      id: "total", title: LocalizedText(ru: "total"), weight: ExactNumber(1),
      aggregation: .arithmetic, members: groups.map { .group($0) })
    form = RatingForm(
      id: "made", version: 1, title: LocalizedText(ru: "made"), basis: LocalizedText(ru: ""),
      kind: .weights, step: nil, minimumCoverage: .zero, root: root)
    let units = (0..<count).map { "U\(100 + $0)" }
    self.units = units
    inputs = units.flatMap { unit in
      all.map {
        CriterionInput(
          unit: unit, criterion: $0.id,
          raw: ExactNumber(next(1000)) / ExactNumber(10))
      }
    }
  }

  func analysis() -> RatingAnalysis {
    RatingAnalysis(form: form, period: "made", units: units, inputs: inputs)
  }
}
