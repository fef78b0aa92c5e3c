import OporaDefinitions
import OporaIndicators
import OporaRegistry
import OporaReports

/// Children of organisations among those that an indicator counts, now and a year ago.
struct OrganisationCounts {
  private let monitoring: Monitoring
  private let period: ReportingPeriod

  init(_ monitoring: Monitoring, in period: ReportingPeriod) {
    self.monitoring = monitoring
    self.period = period
  }

  /// The counts of every organisation with children in one of both periods, by name; of the first of
  /// the indicators that counts children of organisations.
  func all(of indicators: [String], only municipality: String?) -> [OrganisationChildren] {
    // Another time of the year would say more of the season than of the organisation.
    let before = monitoring.periods(before: period).first { $0.id == period.yearAgo.id }
    guard let before else { return [] }
    for id in indicators {
      guard let measure = monitoring.catalogue.indicator(id)?.measures.first,
        case .countDistinct("child_id") = measure.aggregate,
        let places = Places(measure.source, monitoring.registry)
      else { continue }
      let now = counts(measure, period, places, municipality)
      let then = counts(measure, before, places, municipality)
      return Set(now.keys).union(then.keys).sorted().map { code in
        OrganisationChildren(
          indicator: id, name: places.names[code]?.name ?? code,
          municipality: places.names[code]?.municipality ?? municipality ?? "",
          now: now[code]?.count ?? 0, before: then[code]?.count ?? 0)
      }
    }
    return []
  }

  /// The different children of each organisation.
  private func counts(
    _ measure: MeasureDefinition, _ period: ReportingPeriod, _ places: Places,
    _ municipality: String?
  ) -> [String: Set<Int32>] {
    let rows = CountedRows.of(
      measure, in: monitoring.registry, period: monitoring.period(period.id) ?? period)
    var children: [String: Set<Int32>] = [:]
    for row in rows {
      guard let code = places.organisation(row), places.child.small[row] != Column.missing else {
        continue
      }
      if let municipality, let own = places.names[code]?.municipality, own != municipality {
        continue
      }
      children[code, default: []].insert(places.child.small[row])
    }
    return children
  }
}

/// Where rows that are about children belong: their own organisation, else that of the programme.
private struct Places {
  let child: Column
  private let own: Column?
  private let programme: Column?
  private let byProgramme: [String: String]
  let names: [String: (name: String, municipality: String)]

  init?(_ source: String, _ registry: Registry) {
    guard let table = registry.tables[source], let child = table.column("child_id") else {
      return nil
    }
    self.child = child
    own = table.column("organisation_id")
    programme = table.column("programme_id")
    byProgramme = Places.texts("organisation_id", of: registry.tables["programmes"])
    let towns = Places.texts("municipality", of: registry.tables["organisations"])
    names = Places.texts("name", of: registry.tables["organisations"])
      .reduce(into: [:]) { $0[$1.key] = ($1.value, towns[$1.key] ?? "") }
    if own == nil, byProgramme.isEmpty { return nil }
  }

  func organisation(_ row: Int) -> String? {
    if let own, !own.isMissing(row) { return own.text(row) }
    return programme.flatMap { byProgramme[$0.text(row)] }
  }

  /// A column of a table by its key.
  private static func texts(_ name: String, of table: OporaRegistry.Table?) -> [String: String] {
    guard let table, let column = table.column(name),
      let key = table.form.key.first.flatMap({ table.column($0) })
    else { return [:] }
    return (0..<table.rowCount).reduce(into: [:]) { found, row in
      if !column.isMissing(row) { found[key.text(row)] = column.text(row) }
    }
  }
}
