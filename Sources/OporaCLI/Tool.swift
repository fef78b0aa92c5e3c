import OporaLanguage

/// The tool from its arguments to its exit code.
enum Tool {
  /// The version printed by `--version`.
  static let version = "0.1.0"

  /// Runs a command line and tells how it ended.
  ///
  /// Exit codes, the first that applies: 2 usage; 5 input or output failed; 4 a file refused; 3 rows
  /// rejected; 1 findings of severity error; 0 done.
  static func run(_ words: [String]) -> ExitCode {
    let invocation: Invocation
    do {
      invocation = try ArgumentScanner.scan(words)
    } catch {
      let console = makeConsole(ArgumentScanner.language(in: words), nil)
      complain(about: error, command: command(in: words), console)
      return .usage
    }
    let console = makeConsole(invocation.language, invocation.global)
    let code = run(invocation, console)
    console.finish()
    guard let number = console.outputFailure, code != .usage else { return code }
    let reason = Platform.reason(number)
    console.complain(
      LocalizedText(
        ru: "opora: не удалось записать вывод: \(reason.ru)",
        en: "opora: cannot write output: \(reason.en)"))
    return .inputOutput
  }

  private static func run(_ invocation: Invocation, _ console: Console) -> ExitCode {
    if invocation.global.wantsVersion {
      console.write("opora \(version)\n")
      return .done
    }
    if invocation.global.wantsHelp {
      let command =
        invocation.command.name == HelpCommand.command.name
        ? nil : invocation.command
      console.write(HelpScreen.text(of: command, in: console.language))
      return .done
    }
    do {
      let outcome = try invocation.command.run(invocation, console)
      return outcome.exitCode(
        countsFaults: invocation.command.reportsFaultsByExitCode || invocation.global.isStrict)
    } catch {
      if case .usage(let error) = error {
        complain(about: error, command: invocation.command, console)
        return .usage
      }
      let message = error.message
      console.complain(LocalizedText(ru: "opora: \(message.ru)", en: "opora: \(message.en)"))
      return error.exitCode
    }
  }

  private static func makeConsole(_ language: Language, _ options: GlobalOptions?) -> Console {
    Console(
      language: language, isQuiet: options?.isQuiet ?? false,
      isVerbose: options?.isVerbose ?? false,
      usesColor: !(options?.forbidsColor ?? false) && Platform.allowsColor)
  }

  /// The command meant by a faulty command line, for its usage line.
  private static func command(in words: [String]) -> Command? {
    words.lazy.compactMap(Command.named).first
  }

  private static func complain(about error: UsageError, command: Command?, _ console: Console) {
    let message = error.message
    console.complain(LocalizedText(ru: "opora: \(message.ru)", en: "opora: \(message.en)"))
    console.complain(HelpScreen.usage(of: command))
  }
}
