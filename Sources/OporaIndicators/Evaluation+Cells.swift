import OporaDefinitions
import OporaLanguage
import OporaRegistry

extension Evaluation {
  /// The outcome of an indicator's value expression; shares as fractions, not percent.
  func outcome(_ place: CellPlace) -> CellOutcome {
    let definition = place.figures.definition
    let evaluator = CellEvaluator(sources: CellSources(place: place, evaluation: self))
    if let condition = definition.appliesWhen, !isUnreported(place),
      evaluator.truth(condition).isFalse
    {
      return .missing(.notApplicable)
    }
    var result = evaluator.value(definition.value)
    if place.owner == .whole, result.outcome.number != nil, place.figures.hasTooFewReporters {
      result.outcome = .missing(.notReported)
    }
    return result
  }

  /// Whether a municipality was expected to submit a source of the indicator and did not: then it is
  /// not for the indicator to say whether it applies there.
  private func isUnreported(_ place: CellPlace) -> Bool {
    guard case .unit(let unit) = place.owner else { return false }
    return place.figures.isUnreported(unit)
  }

  /// One cell of `values.csv`.
  func cell(_ place: CellPlace) -> IndicatorValue {
    let definition = place.figures.definition
    var computed = outcome(place)
    let isShare = definition.unit == "percent" || definition.unit == "point"
    if isShare, case .number(let share) = computed.outcome {
      computed.outcome = .number(share * ExactNumber(100))
    }
    var cell = IndicatorValue(
      period: place.figures.periodID, municipality: code(of: place.owner),
      indicator: definition.id, outcome: computed.outcome, unit: definition.unit,
      version: definition.version)
    cell.breakdown = place.facet.breakdown
    cell.category = place.facet.category
    if let ratio = place.figures.ratio {
      let evaluator = CellEvaluator(sources: CellSources(place: place, evaluation: self))
      cell.numerator = evaluator.value(ratio.numerator).outcome.number
      cell.denominator = evaluator.value(ratio.denominator).outcome.number
    }
    cell.target = target(of: definition, place)
    count(&cell, place)
    judge(&cell, computed, place)
    return cell
  }

  private func code(of owner: Owner) -> String {
    switch owner {
    case .unit(let unit): registry.municipalities[unit].code
    case .whole: IndicatorValue.total
    }
  }

  /// The workspace's target, else the definition's for the level; in the indicator's unit.
  private func target(of definition: IndicatorDefinition, _ place: CellPlace) -> ExactNumber? {
    guard !targets.isEmpty || !definition.targets.isEmpty else { return nil }
    let year = place.figures.period.lastDay.year
    if let own = targets[definition.id]?[year] { return own }
    let level = place.owner == .whole ? "region" : "municipality"
    return definition.targets.first { $0.level == level && $0.year == year }?.value
  }

  /// Counts reporters and rows that could not be decided.
  private func count(_ cell: inout IndicatorValue, _ place: CellPlace) {
    guard place.figures.hasPeriod else { return }
    switch place.owner {
    case .unit(let unit):
      let measures = place.figures.measures
      let isExpected = measures.allSatisfy { $0?.isExpected[unit] ?? true }
      let isReported = measures.allSatisfy { $0.map { $0.states[unit] == .reported } ?? true }
      cell.expected = isExpected ? 1 : 0
      cell.reported = isExpected && isReported ? 1 : 0
      if isExpected, let count = organisations(place, unit) {
        cell.expected = count.expected
        cell.reported = isReported ? count.reported : 0
      }
      if !isExpected { cell.numerator = nil }
      if cell.numerator == nil { cell.denominator = nil }
    case .whole:
      cell.expected = place.figures.matched.expected
      cell.reported = place.figures.matched.reported
    }
    cell.unknownRows = unknownRows(place)
  }

  /// The organisations of a municipality, where they report for themselves: of the source that the
  /// fewest reported.
  private func organisations(_ place: CellPlace, _ unit: Int) -> OrganisationCount? {
    place.figures.measures.compactMap { $0?.organisations?[unit] }.filter { $0.expected > 0 }
      .min { $0.reported < $1.reported }
  }

  /// Undecided rows: the most of any measure of a source, added over sources.
  private func unknownRows(_ place: CellPlace) -> Int {
    place.figures.measuresBySource.reduce(0) { sum, measures in
      sum + (measures.map { unknownRows(ofMeasure: $0, place) }.max() ?? 0)
    }
  }

  private func unknownRows(ofMeasure index: Int, _ place: CellPlace) -> Int {
    guard let figure = place.figures.measures[index] else { return 0 }
    let first = place.facetIndexes[index] * figure.unitCount
    switch place.owner {
    case .unit(let unit): return figure.unknown[first + unit]
    case .whole:
      if let whole = figure.whole { return whole.unknown[place.facetIndexes[index]] }
      let included = place.figures.matched.included
      return included.indices.reduce(0) { included[$1] ? $0 + figure.unknown[first + $1] : $0 }
    }
  }

  // MARK: Status and notes

  /// Whether a municipality says itself that it has no data for what is missing.
  private func isDeclaredGap(_ place: CellPlace) -> Bool {
    guard case .unit(let unit) = place.owner, let gaps = gaps[place.figures.period] else {
      return false
    }
    return gaps.explain(place.figures.sources, of: unit)
  }

