import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import OporaSystem

/// `opora values WORKSPACE`: indicator values as a table.
enum ValuesCommand {
  static let command = Command(
    name: "values",
    summary: LocalizedText(ru: "значения показателей таблицей", en: "indicator values as a table"),
    usage: [
      "values {workspace} [--period {period}] [--indicator {identifier}]… [--by {breakdown}]…",
      "values [{workspace}] --from {table}…",
    ],
    operands: 0...1,
    options: Session.options + [
      CommandOption(
        "indicator", .any(.identifier), repeatable: true,
        ru: "показатель (по умолчанию все)", en: "indicator (default: all)"),
      CommandOption(
        "by", .any(.breakdown), repeatable: true,
        ru: "разрез: direction, sex, locality_type …",
        en: "breakdown: direction, sex, locality_type …"),
      CommandOption(
        "format", .choice(["csv", "json", "sdmx", "dhis2", "tidy"]),
        ru: "формат (по умолчанию csv); sdmx — SDMX-CSV 2.0, tidy — по числу в строке",
        en: "format (default: csv); sdmx is SDMX-CSV 2.0, tidy has one number a row"),
      CommandOption(
        "structure", .any(.file),
        ru: "с --format sdmx: сюда структура данных и списки кодов (SDMX-ML 2.1)",
        en: "with --format sdmx: data structure and code lists go here (SDMX-ML 2.1)"),
      AnswerFile.option,
      CommandOption(
        "excel", ru: "таблица для Excel вместо машинной",
        en: "a table for Excel instead of machines"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
    ] + Limits.options,
    examples: [
      (
        "opora values opora-demo/workspace --indicator coverage-5-18 --by direction",
        LocalizedText(ru: "охват по направленностям", en: "coverage by direction")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let scope = try scope(of: invocation)
    let session: Session
    if let answered = try AnswerFile.session(invocation, console, command: command.name) {
      session = answered
    } else {
      session = try Session.open(invocation.operands[0], invocation, console, scope: scope)
    }
    let period = try session.period()
    let indicators = try session.indicators()
    let breakdowns = try session.breakdowns()
    console.progress(LocalizedText(ru: "Расчёт \(period.id)", en: "Computing \(period.id)"))
    // Told at the end, found meanwhile.
    let remarks = Background { [monitoring = session.monitoring] in monitoring.findings() }
    let values = session.monitoring.values(
      in: [period], indicators: indicators, breakdowns: breakdowns)
    let text = try text(of: values, invocation, console)
    if let path = invocation.value("structure") {
      guard invocation.value("format") == "sdmx" else {
        throw .usage(.conflictingOptions("--structure", "--format"))
      }
      let structure = SDMXStructure(of: values, by: session.monitoring)
      try OutputFile.write(structure.text, to: path)
    }
    try console.deliver(text, to: invocation)
    console.say(
      LocalizedText(
        ru: "\(period.title(.ru)): не для публикации.",
        en: "\(period.title(.en)): not for publication."))
    _ = remarks.value
    return session.outcome(console, isComplete: scope == .everything)
  }

  /// Only what the figures need is kept; `--strict` counts all findings.
  private static func scope(of invocation: Invocation) throws(CommandFailure) -> Monitoring.Scope {
    guard !invocation.global.isStrict else { return .everything }
    let ids = invocation.values("indicator")
    return .figures(
      FigureRequest(
        indicators: ids.isEmpty ? nil : ids, breakdowns: invocation.values("by"),
        period: invocation.value("period"), asOf: try invocation.asOf()))
  }

  private static func text(
    of values: IndicatorValues, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> String {
    if let table = AnswerFile.exported(values, as: invocation.value("format"), console) {
      if invocation.has("excel") { throw .usage(.conflictingOptions("--excel", "--format")) }
      return table
    }
    if invocation.value("format") == "json" {
      return JSONNode.array(values.cells.map { JSONNode.object(members(of: $0)) }).text + "\n"
    }
    let rows = Parallel.map(Parallel.parts(of: values.cells)) { cells in
      cells.map { members(of: $0).map { plain($0.value) } }
    }.flatMap { $0 }
    if invocation.has("excel") {
      return TableText.excel(
        titles(console.language), rows, numbers: [5, 6, 7, 11, 12, 13, 14, 15])
    }
    return TableText.machine(columns, rows)
  }

  /// The columns of `values.csv`, in the order of ``members(of:)``.
  private static let columns = [
    "period", "municipality", "indicator", "breakdown", "category", "value", "numerator",
    "denominator", "unit", "status", "reason", "target", "reported", "expected", "unknown_rows",
    "version",
  ]

  /// A value of JSON as the text of a cell; missing is empty.
  private static func plain(_ value: JSONNode) -> String {
    switch value {
    case .string(let text), .number(let text): text
    default: ""
    }
  }

  private static func members(of cell: IndicatorValue) -> [(key: String, value: JSONNode)] {
    [
      ("period", .string(cell.period)), ("municipality", .string(cell.municipality)),
      ("indicator", .string(cell.indicator)), ("breakdown", .string(cell.breakdown)),
      ("category", .string(cell.category)), ("value", .exact(cell.outcome.number)),
      ("numerator", .exact(cell.numerator)), ("denominator", .exact(cell.denominator)),
      ("unit", .string(cell.unit)), ("status", .string(cell.status.rawValue)),
      ("reason", .string(cell.outcome.reason?.rawValue ?? "")),
      ("target", .exact(cell.target)), ("reported", .integer(cell.reported)),
      ("expected", .integer(cell.expected)), ("unknown_rows", .integer(cell.unknownRows)),
      ("version", .integer(cell.version)),
    ]
  }

  private static func titles(_ language: Language) -> [String] {
    language == .ru
      ? [
        "Период", "Код ОКТМО", "Показатель", "Разрез", "Группа", "Значение", "Числитель",
        "Знаменатель", "Единица", "Статус", "Причина", "Плановое значение", "Отчитались",
        "Ожидались", "Строк без признака", "Версия",
      ]
      : [
        "Period", "OKTMO code", "Indicator", "Breakdown", "Category", "Value", "Numerator",
        "Denominator", "Unit", "Status", "Reason", "Target", "Reported", "Expected",
        "Unknown rows", "Version",
      ]
  }
}
