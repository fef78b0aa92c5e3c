import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry

/// `opora sql`: the same definitions for a database engine.
enum SQLCommand {
  static let command = Command(
    name: "sql",
    summary: LocalizedText(
      ru: "показатели запросами для DuckDB, ClickHouse, Spark",
      en: "indicators as queries for DuckDB, ClickHouse, Spark"),
    usage: [
      "sql {indicator}… --engine {engine} --period {period} [--by {breakdown}]…",
      "sql --all --engine {engine} --workspace {workspace} [--period {period}] [--out {folder}]",
      "sql --schema --engine {engine} [--storage csv|parquet|table] [--data {folder}]",
    ],
    operands: 0...64,
    options: Session.options + [
      CommandOption(
        "engine", .choice(SQLEngine.allCases.map(\.rawValue)), ru: "движок", en: "engine"),
      CommandOption("all", ru: "все показатели", en: "all indicators"),
      CommandOption("schema", ru: "таблицы вместо запросов", en: "tables instead of queries"),
      CommandOption(
        "by", .any(.breakdown), repeatable: true,
        ru: "разрез: direction, sex, locality_type …",
        en: "breakdown: direction, sex, locality_type …"),
      CommandOption(
        "workspace", .any(.workspace),
        ru: "рабочая папка: запросы по её столбцам, с --out и её данные",
        en: "workspace: queries for its columns and, with --out, its data"),
      CommandOption(
        "organisations", ru: "организации отчитываются сами (с рабочей папкой известно из неё)",
        en: "organisations report for themselves (a workspace says so itself)"),
      CommandOption(
        "storage", .choice(SQLSchema.Storage.allCases.map(\.rawValue)),
        ru: "откуда строки: файлы csv (по умолчанию), parquet или таблицы движка",
        en: "where rows are: csv files (default), parquet files or tables of the engine"),
      CommandOption(
        "data", .any(.folder), ru: "папка файлов для --schema (по умолчанию data)",
        en: "folder of the files for --schema (default: data)"),
      CommandOption(
        "out", letter: "o", .any(.folder),
        ru: "папка для schema.sql, queries.sql и data/ (нужен --workspace)",
        en: "folder for schema.sql, queries.sql and data/ (needs --workspace)"),
    ],
    details: LocalizedText(
      ru: "Запрос даёт целые числа и счётчики; делит, округляет и судит о них opora values --from.",
      en: "A query gives whole numbers and counters; opora values --from divides, rounds, judges."),
    examples: [
      (
        "opora sql coverage-5-18 --engine duckdb --period 2024-S2",
        LocalizedText(ru: "запрос одного показателя", en: "the query of one indicator")
      ),
      (
        "opora sql --all --engine spark --workspace opora-demo/workspace --out for-spark",
        LocalizedText(
          ru: "таблицы и все запросы папки", en: "tables and all queries of a workspace")
      ),
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    guard let engine = invocation.value("engine").flatMap(SQLEngine.init(rawValue:)) else {
      throw .usage(.missingOption("engine"))
    }
    if let workspace = invocation.value("workspace") {
      return try run(engine, in: workspace, invocation, console)
    }
    if invocation.has("out") { throw .usage(.missingOption("workspace")) }
    let catalogue = try Definitions.catalogue(invocation)
    let told = Definitions.tellFaults(of: catalogue, console)
    var tables = SQLTables(forms: catalogue.forms)
    tables.calendar = catalogue.workCalendar
    tables.countsOrganisations = invocation.has("organisations")
    if invocation.has("schema") {
      console.write(schema(engine, tables, invocation).text)
      return told
    }
    guard let text = invocation.value("period") else { throw .usage(.missingOption("period")) }
    guard
      let period = ReportingPeriod(reading: text, calendar: .calendar)
        ?? ReportingPeriod(reading: text, calendar: .school)
    else {
      throw .usage(
        .invalidValue(
          option: "period", value: text,
          expected: LocalizedText(ru: "период вида 2024-S1", en: "a period such as 2024-S1")))
    }
    let cut = period.cut(asOf: try invocation.asOf())
    return try write(
      Request(engine: engine, tables: tables, catalogue: catalogue, period: cut), invocation,
      console, told)
  }

  /// Queries for the columns that a workspace has.
  private static func run(
    _ engine: SQLEngine, in workspace: String, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let session = try Session.open(workspace, invocation, console)
    let period = try session.period()
    let monitoring = session.monitoring
    let request = Request(
      engine: engine, tables: monitoring.sqlTables, catalogue: monitoring.catalogue,
      period: period)
    guard invocation.has("out") || invocation.has("schema") else {
      return try write(request, invocation, console, session.outcome(console))
    }
    guard let folder = invocation.value("out") else {
      console.write(schema(engine, request.tables, invocation).text)
      return session.outcome(console)
    }
    let (text, outcome) = try queries(request, invocation, console)
    guard let text else { return outcome.joined(session.outcome(console)) }
    var items = [
      OutputItem("schema.sql", schema(engine, request.tables, invocation).text),
      OutputItem("queries.sql", text),
    ]
    for file in monitoring.sqlData(for: period) {
      items.append(OutputItem("data/" + file.name, file.text))
    }
    try OutputFolder.write(items, to: folder)
    console.say(
      LocalizedText(
        ru: "Готово: \(folder) (schema.sql, queries.sql, data/). Не для публикации.",
        en: "Done: \(folder) (schema.sql, queries.sql, data/). Not for publication."))
    return outcome.joined(session.outcome(console))
  }

  private struct Request {
    let engine: SQLEngine
    let tables: SQLTables
    let catalogue: DefinitionCatalogue
    let period: ReportingPeriod
  }

  private static func schema(
    _ engine: SQLEngine, _ tables: SQLTables, _ invocation: Invocation
  ) -> SQLSchema {
    let storage = invocation.value("storage").flatMap(SQLSchema.Storage.init(rawValue:)) ?? .csv
    return SQLSchema(
      engine, tables: tables, storage: storage, folder: invocation.value("data") ?? "data")
  }

  private static func write(
    _ request: Request, _ invocation: Invocation, _ console: Console, _ told: CommandOutcome
  ) throws(CommandFailure) -> CommandOutcome {
    let (text, outcome) = try queries(request, invocation, console)
    if let text { console.write(text) }
    return outcome.joined(told)
  }

  /// The breakdowns asked for; each divides some indicator.
  private static func breakdowns(
    _ catalogue: DefinitionCatalogue, _ invocation: Invocation
  ) throws(CommandFailure) -> [String] {
    let asked = invocation.values("by")
    try catalogue.requireBreakdowns(asked)
    return asked
  }

  /// The queries as text; nil where one that was asked for by name cannot be put so.
  private static func queries(
    _ request: Request, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> (String?, CommandOutcome) {
    let catalogue = request.catalogue
    var known: [String] = []
    for id in catalogue.indicators.map(\.id) where known.last != id { known.append(id) }
    guard !invocation.operands.isEmpty || invocation.has("all") else {
      throw .usage(.missingOperand(command: "sql"))
    }
    for id in invocation.operands where !known.contains(id) {
      let nearest = Suggestion.nearest(to: id, among: known)
      throw .unknown(
        LocalizedText(
          ru: "нет показателя «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
          en: "there is no indicator '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
    }
    let writer = SQLQueries(
      request.engine, catalogue: catalogue, tables: request.tables,
      breakdowns: try breakdowns(catalogue, invocation))
    let ids = invocation.has("all") ? known : invocation.operands
    let (queries, findings) = writer.queries(for: ids, in: request.period)
    // Who asks for all takes what can be put into SQL; the rest is told before anything is written.
    let isAll = invocation.has("all")
    console.tell(
      findings.map { finding in
        var finding = finding
        if isAll { finding.severity = .warning }
        return finding
      })
    guard isAll || findings.isEmpty else { return (nil, CommandOutcome(isIncomplete: true)) }
    let text = queries.map { "-- \($0.indicator), \($0.period)\n\($0.text);\n" }
    return (text.joined(separator: "\n"), CommandOutcome())
  }
}

extension CommandOutcome {
  /// What two parts of a command came to together.
  fileprivate func joined(_ other: CommandOutcome) -> CommandOutcome {
    CommandOutcome(
      hasErrors: hasErrors || other.hasErrors,
      hasRejectedRows: hasRejectedRows || other.hasRejectedRows,
      hasRefusedFiles: hasRefusedFiles || other.hasRefusedFiles,
      isIncomplete: isIncomplete || other.isIncomplete)
  }
}
