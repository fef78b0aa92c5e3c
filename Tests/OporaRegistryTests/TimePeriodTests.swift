import OporaLanguage
import OporaRegistry
import Testing

@Suite struct TimePeriodTests {
  static let spellings: [(String, String)] = [
    ("2024-S1", "2024-S1"), ("2024-H1", "2024-S1"), ("2024S1", "2024-S1"), ("2024h2", "2024-S2"),
    ("H1 2024", "2024-S1"), ("1H 2024", "2024-S1"), (" 2024 – S2 ", "2024-S2"),
    ("I полугодие 2024", "2024-S1"), ("1 полугодие 2024 г.", "2024-S1"),
    ("II полугодие 2024 года", "2024-S2"), ("1-е полугодие 2024\u{A0}г.", "2024-S1"),
    ("второе полугодие 2024 года", "2024-S2"), ("ІІ полугодие 2024", "2024-S2"),
    ("за 2024 год, I полугодие", "2024-S1"), ("2 ПОЛУГОДИЕ 2024", "2024-S2"),
    ("2023-24-S1", "2023-24-S1"), ("2023/24-S2", "2023-24-S2"), ("2023-2024-H1", "2023-24-S1"),
    ("I полугодие 2023/24 учебного года", "2023-24-S1"), ("1999-00-S2", "1999-00-S2"),
    ("2011-12-S1", "2011-12-S1"),
    ("2024-03", "2024-03"), ("03.2024", "2024-03"), ("март 2024 г.", "2024-03"),
    ("марта 2024", "2024-03"), ("May 2024", "2024-05"), ("2011-12", "2011-12"),
    ("2024-Q1", "2024-Q1"), ("Q4 2024", "2024-Q4"), ("III квартал 2024 г.", "2024-Q3"),
    ("2024", "2024"), ("2024 г.", "2024"), ("2024 год", "2024"),
    ("2023-24", "2023-24"), ("2023/2024 учебный год", "2023-24"), ("2011/12", "2011-2012"),
    ("2011-2012", "2011-2012"),
  ]

  @Test(arguments: spellings) func readsWhatPeopleWrite(_ spelling: String, _ id: String) {
    #expect(ReportingPeriod(reading: spelling)?.id == id)
  }

  @Test(arguments: [
    "", " ", "полугодие", "2024-S3", "2024-S0", "2024-13", "2024-00", "2024-Q5", "2024-S1-S2",
    "2023-25-S1", "2024-1", "20241", "24-S1", "S1", "2024-03-15", "15.03.2024", "2024-S11",
    "2023-24-Q1", "2024-С1", "2024-Н1", "март", "2024 2026", "99999999999999999999", "𝟐𝟎𝟐𝟒",
    "2024-S1 черновик", "9999-S1",
  ]) func refusesWhatIsNoPeriod(_ text: String) {
    #expect(ReportingPeriod(reading: text) == nil)
  }

  @Test(arguments: [("2024-С1", "2024-S1"), ("2024-Н2", "2024-S2"), ("2024К3", "2024-Q3")])
  func cyrillicLookAlikeIsRefusedWithAHint(_ text: String, _ id: String) {
    #expect(ReportingPeriod.read(text) == .failure(.lookAlike(text, id: id)))
  }

