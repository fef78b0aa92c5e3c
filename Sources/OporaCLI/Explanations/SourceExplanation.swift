import OporaDefinitions
import OporaLanguage

/// A source form in words: what a row is, its columns and what may stand in them.
struct SourceExplanation {
  /// The explanation, several lines without a line end at the end.
  let text: String

  init(_ form: SourceForm, _ language: Language) {
    var writer = ExplanationWriter(language)
    writer.line("\(form.id) — \(form.title[language])")
    writer.pair(ru: "строка", en: "row", form.row[language])
    writer.pair(ru: "ключ", en: "key", form.key.joined(separator: ", "))
    let either = form.alternatives.map { $0.joined(separator: " + ") }
    writer.pair(
      ru: "достаточно одного из", en: "one of these is enough", either.joined(separator: ", "))
    writer.line(language == .ru ? "  столбцы:" : "  columns:")
    for column in form.columns {
      writer.item(column.name, SourceExplanation.words(column, language))
    }
    writer.pair(ru: "файл", en: "file", "\(form.span.file):\(form.span.line)")
    text = writer.text
  }

  private static func words(_ column: SourceColumn, _ language: Language) -> String {
    var parts = ["«\(column.header[language])»", type(column.type)[language]]
    if column.columnRequired {
      parts.append(language == .ru ? "столбец обязателен" : "the column is required")
    }
    if column.valueRequired {
      parts.append(language == .ru ? "значение обязательно" : "the value is required")
    }
    if column.personal {
      parts.append(language == .ru ? "персональные данные" : "personal data")
    }
    if case .code(let entries) = column.type {
      parts.append(entries.map { "\($0.code) (\($0.title[language]))" }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }

  private static func type(_ type: ColumnType) -> LocalizedText {
    switch type {
    case .text: LocalizedText(ru: "текст", en: "text")
    case .integer: LocalizedText(ru: "целое число", en: "whole number")
    case .number: LocalizedText(ru: "число", en: "number")
    case .date: LocalizedText(ru: "дата", en: "date")
    case .boolean: LocalizedText(ru: "да или нет", en: "yes or no")
    case .code: LocalizedText(ru: "код", en: "code")
    case .list: LocalizedText(ru: "несколько значений", en: "several values")
    case .period: LocalizedText(ru: "отчётный период", en: "reporting period")
    }
  }
}
