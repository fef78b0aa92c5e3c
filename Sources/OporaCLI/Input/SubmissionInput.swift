import OporaLanguage
import OporaReports

/// Submissions named on the command line: a folder that `opora submit` wrote, or its archive.
enum SubmissionInput {
  /// Reads one submission; a folder or file that is none is refused.
  static func read(_ path: String) throws(CommandFailure) -> ReceivedSubmission {
    do {
      switch FileSystem.kind(of: path) {
      case .nothing: throw CommandFailure.notRead(path, .init(number: Platform.notFound))
      case .folder:
        return try ReceivedSubmission(try files(in: path), name: path)
      case .file, .other:
        return try ReceivedSubmission(archive: try NamedFile.bytes(of: path), name: path)
      }
    } catch let fault as SubmissionFault {
      throw .refused(path: path, reason: fault.message)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw .notRead(path, .init(number: 0))
    }
  }

  /// Whether a path is a submission and no workspace: a folder with a manifest, or an archive.
  static func isSubmission(_ path: String) -> Bool {
    switch FileSystem.kind(of: path) {
    case .folder:
      FileSystem.kind(of: path + "/" + SubmissionManifest.fileName) != .nothing
    case .file: path.lowercased().hasSuffix(".zip")
    default: false
    }
  }

  /// All files below a folder, with paths inside it; hidden ones are left out.
  private static func files(in folder: String) throws(CommandFailure) -> [ReportFile] {
    var found: [ReportFile] = []
    try collect(FileSystem.trimmed(folder), "", into: &found, depth: 0)
    return found
  }

  private static func collect(
    _ folder: String, _ prefix: String, into found: inout [ReportFile], depth: Int
  ) throws(CommandFailure) {
    // Nobody puts submissions into one another; a folder that links to itself ends here.
    guard depth < 8 else { return }
    let names: [String]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw .notRead(folder, error)
    }
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      switch FileSystem.kind(of: path) {
      case .folder: try collect(path, prefix + name + "/", into: &found, depth: depth + 1)
      case .file:
        found.append(ReportFile(path: prefix + name, bytes: try NamedFile.bytes(of: path)))
      case .nothing, .other: continue
      }
    }
  }
}
