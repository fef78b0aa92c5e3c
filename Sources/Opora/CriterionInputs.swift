import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry

/// Figures for the criteria of a rating: values of indicators, and what municipalities entered.
struct CriterionInputs {
  let registry: Registry
  let values: IndicatorValues
  /// The codes of those who are rated.
  let units: [String]
  /// What submissions say of entered criteria, by municipality and criterion; rows of the registry
  /// go before it.
  let submitted: [String: [String: CriterionInput]]
  /// Whether decisions on objections count: the final protocol, not the preliminary one.
  let countsObjections: Bool

  init(
    registry: Registry, values: IndicatorValues, units: [String]? = nil,
    submitted: [String: [String: CriterionInput]] = [:], countsObjections: Bool = true
  ) {
    self.registry = registry
    self.values = values
    self.units = units ?? registry.municipalities.map(\.code)
    self.submitted = submitted
    self.countsObjections = countsObjections
  }

  /// One input for each municipality and criterion.
  func inputs(for form: RatingForm, in period: ReportingPeriod) -> [CriterionInput] {
    let entered = entered(in: period)
    return form.criteria().flatMap { criterion in
      units.map { unit in
        switch criterion.origin {
        case .indicator(let id): return indicator(id, criterion.id, unit, period)
        case .entered:
          let none = CriterionInput(
            unit: unit, criterion: criterion.id, raw: nil,
            missingReason: MissingReason.notReported.rawValue)
          return entered[unit]?[criterion.id] ?? submitted[unit]?[criterion.id] ?? none
        }
      }
    }
  }

  private func indicator(
    _ id: String, _ criterion: String, _ unit: String, _ period: ReportingPeriod
  ) -> CriterionInput {
    let cell = values.cell(id, unit, period.id)
    var input = CriterionInput(
      unit: unit, criterion: criterion, raw: cell?.outcome.number,
      missingReason: cell.map { $0.outcome.reason?.rawValue ?? "" }
        ?? MissingReason.notReported.rawValue)
    input.denominator = cell?.denominator
    if let cell, let counted = cell.numerator, let all = cell.denominator, !all.isZero {
      input.isShare = cell.outcome.number == counted * ExactNumber(100) / all
    }
    input.status = cell?.status.rawValue ?? ObservationStatus.missing.rawValue
    input.previous = values.cell(id, unit, period.previous.id)?.outcome.number
    return input
  }

  /// Rows of the source `criteria` of a period, by municipality and criterion.
  private func entered(in period: ReportingPeriod) -> [String: [String: CriterionInput]] {
    guard let table = registry.tables["criteria"], let units = table.column("municipality"),
      let periods = table.column("period"), let criteria = table.column("criterion"),
      let claimed = table.column("claimed")
    else { return [:] }
    var result: [String: [String: CriterionInput]] = [:]
    for rows in table.ranges(servingPeriod: period.id) {
      for row in rows where periods.text(row) == period.id {
        if !table.isSuperseded.isEmpty, table.isSuperseded[row] { continue }
        let unit = units.text(row)
        let criterion = criteria.text(row)
        let decided = table.column("accepted")?.number(row)
        let objected = table.column("objection_accepted")?.number(row)
        let accepted = countsObjections ? objected ?? decided : decided
        let claim = claimed.number(row)
        var input = CriterionInput(unit: unit, criterion: criterion, raw: nil)
        input.claimed = claim
        input.accepted = accepted
        input.evidence = table.column("evidence")?.text(row) ?? ""
        result[unit, default: [:]][criterion] = input
      }
    }
    return result
  }
}

/// Rating forms of the catalogue.
enum RatingForms {
  /// The form that is used where the workspace names none.
  static let standard = "moc-half-year"

  /// The form with an id, read and checked; nil if there is none or it has an error.
  ///
  /// The findings are those of all forms of the catalogue.
  static func form(
    _ id: String?, in catalogue: DefinitionCatalogue, _ findings: inout [Finding]
  ) -> RatingForm? {
    let wanted = id ?? standard
    let indicators = Set(catalogue.indicators.map(\.id))
    var result: RatingForm?
    for (_, tree) in catalogue.ratingFiles {
      let form = RatingForm.read(tree, indicators: indicators, findings: &findings)
      if let form, form.id == wanted { result = form }
    }
    return result
  }
}
