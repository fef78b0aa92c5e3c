import OporaLanguage

/// What a file's path says: the period of its folder, the day of its snapshot.
enum FileNaming {
  static func lastPart(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// Whether a file is named as records in JSON are.
  static func isJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }

  /// The period that the nearest folder is named by.
  static func period(in name: String, calendar: PeriodCalendar) -> ReportingPeriod? {
    for folder in name.split(separator: "/").dropLast().reversed() {
      if let period = ReportingPeriod(reading: String(folder), calendar: calendar) { return period }
    }
    return nil
  }

  /// The day of a snapshot as `YYYY-MM-DD`: the folder's last day, else a date in the file's name.
  static func snapshot(of name: String, period: String?, calendar: PeriodCalendar) -> String? {
    if let period, let parsed = ReportingPeriod(reading: period, calendar: calendar) {
      return parsed.lastDay.iso
    }
    return date(in: lastPart(of: name))?.iso
  }

  /// The first date in a name: `2024-06-30`, `30.06.2024`, `20240630`.
  static func date(in name: String) -> CalendarDay? {
    let pieces = name.split { !$0.isNumber && !"-._".contains($0) }
    for piece in pieces {
      let numbers = piece.split { !$0.isNumber }.map(String.init)
      for start in numbers.indices where start + 2 < numbers.count {
        let (a, b, c) = (numbers[start], numbers[start + 1], numbers[start + 2])
        if let day = day(a, b, c) ?? day(c, b, a) { return day }
      }
      if let compact = numbers.first(where: { $0.count == 8 }),
        let day = day(
          String(compact.prefix(4)), String(compact.dropFirst(4).prefix(2)),
          String(compact.suffix(2)))
      {
        return day
      }
    }
    return nil
  }

  private static func day(_ year: String, _ month: String, _ day: String) -> CalendarDay? {
    guard year.count == 4, month.count <= 2, day.count <= 2, let y = Int(year), y > 1990,
      let m = Int(month), let d = Int(day)
    else { return nil }
    return CalendarDay(year: y, month: m, day: d)
  }
}
