import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import OporaSystem

/// All measures of some indicators in one period.
struct PeriodFigures {
  /// A measure of an indicator.
  struct Key: Hashable {
    var indicator: String
    var measure: String
  }

  let period: ReportingPeriod
  private(set) var figures: [Key: MeasureFigures] = [:]
  private let asked: String
  private let streams: [String: StreamedFigures]
  /// Measures that cannot be run over the data, with the reason in words.
  private(set) var findings: [Finding] = []

  /// Computes the measures, one pass over the rows of each source.
  ///
  /// - Parameters:
  ///   - indicators: whose measures.
  ///   - period: the period.
  ///   - asked: the id of the period that figures are asked for; this one or a later one.
  ///   - registry: the data.
  ///   - breakdowns: columns to divide by.
  ///   - streams: what was found in sources whose rows were not kept.
  init(
    _ indicators: [IndicatorDefinition], period: ReportingPeriod, asked: String,
    registry: Registry, breakdowns: [String], streams: [String: StreamedFigures]
  ) {
    self.period = period
    self.asked = asked
    self.streams = streams
    let ledger = SubmissionLedger(registry, period: period)
    var bySource: [String: [(IndicatorDefinition, MeasureDefinition)]] = [:]
    for indicator in indicators {
      for measure in indicator.measures {
        bySource[measure.source, default: []].append((indicator, measure))
      }
    }
    let sources = bySource.keys.sorted()
    let passes = Parallel.map(sources) { [self, bySource] source in
      var pass = self
      pass.run(
        bySource[source] ?? [], source: source, registry: registry, ledger: ledger,
        breakdowns: breakdowns)
      return (pass.figures, pass.findings)
    }
    for (figures, findings) in passes {
      self.figures.merge(figures) { first, _ in first }
      self.findings += findings
    }
  }

  /// Takes measures that were computed elsewhere.
  init(_ period: ReportingPeriod, _ figures: [Key: MeasureFigures]) {
    self.period = period
    self.figures = figures
    asked = period.id
    streams = [:]
  }

  private mutating func run(
    _ measures: [(IndicatorDefinition, MeasureDefinition)], source: String, registry: Registry,
    ledger: SubmissionLedger, breakdowns: [String]
  ) {
    let states = ledger.states(of: source)
    let keys = measures.map { Key(indicator: $0.0.id, measure: $0.1.name) }
    var planned: [Key] = []
    var joined: [[[SubmissionStatus]]] = []
    if let stream = streams[source] {
      for (key, (indicator, measure)) in zip(keys, measures) {
        take(stream, key, indicator, measure, states, ledger)
      }
      return
    }
    guard let table = registry.tables[source] else {
      for (key, measure) in zip(keys, measures) {
        figures[key] = unreported(states, aggregate: measure.1.aggregate)
      }
      return
    }
    var pass = TablePass(table: table, registry: registry, period: period, states: states)
    for (key, (indicator, measure)) in zip(keys, measures) {
      do {
        try pass.add(measure, breakdowns: breakdowns.filter(indicator.breakdowns.contains))
        planned.append(key)
        joined.append(measure.joinedSources.map { ledger.states(of: $0) })
      } catch {
        figures[key] = unreported(states, aggregate: measure.aggregate)
        note(error, measure, indicator)
      }
    }
    let organisations = ledger.organisations(of: source)
    for (number, result) in pass.run().enumerated() {
      var result = result.requiring(joined[number])
      result.organisations = organisations
      figures[planned[number]] = result
    }
  }

  /// Takes the figures of a measure from what was found when its source was read.
  private mutating func take(
    _ stream: StreamedFigures, _ key: Key, _ indicator: IndicatorDefinition,
    _ measure: MeasureDefinition, _ states: [SubmissionStatus], _ ledger: SubmissionLedger
  ) {
    switch stream.figures(of: key, in: period, asked: asked, states: states) {
    case .success(let result):
      figures[key] = result.requiring(measure.joinedSources.map { ledger.states(of: $0) })
    case .failure(let error):
      figures[key] = unreported(states, aggregate: measure.aggregate)
      note(error, measure, indicator)
    }
  }

  /// A measure whose source, or a column of it, is absent: not reported, never zero.
  private func unreported(
    _ states: [SubmissionStatus], aggregate: Aggregate
  ) -> MeasureFigures {
    var figures = MeasureFigures(unitCount: states.count, facets: [.whole], aggregate: aggregate)
    for (unit, state) in states.enumerated() where state == .notExpected {
      figures.states[unit] = .missing(.notApplicable)
      figures.isExpected[unit] = false
    }
    return figures
  }

  private mutating func note(
    _ error: RowCompilationError, _ measure: MeasureDefinition, _ indicator: IndicatorDefinition
  ) {
    guard case .unsupported(let span) = error else { return }
    findings.append(
      Finding(
        code: "E801", severity: .error,
        place: Place(span),
        message: LocalizedText(
          ru: "показатель «\(indicator.id)»: такое выражение по строкам не вычисляется",
          en: "indicator “\(indicator.id)”: this expression cannot be computed over rows"),
        fix: LocalizedText(
          ru: "мера «\(measure.name)» считается непредставленной; перепишите условие",
          en: "the measure “\(measure.name)” counts as not reported; rewrite the condition")))
  }

  /// The figure of a measure over the included municipalities.
  func total(_ key: Key, facet: Facet, including units: [Bool]) -> Outcome {
    guard let figures = figures[key] else { return .missing(.notReported) }
    return figures.total(facet: figures.facetIndex(facet), including: units)
  }
}
