import OporaLanguage

/// What earlier periods are called in sentences: the half-year's own words, or neutral ones.
extension ReportContext {
  private var isHalfYear: Bool { input.period.id.contains("-S") }

  /// The noun for counts of periods.
  var periodNoun: Plural {
    isHalfYear
      ? .halfYear
      : Plural(one: "период", few: "периода", many: "периодов", singular: "period")
  }

  /// Column head of the change to the period before.
  var previousHeader: String {
    isHalfYear
      ? say("К предыдущему полугодию", "On previous half-year")
      : say("К предыдущему периоду", "On previous period")
  }

  /// Column head of the change to the same period a year ago.
  var yearAgoHeader: String {
    isHalfYear
      ? say("К тому же полугодию прошлого года", "On same half-year a year ago")
      : say("К тому же периоду прошлого года", "On same period a year ago")
  }

  /// The period before in «чем в …».
  var inPrevious: String {
    isHalfYear
      ? say("в предыдущем полугодии", "in the previous half-year")
      : say("в предыдущем периоде", "in the previous period")
  }

  /// The same period a year ago in «чем в …».
  var inYearAgo: String {
    isHalfYear
      ? say("в том же полугодии прошлого года", "in the same half-year a year ago")
      : say("в том же периоде прошлого года", "in the same period a year ago")
  }

  /// A period's title; the id where it is not among the known ones.
  func periodTitle(_ id: String) -> String {
    input.periods.first { $0.id == id }?.title[language] ?? id
  }
}
