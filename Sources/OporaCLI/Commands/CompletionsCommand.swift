import OporaDiagnostics
import OporaLanguage

/// `opora completions SHELL`: a script that completes commands and options.
enum CompletionsCommand {
  static let shells = ["bash", "zsh", "fish"]

  static let command = Command(
    name: "completions",
    summary: LocalizedText(
      ru: "дополнение команд по Tab для bash, zsh, fish",
      en: "Tab completion for bash, zsh, fish"),
    usage: ["completions bash|zsh|fish"], operands: 1...1,
    examples: [
      (
        "opora completions bash > ~/.local/share/bash-completion/completions/opora",
        LocalizedText(ru: "включить в bash", en: "switch on in bash")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    switch invocation.operands[0] {
    case "bash": console.write(CompletionScript.bash())
    case "zsh": console.write(CompletionScript.zsh(console.language))
    case "fish": console.write(CompletionScript.fish(console.language))
    case let other:
      let what = LocalizedText(ru: "оболочки", en: "shells")
      throw .usage(.unknownKind(other, what, nearest: Suggestion.nearest(to: other, among: shells)))
    }
    return .done
  }
}
