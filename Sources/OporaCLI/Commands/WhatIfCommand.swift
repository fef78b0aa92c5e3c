import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRating
import OporaRegistry

/// `opora whatif`: places before and after a change of figures, or what would change a place.
enum WhatIfCommand {
  static let command = Command(
    name: "whatif",
    summary: LocalizedText(
      ru: "места до и после изменения значений; что поднимет на место",
      en: "places before and after a change; what would lift a place"),
    usage: [
      "whatif {workspace} --municipality {municipality} --set {indicator}={number} [--period {period}]",
      "whatif --values {table} --rating {file} --municipality {text} --set {indicator}={number}",
    ],
    operands: 0...1,
    options: Session.options + [
      Session.municipalityOption,
      CommandOption(
        "set", .any(.indicator), repeatable: true,
        ru: "критерий или показатель и новое значение: coverage-5-18=82",
        en: "criterion or indicator and its new value: coverage-5-18=82"),
      CommandOption(
        "rating", .any(.rating), ru: "форма рейтинга: код или файл JSON5",
        en: "rating form: an id or a JSON5 file"),
      CommandOption(
        "values", .any(.table), ru: "таблица вместо рабочей папки, как у rate",
        en: "a table instead of a workspace, as with rate"),
      CommandOption(
        "out", letter: "o", .any(.folder),
        ru: "папка: места до и после, баллы после, что ещё изменит место",
        en: "folder: places before and after, points after, what else would change a place"),
    ] + ReadingOptions.table,
    details: LocalizedText(
      ru: "Без --set печатает по каждому критерию ближайшее значение, которое поднимет на место "
        + "или будет его стоить; первым — самое близкое. Не для публикации.",
      en: "Without --set it prints, criterion by criterion, the nearest value that would lift a "
        + "place or cost one, the nearest first. Not for publication."),
    examples: [
      (
        "opora whatif opora-demo/workspace --municipality 99512000 --set coverage-5-18=82",
        LocalizedText(ru: "что будет, если охват станет 82 %", en: "what if coverage were 82%")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    if let table = invocation.value("values") {
      if let operand = invocation.operands.first {
        throw .usage(.conflictingOptions(operand, "--values"))
      }
      let (form, notes) = try RatingFormChoice.file(try invocation.required("rating"))
      let read = try NamedFile.table(table, ReadingOptions.told(invocation), console)
      let rows = RatedTable(header: read.header, rows: read.rows, file: table, form: form)
      console.tell(notes + rows.findings)
      guard let rated = rows.rated(by: form, only: invocation.value("period")).last else {
        throw .unknown(LocalizedText(ru: "в таблице нет строк", en: "the table has no rows"))
      }
      let unit = try unit(try invocation.required("municipality"), of: rated.analysis)
      try answer(rated.analysis, unit, unit, invocation, console)
      return CommandOutcome(hasErrors: rows.findings.contains { $0.severity == .error })
    }
    guard let path = invocation.operands.first else {
      throw .usage(.missingOperand(command: command.name))
    }
    let session = try Session.open(path, invocation, console)
    let period = try session.period()
    let municipality = try session.municipality()
    let form = try RatingFormChoice.form(invocation, session)
    guard let found = session.monitoring.ratingAnalysis(in: period, form: form) else {
      throw .broken(LocalizedText(ru: "рейтинг не вычислен", en: "the rating was not computed"))
    }
    try answer(found.current, municipality.code, municipality.shownName, invocation, console)
    return session.outcome(console)
  }

  private static func unit(
    _ name: String, of analysis: RatingAnalysis
  ) throws(CommandFailure) -> String {
    if analysis.result.unit(name) != nil { return name }
    let nearest = Suggestion.nearest(to: name, among: analysis.result.units.map(\.unit))
    throw .unknown(
      LocalizedText(
        ru: "в таблице нет «\(name)»" + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
        en: "the table has no '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
  }

  private static func answer(
    _ analysis: RatingAnalysis, _ unit: String, _ name: String, _ invocation: Invocation,
    _ console: Console
  ) throws(CommandFailure) {
    let figures = try SetFigures.read(invocation.values("set"), analysis.form)
    guard !figures.isEmpty else {
      let steps = RatingTables.steps(analysis, of: [unit])
      console.write(TableText.machine(steps.columns, steps.rows))
      if steps.rows.isEmpty { tellNoPlace(analysis, unit, name, console) }
      try save([("steps", steps)], invocation)
      return
    }
    guard let after = analysis.changing(unit, to: figures) else {
      throw .broken(LocalizedText(ru: "рейтинг не вычислен", en: "the rating was not computed"))
    }
    let table = RatingTables.whatIf(analysis, after)
    console.write(TableText.machine(table.columns, table.rows))
    tell(analysis, after, unit, name, figures, console)
    try save(
      [
        ("whatif", table), ("rating_points", RatingTables.points(after.result)),
        ("steps", RatingTables.steps(after, of: [unit])),
      ], invocation)
  }

  private static func save(
    _ tables: [(name: String, table: RatingTables.Table)], _ invocation: Invocation
  ) throws(CommandFailure) {
    guard let folder = invocation.value("out") else { return }
    try OutputFolder.write(
      tables.map { name, table in
        OutputItem("\(name).csv", TableText.machine(table.columns, table.rows))
      }, to: folder)
  }

  private static func tellNoPlace(
    _ analysis: RatingAnalysis, _ unit: String, _ name: String, _ console: Console
  ) {
    let why = analysis.result.unit(unit)?.exclusion ?? LocalizedText(ru: "")
    console.say(
      LocalizedText(ru: "\(name): места нет; \(why.ru)", en: "\(name): no place; \(why.en)"))
  }

  /// The answer in a sentence, and what kept a figure from counting.
  private static func tell(
    _ before: RatingAnalysis, _ after: RatingAnalysis, _ unit: String, _ name: String,
    _ figures: [(criterion: String, figure: ExactNumber)], _ console: Console
  ) {
    guard let first = before.result.unit(unit), let second = after.result.unit(unit) else { return }
    func show(_ unit: RatedUnit, _ language: Language) -> String {
      let points = NumberStyle(language).text(unit.points, decimals: 2)
      let place = unit.placeText.isEmpty ? "—" : unit.placeText
      return language == .ru
        ? "место \(place), баллы \(points)" : "place \(place), \(points) points"
    }
    console.say(
      LocalizedText(
        ru: "\(name): \(show(first, .ru)) → \(show(second, .ru)). Не для публикации.",
        en: "\(name): \(show(first, .en)) → \(show(second, .en)). Not for publication."))
    for (id, _) in figures {
      guard let row = after.result.points(of: unit).first(where: { $0.criterion == id }),
        row.raw == nil
      else { continue }
      console.say(
        LocalizedText(
          ru: "\(id): \(row.explanation.ru)", en: "\(id): \(row.explanation.en)"))
    }
  }
}

/// The figures of `--set`.
enum SetFigures {
  /// Figures by criterion; an indicator's id means every criterion that takes it.
  static func read(
    _ words: [String], _ form: RatingForm
  ) throws(CommandFailure) -> [(criterion: String, figure: ExactNumber)] {
    var figures: [(criterion: String, figure: ExactNumber)] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw fault(word) }
      let id = String(parts[0])
      let criteria = form.criteria().filter { $0.id == id }
      let named = criteria.isEmpty ? form.criteria().filter { $0.indicator == id } : criteria
      if named.isEmpty { throw unknown(id, form) }
      for criterion in named {
        let isYesNo = criterion.enteredKind == .yesNo
        guard let figure = FigureText.number(String(parts[1]), yesNo: isYesNo) else {
          throw fault(word)
        }
        figures.append((criterion.id, figure))
      }
    }
    return figures
  }

  private static func fault(_ word: String) -> CommandFailure {
    .usage(
      .invalidValue(
        option: "set", value: word,
        expected: LocalizedText(
          ru: "критерий и число вида coverage-5-18=82,5",
          en: "a criterion and a number such as coverage-5-18=82.5")))
  }

  private static func unknown(_ id: String, _ form: RatingForm) -> CommandFailure {
    let ids = form.criteria().flatMap { [$0.id, $0.indicator].compactMap(\.self) }
    let nearest = Suggestion.nearest(to: id, among: ids)
    return .unknown(
      LocalizedText(
        ru: "в форме «\(form.id)» нет критерия «\(id)»"
          + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
        en: "the form '\(form.id)' has no criterion '\(id)'"
          + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
  }
}
