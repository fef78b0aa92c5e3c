public import OporaDefinitions
public import OporaDiagnostics
public import OporaIndicators
public import OporaLanguage

/// Whether a report is of one municipality or compares a region's.
public enum ReportLevel: String, Sendable, Hashable, CaseIterable {
  /// One municipality (муниципальное образование).
  case municipality
  /// A region with its municipalities (регион).
  case region
}

/// Who signs a report (подпись); empty texts leave lines to fill by hand.
public struct Signatory: Sendable, Hashable {
  /// The post of the one who signs.
  public var post: String
  /// The name of the one who signs.
  public var name: String
  /// The name of the one who prepared the report.
  public var executor: String
  /// The telephone of the one who prepared it.
  public var phone: String

  /// Makes a signatory.
  public init(post: String = "", name: String = "", executor: String = "", phone: String = "") {
    self.post = post
    self.name = name
    self.executor = executor
    self.phone = phone
  }
}

/// Everything a report is made of; nothing else is read (исходные данные отчёта).
///
/// The same input gives the same bytes. Personal values must be masked before they get here.
public struct ReportInput: Sendable {
  /// The workspace's title.
  public var title: LocalizedText
  /// The language of the report.
  public var language: Language
  /// The level of the workspace; targets are taken from it when the report is of the whole.
  public var level: ReportLevel
  /// The reported period.
  public var period: ReportPeriod
  /// All periods with data, oldest first; the reported one is among them.
  public var periods: [ReportPeriod]
  /// The day the period is cut at; nil if it is reported whole.
  public var asOf: CalendarDay?
  /// The municipalities, in any order; reports sort them.
  public var municipalities: [ReportMunicipality]
  /// The code of the municipality the report is of; nil for a regional comparison.
  public var focus: String?
  /// The definitions: indicators, source forms (for their titles), units.
  public var catalogue: DefinitionCatalogue
  /// The ids of the indicators to report on, in the order of the catalogue's families.
  public var indicators: [String]
  /// All cells of all `periods`, breakdowns included.
  public var values: IndicatorValues
  /// The rating; nil if none was computed.
  public var rating: RatingInput?
  /// Submissions by municipality and source in the reported period.
  public var submissions: [SubmissionState]
  /// The findings of import and of control relations, masked.
  public var findings: [Finding]
  /// The files that were read.
  public var files: [ImportedFile]
  /// The dates of the population tables used, by period id.
  public var populationDates: [String: CalendarDay]
  /// What people wrote in `notes.md`.
  public var notes: ReportNotes
  /// The items of the plans of work.
  public var plan: [PlanLine]
  /// Rows of sources that the form's sections print.
  public var listings: [ReportListing]
  /// What is against control relations, for a form with that section.
  public var controls: [ControlRemark]
  /// What was published or submitted before for the periods shown.
  public var published: PublishedFigures
  /// Children by organisation, for a form that asks what is missing to the plan.
  public var organisations: [OrganisationChildren]
  /// For a period without figures of its own, the part of it whose figures stand for it: the second
  /// half of a year.
  public var standIns: [String: ReportPeriod]
  /// The indicators whose figures are those of the part.
  public var standInIndicators: Set<String>
  /// Counts below it are suppressed in a public report; 5 unless the workspace sets another.
  public var privacyThreshold: Int
  /// Whether the report is for publication.
  public var isPublic: Bool
  /// The program's version.
  public var programVersion: String
  /// One hash over all inputs, hexadecimal; printed in the last line.
  public var inputHash: String
  /// Who signs.
  public var signatory: Signatory
  /// The ids of indicators with a number or a suppressed cell; found when the report is made.
  var indicatorsWithData: Set<String> = []

  /// Makes an input with what no report can do without; the rest starts empty.
  public init(
    title: LocalizedText, language: Language, level: ReportLevel, period: ReportPeriod,
    periods: [ReportPeriod], municipalities: [ReportMunicipality], focus: String?,
    catalogue: DefinitionCatalogue, indicators: [String], values: IndicatorValues
  ) {
    self.title = title
    self.language = language
    self.level = level
    self.period = period
    self.periods = periods
    self.asOf = nil
    self.municipalities = municipalities
    self.focus = focus
    self.catalogue = catalogue
    self.indicators = indicators
    self.values = values
    self.rating = nil
    self.submissions = []
    self.findings = []
    self.files = []
    self.populationDates = [:]
    self.notes = ReportNotes()
    self.plan = []
    self.listings = []
    self.controls = []
    self.published = PublishedFigures()
    self.organisations = []
    self.standIns = [:]
    self.standInIndicators = []
    self.privacyThreshold = 5
    self.isPublic = false
    self.programVersion = ""
    self.inputHash = ""
    self.signatory = Signatory()
  }
}
