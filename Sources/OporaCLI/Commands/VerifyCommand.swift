import Opora
import OporaDiagnostics
import OporaLanguage
import OporaReports

/// `opora verify SUBMISSION`: whether a submission is as it was made, and its figures are right.
enum VerifyCommand {
  static let command = Command(
    name: "verify",
    summary: LocalizedText(
      ru: "сверка отчёта: не изменён ли, верны ли цифры",
      en: "whether a submission was changed and its figures are right"),
    usage: ["verify {submission} [--workspace {workspace}]"], operands: 1...1,
    options: [
      CommandOption(
        "workspace", .any(.workspace),
        ru: "исходные данные: цифры рассчитываются заново и сравниваются",
        en: "the inputs: figures are computed again and compared")
    ] + FindingOutput.options,
    details: LocalizedText(
      ru: "Отчёт — папка, созданная opora submit, или её архив. Файлы, добавленные рядом (скан, "
        + "подпись), сверке не мешают. Код завершения 1 — найдены расхождения.",
      en:
        "A submission is a folder made by opora submit, or its archive. Files put beside (a scan, "
        + "a signature) do not matter. Exit code 1: differences were found."),
    examples: [
      (
        "opora verify отчёты/2024-S1_99601000 --workspace моя-папка",
        LocalizedText(
          ru: "сверить отчёт и пересчитать его по исходным данным",
          en: "verify a submission and compute it again from its inputs")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let received = try SubmissionInput.read(invocation.operands[0])
    var catalogue = try Definitions.catalogue(invocation)
    var recomputed: [Finding] = []
    if let path = invocation.value("workspace") {
      let session = try Session.open(path, invocation, console)
      catalogue = session.monitoring.catalogue
      recomputed = session.monitoring.recheck(received, program: Tool.version)
    }
    if invocation.global.languageGiven == nil { console.language = received.manifest.language }
    let check = SubmissionCheck(received, catalogue: catalogue, program: Tool.version)
    let findings = check.findings + recomputed
    show(received.manifest, check, isRecomputed: invocation.has("workspace"), console)
    list(findings, console)
    try FindingOutput.write(findings, invocation, console)
    return CommandOutcome(hasErrors: findings.contains { $0.severity == .error })
  }

  /// How many findings of one degree are told; the rest is counted, `--errors` writes all.
  private static let limit = 50

  /// Every difference on a line of its own: which figure it is matters.
  private static func list(_ findings: [Finding], _ console: Console) {
    let language = console.language
    let isRussian = language == .ru
    console.line("")
    if findings.isEmpty { console.line(isRussian ? "Расхождений нет." : "No differences.") }
    for severity in Severity.allCases.reversed() {
      let own = findings.filter { $0.severity == severity }
      guard !own.isEmpty else { continue }
      let title =
        severity == .error
        ? (isRussian ? "Расхождения" : "Differences") : (isRussian ? "Обратите внимание" : "Note")
      console.heading("\(title) (\(own.count))", color: severity == .error ? .red : .yellow)
      for finding in own.prefix(limit) {
        let fix = finding.fix[language]
        console.line(
          "\(finding.place.file): \(finding.message[language])" + (fix.isEmpty ? "" : "; \(fix)"))
      }
      if own.count > limit {
        let more = own.count - limit
        console.line(
          isRussian ? "и ещё \(more) (--errors ФАЙЛ)" : "and \(more) more (--errors FILE)")
      }
    }
  }

  private static func show(
    _ manifest: SubmissionManifest, _ check: SubmissionCheck, isRecomputed: Bool, _ console: Console
  ) {
    let language = console.language
    let isRussian = language == .ru
    console.heading("\(manifest.name[language]), \(manifest.period)")
    let version = isRussian ? "версия \(manifest.version)" : "version \(manifest.version)"
    var facts = [version, "opora \(manifest.program)"]
    if let day = manifest.submittedOn { facts.append(DateText.short(day, language)) }
    console.line(facts.joined(separator: ", "))
    console.line(
      isRussian
        ? "Контрольный код: \(manifest.controlCode) — сверьте с подписанным листом"
        : "Control code: \(manifest.controlCode) — compare it with the signed sheet")
    let all = manifest.outputs.count
    console.line(
      isRussian
        ? "Файлов без изменений: \(check.unchanged) из \(all)"
        : "Files unchanged: \(check.unchanged) of \(all)")
    if !check.beside.isEmpty {
      let names = ListText.joined(check.beside, language, limit: 5)
      console.line(isRussian ? "Добавлены рядом: \(names)" : "Put beside: \(names)")
    }
    if isRecomputed {
      console.line(
        isRussian
          ? "Показатели рассчитаны заново по исходным данным"
          : "The figures were computed again from the inputs")
    }
  }
}
