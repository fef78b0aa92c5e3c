import Opora
import OporaLanguage
import OporaRegistry
import OporaReports

/// `opora compare WORKSPACE`: the region's comparison with a result sheet per municipality.
enum CompareCommand {
  static let command = Command(
    name: "compare",
    summary: LocalizedText(
      ru: "сравнение муниципалитетов региона", en: "comparison of a region's municipalities"),
    usage: ["compare {workspace} [--period {period}] --out {folder}"], operands: 1...1,
    options: Session.options + ReportOptions.table,
    details: LocalizedText(
      ru: "Рядом со сравнением пишутся листы результатов: municipalities/<код>/report.md.",
      en: "Result sheets are written beside it: municipalities/<code>/report.md."),
    examples: [
      (
        "opora compare opora-demo/workspace --out сравнение",
        LocalizedText(ru: "сравнение за последнее полугодие", en: "the latest half-year")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = try invocation.required("out")
    let session = try Session.open(invocation.operands[0], invocation, console)
    let period = try session.period()
    let maker = RegionReports(session, period, invocation, console)
    var items = try maker.region(in: "")
    var outcome = session.outcome(console)
    do {
      items += try maker.municipalities(of: "rating-sheet", in: "municipalities/")
    } catch {
      console.complain(error.message)
      outcome.isIncomplete = true
    }
    try OutputFolder.write(items, to: folder)
    ReportOptions.tell(folder, period, console)
    return outcome
  }
}

/// The reports of a region and its municipalities, which share their figures.
struct RegionReports {
  private let session: Session
  private let period: ReportingPeriod
  private let invocation: Invocation
  private let console: Console
  private let base: ReportBase

  init(
    _ session: Session, _ period: ReportingPeriod, _ invocation: Invocation, _ console: Console
  ) {
    self.session = session
    self.period = period
    self.invocation = invocation
    self.console = console
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    base = session.monitoring.reportBase(for: period)
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
    for municipality in session.monitoring.registry.municipalities {
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
