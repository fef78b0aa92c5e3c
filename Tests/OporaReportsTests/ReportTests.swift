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
    expectGolden(output.file("report.md")?.text ?? "", "region-\(language.rawValue).md")
  }

  @Test(arguments: Language.allCases)
  func aMunicipalityIsReportedAsRecorded(language: Language) {
    let input = SampleRegion.input(language, focus: SampleRegion.azov)
    let output = Report.output(Forms.halfYear, of: input)
    expectGolden(output.file("report.md")?.text ?? "", "half-year-\(language.rawValue).md")
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
