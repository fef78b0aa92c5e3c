import OporaCSV
import OporaSystem
import OporaRegistry
import OporaReports

/// The hashes of a workspace's files.
///
/// To hash the files of a region takes as long as to compute its figures, so that it begins at once
/// on a thread of its own.
struct InputHashes: Sendable {
  private let work: Background<[String]>

  /// Begins to hash all files.
  init(_ workspace: Workspace) {
    work = Background { workspace.files.map { InputHashes.hash(of: $0) } }
  }

  /// The hashes in the order of the files.
  var all: [String] { work.value }

  /// The hash of a file that is read piece by piece; that of nothing if it cannot be read.
  private static func hash(of file: InputFile) -> String {
    var hash = SHA256()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    var position = 0
    while position < file.source.count {
      guard let count = file.source.read(piece, at: position), count > 0 else {
        return SHA256.hex(of: [])
      }
      hash.update(UnsafeRawBufferPointer(rebasing: piece[..<count]))
      position += count
    }
    return hash.hex()
  }
}

/// The files of a workspace as a report lists them.
struct InputFiles {
  private let monitoring: Monitoring
  private let hashes: [String]

  /// Takes the hashes of all files, or waits for them.
  init(_ monitoring: Monitoring, _ hashes: InputHashes) {
    self.monitoring = monitoring
    self.hashes = hashes.all
  }

  /// The files as they were imported.
  func described() -> [OporaReports.ImportedFile] {
    let byName = Dictionary(
      zip(monitoring.workspace.files.map(\.name), hashes)
    ) { first, _ in first }
    return monitoring.registry.files.map { file in
      OporaReports.ImportedFile(
        path: file.name, source: file.source, read: file.counts.read,
        accepted: file.counts.accepted, rejected: file.counts.rejected,
        skipped: file.counts.skipped,
        hash: byName[file.name] ?? byName[wholeFile(of: file.name)] ?? SHA256.hex(of: []))
    }
  }

  /// The file that a list of records stands in: `export.json` of `export.json#groups`.
  private func wholeFile(of name: String) -> String {
    name.lastIndex(of: "#").map { String(name[..<$0]) } ?? name
  }

  /// One hash over names and contents of all inputs.
  func hash() -> String {
    let workspace = monitoring.workspace
    var hash = SHA256()
    let named = zip(workspace.files.map(\.name), hashes).sorted { $0.0 < $1.0 }
    for (name, own) in named { hash.update(Array((name + "\n" + own + "\n").utf8)) }
    hash.update(Array((workspace.configuration ?? "").utf8))
    return hash.hex()
  }
}
