import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import OporaReports

/// `opora compare WORKSPACE|SUBMISSION…`: the region's comparison with a sheet per municipality.
enum CompareCommand {
  static let command = Command(
    name: "compare",
    summary: LocalizedText(
      ru: "сравнение муниципалитетов региона", en: "comparison of a region's municipalities"),
    usage: ["compare {workspace}|{submission}… [--period {period}] --out {folder}"],
    operands: 1...10_000,
    options: Session.options + [AnswerFile.option] + ReportOptions.table,
    details: LocalizedText(
      ru: "Рядом со сравнением пишутся листы результатов: municipalities/<код>/report.md. Вместе с "
        + "рабочей папкой региона (ожидаемые муниципалитеты, сроки, плановые значения) можно "
        + "указать отчёты муниципалитетов — папки, архивы или папку с ними: непредставленные, "
        + "опоздавшие и изменённые будут названы.",
      en: "Result sheets are written beside it: municipalities/<code>/report.md. Beside the "
        + "region's workspace (who is expected, deadlines, targets) name submissions of "
        + "municipalities: folders, archives or a folder of them. Who is missing or late, and "
        + "what was altered, is told."),
    examples: [
      (
        "opora compare opora-demo/workspace --out сравнение",
        LocalizedText(ru: "сравнение за последнее полугодие", en: "the latest half-year")
      ),
      (
        "opora compare область отчёты --period 2025-S1 --out сравнение",
        LocalizedText(
          ru: "сравнение по присланным отчётам", en: "a comparison of submissions that came")
      ),
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = try invocation.required("out")
    let inputs = try ComparedInputs(invocation.operands, invocation, console)
    let session = inputs.session
    let period = try period(inputs, invocation)
    let maker = RegionReports(session, period, invocation, console, received: inputs.received)
    var items = try maker.region(in: "")
    var outcome = session.outcome(console)
    do {
      items += try maker.municipalities(of: "rating-sheet", in: "municipalities/")
    } catch {
      console.complain(error.message)
      outcome.isIncomplete = true
    }
    try OutputFolder.write(items, to: folder)
    tell(inputs, maker, console)
    outcome.hasRefusedFiles = outcome.hasRefusedFiles || !inputs.refused.isEmpty
    ReportOptions.tell(folder, period, console)
    return outcome
  }

  /// The period asked for; else the latest of the submissions, else the latest with data.
  private static func period(
    _ inputs: ComparedInputs, _ invocation: Invocation
  ) throws(CommandFailure) -> ReportingPeriod {
    let submitted = inputs.session.monitoring.periods(of: inputs.received)
    guard invocation.value("period") == nil, let latest = submitted.last else {
      return try inputs.session.period()
    }
    return latest
  }

  /// Says what became of the submissions: who is missing, late, returned, altered.
  private static func tell(_ inputs: ComparedInputs, _ maker: RegionReports, _ console: Console) {
    for (path, reason) in inputs.refused {
      console.complain(LocalizedText(ru: "\(path): \(reason.ru)", en: "\(path): \(reason.en)"))
    }
    guard !inputs.received.isEmpty else { return }
    let base = maker.base
    func names(_ kind: SubmissionState.Kind) -> [String] {
      let codes = Set(base.submissionStates.filter { $0.kind == kind }.map(\.municipality))
      return base.municipalities.filter { codes.contains($0.code) }
        .map { $0.name == $0.code ? $0.code : "\($0.name) (\($0.code))" }
    }
    let kinds: [(SubmissionState.Kind, LocalizedText)] = [
      (.missing, LocalizedText(ru: "Не представили", en: "Missing")),
      (.unavailable, LocalizedText(ru: "Сообщили, что сведений нет", en: "No data to give")),
      (.late, LocalizedText(ru: "Представили с опозданием", en: "Late")),
      (.returned, LocalizedText(ru: "Возвращены на доработку", en: "Returned")),
      (.altered, LocalizedText(ru: "Не учтены, изменены после составления", en: "Altered")),
    ]
    for (kind, title) in kinds {
      let names = names(kind)
      guard !names.isEmpty else { continue }
      let list = { (language: Language) in ListText.joined(names, language, limit: names.count) }
      console.say(
        LocalizedText(ru: "\(title.ru): \(list(.ru))", en: "\(title.en): \(list(.en))"))
    }
    for finding in base.submissionFindings {
      let file = finding.place.file
      console.say(
        LocalizedText(ru: "\(file): \(finding.message.ru)", en: "\(file): \(finding.message.en)"))
    }
  }
}

/// The reports of a region and its municipalities, which share their figures.
struct RegionReports {
  private let session: Session
  private let period: ReportingPeriod
  private let invocation: Invocation
  private let console: Console
  /// The figures that the reports share.
  let base: ReportBase

  init(
    _ session: Session, _ period: ReportingPeriod, _ invocation: Invocation, _ console: Console,
    received: [ReceivedSubmission] = []
  ) {
    self.session = session
    self.period = period
    self.invocation = invocation
    self.console = console
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    base = session.monitoring.reportBase(for: period, with: received, program: Tool.version)
  }

  /// The comparison, its files below a path that is empty or ends with `/`.
  func region(in path: String) throws(CommandFailure) -> [OutputItem] {
    let form = try ReportOptions.form(invocation, session, level: .region)
    return items(form, nil, path)
  }

  /// A report of each municipality, in a folder named by its code; none if the form has an error.
  func municipalities(of id: String, in path: String) throws(CommandFailure) -> [OutputItem] {
    let form = try ReportOptions.form(id, session, level: .municipality)
    var items: [OutputItem] = []
    for municipality in base.municipalities {
      console.progress(
        LocalizedText(ru: "Отчёт: \(municipality.name)", en: "Report: \(municipality.name)"))
      items += self.items(form, municipality.code, path + municipality.code + "/")
    }
    return items
  }

  private func items(
    _ form: ReportForm, _ municipality: String?, _ path: String
  ) -> [OutputItem] {
    let request = ReportOptions.request(
      form.id, period, municipality, invocation, console.language)
    let output = Report.output(form, of: base.input(for: request, of: session.monitoring))
    return output.files.map { OutputItem(path + $0.path, $0.bytes) }
  }
}
