public import OporaLanguage

/// The calendar that half-years follow (календарь отчётности).
public enum PeriodCalendar: String, Sendable, Hashable, CaseIterable {
  /// Half-years end on 30 June and 31 December.
  case calendar
  /// School-year halves: 1 September–31 December and 1 January–31 August.
  case school
}

/// A stretch of time that is reported on (отчётный период): a half-year, a month, a quarter, a year
/// or a school year.
public struct ReportingPeriod: Sendable, Hashable {
  /// What stretch it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Half of a calendar year, `2024-S1`.
    case halfYear
    /// Half of a school year, `2023-24-S1`.
    case schoolHalfYear
    /// A month, `2024-03`.
    case month
    /// A quarter, `2024-Q1`.
    case quarter
    /// A calendar year, `2024`.
    case year
    /// A school year, `2023-24`.
    case schoolYear
  }

  /// What stretch it is.
  public var kind: Kind
  /// The calendar year, or the year in which the school year begins.
  public var year: Int
  /// Number within the year, 1-based; 1 for whole years.
  public var number: Int
  /// The day the report is cut at, when it is made before the period has ended.
  public var asOf: CalendarDay?
  /// Stock dates of first and second half-years as month · 100 + day; 0 where none is set.
  var contingents = [0, 0]

  /// Makes a period; see ``init(reading:calendar:)`` for ids.
  public init(kind: Kind, year: Int, number: Int = 1) {
    self.kind = kind
    self.year = year
    self.number = number
    self.asOf = nil
  }

  /// The half-year that a day belongs to.
  public static func containing(
    _ day: CalendarDay, calendar: PeriodCalendar = .calendar
  ) -> ReportingPeriod {
    let (year, month, _) = day.components
    switch calendar {
    case .calendar:
      return ReportingPeriod(kind: .halfYear, year: year, number: month <= 6 ? 1 : 2)
    case .school:
      let first = month >= 9
      return ReportingPeriod(
        kind: .schoolHalfYear, year: first ? year : year - 1, number: first ? 1 : 2)
    }
  }
}

extension ReportingPeriod {
  /// The id: `2024-S1`, `2023-24-S1`, `2024-03`, `2024-Q1`, `2024`, `2023-24`.
  ///
  /// A school year whose short form would read as a month is written out: `2011-2012`.
  public var id: String {
    switch kind {
    case .halfYear: return "\(fourDigits)-S\(number)"
    case .schoolHalfYear: return "\(fourDigits)-\(twoDigits((year + 1) % 100))-S\(number)"
    case .month: return "\(fourDigits)-\(twoDigits(number))"
    case .quarter: return "\(fourDigits)-Q\(number)"
    case .year: return fourDigits
    case .schoolYear:
      let second = (year + 1) % 100
      let isLikeMonth = (1...12).contains(second)
      return "\(fourDigits)-\(isLikeMonth ? String(year + 1) : twoDigits(second))"
    }
  }

  /// The period in words: `I полугодие 2024 г.` with a no-break space before «г.», `H1 2024`.
  public func title(_ language: Language) -> String {
    switch kind {
    case .halfYear: PeriodText.halfYear(number, of: year, language)
    case .schoolHalfYear: PeriodText.schoolHalfYear(number, of: year, language)
    case .month: PeriodText.month(number, of: year, language)
    case .quarter: PeriodText.quarter(number, of: year, language)
    case .year: PeriodText.year(year, language)
    case .schoolYear: PeriodText.schoolYear(year, language)
    }
  }

  private var fourDigits: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}

extension ReportingPeriod {
  /// The period before this one, whole: without a cut.
  public var previous: ReportingPeriod { moved(by: -1) }

  /// The period after this one, whole: without a cut.
  public var next: ReportingPeriod { moved(by: 1) }

  /// The same period of the year before, whole: two half-years back for a half-year.
  public var yearAgo: ReportingPeriod {
    var result = self
    result.year -= 1
    result.asOf = nil
    return result
  }

  /// How many periods of this kind a year has.
  var countInYear: Int {
    switch kind {
    case .halfYear, .schoolHalfYear: 2
    case .month: 12
    case .quarter: 4
    case .year, .schoolYear: 1
    }
  }

  private func moved(by count: Int) -> ReportingPeriod {
    var result = self
    let position = year * countInYear + number - 1 + count
    result.year = position / countInYear
    result.number = position % countInYear + 1
    result.asOf = nil
    return result
  }
}

extension ReportingPeriod: Comparable {
  /// The period that begins earlier is less; of two that begin together, the one that ends earlier.
  public static func < (left: ReportingPeriod, right: ReportingPeriod) -> Bool {
    (left.start, left.end, left.id) < (right.start, right.end, right.id)
  }
}
