import OporaLanguage

/// A file that appears whole or not at all.
enum OutputFile {
  /// Writes a file under a temporary name in the same folder and renames it; folders are made.
  ///
  /// A device or pipe, such as `/dev/stdout`, is written to as it is.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    try write(to: path) { take throws(CommandFailure) in try take(bytes) }
  }

  /// Writes a text as UTF-8; see ``write(_:to:)-([UInt8],_)``.
  static func write(_ text: String, to path: String) throws(CommandFailure) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a long file piece by piece; see ``write(_:to:)-([UInt8],_)``.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - body: Gives the pieces in order; if it fails, nothing is left.
  /// - Throws: What the system says of the file, or the body of its pieces.
  static func write(
    to path: String,
    _ body: (_ take: ([UInt8]) throws(CommandFailure) -> Void) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    guard FileSystem.kind(of: path) != .other else { return try fill(path, for: path, body) }
    let folder = FileSystem.parent(of: path)
    let prefix = folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/"
    let temporary = prefix + FileSystem.temporaryName
    do {
      try told(path) { () throws(FileSystem.Failure) in try FileSystem.makeFolder(folder) }
      try fill(temporary, for: path, body)
      try told(path) { () throws(FileSystem.Failure) in
        try FileSystem.rename(temporary, to: path)
      }
    } catch {
      FileSystem.remove(temporary)
      throw error
    }
  }

  private static func fill(
    _ place: String, for path: String,
    _ body: (_ take: ([UInt8]) throws(CommandFailure) -> Void) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let descriptor = try told(path) { () throws(FileSystem.Failure) in
      try FileSystem.create(place)
    }
    do {
      try body { bytes throws(CommandFailure) in
        try told(path) { () throws(FileSystem.Failure) in
          try FileSystem.append(bytes, to: descriptor)
        }
      }
    } catch {
      FileSystem.abandon(descriptor)
      throw error
    }
    try told(path) { () throws(FileSystem.Failure) in try FileSystem.finish(descriptor) }
  }

  /// Turns a failure of the system into one that names the file asked for.
  private static func told<Result>(
    _ path: String, _ body: () throws(FileSystem.Failure) -> Result
  ) throws(CommandFailure) -> Result {
    do {
      return try body()
    } catch {
      throw .notWritten(path, error)
    }
  }
}
