/// How the tool ends; the numbers are a contract with scripts.
enum ExitCode: Int32, Sendable {
  case done = 0
  case findings = 1
  case usage = 2
  case rowsRejected = 3
  case fileRefused = 4
  case inputOutput = 5
}

/// What a command came to, apart from its output.
struct CommandOutcome: Sendable, Equatable {
  /// Findings of severity error, or a difference found by a comparison.
  var hasErrors = false
  /// Some rows were rejected, the rest was done.
  var hasRejectedRows = false
  /// A file was refused as a whole.
  var hasRefusedFiles = false
  /// The output could not be made complete: what was asked for could not be computed.
  var isIncomplete = false

  /// Nothing to tell.
  static let done = CommandOutcome()

  /// The exit code of a command that ran to its end; a usage fault (2) and a failure of input or
  /// output (5) come before the codes given here and are thrown.
  ///
  /// - Parameter countsFaults: Whether faults of the user's files count; if not, only an incomplete
  ///   output does.
  /// - Returns: The first that applies of 4, 3, 1, 0.
  func exitCode(countsFaults: Bool) -> ExitCode {
    guard countsFaults || isIncomplete else { return .done }
    if hasRefusedFiles { return .fileRefused }
    if hasRejectedRows { return .rowsRejected }
    return hasErrors || isIncomplete ? .findings : .done
  }
}
