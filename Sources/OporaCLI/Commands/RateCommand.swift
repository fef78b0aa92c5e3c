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
    options: Session.options + [
      CommandOption(
        "rating", .any(.rating), ru: "форма рейтинга: код (opora list ratings) или файл JSON5",
        en: "rating form: an id (opora list ratings) or a JSON5 file"),
      CommandOption(
        "values", .any(.table),
        ru: "таблица вместо рабочей папки: первый столбец — кто, остальные — критерии по кодам",
        en: "a table instead of a workspace: the first column is the unit, others are criteria"),
      CommandOption(
        "out", letter: "o", .any(.folder), ru: "папка для всех таблиц рейтинга",
        en: "folder for all tables of the rating"),
      CommandOption(
        "excel", ru: "таблица для Excel вместо машинной",
        en: "a table for Excel instead of machines"),
    ] + ReadingOptions.table,
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
    let session = try Session.open(path, invocation, console)
    let period = try session.period()
    let form = try RatingFormChoice.form(invocation, session)
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    guard let result = session.monitoring.rating(in: period, form: form) else {
      throw .broken(LocalizedText(ru: "рейтинг не вычислен", en: "the rating was not computed"))
    }
    try deliver(result, invocation, console)
    let basis = form.basis
    console.say(
      LocalizedText(
        ru: "\(form.title.ru), \(period.title(.ru)): \(basis.ru). Не для публикации.",
        en: "\(form.title.en), \(period.title(.en)): \(basis.en). Not for publication."))
    return session.outcome(console)
  }

  private static func rateTable(
    _ path: String, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let form = try RatingFormChoice.file(try invocation.required("rating"), console)
    let table = try NamedFile.table(path, ReadingOptions.told(invocation), console)
    let inputs = RatedTable(header: table.header, rows: table.rows, file: path, form: form)
    console.tell(inputs.findings)
    let result = Rating(form: form).rate(
      period: invocation.value("period") ?? "", units: inputs.units, inputs: inputs.inputs,
      previous: nil)
    try deliver(result, invocation, console)
    return CommandOutcome(hasErrors: inputs.findings.contains { $0.severity == .error })
  }

  private static func deliver(
    _ result: RatingResult, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) {
    if let folder = invocation.value("out") {
      try OutputFolder.write(RatingOutput(result).items, to: folder)
    }
    let table = RatingTables.rating(result)
    if invocation.has("excel") {
      let titles = RatingOutput.titles(console.language)
      console.write(TableText.excel(titles, table.rows, numbers: Set(2...9)))
    } else {
      console.write(TableText.machine(table.columns, table.rows))
    }
  }
}
