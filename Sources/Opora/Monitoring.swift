public import OporaDefinitions
public import OporaDiagnostics
public import OporaIndicators
import OporaLanguage
public import OporaRating
public import OporaRegistry
import OporaReports
import OporaSystem

/// The main path of the library: files → tables → figures → rating → reports.
///
/// ```swift
/// let monitoring = Monitoring(try Workspace.read(folder: "workspace"))
/// let values = monitoring.values(in: [period])
/// let report = monitoring.report("half-year", period: period, municipality: "99601000")
/// ```
public struct Monitoring: Sendable {
  /// The files.
  public let workspace: Workspace
  /// The definitions in force.
  public let catalogue: DefinitionCatalogue
  /// What `opora.json5` says, or its defaults.
  public let configuration: WorkspaceConfiguration
  /// The data as typed tables.
  public let registry: Registry
  /// The rating form; nil if it has an error.
  public let ratingForm: RatingForm?
  /// What is wrong with the configuration or the definitions.
  public let definitionFindings: [Finding]

  /// Told which file is being read, how many of its bytes were read and how many it has.
  public typealias Progress = @Sendable (_ file: String, _ bytes: Int, _ count: Int) -> Void

  /// What a database engine answered: the figures then come from it and not from the files.
  public var answers: EngineAnswers?

  /// The hashes of the files, where they were asked for from the beginning.
  let hashes: InputHashes?
  private let streams: [String: StreamedFigures]
  /// All findings, once they have been asked for.
  private let found = Locked<[Finding]?>(nil)
  /// Rows that are equal in some columns may differ in those that were not kept.
  private let keepsAllColumns: Bool

  /// Reads definitions and configuration and imports every file.
  ///
  /// - Parameters:
  ///   - workspace: the files.
  ///   - overlay: definition files laid over the embedded ones and the workspace's own.
  ///   - scope: which columns are kept.
  ///   - limits: how much of the machine the reading of long files may take.
  ///   - hashesInputs: whether files are hashed while they are imported, for a report to come.
  ///   - progress: told how the reading of long files goes on.
  public init(
    _ workspace: Workspace, overlay: [(name: String, text: String)] = [],
    scope: Scope = .everything, limits: WorkLimits = WorkLimits(), hashesInputs: Bool = false,
    progress: Progress? = nil
  ) {
    self.init(
      workspace,
      by: StandardDefinitions.drafts(
        overlay: workspace.definitions + overlay, demand: scope.demand),
      scope: scope, limits: limits, hashesInputs: hashesInputs, progress: progress)
  }

  /// Imports every file by definitions that have been read.
  package init(
    _ workspace: Workspace, by drafts: DefinitionDrafts, scope: Scope = .everything,
    limits: WorkLimits = WorkLimits(), hashesInputs: Bool = false, progress: Progress? = nil
  ) {
    self.workspace = workspace
    hashes = hashesInputs ? InputHashes(workspace) : nil
    let read = workspace.configuration.map { WorkspaceConfiguration.read($0) }
    configuration = read?.0 ?? WorkspaceConfiguration()
    let options = RegistryOptions(configuration, scope, limits)
    // Files are opened while the definitions are checked against each other.
    let opening = Background { [forms = drafts.forms] in
      OpenedFiles(workspace.files, forms: forms, options: options)
    }
    catalogue = drafts.catalogue()
    var findings = catalogue.findings
    findings += (read?.1 ?? []) + configuration.findings(against: catalogue)
    ratingForm =
      scope.demand.hasForms
      ? RatingForms.form(configuration.rating, in: catalogue, &findings) : nil
    let ids = catalogue.indicators.map(\.id)
    findings += catalogue.reportFiles.flatMap { ReportForm.read($0.tree, indicators: ids).findings }
    (registry, streams) = Monitoring.imported(
      opening, options, catalogue, configuration, scope.rating(by: ratingForm), limits: limits,
      progress: progress)
    definitionFindings = findings
    keepsAllColumns = scope == .everything
  }

  /// Imports the files as far as the scope needs them.
  private static func imported(
    _ opening: Background<OpenedFiles>, _ options: RegistryOptions,
    _ catalogue: DefinitionCatalogue, _ configuration: WorkspaceConfiguration, _ scope: Scope,
    limits: WorkLimits, progress: Progress?
  ) -> (Registry, [String: StreamedFigures]) {
    var options = options
    options.workCalendar = catalogue.workCalendar
    let expects = configuration.expectsOrganisations
    switch scope {
    case .everything: break
    case .indicators(let ids, let breakdowns):
      let needed = NeededColumns(
        catalogue.ratingForms(askedBy: ids).indicators(with: ids), breakdowns: breakdowns,
        in: catalogue)
      options.keeps = { needed.contains($0, $1, $2) || $1.isReporter(expects) }
      options.onlyLinks = { needed.isOnlyWay($0, $1) && !$1.isReporter(expects) }
    case .figures(let request):
      let asked = request.indicators ?? catalogue.indicatorIDs
      let forms = catalogue.ratingForms(askedBy: asked)
      let ids = forms.indicators(with: asked)
      let needed = NeededColumns(ids, breakdowns: request.breakdowns, in: catalogue)
      options.keeps = { needed.contains($0, $1, $2) || $1.isReporter(expects) }
      options.onlyLinks = { needed.isOnlyWay($0, $1) && !$1.isReporter(expects) }
      let periods = configuration.periods(of: request)
      options.streams = { expects ? nil : needed.streamChoice(of: $0, periods: periods) }
      var reading = StreamReading(
        RegistryBuilder.registry(of: opening.value, options: options), catalogue, configuration,
        limits: limits, progress: progress)
      var request = request
      request.rates = request.rates || forms.lookBack
      reading.run(request, indicators: ids)
      return (reading.registry, reading.figures)
    }
    return (RegistryBuilder.registry(of: opening.value, options: options), [:])
  }

