import Foundation
import TestSupport
import Testing

/// Runs what README tells people to type.
///
/// Blocks fenced as `sh` are typed line by line in one temporary folder; a line that ends with
/// `# exit N` must end with that code, others with 0. Demos are made of few children. Lines that build, test or fetch the package
/// are left to `.ci/run`. Blocks fenced otherwise are not commands.
@Suite("the commands of README")
struct ReadmeTests {
  static let readme = try? String(
    contentsOf: repositoryRoot.appending(path: "README.md"), encoding: .utf8)

  @Test(.enabled(if: readme != nil))
  func everyCommandWorksAsWritten() throws {
    let text = try #require(ReadmeTests.readme)
    let commands = ReadmeTests.commands(in: text)
    #expect(!commands.isEmpty)
    try withTemporaryFolder { (folder: URL) throws -> Void in
      for command in commands {
        let run = try runOpora(ReadmeTests.quicker(command.words), in: folder)
        #expect(run.code == command.code, "\(command.line)\n\(run.words)")
      }
    }
  }

  @Test func commandsAreFoundInFences() {
    let text = """
      ```sh
      swift build -c release
      swift run -c release opora demo --out 'a b'
      opora check x.csv   # exit 4
      ```
      ```text
      opora is not run here
      ```
      """
    let commands = ReadmeTests.commands(in: text)
    #expect(commands.map(\.words) == [["demo", "--out", "a b"], ["check", "x.csv"]])
    #expect(commands.map(\.code) == [0, 4])
  }

  /// A demo of few children, for the tool under test is not optimised.
  static func quicker(_ words: [String]) -> [String] {
    words.first == "demo" && !words.contains("--children") ? words + ["--children", "1500"] : words
  }

  struct Command {
    let line: String
    let words: [String]
    let code: Int32
  }

  static func commands(in text: String) -> [Command] {
    var commands: [Command] = []
    var isShell = false
    for line in text.split(separator: "\n") {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("```") {
        isShell = trimmed == "```sh"
      } else if isShell, let command = command(trimmed) {
        commands.append(command)
      }
    }
    return commands
  }

  private static func command(_ line: String) -> Command? {
    let parts = line.components(separatedBy: " # ")
    var words = words(of: parts[0])
    guard let tool = words.firstIndex(where: { $0 == "opora" || $0.hasSuffix("/opora") }),
      tool == 0 || words[0] == "swift"
    else { return nil }
    words.removeFirst(tool + 1)
    let code = parts.dropFirst().first.flatMap { comment in
      comment.hasPrefix("exit ") ? Int32(comment.dropFirst(5)) : nil
    }
    return Command(line: line, words: words, code: code ?? 0)
  }

  /// Splits at spaces outside quotes, as a shell does.
  private static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
