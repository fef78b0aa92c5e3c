public import OporaLanguage

/// What a measure does with the rows that pass its condition.
public enum Aggregate: Sendable, Hashable {
  /// Counts rows.
  case countRows
  /// Counts distinct values of a key column.
  case countDistinct(String)
  /// Sums a number column.
  case sum(String)
  /// The least value of a column.
  case minimum(String)
  /// The greatest value of a column.
  case maximum(String)
  /// The mean of a number column.
  case mean(String)
  /// The share of rows, among those passing `where`, that also pass the given condition.
  case share(of: String)
}

/// To which rows in time a measure looks.
public enum TimeSelection: Sendable {
  /// Rows whose time overlaps the reporting period (flow).
  case duringPeriod
  /// All rows whatever their time.
  case any
  /// Rows that hold on a day (stock); the expression gives the day.
  case at(Expression)
}

/// A primary figure of an indicator, computed from the rows of one source (мера).
public struct MeasureDefinition: Sendable {
  /// The name used in expressions.
  public var name: String
  /// The id of the source form.
  public var source: String
  /// What is done with the rows.
  public var aggregate: Aggregate
  /// Which rows in time.
  public var time: TimeSelection
  /// For a stock of a dated table: the latest table may be this many years old; nil = any age.
  public var orLatestWithinYears: Int?
  /// The condition on a row; nil takes every row.
  public var condition: Expression?
  /// The condition of a `share` aggregate.
  public var shareCondition: Expression?
  /// The unit after a declared cast; nil for the computed unit.
  public var castUnit: String?
  /// Why the unit is cast.
  public var castReason: LocalizedText?
  /// Attribute rows by this column, such as `residence`, instead of the form's municipality.
  public var by: String?
  /// The unit of the result, found by the checker, such as `child`.
  public var unit: String
  /// Where the measure stands.
  public var span: SourceSpan

  /// Makes a measure; the reader fills the rest.
  public init(
    name: String, source: String, aggregate: Aggregate, time: TimeSelection, span: SourceSpan
  ) {
    self.name = name
    self.source = source
    self.aggregate = aggregate
    self.time = time
    self.orLatestWithinYears = nil
    self.condition = nil
    self.shareCondition = nil
    self.castUnit = nil
    self.castReason = nil
    self.by = nil
    self.unit = "item"
    self.span = span
  }
}

/// How a figure over several municipalities treats those that did not report.
public enum PartialPolicy: String, Sendable {
  /// The denominator is restricted to municipalities that reported every source of the numerator.
  case matched
  /// Missing unless all reported.
  case strict
  /// Whatever there is; understates.
  case available
}

/// Which direction of a value is good.
public enum Direction: String, Sendable {
  /// More is better.
  case higher
  /// Less is better.
  case lower
  /// Neither.
  case none
}

/// A control relation that a computed cell must satisfy (контрольное соотношение).
public struct Expectation: Sendable {
  /// The condition on the cell's measures.
  public var that: Expression
  /// `warning` or `error`.
  public var isError: Bool
  /// What to say when it fails.
  public var say: LocalizedText

  /// Makes an expectation.
  public init(that: Expression, isError: Bool, say: LocalizedText) {
    self.that = that
    self.isError = isError
    self.say = say
  }
}

/// A target value for a year and a level (плановое значение).
public struct Target: Sendable, Hashable {
  /// `region` or `municipality`.
  public var level: String
  /// The calendar year.
  public var year: Int
  /// The value in the indicator's unit.
  public var value: ExactNumber
  /// Where the target comes from.
  public var source: String

  /// Makes a target.
  public init(level: String, year: Int, value: ExactNumber, source: String) {
    self.level = level
    self.year = year
    self.value = value
    self.source = source
  }
}

/// A worked example kept in the definition: small tables in, a value out; run as a test.
public struct DefinitionExample: Sendable {
  /// What the example shows.
  public var title: LocalizedText
  /// The period id, such as `2024-S2`.
  public var period: String
  /// Whose value is meant; nil = the whole of the example.
  public var municipality: String?
  /// Source id → rows; a row is machine name → text as in a file.
  public var tables: [(source: String, rows: [[(column: String, value: String)]])]
  /// The expected value in the indicator's unit; nil if a missing value is expected.
  public var value: ExactNumber?
  /// The expected reason if the value is missing.
  public var missing: String?
  /// Where the example stands.
  public var span: SourceSpan

  /// Makes an example.
  public init(title: LocalizedText, period: String, span: SourceSpan) {
    self.title = title
    self.period = period
    self.municipality = nil
    self.tables = []
    self.value = nil
    self.missing = nil
    self.span = span
  }
}

/// An indicator, read from `indicators/<family>/<id>.json5` (показатель).
public struct IndicatorDefinition: Sendable {
  /// The id: lower-case Latin words joined by hyphens.
  public var id: String
  /// The short code of the catalogue, such as `COV-01`; empty if none.
  public var code: String
  /// The version of the definition, from 1.
  public var version: Int
  /// The first period of this version; nil for the first version.
  public var validFrom: String?
  /// The title.
  public var title: LocalizedText
  /// A short title for chart and table heads; the title if none is given.
  public var shortTitle: LocalizedText
  /// The meaning in a sentence.
  public var meaning: LocalizedText
  /// The legal basis, or that there is none.
  public var basis: LocalizedText
  /// The family: the name of the folder, such as `coverage`.
  public var family: String
  /// The unit of the value: `percent`, `point`, or a unit of `units.json5`.
  public var unit: String
  /// Decimals in print, 0…6.
  public var decimals: Int
  /// Which direction is good.
  public var better: Direction
  /// The measures in the order of the file.
  public var measures: [MeasureDefinition]
  /// Where it applies; nil = everywhere.
  public var appliesWhen: Expression?
  /// The value of a cell.
  public var value: Expression
  /// The policy for figures over several municipalities.
  public var partial: PartialPolicy
  /// The least share of reporters, 0…1, for a figure over several municipalities.
  public var minReported: ExactNumber
  /// Control relations.
  public var expectations: [Expectation]
  /// Bounds of a plausible value, in the unit; outside them the cell is flagged, never clamped.
  public var minimum: ExactNumber?
  /// See ``minimum``.
  public var maximum: ExactNumber?
  /// Columns the value may be broken down by.
  public var breakdowns: [String]
  /// Earlier values to compare with: `previous`, `yearAgo`.
  public var comparisons: [String]
  /// Targets in the file.
  public var targets: [Target]
  /// Plans that ask for the indicator, such as «Мосальск 6.1».
  public var asked: [String]
  /// Worked examples.
  public var examples: [DefinitionExample]
  /// The file the definition came from.
  public var file: String
  /// Where the id stands.
  public var span: SourceSpan

  /// Makes a definition; the reader fills the rest.
  public init(id: String, title: LocalizedText, unit: String, value: Expression, span: SourceSpan) {
    self.id = id
    self.code = ""
    self.version = 1
    self.validFrom = nil
    self.title = title
    self.shortTitle = title
    self.meaning = LocalizedText(ru: "")
    self.basis = LocalizedText(ru: "")
    self.family = ""
    self.unit = unit
    self.decimals = 1
    self.better = .higher
    self.measures = []
    self.appliesWhen = nil
    self.value = value
    self.partial = .matched
    self.minReported = ExactNumber(numerator: 9, denominator: 10)
    self.expectations = []
    self.minimum = nil
    self.maximum = nil
    self.breakdowns = []
    self.comparisons = []
    self.targets = []
    self.asked = []
    self.examples = []
    self.file = span.file
    self.span = span
  }
}
