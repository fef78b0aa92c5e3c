import OporaLanguage

/// A rating whose weights may move: a tree of weights over columns of scores, in floating point.
///
/// In a form of points the columns are points and a weight is the factor by which a criterion's
/// points count. Members stand in the order of their ids, so that the order of the form changes
/// no digit.
struct WeightModel: Sendable {
  /// A criterion or a group.
  struct Node: Sendable {
    var id: String
    var weight: Double
    /// The weight without rounding.
    var exactWeight: ExactNumber
    /// The column of a criterion; nil for a group.
    var column: Int?
    /// Positions of a group's members, which stand before it.
    var members: [Int] = []
    /// How members' scores are joined; nil where points add up.
    var aggregation: Aggregation?
    var floor: Double?
    var power = 1
  }

  /// Members before their groups, the whole form last.
  private(set) var nodes: [Node] = []
  /// By criterion, then unit; not a number where a criterion does not apply.
  let columns: [[Double]]
  /// The same without rounding.
  let exact: [[ExactNumber?]]
  /// How many units there are.
  let count: Int
  /// Whether the columns are points, which add up.
  let isSum: Bool

  /// Makes the model of some units of a rating.
  init(_ computation: RatingComputation, units: [Int]) {
    let form = computation.form
    isSum = form.kind == .points
    count = units.count
    let isSum = isSum
    exact = computation.criteria.indices.map { index in
      units.map { isSum ? computation.points[$0][index] : computation.scores[index][$0] }
    }
    columns = exact.map { $0.map { $0?.doubleValue ?? .nan } }
    let ids = computation.criteria.map(\.id)
    if isSum {
      let order = ids.indices.sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) }
      let one = ExactNumber(1)
      nodes = order.map { Node(id: ids[$0], weight: 1, exactWeight: one, column: $0) }
      nodes.append(
        Node(id: form.root.id, weight: 1, exactWeight: one, members: Array(order.indices)))
    } else {
      let positions = Dictionary(
        zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
      _ = add(form.root, positions)
    }
  }

  private mutating func add(_ group: CriterionGroup, _ positions: [String: Int]) -> Int {
    let sorted = group.members.sorted { left, right in
      if left.id != right.id { return left.id.utf8.lexicographicallyPrecedes(right.id.utf8) }
      guard case .criterion = left else { return false }
      return true
    }
    var node = Node(
      id: group.id, weight: group.weight.doubleValue, exactWeight: group.weight)
    node.aggregation = group.aggregation
    node.floor = group.floor?.doubleValue
    node.power = group.power
    node.members = sorted.map { member in
      switch member {
      case .group(let inner): return add(inner, positions)
      case .criterion(let criterion):
        nodes.append(
          Node(
            id: criterion.id, weight: criterion.weight.doubleValue, exactWeight: criterion.weight,
            column: positions[criterion.id]))
        return nodes.count - 1
      }
    }
    nodes.append(node)
    return nodes.count - 1
  }

  /// The weights of the form, node by node.
  var weights: [Double] { nodes.map(\.weight) }

  /// The totals of all units; not a number where there is none.
  ///
  /// - Parameters:
  ///   - weights: a weight for every node; 0 leaves it out.
  ///   - mean: the mean of all groups instead of the form's own.
  ///   - columns: other scores than the model's own.
  /// - Returns: the totals in the order of the units.
  func totals(
    weights: [Double], mean: Aggregation? = nil, columns: [[Double]]? = nil
  ) -> [Double] {
    let columns = columns ?? self.columns
    var values = [[Double]](repeating: [], count: nodes.count)
    for (position, node) in nodes.enumerated() {
      if let column = node.column {
        values[position] = columns[column]
        continue
      }
      let members = node.members.filter { weights[$0] != 0 }.map { (values[$0], weights[$0]) }
      values[position] = joined(members, node, mean ?? node.aggregation)
    }
    return values.last ?? []
  }

  private typealias Members = [(values: [Double], weight: Double)]

  private func joined(_ members: Members, _ node: Node, _ mean: Aggregation?) -> [Double] {
    guard let mean else {
      var sums = [Double](repeating: 0, count: count)
      for (values, weight) in members {
        for unit in 0..<count where !values[unit].isNaN { sums[unit] += values[unit] * weight }
      }
      return sums
    }
    // A mean that the form does not have itself needs scores above zero.
    let floor = node.floor ?? (mean == node.aggregation ? nil : 1)
    switch mean {
    case .arithmetic: return averaged(members)
    case .copeland: return copeland(members)
    case .geometric, .harmonic, .power:
      let scale = MeanScale(mean, power: node.power)
      let raised = members.map { member in
        (values: member.values.map { scale.there(max($0, floor ?? $0)) }, weight: member.weight)
      }
      return averaged(raised).map { scale.back($0) }
    }
  }

  private func averaged(_ members: Members) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    var shares = sums
    for (values, weight) in members {
      for unit in 0..<count where !values[unit].isNaN {
        sums[unit] += values[unit] * weight
        shares[unit] += weight
      }
    }
    for unit in 0..<count { sums[unit] /= shares[unit] }
    return sums
  }

  private func copeland(_ members: Members) -> [Double] {
    (0..<count).map { unit in
      guard members.contains(where: { !$0.values[unit].isNaN }) else { return .nan }
      var score = 0.0
      for other in 0..<count where other != unit {
        var (balance, scale) = (0.0, 0.0)
        for (values, weight) in members {
          let (own, theirs) = (values[unit], values[other])
          scale += weight
          if own > theirs { balance += weight } else if own < theirs { balance -= weight }
        }
        if balance.magnitude > scale * 1e-12 { score += balance > 0 ? 1 : -1 }
      }
      return score
    }
  }
}

/// Where a mean becomes an arithmetic one: logarithms, reciprocals, powers; greater stays greater.
struct MeanScale: Sendable {
  private let mean: Aggregation
  private let power: Int

  init(_ mean: Aggregation, power: Int) {
    self.mean = mean
    self.power = mean == .harmonic ? -1 : power
  }

  /// A score on that scale.
  func there(_ value: Double) -> Double {
    switch mean {
    case .arithmetic, .copeland: return value
    case .geometric: return Elementary.logarithm(value)
    case .harmonic, .power:
      var product = 1.0
      for _ in 0..<power.magnitude { product *= value }
      return power < 0 ? -1 / product : product
    }
  }

  /// The mean of scores on that scale as a score.
  func back(_ value: Double) -> Double {
    switch mean {
    case .arithmetic, .copeland: return value
    case .geometric: return Elementary.exponential(value)
    case .harmonic: return -1 / value
    case .power:
      if power == 1 || value.isNaN { return value }
      let magnitude = Elementary.logarithm(value.magnitude) / Double(power)
      return Elementary.exponential(magnitude)
    }
  }
}
