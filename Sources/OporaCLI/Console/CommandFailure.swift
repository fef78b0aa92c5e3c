import OporaLanguage

/// Why a command could not do its work.
enum CommandFailure: Error, Sendable, Equatable {
  /// The command line is faulty: exit code 2.
  case usage(UsageError)
  /// A file or folder cannot be read or written: exit code 5.
  case inputOutput(path: String, reason: LocalizedText)
  /// A file was read but is not what the command needs: exit code 4.
  case refused(path: String, reason: LocalizedText)
  /// What the command line names does not exist in the data or definitions: exit code 2.
  case unknown(LocalizedText)
  /// What was asked for has a definition with an error: exit code 1.
  case broken(LocalizedText)

  /// The code that the tool ends with.
  var exitCode: ExitCode {
    switch self {
    case .usage: .usage
    case .inputOutput: .inputOutput
    case .refused: .fileRefused
    case .unknown: .usage
    case .broken: .findings
    }
  }

  /// What happened, for people.
  var message: LocalizedText {
    switch self {
    case .usage(let error): error.message
    case .inputOutput(let path, let reason), .refused(let path, let reason):
      LocalizedText(ru: "\(path): \(reason.ru)", en: "\(path): \(reason.en)")
    case .unknown(let message), .broken(let message): message
    }
  }
}
