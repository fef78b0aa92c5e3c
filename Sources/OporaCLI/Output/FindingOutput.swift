import OporaDiagnostics
import OporaLanguage

/// Findings written to a file as a table.
enum FindingOutput {
  /// The options of commands that import files.
  static let options = [
    CommandOption(
      "errors", .any(.file), ru: "записать все замечания в таблицу CSV",
      en: "write all findings to a CSV table"),
    CommandOption(
      "excel", ru: "таблица для Excel вместо машинной",
      en: "a table for Excel instead of machines"),
  ]

  /// Writes the table where `--errors` asks for it.
  static func write(
    _ findings: [Finding], _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) {
    guard let path = invocation.value("errors") else { return }
    let (columns, rows) = FindingsTable.rows(findings, console.language)
    let text =
      invocation.has("excel")
      ? TableText.excel(FindingsTable.titles(console.language), rows, numbers: [1, 2])
      : TableText.machine(columns, rows)
    try OutputFile.write(text, to: path)
    let count = Plural.finding
    console.say(
      LocalizedText(
        ru: "\(count.text(rows.count, .ru)) — в файле \(path)",
        en: "\(count.text(rows.count, .en)) in \(path)"))
  }
}
