import OporaLanguage
import OporaRating
import OporaRegistry

extension Monitoring {
  /// The places of a period as they were published, from the source `published_values`.
  ///
  /// Rows whose indicator is the rating form's id hold place and points. What was published then
  /// stays the place before, whatever was corrected since.
  ///
  /// - Parameters:
  ///   - form: the rating form.
  ///   - period: the period.
  /// - Returns: nil where no place was published.
  func publishedRating(_ form: RatingForm, in period: ReportingPeriod) -> RatingResult? {
    guard let table = registry.tables["published_values"], let units = table.column("municipality"),
      let periods = table.column("period"), let names = table.column("indicator"),
      let places = table.column("place")
    else { return nil }
    let points = table.column("points")
    var published: [(unit: String, place: Int, points: ExactNumber)] = []
    for row in 0..<table.rowCount where periods.text(row) == period.id {
      guard names.text(row) == form.id,
        let place = places.number(row).flatMap({ Int($0.description) })
      else { continue }
      if !table.isSuperseded.isEmpty, table.isSuperseded[row] { continue }
      published.append((units.text(row), place, points?.number(row) ?? .zero))
    }
    guard !published.isEmpty else { return nil }
    let rated = published.map { unit, place, points in
      var row = RatedUnit(unit: unit, points: points, maximum: .zero)
      row.placeFrom = place
      row.placeTo = place + published.count { $0.place == place } - 1
      return row
    }
    let sorted = rated.sorted { ($0.placeFrom ?? 0, $0.unit) < ($1.placeFrom ?? 0, $1.unit) }
    return RatingResult(period: period.id, units: sorted, points: [])
  }
}
