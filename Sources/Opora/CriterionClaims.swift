public import OporaLanguage
public import OporaRegistry

/// An entered criterion from the claim to the last decision (строка защиты).
public struct CriterionClaim: Sendable, Hashable {
  /// The municipality's code.
  public var municipality: String
  /// The criterion's id.
  public var criterion: String
  /// What the municipality claims.
  public var claimed: ExactNumber?
  /// The evidence it names.
  public var evidence: String
  /// The day of the evidence.
  public var evidenceDay: CalendarDay?
  /// What was accepted first; nil if nobody has decided.
  public var accepted: ExactNumber?
  /// Who decided, cut to two letters of the name; empty if unknown.
  public var decidedBy: String
  /// Why it was decided so.
  public var reason: String
  /// The objection; empty if there is none.
  public var objection: String
  /// What was accepted after the objection; nil if nobody has decided, or nothing was changed.
  public var objectionAccepted: ExactNumber?
  /// Why that was decided so.
  public var objectionReason: String
}

extension Monitoring {
  /// The entered criteria of a period, by municipality and criterion.
  ///
  /// - Parameter period: the period.
  /// - Returns: rows of the source `criteria`, those superseded left out; names of deciders are cut.
  public func claims(in period: ReportingPeriod) -> [CriterionClaim] {
    guard let table = registry.tables["criteria"], let units = table.column("municipality"),
      let periods = table.column("period"), let criteria = table.column("criterion")
    else { return [] }
    func text(_ name: String, _ row: Int) -> String {
      guard let column = table.column(name), !column.isMissing(row) else { return "" }
      return column.text(row)
    }
    var claims: [CriterionClaim] = []
    for rows in table.ranges(servingPeriod: period.id) {
      for row in rows where periods.text(row) == period.id {
        if !table.isSuperseded.isEmpty, table.isSuperseded[row] { continue }
        claims.append(
          CriterionClaim(
            municipality: units.text(row), criterion: criteria.text(row),
            claimed: table.column("claimed")?.number(row), evidence: text("evidence", row),
            evidenceDay: table.column("evidence_on")?.day(row),
            accepted: table.column("accepted")?.number(row),
            decidedBy: Monitoring.cut(text("decided_by", row)),
            reason: text("decision_reason", row), objection: text("objection", row),
            objectionAccepted: table.column("objection_accepted")?.number(row),
            objectionReason: text("objection_reason", row)))
      }
    }
    return claims.sorted { left, right in
      let (first, second) = (left.municipality, right.municipality)
      if first != second { return first.utf8.lexicographicallyPrecedes(second.utf8) }
      return left.criterion.utf8.lexicographicallyPrecedes(right.criterion.utf8)
    }
  }

  /// A name as outputs may show it: «Ив***».
  private static func cut(_ name: String) -> String {
    name.isEmpty ? "" : String(name.prefix(2)) + "***"
  }
}
