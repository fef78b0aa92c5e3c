/// The columns of an engine's answer, the same for every indicator.
public enum SQLResult {
  /// The machine names in order.
  ///
  /// `value` is the measure, an exact number, empty where `reason` says why there is none; `weight`
  /// is what a mean or a share is divided by. `submitted`: municipalities that submitted the
  /// measure's sources; `rows`, `unknown_rows`: rows that count, rows that cannot be decided;
  /// `as_of`: the day of the table a stock is taken from; `expected`, `reported`: municipalities
  /// expected to report the indicator, and those that did;
  /// `organisations_expected`, `organisations_reported`: the same of the organisations of a
  /// municipality, for the measure's source.
  public static let columns = [
    "period", "indicator", "version", "unit", "is_municipality", "breakdown", "category", "measure",
    "value", "weight", "reason", "submitted", "rows", "unknown_rows", "as_of", "expected",
    "reported", "organisations_expected", "organisations_reported",
  ]

  /// Columns that an answer may lack: then organisations do not report for themselves.
  static let optional: Set<String> = ["organisations_expected", "organisations_reported"]

  /// The `reason` of a row that is a part of a figure: its `value` divided by its `weight` is added to
  /// the figure of the same cell, which then is an estimate (a band of ages that was divided).
  static let part = "part"
}
