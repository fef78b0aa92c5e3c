public import OporaIndicators
public import OporaLanguage

/// What was said of earlier periods before: published values and figures of earlier submissions
/// (ранее опубликованные значения).
public struct PublishedFigures: Sendable, Hashable {
  /// A value that was said before and is another now (уточнение).
  public struct Revision: Sendable, Hashable {
    /// The id of the period.
    public var period: String
    /// The municipality's code, or `total`.
    public var municipality: String
    /// The id of the indicator.
    public var indicator: String
    /// What was said.
    public var before: ExactNumber
    /// What is computed, or submitted, now.
    public var now: Outcome
    /// Whether it was said in a submission; else it was published.
    public var isSubmitted: Bool

    /// Makes a revision.
    public init(
      period: String, municipality: String, indicator: String, before: ExactNumber, now: Outcome,
      isSubmitted: Bool = false
    ) {
      self.period = period
      self.municipality = municipality
      self.indicator = indicator
      self.before = before
      self.now = now
      self.isSubmitted = isSubmitted
    }

    /// Whether two values differ in the decimals that were given before, at most six.
    public static func differ(_ before: ExactNumber, _ now: ExactNumber) -> Bool {
      let text = before.exactDecimal ?? ""
      let point = text.firstIndex(of: ".")
      let decimals = point.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
      let kept = point == nil && text.isEmpty ? 6 : min(decimals, 6)
      return before.rounded(toDecimals: kept) != now.rounded(toDecimals: kept)
    }
  }

  /// How many values of the periods shown were compared.
  public var compared: Int
  /// Those that are others now.
  public var revisions: [Revision]

  /// Makes the figures; none at first.
  public init(compared: Int = 0, revisions: [Revision] = []) {
    self.compared = compared
    self.revisions = revisions
  }
}
