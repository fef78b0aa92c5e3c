public import OporaLanguage

/// An expression of the definition language, parsed; every node knows its span.
///
/// The grammar is that of the type's parser, ``ExpressionParser``.
public indirect enum Expression: Sendable {
  /// A number, text, date, `true` or `false`.
  case literal(Literal, SourceSpan)
  /// A column, measure, or dotted name such as `period.end` or `programme_id.levels`.
  case name([String], SourceSpan)
  /// A call: `age(birth_date, on: period.end)`.
  case call(String, [Argument], SourceSpan)
  /// `not x`.
  case not(Expression, SourceSpan)
  /// `-x`.
  case negative(Expression, SourceSpan)
  /// `left and right`, comparison or arithmetic.
  case binary(BinaryOperator, Expression, Expression, SourceSpan)
  /// `x in 5 ..< 18`, `x not in 5 .. 18`; the bounds are expressions.
  case inRange(
    Expression, lower: Expression, upper: Expression, includesUpper: Bool, negated: Bool,
    SourceSpan)
  /// `x in ('a', 'b')`, or its negation.
  case inList(Expression, [Literal], negated: Bool, SourceSpan)
  /// `x is missing`, or its negation.
  case isMissing(Expression, negated: Bool, SourceSpan)
  /// `x ?? y`.
  case fallback(Expression, Expression, SourceSpan)
  /// `if c then a else b`.
  case conditional(Expression, Expression, Expression, SourceSpan)

  /// A named or positional argument of a call.
  public struct Argument: Sendable {
    /// The label, such as `on`; nil for a positional argument.
    public var label: String?
    /// The value.
    public var value: Expression

    /// Makes an argument.
    public init(label: String?, value: Expression) {
      self.label = label
      self.value = value
    }
  }

  /// The span of the whole node.
  public var span: SourceSpan {
    switch self {
    case .literal(_, let span), .name(_, let span), .call(_, _, let span), .not(_, let span),
      .negative(_, let span), .binary(_, _, _, let span), .inRange(_, _, _, _, _, let span),
      .inList(_, _, _, let span), .isMissing(_, _, let span), .fallback(_, _, let span),
      .conditional(_, _, _, let span):
      span
    }
  }
}

/// A constant in an expression.
public enum Literal: Sendable, Hashable {
  /// An exact number.
  case number(ExactNumber)
  /// A text or code.
  case text(String)
  /// A day.
  case date(CalendarDay)
  /// `true` or `false`.
  case bool(Bool)
}

/// An operator between two expressions, spelled as in the language.
public enum BinaryOperator: String, Sendable, Hashable {
  /// Three-valued conjunction.
  case and
  /// Three-valued disjunction.
  case or
  /// Equal.
  case equal = "="
  /// Not equal.
  case notEqual = "!="
  /// Less.
  case less = "<"
  /// Less or equal.
  case lessOrEqual = "<="
  /// Greater.
  case greater = ">"
  /// Greater or equal.
  case greaterOrEqual = ">="
  /// Sum.
  case add = "+"
  /// Difference.
  case subtract = "-"
  /// Product.
  case multiply = "*"
  /// Quotient.
  case divide = "/"
}
