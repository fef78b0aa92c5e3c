/// Keeps Excel from evaluating text of a table.
public enum FormulaGuard {
  /// The text, with an apostrophe before it if Excel would take it for a formula.
  ///
  /// Numbers and a lone dash stay as they are. Quoting does not help: Excel evaluates quoted
  /// formulas too.
  public static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, triggers.contains(first) else { return text }
    guard text.unicodeScalars.count > 1 else { return first == "-" ? text : "'" + text }
    return isNumber(text) ? text : "'" + text
  }

  /// The signs of formulas in ASCII and full width, and white space that Excel passes over.
  private static let triggers: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]

  private static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { CellKind(UnsafeRawBufferPointer($0)) == .number }
  }
}
