import Testing

@testable import OporaReports

@Suite("Markdown escaping")
struct MarkdownEscapingTests {
  /// A name as people may write it, and what the file must hold so that it shows as written.
  static let cases: [(text: String, markdown: String)] = [
    ("Азовский район", "Азовский район"), ("a_b", "a\\_b"), ("____", "____"),
    ("*важно*", "\\*важно\\*"), ("a|b", "a\\|b"), ("<b>", "\\<b\\>"), ("[x](y)", "\\[x\\](y)"),
    ("`код`", "\\`код\\`"), ("$x$", "\\$x\\$"), ("~~нет~~", "\\~\\~нет\\~\\~"),
    ("@ivan", "\\@\u{2060}ivan"), ("№ #123", "№ \\#\u{2060}123"), ("C# ", "C\\# "),
    ("http://a.ru", "http\\://a.ru"), ("HTTPS://a.ru", "HTTPS\\://a.ru"),
    ("www.a.ru", "www\\.a.ru"), ("a&amp;b", "a\\&amp;b"), ("a & b", "a & b"),
    ("![x](y)", "\\!\\[x\\](y)"), ("a\\b", "a\\\\b"), ("--", "\\-\\-"), ("\"А\"", "\\\"А\\\""),
    ("первая\nвторая", "первая вторая"), ("a\u{202E}b\u{0}c", "abc"), ("{#id}", "\\{\\#id\\}"),
    (
      "</text><script>alert(1)</script>&\"'",
      "\\</text\\>\\<script\\>alert(1)\\</script\\>&\\\"\\'"
    ),
  ]

  @Test(arguments: cases)
  func aTextShowsAsWritten(text: String, markdown: String) {
    #expect(MarkdownEscaping.inline(text) == markdown)
  }

  @Test(arguments: [
    ("1. Первый", "1\\. Первый"), ("2) второй", "2\\) второй"), ("- тире", "\\- тире"),
    ("+ плюс", "\\+ плюс"), ("(1) один", "\\(1) один"), ("a. буква", "a\\. буква"),
    ("2024 г.", "2024 г."), ("= x", "\\= x"),
  ])
  func aLineBeginsNoList(text: String, markdown: String) {
    #expect(MarkdownEscaping.lineStart(text) == markdown)
  }

  @Test func aCodeSpanHoldsBackticks() {
    #expect(MarkdownEscaping.code("a") == "`a`")
    #expect(MarkdownEscaping.code("a`b") == "``a`b``")
    #expect(MarkdownEscaping.code("`a``") == "``` `a`` ```")
  }

  @Test func aTitleIsQuotedForYAML() {
    #expect(MarkdownEscaping.yaml("А \"Б\": в") == "\"А \\\\\\\"Б\\\\\\\": в\"")
  }
}
