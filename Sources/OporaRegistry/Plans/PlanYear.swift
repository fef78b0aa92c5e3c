import OporaDefinitions
public import OporaLanguage

/// The stretch of time that a plan of work is for (срок плана).
public struct PlanYear: Sendable, Hashable {
  /// The first day.
  public var start: CalendarDay
  /// The last day.
  public var lastDay: CalendarDay
  /// Whether the plan follows the school year.
  public var isSchool: Bool

  /// Makes a stretch.
  public init(start: CalendarDay, lastDay: CalendarDay, isSchool: Bool = false) {
    self.start = start
    self.lastDay = lastDay
    self.isSchool = isSchool
  }

  /// A calendar year, or the school year that begins in a year: 1 September to 31 August.
  public init?(year: Int, isSchool: Bool = false) {
    let month = isSchool ? 9 : 1
    guard let start = CalendarDay(year: year, month: month, day: 1),
      let next = CalendarDay(year: year + 1, month: month, day: 1)
    else { return nil }
    self.init(start: start, lastDay: next.adding(days: -1), isSchool: isSchool)
  }

  /// Whether a day lies in the plan.
  public func contains(_ day: CalendarDay) -> Bool { start <= day && day <= lastDay }

  /// The last day of the school year that ends within the plan, by the production calendar.
  func schoolYearEnd(_ calendar: WorkCalendar) -> CalendarDay {
    for year in [lastDay.year, lastDay.year - 1] {
      let day = PlanYear.day(calendar.schoolYearEnd, of: year)
      if contains(day) { return day }
    }
    return lastDay
  }

  /// Month · 100 + day of a year; 29 February is 28 in common years.
  static func day(_ monthDay: Int, of year: Int) -> CalendarDay {
    let month = monthDay / 100
    let day = min(monthDay % 100, CalendarDay.length(ofMonth: month, year: year))
    return CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
  }

  /// The year in which the month first lies in the plan; for months outside it, the plan's first.
  func year(ofMonth month: Int) -> Int {
    let (year, first, _) = start.components
    return month >= first ? year : year + 1
  }
}

extension PlanYear {
  /// Finds the stretch of a plan from what its rows say: the dates given, else the year in its
  /// code (`kashin-2024`, `tambov-2022-23`), else the years in its due texts.
  ///
  /// - Parameters:
  ///   - starts: the first day, if a column gives it.
  ///   - ends: the last day, if a column gives it.
  ///   - isSchool: the plan's calendar, if a column gives it.
  ///   - code: the code of the plan.
  ///   - texts: the due texts of its items.
  /// - Returns: nil if nothing names a year.
  static func find(
    starts: CalendarDay?, ends: CalendarDay?, isSchool: Bool?, code: String, texts: [String]
  ) -> PlanYear? {
    if let starts {
      let school = isSchool ?? (starts.components.month == 9)
      let last = ends ?? starts.adding(years: 1).adding(days: -1)
      return PlanYear(start: starts, lastDay: max(starts, last), isSchool: school)
    }
    if let ends {
      let school = isSchool ?? (6...8).contains(ends.components.month)
      return PlanYear(
        start: ends.adding(days: 1).adding(years: -1), lastDay: ends, isSchool: school)
    }
    return named(by: code, isSchool: isSchool) ?? counted(in: texts, isSchool: isSchool)
  }

  private static func named(by code: String, isSchool: Bool?) -> PlanYear? {
    for token in DueLexer.tokens(of: String(code.map { $0 == "_" ? " " : $0 })) {
      switch token {
      case .schoolYear(let year): return PlanYear(year: year, isSchool: isSchool ?? true)
      case .number(let year, 4) where (1990...2100).contains(year):
        return PlanYear(year: year, isSchool: isSchool ?? false)
      default: continue
      }
    }
    return nil
  }

  /// The year that most texts name; two neighbours, the first of them in autumn only, are a school
  /// year.
  private static func counted(in texts: [String], isSchool: Bool?) -> PlanYear? {
    var counts: [Int: Int] = [:]
    var autumn: Set<Int> = []
    var others: Set<Int> = []
    for piece in texts.flatMap(DueParser.pieces) {
      guard case .window(let from, let to, _) = piece else { continue }
      for point in [from, to].compactMap({ $0 }) {
        guard let year = point.year else { continue }
        if case .schoolYear = point.unit { return PlanYear(year: year, isSchool: true) }
        counts[year, default: 0] += 1
        if let month = point.firstMonth, month >= 9 {
          autumn.insert(year)
        } else {
          others.insert(year)
        }
      }
    }
    let years = counts.keys.sorted()
    if isSchool ?? true, let first = years.first, years == [first, first + 1],
      !others.contains(first), !autumn.contains(first + 1)
    {
      return PlanYear(year: first, isSchool: true)
    }
    let most = years.max { (counts[$0] ?? 0, -$0) < (counts[$1] ?? 0, -$1) }
    return most.flatMap { PlanYear(year: $0, isSchool: isSchool ?? false) }
  }
}
