public import OporaLanguage

/// The calendar that half-years follow (календарь отчётности).
public enum PeriodCalendar: String, Sendable, Hashable {
  /// Half-years end on 30 June and 31 December.
  case calendar
  /// School-year halves: 1 September–31 December and 1 January–31 August.
  case school
}

/// A stretch of time that is reported on (отчётный период): a half-year, a month, a quarter, a year
/// or a school year.
public struct ReportingPeriod: Sendable, Hashable {
  /// What stretch it is.
  public enum Kind: String, Sendable, Hashable {
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
  /// Month and day of the stock date where the workspace sets one.
  public var contingentOverride: (month: Int, day: Int)? {
    guard contingentMonth > 0 else { return nil }
    return (contingentMonth, contingentDay)
  }
  var contingentMonth = 0
  var contingentDay = 0

  /// Makes a period; see ``init(reading:)`` for ids.
  public init(kind: Kind, year: Int, number: Int = 1) {
    self.kind = kind
    self.year = year
    self.number = number
    self.asOf = nil
  }
}
