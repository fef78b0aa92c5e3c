import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import OporaReports

/// `opora report WORKSPACE`: a municipality's report.
enum ReportCommand {
  static let command = Command(
    name: "report",
    summary: LocalizedText(
      ru: "отчёт муниципалитета за полугодие", en: "a municipality's half-year report"),
    usage: [
      "report {workspace} [--period {period}] [--municipality {municipality}] --out {folder}"
    ],
    operands: 1...1,
    options: Session.options + [Session.municipalityOption, AnswerFile.option]
      + ReportOptions.table,
    examples: [
      (
        "opora report opora-demo/workspace --municipality 99601000 --out отчёт",
        LocalizedText(ru: "отчёт в папку «отчёт»", en: "the report into the folder")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = try invocation.required("out")
    let session = try Session.open(
      invocation.operands[0], invocation, console, forReport: true)
    let period = try session.period()
    let municipality = try session.municipality()
    let form = try ReportOptions.form(invocation, session, level: .municipality)
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    // What is hidden from the public depends on the figures of all.
    let base = session.monitoring.reportBase(
      for: period, only: invocation.has("public") ? nil : municipality.code)
    let request = ReportOptions.request(
      form.id, period, municipality.code, invocation, console.language)
    let output = Report.output(form, of: base.input(for: request, of: session.monitoring))
    try OutputFolder.write(output.files.map { OutputItem($0.path, $0.bytes) }, to: folder)
    ReportOptions.tell(folder, period, console)
    return session.outcome(console)
  }
}

/// What commands that write reports have in common.
enum ReportOptions {
  /// The options beside period and place.
  static let table = [
    CommandOption(
      "report", .any(.report), ru: "форма отчёта (opora list reports)",
      en: "report form (opora list reports)"),
    CommandOption(
      "public", ru: "для публикации: малые числа скрыты",
      en: "for publication: small numbers are hidden"),
    CommandOption(
      "out", letter: "o", .any(.folder), ru: "папка отчёта", en: "folder of the report"),
  ]

  /// The form asked for, or the standard one of the level.
  static func form(
    _ invocation: Invocation, _ session: Session, level: ReportLevel
  ) throws(CommandFailure) -> ReportForm {
    let id = invocation.value("report") ?? (level == .region ? "region" : "half-year")
    return try form(id, session, level: level)
  }

  /// The form with an id.
  static func form(
    _ id: String, _ session: Session, level: ReportLevel
  ) throws(CommandFailure) -> ReportForm {
    let known = session.reportForms
    if let form = known.first(where: { $0.id == id }) {
      guard form.levels.contains(level) else { throw .unknown(wrongLevel(form)) }
      return form
    }
    let faults = session.faults(ofReportForm: id)
    if !faults.isEmpty {
      throw .broken(
        LocalizedText(
          ru: "форма отчёта «\(id)» с ошибкой\n" + DataFindingReport(faults, .ru).text,
          en: "the report form '\(id)' has an error\n" + DataFindingReport(faults, .en).text))
    }
    let nearest = Suggestion.nearest(to: id, among: known.map(\.id))
    throw .unknown(
      LocalizedText(
        ru: "нет формы отчёта «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
        en: "there is no report form '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
  }

  /// The request for one report.
  static func request(
    _ form: String, _ period: ReportingPeriod, _ municipality: String?, _ invocation: Invocation,
    _ language: Language
  ) -> Monitoring.ReportRequest {
    var request = Monitoring.ReportRequest(form: form, period: period, municipality: municipality)
    request.language = language
    request.isPublic = invocation.has("public")
    request.programVersion = Tool.version
    return request
  }

  /// Says what was written.
  static func tell(_ folder: String, _ period: ReportingPeriod, _ console: Console) {
    let file = FileSystem.trimmed(folder) + "/report.html"
    console.say(
      LocalizedText(
        ru: "\(period.title(.ru)): отчёт готов, откройте \(file)",
        en: "\(period.title(.en)): the report is ready, open \(file)"))
  }

  private static func wrongLevel(_ form: ReportForm) -> LocalizedText {
    let command = form.level == .region ? "compare" : "report"
    return LocalizedText(
      ru: "форма «\(form.id)» другого уровня; команда для неё: opora \(command)",
      en: "the form '\(form.id)' is of another level; its command: opora \(command)")
  }
}

extension Session {
  /// The report forms without an error, in the order of their ids.
  var reportForms: [ReportForm] {
    monitoring.catalogue.reportFiles.compactMap { $0.tree.id.flatMap(monitoring.reportForm) }
  }

  /// What is wrong with a report form; nothing where there is no form with the id.
  func faults(ofReportForm id: String) -> [Finding] {
    guard let file = monitoring.catalogue.reportFiles.first(where: { $0.tree.id == id }) else {
      return []
    }
    return ReportForm.read(file.tree, indicators: monitoring.indicatorIDs).findings
  }
}
