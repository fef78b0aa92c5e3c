import OporaLanguage

/// What earlier periods are called in sentences: the half-year's own words, or neutral ones.
extension ReportContext {
  private var isHalfYear: Bool { input.period.id.contains("-S") }

  /// Whether the period is a year: the one before it is the one a year ago.
  var isWholeYear: Bool {
    !isHalfYear && !input.period.previous.isEmpty && input.period.yearAgo.isEmpty
  }

  /// How a series goes on: by half-year, by year.
  var seriesStep: String {
    isWholeYear
      ? say("по годам", "by year")
      : isHalfYear ? say("по полугодиям", "by half-year") : say("по периодам", "by period")
  }

  /// The noun for counts of periods.
  var periodNoun: Plural {
    isHalfYear
      ? .halfYear
      : isWholeYear
        ? Plural(one: "год", few: "года", many: "лет", singular: "year", plural: "years")
        : Plural(one: "период", few: "периода", many: "периодов", singular: "period")
  }

  /// Column head of the change to the period before.
  var previousHeader: String {
    isHalfYear
      ? say("К предыдущему полугодию", "On previous half-year")
      : isWholeYear
        ? say("К предыдущему году", "On previous year")
        : say("К предыдущему периоду", "On previous period")
  }

  /// Column head of the change to the same period a year ago.
  var yearAgoHeader: String {
    isHalfYear
      ? say("К тому же полугодию прошлого года", "On same half-year a year ago")
      : say("К тому же периоду прошлого года", "On same period a year ago")
  }

  /// The two periods that a value is compared with, nearest first.
  var comparisons: [Comparison] {
    let noun =
      isHalfYear
      ? ("полугодии", "полугодием")
      : isWholeYear ? ("году", "годом") : ("периоде", "периодом")
    let english = isHalfYear ? "half-year" : isWholeYear ? "year" : "period"
    return [
      Comparison(
        period: input.period.previous,
        inside: say("в предыдущем \(noun.0)", "in the previous \(english)"),
        with: say("с предыдущим \(noun.1)", "the previous \(english)")),
      Comparison(
        period: input.period.yearAgo,
        inside: say("в том же \(noun.0) прошлого года", "in the same \(english) a year ago"),
        with: say("с тем же \(noun.1) прошлого года", "the same \(english) a year ago")),
    ]
  }

  /// A period's title; the id where it is not among the known ones.
  func periodTitle(_ id: String) -> String {
    input.periods.first { $0.id == id }?.title[language] ?? id
  }
}

/// An earlier period and what it is called in a sentence.
struct Comparison: Hashable {
  /// The id; empty if there is none.
  let period: String
  /// After «чем»: «в предыдущем полугодии».
  let inside: String
  /// After «по сравнению»: «с предыдущим полугодием».
  let with: String
}
