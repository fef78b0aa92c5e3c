import OporaLanguage
import OporaReports
import Testing

@Suite("parts of a report")
struct UniquePartsTests {
  static func document(_ sections: [ReportForm.SectionRequest]) -> Document {
    let form = ReportForm(
      id: "f", level: .region, title: LocalizedText(ru: "Т"), sections: sections)
    return Report.document(form, of: SampleRegion.input())
  }

  @Test func aSectionNamedTwiceRefersToItsParts() {
    let once = UniquePartsTests.document([.init(section: "indicator")])
    let twice = UniquePartsTests.document([
      .init(section: "indicator"), .init(section: "indicator"),
    ])
    #expect(twice.tables == once.tables && twice.figures == once.figures)
    let text = MarkdownWriter().text(of: twice)
    #expect(text.contains("Показано выше: таблица\u{A0}1"))
  }

  @Test func otherPartsOfTheSameNameGetTheirOwn() {
    let document = UniquePartsTests.document([
      .init(section: "summary", indicators: ["coverage-5-18"]),
      .init(section: "summary", indicators: ["programmes-per-child"]),
    ])
    #expect(document.tables.map(\.id) == ["key-figures", "key-figures-2"])
    let text = MarkdownWriter().text(of: document)
    #expect(text.contains("Значения: таблица\u{A0}1"))
    #expect(text.contains("Значения: таблица\u{A0}2"))
  }

  @Test func aTopicWithoutDataSaysSo() {
    let title = LocalizedText(ru: "Кадры", en: "Staff")
    let document = UniquePartsTests.document([
      .init(section: "topic", indicators: ["coverage-5-18"], title: title)
    ])
    let text = MarkdownWriter().text(of: document)
    #expect(text.contains("# Кадры\n"))
    #expect(text.contains("**Таблица 1 — Кадры, I полугодие 2024"))
  }

  /// 4846 of 6208 children are covered, more than 75 %: to the whole nobody is missing.
  @Test func whatIsMissingIsCountedInChildren() {
    let document = UniquePartsTests.document([
      .init(section: "shortfall", indicators: ["coverage-5-18"])
    ])
    let rows = document.tables.first?.rows.map { $0.map(\.plainText) } ?? []
    // 700 of 1000 and 140 of 200 with 75 %: 50 and 10 children are missing.
    #expect(rows.contains(["Азовский", "50"]))
    #expect(rows.contains(["Берёзовский", "10"]))
    #expect(!rows.contains { $0[0] == "г. Град" }, "misses nobody")
    #expect(rows.first == ["Азовский", "50"])
  }
}
