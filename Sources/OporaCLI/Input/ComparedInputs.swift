import Opora
import OporaLanguage
import OporaRegistry
import OporaReports

/// What `opora compare` is given: a region's workspace, workspaces of municipalities, submissions,
/// folders of submissions – in any mixture.
struct ComparedInputs {
  /// The workspace that names, deadlines, targets and registries come from; empty if none is given.
  let session: Session
  /// The submissions in the order given.
  var received: [ReceivedSubmission] = []
  /// What could not be read as a submission: told, and left out.
  private(set) var refused: [(path: String, reason: LocalizedText)] = []

  /// Reads what the command line names.
  init(_ paths: [String], _ invocation: Invocation, _ console: Console) throws(CommandFailure) {
    var workspaces: [String] = []
    var submissions: [String] = []
    for path in paths {
      if SubmissionInput.isSubmission(path) {
        submissions.append(path)
      } else if let held = try ComparedInputs.submissions(in: path) {
        submissions += held
      } else {
        workspaces.append(path)
      }
    }
    var others: [Session] = []
    var region: Session?
    for path in workspaces {
      let session = try Session.open(path, invocation, console)
      if region == nil, workspaces.count == 1 || session.isOfRegion {
        region = session
      } else {
        others.append(session)
      }
    }
    if let region {
      session = region
    } else {
      session = try Session.open(Workspace(files: []), paths[0], invocation, console)
    }
    for path in submissions { try take(path, isOnly: paths.count == 1) }
    for session in others { received += try session.submissions(console) }
  }

  /// A damaged submission is no reason to compare nothing; one that is the only input is.
  private mutating func take(_ path: String, isOnly: Bool) throws(CommandFailure) {
    do throws(CommandFailure) {
      received.append(try SubmissionInput.read(path))
    } catch {
      guard !isOnly, case .refused(let path, let reason) = error else { throw error }
      refused.append((path, reason))
    }
  }

  /// Paths of the submissions that a folder holds; nil if it is a workspace: has files of its own.
  static func submissions(in folder: String) throws(CommandFailure) -> [String]? {
    guard FileSystem.kind(of: folder) == .folder,
      FileSystem.kind(of: folder + "/opora.json5") == .nothing
    else { return nil }
    let names: [String]
    do {
      names = try FileSystem.names(in: folder)
    } catch {
      throw .notRead(folder, error)
    }
    let paths = names.filter { !$0.hasPrefix(".") }.map { FileSystem.trimmed(folder) + "/" + $0 }
    let held = paths.filter(SubmissionInput.isSubmission)
    return held.isEmpty ? nil : held
  }
}

extension Session {
  /// Whether the workspace is a region's.
  fileprivate var isOfRegion: Bool {
    monitoring.configuration.level.map { $0 == .region }
      ?? (monitoring.registry.municipalities.count > 1)
  }

  /// The submissions that a workspace would make of the compared period, without writing them.
  fileprivate func submissions(
    _ console: Console
  ) throws(CommandFailure) -> [ReceivedSubmission] {
    let period = try period()
    var made: [ReceivedSubmission] = []
    for municipality in monitoring.registry.municipalities {
      console.progress(
        LocalizedText(ru: "Расчёт: \(municipality.name)", en: "Computing: \(municipality.name)"))
      var request = Monitoring.ReportRequest(
        form: "half-year", period: period, municipality: municipality.code)
      request.language = console.language
      request.programVersion = Tool.version
      guard let submission = monitoring.submission(request) else { continue }
      do {
        made.append(try ReceivedSubmission(submission.files, name: path))
      } catch {
        throw .refused(path: path, reason: error.message)
      }
    }
    return made
  }
}