  @Test func wordsUnderTheSchoolCalendarNeedTheSchoolYear() {
    let text = "I полугодие 2024"
    #expect(
      ReportingPeriod.read(text, calendar: .school)
        == .failure(.schoolYearNeeded(text, first: "2024-25-S1", second: "2023-24-S2")))
    #expect(ReportingPeriod(reading: "2024-S1", calendar: .school)?.id == "2024-S1")
    #expect(ReportingPeriod.read("2024-S3") == .failure(.noSuchPart("2024-S3")))
  }

  static let everyKind = spellings.compactMap { ReportingPeriod(reading: $0.1) }

  @Test(arguments: everyKind) func idsAndTitlesReadBack(_ period: ReportingPeriod) {
    #expect(ReportingPeriod(reading: period.id) == period)
    #expect(ReportingPeriod(reading: period.title(.ru)) == period)
  }

  @Test(arguments: everyKind) func periodsOfAKindTileTime(_ period: ReportingPeriod) {
    #expect(period.next.start == period.end)
    #expect(period.next.previous == period)
    #expect(period.previous < period)
    #expect(period.yearAgo.start == period.start.adding(years: -1))
    #expect(period.contains(period.start) && period.contains(period.lastDay))
    #expect(!period.contains(period.end))
    #expect(period.contains(period.contingentDate))
  }

  @Test(arguments: [
    ("2024-S1", "2024-01-01", "2024-06-30", "2024-05-31"),
    ("2024-S2", "2024-07-01", "2024-12-31", "2024-12-31"),
    ("2023-24-S1", "2023-09-01", "2023-12-31", "2023-12-31"),
    ("2023-24-S2", "2024-01-01", "2024-08-31", "2024-05-31"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024-02-29"),
    ("2024-06", "2024-06-01", "2024-06-30", "2024-06-30"),
    ("2024-Q2", "2024-04-01", "2024-06-30", "2024-05-31"),
    ("2024", "2024-01-01", "2024-12-31", "2024-12-31"),
    ("2023-24", "2023-09-01", "2024-08-31", "2024-05-31"),
  ]) func daysOfAPeriod(_ id: String, _ start: String, _ last: String, _ stock: String) throws {
    let period = try #require(ReportingPeriod(reading: id))
    #expect(period.start.iso == start)
    #expect(period.lastDay.iso == last)
    #expect(period.contingentDate.iso == stock)
  }

  @Test func aCutMovesTheEndAndTheStockDate() throws {
    let day = try #require(CalendarDay(iso: "2024-05-15"))
    let cut = try #require(ReportingPeriod(reading: "2024-S1")).cut(asOf: day)
    #expect(cut.lastDay == day && cut.contingentDate == day && cut.isCut)
    #expect(cut.previous.asOf == nil && cut.yearAgo.lastDay.iso == "2023-06-30")
    let early = cut.cut(asOf: CalendarDay(iso: "2023-01-01"))
    #expect(early.end == early.start && !early.overlaps(from: nil, through: nil))
    #expect(cut.cut(asOf: CalendarDay(iso: "2024-06-30")).isCut == false)
  }

  @Test func theWorkspaceMaySetTheStockDates() throws {
    let plain = try #require(ReportingPeriod(reading: "2024-S1"))
    let set = plain.settingContingent(first: (4, 30), second: (11, 30))
    #expect(set.contingentDate.iso == "2024-04-30")
    #expect(set.previous.contingentDate.iso == "2023-11-30")
    #expect(
      set.settingContingent(first: (2, 29), second: nil).yearAgo.contingentDate.iso == "2023-02-28")
  }

  @Test(arguments: [
    ("2024-06-30", "2024-07-01", true), ("2024-07-01", "2024-08-01", false),
    ("2023-01-01", "2023-12-31", false), ("2023-01-01", "2024-01-01", true),
    ("2024-03-02", "2024-03-01", false),
  ]) func overlapsIncludesBothEnds(_ from: String, _ to: String, _ expected: Bool) throws {
    let period = try #require(ReportingPeriod(reading: "2024-S1"))
    #expect(
      period.overlaps(from: CalendarDay(iso: from), through: CalendarDay(iso: to)) == expected)
    #expect(period.overlaps(from: CalendarDay(iso: from), through: nil) == (from < "2024-07-01"))
  }

  @Test(arguments: [
    ("2024-06-30", "2024-S1", "2023-24-S2"), ("2024-07-01", "2024-S2", "2023-24-S2"),
    ("2024-09-01", "2024-S2", "2024-25-S1"), ("2024-01-01", "2024-S1", "2023-24-S2"),
  ]) func everyDayHasItsHalfYear(_ day: String, _ calendar: String, _ school: String) throws {
    let day = try #require(CalendarDay(iso: day))
    #expect(ReportingPeriod.containing(day).id == calendar)
    #expect(ReportingPeriod.containing(day, calendar: .school).id == school)
  }
}
