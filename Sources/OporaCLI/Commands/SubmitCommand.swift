import Opora
import OporaLanguage
import OporaRegistry
import OporaReports

/// `opora submit WORKSPACE`: a municipality's report for handing over, with its archive and papers.
enum SubmitCommand {
  static let command = Command(
    name: "submit",
    summary: LocalizedText(
      ru: "отчёт для сдачи: папка, архив, письмо и лист подписания",
      en: "a report to hand over: folder, archive, letter and signature sheet"),
    usage: [
      "submit {workspace} [--period {period}] [--municipality {municipality}] --out {folder}"
    ],
    operands: 1...1,
    options: Session.options + [
      Session.municipalityOption,
      CommandOption(
        "report", .any(.report), ru: "форма отчёта (opora list reports)",
        en: "report form (opora list reports)"),
      CommandOption(
        "date", .any(.date), ru: "дата представления, печатается в письме и на листе",
        en: "the day of submitting, printed in the letter and on the sheet"),
      CommandOption(
        "supersedes", .any(.submission), ru: "какой отчёт заменяется, если он лежит не рядом",
        en: "which submission is replaced, if it does not lie beside"),
      CommandOption(
        "out", letter: "o", .any(.folder), ru: "папка отчётов", en: "folder of submissions"),
    ],
    details: LocalizedText(
      ru: "Если отчёт за период уже есть в папке, новый становится следующей версией, а прежний "
        + "остаётся рядом с окончанием _v1, _v2 … Персональные данные в отчёт не попадают.",
      en: "If the folder has a submission of the period, the new one becomes the next version and "
        + "the old one stays beside it as _v1, _v2 … Nothing personal gets into a submission."),
    examples: [
      (
        "opora submit моя-папка --period 2024-S1 --out отчёты",
        LocalizedText(ru: "отчёт за полугодие в папку «отчёты»", en: "the half-year's submission")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = FileSystem.trimmed(try invocation.required("out"))
    let day = try invocation.day("date")
    let session = try Session.open(
      invocation.operands[0], invocation, console, forReport: true)
    let period = try session.period()
    let municipality = try session.municipality()
    let form = try ReportOptions.form(invocation, session, level: .municipality)
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    let request = ReportOptions.request(
      form.id, period, municipality.code, invocation, console.language)
    let base = session.monitoring.reportBase(
      for: period, only: invocation.has("public") ? nil : municipality.code)
    let input = base.input(for: request, of: session.monitoring)
    var shelf = try SubmissionShelf(folder, period: period.id, municipality: municipality.code)
    if let path = invocation.value("supersedes") {
      shelf.latest = try SubmissionInput.read(path).manifest
    }
    let submission = try shelf.next(day) { terms in Submission(form, of: input, terms: terms) }
    try shelf.put(submission)
    tell(submission, in: folder, console)
    return session.outcome(console)
  }

  private static func tell(_ submission: Submission, in folder: String, _ console: Console) {
    let manifest = submission.manifest
    let own = "\(folder)/\(manifest.folderName)"
    console.say(
      LocalizedText(
        ru: """
          Отчёт готов, версия \(manifest.version): \(own)
          Архив для отправки: \(folder)/\(submission.archiveName)
          Письмо и лист подписания: \(own)/papers
          Контрольный код: \(manifest.controlCode)
          Не для публикации.
          """,
        en: """
          The submission is ready, version \(manifest.version): \(own)
          Archive to send: \(folder)/\(submission.archiveName)
          Letter and signature sheet: \(own)/papers
          Control code: \(manifest.controlCode)
          Not for publication.
          """))
  }
}

/// The submissions of one municipality and period in a folder: the one in force and earlier versions.
struct SubmissionShelf {
  /// The manifest of the latest version; nil if there is none.
  var latest: SubmissionManifest?
  /// The manifest of the one in force; nil if there is none.
  private var inForce: SubmissionManifest?
  private let folder: String
  private let name: String

  /// Looks what lies in a folder that may not exist yet.
  init(_ folder: String, period: String, municipality: String) throws(CommandFailure) {
    self.folder = folder
    name = "\(period)_\(municipality)"
    guard FileSystem.kind(of: folder) == .folder else { return }
    let names: [String]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw .notRead(folder, error)
    }
    for found in names where found == name || found.hasPrefix(name + "_v") {
      let path = folder + "/" + found
      guard SubmissionInput.isSubmission(path) else { continue }
      let manifest = try SubmissionInput.read(path).manifest
      if found == name { inForce = manifest }
      if manifest.version >= latest?.version ?? 0 { latest = manifest }
    }
  }

  /// The submission that comes next: the same version again if nothing differs from the latest.
  func next(
    _ day: CalendarDay?, _ make: (Submission.Terms) -> Submission?
  ) throws(CommandFailure) -> Submission {
    var terms = Submission.Terms()
    terms.submittedOn = day
    if let latest {
      terms.version = latest.version
      terms.supersedes = latest.supersedes
      if let same = make(terms), same.manifest.controlCode == latest.controlCode { return same }
      terms.version = latest.version + 1
      terms.supersedes = latest.controlCode
    }
    guard let submission = make(terms) else {
      throw .broken(LocalizedText(ru: "отчёт не составлен", en: "the submission was not made"))
    }
    return submission
  }

  /// Writes folder and archive; an earlier version with all that lies beside it keeps its own name.
  func put(_ submission: Submission) throws(CommandFailure) {
    let path = folder + "/" + name
    let isAgain = latest?.controlCode == submission.manifest.controlCode
    let items = submission.files.map { OutputItem($0.path, $0.bytes) }
    if let inForce, !isAgain {
      var kept = "\(path)_v\(inForce.version)"
      while FileSystem.kind(of: kept) != .nothing { kept += "-1" }
      try OutputFolder.replace(path, keeping: kept, with: items)
    } else {
      try OutputFolder.write(items, to: path)
    }
    let archive = submission.archive
    try OutputFile.write(archive.bytes, to: folder + "/" + archive.path)
  }
}
