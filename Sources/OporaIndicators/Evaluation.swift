public import OporaDefinitions
public import OporaDiagnostics
public import OporaLanguage
public import OporaRegistry
import OporaSystem

/// Computes indicators from the tables of a workspace (расчёт показателей).
///
/// All measures of a source are found in one pass over its rows; a cell is then an expression over
/// measures. Distinct children are counted afresh at every level, and the whole takes only
/// municipalities that reported (policy `matched`).
public struct Evaluation {
  /// What does not change, behind one reference: every cell takes the evaluation with it.
  private final class Frame: Sendable {
    let registry: Registry
    let catalogue: DefinitionCatalogue
    let targets: [String: [Int: ExactNumber]]
    let needed: [IndicatorDefinition]
    let breakdowns: [String]
    let streams: [String: StreamedFigures]
    let ratings: [String: RatedUnits]
    /// Breakdowns by texts, which are not listed beforehand.
    let texts: Set<String>

    init(
      _ registry: Registry, _ catalogue: DefinitionCatalogue,
      targets: [String: [Int: ExactNumber]], needed: [IndicatorDefinition], breakdowns: [String],
      streams: [String: StreamedFigures], ratings: [String: RatedUnits]
    ) {
      self.registry = registry
      self.catalogue = catalogue
      self.targets = targets
      self.needed = needed
      self.breakdowns = breakdowns
      self.streams = streams
      self.ratings = ratings
      texts = Set(
        breakdowns.filter { name in
          catalogue.forms.contains { $0.column(name).map { $0.type == .text } ?? false }
        })
    }
  }

  private let frame: Frame
  var registry: Registry { frame.registry }
  var catalogue: DefinitionCatalogue { frame.catalogue }
  var targets: [String: [Int: ExactNumber]] { frame.targets }
  var needed: [IndicatorDefinition] { frame.needed }
  var breakdowns: [String] { frame.breakdowns }
  var streams: [String: StreamedFigures] { frame.streams }
  /// Results of ratings in the period, by the form's id, for `points` and `place`.
  var ratings: [String: RatedUnits] { frame.ratings }
  /// The periods computed so far for these definitions, by this evaluation or one before it.
  var computed: [ReportingPeriod: PeriodFigures] = [:]
  /// Of these, the periods that this evaluation was asked for or looks back at.
  private var figures: [ReportingPeriod: PeriodFigures] = [:]
  private var prepared: [ReportingPeriod: [String: IndicatorFigures]] = [:]
  /// What municipalities say they have no data for; nothing where nobody does.
  private(set) var gaps: [ReportingPeriod: DeclaredGaps] = [:]
  /// The code of the municipality whose cells are divided beside those of the whole; nil for all.
  public var divided: String?
  /// An engine's answer in place of the rows, with the level whose figures are the whole's.
  public var answers: (answers: EngineAnswers, level: String)?
  /// Definitions that could not be run over the data.
  public private(set) var findings: [Finding] = []

  /// Prepares the evaluation of some indicators and all that they refer to.
  ///
  /// - Parameters:
  ///   - registry: the data.
  ///   - catalogue: the definitions.
  ///   - indicators: ids; unknown ones are left out.
  ///   - breakdowns: columns to divide by, such as `direction`; each divides those indicators whose
  ///     definitions allow it.
  ///   - targets: the workspace's own targets by indicator and year, in the indicator's unit.
  ///   - streams: by form id: what was found in sources whose rows were not kept.
  ///   - ratings: results of ratings in the period, by the form's id, for `points` and `place`.
  public init(
    registry: Registry, catalogue: DefinitionCatalogue, indicators: [String],
    breakdowns: [String] = [], targets: [String: [Int: ExactNumber]] = [:],
    streams: [String: StreamedFigures] = [:], ratings: [String: RatedUnits] = [:]
  ) {
    frame = Frame(
      registry, catalogue, targets: targets,
      needed: Evaluation.closure(of: indicators, in: catalogue), breakdowns: breakdowns,
      streams: streams, ratings: ratings)
  }

  /// The indicators and those they refer to, each once, in the order of the catalogue.
  static func closure(
    of ids: [String], in catalogue: DefinitionCatalogue
  ) -> [IndicatorDefinition] {
    var wanted: Set<String> = []
    var open = ids
    while let id = open.popLast() {
      guard wanted.insert(id).inserted, let definition = catalogue.indicator(id) else { continue }
      open += definition.referencedIndicators
    }
    return wanted.sorted().compactMap { catalogue.indicator($0) }
  }

  /// The cells of some indicators in a period: every municipality and the whole, undivided and by the
  /// breakdowns.
  public mutating func values(
    of indicators: [String], in period: ReportingPeriod
  ) -> [IndicatorValue] {
    Array(cells(of: indicators, in: period).joined())
  }

  /// The cells of some indicators in a period, in parts.
  mutating func cells(
    of indicators: [String], in period: ReportingPeriod
  ) -> [[IndicatorValue]] {
    prepare(period)
    // Everything is prepared: threads only read.
    nonisolated(unsafe) let evaluation = self
    return Parallel.map(Parallel.parts(of: indicators)) { ids in
      var cells: [IndicatorValue] = []
      for id in ids { evaluation.add(id, in: period, to: &cells) }
      return cells
    }
  }

