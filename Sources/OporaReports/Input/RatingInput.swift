public import OporaRating

/// What a report says of the rating: its form, and the results of two periods.
public struct RatingInput: Sendable {
  /// The form.
  public var form: RatingForm
  /// The result of the reported period.
  public var current: RatingResult
  /// The result of the previous period; nil if there is none.
  public var previous: RatingResult?

  /// Makes a rating.
  public init(form: RatingForm, current: RatingResult, previous: RatingResult? = nil) {
    self.form = form
    self.current = current
    self.previous = previous
  }
}
