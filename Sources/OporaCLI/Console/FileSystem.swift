#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the file system that writing outputs needs, in one place.
///
/// Every call that fails gives the system's error number.
enum FileSystem {
  /// A call that failed.
  struct Failure: Error {
    /// The system's number of the error.
    let number: Int32
  }

  /// What stands at a path.
  enum Kind {
    case nothing, file, folder
    /// A device, a pipe or a socket: written to as it is.
    case other
  }

  /// What stands at a path, links followed.
  static func kind(of path: String) -> Kind {
    var information = stat()
    guard stat(path, &information) == 0 else { return .nothing }
    switch information.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Writes bytes to a file and waits until they are on the disk; a file there is emptied first.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = try create(path)
    do {
      try append(bytes, to: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    try finish(descriptor)
  }

  /// Opens a file for writing; a file there is emptied.
  static func create(_ path: String) throws(Failure) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    return descriptor
  }

  /// Writes bytes at the end of what was written; a pipe that nobody reads any more takes them all.
  static func append(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    do {
      try Platform.write(bytes, to: descriptor)
    } catch {
      switch error {
      case .readerGone: return
      case .failed(let number): throw Failure(number: number)
      }
    }
  }

  /// Closes a file when all of it is on the disk.
  static func finish(_ descriptor: Int32) throws(Failure) {
    // Devices and pipes cannot be synchronised; that is no fault.
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      let number = errno
      close(descriptor)
      throw Failure(number: number)
    }
    guard close(descriptor) == 0 else { throw Failure(number: errno) }
  }

  /// Closes a file that is to be given up.
  static func abandon(_ descriptor: Int32) { close(descriptor) }

  /// Gives a file or folder its final name; a file of that name is replaced at once.
  static func rename(_ path: String, to name: String) throws(Failure) {
    #if canImport(Glibc)
      let result = Glibc.rename(path, name)
    #elseif canImport(Musl)
      let result = Musl.rename(path, name)
    #else
      let result = Darwin.rename(path, name)
    #endif
    guard result == 0 else { throw Failure(number: errno) }
  }

  /// Makes a folder and those above it; folders that exist are left as they are.
  static func makeFolder(_ path: String) throws(Failure) {
    if path.isEmpty || kind(of: path) == .folder { return }
    try makeFolder(parent(of: path))
    guard mkdir(path, 0o777) != 0 else { return }
    let number = errno
    if kind(of: path) != .folder { throw Failure(number: number == EEXIST ? ENOTDIR : number) }
  }

  /// Removes a file or a folder with all it holds; what cannot be removed stays.
  static func remove(_ path: String) {
    if let names = try? names(in: path) {
      for name in names { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// The folder that holds a path; empty for a bare name, `/` for what stands at the root.
  static func parent(of path: String) -> String {
    let trimmed = trimmed(path)
    guard let slash = trimmed.lastIndex(of: "/") else { return "" }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The path without slashes at its end.
  static func trimmed(_ path: String) -> String {
    var result = path[...]
    while result.count > 1, result.last == "/" { result.removeLast() }
    return String(result)
  }

  /// A name that no other run of the tool uses at the same time.
  static var temporaryName: String { ".opora-\(getpid()).tmp" }
}
