import OporaRating

/// A rated period with what its tables need beside the rating.
struct RatedPeriod {
  /// The rating.
  let analysis: RatingAnalysis
  /// The rating of the period before; nil if there is none.
  let before: RatingAnalysis?
  /// Divisions into comparable units.
  var divisions: [(name: String, groups: [String: String])] = []
  /// Names of units by code, for sentences.
  var names: [String: String] = [:]

  /// Papers for people, with their paths.
  var documents: [(path: String, text: String)] = []

  init(_ analysis: RatingAnalysis, before: RatingAnalysis?) {
    self.analysis = analysis
    self.before = before
  }
}

extension RatedTable {
  /// The periods of the table rated one after the other, each with the places of the one before.
  ///
  /// - Parameters:
  ///   - form: the rating form.
  ///   - only: the one period that is asked for; a table without periods takes it as its name.
  /// - Returns: the periods in their order.
  func rated(by form: RatingForm, only: String?) -> [RatedPeriod] {
    var result: [RatedPeriod] = []
    for period in periods {
      let before = result.last?.analysis
      let analysis = RatingAnalysis(
        form: form, period: period.name.isEmpty ? only ?? "" : period.name, units: period.units,
        inputs: period.inputs, previous: before?.result,
        pool: form.frame == .pooled
          ? periods.filter { $0.name != period.name }.flatMap(\.inputs) : [])
      var rated = RatedPeriod(analysis, before: before)
      rated.divisions = [("group", groups), ("size", analysis.sizeGroups())].filter {
        Set($0.1.values).count > 1
      }
      result.append(rated)
    }
    guard let only else { return result }
    return result.filter { $0.analysis.result.period == only }
  }
}
