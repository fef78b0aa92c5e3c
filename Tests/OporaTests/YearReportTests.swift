import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import OporaReports
import Testing

/// Reports of a whole year, revisions of what was published, control relations in the protocol.
@Suite struct YearReportTests {
  static let enrolments = """
    child_id,birth_date,start_date,end_date,programme_id,municipality
    a,2012-05-01,2024-02-01,2024-05-31,p1,99601000
    b,2012-05-01,2024-09-01,,p1,99601000
    c,2012-05-01,2023-09-01,,p1,99601000

    """
  static let population = """
    municipality,as_of,age,people
    99601000,2024-01-01,12,10

    """
  static let extendedDay = """
    municipality,period,schools,schools_participating,pupils,pupils_participating
    99601000,2024-S1,4,1,100,10
    99601000,2024-S2,4,2,100,20

    """

  static func journal(_ halves: [String]) -> String {
    let rows = halves.flatMap { half in
      ["enrolments", "extended_day"].map { "\($0),99601000,\(half),2025-01-10" }
    }
    return (["source,municipality,period,submitted_on"] + rows).joined(separator: "\n") + "\n"
  }

  static func monitoring(
    _ halves: [String] = ["2024-S1", "2024-S2"], more: [(String, String)] = [],
    configuration: String? = nil
  ) -> Monitoring {
    let files = [
      ("enrolments.csv", enrolments), ("population.csv", population),
      ("extended.csv", extendedDay), ("journal.csv", journal(halves)),
    ]
    return Monitoring(
      Workspace(
        files: (files + more).map { InputFile(name: $0.0, bytes: Array($0.1.utf8)) },
        configuration: configuration))
  }

  static func value(_ id: String, _ year: String, _ monitoring: Monitoring) throws -> Outcome? {
    let period = try #require(monitoring.period(year))
    return monitoring.values(in: [period], indicators: [id]).cell(id, "99601000", period.id)?
      .outcome
  }

