/// The columns of an engine's answer, the same for every indicator.
public enum SQLResult {
  /// The machine names in order.
  ///
  /// `value` is the measure, an exact number, empty where `reason` says why there is none; `weight`
  /// is what a mean or a share is divided by. `submitted`: municipalities that submitted the
  /// measure's sources; `rows`, `unknown_rows`: rows that count, rows that cannot be decided;
  /// `as_of`: the day of the table a stock is taken from; `expected`, `reported`: municipalities
  /// expected to report the indicator, and those that did.
  public static let columns = [
    "period", "indicator", "version", "unit", "is_municipality", "breakdown", "category", "measure",
    "value", "weight", "reason", "submitted", "rows", "unknown_rows", "as_of", "expected",
    "reported",
  ]
}
