import Foundation
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaReports
import TestSupport
import Testing

@Suite("report forms")
struct ReportFormTests {
  static func read(_ text: String) throws -> (form: ReportForm?, findings: [Finding]) {
    let catalogue = DefinitionCatalogue.load(files: [(name: "reports/x.json5", text: text)])
    let tree = try #require(catalogue.reportFiles.first?.tree)
    return ReportForm.read(tree, indicators: ["coverage-5-18"])
  }

  @Test func aFormIsReadWithItsSections() throws {
    let (form, findings) = try ReportFormTests.read(
      """
      { id: 'x', for: 'municipality', title: { ru: 'Отчёт', en: 'Report' },
        sections: ['summary', { section: 'indicator', indicators: ['coverage-5-18'], chart: 'trend' }] }
      """)
    #expect(findings.isEmpty)
    #expect(form?.sections.map(\.section) == ["summary", "indicator"])
    #expect(form?.sections.last?.indicators == ["coverage-5-18"])
    #expect(form?.sections.last?.chart == "trend")
    #expect(form?.level == .municipality)
  }

  /// What is wrong in a form, the code, the suggestion, and where: line and column.
  @Test(arguments: [
    ("sections: ['sumary']", "R303", "summary", 2, 12),
    (
      "sections: [{ section: 'indicator', indicators: ['coverage-5-81'] }]", "R304",
      "coverage-5-18",
      2, 49
    ),
    ("sections: [{ section: 'indicator', chart: 'trnd' }]", "R305", "trend", 2, 43),
    ("sections: ['summary'], titel: 'x'", "R301", "title", 2, 24),
    ("sections: [{ section: 'summary', indicator: [] }]", "R301", "indicators", 2, 34),
  ])
  func aMisspeltNameIsRefusedWithASuggestion(
    text: String, code: String, suggestion: String, line: Int, column: Int
  ) throws {
    let (form, findings) = try ReportFormTests.read(
      "{ id: 'x', for: 'region', title: { ru: 'Т' },\n\(text) }")
    #expect((form == nil) == (code != "R304"))
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.replacement == suggestion)
    #expect(findings.first?.place.line == line)
    #expect(findings.first?.place.column == column)
    #expect(findings.first?.message.ru.contains("возможно, «\(suggestion)»") == true)
    #expect(findings.first?.message.en.contains("did you mean “\(suggestion)”?") == true)
  }

  @Test func whatIsAbsentIsNamed() throws {
    let (form, findings) = try ReportFormTests.read("{ id: 'x', sections: [] }")
    #expect(form == nil)
    #expect(findings.map(\.code) == ["R302", "R302"])
  }

  @Test(arguments: ["half-year", "region", "rating-sheet"])
  func theFormsOfTheHouseAreRight(id: String) throws {
    let file = repositoryRoot.appending(path: "reports/\(id).json5")
    let (form, findings) = try ReportFormTests.read(String(contentsOf: file, encoding: .utf8))
    #expect(findings.allSatisfy { $0.code == "R304" })
    #expect(form?.id == id)
  }

  @Test(arguments: ["half-year", "region"])
  func theFormsOfTheHouseNameIndicatorsThereAre(id: String) throws {
    let file = repositoryRoot.appending(path: "reports/\(id).json5")
    let form = try ReportFormTests.read(String(contentsOf: file, encoding: .utf8)).form
    let folder = repositoryRoot.appending(path: "indicators")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let known = Set((files ?? []).compactMap { $0.split(separator: "/").last.map(String.init) })
    for indicator in form?.sections.flatMap(\.indicators) ?? [] {
      #expect(known.contains(indicator + ".json5"))
    }
  }

  @Test func everySectionHasItsOwnIdAndBothTitles() {
    let ids = ReportSection.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for section in ReportSection.all {
      #expect(section.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
      #expect(!section.title.ru.isEmpty && !section.title.en.isEmpty)
      #expect(section.title.ru != section.title.en)
    }
  }
}
