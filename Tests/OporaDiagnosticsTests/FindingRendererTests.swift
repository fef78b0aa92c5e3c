import Foundation
import OporaDiagnostics
import OporaLanguage
import Testing

@Suite struct FindingRendererTests {
  private static func finding(_ line: String, column: Int, length: Int = 1) -> Finding {
    Finding(
      code: "E204", severity: .error,
      place: Place(file: "a.json5", line: 9, column: column, length: length, sourceLine: line),
      message: .init(ru: "нет значения «rurl»", en: "no value ‘rurl’"),
      fix: .init(ru: "возможно, «rural»", en: "did you mean ‘rural’?"), replacement: "'rural'",
      related: [Place(file: "b.json5", line: 2, column: 3)])
  }

  @Test func aFindingIsToldInBothLanguages() {
    let finding = Self.finding("  where: 'a = rurl'", column: 15, length: 4)
    let russian = """
      a.json5:9:15: ошибка [E204] нет значения «rurl»
          where: 'a = rurl'
                      ^^^^
        совет: возможно, «rural»
        см. b.json5:2:3

      """
    let english = """
      a.json5:9:15: error [E204] no value ‘rurl’
          where: 'a = rurl'
                      ^^^^
        advice: did you mean ‘rural’?
        see b.json5:2:3

      """
    #expect(FindingRenderer(.ru).text(finding) == russian)
    #expect(FindingRenderer(.en).text(finding) == english)
  }

  /// The column of the caret as a terminal draws it.
  private static func lines(_ text: String) -> (source: String, carets: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return (lines[1], lines[2])
  }

  @Test func caretsStandUnderWideCharactersAndTabs() {
    let wide = Self.lines(FindingRenderer(.ru).text(Self.finding("表表 x", column: 4)))
    #expect(wide.carets == "       ^")
    let tab = Self.lines(FindingRenderer(.ru).text(Self.finding("\t\tx", column: 3)))
    #expect(tab.source == "          x")
    #expect(tab.carets == "          ^")
    let combining = Self.lines(FindingRenderer(.ru).text(Self.finding("и\u{306}x", column: 3)))
    #expect(combining.carets == "   ^")
  }

  @Test func placesAtAndBeyondTheEndOfTheLineAreDrawn() {
    #expect(Self.lines(FindingRenderer(.ru).text(Self.finding("ab", column: 3))).carets == "    ^")
    #expect(Self.lines(FindingRenderer(.ru).text(Self.finding("ab", column: 99))).carets == "    ^")
    #expect(
      Self.lines(FindingRenderer(.ru).text(Self.finding("", column: 1, length: 50))).carets == "  ^"
    )
  }

  @Test(arguments: [1, 30, 99, 100, 101, 500, 10_000, 20_000])
  func longLinesAreCutAroundTheCaret(_ column: Int) {
    var scalars = Array(repeating: Character("x"), count: 20_000)
    scalars[column - 1] = "!"
    let drawn = Self.lines(FindingRenderer(.ru).text(Self.finding(String(scalars), column: column)))
    #expect(drawn.source.count <= 104)
    let caret = drawn.carets.firstIndex(of: "^").map {
      drawn.carets.distance(from: drawn.carets.startIndex, to: $0)
    }
    let mark = drawn.source.firstIndex(of: "!").map {
      drawn.source.distance(from: drawn.source.startIndex, to: $0)
    }
    #expect(caret == mark)
  }

  @Test func nothingInAFileSteersTheTerminal() {
    var finding = Self.finding("\u{1B}[31m\u{202E}x\u{0}", column: 2)
    finding.message = .init(ru: "нет «\u{1B}[2J»")
    let text = FindingRenderer(.ru).text(finding)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test func theJSONFormHasCodeFileRangeMessageAndReplacement() throws {
    let finding = Self.finding("\"x\\", column: 2, length: 2)
    let json = FindingRenderer(.en).json([finding, finding])
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let list = try #require(parsed as? [[String: Any]])
    #expect(list.count == 2)
    #expect(list[0]["code"] as? String == "E204")
    #expect(list[0]["message"] as? String == "no value ‘rurl’")
    #expect(list[0]["replacement"] as? String == "'rural'")
    let range = try #require(list[0]["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["line": 9, "column": 2])
    #expect(range["end"] == ["line": 9, "column": 4])
    #expect(FindingRenderer(.en).json([]) == "[]\n")
  }
}
