public import OporaLanguage

/// How a unit's place changed since an earlier rating (изменение места).
public struct Movement: Sendable, Hashable {
  /// The kind of change; counts of places are above zero.
  public enum Change: Sendable, Hashable {
    /// Rose by so many places.
    case rose(Int)
    /// Fell by so many places.
    case fell(Int)
    /// The same best place as before.
    case stayed
    /// Has a place now and had none.
    case entered
    /// Had a place and has none now.
    case left
  }

  /// The unit's code.
  public var unit: String
  /// The change.
  public var change: Change
  /// The place before, such as `3` or `3–4`; empty if there was none.
  public var from: String
  /// The place now; empty if there is none.
  public var to: String
  /// Points now less points before; nil if either rating lacks the unit.
  public var points: ExactNumber?

  /// Makes a movement.
  public init(unit: String, change: Change, from: String, to: String, points: ExactNumber?) {
    self.unit = unit
    self.change = change
    self.from = from
    self.to = to
    self.points = points
  }
}

extension RatingResult {
  /// The movements of all units that have a place here or had one before.
  ///
  /// Shared places compare by their best place: from 3–4 to 3 is no movement.
  ///
  /// - Parameter previous: the earlier rating.
  /// - Returns: movements in the order of `units`; those that are no longer rated last, by code.
  public func movements(since previous: RatingResult) -> [Movement] {
    let before = Dictionary(
      previous.units.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    let here = Set(units.map(\.unit))
    let gone = previous.units.filter { !here.contains($0.unit) }
      .sorted { $0.unit.utf8.lexicographicallyPrecedes($1.unit.utf8) }
    return units.compactMap { RatingResult.movement(before[$0.unit], $0) }
      + gone.compactMap { RatingResult.movement($0, nil) }
  }

  private static func movement(_ before: RatedUnit?, _ now: RatedUnit?) -> Movement? {
    guard let unit = now?.unit ?? before?.unit else { return nil }
    let change: Movement.Change
    switch (before?.placeFrom, now?.placeFrom) {
    case (nil, nil): return nil
    case (nil, _?): change = .entered
    case (_?, nil): change = .left
    case (let old?, let new?):
      change = new < old ? .rose(old - new) : new > old ? .fell(new - old) : .stayed
    }
    var points: ExactNumber?
    if let before, let now { points = now.points - before.points }
    return Movement(
      unit: unit, change: change, from: before?.placeText ?? "", to: now?.placeText ?? "",
      points: points)
  }
}
