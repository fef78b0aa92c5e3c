import OporaLanguage

/// The place of a unit among units of its kind (место в группе сопоставимых).
public struct ComparablePlace: Sendable, Hashable {
  /// What the units were divided by, such as `kind` or `size`.
  public var division: String
  /// The group of the unit, such as `city`.
  public var group: String
  /// The unit's code.
  public var unit: String
  /// The place in the whole rating.
  public var place: String
  /// The best place in the group that it shares.
  public var placeFrom: Int
  /// The last place in the group that it shares.
  public var placeTo: Int
  /// How many units of the group have a place.
  public var count: Int
}

extension RatingAnalysis {
  /// Places inside groups of comparable units; totals and points stay those of the whole rating.
  ///
  /// - Parameters:
  ///   - division: the name of the division.
  ///   - groups: the group of each unit by its code; units without one are left out.
  /// - Returns: the units that have a place, by group and code.
  public func comparablePlaces(_ division: String, _ groups: [String: String]) -> [ComparablePlace]
  {
    let names = Set(placed.compactMap { groups[computation.units[$0]] })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.flatMap { name in
      let members = placed.filter { groups[computation.units[$0]] == name }
      let places = Places.shared(by: members.map { computation.key($0) })
      return zip(members, places).compactMap { member, place in
        place.map {
          let unit = computation.units[member]
          return ComparablePlace(
            division: division, group: name, unit: unit,
            place: result.unit(unit)?.placeText ?? "", placeFrom: $0.from, placeTo: $0.to,
            count: members.count)
        }
      }
    }
  }
}

extension RatingAnalysis {
  /// Units by size: `1-small`, `2-medium` and `3-large`, a third each.
  ///
  /// A size is the greatest denominator among the criteria of a unit. Units of the same size come
  /// into the same group.
  ///
  /// - Returns: the group by code; nothing for fewer than six units with a size.
  public func sizeGroups() -> [String: String] {
    let sizes = computation.units.indices.compactMap { unit in
      computation.criteria.indices.compactMap { computation.inputs[$0][unit]?.denominator }.max()
        .map { (code: computation.units[unit], size: $0) }
    }
    guard sizes.count > 5 else { return [:] }
    let sorted = sizes.map(\.size).sorted()
    let (first, second) = (sorted[sorted.count / 3], sorted[sorted.count * 2 / 3])
    return Dictionary(
      sizes.map {
        ($0.code, $0.size < first ? "1-small" : $0.size < second ? "2-medium" : "3-large")
      }, uniquingKeysWith: { first, _ in first })
  }
}
