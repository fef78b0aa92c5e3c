public import OporaLanguage

/// What one unit got in one group of the form (итог раздела).
public struct GroupPoints: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The group's id; `total` for the whole form.
  public var group: String
  /// The group's title.
  public var title: LocalizedText
  /// The group's score by its aggregation, before any rounding; nil where it does not apply.
  public var score: ExactNumber?
  /// The points of the group's criteria together; nil in forms whose points do not add up.
  public var points: ExactNumber?
  /// The most points the group can give this unit.
  public var maximum: ExactNumber
  /// The share of weight with data, 0…1.
  public var coverage: ExactNumber
  /// The best place the unit shares by the score of this group; nil where it does not apply.
  public var placeFrom: Int?
  /// The last place it shares.
  public var placeTo: Int?

  /// Makes a row.
  public init(unit: String, group: String, title: LocalizedText, maximum: ExactNumber) {
    self.unit = unit
    self.group = group
    self.title = title
    self.maximum = maximum
    coverage = ExactNumber(1)
  }
}
