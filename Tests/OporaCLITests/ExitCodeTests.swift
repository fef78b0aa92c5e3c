import OporaLanguage
import Testing

@testable import OporaCLI

@Suite("exit codes")
struct ExitCodeTests {
  @Test func theFirstThatAppliesWins() {
    var outcome = CommandOutcome.done
    #expect(outcome.exitCode(countsFaults: true) == .done)
    outcome.hasErrors = true
    #expect(outcome.exitCode(countsFaults: true) == .findings)
    outcome.hasRejectedRows = true
    #expect(outcome.exitCode(countsFaults: true) == .rowsRejected)
    outcome.hasRefusedFiles = true
    #expect(outcome.exitCode(countsFaults: true) == .fileRefused)
  }

  @Test func aCompleteOutputIsDoneWhateverTheFaultsUnlessTheyCount() {
    var outcome = CommandOutcome(hasErrors: true, hasRejectedRows: true, hasRefusedFiles: true)
    #expect(outcome.exitCode(countsFaults: false) == .done)
    outcome.isIncomplete = true
    #expect(outcome.exitCode(countsFaults: false) == .fileRefused)
    #expect(CommandOutcome(isIncomplete: true).exitCode(countsFaults: false) == .findings)
  }

  @Test func failuresHaveTheCodesOfTheContract() {
    let text = LocalizedText(ru: "т")
    #expect(CommandFailure.usage(.noCommand).exitCode.rawValue == 2)
    #expect(CommandFailure.inputOutput(path: "a", reason: text).exitCode.rawValue == 5)
    #expect(CommandFailure.refused(path: "a", reason: text).exitCode.rawValue == 4)
    #expect(CommandFailure.unknown(text).exitCode.rawValue == 2)
  }
}
