import OporaLanguage

/// A Monte Carlo run over one rating.
struct SimulationRun {
  private let model: WeightModel
  private let plan: SimulationPlan
  /// The codes of names, node by node.
  private let codes: [UInt64]
  /// The other mean that the form's may be changed for; nil if there is none.
  private let otherMean: Aggregation?
  /// By criterion, then unit; empty where numbers are not varied.
  private let noise: [[ShareNoise?]]
  private let criteria: [Int]

  private static let methodCode = SeededNumbers.code("·method")
  private static let criteriaCode = SeededNumbers.code("·criteria")

  init(_ computation: RatingComputation, units: [Int], plan: SimulationPlan) {
    let model = WeightModel(computation, units: units)
    self.model = model
    self.plan = plan
    codes = model.nodes.map { SeededNumbers.code($0.column == nil ? "·" + $0.id : $0.id) }
    otherMean = plan.sources.contains(.method) ? SimulationRun.otherMean(model) : nil
    noise =
      plan.sources.contains(.numbers) ? SimulationRun.noise(computation, units, model) : []
    criteria = model.nodes.indices.filter { model.nodes[$0].column != nil }
  }

  /// The geometric mean for arithmetic forms without scores below zero, arithmetic for the others.
  private static func otherMean(_ model: WeightModel) -> Aggregation? {
    guard let mean = model.nodes.last?.aggregation else { return nil }
    guard mean == .arithmetic else { return .arithmetic }
    let isPositive = model.columns.allSatisfy { $0.allSatisfy { $0.isNaN || $0 >= 0 } }
    return isPositive ? .geometric : nil
  }

  private static func noise(
    _ computation: RatingComputation, _ units: [Int], _ model: WeightModel
  ) -> [[ShareNoise?]] {
    computation.criteria.indices.map { index in
      let scorer = computation.scorers[index]
      return units.map { unit in
        guard case .own(let figure) = computation.treatments[index][unit],
          let input = computation.inputs[index][unit], input.isShare,
          let denominator = input.denominator
        else { return nil }
        let factor = model.isSum ? computation.maxima[unit][index].doubleValue / 100 : 1
        let sign = computation.criteria[index].effect == .penalty ? -1.0 : 1
        return ShareNoise(share: figure, of: denominator) {
          scorer.score($0).value.doubleValue * factor * sign
        }
      }
    }
  }

  /// Runs the plan.
  ///
  /// - Parameters:
  ///   - nominal: the places of the units by the form.
  ///   - codes: the codes of the units.
  /// - Returns: what was drawn.
  func simulation(nominal: [Int], codes: [String]) -> Simulation {
    var counts = Replications(nominal: nominal)
    let unitCodes = codes.map { SeededNumbers.code($0) }
    for replication in 0..<max(1, plan.replications) {
      let numbers = SeededNumbers(seed: plan.seed, replication: replication)
      let isOther = otherMean != nil && numbers.uniform(SimulationRun.methodCode) < 0.5
      let columns = noise.isEmpty ? nil : columns(numbers, unitCodes)
      counts.add(
        model.totals(
          weights: weights(numbers), mean: isOther ? otherMean : nil, columns: columns))
    }
    return counts.simulation(plan, codes: codes)
  }

  private func weights(_ numbers: SeededNumbers) -> [Double] {
    let spread = plan.sources.contains(.weights) ? plan.spread.doubleValue : 0
    var weights = model.nodes.indices.map { position in
      model.nodes[position].weight * (1 + spread * (2 * numbers.uniform(codes[position]) - 1))
    }
    if plan.sources.contains(.criteria), criteria.count > 1 {
      let choice = Int(numbers.uniform(SimulationRun.criteriaCode) * Double(criteria.count + 1))
      if choice < criteria.count { leaveOut(criteria[choice], &weights) }
    }
    return weights
  }

  /// A group none of whose members is left is left out too.
  private func leaveOut(_ position: Int, _ weights: inout [Double]) {
    weights[position] = 0
    for (group, node) in model.nodes.enumerated()
    where node.column == nil && node.members.allSatisfy({ weights[$0] == 0 }) {
      weights[group] = 0
    }
  }

  private func columns(_ numbers: SeededNumbers, _ unitCodes: [UInt64]) -> [[Double]] {
    var columns = model.columns
    for position in criteria {
      guard let column = model.nodes[position].column else { continue }
      for (unit, share) in noise[column].enumerated() {
        guard let share else { continue }
        columns[column][unit] = share.score(
          numbers.uniform(codes[position] &* 3 ^ unitCodes[unit]))
      }
    }
    return columns
  }

  /// The places of every replication with given weights, by id of criterion and group.
  func places(under draws: [[String: Double]]) -> [[Int]] {
    draws.map { draw in
      Replications.places(
        model.totals(weights: model.nodes.map { draw[$0.id] ?? $0.weight }))
    }
  }
}
