/// The least and the greatest total of every unit when weights may move.
struct WeightBounds {
  private let model: WeightModel
  private let least: Double
  private let most: Double

  init(_ model: WeightModel, least: Double, most: Double) {
    self.model = model
    self.least = least
    self.most = most
  }

  typealias Bounds = [(low: Double, high: Double)]

  /// Bounds of the totals in the order of the units.
  ///
  /// - Parameter scores: bounds of the scores by criterion and unit; nil = the model's own scores.
  /// - Returns: the least and the greatest total of each unit.
  func bounds(of scores: [Bounds]? = nil) -> Bounds {
    var values = [Bounds](repeating: [], count: model.nodes.count)
    for (position, node) in model.nodes.enumerated() {
      if let column = node.column {
        values[position] = scores?[column] ?? model.columns[column].map { ($0, $0) }
      } else if node.aggregation == .copeland {
        values[position] = copeland(node, values)
      } else {
        values[position] = (0..<model.count).map { unit in
          let members = node.members.map { (values[$0][unit], model.nodes[$0].weight) }
          return bounds(node, members.filter { !$0.0.low.isNaN })
        }
      }
    }
    return values.last ?? []
  }

  private func bounds(
    _ node: WeightModel.Node, _ members: [((low: Double, high: Double), Double)]
  ) -> (low: Double, high: Double) {
    guard let mean = node.aggregation else {
      return members.reduce((0, 0)) { sum, member in
        let (low, high) = member.0
        return (
          sum.0 + low * (low < 0 ? most : least), sum.1 + high * (high < 0 ? least : most)
        )
      }
    }
    let scale = MeanScale(mean, power: node.power)
    func there(_ value: Double) -> Double { scale.there(max(value, node.floor ?? value)) }
    let lows = members.map { (there($0.0.low), $0.1) }
    let highs = members.map { (-there($0.0.high), $0.1) }
    guard let low = WeightBounds.leastMean(lows, least: least, most: most),
      let high = WeightBounds.leastMean(highs, least: least, most: most)
    else { return (.nan, .nan) }
    return (scale.back(low), scale.back(-high))
  }

  /// Wins less losses: a comparison of two units counts for sure only where every weight agrees.
  private func copeland(_ node: WeightModel.Node, _ values: [Bounds]) -> Bounds {
    (0..<model.count).map { unit in
      guard node.members.contains(where: { !values[$0][unit].low.isNaN }) else {
        return (.nan, .nan)
      }
      var (low, high) = (0.0, 0.0)
      for other in 0..<model.count where other != unit {
        low += sign(least: true, node, values, unit, other)
        high += sign(least: false, node, values, unit, other)
      }
      return (low, high)
    }
  }

  private func sign(
    least isLeast: Bool, _ node: WeightModel.Node, _ values: [Bounds], _ unit: Int, _ other: Int
  ) -> Double {
    var (balance, scale) = (0.0, 0.0)
    for member in node.members {
      let (own, theirs) = (values[member][unit], values[member][other])
      guard !own.low.isNaN, !theirs.low.isNaN else { continue }
      let difference = isLeast ? own.low - theirs.high : own.high - theirs.low
      let sign = difference > 0 ? 1.0 : difference < 0 ? -1 : 0
      let weight = model.nodes[member].weight
      scale += weight
      balance += sign * weight * ((sign > 0) == isLeast ? least : most)
    }
    // What rounding may have made or unmade is decided against being sure.
    if balance.magnitude <= scale * 1e-12 { return doubtful(isLeast, node, values, unit, other) }
    return balance > 0 ? 1 : -1
  }

  /// A balance of zero: a tie only where every member ties, else either side may win.
  private func doubtful(
    _ isLeast: Bool, _ node: WeightModel.Node, _ values: [Bounds], _ unit: Int, _ other: Int
  ) -> Double {
    let isTie = node.members.allSatisfy { member in
      let (own, theirs) = (values[member][unit], values[member][other])
      return own.low.isNaN || theirs.low.isNaN
        || (own.low == theirs.high && own.high == theirs.low)
    }
    return isTie ? 0 : isLeast ? -1 : 1
  }

  /// The least mean of values whose weights may move: weights of the lowest values rise, those of
  /// the others fall; every threshold between them is tried.
  static func leastMean(
    _ terms: [(value: Double, weight: Double)], least: Double, most: Double
  ) -> Double? {
    let sorted = terms.sorted { ($0.value, $0.weight) < ($1.value, $1.weight) }
    if sorted.first?.value == -.infinity { return -.infinity }
    var weights = sorted.reduce(0) { $0 + $1.weight } * least
    var sum = sorted.reduce(0) { $0 + $1.value * $1.weight } * least
    var best: Double?
    for (value, weight) in sorted {
      weights += weight * (most - least)
      sum += value * weight * (most - least)
      best = min(best ?? .infinity, sum / weights)
    }
    return best
  }
}
