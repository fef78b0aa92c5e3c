/// A submission as it came: its manifest and the files that lie in its folder (полученный отчёт).
public struct ReceivedSubmission: Sendable {
  /// The name that it is known by: the folder or the archive.
  public let name: String
  /// The manifest.
  public let manifest: SubmissionManifest
  /// The files by path, the manifest left out; files put beside are among them.
  public let files: [String: [UInt8]]

  /// Takes the files of a folder.
  ///
  /// - Parameters:
  ///   - files: paths inside the folder and contents; a manifest in a folder of its own is found.
  ///   - name: what it is called in messages.
  /// - Throws: ``SubmissionFault`` if there is no manifest or it is wrong.
  public init(_ files: [ReportFile], name: String) throws(SubmissionFault) {
    let name_ = SubmissionManifest.fileName
    let found = files.filter { $0.path == name_ || $0.path.hasSuffix("/" + name_) }
      .min { ($0.path.utf8.count, $0.path) < ($1.path.utf8.count, $1.path) }
    guard let found else { throw .noManifest }
    let base = String(found.path.dropLast(name_.count))
    self.name = name
    manifest = try SubmissionManifest(reading: found.text)
    var inside: [String: [UInt8]] = [:]
    for file in files where file.path != found.path && file.path.hasPrefix(base) {
      inside[String(file.path.dropFirst(base.count))] = file.bytes
    }
    self.files = inside
  }

  /// Takes an archive, also one that was packed anew by another program.
  ///
  /// - Parameters:
  ///   - archive: the bytes of a ZIP.
  ///   - name: what it is called in messages.
  /// - Throws: ``SubmissionFault`` if it cannot be read or holds no submission.
  public init(archive: [UInt8], name: String) throws(SubmissionFault) {
    let files: [ReportFile]
    do {
      files = try ZipArchive.files(of: archive)
    } catch {
      throw .archive(error)
    }
    try self.init(files, name: name)
  }

  /// Whether another one is the same submission: a folder and its archive are.
  public func isSame(as other: ReceivedSubmission) -> Bool {
    manifest == other.manifest
      && manifest.outputs.allSatisfy { files[$0.path] == other.files[$0.path] }
  }
}
