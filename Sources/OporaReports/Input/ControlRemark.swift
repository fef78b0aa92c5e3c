public import OporaDiagnostics
public import OporaLanguage

/// What is against a control relation (сработавшее контрольное соотношение).
public struct ControlRemark: Sendable, Hashable {
  /// The short code, such as `KC-05`, else the id.
  public var code: String
  /// What is wrong, in a few words.
  public var title: LocalizedText
  /// How much it matters.
  public var severity: Severity
  /// The code of the municipality, `total` for all together; empty where rows name none.
  public var municipality: String
  /// How many rows are against it; 0 where it is tried on figures.
  public var rows: Int
  /// The figures, or the first of the rows.
  public var values: LocalizedText
  /// What to do.
  public var remedy: LocalizedText

  /// Makes a remark.
  public init(
    code: String, title: LocalizedText, severity: Severity, municipality: String, rows: Int,
    values: LocalizedText, remedy: LocalizedText
  ) {
    self.code = code
    self.title = title
    self.severity = severity
    self.municipality = municipality
    self.rows = rows
    self.values = values
    self.remedy = remedy
  }
}
