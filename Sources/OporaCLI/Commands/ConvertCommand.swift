import OporaCSV
import OporaDiagnostics
import OporaLanguage

/// `opora convert FILE`: any CSV file as read, in UTF-8 and one dialect.
enum ConvertCommand {
  static let command = Command(
    name: "convert",
    summary: LocalizedText(
      ru: "любой файл CSV → UTF-8, запятая, без изменения текста",
      en: "any CSV file to UTF-8 with commas, text as it is"),
    usage: ["convert {file} [--to csv|json] [-o {file}]"], operands: 1...1,
    options: [
      CommandOption("to", .choice(["csv", "json"]), ru: "формат вывода", en: "output format"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
    ] + ReadingOptions.table,
    details: LocalizedText(
      ru: "Строка, в которой ячеек меньше, чем в шапке, остаётся короткой. Пустые строки, повторы\n"
        + "шапки и итоги не выводятся; сколько их было, сказано в пояснении. Записи JSON\n"
        + "(выгрузки Навигатора) становятся таблицей: {} — пусто, список — через «;».",
      en: "A row with fewer cells than the header stays short. Blank rows, repeated headers and\n"
        + "totals are not written; their count is told beside the result. Records in JSON\n"
        + "(exports of Navigator) become a table: {} is empty, a list is joined by semicolons."),
    examples: [
      (
        "opora convert выгрузка.csv -o выгрузка-utf8.csv",
        LocalizedText(ru: "перекодировать выгрузку", en: "convert an export")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let path = invocation.operands[0]
    let options = try ReadingOptions.told(invocation)
    let bytes = try NamedFile.bytes(of: path)
    if let text = try ForeignFile.text(of: bytes, path, invocation) {
      try console.deliver(text, to: invocation)
      return .done
    }
    let file = CSVFile(bytes, name: path, options: options)
    // An empty text is a table without rows: nothing is lost by converting it.
    if let refusal = file.refusal, refusal.detail != "empty-file" {
      throw .refused(refusal, path: path)
    }
    var collected: [UInt8] = []
    let out = invocation.value("out")
    let sink = { (bytes: [UInt8]) in
      if out == nil { console.write(bytes) } else { collected += bytes }
    }
    let summary =
      invocation.value("to") == "json"
      ? CSVConversion(file).json(sink) : CSVConversion(file).csv(sink)
    if let out { try OutputFile.write(collected, to: out) }
    return tell(file, summary, console)
  }

  private static func tell(
    _ file: CSVFile, _ summary: ReadingSummary, _ console: Console
  ) -> CommandOutcome {
    let empty = file.refusal.map { refusal in
      var warning = refusal
      warning.severity = .warning
      return [warning]
    }
    let findings =
      (empty ?? []) + file.findings + summary.findings + summary.rejected.map(\.finding)
    console.tell(findings)
    console.say(ReadingBalance.text(summary))
    return CommandOutcome(
      hasErrors: findings.contains { $0.severity == .error },
      hasRejectedRows: summary.rejectedCount > 0)
  }
}
