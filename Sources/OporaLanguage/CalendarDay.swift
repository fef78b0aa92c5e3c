/// A day of the Gregorian calendar as a count of days since 1970-01-01 (день).
///
/// Days compare and subtract as integers, so the data path needs no calendar object and no time
/// zone. The conversion is the civil-from-days algorithm on 400-year eras.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; negative before.
  public var number: Int32

  /// Makes a day from its count since 1970-01-01.
  @inlinable public init(number: Int32) { self.number = number }

  /// Makes a day from year, month and day; nil where the calendar has no such day.
  @inlinable public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `YYYY-MM-DD`; nil for any other spelling and for days that do not exist.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The number of days in a month.
  @inlinable public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Year, month 1…12 and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The year.
  public var year: Int { components.year }

  /// The days that can be written: 0001-01-01 to 9999-12-31.
  @usableFromInline static let numbers = -719_162...2_932_896

  /// The day `count` days later (earlier if negative), within the years 1 to 9999.
  @inlinable public func adding(days count: Int) -> CalendarDay {
    let bounds = CalendarDay.numbers
    // A count that leads out of the calendar may be anything; the sum must not overflow.
    let shift = min(max(count, bounds.lowerBound * 4), bounds.upperBound * 4)
    let sum = min(max(Int(number) + shift, bounds.lowerBound), bounds.upperBound)
    return CalendarDay(number: Int32(sum))
  }

  /// The same day `count` years later; 29 February becomes 28 February in a common year.
  public func adding(years count: Int) -> CalendarDay {
    let (year, month, day) = components
    let last = CalendarDay.length(ofMonth: month, year: year + count)
    return CalendarDay(year: year + count, month: month, day: min(day, last)) ?? self
  }

  /// The day as `YYYY-MM-DD`.
  public var iso: String {
    let (year, month, day) = components
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Earlier days are less.
  @inlinable public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.number < right.number
  }
}