  /// Adds the cells of an indicator in a period.
  private func add(_ id: String, in period: ReportingPeriod, to cells: inout [IndicatorValue]) {
    guard let definition = catalogue.indicator(id) else { return }
    let figures = prepared(definition, period)
    let all = registry.municipalities.indices.map(Owner.unit) + [.whole]
    // What was found in a stream may be divided by more than is asked for now.
    for facet in figures.facets
    where facet == .whole || breakdowns.contains(facet.breakdown) {
      let isOfTexts = frame.texts.contains(facet.breakdown)
      let indexes = CellPlace.indexes(of: facet, in: figures)
      for owner in all where facet == .whole || isDivided(owner) {
        let cell = cell(CellPlace(figures, owner, facet, indexes))
        if isShown(cell, isOfTexts) { cells.append(cell) }
      }
    }
  }

  /// Whether the cells of an owner are divided.
  private func isDivided(_ owner: Owner) -> Bool {
    guard let divided, case .unit(let unit) = owner else { return true }
    return registry.municipalities[unit].code == divided
  }

  /// Cells of «other» and «missing» categories, and of texts such as organisations, are shown only
  /// where something falls into them.
  private func isShown(_ cell: IndicatorValue, _ isOfTexts: Bool) -> Bool {
    guard isOfTexts || cell.category == Facet.missingCategory || cell.category == "other" else {
      return true
    }
    return (cell.numerator ?? cell.outcome.number).map { !$0.isZero } ?? false
  }

  private mutating func prepare(_ period: ReportingPeriod) {
    for next in lookedAt(in: period) where figures[next] == nil {
      let found = computed[next] ?? compute(next, asked: period)
      if next == period { findings += found.findings }
      figures[next] = found
      computed[next] = found
    }
    if gaps[period] == nil { gaps[period] = DeclaredGaps(registry, period) }
    for period in figures.keys where prepared[period] == nil {
      var byID: [String: IndicatorFigures] = [:]
      for definition in needed { gather(definition, period, into: &byID) }
      prepared[period] = byID
    }
  }

  /// A period and those that the definitions look back at, the latest first.
  func lookedAt(in period: ReportingPeriod) -> [ReportingPeriod] {
    Evaluation.periods(lookedAtBy: needed, in: period)
  }

  /// The measures of a period that is asked for, or looked back at from the one asked for.
  func compute(_ period: ReportingPeriod, asked: ReportingPeriod) -> PeriodFigures {
    if let answers {
      let figures = answers.answers.figures(
        of: needed, in: period, level: answers.level, units: registry.municipalities.map(\.code))
      return PeriodFigures(period, figures)
    }
    return PeriodFigures(
      needed, period: period, asked: asked.id, registry: registry, breakdowns: breakdowns,
      streams: streams)
  }

  /// Gathers what an indicator needs, and before it the indicators that it refers to.
  private func gather(
    _ definition: IndicatorDefinition, _ period: ReportingPeriod,
    into prepared: inout [String: IndicatorFigures]
  ) {
    guard prepared[definition.id] == nil else { return }
    let parts = definition.referencedIndicators.compactMap { catalogue.indicator($0) }
    for part in parts { gather(part, period, into: &prepared) }
    prepared[definition.id] = IndicatorFigures(
      definition, period, figures[period], unitCount: registry.municipalities.count,
      parts: parts.compactMap { prepared[$0.id] })
    prepared[definition.id]?.complete()
  }

  /// A period, and those before it that definitions look back at: the one before, and the same of the
  /// year before.
  static func periods(
    lookedAtBy indicators: [IndicatorDefinition], in period: ReportingPeriod
  ) -> [ReportingPeriod] {
    var periods = [period]
    let calls = indicators.flatMap(\.cellExpressions)
    if calls.contains(where: { $0.contains(call: "previous") }) { periods.append(period.previous) }
    if calls.contains(where: { $0.contains(call: "yearAgo") }), !periods.contains(period.yearAgo) {
      periods.append(period.yearAgo)
    }
    return periods
  }

  // MARK: Figures for cells

  /// Whose cell it is.
  enum Owner: Hashable {
    case unit(Int)
    case whole
  }

  /// What the cells of an indicator in a period share.
  func prepared(_ definition: IndicatorDefinition, _ period: ReportingPeriod) -> IndicatorFigures {
    if let ready = prepared[period]?[definition.id] { return ready }
    var byID: [String: IndicatorFigures] = [:]
    gather(definition, period, into: &byID)
    return byID[definition.id]
      ?? IndicatorFigures(
        definition, period, figures[period], unitCount: registry.municipalities.count, parts: [])
  }

  func measure(
    _ name: String, of definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet,
    _ period: ReportingPeriod
  ) -> CellOutcome {
    CellPlace(prepared(definition, period), owner, facet).measure(name)
  }

  func figures(of period: ReportingPeriod) -> PeriodFigures? { figures[period] }
}

extension Expression {
  /// Ids of the indicators that the expression refers to.
  var references: [String] { indicatorReferences.map(\.id) }

  /// Whether a function is called anywhere in the expression.
  func contains(call name: String) -> Bool {
    all.contains { if case .call(name, _, _) = $0 { true } else { false } }
  }

  /// Numerator and denominator where the expression is a quotient.
  var ratio: (numerator: Expression, denominator: Expression)? {
    if case .binary(.divide, let numerator, let denominator, _) = self {
      (numerator, denominator)
    } else {
      nil
    }
  }
}
