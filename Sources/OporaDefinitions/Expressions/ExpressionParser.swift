public import OporaDiagnostics
import OporaLanguage

/// Reads expressions of the definition language.
///
/// The grammar, loosest first:
///
///     expression = and { "or" and }            and     = not { "and" not }
///     not        = "not" not | comparison
///     comparison = default [ ("=" | "!=" | "<" | "<=" | ">" | ">=") default
///                          | ["not"] "in" (range | list) | "is" ["not"] "missing" ]
///     range      = default ("..<" | "..") default      list = "(" literal { "," literal } ")"
///     default    = sum [ "??" sum ]
///     sum        = product { ("+" | "-") product }
///     product    = unary { ("*" | "/") unary }         unary = "-" unary | primary
///     primary    = literal | reference | call | "(" expression ")"
///                | "if" expression "then" expression "else" expression
///     call       = name "(" [ argument { "," argument } ] ")"
///     argument   = [ name ":" ] expression             reference = name { "." name }
///
/// Comparisons do not chain. Brackets nest 64 deep at most and an expression has 1000 tokens at
/// most, so that no expression can exhaust the stack of whoever walks over it.
public struct ExpressionParser {
  struct Stop: Error {}

  /// How deep brackets, calls and conditions may nest.
  public static let deepestNesting = 64

  private let tokens: [Token]
  private let text: JSON5Value
  private let found: FindingCollector
  var position = 0
  private var depth = 0

  /// Reads the expression in a text value.
  ///
  /// - Parameters:
  ///   - value: The text of a definition; spans of the expression point into its file.
  ///   - found: Where faults (`E101`–`E105`) are reported.
  /// - Returns: nil if anything was wrong, or if the value is no text.
  public static func parse(_ value: JSON5Value, into found: FindingCollector) -> Expression? {
    let before = found.findings.count
    let expression = meaning(of: value, into: found)
    return found.findings.count == before ? expression : nil
  }

  /// Reads the expression as it must have been meant: foreign spellings are reported, but read, so
  /// that names and kinds can be checked in the same run.
  static func meaning(of value: JSON5Value, into found: FindingCollector) -> Expression? {
    guard case .string(let text) = value.kind else { return nil }
    let tokens = Lexer.tokens(of: text, in: value, into: found)
    var parser = ExpressionParser(tokens: tokens, text: value, found: found)
    return parser.whole()
  }

  /// Reads an expression that stands in no file, as for `--where` on the command line.
  ///
  /// - Parameters:
  ///   - text: The expression.
  ///   - file: The name to give in findings.
  /// - Returns: The expression, nil if it is wrong, and what is wrong; columns count from 1.
  public static func parse(
    text: String, file: String = "expression"
  ) -> (expression: Expression?, findings: [Finding]) {
    let source = SourceText(file: file, text: text)
    let span = SourceSpan(file: file, line: 1, column: 0, length: text.count, source: source)
    let found = FindingCollector()
    let expression = parse(JSON5Value(.string(text), span: span), into: found)
    return (expression, found.findings)
  }

  private init(tokens: [Token], text: JSON5Value, found: FindingCollector) {
    self.tokens = tokens
    self.text = text
    self.found = found
  }

