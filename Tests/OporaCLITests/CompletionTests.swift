import OporaLanguage
import Testing

@testable import OporaCLI

@Suite("completion scripts")
struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func everyCommandAndOptionIsInEveryScript(_ shell: String) {
    let script =
      switch shell {
      case "bash": CompletionScript.bash()
      case "zsh": CompletionScript.zsh(.ru)
      default: CompletionScript.fish(.ru)
      }
    let prefix = shell == "fish" ? "-l " : "--"
    for command in Command.all {
      #expect(script.contains(command.name))
      for option in command.options {
        #expect(script.contains(prefix + option.name), "\(command.name) --\(option.name)")
      }
    }
  }

  @Test func noTextCanEndItsQuotes() {
    for language in Language.allCases {
      for line in CompletionScript.fish(language).split(separator: "\n") {
        #expect(line.count { $0 == "'" } % 2 == 0, "\(line)")
      }
    }
  }
}
