import OporaLanguage

/// Places, and the result made of them.
extension RatingComputation {
  /// Points and places alone, without words and ranges, in the order of the units.
  func standing() -> [RatedUnit] {
    let rated = units.indices.map { unitRows($0, isExplained: false).rated }
    let places = Places.shared(by: keys(of: rated))
    return zip(rated, places).map { unit, place in
      var unit = unit
      unit.placeFrom = place?.from
      unit.placeTo = place?.to
      return unit
    }
  }

  /// What the places of units go by; nil for those outside the rating.
  private func keys(of rated: [RatedUnit]) -> [[ExactNumber]?] {
    rated.indices.map { rated[$0].exclusion.ru.isEmpty ? key($0) : nil }
  }

  /// The result with places, and with the range of places under weights that move by ±10 %.
  func result(period: String) -> RatingResult {
    let rows = units.indices.map { unitRows($0, isExplained: true) }
    let keys = keys(of: rows.map(\.rated))
    let places = Places.shared(by: keys)
    let order = units.indices.sorted { left, right in
      let (first, second) = (places[left]?.from ?? .max, places[right]?.from ?? .max)
      return first == second ? left < right : first < second
    }
    let groups = placedGroups(rows.map(\.groups))
    let ranges = ranges(places)
    let breaks = decidingTieBreaks(keys)
    return RatingResult(
      period: period,
      units: order.map { index in
        var unit = rows[index].rated
        unit.placeFrom = places[index]?.from
        unit.placeTo = places[index]?.to
        unit.placeLow = ranges[index]?.low
        unit.placeHigh = ranges[index]?.high
        unit.tieBreak = breaks[index]
        return unit
      },
      points: order.flatMap { rows[$0].points }, groups: order.flatMap { groups[$0] })
  }

  /// What places go by: the total, then what the form's tie rule names.
  func key(_ unit: Int) -> [ExactNumber] {
    [totals[unit]] + form.tieBreaks.map { value(of: $0, unit) }
  }

  /// The points of a criterion, or the score of a group; nothing is less than all.
  private func value(of id: String, _ unit: Int) -> ExactNumber {
    let lowest = ExactNumber(-1_000_000_000)
    if let index = criteria.firstIndex(where: { $0.id == id }) {
      return points[unit][index] ?? scores[index][unit] ?? lowest
    }
    return groupScores[id]?[unit] ?? lowest
  }

  /// For every unit the id that parted it from units with the same total; empty for the others.
  private func decidingTieBreaks(_ keys: [[ExactNumber]?]) -> [String] {
    guard !form.tieBreaks.isEmpty else { return [String](repeating: "", count: keys.count) }
    return keys.enumerated().map { index, key in
      guard let key else { return "" }
      let equal = keys.enumerated().compactMap { other, theirs in
        other != index && theirs?.first == key.first ? theirs : nil
      }
      let position = (1..<key.count).first { position in
        equal.contains { $0[position] != key[position] }
      }
      return position.map { form.tieBreaks[$0 - 1] } ?? ""
    }
  }

  /// The best and worst places under moved weights of the units that have a place.
  private func ranges(_ places: [(from: Int, to: Int)?]) -> [(low: Int, high: Int)?] {
    let placed = units.indices.filter { places[$0] != nil }
    var result = [(low: Int, high: Int)?](repeating: nil, count: units.count)
    let comparison = WeightComparison(
      WeightModel(self, units: placed), spread: ExactNumber(numerator: 1, denominator: 10))
    guard let found = comparison.ranges() else { return result }
    for (index, range) in zip(placed, found) {
      // Rounding to the step may tie units that exact scores would part.
      let (from, to) = (places[index]?.from ?? range.low, places[index]?.to ?? range.high)
      result[index] = (min(range.low, from), max(range.high, to))
    }
    return result
  }
}
