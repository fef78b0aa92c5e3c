public import OporaLanguage

extension ReportingPeriod {
  /// The first day.
  public var start: CalendarDay {
    switch kind {
    case .halfYear: first(of: number == 1 ? 1 : 7, in: year)
    case .schoolHalfYear: number == 1 ? first(of: 9, in: year) : first(of: 1, in: year + 1)
    case .month: first(of: number, in: year)
    case .quarter: first(of: 3 * number - 2, in: year)
    case .year: first(of: 1, in: year)
    case .schoolYear: first(of: 9, in: year)
    }
  }

  /// The first day after the period, or after the day it is cut at; never before ``start``.
  public var end: CalendarDay {
    guard let asOf else { return wholeEnd }
    return max(start, min(wholeEnd, asOf.adding(days: 1)))
  }

  /// The last day, or the day the period is cut at.
  public var lastDay: CalendarDay { end.adding(days: -1) }

  /// Whether the report is made before the period has ended.
  public var isCut: Bool { end < wholeEnd }

  /// Whether a day lies in the period.
  public func contains(_ day: CalendarDay) -> Bool { start <= day && day < end }

  /// Whether a stretch of days touches the period; both ends belong to the stretch.
  ///
  /// A missing first day means “always before”, a missing last day “still lasting”. A stretch that
  /// ends before it begins touches nothing.
  public func overlaps(from first: CalendarDay?, through last: CalendarDay?) -> Bool {
    if let first, let last, last < first { return false }
    return (first.map { $0 < end } ?? true) && (last.map { $0 >= start } ?? true) && start < end
  }

  /// The period cut at a day; the day itself still belongs to it.
  public func cut(asOf day: CalendarDay?) -> ReportingPeriod {
    var result = self
    result.asOf = day
    return result
  }

  /// The end of the whole period, as if it were not cut.
  var wholeEnd: CalendarDay {
    switch kind {
    case .halfYear: number == 1 ? first(of: 7, in: year) : first(of: 1, in: year + 1)
    case .schoolHalfYear: number == 1 ? first(of: 1, in: year + 1) : first(of: 9, in: year + 1)
    case .month: number == 12 ? first(of: 1, in: year + 1) : first(of: number + 1, in: year)
    case .quarter: number == 4 ? first(of: 1, in: year + 1) : first(of: 3 * number + 1, in: year)
    case .year: first(of: 1, in: year + 1)
    case .schoolYear: first(of: 9, in: year + 1)
    }
  }

  private func first(of month: Int, in year: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: 1) ?? CalendarDay(number: 0)
  }
}

extension ReportingPeriod {
  /// The day on which a contingent is counted as a stock.
  ///
  /// Groups end on 31 May, so a stock on the last day of a period that ends in June or August is
  /// nearly empty: there the day is 31 May, elsewhere the last day. A workspace may set the days
  /// of half-years. The day is never after the one the period is cut at.
  public var contingentDate: CalendarDay {
    let whole = wholeEnd.adding(days: -1)
    let (year, month, _) = whole.components
    var date = whole
    if let set = contingentOverride {
      let day = min(set.day, CalendarDay.length(ofMonth: set.month, year: year))
      date = CalendarDay(year: year, month: set.month, day: day) ?? whole
    } else if [6, 8].contains(month), let may = CalendarDay(year: year, month: 5, day: 31),
      start <= may
    {
      date = may
    }
    return asOf.map { min(date, $0) } ?? date
  }

  /// Month and day of the stock date where the workspace sets one for such half-years.
  public var contingentOverride: (month: Int, day: Int)? {
    guard countInYear == 2, contingents.indices.contains(number - 1) else { return nil }
    let set = contingents[number - 1]
    return set > 0 ? (set / 100, set % 100) : nil
  }

  /// The period with the stock dates that a workspace sets for first and second half-years.
  public func settingContingent(
    first: (month: Int, day: Int)?, second: (month: Int, day: Int)?
  ) -> ReportingPeriod {
    var result = self
    result.contingents = [first, second].map { day in day.map { $0.month * 100 + $0.day } ?? 0 }
    return result
  }
}
