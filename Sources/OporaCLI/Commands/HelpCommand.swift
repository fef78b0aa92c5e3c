import OporaDiagnostics
import OporaLanguage

/// `opora help [COMMAND]`: how to use the tool.
enum HelpCommand {
  static let command = Command(
    name: "help",
    summary: LocalizedText(
      ru: "справка о программе или команде", en: "help on the tool or a command"),
    usage: ["help [{command}]"], operands: 0...1, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    guard let name = invocation.operands.first else {
      console.write(HelpScreen.text(of: nil, in: console.language))
      return .done
    }
    guard let command = Command.named(name) else {
      let nearest = Suggestion.nearest(to: name, among: Command.all.map(\.name))
      throw .usage(.unknownCommand(name, nearest: nearest))
    }
    console.write(HelpScreen.text(of: command, in: console.language))
    return .done
  }
}
