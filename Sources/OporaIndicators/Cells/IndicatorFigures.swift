import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// What all cells of one indicator in one period share: its measures, who reported, its targets.
///
/// A class, because an evaluation makes thousands of cells and each asks for these several times.
final class IndicatorFigures {
  /// The municipalities that a figure of the whole takes in, and how many reported of those expected.
  struct Matched {
    var included: [Bool]
    var reported: Int
    var expected: Int
  }

  let definition: IndicatorDefinition
  let period: ReportingPeriod
  let periodID: String
  /// The figures of the measures in the order of the definition; nil where there are none.
  let measures: [MeasureFigures?]
  /// Whether the period has been computed: a comparison with one that has not has no history.
  let hasPeriod: Bool
  /// Numerator and denominator where the value is a quotient.
  let ratio: (numerator: Expression, denominator: Expression)?
  /// Measures by their source, for what is told once for each source.
  let measuresBySource: [[Int]]
  private let unitCount: Int
  private let parts: [IndicatorFigures]

  /// Gathers what an indicator needs.
  ///
  /// - Parameters:
  ///   - definition: the indicator.
  ///   - period: the period.
  ///   - figures: the measures of the period; nil if it has not been computed.
  ///   - unitCount: how many municipalities there are.
  ///   - parts: the indicators that the value refers to, for an indicator without measures.
  init(
    _ definition: IndicatorDefinition, _ period: ReportingPeriod, _ figures: PeriodFigures?,
    unitCount: Int, parts: [IndicatorFigures]
  ) {
    self.definition = definition
    self.period = period
    self.unitCount = unitCount
    self.parts = parts
    periodID = period.id
    hasPeriod = figures != nil
    ratio = definition.value.ratio
    measures = definition.measures.map { measure in
      figures?.figures[PeriodFigures.Key(indicator: definition.id, measure: measure.name)]
    }
    var sources: [String] = []
    var bySource: [[Int]] = []
    for (index, measure) in definition.measures.enumerated() {
      if let known = sources.firstIndex(of: measure.source) {
        bySource[known].append(index)
      } else {
        sources.append(measure.source)
        bySource.append([index])
      }
    }
    measuresBySource = bySource
  }

  /// Works out what is worked out once, so that threads only read afterwards.
  func complete() { _ = (matched, hasTooFewReporters, sources) }

  /// The measure with a name.
  func index(of name: String) -> Int? { definition.measures.firstIndex { $0.name == name } }

  /// The facets that the leading measure of the value is divided by.
  var facets: [Facet] {
    let names = (ratio?.numerator ?? definition.value).columns
    guard let first = definition.measures.firstIndex(where: { names.contains($0.name) }) else {
      return [.whole]
    }
    return measures[first]?.facets ?? [.whole]
  }

  /// Included are those that submitted every source of the indicator; of these, municipalities
  /// without data for one of the measures (no population table, say) are left out of the others too,
  /// unless that would leave nobody.
  private(set) lazy var matched: Matched = definition.measures.isEmpty ? matchedParts : matchedOwn

  private var matchedOwn: Matched {
    let all = measures.compactMap { $0 }
    var submitted = [Bool](repeating: true, count: unitCount)
    var expected = [Bool](repeating: true, count: unitCount)
    var complete = [Bool](repeating: true, count: unitCount)
    for figures in all {
      for unit in 0..<unitCount {
        submitted[unit] = submitted[unit] && figures.states[unit] == .reported
        expected[unit] = expected[unit] && figures.isExpected[unit]
        complete[unit] = complete[unit] && figures.outcome(unit: unit, facet: 0).number != nil
      }
    }
    let numerator = numeratorStates ?? submitted
    if let whole = all.first?.whole {
      return Matched(
        included: complete.contains(true) ? complete : numerator, reported: whole.reported,
        expected: whole.expected)
    }
    let reporters = numerator.indices.filter { numerator[$0] && expected[$0] }.count
    if definition.partial == .available { complete = complete.map { _ in true } }
    return Matched(
      included: complete.contains(true) ? complete : numerator, reported: reporters,
      expected: expected.count { $0 })
  }

