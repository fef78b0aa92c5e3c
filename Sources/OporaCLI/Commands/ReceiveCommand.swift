import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import OporaReports

/// `opora receive WORKSPACE SUBMISSION…`: notes in the region's journal what came, and on which day.
enum ReceiveCommand {
  static let command = Command(
    name: "receive",
    summary: LocalizedText(
      ru: "приём отчётов: сверить и записать в журнал", en: "receipt of submissions: a journal"),
    usage: ["receive {workspace} {submission}… [--date {date}] [--return]"],
    operands: 2...10_000,
    options: [
      CommandOption(
        "date", .any(.date), ru: "день поступления (по умолчанию сегодня)",
        en: "the day they came (default: today)"),
      CommandOption(
        "return", ru: "вернуть на доработку", en: "return them for mending"),
      CommandOption(
        "remark", .any(.text), ru: "замечание, с которым отчёт возвращён",
        en: "why they are returned"),
    ],
    details: LocalizedText(
      ru: "Отчёты сверяются; изменённые после составления записываются возвращёнными с причиной. "
        + "Журнал — файл receipts.csv рабочей папки региона (источник submissions): opora compare "
        + "берёт из него день поступления и не учитывает возвращённые версии. Повторный приём "
        + "той же версии меняет решение, а не день.",
      en: "Submissions are verified; what was altered is noted as returned, with the reason. The "
        + "journal is receipts.csv of the region's workspace (source submissions): opora compare "
        + "takes the day of receipt from it and leaves out returned versions. To receive a version "
        + "again changes the decision, not the day."),
    examples: [
      (
        "opora receive область отчёты --date 2025-07-08",
        LocalizedText(ru: "принять все отчёты папки", en: "receive all of a folder")
      ),
      (
        "opora receive область 2025-S1_99512000.zip --return --remark \"нет подписи\"",
        LocalizedText(ru: "вернуть отчёт на доработку", en: "return a submission")
      ),
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = FileSystem.trimmed(invocation.operands[0])
    let day = try invocation.day("date") ?? Platform.today
    let session = try Session.open(folder, invocation, console)
    var received: [ReceivedSubmission] = []
    for path in invocation.operands.dropFirst() {
      for found in try ComparedInputs.submissions(in: path) ?? [path] {
        let submission = try SubmissionInput.read(found)
        // A folder and its archive are one submission.
        if !received.contains(where: submission.isSame) { received.append(submission) }
      }
    }
    received.sort {
      ($0.manifest.folderName, $0.manifest.version, $0.name) < (
        $1.manifest.folderName, $1.manifest.version, $1.name
      )
    }
    let path = folder + "/" + ReceiptJournal.fileName
    var journal = try read(path)
    var hasFaults = false
    for submission in received {
      let entry = journal.take(
        self.entry(for: submission, on: day, session, invocation, console.language))
      hasFaults = hasFaults || entry.isReturned && !invocation.has("return")
      tell(entry, submission.manifest, session, console)
    }
    try OutputFile.write(journal.text, to: path)
    console.say(
      LocalizedText(
        ru: "Журнал приёма: \(path), записей — \(journal.entries.count)",
        en: "Journal of receipt: \(path), entries: \(journal.entries.count)"))
    return CommandOutcome(hasErrors: hasFaults)
  }

  /// The journal that is there; an empty one where there is none.
  private static func read(_ path: String) throws(CommandFailure) -> ReceiptJournal {
    guard FileSystem.kind(of: path) != .nothing else { return ReceiptJournal() }
    guard let journal = ReceiptJournal(reading: try NamedFile.bytes(of: path)) else {
      throw .refused(
        path: path,
        reason: LocalizedText(
          ru: "это не журнал приёма opora receive; переименуйте файл",
          en: "no journal of opora receive; give the file another name"))
    }
    return journal
  }

  private static func entry(
    for submission: ReceivedSubmission, on day: CalendarDay, _ session: Session,
    _ invocation: Invocation, _ language: Language
  ) -> ReceiptJournal.Entry {
    let check = SubmissionCheck(
      submission, catalogue: session.monitoring.catalogue, program: Tool.version)
    let fault = check.findings.first { $0.severity == .error }
    let reason = fault.map { "\($0.place.file): \($0.message[language])" }
    let given = invocation.value("remark") ?? ""
    let manifest = submission.manifest
    return ReceiptJournal.Entry(
      municipality: manifest.municipality, period: manifest.period, version: manifest.version,
      receivedOn: day, isReturned: fault != nil || invocation.has("return"),
      controlCode: manifest.controlCode, remark: given.isEmpty ? reason ?? "" : given)
  }

  private static func tell(
    _ entry: ReceiptJournal.Entry, _ manifest: SubmissionManifest, _ session: Session,
    _ console: Console
  ) {
    func line(_ language: Language) -> String {
      let isRussian = language == .ru
      let date = DateText.short(entry.receivedOn, language)
      var text = "\(manifest.name[language]) (\(entry.municipality)), \(entry.period), "
      text += isRussian ? "версия \(entry.version): " : "version \(entry.version): "
      if entry.isReturned {
        text += isRussian ? "возвращён на доработку, поступил \(date)" : "returned, came on \(date)"
        return entry.remark.isEmpty ? text : text + " — \(entry.remark)"
      }
      text += isRussian ? "принят, поступил \(date)" : "accepted, came on \(date)"
      return text + lateness(of: entry, session, language)
    }
    console.say(LocalizedText(ru: line(.ru), en: line(.en)))
  }

  /// «, в срок», «, с опозданием на 5 дней»; nothing without a deadline.
  private static func lateness(
    of entry: ReceiptJournal.Entry, _ session: Session, _ language: Language
  ) -> String {
    guard let period = session.monitoring.period(entry.period),
      let deadline = session.monitoring.configuration.deadline(of: period)
    else { return "" }
    let days = Int(entry.receivedOn.number - deadline.number)
    guard days > 0 else { return language == .ru ? ", в срок" : ", in time" }
    let noun = Plural(one: "день", few: "дня", many: "дней", singular: "day")
    let count = noun.text(days, language)
    return language == .ru ? ", с опозданием на \(count)" : ", \(count) late"
  }
}
