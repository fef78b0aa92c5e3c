import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry

// What indicators ask of ratings: the functions `points` and `place`.
extension Monitoring {
  /// The results of the ratings that some indicators ask for, in a period.
  func rated(for ids: [String], in period: ReportingPeriod) -> [String: RatedUnits] {
    let definitions = catalogue.closure(of: ids)
    return Set(definitions.flatMap(\.ratings)).reduce(into: [:]) { found, id in
      guard let form = catalogue.ratingForm(id) else { return }
      let criteria = form.criteria()
      let needsBefore = criteria.contains { $0.missing == .previous }
      let periods = needsBefore ? [period.previous, period] : [period]
      let values = values(in: periods, indicators: criteria.compactMap(\.indicator))
      found[id] = RatedUnits(rated(form, period, values, previous: nil).result)
    }
  }
}

extension RatedUnits {
  fileprivate init(_ result: RatingResult) {
    self.init()
    for unit in result.units {
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
      let versions = indicators.filter { $0.id == id }
      found += versions
      open += versions.flatMap(\.referencedIndicators)
    }
    return found
  }

  /// Whether a rating that indicators ask for takes values of the period before.
  func looksBack(_ ids: [String]) -> Bool {
    closure(of: ids).flatMap(\.ratings).compactMap(ratingForm).contains { form in
      form.criteria().contains { $0.missing == .previous }
    }
  }

  /// Indicators with those that the ratings they ask for are made of.
  func withRated(_ ids: [String]) -> [String] {
    let asked = closure(of: ids).flatMap(\.ratings)
    let criteria = asked.compactMap(ratingForm).flatMap { $0.criteria().compactMap(\.indicator) }
    return ids + Set(criteria).subtracting(ids).sorted()
  }
}

extension JSON5Value {
  /// The text of the key `id`.
  fileprivate var id: String? {
    if case .string(let id)? = self["id"]?.kind { id } else { nil }
  }
}