  private mutating func whole() -> Expression? {
    do throws(Stop) {
      guard tokens.count <= Lexer.mostTokens else { throw fail(.tooLong) }
      let expression = try expression()
      if current.kind != .end { throw fail(.trailing(current.spelling)) }
      return expression
    } catch {
      return nil
    }
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  mutating func take(_ sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  mutating func take(_ keyword: Token.Keyword) -> Bool {
    guard current.kind == .keyword(keyword) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ sign: String) throws(Stop) {
    if !take(sign) { throw fail(expected: "«\(sign)»", "‘\(sign)’") }
  }

  private mutating func expect(_ keyword: Token.Keyword) throws(Stop) {
    if !take(keyword) { throw fail(expected: "«\(keyword.rawValue)»", "‘\(keyword.rawValue)’") }
  }

  func fail(_ fault: ExpressionFault, at span: SourceSpan? = nil) -> Stop {
    let here = text.span(ofText: current.offset, length: max(1, current.length))
    found.report(fault, at: span ?? here)
    return Stop()
  }

  func fail(expected ru: String, _ en: String) -> Stop {
    let spelling = current.kind == .end ? nil : current.spelling
    return fail(.expected(.init(ru: ru, en: en), found: spelling))
  }

  /// The span from a token to the last one read.
  func span(from start: Int) -> SourceSpan {
    let first = tokens[start]
    let last = tokens[max(start, position - 1)]
    return text.span(
      ofText: first.offset, length: max(1, last.offset + last.length - first.offset))
  }

  private mutating func nested<Result>(
    _ body: (inout ExpressionParser) throws(Stop) -> Result
  ) throws(Stop) -> Result {
    depth += 1
    guard depth <= ExpressionParser.deepestNesting else { throw fail(.tooDeep) }
    let result = try body(&self)
    depth -= 1
    return result
  }

  // MARK: Conditions

  private mutating func expression() throws(Stop) -> Expression {
    let start = position
    var left = try conjunction()
    while take(.or) {
      left = .binary(.or, left, try conjunction(), span(from: start))
    }
    return left
  }

  private mutating func conjunction() throws(Stop) -> Expression {
    let start = position
    var left = try negation()
    while take(.and) {
      left = .binary(.and, left, try negation(), span(from: start))
    }
    return left
  }

  private mutating func negation() throws(Stop) -> Expression {
    let start = position
    guard take(.not) else { return try comparison() }
    let operand = try nested { parser throws(Stop) in try parser.negation() }
    return .not(operand, span(from: start))
  }

  private static let comparisons: [String: BinaryOperator] = [
    "=": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
    ">=": .greaterOrEqual,
  ]

  private var comparisonHere: BinaryOperator? {
    guard case .sign(let sign) = current.kind else { return nil }
    return ExpressionParser.comparisons[sign]
  }

  private mutating func comparison() throws(Stop) -> Expression {
    let start = position
    let left = try fallback()
    if let comparison = comparisonHere {
      position += 1
      let right = try fallback()
      let whole = Expression.binary(comparison, left, right, span(from: start))
      if let second = comparisonHere {
        position += 1
        let third = try? fallback()
        let range = Expression.range(left, comparison, right, second, third)
        throw fail(.chained(replacement: range), at: span(from: start))
      }
      return whole
    }
    if take(.is) {
      let negated = take(.not)
      try expect(.missing)
      return .isMissing(left, negated: negated, span(from: start))
    }
    let beforeNot = position
    let negated = take(.not)
    if take(.in) { return try membership(of: left, negated: negated, from: start) }
    position = beforeNot
    return left
  }

  // MARK: Arithmetic

  mutating func fallback() throws(Stop) -> Expression {
    let start = position
    let left = try sum()
    guard take("??") else { return left }
    return .fallback(left, try sum(), span(from: start))
  }

  private mutating func sum() throws(Stop) -> Expression {
    let start = position
    var left = try product()
    while true {
      if take("+") {
        left = .binary(.add, left, try product(), span(from: start))
      } else if take("-") {
        left = .binary(.subtract, left, try product(), span(from: start))
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(Stop) -> Expression {
    let start = position
    var left = try unary()
    while true {
      if take("*") {
        left = .binary(.multiply, left, try unary(), span(from: start))
      } else if take("/") {
        left = .binary(.divide, left, try unary(), span(from: start))
      } else {
        return left
      }
    }
  }

  private mutating func unary() throws(Stop) -> Expression {
    let start = position
    guard take("-") else { return try primary() }
    let operand = try nested { parser throws(Stop) in try parser.unary() }
    return .negative(operand, span(from: start))
  }

  private mutating func primary() throws(Stop) -> Expression {
    let start = position
    if let literal = takeLiteral() { return .literal(literal, span(from: start)) }
    if take("(") {
      let inner = try nested { parser throws(Stop) in try parser.expression() }
      try expect(")")
      return inner
    }
    if take(.if) { return try conditional(from: start) }
    guard case .name(let name) = current.kind else {
      throw fail(expected: "имя, число, текст или «(»", "a name, a number, a text or ‘(’")
    }
    position += 1
    if take("(") { return try call(name, from: start) }
    var path = [name]
    while take(".") {
      guard case .name(let part) = current.kind else { throw fail(expected: "имя", "a name") }
      position += 1
      path.append(part)
    }
    return .name(path, span(from: start))
  }

  private mutating func conditional(from start: Int) throws(Stop) -> Expression {
    let condition = try nested { parser throws(Stop) in try parser.expression() }
    try expect(.then)
    let positive = try nested { parser throws(Stop) in try parser.expression() }
    try expect(.else)
    let negative = try nested { parser throws(Stop) in try parser.expression() }
    return .conditional(condition, positive, negative, span(from: start))
  }

  private mutating func call(_ name: String, from start: Int) throws(Stop) -> Expression {
    var arguments: [Expression.Argument] = []
    if !take(")") {
      repeat {
        arguments.append(try nested { parser throws(Stop) in try parser.argument() })
      } while take(",")
      if !take(")") { throw fail(expected: "«,» или «)»", "‘,’ or ‘)’") }
    }
    return .call(name, arguments, span(from: start))
  }

  private mutating func argument() throws(Stop) -> Expression.Argument {
    var label: String?
    if case .name(let name) = current.kind, position + 1 < tokens.count,
      tokens[position + 1].kind == .sign(":")
    {
      label = name
      position += 2
    }
    return Expression.Argument(label: label, value: try expression())
  }
}
