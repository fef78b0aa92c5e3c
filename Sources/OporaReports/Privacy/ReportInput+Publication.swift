import OporaIndicators
import OporaLanguage
import OporaRating

extension ReportInput {
  /// The input as the report may show it: nothing after the period, and nothing that must stay
  /// inside if the report is for publication.
  var prepared: ReportInput {
    var input = self
    if let last = periods.firstIndex(where: { $0.id == period.id }) {
      input.periods = Array(periods[...last])
    }
    let known = Set(input.periods.map(\.id) + [period.id] + input.standIns.values.map(\.id))
    if values.cells.contains(where: { !known.contains($0.period) }) {
      input.values = IndicatorValues(values.cells.filter { known.contains($0.period) })
    }
    input.indicatorsWithData = Set(
      input.values.cells.lazy.filter { $0.breakdown.isEmpty && $0.outcome.number != nil }
        .map(\.indicator))
    input.findings = SafeFindings.safe(findings, catalogue)
    guard isPublic else { return input }
    let rules = PrivacyRules(catalogue, threshold: privacyThreshold)
    input.values = PrivacySuppression.suppressed(input.values, by: rules)
    input.rating = rating.map { $0.published(with: input.values) }
    input.findings = []
    input.files = []
    input.controls = []
    input.organisations = []
    input.published.revisions = published.revisions.filter { !$0.isSubmitted }.map { revision in
      var shown = revision
      let cell = input.values.cell(revision.indicator, revision.municipality, revision.period)
      shown.now = cell?.outcome ?? .missing(.suppressed)
      return shown
    }
    return input
  }
}

extension RatingInput {
  /// The rating without claims, evidence and whatever would tell a suppressed value: its points,
  /// and one more criterion's, since points add up to a total that is shown.
  func published(with values: IndicatorValues) -> RatingInput {
    var rating = self
    rating.current = published(current, with: values)
    rating.previous = previous.map { published($0, with: values) }
    return rating
  }

  private func published(_ result: RatingResult, with values: IndicatorValues) -> RatingResult {
    // How far places may shift belongs to the internal annex: weights are fixed by order.
    var result = result.withoutRanges
    for index in result.points.indices {
      result.points[index].claimed = nil
      result.points[index].evidence = ""
    }
    for unit in result.units {
      let own = result.points.indices.filter { result.points[$0].unit == unit.unit }
      let secret = own.filter { index in
        let row = result.points[index]
        let cell = values.cell(row.indicator, row.unit, result.period)
        return cell?.outcome.reason == .suppressed
      }
      guard !secret.isEmpty else { continue }
      let shown = own.filter { !secret.contains($0) && result.points[$0].points != nil }
      let further = secret.count == 1 ? shown.prefix(1) : []
      for index in secret + further { result.points[index].hide() }
    }
    return result
  }
}

extension CriterionPoints {
  fileprivate mutating func hide() {
    raw = nil
    score = nil
    points = nil
    status = ObservationStatus.suppressed.rawValue
    rule = "suppressed"
    explanation = LocalizedText(
      ru: "скрыто для защиты персональных данных", en: "suppressed for privacy")
  }
}
