import OporaDiagnostics
import OporaLanguage
import Testing

@Suite("the report of all findings")
struct DataFindingReportTests {
  @Test func theSameFaultInTheSameColumnIsFolded() {
    let report = DataFindingReport(FindingExamples.lostZeros(Array(17...357) + [401]), .ru)
    #expect(
      report.text == """
        Всего 342 замечания: 342 ошибки.

        Ошибки (342)
        обращения_2024.csv, строка 17, столбец «ОКТМО» (A): «37010017» — 7 цифр, нужно 8 или 11.
          ещё 341 строка: 18–357 и 401

        """)
  }

  @Test func errorsStandBeforeWarnings() {
    let findings = [
      FindingExamples.warning(file: "a.csv", line: 2), FindingExamples.wrongDate,
    ]
    #expect(
      DataFindingReport(findings, .en).text == """
        2 findings in all: 1 error and 1 warning.

        Errors (1)
        обращения_2024.csv, line 12, column «Дата обращения» (D): «31.02.2024» — there is no such day.
          Expected: a date such as DD.MM.YYYY. Correct the day or the month in the original document.

        Warnings (1)
        a.csv, line 2: the row is repeated.

        """)
  }

  @Test func onlyTwentyGroupsAreToldInFull() {
    let findings = (1...23).map { FindingExamples.warning(file: "\($0 + 100).csv", line: 5) }
    let report = DataFindingReport(findings, .ru)
    #expect(report.sections.flatMap(\.entries).count == 20)
    #expect(report.groupsLeftOut == 3)
    #expect(report.text.hasSuffix("\n\nИ ещё 3 вида замечаний.\n"))
  }

  @Test func noFindingsAreSaid() {
    #expect(DataFindingReport([], .ru).text == "Замечаний нет.\n")
    #expect(DataFindingReport([], .en).text == "No findings.\n")
  }

  @Test func theOrderOfFindingsDoesNotMatter() {
    let findings =
      FindingExamples.lostZeros([9, 3, 4, 20]) + [FindingExamples.wrongDate]
      + (1...4).map { FindingExamples.warning(file: "\($0).csv", line: $0) }
    let text = DataFindingReport(findings, .ru).text
    #expect(DataFindingReport(findings.reversed(), .ru).text == text)
  }
}

@Suite struct DeclaredFigureFoldingTests {
  /// Each declared figure has two numbers of its own; folding would hide all but the first.
  @Test func declaredFiguresAreToldOneByOne() {
    let findings = [2013, 2015].enumerated().map { index, year in
      Finding(
        code: "declared-differs", severity: .warning,
        place: Place(file: "totals.csv", line: 2 + index, field: "declared"),
        message: LocalizedText(ru: "\(year): представлено 64,6 % / рассчитано 65,01 %"))
    }
    #expect(DataFindingGroup.groups(of: findings).map(\.count) == [1, 1])
  }
}
