import OporaCSV
import OporaDiagnostics
import OporaLanguage

/// `opora detect FILE`: how a CSV file is read, and the command that repeats it.
enum DetectCommand {
  static let command = Command(
    name: "detect",
    summary: LocalizedText(
      ru: "как прочитан файл: кодировка, разделитель, шапка",
      en: "how a file is read: encoding, delimiter, header"),
    usage: ["detect {file} [--json]"], operands: 1...1,
    options: [CommandOption("json", ru: "ответ в формате JSON", en: "answer as JSON")]
      + ReadingOptions.table,
    examples: [
      (
        "opora detect выгрузка.csv",
        LocalizedText(ru: "кодировка и разделитель файла", en: "encoding and delimiter of a file")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let path = invocation.operands[0]
    let options = try ReadingOptions.told(invocation)
    let file = CSVFile(try NamedFile.bytes(of: path), name: path, options: options)
    if let refusal = file.refusal { throw .refused(refusal, path: path) }
    var lastLine: Int?
    let summary = file.readBlocks { block in
      if block.count > 0 { lastLine = block.line(of: block.count - 1) }
    }
    let answer = LayoutExplanation(
      file, lastDataLine: lastLine, summary: summary, console.language)
    if invocation.has("json") {
      console.write(answer.json.text + "\n")
    } else {
      console.line(answer.text)
    }
    console.tell(file.findings)
    return CommandOutcome(hasErrors: file.findings.contains { $0.severity == .error })
  }
}
