import OporaLanguage

/// The text of help, made from the table of commands.
enum HelpScreen {
  /// The help of a command, or of the whole tool; ends with a line end.
  static func text(of command: Command?, in language: Language) -> String {
    guard let command else { return general(language) }
    var blocks = ["opora \(command.name) — \(command.summary[language])"]
    blocks.append(
      heading(ru: "Использование", en: "Usage", language)
        + command.usageLines(in: language).map { "  " + $0 }.joined(separator: "\n"))
    if !command.details.ru.isEmpty { blocks.append(command.details[language]) }
    if !command.options.isEmpty {
      blocks.append(
        heading(ru: "Параметры", en: "Options", language) + table(command.options, language))
    }
    blocks.append(
      heading(ru: "Общие параметры", en: "Common options", language)
        + table(GlobalOptions.table, language))
    if !command.examples.isEmpty { blocks.append(examples(command, language)) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// The usage lines and where to get help, shown after a usage fault.
  static func usage(of command: Command?) -> LocalizedText {
    func text(_ language: Language) -> String {
      let title = language == .ru ? "Использование: " : "Usage: "
      let lines =
        command?.usageLines(in: language)
        ?? ["opora \(Placeholder.command[language]) …"]
      let indent = "\n" + String(repeating: " ", count: title.count)
      let more = language == .ru ? "Справка: " : "Help: "
      let help = command.map { "opora help \($0.name)" } ?? "opora help"
      return title + lines.joined(separator: indent) + "\n" + more + help
    }
    return LocalizedText(ru: text(.ru), en: text(.en))
  }

  private static func general(_ language: Language) -> String {
    let isRussian = language == .ru
    let title =
      isRussian
      ? "opora — мониторинг дополнительного образования детей: от файлов CSV до отчётов"
      : "opora — monitoring of children's supplementary education: from CSV files to reports"
    let usage =
      heading(ru: "Использование", en: "Usage", language)
      + "  opora \(Placeholder.command[language]) …"
    let commands =
      heading(ru: "Команды", en: "Commands", language)
      + columns(Command.all.map { ($0.name, $0.summary[language]) })
    let common =
      heading(ru: "Общие параметры", en: "Common options", language)
      + table(GlobalOptions.table, language)
    let codes =
      heading(ru: "Код завершения", en: "Exit code", language)
      + columns(exitCodes.map { ($0.code, $0.meaning[language]) })
    let more =
      isRussian
      ? "Подробнее о команде: opora help КОМАНДА" : "More on a command: opora help COMMAND"
    return [title, usage, commands, common, codes, more].joined(separator: "\n\n") + "\n"
  }

  private static let exitCodes: [(code: String, meaning: LocalizedText)] = [
    ("0", LocalizedText(ru: "сделано", en: "done")),
    ("1", LocalizedText(ru: "есть ошибки в данных", en: "errors found in the data")),
    ("2", LocalizedText(ru: "неверная команда", en: "wrong command line")),
    (
      "3",
      LocalizedText(
        ru: "часть строк отклонена, остальное сделано", en: "some rows rejected, the rest done")
    ),
    ("4", LocalizedText(ru: "файл не принят", en: "a file refused")),
    ("5", LocalizedText(ru: "не удалось прочитать или записать", en: "cannot read or write")),
  ]

  private static func heading(ru: String, en: String, _ language: Language) -> String {
    (language == .ru ? ru : en) + ":\n"
  }

  private static func table(_ options: [CommandOption], _ language: Language) -> String {
    columns(options.map { ($0.spelling(in: language), $0.summary[language]) })
  }

  private static func examples(_ command: Command, _ language: Language) -> String {
    heading(ru: "Примеры", en: "Examples", language)
      + command.examples.map { "  \($0.command)\n      \($0.does[language])" }
      .joined(separator: "\n")
  }

  private static func columns(_ rows: [(String, String)]) -> String {
    let width = min(34, rows.map(\.0.count).max() ?? 0)
    return rows.map { left, right in
      let gap =
        left.count > width
        ? "\n" + String(repeating: " ", count: width + 4)
        : String(repeating: " ", count: width - left.count + 2)
      return "  " + left + gap + right
    }.joined(separator: "\n")
  }
}
