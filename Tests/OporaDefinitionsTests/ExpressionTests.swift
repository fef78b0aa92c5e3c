import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@Suite struct ExpressionTests {
  /// Expressions that cover the grammar, and how they are printed.
  static let printed: [(written: String, text: String)] = [
    ("1", "1"), ("  1.50 ", "1.5"), ("'it''s'", "'it''s'"), ("2024-12-31", "2024-12-31"),
    ("true", "true"), ("period.end", "period.end"), ("programme_id.levels", "programme_id.levels"),
    ("a+b*c", "a + b * c"), ("(a+b)*c", "(a + b) * c"), ("a-b-c", "a - b - c"),
    ("a-(b-c)", "a - (b - c)"), ("a/b/c", "a / b / c"), ("a/(b/c)", "a / (b / c)"),
    ("((a))", "a"), ("-a * b", "-a * b"), ("-(a+b)", "-(a + b)"), ("--a", "--a"), ("-5", "-5"),
    ("a or b and c", "a or b and c"), ("(a or b) and c", "(a or b) and c"),
    ("not a and b", "not a and b"), ("not (a and b)", "not (a and b)"), ("not not a", "not not a"),
    ("a = 1 or not b != 2", "a = 1 or not b != 2"), ("(a = b) = c", "(a = b) = c"),
    ("x in 5..<18", "x in 5 ..< 18"), ("x in 5 .. 17.5", "x in 5 .. 17.5"),
    ("x not in a + 1 ..< b", "x not in a + 1 ..< b"), ("x in (1)..<(2)", "x in 1 ..< 2"),
    ("x in ('a','b')", "x in ('a', 'b')"), ("x not in (-1, 0)", "x not in (-1, 0)"),
    ("x is missing", "x is missing"), ("x is not missing", "x is not missing"),
    ("(a ?? 0) + b", "(a ?? 0) + b"), ("a ?? b + 1", "a ?? b + 1"), ("a ?? 0 > 1", "(a ?? 0) > 1"),
    ("if a then b else c + 1", "if a then b else c + 1"),
    ("(if a then b else c) + 1", "(if a then b else c) + 1"),
    ("1 + if a then b else c", "1 + (if a then b else c)"),
    ("if a then if b then 1 else 2 else 3", "if a then if b then 1 else 2 else 3"),
    ("age(birth_date,on:period.end) in 5..<18", "age(birth_date, on: period.end) in 5 ..< 18"),
    ("max(a, b, -c)", "max(a, b, -c)"), ("f()", "f()"),
    (
      "exists('groups', on: 'locality', where: capacity > 0)",
      "exists('groups', on: 'locality', where: capacity > 0)"
    ),
  ]

  @Test(arguments: printed.map(\.written))
  func printedTextIsCanonical(_ written: String) throws {
    let expected = Self.printed.first { $0.written == written }?.text
    let parsed = ExpressionParser.parse(text: written)
    #expect(parsed.findings.map(\.message.en) == [])
    #expect(try #require(parsed.expression).text == expected)
  }

  /// Law: parsing what was printed gives the same expression, for expressions made at random.
  @Test func parsingThePrintedTextGivesTheSameExpression() throws {
    var generator = SeededGenerator(seed: 20_240_630)
    for _ in 0..<2_000 {
      let expression = RandomExpression.make(depth: 5, using: &generator)
      let text = expression.text
      let parsed = ExpressionParser.parse(text: text)
      let again = try #require(parsed.expression, "\(text): \(parsed.findings.map(\.message.en))")
      #expect(again.shape == expression.shape, "\(text)")
      #expect(again.text == text)
    }
  }

  @Test func everySpanCoversItsOwnText() throws {
    let text = "if a.b > 1 then age(c, on: d) / 2 else -(x ?? 3)"
    let expression = try #require(ExpressionParser.parse(text: text).expression)
    for node in expression.all {
      let characters = Array(text)
      let start = node.span.column - 1
      let written = String(characters[start..<start + node.span.length])
      #expect(ExpressionParser.parse(text: written).expression?.shape == node.shape, "\(written)")
    }
  }

  @Test func nestingDeeperThanTheLimitIsRefused() {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(ExpressionParser.parse(text: nested(64)).expression != nil)
    let deep = ExpressionParser.parse(text: nested(65))
    #expect(deep.expression == nil)
    #expect(deep.findings.map(\.code) == ["E102"])
    for text in ["-", "not ", "("].map({ String(repeating: $0, count: 100_000) + "a" }) {
      #expect(ExpressionParser.parse(text: text).expression == nil)
    }
    let chain = Array(repeating: "a", count: 100_000).joined(separator: " + ")
    #expect(ExpressionParser.parse(text: chain).expression == nil)
  }

  /// The column counts characters of the file: an escape before the place takes two.
  @Test func placesCountEscapesAndCyrillic() throws {
    let file = "{ /* мера */ a: 'ж = \\'x\\' и b' }"
    let document = JSON5Document(file: "a.json5", text: file)
    let found = FindingCollector()
    _ = ExpressionParser.parse(try #require(document.tree?["a"]), into: found)
    let finding = try #require(found.findings.first)
    #expect(finding.code == "E104")
    #expect(finding.underlined == "и")
  }

  @Test func severalFaultsAreReportedAtOnce() {
    let parsed = ExpressionParser.parse(text: "a == 1 && b <> 2 ИЛИ c ≥ 3")
    #expect(parsed.findings.map(\.replacement) == ["=", "and", "!=", "or", ">="])
  }

  @Test func everyFunctionHasWordsAndAnExampleThatParses() throws {
    for function in ExpressionFunction.table {
      #expect(!function.meaning.ru.isEmpty && !function.meaning.en.isEmpty)
      let parsed = ExpressionParser.parse(text: function.example)
      #expect(parsed.findings.isEmpty)
      let names = try #require(parsed.expression).all.compactMap { node -> String? in
        if case .call(let name, _, _) = node { name } else { nil }
      }
      #expect(names.contains(function.name))
    }
  }
}
