import OporaLanguage

/// Days of the sample's calendar.
enum SampleDays {
  /// The school years begin in these calendar years.
  static let schoolYears = [2022, 2023, 2024]

  /// The half-years that are reported.
  static let halfYears:
    [(id: String, start: CalendarDay, end: CalendarDay, deadline: CalendarDay)] =
      [2023, 2024, 2025].flatMap { year in
        [
          ("\(year)-S1", day(year, 1, 1), day(year, 6, 30), day(year, 7, 10)),
          ("\(year)-S2", day(year, 7, 1), day(year, 12, 31), day(year + 1, 1, 20)),
        ]
      }.dropLast()

  /// A day that the calendar has.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
    guard let result = CalendarDay(year: year, month: month, day: day) else {
      preconditionFailure("no such day: \(year)-\(month)-\(day)")
    }
    return result
  }

  /// Completed years at a day.
  static func age(
    _ birth: (year: Int, month: Int, day: Int), on year: Int, _ month: Int, _ day: Int
  ) -> Int {
    year - birth.year - ((birth.month, birth.day) > (month, day) ? 1 : 0)
  }
}
