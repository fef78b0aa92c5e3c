import OporaLanguage

/// Options that every command understands.
struct GlobalOptions: Sendable {
  /// The table of them.
  static let table: [CommandOption] = [
    CommandOption(
      "lang", .choice(Language.allCases.map(\.rawValue)),
      ru: "язык сообщений и отчётов (по умолчанию ru)",
      en: "language of messages and reports (default: ru)"),
    CommandOption(
      "definitions", .any(.folder),
      ru: "папка с определениями, которые заменяют встроенные",
      en: "folder of definitions laid over the embedded ones"),
    CommandOption(
      "strict", ru: "замечания и отклонённые строки меняют код завершения",
      en: "let findings and rejected rows change the exit code"),
    CommandOption("quiet", ru: "не писать пояснений", en: "no words beside the result"),
    CommandOption("verbose", ru: "подробные пояснения", en: "more words"),
    CommandOption("no-color", ru: "без цвета (также NO_COLOR)", en: "no colour (also NO_COLOR)"),
    CommandOption("help", letter: "h", ru: "эта справка", en: "this help"),
    CommandOption("version", ru: "версия программы", en: "version of the program"),
  ]

  /// The language asked for; nil leaves it to the workspace, then to Russian.
  let languageGiven: Language?
  /// The folder laid over the embedded definitions.
  let definitions: String?
  /// Whether faults change the exit code of every command.
  let isStrict: Bool
  /// Whether words beside the result are left out.
  let isQuiet: Bool
  /// Whether there are more words.
  let isVerbose: Bool
  /// Whether colour is forbidden.
  let forbidsColor: Bool
  /// Whether help is wanted instead of work.
  let wantsHelp: Bool
  /// Whether the version is wanted instead of work.
  let wantsVersion: Bool

  init(_ arguments: ParsedArguments) {
    languageGiven = arguments.value("lang").flatMap(Language.init(rawValue:))
    definitions = arguments.value("definitions")
    isStrict = arguments.has("strict")
    isQuiet = arguments.has("quiet")
    isVerbose = arguments.has("verbose")
    forbidsColor = arguments.has("no-color")
    wantsHelp = arguments.has("help")
    wantsVersion = arguments.has("version")
  }
}

/// A command with its arguments, ready to run.
struct Invocation: Sendable {
  /// The command.
  let command: Command
  /// Its operands and options.
  let arguments: ParsedArguments
  /// The options that every command has.
  let global: GlobalOptions

  /// The language of messages, where no workspace says otherwise.
  var language: Language { global.languageGiven ?? .ru }

  /// The operands in the order typed.
  var operands: [String] { arguments.operands }

  /// The last value given for an option; nil if the option was not given.
  func value(_ option: String) -> String? { arguments.value(option) }

  /// All values given for an option, in the order typed.
  func values(_ option: String) -> [String] { arguments.values(option) }

  /// Whether an option was given.
  func has(_ option: String) -> Bool { arguments.has(option) }

  /// A whole number given for an option; nil if the option was not given.
  func wholeNumber(_ option: String, in range: ClosedRange<Int>) throws(CommandFailure) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let bounds = "\(range.lowerBound)…\(range.upperBound)"
      throw .usage(
        .invalidValue(
          option: option, value: text,
          expected: LocalizedText(ru: "целое число \(bounds)", en: "a whole number \(bounds)")))
    }
    return number
  }

  /// The value of an option without which the command cannot work.
  func required(_ option: String) throws(CommandFailure) -> String {
    guard let text = value(option) else { throw .usage(.missingOption(option)) }
    return text
  }
}
