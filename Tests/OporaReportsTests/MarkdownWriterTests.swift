import OporaLanguage
import OporaReports
import Testing

@Suite("Markdown writer")
struct MarkdownWriterTests {
  static func text(_ blocks: [Block], _ language: Language = .ru) -> String {
    let document = Document(title: "Т", language: language, blocks: blocks)
    let text = MarkdownWriter().text(of: document)
    return String(text.drop { $0 != "\n" }.dropFirst())
  }

  @Test func aTableStandsUnderItsCaptionWithAlignedCells() {
    let table = Table(
      id: "t", caption: "Охват", columns: [TableColumn("Район"), TableColumn("Охват, %", .number)],
      rows: [["Азовский", "70,0"], ["a|b", "…"]])
    let lines = MarkdownWriterTests.text([.table(table)]).split(separator: "\n").suffix(5)
    let expected = [
      "**Таблица 1 — Охват**", "| Район      | Охват, % |", "| ---------- | -------: |",
      "| Азовский   |     70,0 |", "| a\\|b       |        … |",
    ]
    #expect(lines.map(String.init) == expected)
  }

  @Test func referencesCarryTheNumbersOfTablesAndFigures() {
    let table = Table(id: "b", caption: "Б", columns: [TableColumn("x")], rows: [["1"]])
    let figure = Figure(id: "coverage-trend", caption: "Охват", alternative: "Линии", svg: "<svg/>")
    let first = Table(id: "a", caption: "А", columns: [TableColumn("x")], rows: [["1"]])
    let text = MarkdownWriterTests.text([
      .paragraph(
        RichText([.plain("см. "), .table("b"), .plain(" и "), .figure("coverage-trend")])),
      .table(first), .table(table), .figure(figure),
    ])
    #expect(text.contains("см. таблица\u{A0}2 и рисунок\u{A0}1"))
    #expect(text.contains("![Линии](charts/coverage-trend.svg)\n\n*Рисунок 1 — Охват*\n"))
  }

  @Test func aWideTableGivesEveryColumnItsLongestWord() {
    let words = ["Удовлетворительно", "Естественнонаучная", "Физкультурно-спортивная"]
    let long = String(repeating: "слово ", count: 60)
    let table = Table(
      id: "t", caption: "Т", columns: words.map { TableColumn($0) } + [TableColumn("Текст")],
      rows: [["1", "2", "3", RichText(long)]])
    let lines = MarkdownWriterTests.text([.table(table)]).split(separator: "\n")
    let dashes = lines[lines.count - 2].split(separator: "|").map { cell in
      cell.count { $0 == "-" }
    }
    // A line may end after a hyphen.
    for (word, count) in zip(words, dashes) {
      #expect(count >= (word.split(separator: "-").map(\.count).max() ?? 0))
    }
  }

  @Test func theFileEndsWithOneLineFeedAndHoldsNoRawMarkup() {
    let name = "</text><script>alert(1)</script>"
    let table = Table(
      id: "t", caption: name, columns: [TableColumn(name)], rows: [[RichText(name)]])
    let text = MarkdownWriter().text(
      of: Document(
        title: name, language: .en, blocks: [.heading(1, RichText(name)), .table(table)])
    )
    #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    #expect(!text.contains("<script") || text.contains("\\<script"))
    #expect(!text.replacing("\\<", with: "").contains("<"))
  }
}
