import OporaLanguage

/// A file of an output folder, not yet written.
struct OutputItem: Sendable {
  /// The path below the folder, with `/`.
  let path: String
  /// The content.
  let bytes: [UInt8]

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
}

/// A folder of outputs whose files appear only after all of them could be written.
enum OutputFolder {
  /// Writes files into a folder, which is made if need be; other files in it are left alone.
  ///
  /// All files are written to a temporary folder first. A new folder then gets its name in one
  /// step; in a folder that exists each file is renamed to its place. A full disk or a kill leaves
  /// what was there before, never half a file.
  static func write(_ items: [OutputItem], to path: String) throws(CommandFailure) {
    let folder = FileSystem.trimmed(path)
    let isNew = FileSystem.kind(of: folder) == .nothing
    let temporary =
      isNew
      ? sibling(of: folder) : folder + "/" + FileSystem.temporaryName
    do {
      try writeAll(items, to: temporary)
      if isNew {
        try FileSystem.rename(temporary, to: folder)
      } else {
        try move(items, from: temporary, to: folder)
        FileSystem.remove(temporary)
      }
    } catch {
      FileSystem.remove(temporary)
      throw .notWritten(path, error)
    }
  }

  /// Puts a new folder in the place of one that exists and keeps that one under another name.
  ///
  /// The new folder is complete before anything is renamed; a kill in between leaves both whole.
  static func replace(
    _ path: String, keeping kept: String, with items: [OutputItem]
  ) throws(CommandFailure) {
    let temporary = sibling(of: path)
    do {
      try writeAll(items, to: temporary)
      try FileSystem.rename(path, to: kept)
      try FileSystem.rename(temporary, to: path)
    } catch {
      FileSystem.remove(temporary)
      throw .notWritten(path, error)
    }
  }

  private static func sibling(of folder: String) -> String {
    let parent = FileSystem.parent(of: folder)
    return (parent.isEmpty ? "" : parent == "/" ? "/" : parent + "/") + FileSystem.temporaryName
  }

  private static func writeAll(
    _ items: [OutputItem], to folder: String
  ) throws(FileSystem.Failure) {
    try FileSystem.makeFolder(folder)
    for item in items {
      let path = folder + "/" + item.path
      try FileSystem.makeFolder(FileSystem.parent(of: path))
      try FileSystem.write(item.bytes, to: path)
    }
  }

  private static func move(
    _ items: [OutputItem], from temporary: String, to folder: String
  ) throws(FileSystem.Failure) {
    for item in items {
      let path = folder + "/" + item.path
      try FileSystem.makeFolder(FileSystem.parent(of: path))
      try FileSystem.rename(temporary + "/" + item.path, to: path)
    }
  }
}

extension CommandFailure {
  /// An output that could not be written, with the system's reason.
  static func notWritten(_ path: String, _ failure: FileSystem.Failure) -> CommandFailure {
    let reason = Platform.reason(failure.number)
    return .inputOutput(
      path: path,
      reason: LocalizedText(
        ru: "не удалось записать: \(reason.ru)", en: "cannot write: \(reason.en)"))
  }
}
