public import OporaLanguage

/// What a chart says around its numbers, and how it is drawn.
public struct ChartOptions: Sendable, Hashable {
  /// The headline; computed from the numbers where nil.
  public var title: String?
  /// Measure, unit, coverage, period, under the headline.
  public var subtitle: String?
  /// Where the numbers come from.
  public var source: String?
  /// The measure in words, for the description («охват детей в возрасте от 5 до 18 лет»).
  public var measure: String?
  /// The unit of the values, such as `%`; differences of percents are in points.
  public var unit: String?
  /// Decimals of every number, 0…6; as many as the table shows, at most two, where nil.
  public var decimals: Int?
  /// One planned value for all rows; a column `target` of the table overrides it.
  public var target: Double?
  /// The row or series to highlight, by its name.
  public var focus: String?
  /// What the previous values are of, such as «II полугодие 2023 г.».
  public var previousLabel: String?
  /// What the two values of a dumbbell or a scatter plot are called; the table's heads where nil.
  public var pairLabels: [String]?
  /// What the table calls columns of the kind that it does not call by their own names.
  ///
  /// Keys are the kind's names: `["value": "охват"]`.
  public var columnNames: [String: String]
  /// The value at which a scale starts; refused by charts whose bars start at zero.
  public var scaleStart: Double?
  /// The language of every word and number.
  public var language: Language
  /// The width in pixels, 320…2000 (a sparkline 40…400); the kind's own width where nil.
  public var width: Int?
  /// Remarks under the picture.
  public var notes: [String]
  /// The prefix of ids in the picture; made safe and never empty.
  public var id: String?
  /// Whether greater values are better: decides order, arrows and what met the planned value.
  public var higherIsBetter: Bool
  /// Columns of a heat table in which lower values are better.
  public var lowerIsBetterColumns: [String]
  /// What the rows are, for headlines and descriptions.
  public var subject: ChartSubject
  /// Whether the box of every text is drawn too, to look at a layout; not for publication.
  public var showsBoxes: Bool

  /// Makes options that leave everything to the chart, in Russian.
  public init() {
    language = .ru
    notes = []
    columnNames = [:]
    higherIsBetter = true
    lowerIsBetterColumns = []
    subject = .municipalities
    showsBoxes = false
  }
}

/// What the rows or series of a chart are.
public enum ChartSubject: String, Sendable, CaseIterable {
  /// Municipalities (муниципалитеты).
  case municipalities
  /// Organisations (организации).
  case organisations
  /// Indicators (показатели).
  case indicators
  /// Series of values over time (ряды): a municipality beside its region.
  case series
  /// Anything else (строки).
  case rows

  /// The noun after a count: 5 муниципалитетов.
  public var counted: Plural {
    switch self {
    case .municipalities: .municipality
    case .organisations: .organisation
    case .indicators: .indicator
    case .series:
      Plural(one: "ряд", few: "ряда", many: "рядов", singular: "series", plural: "series")
    case .rows: .row
    }
  }

  /// The word that agrees with the noun's gender: «ни один» of муниципалитеты, «ни одна» of
  /// организации.
  func none(_ masculine: String, _ feminine: String) -> String {
    switch self {
    case .organisations, .rows: feminine
    case .municipalities, .indicators, .series: masculine
    }
  }

  /// The noun after a count in the genitive: из 5 муниципалитетов.
  public var countedGenitive: Plural {
    switch self {
    case .municipalities: .ofMunicipalities
    case .organisations:
      Plural(
        one: "организации", few: "организаций", many: "организаций", singular: "organisation")
    case .indicators: .ofIndicators
    case .series:
      Plural(one: "ряда", few: "рядов", many: "рядов", singular: "series", plural: "series")
    case .rows: Plural(one: "строки", few: "строк", many: "строк", singular: "row")
    }
  }

  /// The noun after a count in the dative: по 5 муниципалитетам.
  var countedDative: Plural {
    switch self {
    case .municipalities:
      Plural(
        one: "муниципалитету", few: "муниципалитетам", many: "муниципалитетам",
        singular: "municipality", plural: "municipalities")
    case .organisations:
      Plural(
        one: "организации", few: "организациям", many: "организациям", singular: "organisation")
    case .indicators:
      Plural(
        one: "показателю", few: "показателям", many: "показателям", singular: "indicator")
    case .series:
      Plural(one: "ряду", few: "рядам", many: "рядам", singular: "series", plural: "series")
    case .rows: Plural(one: "строке", few: "строкам", many: "строкам", singular: "row")
    }
  }
}
