public import OporaDiagnostics
public import OporaLanguage

/// What data must satisfy, read from `checks/<id>.json5` (контрольное соотношение).
///
/// A relation that does not hold is a finding of `check`; no figure is changed by it.
public struct ControlRelation: Sendable {
  /// How a relation is tried.
  public enum Rule: Sendable {
    /// A condition over the measures; where it is false, the relation does not hold.
    case condition(Expression)
    /// Each row that the measure ``ControlRelation/rowsMeasure`` counts is against the relation.
    case rows
    /// Rows of that measure that agree in `keys` and differ in `across` are against the relation.
    case repeated(keys: [String], across: String)
    /// The program finds it by itself, under this code of finding.
    case program(String)
  }

  /// Where a condition is tried.
  public enum Level: String, Sendable, CaseIterable {
    /// In each municipality.
    case municipality
    /// Over all municipalities together.
    case region
  }

  /// The measure that the rows of ``Rule/rows`` and ``Rule/repeated(keys:across:)`` belong to.
  public static let rowsMeasure = "rows"
  /// What the ids of relations begin with where they stand among indicators.
  static let prefix = "checks/"
  /// The codes of findings that a relation may be left to.
  public static let programCodes = [
    "constraint-error", "declared-differs", "foreign-key", "primary-key",
  ]

  /// The id: lower-case Latin words joined by hyphens.
  public var id: String
  /// The short code, such as `KC-01`; empty if none.
  public var code: String
  /// What is wrong, in a few words.
  public var title: LocalizedText
  /// Why it is wrong, or may be.
  public var explanation: LocalizedText
  /// What to do.
  public var remedy: LocalizedText
  /// How much it matters.
  public var severity: Severity
  /// How it is tried.
  public var rule: Rule
  /// Where a condition is tried.
  public var level: Level
  /// The measures, where the relation applies, and worked examples: in them a value is the number of
  /// findings.
  public var indicator: IndicatorDefinition

  /// The relation as people write it: the condition, or which rows are against it.
  public var formula: String {
    let rows = indicator.measures.first?.condition?.text ?? ""
    switch rule {
    case .condition(let condition): return condition.text
    case .rows: return "not (\(rows))"
    case .repeated(let keys, let across):
      return "\(keys.joined(separator: " + ")) → \(across)"
    case .program(let code): return code
    }
  }
}