  /// All findings: of definitions and files, of rows that contradict one another, of declared figures.
  public func findings() -> [Finding] {
    if let found = found.withLock({ $0 }) { return found }
    let relations = Parallel.map(registry.forms) { form -> [Finding] in
      guard let table = registry.tables[form.id] else { return [] }
      return (keepsAllColumns ? table.remarks() : table.duplicateKeys())
        + table.reversedIntervals()
        + table.brokenLinks(registry.tables)
    }
    let all =
      definitionFindings + registry.findings + relations.flatMap { $0 } + declaredFindings()
    found.withLock { $0 = all }
    return all
  }

  // MARK: Periods and municipalities

  /// The periods with data, oldest first: those of the journal, else those in which something begins.
  public var periods: [ReportingPeriod] {
    registry.periods(calendar: configuration.calendar).map { configuration.applied(to: $0) }
  }

  /// The period with an id or in words; nil if it is none.
  public func period(_ text: String) -> ReportingPeriod? {
    ReportingPeriod(reading: text, calendar: configuration.calendar).map {
      configuration.applied(to: $0)
    }
  }

  /// The municipalities that a code or a name may mean: one if it is known and unambiguous.
  public func municipalities(named text: String) -> [Municipality] {
    if let exact = registry.municipality(text) { return [exact] }
    let fold = text.lowercased()
    return registry.municipalities.filter { municipality in
      [municipality.name, municipality.shortName, municipality.nameEnglish].contains {
        $0.lowercased() == fold
      }
    }
  }

  // MARK: Figures

  /// The ids of all indicators of the catalogue.
  public var indicatorIDs: [String] {
    catalogue.indicatorIDs
  }

  /// The ids of the indicators whose sources the workspace has; a report is about these.
  public var coveredIndicatorIDs: [String] {
    indicatorIDs.filter { isCovered($0, depth: 0) }
  }

  private func isCovered(_ id: String, depth: Int) -> Bool {
    guard depth < 8, let definition = catalogue.indicator(id) else { return false }
    let sources = definition.measures.flatMap { [$0.source] + $0.joinedSources }
    return sources.allSatisfy { registry.has($0) }
      && definition.referencedIndicators.allSatisfy { isCovered($0, depth: depth + 1) }
      && definition.ratings.allSatisfy { rating in
        let criteria = catalogue.ratingForm(rating)?.criteria() ?? []
        return criteria.compactMap(\.indicator).contains { isCovered($0, depth: depth + 1) }
      }
  }

  /// The cells of indicators in some periods.
  ///
  /// - Parameters:
  ///   - periods: the periods.
  ///   - indicators: ids; nil = all.
  ///   - breakdowns: columns to divide by.
  ///   - municipality: whose cells are divided beside those of the whole; nil = all.
  /// - Returns: the cells, sorted; none for unknown indicators.
  public func values(
    in periods: [ReportingPeriod], indicators: [String]? = nil, breakdowns: [String] = [],
    dividedFor municipality: String? = nil
  ) -> IndicatorValues {
    let ids = indicators ?? indicatorIDs
    if let answers { return values(of: ids, in: periods, breakdowns: breakdowns, from: answers) }
    let rated = catalogue.asksForRatings(ids)
    let plain = ids.filter { !rated.contains($0) }
    func cells(_ ids: [String], _ ratings: [[String: RatedUnits]]) -> [[IndicatorValue]] {
      let evaluations = zip(periods, ratings).map { period, ratings in
        var evaluation = evaluation(of: ids, in: period, breakdowns: breakdowns, ratings: ratings)
        evaluation.divided = municipality
        return (period, evaluation)
      }
      return Evaluation.cells(of: ids, by: evaluations)
    }
    var found = cells(plain, periods.map { _ in [:] })
    if !rated.isEmpty {
      let asking = ids.filter(rated.contains)
      let ratings = self.rated(for: asking, in: periods, from: found, of: Set(plain))
      found += cells(asking, ratings)
    }
    return IndicatorValues(joining: found)
  }

  func evaluation(
    of ids: [String], in period: ReportingPeriod, breakdowns: [String] = [],
    ratings: [String: RatedUnits]? = nil
  ) -> Evaluation {
    Evaluation(
      registry: registry, catalogue: catalogue.inForce(on: period.start), indicators: ids,
      breakdowns: breakdowns, targets: configuration.targets(in: period), streams: streams,
      ratings: ratings ?? rated(for: ids, in: [period])[0])
  }
}

extension Criterion {
  /// The id of the indicator behind the criterion; nil for an entered one.
  var indicator: String? {
    if case .indicator(let id) = origin { id } else { nil }
  }
}

extension DefinitionCatalogue {
  /// The ids of all indicators, each once.
  fileprivate var indicatorIDs: [String] {
    var ids: [String] = []
    for indicator in indicators where ids.last != indicator.id { ids.append(indicator.id) }
    return ids
  }
}
