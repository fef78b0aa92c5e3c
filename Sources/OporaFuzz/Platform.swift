import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the operating system that the program needs, in one place.
enum Platform {
  /// Writes a line to standard error.
  static func say(_ text: String) {
    FileHandleText.write(text + "\n")
  }

  /// The bytes of a file; nil if it cannot be read.
  static func contents(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// Writes a file; gives whether that worked.
  static func save(_ bytes: [UInt8], to path: String) -> Bool {
    do {
      try Data(bytes).write(to: URL(filePath: path))
      return true
    } catch {
      return false
    }
  }

  /// Ends the process.
  static func exit(_ code: FuzzProgram.ExitCode) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code.rawValue)
    #elseif canImport(Musl)
      Musl.exit(code.rawValue)
    #else
      Darwin.exit(code.rawValue)
    #endif
  }
}

/// Text to standard error, whole even if the system takes it in parts.
private enum FileHandleText {
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(2, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(2, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(2, buffer.baseAddress, buffer.count)
        #endif
      }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
