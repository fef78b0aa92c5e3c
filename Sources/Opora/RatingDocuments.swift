import OporaCSV
public import OporaLanguage
public import OporaRating
public import OporaRegistry
import OporaReports

/// The papers of a rating for people: the official form of each municipality, the defence of entered
/// criteria, the commission's protocols (форма рейтингования, защита, протоколы).
///
/// They are for the regional centre and the municipality, not for publication.
public struct RatingDocuments {
  private let monitoring: Monitoring
  private let period: ReportingPeriod
  private let language: Language
  private let final: RatingAnalysis
  private let preliminary: RatingAnalysis
  private let claims: [CriterionClaim]

  /// Prepares the papers of a period; nil if there is no rating.
  ///
  /// - Parameters:
  ///   - monitoring: the workspace.
  ///   - period: the period.
  ///   - form: the rating form.
  ///   - language: the language of the papers.
  public init?(
    _ monitoring: Monitoring, period: ReportingPeriod, form: RatingForm, language: Language
  ) {
    let ids = form.criteria().compactMap(\.indicator)
    let values = monitoring.values(
      in: [period.previous, period], indicators: Array(Set(ids)).sorted())
    guard let final = monitoring.ratingAnalysis(in: period, form: form, values: values),
      let first = monitoring.ratingAnalysis(
        in: period, form: form, values: values, countsObjections: false)
    else { return nil }
    self.monitoring = monitoring
    self.period = period
    self.language = language
    self.final = final.current
    preliminary = first.current
    claims = monitoring.claims(in: period)
  }

  /// All papers as paths and texts: `forms/<code>.md` and `.csv`, `defence.csv`, and the protocols
  /// where more than one municipality is rated.
  public func files() -> [(path: String, text: String)] {
    var files: [(String, String)] = []
    for municipality in monitoring.registry.municipalities {
      let form = OfficialForm(
        analysis: final, municipality: municipality, period: period, language: language,
        catalogue: monitoring.catalogue, signature: monitoring.configuration.signature)
      files.append(("forms/\(municipality.code).md", form.markdown()))
      files.append(("forms/\(municipality.code).csv", form.table()))
    }
    files.append(("defence.csv", defence()))
    if monitoring.registry.municipalities.count > 1 {
      let protocols = CommissionProtocols(
        preliminary: preliminary, final: final, claims: claims,
        names: names, period: period, language: language)
      files.append(("protocol-preliminary.md", protocols.preliminaryText()))
      files.append(("protocol-final.md", protocols.finalText()))
    }
    return files
  }

  private var names: [String: String] {
    Dictionary(
      monitoring.registry.municipalities.map { ($0.code, $0.name(language)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Claim, evidence, decision, objection and decision on it, with the points that came of it.
  private func defence() -> String {
    var writer = CSVWriter(.machine)
    writer.write([
      "period", "unit", "criterion", "claimed", "evidence", "evidence_on", "accepted",
      "decided_by", "decision_reason", "objection", "objection_accepted", "objection_reason",
      "points_preliminary", "points",
    ])
    for claim in claims {
      func points(_ analysis: RatingAnalysis) -> String {
        let rows = analysis.result.points(of: claim.municipality)
        return text(rows.first { $0.criterion == claim.criterion }?.points)
      }
      writer.write([
        period.id, claim.municipality, claim.criterion, text(claim.claimed), claim.evidence,
        claim.evidenceDay?.iso ?? "", text(claim.accepted), claim.decidedBy, claim.reason,
        claim.objection, text(claim.objectionAccepted), claim.objectionReason,
        points(preliminary), points(final),
      ])
    }
    return writer.text
  }

  private func text(_ number: ExactNumber?) -> String {
    number.map { $0.exactDecimal ?? MachineNumber.text($0) } ?? ""
  }
}

extension Municipality {
  /// The name in a language; the official one where there is no English name.
  func name(_ language: Language) -> String {
    language == .en && !nameEnglish.isEmpty ? nameEnglish : name
  }
}
