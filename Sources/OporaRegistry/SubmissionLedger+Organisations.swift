import OporaDefinitions

/// How many of the organisations expected to report did (n из m организаций).
public struct OrganisationCount: Sendable, Hashable {
  /// Organisations that reported.
  public var reported: Int
  /// Organisations expected.
  public var expected: Int

  /// Makes a count.
  public init(reported: Int, expected: Int) {
    self.reported = reported
    self.expected = expected
  }
}

extension SubmissionLedger {
  /// By municipality: how many of its organisations reported a source; nil where nobody expects
  /// organisations to, or the source does not name them.
  ///
  /// Expected are the organisations that are marked so, else all. Reported is who the journal names;
  /// where it names no organisation of the source, who has a row that touches the period.
  public func organisations(of source: String) -> [OrganisationCount]? {
    guard let found = reportingOrganisations(of: source) else { return nil }
    let reported = Set(found.reported)
    return registry.municipalities.indices.map { unit in
      let own = found.expected.filter { $0.unit == unit }
      return OrganisationCount(
        reported: own.count { reported.contains($0.organisation) }, expected: own.count)
    }
  }

  /// The organisations that are to report a source, with the index of their municipality, and all
  /// that did, both sorted by id; nil where nobody expects organisations to report it.
  public func reportingOrganisations(
    of source: String
  ) -> (expected: [(organisation: String, unit: Int)], reported: [String])? {
    guard registry.options.expectsOrganisations,
      let form = registry.forms.first(where: { $0.id == source }), form.needsSubmission,
      let table = registry.tables[source], let reporting = table.column("organisation_id")
    else { return nil }
    let expected = expectedOrganisations()
    guard !expected.isEmpty else { return nil }
    let journal = journalOrganisations(of: source)
    let reported = journal ?? organisations(in: table, reporting)
    let ids = expected.keys.sorted()
    return (ids.map { ($0, expected[$0] ?? -1) }, reported.sorted())
  }

  /// The organisations that are to report, with the index of their municipality.
  private func expectedOrganisations() -> [String: Int] {
    guard let table = registry.tables["organisations"], let ids = table.column("organisation_id")
    else { return [:] }
    let marks = table.column("expected")
    let column = table.column("municipality")
    let units = column.map { registry.unitIndexes(of: $0) } ?? []
    var found: [String: Int] = [:]
    for row in 0..<table.rowCount {
      if let marks, marks.text(row) == "false" || marks.isMissing(row) { continue }
      var unit = registry.municipalities.count == 1 ? 0 : -1
      if let column, !column.isMissing(row) { unit = Int(units[Int(column.small[row])]) }
      if unit >= 0 { found[ids.text(row)] = unit }
    }
    return found
  }

  private func journalOrganisations(of source: String) -> Set<String>? {
    guard let table = registry.tables["submissions"], let ids = table.column("organisation_id"),
      let sources = table.column("source"), let periods = table.column("period")
    else { return nil }
    let states = table.column("status")
    let rows = (0..<table.rowCount).filter { sources.text($0) == source && !ids.isMissing($0) }
    guard !rows.isEmpty else { return nil }
    let refused = ["returned", SubmissionStatus.unavailableCode]
    return Set(
      rows.filter { row in
        periods.text(row) == period.id && states.map { !refused.contains($0.text(row)) } ?? true
      }.map { ids.text($0) })
  }

  private func organisations(in table: Table, _ ids: Column) -> Set<String> {
    let time = RowTime(table)
    var found: Set<String> = []
    for rows in table.ranges(servingPeriod: period.id) {
      for row in rows where !ids.isMissing(row) && time.touches(period, row) {
        found.insert(ids.text(row))
      }
    }
    return found
  }
}
