import OporaDefinitions
import OporaLanguage
import OporaRegistry

extension Evaluation {
  /// The outcome of an indicator's value expression; shares as fractions, not percent.
  func outcome(
    _ definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet, _ period: ReportingPeriod
  ) -> CellOutcome {
    let evaluator = CellEvaluator(sources: sources(definition, owner, facet, period))
    if let condition = definition.appliesWhen, !isUnreported(definition, owner, period),
      evaluator.truth(condition).isFalse
    {
      return .missing(.notApplicable)
    }
    var result = evaluator.value(definition.value)
    if owner == .whole, result.outcome.number != nil, hasTooFewReporters(definition, period) {
      result.outcome = .missing(.notReported)
    }
    return result
  }

  /// Whether a figure of the whole rests on fewer reporters than the definition asks for.
  private func hasTooFewReporters(
    _ definition: IndicatorDefinition, _ period: ReportingPeriod
  ) -> Bool {
    guard let figures = figures(of: period) else { return false }
    let matched = matched(definition, figures)
    guard matched.expected > 0 else { return false }
    let share = ExactNumber(
      numerator: Int128(matched.reported), denominator: Int128(matched.expected))
    switch definition.partial {
    case .matched: return share < definition.minReported
    case .strict: return matched.reported < matched.expected
    case .available: return matched.reported == 0
    }
  }

  /// Whether a municipality was expected to submit a source of the indicator and did not: then it is
  /// not for the indicator to say whether it applies there.
  private func isUnreported(
    _ definition: IndicatorDefinition, _ owner: Owner, _ period: ReportingPeriod
  ) -> Bool {
    guard case .unit(let unit) = owner, let figures = figures(of: period) else { return false }
    return definition.measures.contains { measure in
      figure(measure, definition, figures)?.states[unit] == .missing(.notReported)
    }
  }

  func sources(
    _ definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet, _ period: ReportingPeriod
  ) -> CellSources {
    CellSources(
      measure: { measure($0, of: definition, owner, facet, period) },
      earlier: { name, steps in
        let earlier = steps == 1 ? period.previous : period.previous.previous
        let result = measure(name, of: definition, owner, facet, earlier)
        guard case .missing(.notReported) = result.outcome else { return result }
        return .missing(.noHistory)
      },
      whole: { measure($0, of: definition, .whole, facet, period) },
      indicator: { id in
        guard let other = catalogue.indicator(id) else { return .missing(.undefined) }
        return outcome(other, owner, facet, period)
      })
  }

  /// One cell of `values.csv`.
  func cell(
    _ definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet, _ period: ReportingPeriod
  ) -> IndicatorValue {
    var computed = outcome(definition, owner, facet, period)
    let isShare = definition.unit == "percent" || definition.unit == "point"
    if isShare, case .number(let share) = computed.outcome {
      computed.outcome = .number(share * ExactNumber(100))
    }
    var cell = IndicatorValue(
      period: period.id, municipality: code(of: owner), indicator: definition.id,
      outcome: computed.outcome, unit: definition.unit, version: definition.version)
    cell.breakdown = facet.breakdown
    cell.category = facet.category
    if let ratio = definition.value.ratio {
      let evaluator = CellEvaluator(sources: sources(definition, owner, facet, period))
      cell.numerator = evaluator.value(ratio.numerator).outcome.number
      cell.denominator = evaluator.value(ratio.denominator).outcome.number
    }
    cell.target = target(of: definition, owner, period)
    count(&cell, definition, owner, facet, period)
    judge(&cell, computed, definition, owner, facet, period)
    return cell
  }

  private func code(of owner: Owner) -> String {
    switch owner {
    case .unit(let unit): registry.municipalities[unit].code
    case .whole: IndicatorValue.total
    }
  }

  /// The workspace's target, else the definition's for the level; in the indicator's unit.
  private func target(
    of definition: IndicatorDefinition, _ owner: Owner, _ period: ReportingPeriod
  ) -> ExactNumber? {
    let year = period.lastDay.year
    if let own = targets[definition.id]?[year] { return own }
    let level = owner == .whole ? "region" : "municipality"
    return definition.targets.first { $0.level == level && $0.year == year }?.value
  }

  /// Counts reporters and rows that could not be decided.
  private func count(
    _ cell: inout IndicatorValue, _ definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet,
    _ period: ReportingPeriod
  ) {
    guard let figures = figures(of: period) else { return }
    switch owner {
    case .unit(let unit):
      let states = definition.measures.compactMap { figure($0, definition, figures) }
      let isExpected = states.allSatisfy { $0.isExpected[unit] }
      cell.expected = isExpected ? 1 : 0
      cell.reported = isExpected && states.allSatisfy { $0.states[unit] == .reported } ? 1 : 0
      if !isExpected { cell.numerator = nil }
      if cell.numerator == nil { cell.denominator = nil }
      cell.unknownRows = unknownRows(definition, facet, figures) { $0 == unit }
    case .whole:
      let matched = matched(definition, figures)
      cell.expected = matched.expected
      cell.reported = matched.reported
      cell.unknownRows = unknownRows(definition, facet, figures) { matched.included[$0] }
    }
  }

