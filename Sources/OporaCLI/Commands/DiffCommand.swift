import OporaLanguage
import OporaReports

/// `opora diff SUBMISSION SUBMISSION`: in what two submissions differ.
enum DiffCommand {
  static let command = Command(
    name: "diff",
    summary: LocalizedText(
      ru: "чем отличаются две версии отчёта", en: "in what two versions of a submission differ"),
    usage: ["diff {submission} {submission} [--format {format}]"], operands: 2...2,
    options: [
      CommandOption(
        "format", .choice(["text", "csv"]), ru: "формат (по умолчанию text)",
        en: "format (default: text)"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
    ],
    details: LocalizedText(
      ru: "Код завершения 1 — отчёты различаются, 0 — совпадают.",
      en: "Exit code 1: the submissions differ; 0: they do not."),
    examples: [
      (
        "opora diff отчёты/2024-S1_99601000_v1 отчёты/2024-S1_99601000",
        LocalizedText(ru: "что изменилось во второй версии", en: "what the second version changed")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let old = try SubmissionInput.read(invocation.operands[0])
    let new = try SubmissionInput.read(invocation.operands[1])
    let differences = SubmissionDifference.all(from: old, to: new)
    let isTable = invocation.value("format") == "csv"
    let text =
      isTable
      ? TableText.machine(SubmissionDifference.columns, differences.map(\.row))
      : DifferenceText(old.manifest, new.manifest, differences, console.language).text
    try console.deliver(isTable ? text : text.onTerminal, to: invocation)
    return CommandOutcome(hasErrors: !differences.isEmpty)
  }
}

/// Differences as people read them, by area.
private struct DifferenceText {
  let text: String

  init(
    _ old: SubmissionManifest, _ new: SubmissionManifest, _ differences: [SubmissionDifference],
    _ language: Language
  ) {
    let isRussian = language == .ru
    func side(_ manifest: SubmissionManifest) -> String {
      let version = isRussian ? "версия" : "version"
      return "\(manifest.period) \(manifest.municipality), \(version) \(manifest.version) "
        + "(\(manifest.controlCode))"
    }
    var lines = ["− " + side(old), "+ " + side(new)]
    for area in SubmissionDifference.Area.allCases {
      let own = differences.filter { $0.area == area }
      guard !own.isEmpty else { continue }
      lines += ["", "\(DifferenceText.title(area, isRussian)) (\(own.count))"]
      lines += own.map { "  " + DifferenceText.line($0) }
    }
    if differences.isEmpty { lines.append(isRussian ? "Отчёты совпадают" : "They are the same") }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ difference: SubmissionDifference) -> String {
    let name = [difference.subject, difference.period, difference.category]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    func shown(_ text: String) -> String { text.isEmpty ? "…" : text }
    return "\(name): \(shown(difference.before)) → \(shown(difference.after))"
  }

  private static func title(_ area: SubmissionDifference.Area, _ isRussian: Bool) -> String {
    switch area {
    case .frame: isRussian ? "Сведения об отчёте" : "About the submission"
    case .input: isRussian ? "Исходные файлы" : "Inputs"
    case .value: isRussian ? "Значения" : "Values"
    case .points: isRussian ? "Баллы" : "Points"
    case .file: isRussian ? "Файлы отчёта" : "Files"
    }
  }
}
