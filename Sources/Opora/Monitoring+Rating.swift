public import OporaIndicators
import OporaLanguage
public import OporaRating
public import OporaRegistry

/// Ratings of a workspace, and questions about them.
extension Monitoring {
  /// The rating of a period, with the places of the period before.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - form: the rating form; nil = the workspace's.
  ///   - values: cells that hold the indicators of the period and the one before.
  /// - Returns: places and points; nil if the form is unknown or has an error. Places before are those
  ///   that were published, where `published_values` has them.
  public func rating(
    in period: ReportingPeriod, form: RatingForm? = nil, values: IndicatorValues? = nil
  ) -> RatingResult? {
    ratingAnalysis(in: period, form: form, values: values)?.current.result
  }

  /// The rating of a period, ready for questions, and that of the period before.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - form: the rating form; nil = the workspace's.
  ///   - previousForm: the form by which the period before was rated; nil = the same.
  ///   - values: cells that hold the indicators of the period and the one before.
  ///   - countsObjections: whether decisions on objections count; without them it is the rating of
  ///     the preliminary protocol.
  /// - Returns: both ratings, the earlier one nil where there are no data; nil if the form is
  ///   unknown or has an error.
  public func ratingAnalysis(
    in period: ReportingPeriod, form: RatingForm? = nil, previousForm: RatingForm? = nil,
    values: IndicatorValues? = nil, countsObjections: Bool = true
  ) -> (current: RatingAnalysis, previous: RatingAnalysis?)? {
    guard let form = form ?? ratingForm else { return nil }
    let before = period.previous
    let ids = (form.criteria() + (previousForm?.criteria() ?? [])).compactMap(\.indicator)
    let values = values ?? self.values(in: [before, period], indicators: Array(Set(ids)).sorted())
    let earlier =
      periods.contains { $0.id == before.id }
      ? rated(previousForm ?? form, before, values, previous: nil) : nil
    let current = rated(
      form, period, values,
      previous: publishedRating(previousForm ?? form, in: before) ?? earlier?.result,
      countsObjections: countsObjections)
    return (current, earlier)
  }

  func rated(
    _ form: RatingForm, _ period: ReportingPeriod, _ values: IndicatorValues,
    previous: RatingResult?, countsObjections: Bool = true
  ) -> RatingAnalysis {
    let inputs = CriterionInputs(
      registry: registry, values: values, countsObjections: countsObjections)
    return RatingAnalysis(
      form: form, period: period.id, units: registry.municipalities.map(\.code),
      inputs: inputs.inputs(for: form, in: period), previous: previous,
      decidesPlaces: registry.municipalities.count > 1)
  }

  /// Divisions of the municipalities into comparable ones: by the group of the dictionary, by its
  /// kind, and by size.
  ///
  /// - Parameter analysis: a rating; sizes are the greatest denominators of its criteria, such as
  ///   the number of children, in three parts of equal count.
  /// - Returns: names of divisions with the group of each municipality by its code; a division that
  ///   puts all into one group is left out.
  public func comparableGroups(
    for analysis: RatingAnalysis
  ) -> [(name: String, groups: [String: String])] {
    var byGroup: [String: String] = [:]
    for municipality in registry.municipalities where !municipality.group.isEmpty {
      byGroup[municipality.code] = municipality.group
    }
    var byKind: [String: String] = [:]
    if let table = registry.tables["municipalities"], let codes = table.column("municipality"),
      let kinds = table.column("kind")
    {
      for row in 0..<table.rowCount where !kinds.isMissing(row) {
        byKind[codes.text(row)] = kinds.text(row)
      }
    }
    return [("group", byGroup), ("kind", byKind), ("size", analysis.sizeGroups())].filter {
      Set($0.1.values).count > 1
    }
  }
}
