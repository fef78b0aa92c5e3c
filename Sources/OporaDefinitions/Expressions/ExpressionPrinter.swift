import OporaLanguage

extension Expression {
  /// The expression as text, with no more brackets than it or its reader needs.
  ///
  /// Parsing the text gives the same expression again, spans apart.
  public var text: String { printed(Strength.conditional) }

  /// How tightly a node binds; a node looser than its place demands gets brackets.
  private enum Strength {
    static let conditional = -1
    static let condition = 0
    static let conjunction = 1
    static let negation = 2
    static let comparison = 3
    static let fallback = 4
    static let sum = 5
    static let product = 6
    static let unary = 7
  }

  private func printed(_ demanded: Int) -> String {
    let (text, strength) = bare
    return strength < demanded ? "(\(text))" : text
  }

  private var bare: (text: String, strength: Int) {
    switch self {
    case .literal(let literal, _): (literal.text, literal.isNegative ? Strength.unary : 9)
    case .name(let path, _): (path.joined(separator: "."), 9)
    case .call(let name, let arguments, _):
      ("\(name)(\(arguments.map(\.text).joined(separator: ", ")))", 9)
    case .not(let operand, _): ("not " + operand.printed(Strength.negation), Strength.negation)
    case .negative(let operand, _):
      ("-" + operand.printed(Strength.unary), Strength.unary)
    case .binary(let sign, let left, let right, _): Expression.bareBinary(sign, left, right)
    case .inRange(let operand, let lower, let upper, let includesUpper, let negated, _):
      (
        "\(operand.printed(Strength.sum))\(negated ? " not" : "") in "
          + "\(lower.printed(Strength.sum)) \(includesUpper ? ".." : "..<") "
          + upper.printed(Strength.sum), Strength.comparison
      )
    case .inList(let operand, let list, let negated, _):
      (
        "\(operand.printed(Strength.sum))\(negated ? " not" : "") in "
          + "(\(list.map(\.text).joined(separator: ", ")))", Strength.comparison
      )
    case .isMissing(let operand, let negated, _):
      (
        "\(operand.printed(Strength.sum)) is \(negated ? "not " : "")missing",
        Strength.comparison
      )
    case .fallback(let left, let right, _):
      (
        "\(left.printed(Strength.sum)) ?? \(right.printed(Strength.sum))", Strength.fallback
      )
    case .conditional(let condition, let positive, let negative, _):
      // The else branch takes everything after it, so inside anything else it needs brackets.
      ("if \(condition.text) then \(positive.text) else \(negative.text)", Strength.conditional)
    }
  }

  private static func bareBinary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> (String, Int) {
    let strengths: (whole: Int, left: Int, right: Int) =
      switch sign {
      case .or: (Strength.condition, Strength.condition, Strength.conjunction)
      case .and: (Strength.conjunction, Strength.conjunction, Strength.negation)
      case .add, .subtract: (Strength.sum, Strength.sum, Strength.product)
      case .multiply, .divide: (Strength.product, Strength.product, Strength.unary)
      // `a ?? 0 > 1` reads as it should, but few would guess so.
      default: (Strength.comparison, Strength.sum, Strength.sum)
      }
    let text =
      "\(left.printed(strengths.left)) \(sign.rawValue) \(right.printed(strengths.right))"
    return (text, strengths.whole)
  }
}

extension Expression.Argument {
  /// The argument as text, with its label.
  public var text: String { (label.map { "\($0): " } ?? "") + value.text }
}

extension Literal {
  /// The literal as the language spells it.
  public var text: String {
    switch self {
    case .number(let number): number.description
    case .text(let text):
      "'"
        + text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    case .date(let day): day.iso
    case .bool(let flag): flag ? "true" : "false"
    }
  }

  var isNegative: Bool {
    if case .number(let number) = self { return number < .zero }
    return false
  }
}
