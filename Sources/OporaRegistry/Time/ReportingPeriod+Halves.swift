extension ReportingPeriod {
  /// Whether it is a calendar or a school year.
  public var isYear: Bool { kind == .year || kind == .schoolYear }

  /// The half-years whose last day is in the year: two of the calendar, then two of school; none
  /// for another period.
  public var halves: [ReportingPeriod] {
    switch kind {
    case .year:
      [
        ReportingPeriod(kind: .halfYear, year: year, number: 1),
        ReportingPeriod(kind: .halfYear, year: year, number: 2),
        ReportingPeriod(kind: .schoolHalfYear, year: year - 1, number: 2),
        ReportingPeriod(kind: .schoolHalfYear, year: year, number: 1),
      ]
    case .schoolYear:
      [
        ReportingPeriod(kind: .halfYear, year: year, number: 2),
        ReportingPeriod(kind: .halfYear, year: year + 1, number: 1),
        ReportingPeriod(kind: .schoolHalfYear, year: year, number: 1),
        ReportingPeriod(kind: .schoolHalfYear, year: year, number: 2),
      ]
    case .halfYear, .schoolHalfYear, .month, .quarter: []
    }
  }
}
