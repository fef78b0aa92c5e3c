import OporaLanguage

/// A word or sign of the expression language.
struct Token: Sendable {
  enum Kind: Sendable, Hashable {
    case number(ExactNumber)
    case text(String)
    case date(CalendarDay)
    /// A name, not a keyword.
    case name(String)
    case keyword(Keyword)
    /// An operator, bracket, comma, colon or dot.
    case sign(String)
    case end
  }

  enum Keyword: String, Sendable, CaseIterable {
    case and, or, not, `in`, `is`, missing, `if`, then, `else`, `true`, `false`
  }

  var kind: Kind
  /// Offset of the first character in the expression, and how many there are.
  var offset: Int
  var length: Int
  /// The token as written.
  var spelling: String
}
