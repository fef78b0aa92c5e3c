import Opora
import OporaCSV
import OporaDiagnostics
import OporaIndicators
import OporaLanguage

/// What a database engine answered, as files, and values written for other programs.
enum AnswerFile {
  /// The option of commands that take figures from an engine.
  static let option = CommandOption(
    "from", .any(.table), repeatable: true,
    ru: "ответ движка на запросы opora sql вместо расчёта по строкам",
    en: "an engine's answer to the queries of opora sql, in place of counting rows")

  /// Lays the answers named on the command line over a workspace.
  static func take(
    _ invocation: Invocation, into monitoring: inout Monitoring, _ console: Console
  ) throws(CommandFailure) {
    let paths = invocation.values("from")
    guard let first = paths.first else { return }
    monitoring.answers = try read(paths, console)
    console.tell(monitoring.answerFindings(in: first))
  }

  private static func read(
    _ paths: [String], _ console: Console
  ) throws(CommandFailure) -> EngineAnswers {
    var header: [String] = []
    var rows: [[String]] = []
    for path in paths {
      let table = try NamedFile.table(path, CSVOptions(), console)
      if header.isEmpty { header = table.header }
      guard header == table.header else {
        throw .refused(
          path: path,
          reason: LocalizedText(
            ru: "столбцы не те, что в «\(paths[0])»", en: "columns differ from those of \(paths[0])"
          ))
      }
      rows += table.rows
    }
    do {
      return try EngineAnswers(header: header, rows: rows)
    } catch {
      throw .refused(path: paths.joined(separator: ", "), reason: error.message)
    }
  }

  /// A session of an answer alone; nil where a workspace is named.
  static func session(
    _ invocation: Invocation, _ console: Console, command: String
  ) throws(CommandFailure) -> Session? {
    guard invocation.operands.isEmpty else { return nil }
    let paths = invocation.values("from")
    guard !paths.isEmpty else { throw .usage(.missingOperand(command: command)) }
    let answers = try read(paths, console)
    return try Session.open(
      Workspace(municipalities: answers.municipalities), "", invocation, console)
  }

  /// Values in the format of another program; nil for formats of this one.
  static func exported(
    _ values: IndicatorValues, as format: String?, _ console: Console
  ) -> String? {
    switch format {
    case "sdmx": return TableText.machine(SDMXTable.columns, SDMXTable.rows(values))
    case "tidy": return TableText.machine(TidyTable.columns, TidyTable.rows(values))
    case "dhis2":
      let (rows, leftOut) = DHIS2Table.rows(values)
      if leftOut > 0 {
        console.say(
          LocalizedText(
            ru: "В DHIS2 нет пропусков: не вошло ячеек — \(leftOut).",
            en: "DHIS2 has no missing values: \(leftOut) cells were left out."))
      }
      return TableText.machine(DHIS2Table.columns, rows)
    default: return nil
    }
  }
}
