import OporaLanguage

extension WeightModel {
  /// The totals without rounding, so that 67.51 is not written as 67.50999999999999.
  ///
  /// - Parameter columns: scores, or points, by criterion and unit; nil where there is none.
  /// - Returns: the totals in the order of the units, nil for a unit without any score; nil as a
  ///   whole where a group joins scores by another mean than the arithmetic one.
  func exactTotals(of columns: [[ExactNumber?]]) -> [ExactNumber?]? {
    let isPlain = nodes.allSatisfy { node in
      node.column != nil || node.aggregation == nil
        || (node.aggregation == .arithmetic && node.floor == nil)
    }
    guard isPlain else { return nil }
    var values: [[ExactNumber?]] = []
    for node in nodes {
      if let column = node.column {
        values.append(columns[column])
      } else {
        values.append((0..<count).map { exactTotal(of: node, values, $0) })
      }
    }
    return values.last
  }

  private func exactTotal(
    of node: Node, _ values: [[ExactNumber?]], _ unit: Int
  ) -> ExactNumber? {
    var (sum, weights) = (ExactNumber.zero, ExactNumber.zero)
    for member in node.members {
      guard let value = values[member][unit] else { continue }
      sum = sum + value * nodes[member].exactWeight
      weights = weights + nodes[member].exactWeight
    }
    if node.aggregation == nil { return sum }
    return weights == .zero ? nil : sum / weights
  }
}
