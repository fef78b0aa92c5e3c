public import OporaLanguage

/// What one criterion would have to be for a unit to rise or to fall by a place.
public struct PlaceStep: Sendable, Hashable {
  /// Up or down.
  public enum Direction: String, Sendable, CaseIterable {
    /// A better place.
    case rise
    /// A worse place.
    case fall
  }

  /// The unit's code.
  public var unit: String
  /// The criterion's id.
  public var criterion: String
  /// Up or down.
  public var direction: Direction
  /// The figure now; nil if there is none.
  public var current: ExactNumber?
  /// The figure that is needed, in steps of the figures of this criterion; nil if no figure does it.
  public var needed: ExactNumber?
  /// By how many of those counted – children, programmes – the numerator of a share has to change;
  /// nil for other figures.
  public var count: Int?
  /// The place then, such as `3` or `3–4`; empty if no figure does it.
  public var place: String
  /// The change as a share of the distance between the worst and the best figure of all units; nil
  /// if no figure does it or all figures are equal.
  ///
  /// It makes changes of different criteria comparable: the least is the cheapest.
  public var effort: Double?
}

extension RatingAnalysis {
  /// What would lift a unit by a place, and what would cost it one, criterion by criterion.
  ///
  /// The figure is the nearest one that does it with everything else as it is; figures move in
  /// steps of 1 for counts and of the decimals in use otherwise. A shared place is better than the
  /// next one: to reach 3–4 from 5 is a rise. On scales that depend on the others all scores are
  /// computed anew. Figures are looked for up to the end of the scale; on scales without ends, up to
  /// the distance between worst and best figure beyond either.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - direction: up or down.
  /// - Returns: the cheapest first, those that are not possible last, by id; nothing for a unit
  ///   without a place.
  public func steps(of unit: String, _ direction: PlaceStep.Direction) -> [PlaceStep] {
    guard let position = placed.firstIndex(where: { computation.units[$0] == unit }) else {
      return []
    }
    let steps = computation.criteria.indices.map { index in
      FigureSearch(
        computation, placed: placed, position: position, criterion: index, direction: direction
      ).step()
    }
    return steps.sorted { left, right in
      let (first, second) = (order(left), order(right))
      if first != second { return first < second }
      return left.criterion.utf8.lexicographicallyPrecedes(right.criterion.utf8)
    }
  }

  /// Whether all units may be asked about: every try on a scale that depends on the others scores
  /// all of them.
  var isQuickToQuestion: Bool {
    let relative = computation.criteria.count { $0.score.isRelative || $0.missing == .groupMedian }
    let slow = form.isAdditive && !form.hasCaps ? relative : computation.criteria.count
    return placed.count * placed.count * slow <= 100_000
  }

  private func order(_ step: PlaceStep) -> Double {
    step.needed == nil ? .infinity : step.effort ?? .greatestFiniteMagnitude
  }
}
