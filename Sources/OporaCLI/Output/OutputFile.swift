import OporaLanguage

/// A file that appears whole or not at all.
enum OutputFile {
  /// Writes a file under a temporary name in the same folder and renames it; folders are made.
  ///
  /// A device or pipe, such as `/dev/stdout`, is written to as it is.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    do {
      switch FileSystem.kind(of: path) {
      case .other: try FileSystem.write(bytes, to: path)
      case .folder, .nothing, .file: try replace(path, with: bytes)
      }
    } catch {
      throw .notWritten(path, error)
    }
  }

  /// Writes a text as UTF-8; see ``write(_:to:)-([UInt8],_)``.
  static func write(_ text: String, to path: String) throws(CommandFailure) {
    try write(Array(text.utf8), to: path)
  }

  private static func replace(
    _ path: String, with bytes: [UInt8]
  ) throws(FileSystem.Failure) {
    let folder = FileSystem.parent(of: path)
    try FileSystem.makeFolder(folder)
    let prefix = folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/"
    let temporary = prefix + FileSystem.temporaryName
    do {
      try FileSystem.write(bytes, to: temporary)
      try FileSystem.rename(temporary, to: path)
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }
}
