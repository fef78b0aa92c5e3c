import OporaDefinitions
public import OporaLanguage

/// Whose workspace it is.
public enum WorkspaceLevel: String, Sendable, Hashable, CaseIterable {
  /// One municipality (муниципальное образование).
  case municipality
  /// A region with its municipalities (регион).
  case region
}

/// What `opora.json5` says about a workspace (настройка рабочей папки).
///
/// A workspace without the file has ``init()``: every member has a sensible default.
public struct WorkspaceConfiguration: Sendable {
  /// Which municipalities are expected to report.
  public enum Municipalities: Sendable, Hashable {
    /// All that occur in any file.
    case everySeen
    /// Those that a table of the workspace lists.
    case file(String)
    /// These codes, in the order given.
    case codes([String])
  }

  /// What a file is, where its header or folder does not say.
  public struct FileAssignment: Sendable, Hashable {
    /// The id of the source form; nil leaves it to the header.
    public var source: String?
    /// The period whose snapshot the file is; nil leaves it to the folder and the file's name.
    public var period: ReportingPeriod?
  }

  /// The planned value of an indicator in a period (плановое значение).
  public struct Target: Sendable, Hashable {
    /// The indicator's id.
    public var indicator: String
    /// The year or the part of a year it is planned for.
    public var period: ReportingPeriod
    /// The value, in the indicator's unit.
    public var value: ExactNumber
  }

  /// Who signs reports and who prepared them; empty texts leave lines to fill by hand.
  public struct Signature: Sendable, Hashable {
    /// The post of the one who signs.
    public var post = ""
    /// The name of the one who signs.
    public var name = ""
    /// The name of the one who prepared the report.
    public var executor = ""
    /// The telephone of the one who prepared it.
    public var phone = ""
  }

  /// The title of the workspace; nil if none is given.
  public var title: LocalizedText?
  /// Whose workspace it is; nil leaves it to the number of municipalities.
  public var level: WorkspaceLevel?
  /// The calendar that half-years follow.
  public var calendar = PeriodCalendar.calendar
  /// Which municipalities are expected to report.
  public var municipalities = Municipalities.everySeen
  /// Whether organisations marked `expected` in `organisations` are expected to report.
  public var expectsOrganisations = false
  /// The codes of those expected to submit a source, by source; others follow ``municipalities``.
  public var expected: [String: [String]] = [:]
  /// Month and day on which a contingent is counted in first half-years; nil for the default.
  public var firstContingent: (month: Int, day: Int)?
  /// Month and day on which a contingent is counted in second half-years; nil for the default.
  public var secondContingent: (month: Int, day: Int)?
  /// The last day for submitting, by the period's id.
  public var deadlines: [String: CalendarDay] = [:]
  /// The day of the population table to use; nil for the latest not after the period.
  public var populationAsOf: CalendarDay?
  /// The id of the rating form; nil for the standard one.
  public var rating: String?
  /// Planned values, in the order of the file.
  public var targets: [Target] = []
  /// Counts below it are suppressed in outputs for publication; 1 suppresses nothing.
  public var privacyThreshold = 5
  /// The language of reports where the command names none.
  public var language = Language.ru
  /// Who signs reports and who prepared them.
  public var signature = Signature()
  /// The folder with definitions laid over the standard ones, relative to the workspace.
  public var definitions: String?
  /// What single files are, by their path in the workspace.
  public var files: [String: FileAssignment] = [:]
  /// Names of other things and where they stand, for ``findings(against:)``.
  var references: [(kind: ReferenceKind, name: String, span: SourceSpan)] = []

  /// What a name in the file refers to.
  enum ReferenceKind: Sendable {
    case source, indicator, rating
  }

  /// Makes the configuration of a workspace without `opora.json5`.
  public init() {}
}

extension WorkspaceConfiguration {
  /// The period with the stock dates that the workspace sets.
  public func applied(to period: ReportingPeriod) -> ReportingPeriod {
    period.settingContingent(first: firstContingent, second: secondContingent)
  }

  /// The last day for submitting a period's reports; nil if none is set.
  public func deadline(of period: ReportingPeriod) -> CalendarDay? { deadlines[period.id] }

  /// The planned value of an indicator in a period; nil if none is set.
  ///
  /// A value for the period itself goes before one for the year that the period lies in.
  public func target(of indicator: String, in period: ReportingPeriod) -> ExactNumber? {
    let own = targets.filter { $0.indicator == indicator }
    let last = period.cut(asOf: nil).lastDay
    return own.last { $0.period.id == period.id }?.value
      ?? own.last { [.year, .schoolYear].contains($0.period.kind) && $0.period.contains(last) }?
      .value
  }
}
