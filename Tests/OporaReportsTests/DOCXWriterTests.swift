import Foundation
import OporaLanguage
import Testing

@testable import OporaReports

@Suite("DOCX writer")
struct DOCXWriterTests {
  static func parts(_ document: Document) throws -> [String: String] {
    let files = try ZipArchive.files(of: DOCXWriter().bytes(of: document))
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
  }

  static func region(_ language: Language = .ru) -> Document {
    Report.document(Forms.region, of: SampleRegion.input(language))
  }

  @Test func allPartsAreThereAndAreWellFormed() throws {
    let parts = try DOCXWriterTests.parts(DOCXWriterTests.region())
    for name in [
      "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
      "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/header1.xml",
      "word/_rels/document.xml.rels",
    ] {
      #expect(parts[name] != nil, "\(name)")
    }
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
      #expect(TagBalance(text).isWellFormed, "\(name)")
    }
  }

  @Test func everyRelationLeadsToAPartAndEveryPictureToARelation() throws {
    let parts = try DOCXWriterTests.parts(DOCXWriterTests.region())
    let relations = parts["word/_rels/document.xml.rels"] ?? ""
    let targets = TagBalance.values("Target", in: relations)
    for target in targets { #expect(parts["word/" + target] != nil, "\(target)") }
    let ids = Set(TagBalance.values("Id", in: relations))
    let text = parts["word/document.xml"] ?? ""
    let embedded = TagBalance.values("r:embed", in: text)
    #expect(!embedded.isEmpty && embedded.allSatisfy(ids.contains))
  }

  @Test func everyStyleAndBookmarkThatIsNamedIsThere() throws {
    let parts = try DOCXWriterTests.parts(DOCXWriterTests.region())
    let styles = Set(TagBalance.values("w:styleId", in: parts["word/styles.xml"] ?? ""))
    let text = parts["word/document.xml"] ?? ""
    let used = text.components(separatedBy: "Style w:val=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" })
    }
    #expect(!used.isEmpty)
    for style in Set(used) { #expect(styles.contains(style), "\(style)") }
    let marks = Set(TagBalance.values("w:name", in: text))
    for anchor in TagBalance.values("w:anchor", in: text) { #expect(marks.contains(anchor)) }
  }

  @Test func anAppendixBeginsOnAPageAndWordsStayWithTheirTable() throws {
    var document = Document(
      title: "T", subtitle: "", author: "", date: "", language: .ru,
      blocks: [
        .paragraph(RichText("Значения: с 7-го на 4-е место")),
        .table(Table(id: "t", caption: "c", columns: [TableColumn("h")], rows: [[RichText("1")]])),
        .pageBreak, .heading(1, RichText("Приложение А")), .paragraph(RichText("конец")),
      ])
    let text = try #require(DOCXWriterTests.parts(document)["word/document.xml"])
    #expect(text.contains("<w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>"))
    #expect(text.contains("<w:p><w:pPr><w:keepNext/></w:pPr>"))
    #expect(text.contains("4</w:t><w:noBreakHyphen/>"))
    #expect(text.contains("<w:pStyle w:val=\"Origin\"/>"))
    #expect(HTMLWriter().text(of: document).contains("<div class=\"page\"></div>"))
    #expect(MarkdownWriter().text(of: document).contains("\n\n* * *\n\n# Приложение А"))
    document.blocks = []
    #expect(try DOCXWriterTests.parts(document)["word/document.xml"] != nil)
  }

  /// Heading, table and lines of the signature are one: none of them alone begins a page.
  @Test(arguments: [false, true]) func aSignatureStaysTogether(hasAppendix: Bool) throws {
    let table = Table(
      id: "s", caption: "Подписи", columns: [TableColumn("Должность")], rows: [[RichText("")]])
    let appendix: [Block] = [.pageBreak, .heading(1, RichText("А")), .paragraph(RichText("z"))]
    let document = Document(
      title: "T", subtitle: "", author: "", date: "", language: .ru,
      blocks: [
        .paragraph(RichText("раньше")), .heading(1, RichText("Подпись")), .table(table),
        .paragraph(RichText("Исполнитель")), .paragraph(RichText("Происхождение")),
      ] + (hasAppendix ? appendix : []))
    let text = try #require(DOCXWriterTests.parts(document)["word/document.xml"])
    #expect(text.contains("<w:pStyle w:val=\"AfterTable\"/><w:keepNext/>"))
    #expect(text.contains("<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">Исполнитель"))
    #expect(!text.contains("<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">раньше"))
  }

  @Test func hostileNamesStayText() throws {
    let name = "<w:p/>&\"'\u{0}\u{B}]]>\u{FFFE}"
    let table = Table(
      id: "t", caption: name, columns: [TableColumn(name)], rows: [[RichText(name)]])
    let figure = Figure(
      id: "f", caption: name, alternative: name, svg: "<svg width=\"7\" height=\"5\"/>")
    let document = Document(
      title: name, language: .en,
      blocks: [.heading(1, RichText(name)), .table(table), .figure(figure)])
    let parts = try DOCXWriterTests.parts(document)
    let text = parts["word/document.xml"] ?? ""
    #expect(
      TagBalance(text).isWellFormed && TagBalance(parts["docProps/core.xml"] ?? "").isWellFormed)
    #expect(text.contains("&lt;w:p/&gt;&amp;&quot;&#39;"))
    #expect(!text.unicodeScalars.contains { $0.value < 9 || $0.value == 0xFFFE })
  }

  @Test func theSameDocumentGivesTheSameBytes() {
    let document = DOCXWriterTests.region(.en)
    #expect(DOCXWriter().bytes(of: document) == DOCXWriter().bytes(of: document))
  }

  @Test func aPictureKeepsItsShapeAndFitsThePage() throws {
    let svg = "<svg width=\"100\" height=\"1000\"></svg>"
    let figure = Figure(id: "f", caption: "Ф", alternative: "слова", svg: svg)
    let parts = try DOCXWriterTests.parts(
      Document(title: "Т", language: .ru, blocks: [.figure(figure)]))
    let text = parts["word/document.xml"] ?? ""
    #expect(text.contains("<wp:extent cx=\"840000\" cy=\"8400000\"/>"))
    #expect(text.contains("<mc:Fallback><w:t xml:space=\"preserve\">слова</w:t></mc:Fallback>"))
    #expect(parts["word/media/picture1.svg"] == svg)
  }
}

/// Whether the tags of an XML text open and close in order.
struct TagBalance {
  let isWellFormed: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var rest = text[...]
    var isRight = true
    while isRight, let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        isRight = false
        break
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" && $0 != "\n" }
      if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        isRight = open.popLast() == name
      } else {
        open.append(name)
      }
    }
    isWellFormed = isRight && open.isEmpty
  }

  /// The values of an attribute, in order.
  static func values(_ attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" })
    }
  }
}
