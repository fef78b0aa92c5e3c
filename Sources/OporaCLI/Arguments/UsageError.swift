import OporaLanguage

/// A fault of the command line; the tool ends with exit code 2.
enum UsageError: Error, Equatable, Sendable {
  case noCommand
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, command: String?, nearest: String?)
  case unknownKind(String, LocalizedText, nearest: String?)
  case missingValue(option: String)
  case unexpectedValue(option: String, value: String)
  case invalidChoice(option: String, value: String, choices: [String], nearest: String?)
  case invalidValue(option: String, value: String, expected: LocalizedText)
  case repeatedOption(String)
  case missingOption(String)
  case conflictingOptions(String, String)
  case missingOperand(command: String)
  case extraOperand(String)
  case emptyOperand(number: Int)
}

extension UsageError {
  /// What is wrong, and the nearest known name where there is one.
  var message: LocalizedText {
    switch self {
    case .noCommand:
      LocalizedText(ru: "не указана команда", en: "no command given")
    case .unknownCommand(let name, let nearest):
      LocalizedText(ru: "нет команды «\(name)»", en: "there is no command '\(name)'")
        .suggesting(nearest)
    case .unknownOption(let name, nil, let nearest):
      LocalizedText(ru: "нет параметра «\(name)»", en: "there is no option '\(name)'")
        .suggesting(nearest)
    case .unknownOption(let name, let command?, let nearest):
      LocalizedText(
        ru: "у команды «\(command)» нет параметра «\(name)»",
        en: "the command '\(command)' has no option '\(name)'"
      ).suggesting(nearest)
    case .unknownKind(let name, let what, let nearest):
      LocalizedText(ru: "\(what.ru): нет «\(name)»", en: "\(what.en): there is no '\(name)'")
        .suggesting(nearest)
    case .missingValue(let option):
      LocalizedText(
        ru: "после «--\(option)» нужно значение", en: "a value is expected after '--\(option)'")
    case .unexpectedValue(let option, let value):
      LocalizedText(
        ru: "«--\(option)» не принимает значения, а дано «\(value)»",
        en: "'--\(option)' takes no value, but '\(value)' was given")
    case .invalidChoice(let option, let value, let choices, let nearest):
      LocalizedText(
        ru: "«--\(option)» не бывает «\(value)», возможны: \(choices.joined(separator: ", "))",
        en: "'--\(option)' cannot be '\(value)', expected: \(choices.joined(separator: ", "))"
      ).suggesting(nearest)
    case .invalidValue(let option, let value, let expected):
      LocalizedText(
        ru: "«--\(option)»: дано «\(value)», нужно: \(expected.ru)",
        en: "'--\(option)': found '\(value)', expected \(expected.en)")
    default: operandMessage
    }
  }

  private var operandMessage: LocalizedText {
    switch self {
    case .repeatedOption(let option):
      LocalizedText(
        ru: "«--\(option)» указан дважды, нужно один раз",
        en: "'--\(option)' is given twice, expected once")
    case .missingOption(let option):
      LocalizedText(ru: "нужен параметр «--\(option)»", en: "the option '--\(option)' is needed")
    case .conflictingOptions(let first, let second):
      LocalizedText(
        ru: "«\(first)» и «\(second)» вместе не указывают",
        en: "'\(first)' and '\(second)' cannot be given together")
    case .missingOperand(let command):
      LocalizedText(
        ru: "команде «\(command)» не хватает аргумента",
        en: "the command '\(command)' needs another argument")
    case .extraOperand(let text):
      LocalizedText(ru: "лишний аргумент «\(text)»", en: "unexpected argument '\(text)'")
    case .emptyOperand(let number):
      LocalizedText(ru: "аргумент \(number) пуст", en: "argument \(number) is empty")
    default: LocalizedText(ru: "")
    }
  }
}

extension LocalizedText {
  /// The text followed by the nearest known name, if there is one.
  fileprivate func suggesting(_ nearest: String?) -> LocalizedText {
    guard let nearest else { return self }
    return LocalizedText(
      ru: "\(ru); возможно, «\(nearest)»?", en: "\(en); did you mean '\(nearest)'?")
  }
}