  private func figure(
    _ measure: MeasureDefinition, _ definition: IndicatorDefinition, _ figures: PeriodFigures
  ) -> MeasureFigures? {
    figures.figures[PeriodFigures.Key(indicator: definition.id, measure: measure.name)]
  }

  /// Undecided rows: the most of any measure of a source, added over sources.
  private func unknownRows(
    _ definition: IndicatorDefinition, _ facet: Facet, _ figures: PeriodFigures,
    in units: (Int) -> Bool
  ) -> Int {
    var bySource: [String: Int] = [:]
    for measure in definition.measures {
      guard let figure = figure(measure, definition, figures) else { continue }
      let index = figure.facetIndex(facet)
      let count = registry.municipalities.indices.filter(units).reduce(0) {
        $0 + figure.unknown[index * figure.unitCount + $1]
      }
      bySource[measure.source] = max(bySource[measure.source] ?? 0, count)
    }
    return bySource.values.reduce(0, +)
  }

  // MARK: Status and notes

  private func judge(
    _ cell: inout IndicatorValue, _ computed: CellOutcome, _ definition: IndicatorDefinition,
    _ owner: Owner, _ facet: Facet, _ period: ReportingPeriod
  ) {
    var flags: Set<ObservationStatus> = [.normal]
    switch cell.outcome {
    case .missing(.notApplicable): flags.insert(.notApplicable)
    case .missing(.suppressed): flags.insert(.suppressed)
    case .missing: flags.insert(.missing)
    case .number: break
    }
    if computed.dividedByZero { cell.notes.append(CellNotes.divisionByZero) }
    if computed.isImputed {
      flags.insert(.imputed)
      cell.notes.append(CellNotes.imputed)
    }
    if owner == .whole, cell.reported < cell.expected { flags.insert(.provisional) }
    if cell.unknownRows > 0, isUnreliable(cell, definition, owner, period) {
      flags.insert(.unreliable)
    }
    if facet == .whole {
      control(&cell, &flags, definition, owner, facet, period)
      age(&cell, &flags, definition, owner, period)
    }
    cell.status = ObservationStatus.allCases.first { flags.contains($0) } ?? .normal
  }

  /// More than one row in twenty undecided.
  private func isUnreliable(
    _ cell: IndicatorValue, _ definition: IndicatorDefinition, _ owner: Owner,
    _ period: ReportingPeriod
  ) -> Bool {
    guard let figures = figures(of: period) else { return false }
    let used =
      definition.measures.compactMap { measure -> Int? in
        guard let figure = figure(measure, definition, figures) else { return nil }
        if case .unit(let unit) = owner { return figure.used[unit] }
        return figure.used.reduce(0, +)
      }.max() ?? 0
    return cell.unknownRows * 20 > used + cell.unknownRows
  }

  /// Control relations and bounds; a failed one is noted, the number stands.
  private func control(
    _ cell: inout IndicatorValue, _ flags: inout Set<ObservationStatus>,
    _ definition: IndicatorDefinition, _ owner: Owner, _ facet: Facet, _ period: ReportingPeriod
  ) {
    let evaluator = CellEvaluator(sources: sources(definition, owner, facet, period))
    for expectation in definition.expectations where evaluator.truth(expectation.that).isFalse {
      cell.notes.append(expectation.say)
      if expectation.isError { flags.insert(.unvalidated) }
    }
    guard let value = cell.outcome.number else { return }
    let isLow = definition.minimum.map { value < $0 } ?? false
    let isHigh = definition.maximum.map { value > $0 } ?? false
    if isLow || isHigh {
      flags.insert(.unvalidated)
      cell.notes.append(CellNotes.outOfBounds)
    }
  }

  /// Notes a population table that is over a year old on the last day of the period.
  private func age(
    _ cell: inout IndicatorValue, _ flags: inout Set<ObservationStatus>,
    _ definition: IndicatorDefinition, _ owner: Owner, _ period: ReportingPeriod
  ) {
    guard let figures = figures(of: period) else { return }
    let dates = definition.measures.compactMap { figure($0, definition, figures) }.flatMap {
      figure -> [CalendarDay] in
      if case .unit(let unit) = owner { return [figure.asOf[unit]].compactMap { $0 } }
      return figure.asOf.compactMap { $0 }
    }
    guard let oldest = dates.min(), oldest.adding(years: 1) <= period.lastDay,
      cell.outcome.number != nil
    else { return }
    flags.insert(.provisional)
    cell.notes.append(CellNotes.oldTable(oldest))
  }
}

/// What is said of a cell beside its number.
enum CellNotes {
  static let divisionByZero = LocalizedText(
    ru: "знаменатель равен нулю, а числитель нет: проверьте данные",
    en: "the denominator is zero and the numerator is not: check the data")
  static let imputed = LocalizedText(
    ru: "недостающее досчитано по определению показателя",
    en: "a missing part was filled in as the definition says")
  static let outOfBounds = LocalizedText(
    ru: "значение вне обычных пределов, проверьте данные",
    en: "the value is outside its usual bounds, check the data")

  static func oldTable(_ day: CalendarDay) -> LocalizedText {
    LocalizedText(
      ru: "численность детей на \(DateText.long(day, .ru))",
      en: "number of children as of \(DateText.long(day, .en))")
  }
}
