import OporaLanguage
import TestSupport
import Testing

@testable import OporaCLI

@Suite("help")
struct HelpTests {
  static let screens: [(command: String, language: Language)] =
    ([""] + Command.all.map(\.name)).flatMap { name in
      Language.allCases.map { (name, $0) }
    }

  @Test(arguments: screens)
  func everyScreenIsAsRecorded(_ screen: (command: String, language: Language)) throws {
    let words = screen.command.isEmpty ? ["help"] : ["help", screen.command]
    let run = try runOpora(["--lang", screen.language.rawValue] + words)
    #expect(run.code == 0)
    #expect(run.words.isEmpty)
    let name = screen.command.isEmpty ? "opora" : screen.command
    expectGolden(run.output, "help-\(name).\(screen.language.rawValue).txt")
  }

  @Test func theOptionHelpShowsTheScreenOfItsCommand() throws {
    for command in Command.all where command.name != "help" {
      let asked = try runOpora(["help", command.name])
      let shown = try runOpora([command.name, "--help"])
      #expect(shown.code == 0)
      #expect(shown.output == asked.output)
    }
    #expect(try runOpora(["--help"]).output == runOpora(["help"]).output)
  }

  @Test func usageLinesNameOnlyOptionsThatExist() {
    for command in Command.all {
      let known = (command.options + GlobalOptions.table).map { "--" + $0.name }
      for line in command.usage {
        let named = line.split { " []|…=".contains($0) }.filter { $0.hasPrefix("--") }
        let unknown = named.filter { !known.contains(String($0)) }
        #expect(unknown.isEmpty, "\(command.name)")
        #expect(line.hasPrefix(command.name))
      }
    }
  }

  @Test func everyPlaceholderIsResolvedInBothLanguages() {
    for command in Command.all {
      for language in Language.allCases {
        let lines = command.usageLines(in: language).joined()
        #expect(!lines.contains("{") && !lines.contains("}"), "\(command.name)")
      }
    }
  }

  @Test func everyTextExistsInBothLanguages() {
    for command in Command.all {
      for text in [command.summary, command.details] + command.options.map(\.summary) {
        #expect(text.ru.isEmpty == text.en.isEmpty, "\(command.name)")
        #expect(text.en.unicodeScalars.allSatisfy { !("а"..."я").contains($0) })
      }
    }
  }
}
