import Foundation
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaReports
import TestSupport
import Testing

@Suite("reports")
struct ReportTests {
  @Test func definitionsOfTheSampleHaveNoFaults() {
    #expect(SampleDefinitions.catalogue.findings.allSatisfy { $0.severity == .info })
    #expect(SampleDefinitions.catalogue.indicators.count == 2)
  }

  @Test(arguments: Language.allCases)
  func aRegionIsComparedAsRecorded(language: Language) {
    let output = Report.output(Forms.region, of: SampleRegion.input(language))
    expectGolden(ReportTests.withoutAlternatives(output), "region-\(language.rawValue).md")
  }

  @Test(arguments: Language.allCases)
  func aMunicipalityIsReportedAsRecorded(language: Language) {
    let input = SampleRegion.input(language, focus: SampleRegion.azov)
    let output = Report.output(Forms.halfYear, of: input)
    expectGolden(ReportTests.withoutAlternatives(output), "half-year-\(language.rawValue).md")
  }

  /// The report without the words of its pictures, which are recorded where they are made.
  static func withoutAlternatives(_ output: ReportOutput) -> String {
    let lines = (output.file("report.md")?.text ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      guard line.hasPrefix("!["), let end = line.lastIndex(of: "]") else { return String(line) }
      return "![" + line[end...]
    }
    .joined(separator: "\n")
  }

  @Test(arguments: Language.allCases)
  func everyPictureHasAFileAndWordsWithNumbers(language: Language) {
    let output = Report.output(Forms.region, of: SampleRegion.input(language))
    // Small pictures stand in cells of tables.
    let pictures = (output.file("report.md")?.text ?? "").components(separatedBy: "![").dropFirst()
    #expect(pictures.count == output.files.count { $0.path.hasSuffix(".svg") })
    for picture in pictures {
      let words = picture.prefix { $0 != "]" }
      #expect(words.contains(where: \.isNumber) && words.count <= 250)
    }
  }
}

/// Report forms with every section.
enum Forms {
  static let halfYear = ReportForm(
    id: "half-year", level: .municipality,
    title: LocalizedText(ru: "Отчёт за {period}", en: "Report for {period}"),
    sections: ReportSection.all.filter { $0.levels.contains(.municipality) }
      .map { .init(section: $0.id) })
  static let region = ReportForm(
    id: "region", level: .region,
    title: LocalizedText(ru: "Сравнение за {period}", en: "Comparison for {period}"),
    sections: ReportSection.all.filter { $0.levels.contains(.region) }
      .map { .init(section: $0.id) })
}