  private func judge(_ cell: inout IndicatorValue, _ computed: CellOutcome, _ place: CellPlace) {
    switch cell.outcome {
    case .missing(.notApplicable): cell.status.raise(to: .notApplicable)
    case .missing(.suppressed): cell.status.raise(to: .suppressed)
    case .missing(.notReported) where isDeclaredGap(place):
      cell.status.raise(to: .declaredMissing)
      cell.notes.append(CellNotes.declaredGap)
    case .missing: cell.status.raise(to: .missing)
    case .number: break
    }
    if computed.dividedByZero { cell.notes.append(CellNotes.divisionByZero) }
    if computed.isImputed {
      cell.status.raise(to: .imputed)
      cell.notes.append(CellNotes.imputed)
    }
    if isBreak(place), cell.outcome.number != nil {
      cell.status.raise(to: .seriesBreak)
      cell.notes.append(CellNotes.seriesBreak)
    }
    if isEstimated(place), cell.outcome.number != nil {
      cell.status.raise(to: .imputed)
      cell.notes.append(CellNotes.estimated)
    }
    if case .unit(let unit) = place.owner, cell.outcome.number != nil,
      organisations(place, unit) != nil, cell.reported < cell.expected
    {
      cell.status.raise(to: .provisional)
      cell.notes.append(CellNotes.organisations(cell.reported, of: cell.expected))
    }
    if place.owner == .whole, cell.reported < cell.expected { cell.status.raise(to: .provisional) }
    if cell.unknownRows > 0, isUnreliable(cell, place) { cell.status.raise(to: .unreliable) }
    if place.facet == .whole {
      control(&cell, place)
      age(&cell, place)
    }
  }

  /// Whether a measure of the cell is an estimate.
  private func isEstimated(_ place: CellPlace) -> Bool {
    place.figures.measures.enumerated().contains { index, figure in
      guard let figure else { return false }
      let first = place.facetIndexes[index] * figure.unitCount
      switch place.owner {
      case .unit(let unit): return figure.isEstimated[first + unit]
      case .whole:
        if let whole = figure.whole { return whole.isEstimated[place.facetIndexes[index]] }
        let included = place.figures.matched.included
        return included.indices.contains { included[$0] && figure.isEstimated[first + $0] }
      }
    }
  }

  /// Whether the definition's version began with this period, so that it cannot be compared with the
  /// one before.
  private func isBreak(_ place: CellPlace) -> Bool {
    let definition = place.figures.definition
    guard definition.version > 1, let first = definition.firstDay else { return false }
    return first > place.figures.period.previous.start
  }

  /// More than one row in twenty undecided.
  private func isUnreliable(_ cell: IndicatorValue, _ place: CellPlace) -> Bool {
    guard place.figures.hasPeriod else { return false }
    let used =
      place.figures.measures.compactMap { figure -> Int? in
        guard let figure else { return nil }
        if case .unit(let unit) = place.owner { return figure.used[unit] }
        if let whole = figure.whole { return whole.used }
        let included = place.figures.matched.included
        return included.indices.reduce(0) { included[$1] ? $0 + figure.used[$1] : $0 }
      }.max() ?? 0
    return cell.unknownRows * 20 > used + cell.unknownRows
  }

  /// Control relations and bounds; a failed one is noted, the number stands.
  private func control(_ cell: inout IndicatorValue, _ place: CellPlace) {
    let definition = place.figures.definition
    let evaluator = CellEvaluator(sources: CellSources(place: place, evaluation: self))
    for expectation in definition.expectations where evaluator.truth(expectation.that).isFalse {
      cell.notes.append(expectation.say)
      if expectation.isError { cell.status.raise(to: .unvalidated) }
    }
    guard let value = cell.outcome.number else { return }
    let isLow = definition.minimum.map { value < $0 } ?? false
    let isHigh = definition.maximum.map { value > $0 } ?? false
    if isLow || isHigh {
      cell.status.raise(to: .unvalidated)
      cell.notes.append(CellNotes.outOfBounds)
    }
  }

  /// Notes a population table that is over a year old on the last day of the period.
  private func age(_ cell: inout IndicatorValue, _ place: CellPlace) {
    guard place.figures.hasPeriod, cell.outcome.number != nil else { return }
    var oldest: CalendarDay?
    for case let figure? in place.figures.measures {
      if case .unit(let unit) = place.owner {
        if let day = figure.asOf[unit] { oldest = min(oldest ?? day, day) }
      } else {
        for case let day? in figure.asOf { oldest = min(oldest ?? day, day) }
      }
    }
    guard let oldest, oldest.adding(years: 1) <= place.figures.period.lastDay else { return }
    cell.status.raise(to: .provisional)
    cell.notes.append(CellNotes.oldTable(oldest))
  }
}

extension ObservationStatus {
  /// Takes another status if it is stronger.
  fileprivate mutating func raise(to other: ObservationStatus) {
    if other.rank < rank { self = other }
  }

  /// The strongest is least.
  private var rank: Int {
    switch self {
    case .notApplicable: 0
    case .suppressed: 1
    case .declaredMissing: 2
    case .missing: 3
    case .seriesBreak: 4
    case .unvalidated: 5
    case .unreliable: 6
    case .imputed: 7
    case .provisional: 8
    case .normal: 9
    }
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

  static let declaredGap = LocalizedText(
    ru: "муниципалитет сообщил, что сведений нет",
    en: "the municipality says that it has no data to give")

  static let estimated = LocalizedText(
    ru: "оценка: возрастная группа разделена поровну по годам",
    en: "an estimate: an age band was divided evenly by years")

  static func organisations(_ reported: Int, of expected: Int) -> LocalizedText {
    LocalizedText(
      ru: "отчитались \(reported) из \(expected) организаций",
      en: "\(reported) of \(expected) organisations reported")
  }

  static let seriesBreak = LocalizedText(
    ru: "определение показателя изменилось, с прежними периодами не сравнивается",
    en: "the definition has changed; not comparable with earlier periods")

  static func oldTable(_ day: CalendarDay) -> LocalizedText {
    LocalizedText(
      ru: "численность детей на \(DateText.long(day, .ru))",
      en: "number of children as of \(DateText.long(day, .en))")
  }
}
