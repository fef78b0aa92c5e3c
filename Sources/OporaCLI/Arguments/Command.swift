import OporaLanguage

/// A command of the tool: everything that the scanner, help and completions know about it.
///
/// Each command has its own file in `Commands/` and its line in ``Command/all``.
struct Command: Sendable {
  /// The word typed after `opora`.
  let name: String
  /// What it does, in a line.
  let summary: LocalizedText
  /// Usage lines after `opora`, with placeholders in braces: `check {workspace}|{file}…`.
  let usage: [String]
  /// How many operands it takes.
  let operands: ClosedRange<Int>
  /// Its own options; ``GlobalOptions/table`` holds those that every command has.
  let options: [CommandOption]
  /// Further paragraphs of the help screen.
  let details: LocalizedText
  /// Commands to try, with what each does.
  let examples: [(command: String, does: LocalizedText)]
  /// Whether findings, rejected rows and refused files alone change the exit code; other commands
  /// return 0 when their output is complete, unless `--strict`.
  let reportsFaultsByExitCode: Bool
  /// Does the work.
  let run: @Sendable (Invocation, Console) throws(CommandFailure) -> CommandOutcome

  init(
    name: String, summary: LocalizedText, usage: [String], operands: ClosedRange<Int>,
    options: [CommandOption] = [], details: LocalizedText = LocalizedText(ru: ""),
    examples: [(command: String, does: LocalizedText)] = [], reportsFaultsByExitCode: Bool = false,
    run: @escaping @Sendable (Invocation, Console) throws(CommandFailure) -> CommandOutcome
  ) {
    self.name = name
    self.summary = summary
    self.usage = usage
    self.operands = operands
    self.options = options
    self.details = details
    self.examples = examples
    self.reportsFaultsByExitCode = reportsFaultsByExitCode
    self.run = run
  }

  /// All commands, in the order in which help lists them.
  static let all: [Command] = [
    DemoCommand.command,
    InitCommand.command,
    CheckCommand.command,
    ImportCommand.command,
    DetectCommand.command,
    ConvertCommand.command,
    ListCommand.command,
    ValuesCommand.command,
    RateCommand.command,
    WhatIfCommand.command,
    ReportCommand.command,
    CompareCommand.command,
    PackCommand.command,
    ReceiveCommand.command,
    SubmitCommand.command,
    VerifyCommand.command,
    DiffCommand.command,
    ExplainCommand.command,
    ChartCommand.command,
    PlanCommand.command,
    SQLCommand.command,
    CompletionsCommand.command,
    HelpCommand.command,
  ]

  /// The command with a name.
  static func named(_ name: String) -> Command? { all.first { $0.name == name } }

  /// The usage lines in a language, each beginning with `opora`.
  func usageLines(in language: Language) -> [String] {
    usage.map { template in
      var line = "opora " + template
      for placeholder in Placeholder.allCases {
        line.replaceAll("{\(placeholder.rawValue)}", with: placeholder[language])
      }
      return line
    }
  }
}

extension String {
  /// Replaces every occurrence of a text, from left to right.
  mutating func replaceAll(_ text: String, with replacement: String) {
    guard let first = text.first else { return }
    var result = ""
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      result += rest[..<start]
      let isMatch = rest[start...].hasPrefix(text)
      result += isMatch ? replacement : String(first)
      rest = rest[start...].dropFirst(isMatch ? text.count : 1)
    }
    self = result + rest
  }
}
