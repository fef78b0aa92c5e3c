public import OporaRegistry
import OporaSystem

/// Why a workspace cannot be read.
public enum WorkspaceError: Error, Equatable, Sendable {
  /// There is no such folder.
  case notAFolder(String)
  /// A file cannot be read.
  case unreadable(String)
}

/// The files of a workspace in memory: a folder of CSV files with, perhaps, `opora.json5`, `notes.md`
/// and definitions of its own (рабочая папка).
public struct Workspace: Sendable {
  /// The tables, CSV or records in JSON, by path relative to the workspace.
  public var files: [InputFile]
  /// The text of `opora.json5`; nil if there is none.
  public var configuration: String?
  /// The text of `notes.md`; empty if there is none.
  public var notes: String
  /// Definition files of the workspace's own, by path under its definitions folder.
  public var definitions: [(name: String, text: String)]

  /// Makes a workspace of files in memory.
  public init(
    files: [InputFile], configuration: String? = nil, notes: String = "",
    definitions: [(name: String, text: String)] = []
  ) {
    self.files = files
    self.configuration = configuration
    self.notes = notes
    self.definitions = definitions
  }

  /// Reads a folder.
  ///
  /// Own outputs are no input: `*.errors.csv`, `*.rejected.csv`, folders with a `submission.json` or
  /// with a `datapackage.json`, names that begin with a dot.
  ///
  /// - Parameter folder: path of the folder.
  /// - Returns: the files in memory.
  /// - Throws: ``WorkspaceError`` where the folder or a file in it cannot be read.
  public static func read(folder: String) throws(WorkspaceError) -> Workspace {
    var tree = FolderReader(root: folder)
    try tree.read("")
    var workspace = Workspace(files: try tree.tables())
    workspace.configuration = tree.texts["opora.json5"]
    workspace.notes = tree.texts["notes.md"] ?? ""
    if let text = workspace.configuration,
      let own = WorkspaceConfiguration.read(text).0.definitions
    {
      workspace.definitions = try DefinitionFolder.read(folder + "/" + own)
    }
    return workspace
  }
}

/// Reads the JSON5 files of a definitions folder.
public enum DefinitionFolder {
  /// The files of a folder laid out like `indicators/` (and `reports/` in it), by path.
  ///
  /// - Throws: ``WorkspaceError`` where the folder or a file in it cannot be read.
  public static func read(
    _ folder: String
  ) throws(WorkspaceError) -> [(name: String, text: String)] {
    var tree = FolderReader(root: folder)
    tree.wantsDefinitions = true
    try tree.read("")
    return tree.texts.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }
  }
}

/// Walks a folder and keeps what a workspace needs.
private struct FolderReader {
  let root: String
  var wantsDefinitions = false
  private var names: [String] = []
  var texts: [String: String] = [:]

  init(root: String) { self.root = root.hasSuffix("/") ? String(root.dropLast()) : root }

  mutating func read(_ folder: String) throws(WorkspaceError) {
    let path = folder.isEmpty ? root : root + "/" + folder
    guard let names = FolderListing.names(in: path) else { throw .notAFolder(path) }
    if !folder.isEmpty, !wantsDefinitions, isOwnOutput(names) { return }
    for name in names where !name.hasPrefix(".") {
      let relative = folder.isEmpty ? name : folder + "/" + name
      guard let isFolder = FolderListing.isFolder(root + "/" + relative) else { continue }
      if isFolder {
        try read(relative)
      } else {
        try take(relative)
      }
    }
  }

  /// Names of files that describe tables and hold none.
  private static let descriptions: Set<String> = [
    "datapackage.json", "submission.json", "schema.json",
  ]

  private func isOwnOutput(_ names: [String]) -> Bool {
    names.contains("submission.json") || names.contains("datapackage.json")
  }

  private mutating func take(_ name: String) throws(WorkspaceError) {
    let lower = name.lowercased()
    if wantsDefinitions {
      if lower.hasSuffix(".json5") { texts[name] = try text(name) }
      return
    }
    if name == "opora.json5" || name == "notes.md" { texts[name] = try text(name) }
    if FolderReader.isTable(lower) { names.append(name) }
  }

  /// Whether a file may hold a table; the path is in small letters.
  private static func isTable(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return [".csv", ".tsv", ".txt", ".json"].contains { name.hasSuffix($0) }
      && !name.hasSuffix(".errors.csv") && !name.hasSuffix(".rejected.csv")
      && !descriptions.contains(name)
  }

  /// The tables, sorted by name; small files are read, which takes less time than to share them out.
  func tables() throws(WorkspaceError) -> [InputFile] {
    var found: [InputFile] = []
    for name in names.sorted() {
      if let source = FileSource(root + "/" + name) {
        found.append(InputFile(name: name, source: source))
      } else {
        found.append(InputFile(name: name, bytes: try bytes(name)))
      }
    }
    return found
  }

  private func bytes(_ name: String) throws(WorkspaceError) -> [UInt8] {
    guard let bytes = FileBytes.read(root + "/" + name) else {
      throw .unreadable(root + "/" + name)
    }
    return bytes
  }

  private func text(_ name: String) throws(WorkspaceError) -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }
}
