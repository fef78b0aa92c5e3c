import OporaDiagnostics
import OporaLanguage

/// Findings that the suites of this target word, sort and group.
enum FindingExamples {
  static let wrongDate = Finding(
    code: "type-error", detail: "impossible-date", severity: .error,
    place: Place(
      file: "обращения_2024.csv", line: 12, record: 11, columnLetter: "D",
      header: "Дата обращения", field: "created_on"),
    key: "7", value: "31.02.2024",
    message: LocalizedText(ru: "такой даты нет", en: "there is no such day"),
    expected: LocalizedText(ru: "дата вида ДД.ММ.ГГГГ", en: "a date such as DD.MM.YYYY"),
    fix: LocalizedText(
      ru: "исправьте день или месяц в исходном документе",
      en: "correct the day or the month in the original document"))

  /// A lost zero on each of the lines.
  static func lostZeros(_ lines: [Int]) -> [Finding] {
    lines.map { line in
      Finding(
        code: "constraint-error", detail: "excel-lost-zero", severity: .error,
        place: Place(
          file: "обращения_2024.csv", line: line, record: line - 1, columnLetter: "A",
          header: "ОКТМО", field: "municipality"),
        value: "370100\(line)",
        message: LocalizedText(ru: "7 цифр, нужно 8 или 11", en: "7 digits, expected 8 or 11"))
    }
  }

  static func warning(file: String, line: Int) -> Finding {
    Finding(
      code: "duplicate-row", severity: .warning, place: Place(file: file, line: line),
      message: LocalizedText(ru: "строка повторяется", en: "the row is repeated"))
  }
}
