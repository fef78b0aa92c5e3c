import OporaLanguage
import OporaRating

/// The points of one criterion in words: the figure, the rule that was applied, the points.
struct CriterionExplanation {
  /// The explanation, several lines without a line end at the end.
  let text: String

  init(_ criterion: Criterion, _ points: CriterionPoints, _ language: Language) {
    func plain(_ value: ExactNumber?) -> String {
      value.map { NumberStyle(language).text($0, decimals: $0.denominator == 1 ? 0 : 2) } ?? ""
    }
    var writer = ExplanationWriter(language)
    writer.line(language == .ru ? "Критерий \(criterion.id)" : "Criterion \(criterion.id)")
    let missing = NumberStyle(language).missing
    let of = language == .ru ? "из" : "of"
    let given = points.points.map { plain($0) } ?? missing
    writer.pair(ru: "баллы", en: "points", "\(given) \(of) \(plain(points.maximum))")
    writer.pair(ru: "значение", en: "figure", points.raw.map { plain($0) } ?? missing)
    writer.pair(ru: "представлено", en: "claimed", plain(points.claimed))
    writer.pair(ru: "принято", en: "accepted", plain(points.accepted))
    writer.pair(ru: "подтверждение", en: "evidence", points.evidence)
    writer.pair(ru: "правило", en: "rule", points.explanation[language])
    text = writer.text
  }
}
