import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRating
import OporaRegistry

/// `opora rate`: places and points of a workspace, or of any table.
enum RateCommand {
  static let command = Command(
    name: "rate",
    summary: LocalizedText(ru: "рейтинг: места и баллы", en: "rating: places and points"),
    usage: [
      "rate {workspace} [--period {period}] [--rating {identifier}] [--out {folder}]",
      "rate --values {table} --rating {file} [--out {folder}]",
    ],
    operands: 0...1,
    options: Session.options + [AnswerFile.option] + [
      CommandOption(
        "rating", .any(.rating), ru: "форма рейтинга: код (opora list ratings) или файл JSON5",
        en: "rating form: an id (opora list ratings) or a JSON5 file"),
      CommandOption(
        "values", .any(.table),
        ru: "таблица вместо рабочей папки: первый столбец — кто, остальные — критерии по кодам",
        en: "a table instead of a workspace: the first column is the unit, others are criteria"),
      CommandOption(
        "previous-rating", .any(.rating),
        ru: "форма прошлого периода, если методика изменилась: пересчёт по обеим",
        en: "the form of the period before, if it was another: both are recalculated"),
      CommandOption(
        "out", letter: "o", .any(.folder), ru: "папка для всех таблиц рейтинга",
        en: "folder for all tables of the rating"),
      CommandOption(
        "public", ru: "для публикации: без границ мест и внутренних таблиц",
        en: "for publication: no ranges of places, no internal tables"),
      CommandOption(
        "seed", .any(.number), ru: "зерно розыгрышей устойчивости (по умолчанию 2024)",
        en: "seed of the variants drawn for robustness (default 2024)"),
      CommandOption(
        "excel", ru: "таблица для Excel вместо машинной",
        en: "a table for Excel instead of machines"),
    ] + ReadingOptions.table,
    details: LocalizedText(
      ru: "В папку --out пишутся баллы по критериям, границы мест, корреляции, «что поднимет на "
        + "место» и другие таблицы. Столбец period в таблице --values делит её на периоды.",
      en: "--out gets points by criterion, ranges of places, correlations, what would lift a place "
        + "and other tables. A column period divides a table of --values into periods."),
    examples: [
      (
        "opora rate opora-demo/workspace --out рейтинг",
        LocalizedText(ru: "рейтинг за последнее полугодие", en: "the latest half-year")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    if let table = invocation.value("values") {
      if !invocation.operands.isEmpty {
        throw .usage(.conflictingOptions(invocation.operands[0], "--values"))
      }
      return try rateTable(table, invocation, console)
    }
    guard let path = invocation.operands.first else {
      throw .usage(.missingOperand(command: command.name))
    }
    let scope = try scope(invocation)
    let isWhole = scope == .everything
    let session = try Session.open(path, invocation, console, scope: scope)
    let period = try session.period()
    let form = try RatingFormChoice.form(invocation, session)
    let before = try RatingFormChoice.form(invocation, session, option: "previous-rating")
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    let monitoring = session.monitoring
    guard
      let found = monitoring.ratingAnalysis(
        in: period, form: form, previousForm: invocation.has("previous-rating") ? before : nil)
    else {
      throw .broken(LocalizedText(ru: "рейтинг не вычислен", en: "the rating was not computed"))
    }
    var rated = RatedPeriod(found.current, before: found.previous)
    rated.divisions = monitoring.comparableGroups(for: found.current)
    rated.names = Dictionary(
      monitoring.registry.municipalities.map { ($0.code, $0.shownName) },
      uniquingKeysWith: { first, _ in first })
    if invocation.has("out"), !invocation.has("public") {
      rated.documents =
        RatingDocuments(monitoring, period: period, form: form, language: console.language)?
        .files() ?? []
    }
    try deliver([rated], invocation, console)
    tell(form, period, found.current, invocation, console)
    return session.outcome(console, isComplete: isWhole)
  }

  /// Documents for the folder look at rows again, and another form at other figures; the table alone
  /// needs no rows kept.
  private static func scope(_ invocation: Invocation) throws(CommandFailure) -> Monitoring.Scope {
    guard !["out", "rating", "previous-rating"].contains(where: invocation.has) else {
      return .everything
    }
    return .figures(
      FigureRequest(
        period: invocation.value("period"), asOf: try invocation.asOf(), rates: true))
  }

  /// What the table does not say itself.
  private static func tell(
    _ form: RatingForm, _ period: ReportingPeriod, _ analysis: RatingAnalysis,
    _ invocation: Invocation, _ console: Console
  ) {
    let isPublic = invocation.has("public")
    console.say(
      LocalizedText(
        ru: "\(form.title.ru), \(period.title(.ru)): \(form.basis.ru)."
          + (isPublic ? "" : " Не для публикации."),
        en: "\(form.title.en), \(period.title(.en)): \(form.basis.en)."
          + (isPublic ? "" : " Not for publication.")))
    if let only = analysis.result.units.first, analysis.result.units.count == 1 {
      console.say(
        LocalizedText(
          ru: "\(only.unit): \(only.exclusion.ru).", en: "\(only.unit): \(only.exclusion.en)."))
    }
    if !isPublic { console.tell(analysis.remarks()) }
  }

  private static func rateTable(
    _ path: String, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let (form, notes) = try RatingFormChoice.file(try invocation.required("rating"))
    let table = try NamedFile.table(path, ReadingOptions.told(invocation), console)
    guard !table.rows.isEmpty else {
      throw .refused(
        path: path,
        reason: LocalizedText(ru: "в таблице нет строк", en: "the table has no rows"))
    }
    let read = RatedTable(header: table.header, rows: table.rows, file: path, form: form)
    console.tell(notes + read.findings)
    let rated = read.rated(by: form, only: invocation.value("period"))
    try deliver(rated, invocation, console)
    if !invocation.has("public") { console.tell(rated.last?.analysis.remarks() ?? []) }
    return CommandOutcome(hasErrors: read.findings.contains { $0.severity == .error })
  }

  private static func deliver(
    _ rated: [RatedPeriod], _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) {
    let isPublic = invocation.has("public")
    if let folder = invocation.value("out") {
      let seed = try invocation.wholeNumber("seed", in: 0...Int.max)
      let plan = SimulationPlan(seed: seed.map { UInt64($0) } ?? SimulationPlan().seed)
      let output =
        isPublic ? RatingOutput(published: rated) : RatingOutput(rated, plan: plan)
      let papers = rated.flatMap(\.documents).map { OutputItem($0.path, $0.text) }
      try OutputFolder.write(output.items + papers, to: folder)
    }
    let table = RatingOutput.places(rated, isPublic: isPublic)
    if invocation.has("excel") {
      let titles = RatingOutput.titles(console.language)
      console.write(TableText.excel(titles, table.rows, numbers: Set(2...9)))
    } else {
      console.write(TableText.machine(table.columns, table.rows))
    }
  }
}

extension Municipality {
  /// The short name where there is one.
  var shownName: String { shortName.isEmpty ? name : shortName }
}
