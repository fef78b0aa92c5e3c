import OporaLanguage
import OporaRating
import OporaRegistry
import OporaReports

/// The protocols of the commission: places as first decided, and after the objections.
struct CommissionProtocols {
  let preliminary: RatingAnalysis
  let final: RatingAnalysis
  let claims: [CriterionClaim]
  let names: [String: String]
  let period: ReportingPeriod
  let language: Language

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(_ ru: String, _ en: String) -> String { language == .ru ? ru : en }

  private func name(_ code: String) -> String { names[code] ?? code }

  private func show(_ number: ExactNumber?) -> String {
    number.map { numbers.text($0, decimals: $0.isWhole ? 0 : 2) } ?? "…"
  }

  /// The protocol before objections: places, points, what was not accepted and why.
  func preliminaryText() -> String {
    let refused = claims.filter { claim in
      claim.accepted != nil && claim.accepted != claim.claimed
    }
    var blocks: [Block] = [.table(places(preliminary, id: "places"))]
    if !refused.isEmpty {
      blocks.append(
        .table(
          OporaReports.Table(
            id: "decisions", caption: say("Решения, отличные от представленного", "Decisions"),
            columns: [
              TableColumn(say("Муниципальное образование", "Municipality")),
              TableColumn(say("Критерий", "Criterion")),
              TableColumn(say("Представлено", "Claimed"), .number),
              TableColumn(say("Принято", "Accepted"), .number),
              TableColumn(say("Кто принял", "Decided by")),
              TableColumn(say("Основание", "Reason")),
            ],
            rows: refused.map { claim in
              [
                name(claim.municipality), claim.criterion, show(claim.claimed),
                show(claim.accepted), claim.decidedBy, claim.reason,
              ].map { RichText($0) }
            })))
    }
    return document(
      say("Предварительный протокол рейтинга", "Preliminary protocol of the rating"), blocks)
  }

  /// The protocol after objections: each with its places before and after, then all places.
  func finalText() -> String {
    let objections = claims.filter { !$0.objection.isEmpty }
    var blocks: [Block] = []
    if objections.isEmpty {
      blocks.append(.paragraph(RichText(say("Возражений не поступило.", "No objections."))))
    } else {
      blocks.append(.table(table(of: objections)))
      blocks += objections.compactMap { moved(by: $0) }
    }
    return document(
      say("Итоговый протокол рейтинга", "Final protocol of the rating"),
      blocks + [.table(places(final, id: "places"))])
  }

  private func document(_ title: String, _ blocks: [Block]) -> String {
    let form = preliminary.form
    let version = say("версия \(form.version)", "version \(form.version)")
    let basis = "\(form.title[language]), \(version): \(form.basis[language])"
    return MarkdownWriter().text(
      of: Document(
        title: title, date: period.title(language), language: language,
        blocks: [.paragraph(RichText(basis))] + blocks + [
          .note(RichText(say("не для публикации", "not for publication"))),
          .paragraph(
            RichText(say("Председатель комиссии ____________", "Chair ____________"))),
          .paragraph(RichText(say("Секретарь ____________", "Secretary ____________"))),
        ]))
  }

  private func places(_ analysis: RatingAnalysis, id: String) -> OporaReports.Table {
    OporaReports.Table(
      id: id, caption: say("Места и баллы, ", "Places and points, ") + period.title(language),
      columns: [
        TableColumn(say("Место", "Place"), .sign),
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(say("Баллы", "Points"), .number),
        TableColumn(say("Примечание", "Remark")),
      ],
      rows: analysis.result.units.map { unit in
        let tie =
          unit.tieBreak.isEmpty
          ? ""
          : say(
            "при равных баллах место определил «\(unit.tieBreak)»",
            "equal points: the place is by ‘\(unit.tieBreak)’")
        return [
          unit.placeFrom == nil ? "…" : unit.placeText, name(unit.unit), show(unit.points),
          unit.exclusion[language].isEmpty ? tie : unit.exclusion[language],
        ].map { RichText($0) }
      })
  }

  private func table(of objections: [CriterionClaim]) -> OporaReports.Table {
    OporaReports.Table(
      id: "objections", caption: say("Возражения и решения", "Objections and decisions"),
      columns: [
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(say("Критерий", "Criterion")),
        TableColumn(say("Представлено", "Claimed"), .number),
        TableColumn(say("Было принято", "Accepted before"), .number),
        TableColumn(say("Возражение", "Objection")),
        TableColumn(say("Принято", "Accepted"), .number),
        TableColumn(say("Решение", "Decision")),
        TableColumn(say("Место до", "Place before"), .sign),
        TableColumn(say("Место после", "Place after"), .sign),
      ],
      rows: objections.map { claim in
        let after = alone(claim)
        return [
          name(claim.municipality), claim.criterion, show(claim.claimed), show(claim.accepted),
          claim.objection, show(claim.objectionAccepted ?? claim.accepted),
          claim.objectionReason, place(preliminary, claim.municipality),
          place(after, claim.municipality),
        ].map { RichText($0) }
      })
  }

  private func place(_ analysis: RatingAnalysis, _ code: String) -> String {
    let text = analysis.result.unit(code)?.placeText ?? ""
    return text.isEmpty ? "…" : text
  }

  /// The preliminary rating with one objection granted.
  private func alone(_ claim: CriterionClaim) -> RatingAnalysis {
    guard let figure = claim.objectionAccepted else { return preliminary }
    return preliminary.changing(
      claim.municipality, to: [(criterion: claim.criterion, figure: figure)]) ?? preliminary
  }

  /// Whose places one granted objection moves, those of others too.
  private func moved(by claim: CriterionClaim) -> Block? {
    let after = alone(claim)
    let moves = preliminary.result.units.compactMap { unit -> String? in
      let (old, new) = (unit.placeText, place(after, unit.unit))
      guard old != new, !old.isEmpty else { return nil }
      return "\(name(unit.unit)): \(old) → \(new)"
    }
    guard !moves.isEmpty else { return nil }
    let head = say(
      "Возражение «\(name(claim.municipality))» по критерию \(claim.criterion) меняет места: ",
      "The objection of \(name(claim.municipality)) on \(claim.criterion) moves: ")
    return .paragraph(RichText(head + moves.joined(separator: "; ")))
  }
}
