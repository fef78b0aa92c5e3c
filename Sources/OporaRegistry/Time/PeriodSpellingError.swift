public import OporaLanguage

/// Why a text is not a period.
public enum PeriodSpellingError: Error, Sendable, Hashable {
  /// There is no text.
  case empty
  /// The text says no period that is known.
  case notUnderstood(String)
  /// The year has no such part: a third half-year, a fifth quarter, a thirteenth month.
  case noSuchPart(String)
  /// A Cyrillic letter stands where a Latin one belongs; the id is the one meant.
  case lookAlike(String, id: String)
  /// A half-year of one year in a workspace that reports by school years.
  case schoolYearNeeded(String, first: String, second: String)

  /// What was found and what to write instead.
  public var message: LocalizedText {
    let forms = "2024-S1, 2023-24-S1, 2024-03, 2024-Q1, 2024, 2023-24"
    switch self {
    case .empty:
      return LocalizedText(
        ru: "период не указан; ожидается, например: \(forms)",
        en: "no period is given; expected for example: \(forms)")
    case .notUnderstood(let text):
      return LocalizedText(
        ru: "«\(text)» — не период; ожидается, например: \(forms) или «I полугодие 2024 г.»",
        en: "“\(text)” is no period; expected for example: \(forms) or “H1 2024”")
    case .noSuchPart(let text):
      return LocalizedText(
        ru: "«\(text)» — такого периода нет: полугодий 2, кварталов 4, месяцев 12",
        en: "“\(text)” does not exist: a year has 2 half-years, 4 quarters, 12 months")
    case .lookAlike(let text, let id):
      return LocalizedText(
        ru: "«\(text)» — русская буква вместо латинской; напишите \(id)",
        en: "“\(text)” has a Cyrillic letter in place of a Latin one; write \(id)")
    case .schoolYearNeeded(let text, let first, let second):
      return LocalizedText(
        ru: "«\(text)» — отчётность ведётся по учебным годам; напишите \(first) или \(second)",
        en: "“\(text)”: the workspace reports by school years; write \(first) or \(second)")
    }
  }
}
