import OporaLanguage
import OporaRating

/// A rating form in words: its basis, its groups with their weights, its criteria with their points.
struct RatingExplanation {
  /// The explanation, several lines without a line end at the end.
  let text: String

  init(_ form: RatingForm, _ language: Language) {
    var writer = ExplanationWriter(language)
    writer.line("\(form.id) — \(form.title[language])")
    writer.pair(ru: "основание", en: "basis", form.basis[language])
    writer.pair(ru: "версия", en: "version", "\(form.version)")
    writer.pair(ru: "наибольший итог", en: "greatest total", MachineNumber.text(form.maximum))
    for group in form.groups {
      writer.pair(
        ru: "группа", en: "group", "\(group.title[language]) (\(MachineNumber.text(group.weight)))")
      for criterion in group.criteria {
        writer.item(criterion.id, RatingExplanation.words(criterion, language))
      }
    }
    text = writer.text
  }

  private static func words(_ criterion: Criterion, _ language: Language) -> String {
    let maximum = MachineNumber.text(criterion.maximum)
    let origin =
      criterion.indicator.map { language == .ru ? "показатель \($0)" : "indicator \($0)" }
      ?? (language == .ru ? "представляется и принимается" : "claimed and accepted")
    return language == .ru ? "\(origin); до \(maximum)" : "\(origin); up to \(maximum)"
  }
}
