import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// The definitions of a run: the embedded files with the user's folder laid over them.
enum Definitions {
  /// Reads and checks the definitions that a command line asks for.
  static func catalogue(_ invocation: Invocation) throws(CommandFailure) -> DefinitionCatalogue {
    StandardDefinitions.catalogue(overlay: try overlay(invocation))
  }

  /// The files of the folder given by `--definitions`; none if there is no such option.
  static func overlay(
    _ invocation: Invocation
  ) throws(CommandFailure) -> [(name: String, text: String)] {
    guard let folder = invocation.global.definitions else { return [] }
    return try files(in: folder)
  }

  /// The JSON5 files below a folder, sorted by path; names are paths below the folder.
  static func files(in folder: String) throws(CommandFailure) -> [(name: String, text: String)] {
    guard FileSystem.kind(of: folder) == .folder else {
      let number = FileSystem.kind(of: folder) == .nothing ? Platform.notFound : Platform.notAFolder
      throw .notRead(folder, FileSystem.Failure(number: number))
    }
    var found: [(name: String, text: String)] = []
    try collect(folder, "", into: &found)
    return found
  }

  /// Tells faults of definitions; definitions with an error are not among those in force.
  static func tellFaults(of catalogue: DefinitionCatalogue, _ console: Console) -> CommandOutcome {
    let least = console.isVerbose ? Severity.info : .warning
    console.tell(catalogue.findings.filter { $0.severity >= least })
    return CommandOutcome(hasErrors: catalogue.findings.contains { $0.severity == .error })
  }

  private static func collect(
    _ folder: String, _ prefix: String, into found: inout [(name: String, text: String)]
  ) throws(CommandFailure) {
    do {
      for name in try FileSystem.names(in: folder) where !name.hasPrefix(".") {
        let path = folder + "/" + name
        if FileSystem.kind(of: path) == .folder {
          try collect(path, prefix + name + "/", into: &found)
        } else if name.hasSuffix(".json5") {
          let text = String(decoding: try FileSystem.contents(of: path), as: UTF8.self)
          found.append((prefix + name, text))
        }
      }
    } catch let failure as FileSystem.Failure {
      throw .notRead(folder, failure)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .notRead(folder, FileSystem.Failure(number: 0))
    }
  }
}

extension CommandFailure {
  /// An input that could not be read, with the system's reason.
  static func notRead(_ path: String, _ failure: FileSystem.Failure) -> CommandFailure {
    let reason = Platform.reason(failure.number)
    return .inputOutput(
      path: path,
      reason: LocalizedText(
        ru: "не удалось прочитать: \(reason.ru)", en: "cannot read: \(reason.en)"))
  }
}

extension DefinitionCatalogue {
  /// A unit as it is written after a number.
  func unitText(_ id: String, _ language: Language) -> String {
    switch id {
    case "percent": "%"
    case "point": NumberStyle(language).pointsUnit
    default:
      id.split(separator: "/").map { part in
        units.first { $0.id == part }?.short[language] ?? String(part)
      }.joined(separator: "/")
    }
  }
}

extension DefinitionCatalogue {
  /// Refuses columns of `--by` that no indicator is divided by.
  func requireBreakdowns(_ columns: [String]) throws(CommandFailure) {
    let known = Set(indicators.flatMap(\.breakdowns)).sorted()
    for column in columns where !known.contains(column) {
      throw .usage(
        .invalidChoice(
          option: "by", value: column, choices: known,
          nearest: Suggestion.nearest(to: column, among: known)))
    }
  }
}
