public import OporaLanguage
public import OporaRating

/// What a report says of the rating: its form in words, and the results of two periods.
public struct RatingInput: Sendable {
  /// A criterion of the form as a report names it.
  public struct Criterion: Sendable, Hashable {
    /// The id in the form.
    public var id: String
    /// The title.
    public var title: LocalizedText
    /// The title of the group it belongs to; empty if the form has no groups.
    public var group: LocalizedText
    /// The indicator behind it; empty for an entered criterion.
    public var indicator: String
    /// The most points it gives.
    public var maximum: ExactNumber
    /// Decimals in print of the raw value.
    public var decimals: Int

    /// Makes a criterion.
    public init(
      id: String, title: LocalizedText, group: LocalizedText = LocalizedText(ru: ""),
      indicator: String = "", maximum: ExactNumber, decimals: Int = 1
    ) {
      self.id = id
      self.title = title
      self.group = group
      self.indicator = indicator
      self.maximum = maximum
      self.decimals = decimals
    }
  }

  /// The form's id.
  public var form: String
  /// The form's version.
  public var version: Int
  /// The form's title.
  public var title: LocalizedText
  /// The basis: an order, or that there is none.
  public var basis: LocalizedText
  /// The criteria in the order of the form.
  public var criteria: [Criterion]
  /// Decimals in print of points: 2 for a step of 0.01.
  public var decimals: Int
  /// How ties, missing values and small numbers are treated, a sentence each.
  public var rules: [LocalizedText]
  /// The result of the reported period.
  public var current: RatingResult
  /// The result of the previous period; nil if there is none.
  public var previous: RatingResult?

  /// Makes a rating; rules and the previous result may follow.
  public init(
    form: String, version: Int, title: LocalizedText, basis: LocalizedText,
    criteria: [Criterion], decimals: Int, current: RatingResult, previous: RatingResult? = nil
  ) {
    self.form = form
    self.version = version
    self.title = title
    self.basis = basis
    self.criteria = criteria
    self.decimals = decimals
    self.rules = []
    self.current = current
    self.previous = previous
  }
}
