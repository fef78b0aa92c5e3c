public import OporaDefinitions
public import OporaDiagnostics
public import OporaLanguage
public import OporaRegistry

/// Computes indicators from the tables of a workspace (расчёт показателей).
///
/// All measures of a source are found in one pass over its rows; a cell is then an expression over
/// measures. Distinct children are counted afresh at every level, and the whole takes only
/// municipalities that reported (policy `matched`).
public struct Evaluation {
  let registry: Registry
  let catalogue: DefinitionCatalogue
  let targets: [String: [Int: ExactNumber]]
  private var figures: [String: PeriodFigures] = [:]
  private let needed: [IndicatorDefinition]
  private let breakdowns: [String]
  private let streams: [String: StreamedFigures]
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
  public init(
    registry: Registry, catalogue: DefinitionCatalogue, indicators: [String],
    breakdowns: [String] = [], targets: [String: [Int: ExactNumber]] = [:],
    streams: [String: StreamedFigures] = [:]
  ) {
    self.streams = streams
    self.registry = registry
    self.catalogue = catalogue
    self.targets = targets
    self.breakdowns = breakdowns
    needed = Evaluation.closure(of: indicators, in: catalogue)
  }

  /// The indicators and those they refer to, each once, in the order of the catalogue.
  static func closure(
    of ids: [String], in catalogue: DefinitionCatalogue
  ) -> [IndicatorDefinition] {
    var wanted: Set<String> = []
    var open = ids
    while let id = open.popLast() {
      guard wanted.insert(id).inserted, let definition = catalogue.indicator(id) else { continue }
      open += definition.value.references
      open += definition.appliesWhen?.references ?? []
    }
    return wanted.sorted().compactMap { catalogue.indicator($0) }
  }

  /// The cells of some indicators in a period: every municipality and the whole, undivided and by the
  /// breakdowns.
  public mutating func values(
    of indicators: [String], in period: ReportingPeriod
  ) -> [IndicatorValue] {
    prepare(period)
    var cells: [IndicatorValue] = []
    for id in indicators {
      guard let definition = catalogue.indicator(id) else { continue }
      for facet in facets(of: definition, in: period) {
        for unit in registry.municipalities.indices {
          cells.append(cell(definition, .unit(unit), facet, period))
        }
        cells.append(cell(definition, .whole, facet, period))
      }
    }
    return cells.filter(isShown)
  }

  /// Cells of «other» and «missing» categories are shown only where something falls into them.
  private func isShown(_ cell: IndicatorValue) -> Bool {
    guard cell.category == Facet.missingCategory || cell.category == "other" else { return true }
    return cell.numerator.map { !$0.isZero } ?? false
  }

  private mutating func prepare(_ period: ReportingPeriod) {
    var open: [(ReportingPeriod, Int)] = [(period, Evaluation.depth(of: needed))]
    while let (next, depth) = open.popLast() {
      if figures[next.id] == nil {
        let computed = PeriodFigures(
          needed, period: next, asked: period.id, registry: registry, breakdowns: breakdowns,
          streams: streams)
        if next == period { findings += computed.findings }
        figures[next.id] = computed
      }
      if depth > 0 { open.append((next.previous, depth - 1)) }
    }
  }

  /// How many half-years back the definitions look: 0, 1 or 2.
  static func depth(of indicators: [IndicatorDefinition]) -> Int {
    indicators.map { definition in
      definition.value.contains(call: "yearAgo")
        ? 2 : definition.value.contains(call: "previous") ? 1 : 0
    }.max() ?? 0
  }

  /// The whole, and the codes of each breakdown that divides the numerator.
  private func facets(of definition: IndicatorDefinition, in period: ReportingPeriod) -> [Facet] {
    let leading = definition.value.ratio?.numerator ?? definition.value
    let names = leading.columns
    guard let first = definition.measures.first(where: { names.contains($0.name) }) else {
      return [.whole]
    }
    let key = PeriodFigures.Key(indicator: definition.id, measure: first.name)
    return figures[period.id]?.figures[key]?.facets ?? [.whole]
  }

  // MARK: Figures for cells

  /// Whose cell it is.
  enum Owner: Hashable {
    case unit(Int)
    case whole
  }

  func measure(
    _ name: String, of definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet,
    _ period: ReportingPeriod
  ) -> CellOutcome {
    guard let period = figures[period.id] else { return .missing(.noHistory) }
    let key = PeriodFigures.Key(indicator: definition.id, measure: name)
    guard let measure = period.figures[key] else { return .missing(.undefined) }
    switch owner {
    case .unit(let unit):
      return CellOutcome(measure.outcome(unit: unit, facet: measure.facetIndex(facet)))
    case .whole:
      let units = matched(definition, period)
      return CellOutcome(period.total(key, facet: facet, including: units.included))
    }
  }

  /// The municipalities that a figure of the whole takes in, and how many reported of those expected.
  ///
  /// Included are those that submitted every source of the indicator; of these, municipalities
  /// without data for one of the measures (no population table, say) are left out of the others too,
  /// unless that would leave nobody.
  func matched(
    _ definition: IndicatorDefinition, _ period: PeriodFigures
  ) -> (included: [Bool], reported: Int, expected: Int) {
    if definition.measures.isEmpty { return matchedParts(definition, period) }
    let all = definition.measures.compactMap { measure in
      period.figures[PeriodFigures.Key(indicator: definition.id, measure: measure.name)]
    }
    let count = registry.municipalities.count
    var submitted = [Bool](repeating: true, count: count)
    var expected = [Bool](repeating: true, count: count)
    var complete = [Bool](repeating: true, count: count)
    for figures in all {
      for unit in 0..<count {
        submitted[unit] = submitted[unit] && figures.states[unit] == .reported
        expected[unit] = expected[unit] && figures.isExpected[unit]
        complete[unit] = complete[unit] && figures.outcome(unit: unit, facet: 0).number != nil
      }
    }
    let numerator = numeratorStates(definition, period) ?? submitted
    let reporters = numerator.indices.filter { numerator[$0] && expected[$0] }.count
    let included = complete.contains(true) ? complete : numerator
    return (included, reporters, expected.count { $0 })
  }

  /// For an indicator made of others: the municipalities that all of them take in.
  private func matchedParts(
    _ definition: IndicatorDefinition, _ period: PeriodFigures
  ) -> (included: [Bool], reported: Int, expected: Int) {
    let parts = definition.value.references.compactMap { catalogue.indicator($0) }.map {
      matched($0, period)
    }
    let units = registry.municipalities.indices
    return (
      units.map { unit in parts.allSatisfy { $0.included[unit] } },
      parts.map(\.reported).min() ?? units.count, parts.map(\.expected).max() ?? units.count
    )
  }

  /// Who submitted the sources of the numerator; nil if the indicator has no measures.
  private func numeratorStates(
    _ definition: IndicatorDefinition, _ period: PeriodFigures
  ) -> [Bool]? {
    let leading = definition.value.ratio?.numerator ?? definition.value
    let own = definition.measures.filter { leading.columns.contains($0.name) }
    let figures = (own.isEmpty ? definition.measures : own).compactMap { measure in
      period.figures[PeriodFigures.Key(indicator: definition.id, measure: measure.name)]
    }
    guard !figures.isEmpty else { return nil }
    return registry.municipalities.indices.map { unit in
      figures.allSatisfy { $0.states[unit] == .reported }
    }
  }

  func figures(of period: ReportingPeriod) -> PeriodFigures? { figures[period.id] }
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
