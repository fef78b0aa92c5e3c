import OporaDefinitions
import OporaIndicators
public import OporaLanguage
import OporaRegistry

/// The figures that a run is about, told before the files are read: rows of long files then need not
/// be kept (запрос показателей).
public struct FigureRequest: Sendable, Hashable {
  /// Ids of indicators; nil = all, or those of the workspace's rating form if the period is rated.
  public var indicators: [String]?
  /// Columns to divide by.
  public var breakdowns: [String]
  /// The period in any spelling; nil = the latest with data.
  public var period: String?
  /// The day at which a period that has not ended is cut.
  public var asOf: CalendarDay?
  /// Whether the period is to be rated: the half-year before it is then asked for as well, for the
  /// places of that time, and the rating forms are read.
  public var rates: Bool

  /// Makes a request.
  public init(
    indicators: [String]? = nil, breakdowns: [String] = [], period: String? = nil,
    asOf: CalendarDay? = nil, rates: Bool = false
  ) {
    self.indicators = indicators
    self.breakdowns = breakdowns
    self.period = period
    self.asOf = asOf
    self.rates = rates
  }
}

/// Reads the long files of a registry for a request.
struct StreamReading {
  private(set) var registry: Registry
  private(set) var figures: [String: StreamedFigures] = [:]
  private let catalogue: DefinitionCatalogue
  private let configuration: WorkspaceConfiguration
  private let limits: WorkLimits
  private let progress: Monitoring.Progress?

  init(
    _ registry: Registry, _ catalogue: DefinitionCatalogue,
    _ configuration: WorkspaceConfiguration, limits: WorkLimits, progress: Monitoring.Progress?
  ) {
    self.registry = registry
    self.catalogue = catalogue
    self.configuration = configuration
    self.limits = limits
    self.progress = progress
  }

  mutating func run(_ request: FigureRequest, indicators: [String]) {
    let needsPeriods = request.period == nil || request.rates
    if needsPeriods, registry.tables["submissions"] == nil { survey() }
    guard let period = period(request) else { return keepAll() }
    let periods = request.rates ? [period.previous, period] : [period]
    let asked = periods.map {
      StreamRequest(indicators, in: $0, catalogue.inForce(on: $0.start))
    }
    for id in registry.streams.keys.sorted() {
      guard let stream = registry.streams[id] else { continue }
      let scan = StreamScan(
        stream, asked, breakdowns: request.breakdowns, registry: registry)
      let told = progress.map { progress in
        { @Sendable (bytes: Int) in progress(stream.name, bytes, stream.byteCount) }
      }
      if let result = scan.run(limits: limits, progress: told) {
        registry.absorb(result.rows, touching: result.touching)
        figures[id] = result.figures
      } else {
        registry.keep(stream, forms: catalogue.forms)
      }
    }
    registry.attributeToOnlyMunicipality()
    for id in figures.keys { figures[id]?.attribute(to: registry) }
  }

  /// The period asked for; nil where the text names none.
  private func period(_ request: FigureRequest) -> ReportingPeriod? {
    let calendar = configuration.calendar
    let period = request.period.map { ReportingPeriod(reading: $0, calendar: calendar) }
    guard
      let whole = (period ?? registry.periods(calendar: calendar).last)
        .map({ configuration.applied(to: $0) })
    else { return nil }
    guard let day = request.asOf else { return whole }
    return day >= whole.start ? whole.cut(asOf: day) : nil
  }

  /// Finds when rows begin, where no journal and no command says which period is meant.
  private mutating func survey() {
    for id in registry.streams.keys.sorted() {
      guard let stream = registry.streams[id] else { continue }
      if let days = stream.survey(limits: limits) {
        registry.note(days: days, of: id)
      } else {
        registry.keep(stream, forms: catalogue.forms)
      }
    }
  }

  private mutating func keepAll() {
    for id in registry.streams.keys.sorted() {
      if let stream = registry.streams[id] { registry.keep(stream, forms: catalogue.forms) }
    }
    registry.attributeToOnlyMunicipality()
  }
}
