public import OporaDefinitions
public import OporaLanguage

/// What a rating gave to municipalities in a period, for the functions `points` and `place`
/// (итог рейтинга).
public struct RatedUnits: Sendable, Hashable {
  /// Points by code; municipalities outside the rating are not there.
  public var points: [String: ExactNumber]
  /// Places by code, the best of a shared one.
  public var places: [String: ExactNumber]

  /// Makes results.
  public init(points: [String: ExactNumber] = [:], places: [String: ExactNumber] = [:]) {
    self.points = points
    self.places = places
  }
}

extension IndicatorDefinition {
  /// The ids of the rating forms that the indicator asks for points or places.
  public var ratings: [String] {
    cellExpressions.flatMap(\.all).compactMap { node in
      guard case .call(let name, let arguments, _) = node, name == "points" || name == "place",
        case .literal(.text(let id), _)? = arguments.first?.value
      else { return nil }
      return id
    }
  }
}
