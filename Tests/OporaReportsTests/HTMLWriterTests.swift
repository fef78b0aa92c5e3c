import Foundation
import OporaLanguage
import OporaReports
import Testing

@Suite("HTML writer")
struct HTMLWriterTests {
  static func text(_ blocks: [Block], title: String = "Т") -> String {
    HTMLWriter().text(of: Document(title: title, language: .ru, blocks: blocks))
  }

  static let hostile = "</td><script>alert(1)</script>\u{202E}\" onload='x'&amp;"

  @Test func whateverANameHoldsItStaysText() {
    let name = HTMLWriterTests.hostile
    let table = Table(
      id: "t", caption: name, columns: [TableColumn(name)], rows: [[RichText(name)]])
    let text = HTMLWriterTests.text(
      [
        .heading(1, RichText(name)), .paragraph(RichText([.strong(name), .code(name)])),
        .list([RichText(name)]), .table(table), .note(RichText(name)),
        .placeholder(RichText(name)), .paragraph("конец"),
      ], title: name)
    #expect(!text.contains("<script") && !text.contains("\u{202E}"))
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(text.contains("&amp;amp;"))
    #expect(!text.contains("onload='"))
  }

  @Test func headingsGoDownFromOneAndLinksLeadToThem() {
    let text = HTMLWriterTests.text([
      .heading(1, "Первый"), .heading(2, "Ниже"), .heading(1, "Второй"), .heading(1, "Третий"),
      .paragraph("конец"),
    ])
    #expect(text.components(separatedBy: "<h1>").count == 2)
    #expect(text.contains("<h2 id=\"s1\">Первый</h2>"))
    #expect(text.contains("<h3 id=\"s2\">Ниже</h3>"))
    #expect(text.contains("<li><a href=\"#s4\">Третий</a></li>"))
    #expect(text.contains("<html lang=\"ru\">"))
  }

  @Test func tablesHaveACaptionAndHeadsOfColumnsAndRows() {
    let table = Table(
      id: "t", caption: "Охват", columns: [TableColumn("Район"), TableColumn("Охват, %", .number)],
      rows: [["Азовский", "70,0"]])
    let text = HTMLWriterTests.text([
      .paragraph(RichText([.table("t")])), .table(table), .paragraph("конец"),
    ])
    #expect(text.contains("<caption>Таблица 1 — Охват</caption>"))
    #expect(text.contains("<th scope=\"col\" class=\"number\">Охват, %</th>"))
    #expect(text.contains("<th scope=\"row\">Азовский</th><td class=\"number\">70,0</td>"))
    #expect(text.contains("<a href=\"#t-t\">таблица\u{A0}1</a>"))
    #expect(text.contains("tabindex=\"0\" role=\"region\" aria-label=\"Таблица 1 — Охват\""))
  }

  @Test(arguments: Language.allCases)
  func aReportIsOneFileThatFetchesNothing(_ language: Language) {
    let output = Report.output(Forms.region, of: SampleRegion.input(language))
    let text = output.file("report.html")?.text ?? ""
    let pictures = output.files.filter { $0.path.hasSuffix(".svg") }
    #expect(!pictures.isEmpty)
    for picture in pictures {
      #expect(text.contains(picture.text), "\(picture.path)")
    }
    for word in ["<script", "<img", "<link", "url(", "javascript:", "@import", "<iframe"] {
      #expect(!text.contains(word), "\(word)")
    }
    let addresses = text.components(separatedBy: "href=\"").dropFirst()
    #expect(addresses.allSatisfy { $0.hasPrefix("#") })
  }

  @Test func everyIdOccursOnceAndEveryLinkHasItsPlace() {
    let output = Report.output(Forms.region, of: SampleRegion.input())
    let text = output.file("report.html")?.text ?? ""
    func values(_ attribute: String) -> [String] {
      text.components(separatedBy: " \(attribute)=\"").dropFirst().map { part in
        String(part.prefix { $0 != "\"" })
      }
    }
    let ids = values("id")
    #expect(Set(ids).count == ids.count)
    for link in values("href") { #expect(ids.contains(String(link.dropFirst())), "\(link)") }
    for names in values("aria-labelledby") {
      for name in names.split(separator: " ") { #expect(ids.contains(String(name))) }
    }
  }
}