  /// For an indicator made of others: the municipalities that all of them take in.
  private var matchedParts: Matched {
    let all = parts.map(\.matched)
    return Matched(
      included: (0..<unitCount).map { unit in all.allSatisfy { $0.included[unit] } },
      reported: all.map(\.reported).min() ?? unitCount,
      expected: all.map(\.expected).max() ?? unitCount)
  }

  /// Who submitted the sources of the numerator; nil if no measure has figures.
  private var numeratorStates: [Bool]? {
    let names = (ratio?.numerator ?? definition.value).columns
    let own = definition.measures.indices.filter { names.contains(definition.measures[$0].name) }
    let figures = (own.isEmpty ? Array(definition.measures.indices) : own).compactMap {
      measures[$0]
    }
    guard !figures.isEmpty else { return nil }
    return (0..<unitCount).map { unit in figures.allSatisfy { $0.states[unit] == .reported } }
  }

  /// Whether a figure of the whole rests on fewer reporters than the definition asks for.
  private(set) lazy var hasTooFewReporters: Bool = {
    guard hasPeriod, matched.expected > 0 else { return false }
    let share = ExactNumber(
      numerator: Int128(matched.reported), denominator: Int128(matched.expected))
    return switch definition.partial {
    case .matched: share < definition.minReported
    case .strict: matched.reported < matched.expected
    case .available: matched.reported == 0
    }
  }()

  /// Whether any municipality reported a measure.
  func hasReporters(of name: String) -> Bool {
    guard let index = index(of: name), let measure = measures[index] else { return false }
    return measure.states.contains(.reported)
  }

  /// The sources that the indicator is computed from, also those of indicators it refers to.
  private(set) lazy var sources: Set<String> = parts.reduce(
    into: Set(definition.measures.flatMap { [$0.source] + $0.joinedSources })
  ) { $0.formUnion($1.sources) }

  /// Whether a municipality was expected to submit a source of the indicator and did not.
  func isUnreported(_ unit: Int) -> Bool {
    measures.contains { $0?.states[unit] == .missing(.notReported) }
  }
}

/// One cell: an indicator in a period, its owner and its facet, with the facet's place in each measure.
struct CellPlace {
  let figures: IndicatorFigures
  let owner: Evaluation.Owner
  let facet: Facet
  /// The facet in each measure of the indicator; the whole where a measure is not divided by it.
  let facetIndexes: [Int]

  init(_ figures: IndicatorFigures, _ owner: Evaluation.Owner, _ facet: Facet) {
    self.init(figures, owner, facet, CellPlace.indexes(of: facet, in: figures))
  }

  init(
    _ figures: IndicatorFigures, _ owner: Evaluation.Owner, _ facet: Facet, _ indexes: [Int]
  ) {
    self.figures = figures
    self.owner = owner
    self.facet = facet
    facetIndexes = indexes
  }

  /// Where a facet lies in each measure of an indicator.
  static func indexes(of facet: Facet, in figures: IndicatorFigures) -> [Int] {
    figures.measures.map { $0?.facetIndex(facet) ?? 0 }
  }

  /// The cell of the whole beside this one.
  var whole: CellPlace { CellPlace(figures, .whole, facet, facetIndexes) }

  /// A measure of the cell.
  func measure(_ name: String) -> CellOutcome {
    guard figures.hasPeriod else { return .missing(.noHistory) }
    guard let index = figures.index(of: name), let measure = figures.measures[index] else {
      return .missing(.undefined)
    }
    let facet = facetIndexes[index]
    return switch owner {
    case .unit(let unit): CellOutcome(measure.outcome(unit: unit, facet: facet))
    case .whole:
      CellOutcome(measure.total(facet: facet, including: figures.matched.included))
    }
  }
}
