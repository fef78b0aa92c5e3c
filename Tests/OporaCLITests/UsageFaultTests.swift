import TestSupport
import Testing

@Suite("usage faults")
struct UsageFaultTests {
  static let cases: [(words: [String], expected: String)] = [
    (
      [],
      """
      opora: не указана команда
      Использование: opora КОМАНДА …
      Справка: opora help

      """
    ),
    (
      ["halp"],
      """
      opora: нет команды «halp»; возможно, «help»?
      Использование: opora КОМАНДА …
      Справка: opora help

      """
    ),
    (
      ["--lang", "en", "halp"],
      """
      opora: there is no command 'halp'; did you mean 'help'?
      Usage: opora COMMAND …
      Help: opora help

      """
    ),
    (
      ["help", "--quite"],
      """
      opora: у команды «help» нет параметра «--quite»; возможно, «--quiet»?
      Использование: opora help [КОМАНДА]
      Справка: opora help help

      """
    ),
    (
      ["help", "a", "b"],
      """
      opora: лишний аргумент «b»
      Использование: opora help [КОМАНДА]
      Справка: opora help help

      """
    ),
    (
      ["completions", "basj"],
      """
      opora: оболочки: нет «basj»; возможно, «bash»?
      Использование: opora completions bash|zsh|fish
      Справка: opora help completions

      """
    ),
  ]

  @Test(arguments: cases)
  func everyFaultIsToldWithTheUsageLineAndCodeTwo(
    _ example: (words: [String], expected: String)
  ) throws {
    let run = try runOpora(example.words)
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.words == example.expected)
  }
}
