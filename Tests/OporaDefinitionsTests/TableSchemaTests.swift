import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaDefinitions

/// Table Schemas and data packages become forms; what cannot be followed is said.
@Suite struct TableSchemaTests {
  @Test(arguments: [
    (#"{"fields": [{"name": "а", "constraints": {"jsonSchema": {}}}]}"#, "jsonSchema"),
    (#"{"fields": [{"name": "а", "type": "date", "format": "%j"}]}"#, "%j"),
    (#"{"fields": [{"name": "а", "constraints": {"pattern": "(?=x)"}}]}"#, "pattern"),
    (#"{"fields": [{"name": "а", "constraints": {"minLength": "x"}}]}"#, "minLength"),
    (#"{"fields": [{"name": "а", "x-check": "kpp"}]}"#, "x-check"),
    (#"{"fields": [{"name": "а", "type": "boolean", "trueValues": "да"}]}"#, "trueValues"),
    (
      #"{"fields": [{"name": "а", "type": "date", "constraints": {"minimum": "вчера"}}]}"#,
      "minimum"
    ),
  ])
  func whatIsNotSupportedIsAWarning(text: String, word: String) {
    let document = SchemaDocument(file: "s.json", text: text)
    #expect(document.resources.count == 1)
    #expect(document.findings.map(\.code) == ["schema-error"])
    #expect(document.findings[0].severity == .warning)
    #expect(document.findings[0].message.ru.contains(word))
  }

  @Test(arguments: [
    "", "[]", "{}", "{\"fields\": []}", "{\"fields\": [{}]}", "{\"fields\": [{\"name\": \"\"}]}",
    "{\"fields\": 5}", "{\"resources\": []}", "{\"resources\": [{\"name\": \"a\"}]}",
    "{\"fields\": [{\"name\": \"а\"}, {\"name\": \"а\"}]}",
    "{\"fields\": [{\"name\": \"а\"}], \"primaryKey\": \"б\"}", "{\"fields\": [", "не JSON",
    "{\"resources\": [{\"name\": \"a\", \"schema\": \"none.json\"}]}",
  ])
  func whatCannotBeUsedIsRefusedWithAReason(text: String) {
    let document = SchemaDocument(file: "s.json", text: text)
    #expect(document.resources.isEmpty)
    #expect(!document.findings.isEmpty)
  }

  @Test func aPackageTellsFilesAndDialects() throws {
    let text = #"""
      {"resources": [
        {"name": "a", "path": "a.csv", "encoding": "windows-1251",
         "dialect": {"delimiter": ";", "quoteChar": "'"}, "schema": {"fields": [{"name": "x"}]}},
        {"name": "b", "path": "b.csv", "schema": "b.json"}]}
      """#
    let document = SchemaDocument(file: "datapackage.json", text: text) { path in
      path == "b.json" ? #"{"fields": [{"name": "y", "x-key": "why"}]}"# : nil
    }
    #expect(document.findings.isEmpty)
    #expect(document.resources.map(\.form.id) == ["a", "b"])
    #expect(document.resources[0].delimiter == ";")
    #expect(document.resources[0].quote == "'")
    #expect(document.resources[0].encoding == "windows-1251")
    #expect(document.resources[1].form.columns.map(\.name) == ["why"])
  }

  @Test(arguments: [
    ("a+", "aaa", true), ("a+", "", false), ("a*", "", true), ("ab?c", "ac", true),
    ("a|bc", "bc", true), ("a|bc", "ac", false), ("(ab){2,3}", "ababab", true),
    ("(ab){2,3}", "ab", false), ("[^0-9]+", "абв", true), ("[^0-9]+", "а1", false),
    (#"\d{3}-\d{3}"#, "123-456", true), (".", "ы", true), ("^abc$", "abc", true),
    (#"[\w.]+@x"#, "a.b@x", true), ("[а-яё]+", "ёж", true), ("(?:a|b)+c", "abac", true),
    ("(a*)*b", String(repeating: "a", count: 2000), false), ("[]a]+", "]a", true),
    ("a{0}", "", true), ("", "", true),
  ])
  func aPatternMatchesTheWholeText(pattern: String, text: String, matches: Bool) throws {
    #expect(try #require(TextPattern(pattern)).matches(text) == matches)
  }

  @Test(arguments: [
    "(", ")", "[a", "a{2", "a{3,2}", "*", "a**b{", #"\1"#, "(?=a)", "(?<n>a)", #"a\"#, "a{100000}",
    "((((((((((a{999}){999}){999}){999}){999}){999}){999}){999}){999}){999})",
  ])
  func aPatternThatIsNotUnderstoodIsNone(pattern: String) {
    #expect(TextPattern(pattern) == nil)
  }

  @Test(
    arguments: [
      ("%d.%m.%Y", "1.2.2024", "2024-02-01"), ("%Y%m%d", "20240201", "2024-02-01"),
      ("%d %B %Y", "1 февраля 2024", "2024-02-01"), ("%d-%b-%y", "01-feb-99", "1999-02-01"),
      ("%d.%m.%Y", "1.2.2024 ", nil), ("%d.%m.%Y", "01.02.24", nil),
      ("%F", "2024-02-01", "2024-02-01"),
      ("%d.%m.%Y", "31.02.2024", nil),
    ] as [(String, String, String?)])
  func aMomentIsReadByItsPattern(pattern: String, text: String, iso: String?) throws {
    #expect(try #require(MomentPattern(pattern)).read(text)?.calendarDay?.iso == iso)
  }
}
