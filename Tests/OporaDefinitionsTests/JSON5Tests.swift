import Foundation
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@Suite struct JSON5Tests {
  /// The value as compact JSON, to compare with what was meant.
  static func compact(_ value: JSON5Value) -> String {
    switch value.kind {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let text): text
    case .string(let text): "\"\(text.replacing("\n", with: "\\n"))\""
    case .array(let elements): "[" + elements.map(compact).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key):\(compact($0.value))" }.joined(separator: ",") + "}"
    }
  }

  static let right: [(String, String)] = [
    ("{}", "{}"), ("[]", "[]"), (" null ", "null"), ("true", "true"), ("'a'", "\"a\""),
    ("{a:1,}", "{a:1}"), ("[1,2,]", "[1,2]"), ("{'a b': \"c\"}", "{a b:\"c\"}"),
    ("{ключ: 'знач', $a_1: 2}", "{ключ:\"знач\",$a_1:2}"),
    ("// first\n{/* in */a/**/:/* x */1}// last", "{a:1}"),
    ("[+1, -2.50, .5, 5., 1e3, -0]", "[1,-2.50,.5,5.,1e3,-0]"),
    ("'it\\'s \\\"q\\\" \\\\ \\u0416 \\x41 \\t'", "\"it's \"q\" \\ Ж A \t\""),
    ("'a\\\nb\\\r\nc'", "\"abc\""), ("'\\uD83D\\uDE00'", "\"😀\""), ("'\\n'", "\"\\n\""),
    ("\u{FEFF}{a:1}", "{a:1}"), ("{\r\na: 1,\r\nb: 2\r\n}", "{a:1,b:2}"),
    ("{\u{A0}a:\u{2003}1\u{3000}}", "{a:1}"), ("{true: 1, null: 2}", "{true:1,null:2}"),
  ]

  @Test(arguments: right.map(\.0))
  func readsWhatIsRight(_ text: String) throws {
    let document = JSON5Document(file: "a.json5", text: text)
    #expect(document.findings.map(\.message.en) == [])
    let expected = Self.right.first { $0.0 == text }?.1
    #expect(Self.compact(try #require(document.tree)) == expected)
  }

  /// Another reader, the toolchain's, accepts the same texts.
  @Test(arguments: right.map(\.0).filter { !$0.contains("\u{3000}") })
  func theToolchainReadsItToo(_ text: String) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    #expect(throws: Never.self) {
      _ = try decoder.decode(
        Anything.self, from: Data("[\(text.drop { $0 == "\u{FEFF}" })\n]".utf8))
    }
  }

  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {}
  }

  static let wrong: [(text: String, code: String, line: Int, column: Int)] = [
    ("", "E001", 1, 1), ("{", "E001", 1, 2), ("{a:1", "E001", 1, 5), ("[1", "E001", 1, 3),
    ("{a 1}", "E001", 1, 3), ("{a:}", "E001", 1, 4), ("{a:1 b:2}", "E001", 1, 5),
    ("[1 2]", "E001", 1, 3), ("{a:1} x", "E001", 1, 7), ("{a:1]", "E001", 1, 5),
    ("{,}", "E001", 1, 2), ("'a", "E001", 1, 1), ("'a\nb'", "E001", 1, 1),
    ("/* x", "E001", 1, 1), ("{a:'\\1'}", "E001", 1, 6), ("{a:'\\u12'}", "E001", 1, 6),
    ("{a:'\\uD800'}", "E001", 1, 11), ("[012]", "E001", 1, 2), ("[1.2.3]", "E001", 1, 2),
    ("[1e]", "E001", 1, 2), ("[-]", "E001", 1, 2), ("{a: tru}", "E001", 1, 5),
    ("{a:1,\n\u{A0}ж:2,\nж:3}", "E002", 3, 1), ("{a:-Infinity}", "E006", 1, 4),
    ("{\r\n  a: 0xFF,\r\n}", "E006", 2, 6), ("{\r  a: NaN}", "E006", 2, 6),
    ("{a: 'б\u{FFFD}'}", "E001", 1, 7), ("{a:/x}", "E001", 1, 4),
    (String(repeating: "[", count: 5_000), "E001", 1, 102),
  ]

  @Test(arguments: wrong.indices)
  func saysWhereWhatIsWrongStands(_ index: Int) throws {
    let expected = Self.wrong[index]
    let document = JSON5Document(file: "a.json5", text: expected.text)
    let finding = try #require(document.findings.first, "\(expected.text)")
    #expect(finding.code == expected.code)
    #expect(finding.place.line == expected.line, "\(expected.text)")
    #expect(finding.place.column == expected.column, "\(expected.text)")
    #expect(!finding.message.ru.isEmpty && !finding.message.en.isEmpty)
  }

  @Test func severalFaultsOfAFileAreReportedTogether() {
    let text = "{\n  a 1,\n  b: tru,\n  c: [1 2],\n  d: 'x,\n  e: 5,5,\n  f: 1\n}"
    let document = JSON5Document(file: "a.json5", text: text)
    #expect(document.tree == nil)
    #expect(document.findings.map { $0.place.line ?? 0 } == [2, 3, 4, 5, 6])
  }

  @Test func keysAndValuesKnowTheirPlaces() throws {
    let text = "{\n\tрус: 'знач', // ж\n  'b' : [ 10, {c: true} ],\n}"
    let tree = try #require(JSON5Document(file: "a.json5", text: text).tree)
    func position(_ span: SourceSpan?) -> String {
      span.map { "\($0.line):\($0.column)+\($0.length)" } ?? ""
    }
    #expect(position(tree.span) == "1:1+1")
    #expect(position(tree["рус"]?.span) == "2:7+6")
    #expect(position(tree["b"]?.span) == "3:9+1")
    guard case .object(let members) = tree.kind, case .array(let list)? = tree["b"]?.kind else {
      Issue.record("the tree has another shape")
      return
    }
    #expect(members.map { position($0.keySpan) } == ["2:2+3", "3:3+3"])
    #expect(list.map { position($0.span) } == ["3:11+2", "3:15+1"])
    #expect(position(list[1]["c"]?.span) == "3:19+4")
  }

  /// Fuzz: a file with bytes changed, cut or doubled is read to the end, and every place of every
  /// finding lies in the file.
  @Test func damagedFilesNeverStopTheReader() {
    var generator = SeededGenerator(seed: 7)
    let seeds = SmallCatalogue.files()
    for round in 0..<600 {
      let name = seeds[round % seeds.count].name
      let damaged = Damage.damaged(seeds[round % seeds.count].text, using: &generator)
      let document = JSON5Document(file: name, text: damaged)
      for finding in document.findings {
        #expect(finding.place.sourceLine != nil)
        let length = finding.place.sourceLine?.unicodeScalars.count ?? 0
        #expect(finding.place.column ?? 0 <= length + 1)
      }
      let catalogue = SmallCatalogue.load([name: damaged])
      let renderer = FindingRenderer(.ru)
      #expect(catalogue.findings.isEmpty == renderer.text(catalogue.findings).isEmpty)
    }
  }
}

/// Damage done to a text by a seeded generator.
enum Damage {
  private static let insertions = [
    "{", "}", "[", "]", ",", ":", "'", "\"", "\\", "/*", "//", "\n", "\r", "\0", "NaN", "«", "С",
    "(", ")", "==", " in ", "5 ..< 18", "\u{FFFD}", "😀", "exists('", ".", "-", "..",
  ]

  static func damaged(_ text: String, using generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !scalars.isEmpty {
      let place = Int.random(in: 0..<scalars.count, using: &generator)
      let end = min(scalars.count, place + Int.random(in: 1...12, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.removeSubrange(place..<end)
      case 1: scalars.insert(contentsOf: scalars[place..<end], at: place)
      case 2: scalars = Array(scalars[..<end])
      default:
        let inserted = insertions.randomElement(using: &generator) ?? "x"
        scalars.insert(contentsOf: inserted.unicodeScalars, at: place)
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
