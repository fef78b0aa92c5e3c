public import OporaLanguage

/// Findings as a table: the columns of `findings.csv` and of `--errors`.
public enum FindingsTable {
  /// Machine names of the columns, in order.
  public static let columns = [
    "file", "line", "record", "column_letter", "field", "key", "severity", "code", "detail",
    "value", "expected", "message", "fix",
  ]

  /// Titles of the columns for people, in the order of ``columns``.
  public static func titles(_ language: Language) -> [String] {
    language == .ru
      ? [
        "Файл", "Строка", "Запись", "Столбец", "Поле", "Ключ", "Степень", "Код", "Уточнение",
        "Значение", "Нужно", "Замечание", "Что сделать",
      ]
      : [
        "File", "Line", "Record", "Column", "Field", "Key", "Severity", "Code", "Detail",
        "Value", "Expected", "Finding", "What to do",
      ]
  }

  /// The table of findings with texts in one language, in the order of ``FindingOrder``.
  ///
  /// Severity, code and detail are machine codes in either language; what is not known is empty.
  public static func rows(
    _ findings: [Finding], _ language: Language
  ) -> (columns: [String], rows: [[String]]) {
    (columns, FindingOrder.sorted(findings).map { row($0, language) })
  }

  private static func row(_ finding: Finding, _ language: Language) -> [String] {
    let place = finding.place
    return [
      place.file, place.line.map(String.init) ?? "", place.record.map(String.init) ?? "",
      place.columnLetter ?? "", place.field ?? "", finding.key, finding.severity.rawValue,
      finding.code, finding.detail, finding.value, finding.expected[language],
      finding.message[language], finding.fix[language],
    ]
  }
}
