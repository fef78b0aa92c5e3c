import OporaDefinitions
public import OporaDiagnostics
import OporaIndicators
public import OporaLanguage
public import OporaRegistry
public import OporaReports
import OporaSystem

extension Monitoring {
  /// How a report is asked for.
  public struct ReportRequest: Sendable {
    /// The report form's id.
    public var form: String
    /// The period.
    public var period: ReportingPeriod
    /// The municipality's code; nil for the region.
    public var municipality: String?
    /// The language; nil = the workspace's.
    public var language: Language?
    /// Whether the report is for publication: small cells suppressed, nothing internal.
    public var isPublic = false
    /// The program's version, printed in the last line.
    public var programVersion = ""

    /// Asks for a report of the region, or of a municipality.
    public init(form: String, period: ReportingPeriod, municipality: String? = nil) {
      self.form = form
      self.period = period
      self.municipality = municipality
    }
  }

  /// The report form with an id; nil if there is none or it has an error.
  public func reportForm(_ id: String) -> ReportForm? {
    for (_, tree) in catalogue.reportFiles {
      guard case .string(let found)? = tree["id"]?.kind, found == id else { continue }
      return ReportForm.read(tree, indicators: indicatorIDs).form
    }
    return nil
  }

  /// The files of a report; nil if its form is unknown or wrong.
  public func report(_ request: ReportRequest) -> ReportOutput? {
    guard let form = reportForm(request.form) else { return nil }
    return Report.output(form, of: reportBase(for: request.period).input(for: request, of: self))
  }

  /// What all reports of a period share: computed once for a region's worth of reports.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - municipality: the only one that an internal report is about, which is faster: the figures of
  ///     others are then not divided; nil for any report.
  /// - Returns: figures and facts.
  public func reportBase(
    for period: ReportingPeriod, only municipality: String? = nil
  ) -> ReportBase {
    ReportBase(self, period: period, municipality: municipality)
  }
}

/// Figures and facts that all reports of one period are made of.
public struct ReportBase: Sendable {
  let period: ReportingPeriod
  /// The municipalities that reports are about, by code.
  public internal(set) var municipalities: [Municipality]
  var shown: [ReportingPeriod]
  var values: IndicatorValues
  var rating: RatingInput?
  var submissions: [SubmissionState]
  var findings: [Finding]
  var files: [OporaReports.ImportedFile]
  var hash: String
  /// The ids of the indicators that reports are about.
  var indicators: [String]
  /// What was published or submitted before.
  var published = PublishedFigures()
  /// The halves whose figures stand for those of a year, by the year's id.
  var standIns: [String: ReportPeriod] = [:]
  /// The indicators for which they do.
  var standInIndicators: Set<String> = []
  /// What is to be said of submissions; empty without them.
  public internal(set) var submissionFindings: [Finding] = []
  /// How municipalities stand with what they should submit.
  public var submissionStates: [SubmissionState] { submissions }

  init(_ monitoring: Monitoring, period: ReportingPeriod, municipality: String?) {
    self.period = period
    municipalities = monitoring.registry.municipalities
    indicators = monitoring.coveredIndicatorIDs
    let hashes = monitoring.hashes ?? InputHashes(monitoring.workspace)
    let earlier = monitoring.periods(before: period)
    shown = earlier.suffix(7) + [period]
    let breakdowns = monitoring.catalogue.indicators.flatMap(\.breakdowns)
    var values = monitoring.values(
      in: shown, breakdowns: Array(Set(breakdowns)).sorted(), dividedFor: municipality)
    if period.isYear {
      let halves = YearHalves(monitoring, years: shown, values: values, of: indicators)
      values = halves.joined(dividedFor: municipality)
      standIns = halves.standIns
      standInIndicators = Set(halves.indicators)
    }
    self.values = values
    published = PublishedValues(monitoring.registry, in: shown).figures(against: values)
    let remarks = Background { monitoring.findings() }
    let figures = values
    rating = monitoring.ratingForm.flatMap { form in
      guard let current = monitoring.rating(in: period, values: figures) else { return nil }
      let before = earlier.last { $0.id == period.previous.id }
      return RatingInput(
        form: form, current: current,
        previous: monitoring.publishedRating(form, in: period.previous)
          ?? before.flatMap { monitoring.rating(in: $0, values: figures) })
    }
    submissions = SubmissionStates(monitoring, period: period).all()
    findings = remarks.value
    let inputs = InputFiles(monitoring, hashes)
    files = inputs.described()
    hash = inputs.hash()
  }

  /// The input of one report.
  public func input(
    for request: Monitoring.ReportRequest, of monitoring: Monitoring
  ) -> ReportInput {
    let configuration = monitoring.configuration
    let isRegion =
      configuration.level.map { $0 == .region }
      ?? (municipalities.count > 1)
    var input = ReportInput(
      title: configuration.title ?? LocalizedText(ru: "Мониторинг", en: "Monitoring"),
      language: request.language ?? configuration.language,
      level: isRegion ? .region : .municipality, period: ReportPeriod(period),
      periods: shown.map { ReportPeriod($0) },
      municipalities: municipalities.map { ReportMunicipality($0) },
      focus: request.municipality, catalogue: monitoring.catalogue.inForce(on: period.start),
      indicators: indicators, values: values)
    input.asOf = period.isCut ? period.asOf : nil
    input.rating = rating
    input.submissions = submissions
    input.findings = findings
    input.files = files
    input.populationDates = populationDates(monitoring)
    input.published = published
    input.standIns = standIns
    input.standInIndicators = standInIndicators
    if let form = monitoring.reportForm(request.form) {
      let names = Set(form.sections.map(\.section))
      if names.contains("plan") {
        input.plan = PlanLines(monitoring.registry, in: period).all()
      }
      input.listings = ReportListings(monitoring.registry, in: period, input.language)
        .all(for: form)
      if names.contains("controls"), !request.isPublic {
        input.controls = ControlRemarks(monitoring, in: period).all()
      }
      let shortfall = form.sections.first { $0.section == "shortfall" }
      if let ids = shortfall?.indicators, !request.isPublic {
        input.organisations = OrganisationCounts(monitoring, in: period)
          .all(of: ids.isEmpty ? indicators : ids, only: request.municipality)
      }
    }
    input.notes = ReportNotes(markdown: monitoring.workspace.notes)
    input.privacyThreshold = configuration.privacyThreshold
    input.isPublic = request.isPublic
    input.programVersion = request.programVersion
    input.inputHash = hash
    let signature = configuration.signature
    input.signatory = Signatory(
      post: signature.post, name: signature.name, executor: signature.executor,
      phone: signature.phone)
    return input
  }

  /// The latest population table of each period.
  private func populationDates(_ monitoring: Monitoring) -> [String: CalendarDay] {
    guard let table = monitoring.registry.tables["population"], let days = table.column("as_of")
    else { return [:] }
    let all = Set(days.small).filter { $0 != Column.missing }.map { CalendarDay(number: $0) }
    var dates: [String: CalendarDay] = [:]
    for period in shown {
      let pinned = monitoring.configuration.populationAsOf
      dates[period.id] = pinned ?? all.filter { $0 <= period.lastDay }.max()
    }
    return dates
  }
}
