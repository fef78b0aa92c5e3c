import OporaDefinitions
import OporaLanguage
import Testing

/// The production calendar of `indicators/calendars/production.json5`.
@Suite struct WorkCalendarTests {
  static let calendar = StandardDefinitionsTests.catalogue.workCalendar

  private static func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(iso: text))
  }

  /// Working days of a five-day week as the yearly decrees make them: 2020 before its non-working
  /// days of spring, which were not moved days off.
  @Test(arguments: [
    (2019, 247), (2020, 248), (2021, 247), (2022, 247), (2023, 247), (2024, 248), (2025, 247),
    (2026, 247),
  ])
  func aYearHasItsWorkingDays(_ year: Int, _ days: Int) throws {
    let before = try Self.day("\(year - 1)-12-31")
    #expect(Self.calendar.workdays(from: before, to: try Self.day("\(year)-12-31")) == days)
  }

  /// Working days by quarter, as production calendars print them.
  @Test(arguments: [
    (2023, [57, 61, 65, 64]), (2024, [57, 60, 66, 65]), (2025, [58, 59, 66, 64]),
  ])
  func aQuarterHasItsWorkingDays(_ year: Int, _ days: [Int]) throws {
    let ends = [
      "\(year - 1)-12-31", "\(year)-03-31", "\(year)-06-30", "\(year)-09-30", "\(year)-12-31",
    ]
    let counted = try zip(ends, ends.dropFirst()).map { first, last in
      Self.calendar.workdays(from: try Self.day(first), to: try Self.day(last))
    }
    #expect(counted == days)
  }

  /// Article 112 of the Labour Code; no transfer makes a holiday a working day.
  @Test func holidaysOfTheLabourCodeAreOffInEveryYear() throws {
    let holidays =
      (1...8).map { "01-0\($0)" } + ["02-23", "03-08", "05-01", "05-09", "06-12", "11-04"]
    for year in 2019...2030 {
      for holiday in holidays {
        #expect(!Self.calendar.isWorking(try Self.day("\(year)-\(holiday)")), "\(year)-\(holiday)")
      }
    }
  }

  /// A day is moved only from a weekend: each working Saturday stands against a weekday off.
  @Test func workingSaturdaysAreSaturdays() {
    for day in Self.calendar.workingDays {
      #expect((Int(day.number) + 3) % 7 == 5, "\(day.iso)")
    }
  }
}
