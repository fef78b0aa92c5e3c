public import OporaLanguage

/// Which days are worked, and when the school year ends (производственный календарь).
///
/// Read from `calendars/<id>.json5`. Saturdays and Sundays are off, so are the yearly holidays and
/// the days that a year's decree adds; days that it takes away are worked.
public struct WorkCalendar: Sendable, Hashable {
  /// The id of the file.
  public var id: String
  /// The title.
  public var title: LocalizedText
  /// Where the days come from.
  public var source: String
  /// Holidays of every year as month · 100 + day, sorted.
  public var holidays: [Int]
  /// Days off besides weekends and holidays.
  public var daysOff: Set<CalendarDay>
  /// Weekend days that are worked.
  public var workingDays: Set<CalendarDay>
  /// The last day of a school year as month · 100 + day.
  public var schoolYearEnd: Int

  /// A calendar that knows weekends only; a school year ends on 31 May.
  public init(id: String = "") {
    self.id = id
    title = LocalizedText(ru: id)
    source = ""
    holidays = []
    daysOff = []
    workingDays = []
    schoolYearEnd = 531
  }

  /// Whether a day is worked.
  public func isWorking(_ day: CalendarDay) -> Bool {
    if workingDays.contains(day) { return true }
    if daysOff.contains(day) || WorkCalendar.isWeekend(day) { return false }
    let (_, month, date) = day.components
    return !holidays.contains(month * 100 + date)
  }

  /// Working days after the first day up to the second, which counts; negative where it is earlier.
  ///
  /// An application of Monday that is decided on Tuesday took one working day.
  public func workdays(from first: CalendarDay, to last: CalendarDay) -> Int {
    if last < first { return -workdays(from: last, to: first) }
    // Nobody waits longer than a century; an absurd date must not take minutes.
    let count = min(Int(last.number) - Int(first.number), 36_600)
    return (0..<max(0, count)).count { isWorking(first.adding(days: $0 + 1)) }
  }

  /// The working day with a number in a month, 1 for the first; the last one if there are fewer.
  public func workday(_ number: Int, ofMonth month: Int, year: Int) -> CalendarDay? {
    let length = CalendarDay.length(ofMonth: month, year: year)
    let days = (1...length).compactMap { CalendarDay(year: year, month: month, day: $0) }
    let worked = days.filter(isWorking)
    guard let last = worked.last else { return nil }
    return worked.indices.contains(number - 1) ? worked[number - 1] : last
  }

  /// 1 January 1970 was a Thursday.
  private static func isWeekend(_ day: CalendarDay) -> Bool {
    let weekday = ((Int(day.number) + 3) % 7 + 7) % 7
    return weekday >= 5
  }
}
