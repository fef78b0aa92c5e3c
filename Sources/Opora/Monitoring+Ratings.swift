import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry
import OporaSystem

// What indicators ask of ratings: the functions `points` and `place`.
extension Monitoring {
  /// The results of the ratings that some indicators ask for, period by period.
  ///
  /// - Parameters:
  ///   - ids: the indicators.
  ///   - periods: the periods.
  ///   - cells: cells of the periods; criteria among them are not computed again.
  ///   - known: the indicators that the cells are of.
  /// - Returns: for each period the results by the form's id.
  func rated(
    for ids: [String], in periods: [ReportingPeriod], from cells: [[IndicatorValue]] = [],
    of known: Set<String> = []
  ) -> [[String: RatedUnits]] {
    var found = periods.map { _ in [String: RatedUnits]() }
    for form in catalogue.ratingForms(askedBy: ids) {
      let results = standings(form, in: periods, from: cells, of: known)
      for index in found.indices { found[index][form.id] = results[index] }
    }
    return found
  }

  private func standings(
    _ form: RatingForm, in periods: [ReportingPeriod], from cells: [[IndicatorValue]],
    of known: Set<String>
  ) -> [RatedUnits] {
    if [form].lookBack {
      return Parallel.map(periods) { period in
        ratingAnalysis(in: period, form: form).map { RatedUnits($0.current.result.units) }
          ?? RatedUnits()
      }
    }
    let criteria = Set(form.criteria().compactMap(\.indicator))
    let values =
      criteria.isSubset(of: known)
      ? IndicatorValues(
        cells.joined().filter { $0.breakdown.isEmpty && criteria.contains($0.indicator) })
      : values(in: periods, indicators: criteria.sorted())
    let codes = registry.municipalities.map(\.code)
    guard codes.count > 1 else { return periods.map { _ in RatedUnits() } }
    return Parallel.map(periods) { period in
      let inputs = CriterionInputs(registry: registry, values: values)
      return RatedUnits(
        RatingAnalysis.standing(
          form: form, units: codes, inputs: inputs.inputs(for: form, in: period)))
    }
  }
}

extension RatedUnits {
  fileprivate init(_ units: [RatedUnit]) {
    self.init()
    for unit in units {
      guard let place = unit.placeFrom else { continue }
      points[unit.unit] = unit.points
      places[unit.unit] = ExactNumber(place)
    }
  }
}

extension DefinitionCatalogue {
  /// A rating form; nil if there is none or it has an error.
  func ratingForm(_ id: String) -> RatingForm? {
    let known = Set(indicators.map(\.id))
    guard let file = ratingFiles.first(where: { $0.tree.id == id }) else { return nil }
    var findings: [Finding] = []
    return RatingForm.read(file.tree, indicators: known, findings: &findings)
  }

  /// Indicators and all that they refer to, in every version.
  func closure(of ids: [String]) -> [IndicatorDefinition] {
    var open = ids
    var seen: Set<String> = []
    var found: [IndicatorDefinition] = []
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      let versions = versions(of: id)
      found += versions
      open += versions.flatMap(\.referencedIndicators)
    }
    return found
  }

  /// Those of some indicators that ask for points or places, themselves or by others.
  func asksForRatings(_ ids: [String]) -> Set<String> {
    Set(ids.filter { id in closure(of: [id]).contains { !$0.ratings.isEmpty } })
  }

  /// The rating forms that indicators ask for points or places.
  func ratingForms(askedBy ids: [String]) -> [RatingForm] {
    Set(closure(of: ids).flatMap(\.ratings)).sorted().compactMap(ratingForm)
  }
}

extension [RatingForm] {
  /// Whether one of them takes values of the period before.
  var lookBack: Bool { contains { $0.criteria().contains { $0.missing == .previous } } }

  /// Indicators with those that the forms are made of.
  func indicators(with ids: [String]) -> [String] {
    ids + Set(flatMap { $0.criteria().compactMap(\.indicator) }).subtracting(ids).sorted()
  }
}

extension JSON5Value {
  /// The text of the key `id`.
  fileprivate var id: String? {
    if case .string(let id)? = self["id"]?.kind { id } else { nil }
  }
}
