import OporaDiagnostics
import OporaLanguage

/// The operands and options found on a command line.
struct ParsedArguments: Sendable {
  /// Words that are no options, in the order typed.
  var operands: [String] = []
  private var given: [(name: String, value: String)] = []

  /// Records an option.
  mutating func add(_ name: String, _ value: String) { given.append((name, value)) }

  /// Whether the option was given.
  func has(_ name: String) -> Bool { given.contains { $0.name == name } }

  /// The last value given; nil if the option was not given.
  func value(_ name: String) -> String? { given.last { $0.name == name }?.value }

  /// All values given, in the order typed; empty if the option was not given.
  func values(_ name: String) -> [String] { given.filter { $0.name == name }.map(\.value) }
}

/// Splits a command line into a command, its operands and its options.
///
/// Options stand anywhere: `--name value`, `--name=value`, `-o value`; after `--` everything is an
/// operand, and so is a single `-`. A value may begin with one dash (a negative number), not with
/// two: that is taken for a forgotten value.
struct ArgumentScanner {
  private let words: [String]
  private var position = 0
  private var parsed = ParsedArguments()

  private init(_ words: [String]) { self.words = words }

  /// Scans the words after the program's name.
  ///
  /// - Returns: The command and what it was given; `help` where no command is named but help or the
  ///   version is asked for.
  static func scan(_ words: [String]) throws(UsageError) -> Invocation {
    var scanner = ArgumentScanner(words)
    let command = try scanner.commandWord()
    try scanner.readRest(command)
    let invocation = Invocation(
      command: command, arguments: scanner.parsed, global: GlobalOptions(scanner.parsed))
    if !invocation.global.wantsHelp, !invocation.global.wantsVersion {
      try checkOperands(invocation)
    }
    return invocation
  }

  /// The language asked for on a command line that may be faulty elsewhere.
  static func language(in words: [String]) -> Language {
    for (index, word) in words.enumerated() {
      if word == "--" { break }
      if word.hasPrefix("--lang="), let found = Language(rawValue: String(word.dropFirst(7))) {
        return found
      }
      if word == "--lang", index + 1 < words.count,
        let found = Language(rawValue: words[index + 1])
      {
        return found
      }
    }
    return .ru
  }

  private mutating func commandWord() throws(UsageError) -> Command {
    while position < words.count {
      let word = words[position]
      if word.hasPrefix("-"), word != "-", word != "--" {
        try readOption(GlobalOptions.table, command: nil)
        continue
      }
      position += 1
      guard let command = Command.named(word) else {
        throw .unknownCommand(
          word, nearest: Suggestion.nearest(to: word, among: Command.all.map(\.name)))
      }
      return command
    }
    guard parsed.has("help") || parsed.has("version") else { throw .noCommand }
    return HelpCommand.command
  }

  private mutating func readRest(_ command: Command) throws(UsageError) {
    let table = command.options + GlobalOptions.table
    while position < words.count {
      let word = words[position]
      if word == "--" {
        parsed.operands += words[(position + 1)...]
        return
      }
      if word.hasPrefix("-"), word != "-" {
        try readOption(table, command: command)
      } else {
        parsed.operands.append(word)
        position += 1
      }
    }
  }

  private mutating func readOption(
    _ table: [CommandOption], command: Command?
  ) throws(UsageError) {
    let word = words[position]
    position += 1
    let isLong = word.hasPrefix("--")
    let body = word.drop { $0 == "-" }
    let name = String(body.prefix { $0 != "=" })
    let attached = body.contains("=") ? String(body.dropFirst(name.count + 1)) : nil
    let found = table.first {
      isLong ? $0.name == name : $0.letter.map(String.init) == name
    }
    guard let option = found else {
      throw .unknownOption(
        (isLong ? "--" : "-") + name, command: command?.name,
        nearest: Suggestion.nearest(to: name, among: table.map(\.name)).map { "--" + $0 })
    }
    if !option.isRepeatable, option.takesValue, parsed.has(option.name) {
      throw .repeatedOption(option.name)
    }
    parsed.add(option.name, try value(of: option, attached: attached))
  }

  private mutating func value(
    of option: CommandOption, attached: String?
  ) throws(UsageError) -> String {
    guard option.takesValue else {
      if let attached { throw .unexpectedValue(option: option.name, value: attached) }
      return ""
    }
    if let attached { return try checked(attached, for: option) }
    guard position < words.count, !words[position].hasPrefix("--") else {
      throw .missingValue(option: option.name)
    }
    position += 1
    return try checked(words[position - 1], for: option)
  }

  private func checked(_ value: String, for option: CommandOption) throws(UsageError) -> String {
    if value.isEmpty { throw .missingValue(option: option.name) }
    guard case .choice(let choices) = option.value, !choices.contains(value) else { return value }
    throw .invalidChoice(
      option: option.name, value: value, choices: choices,
      nearest: Suggestion.nearest(to: value, among: choices))
  }

  private static func checkOperands(_ invocation: Invocation) throws(UsageError) {
    let (operands, allowed) = (invocation.operands, invocation.command.operands)
    if operands.count < allowed.lowerBound {
      throw .missingOperand(command: invocation.command.name)
    }
    if operands.count > allowed.upperBound {
      throw .extraOperand(operands[allowed.upperBound])
    }
    if let index = operands.firstIndex(of: "") { throw .emptyOperand(number: index + 1) }
  }
}
