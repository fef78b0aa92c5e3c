import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the operating system that measuring needs, in one place.
enum Platform {
  /// Standard output.
  static let standardOutput: Int32 = 1
  /// Standard error.
  static let standardError: Int32 = 2

  /// Processor time of this process so far, user and system.
  static var processorSeconds: Double {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return seconds(of: usage)
  }

  /// The path of this program.
  static var ownPath: String {
    #if os(Linux)
      var path = [CChar](repeating: 0, count: 4096)
      let length = readlink("/proc/self/exe", &path, path.count - 1)
      if length > 0 {
        return String(decoding: path[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    #endif
    return CommandLine.arguments[0]
  }

  /// The folder that this program lies in.
  static var ownFolder: String {
    let own = ownPath
    return own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
  }

  /// Whether a program stands at a path.
  static func isProgram(_ path: String) -> Bool { access(path, X_OK) == 0 }

  /// Writes a text; a reader that has gone is no fault.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The bytes of a file; nil if it cannot be read.
  static func contents(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// Writes a file under a temporary name and renames it; gives whether that worked.
  static func save(_ text: String, to path: String) -> Bool {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
      return true
    } catch {
      return false
    }
  }

  /// Ends the process.
  static func exit(_ code: BenchmarkProgram.ExitCode) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code.rawValue)
    #elseif canImport(Musl)
      Musl.exit(code.rawValue)
    #else
      Darwin.exit(code.rawValue)
    #endif
  }

  /// Processor time, user and system.
  static func seconds(of usage: rusage) -> Double {
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

/// A folder of this run's own for the files that programs and readers need.
struct TemporaryFolder {
  /// Its path.
  let path: String

  /// Makes the folder; nil if that fails.
  init?() {
    path =
      FileManager.default.temporaryDirectory.path + "/opora-benchmarks-\(UUID())"
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      return nil
    }
  }

  /// Writes files into a folder below this one and gives its path.
  func write(
    _ files: [(path: String, bytes: [UInt8])], to folder: String
  ) throws(BenchmarkFailure) -> String {
    let target = path + "/" + folder
    do {
      try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
      for file in files {
        try Data(file.bytes).write(to: URL(filePath: target + "/" + file.path))
      }
    } catch {
      throw .notWritten(target)
    }
    return target
  }

  /// Removes the folder with all it holds; what cannot be removed stays.
  func remove() {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      return
    }
  }
}
