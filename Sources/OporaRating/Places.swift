import OporaLanguage

/// Places by exact totals: equal totals share places, the next one follows after all of them.
enum Places {
  /// First and last place of every unit, in the order given; nil for units without a total.
  ///
  /// Totals 9, 8, 8, 7 give 1, 2–3, 2–3, 4.
  static func shared(_ totals: [ExactNumber?]) -> [(from: Int, to: Int)?] {
    let sorted = totals.compactMap(\.self).sorted()
    return totals.map { total in
      guard let total else { return nil }
      let notGreater = sorted.partitionIndex { $0 <= total }
      let less = sorted.partitionIndex { $0 < total }
      return (sorted.count - notGreater + 1, sorted.count - less)
    }
  }
}
