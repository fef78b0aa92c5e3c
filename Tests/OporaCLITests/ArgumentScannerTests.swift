import OporaLanguage
import Testing

@testable import OporaCLI

@Suite("the argument scanner")
struct ArgumentScannerTests {
  @Test func optionsStandAnywhereAndTakeBothSpellings() throws {
    for words in [
      ["completions", "bash", "--lang", "en"], ["completions", "--lang=en", "bash"],
      ["--lang", "en", "completions", "bash"], ["--lang=en", "completions", "bash"],
    ] {
      let invocation = try ArgumentScanner.scan(words)
      #expect(invocation.command.name == "completions")
      #expect(invocation.operands == ["bash"])
      #expect(invocation.global.languageGiven == .en)
    }
  }

  @Test func afterTwoDashesEverythingIsAnOperand() throws {
    let invocation = try ArgumentScanner.scan(["help", "--", "--quiet"])
    #expect(invocation.operands == ["--quiet"])
    #expect(!invocation.global.isQuiet)
  }

  @Test func aSingleDashIsAnOperand() throws {
    #expect(try ArgumentScanner.scan(["help", "-"]).operands == ["-"])
  }

  @Test func valuesMayHoldEqualSignsSpacesAndBeginWithADash() throws {
    let invocation = try ArgumentScanner.scan(["help", "--definitions=a=b c"])
    #expect(invocation.global.definitions == "a=b c")
    let dashed = try ArgumentScanner.scan(["help", "--definitions", "-a"])
    #expect(dashed.global.definitions == "-a")
  }

  @Test func helpAndVersionNeedNoOperands() throws {
    #expect(try ArgumentScanner.scan(["completions", "-h"]).global.wantsHelp)
    #expect(try ArgumentScanner.scan(["--version"]).global.wantsVersion)
    #expect(try ArgumentScanner.scan(["--help"]).command.name == "help")
  }

  static let faults: [(words: [String], fault: UsageError)] = [
    ([], .noCommand),
    (["-"], .unknownCommand("-", nearest: nil)),
    (["Help"], .unknownCommand("Help", nearest: "help")),
    (["complitions"], .unknownCommand("complitions", nearest: "completions")),
    (["--kuiet"], .unknownOption("--kuiet", command: nil, nearest: "--quiet")),
    (["help", "-x"], .unknownOption("-x", command: "help", nearest: nil)),
    (["help", "--lang"], .missingValue(option: "lang")),
    (["help", "--lang="], .missingValue(option: "lang")),
    (["help", "--lang", "--quiet"], .missingValue(option: "lang")),
    (
      ["help", "--lang", "rus"],
      .invalidChoice(option: "lang", value: "rus", choices: ["ru", "en"], nearest: "ru")
    ),
    (["help", "--lang", "ru", "--lang", "en"], .repeatedOption("lang")),
    (["help", "--quiet=yes"], .unexpectedValue(option: "quiet", value: "yes")),
    (["completions"], .missingOperand(command: "completions")),
    (["completions", "bash", "zsh"], .extraOperand("zsh")),
    (["completions", ""], .emptyOperand(number: 1)),
  ]

  @Test(arguments: faults)
  func everyFaultIsFound(_ example: (words: [String], fault: UsageError)) {
    #expect(throws: example.fault) { try ArgumentScanner.scan(example.words) }
  }

  @Test func theLanguageOfAFaultyLineIsKnown() {
    #expect(ArgumentScanner.language(in: ["x", "--lang", "en"]) == .en)
    #expect(ArgumentScanner.language(in: ["--lang=en", "--bad"]) == .en)
    #expect(ArgumentScanner.language(in: ["x", "--lang", "xx"]) == .ru)
    #expect(ArgumentScanner.language(in: ["x", "--", "--lang", "en"]) == .ru)
  }
}
