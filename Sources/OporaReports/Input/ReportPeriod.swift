public import OporaLanguage

/// A period as a report needs it: its id, its names and the periods it is compared with.
public struct ReportPeriod: Sendable, Hashable {
  /// The id, such as `2024-S1`.
  public var id: String
  /// The name in a title: «I полугодие 2024 г.», "H1 2024".
  public var title: LocalizedText
  /// The name in a phrase with «в»: «в I полугодии 2024 г.», "in H1 2024"; without the preposition.
  public var inside: LocalizedText
  /// A label for chart axes, the half and the year: `H1 2024`.
  public var short: LocalizedText
  /// The id of the period just before; empty if there is none of the kind.
  public var previous: String
  /// The id of the same period a year ago; empty if there is none of the kind.
  public var yearAgo: String
  /// The first day.
  public var start: CalendarDay
  /// The last day.
  public var lastDay: CalendarDay
  /// The day on which a contingent is counted as a stock.
  public var contingentDate: CalendarDay

  /// Makes a period.
  public init(
    id: String, title: LocalizedText, inside: LocalizedText, short: LocalizedText,
    previous: String, yearAgo: String, start: CalendarDay, lastDay: CalendarDay,
    contingentDate: CalendarDay
  ) {
    self.id = id
    self.title = title
    self.inside = inside
    self.short = short
    self.previous = previous
    self.yearAgo = yearAgo
    self.start = start
    self.lastDay = lastDay
    self.contingentDate = contingentDate
  }
}