  @Test(arguments: ["2024", "2024-25"])
  func aYearIsSubmittedWhereBothItsHalvesAre(year: String) throws {
    let halves = year == "2024" ? ["2024-S1", "2024-S2"] : ["2024-S2", "2025-S1"]
    // Three children in the calendar year; two in the school year, which began on 1 September.
    let expected = ExactNumber(year == "2024" ? 30 : 20)
    let whole = YearReportTests.monitoring(halves)
    #expect(try YearReportTests.value("coverage-5-18", year, whole) == .number(expected))
    for half in halves {
      let part = YearReportTests.monitoring([half])
      #expect(
        try YearReportTests.value("coverage-5-18", year, part) == .missing(.notReported), "\(half)")
    }
  }

  @Test func rowsThatBearAHalfYearAreNoneOfTheYearsAndTheSecondHalfStandsForThem() throws {
    let monitoring = YearReportTests.monitoring()
    #expect(
      try YearReportTests.value("extended-day-schools", "2024", monitoring)
        == .missing(.notReported))
    let period = try #require(monitoring.period("2024"))
    let request = Monitoring.ReportRequest(
      form: "public-year", period: period, municipality: "99601000")
    let text = try #require(monitoring.report(request)?.file("report.md")?.text)
      .replacing("\u{A0}", with: " ")
    #expect(text.contains("значение — за II полугодие 2024 г."))
    #expect(text.contains("50,0"))
    let tables = try #require(monitoring.report(request)?.file("tables/values.csv")?.text)
    #expect(tables.contains("\n2024-S2,99601000,extended-day-schools,,,50,"))
    #expect(!tables.contains("\n2024,99601000,extended-day-schools,,,50,"))
  }

  @Test func revisedValuesAreListedWithTheOldAndTheNew() throws {
    let published = """
      period,municipality,indicator,value
      2024-S1,99601000,coverage-5-18,25
      2024-S2,99601000,coverage-5-18,20.0

      """
    let changed = try YearReportTests.protocolText([("published.csv", published)])
    #expect(changed.contains("Уточнённые значения прежних периодов"))
    let row = changed.split(separator: "\n").first { $0.contains("опубликовано") }
    #expect(row?.contains("I полугодие 2024") == true)
    #expect(row?.contains("25,0") == true && row?.contains("20,0") == true)
    let same = try YearReportTests.protocolText([
      ("published.csv", published.replacing(",25\n", with: ",20\n"))
    ])
    #expect(same.contains("Уточнений прежних периодов нет: сверено") && same.contains("2 значения"))
    let none = try YearReportTests.protocolText([])
    #expect(none.contains("ранее опубликованных значений (источник published\\_values)"))
  }

  static func protocolText(_ more: [(String, String)]) throws -> String {
    let monitoring = monitoring(more: more)
    let period = try #require(monitoring.period("2024-S2"))
    let request = Monitoring.ReportRequest(
      form: "data-quality", period: period, municipality: "99601000")
    return try #require(monitoring.report(request)?.file("report.md")?.text)
      .replacing("\u{A0}", with: " ")
  }

  @Test func theProtocolNamesControlRelationsThatDoNotHold() throws {
    // Ten children are few enough to be a tiny denominator.
    let text = try YearReportTests.protocolText([])
    #expect(text.contains("Контрольные соотношения"))
    #expect(text.contains("Невыполненные контрольные соотношения") || text.contains("выполняются"))
    let own = SamplesTests.monitoring
    let period = try #require(own.periods.last)
    let request = Monitoring.ReportRequest(form: "data-quality", period: period)
    let sample = try #require(own.report(request)?.file("report.md")?.text)
    let fired = Set(own.controlFindings(in: period).map(\.detail))
    for control in own.catalogue.controls where fired.contains(control.id) {
      #expect(sample.contains(control.code), "\(control.id)")
    }
  }

  @Test func aPlanThatEndedBeforeThePeriodIsInNoReportOfIt() throws {
    let items = """
      plan_id,item_no,title,due_text,municipality,plan_starts,plan_ends
      п-2023,1,Прошлогодний семинар,сентябрь,99601000,2023-01-01,2023-12-31
      п-2024,1,Нынешний семинар,сентябрь,99601000,2024-01-01,2024-12-31

      """
    let monitoring = YearReportTests.monitoring(more: [("plan.csv", items)])
    let period = try #require(monitoring.period("2024-S2"))
    let request = Monitoring.ReportRequest(
      form: "plan-execution", period: period, municipality: "99601000")
    let text = try #require(monitoring.report(request)?.file("report.md")?.text)
    #expect(text.contains("Нынешний семинар") && !text.contains("Прошлогодний семинар"))
  }

  /// Children of the year before: with them the organisation had three a year ago, now two.
  static let leavers = """
    child_id,birth_date,start_date,end_date,programme_id,municipality
    d,2012-05-01,2023-09-01,2024-05-31,p1,99601000
    e,2012-05-01,2023-09-01,2024-05-31,p1,99601000

    """

  /// Compared is the same half of the year before; without it nothing is said of organisations.
  @Test(arguments: [
    (["2023-S2", "2024-S1", "2024-S2"], leavers, "| Дом творчества | 3 | 2 | −1 |"),
    (["2023-S2", "2024-S1", "2024-S2"], "", "число детей не сократилось"),
    (["2024-S1", "2024-S2"], leavers, nil),
  ])
  func organisationsThatLostChildrenAreNamed(
    halves: [String], leavers: String, words: String?
  ) throws {
    let organisations = """
      organisation_id,name,municipality
      o1,Дом творчества,99601000

      """
    let programmes = """
      programme_id,title,direction,organisation_id,municipality
      p1,Шахматы,спорт,o1,99601000

      """
    let more = [
      ("organisations.csv", organisations), ("programmes.csv", programmes),
      ("leavers.csv", leavers),
    ]
    let monitoring = YearReportTests.monitoring(
      halves, more: more.filter { !$0.1.isEmpty },
      configuration: "{ targets: { 'coverage-5-18': { '2024': 80 } } }")
    let period = try #require(monitoring.period("2024-S2"))
    var request = Monitoring.ReportRequest(
      form: "head-page", period: period, municipality: "99601000")
    let text = try #require(monitoring.report(request)?.file("report.md")?.text)
    let plain = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    #expect(words.map(plain.contains) ?? !plain.contains("за год"), "\(text)")
    #expect(plain.contains("Дом творчества") == (words?.contains("Дом творчества") ?? false))
    request.isPublic = true
    let open = try #require(monitoring.report(request)?.file("report.md")?.text)
    #expect(!open.contains("Дом творчества"))
  }
}
