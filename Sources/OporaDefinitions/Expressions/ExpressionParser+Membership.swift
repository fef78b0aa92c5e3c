import OporaLanguage

/// What follows `in`: a range or a list of constants.
extension ExpressionParser {
  mutating func membership(
    of operand: Expression, negated: Bool, from start: Int
  ) throws(Stop) -> Expression {
    if let list = try literalList() {
      return .inList(operand, list, negated: negated, span(from: start))
    }
    let lower = try fallback()
    let includesUpper = current.kind == .sign("..")
    guard take("..<") || take("..") else { throw fail(expected: "«..<» или «..»", "‘..<’ or ‘..’") }
    let upper = try fallback()
    return .inRange(
      operand, lower: lower, upper: upper, includesUpper: includesUpper, negated: negated,
      span(from: start))
  }

  /// Reads `('a', 'b')`; nil, with nothing read, if the bracket holds no list but a bound.
  private mutating func literalList() throws(Stop) -> [Literal]? {
    let start = position
    guard take("(") else { return nil }
    var literals: [Literal] = []
    repeat {
      guard let literal = takeLiteral() else {
        if literals.isEmpty {
          position = start
          return nil
        }
        throw fail(expected: "значение", "a value")
      }
      literals.append(literal)
    } while take(",")
    if !take(")") {
      if literals.count == 1 {
        position = start
        return nil
      }
      throw fail(expected: "«)»", "‘)’")
    }
    if literals.count == 1, current.kind == .sign("..") || current.kind == .sign("..<") {
      position = start
      return nil
    }
    return literals
  }

  mutating func takeLiteral() -> Literal? {
    let start = position
    let negative = take("-")
    defer { if position == start + 1, negative { position = start } }
    let literal: Literal
    switch current.kind {
    case .number(let number): literal = .number(negative ? -number : number)
    case .text(let text) where !negative: literal = .text(text)
    case .date(let day) where !negative: literal = .date(day)
    case .keyword(.true) where !negative: literal = .bool(true)
    case .keyword(.false) where !negative: literal = .bool(false)
    default: return nil
    }
    position += 1
    return literal
  }
}
