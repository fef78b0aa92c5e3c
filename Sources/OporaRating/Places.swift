import OporaLanguage

/// Places by exact totals: equal totals share places, the next one follows after all of them.
enum Places {
  /// First and last place of every unit, in the order given; nil for units without a total.
  ///
  /// Totals 9, 8, 8, 7 give 1, 2–3, 2–3, 4.
  static func shared(_ totals: [ExactNumber?]) -> [(from: Int, to: Int)?] {
    shared(by: totals.map { $0.map { [$0] } })
  }

  /// Places by several figures: the first decides, the next ones only where those before are equal.
  static func shared(by keys: [[ExactNumber]?]) -> [(from: Int, to: Int)?] {
    let sorted = keys.compactMap(\.self).sorted { isLess($1, $0) }
    return keys.map { key in
      guard let key else { return nil }
      let better = sorted.partitionIndex { isLess(key, $0) }
      let notWorse = sorted.partitionIndex { !isLess($0, key) }
      return (better + 1, notWorse)
    }
  }

  /// Whether figures are worse than others, the first that differ deciding.
  static func isLess(_ left: [ExactNumber], _ right: [ExactNumber]) -> Bool {
    for (first, second) in zip(left, right) where first != second { return first < second }
    return false
  }
}
