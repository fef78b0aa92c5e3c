#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#else
  import FoundationEssentials
#endif

import OporaCSV
import OporaSystem
public import OporaRegistry

/// A file on disk that is read piece by piece.
final class FileSource: ByteSource {
  /// Files up to this length are read at once.
  static let shortest = 1 << 20
  /// So many files may be open at a time; further ones are taken into memory, for a system lets a
  /// process have some hundred.
  private static let mostOpen = 128

  let count: Int
  private let descriptor: Int32

  /// Opens a regular file that is long; nil for others, and where that is not possible.
  init?(_ path: String) {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      descriptor = open(path, O_RDONLY)
      var status = stat()
      guard descriptor >= 0 else { return nil }
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        Int(status.st_size) > FileSource.shortest, descriptor < FileSource.mostOpen
      else {
        close(descriptor)
        return nil
      }
      count = Int(status.st_size)
    #else
      return nil
    #endif
  }

  deinit {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      close(descriptor)
    #endif
  }

  func read(_ target: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    PositionedFile.read(descriptor, target, at: offset)
  }
}

extension InputFile {
  /// A long file on disk, which is read when and as far as it is needed.
  ///
  /// - Parameter path: the path, which is also its name; nil for short files and for what is no
  ///   regular file that can be opened.
  public init?(long path: String) {
    guard let source = FileSource(path) else { return nil }
    self.init(name: path, source: source)
  }
}

/// The bytes of files.
enum FileBytes {
  #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
    /// The bytes of a file, read straight into their array; nil if it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
      let file = open(path, O_RDONLY)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var status = stat()
      guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return nil }
      // A pipe has no size, and a file may grow while it is read: only fewer bytes are its end.
      var asked = Int(status.st_size) + 1
      var bytes: [UInt8] = []
      while let more = part(of: file, atMost: asked) {
        bytes = bytes.isEmpty ? more : bytes + more
        if more.count < asked { return bytes }
        asked = max(bytes.count / 4, 1 << 16)
      }
      return nil
    }

    /// The next bytes of a file, fewer only at its end; nil if it cannot be read.
    private static func part(of file: Int32, atMost length: Int) -> [UInt8]? {
      var isReadable = true
      let bytes = [UInt8](unsafeUninitializedCapacity: length) { target, count in
        adviseLargePages(target)
        while count < length, let start = target.baseAddress {
          let got = Self.read(file, start + count, length - count)
          guard got > 0 else {
            isReadable = got == 0
            break
          }
          count += got
        }
      }
      return isReadable ? bytes : nil
    }

    /// Asks for large pages, so that a long file is not taken into memory by four kilobytes at a time.
    private static func adviseLargePages(_ target: UnsafeMutableBufferPointer<UInt8>) {
      #if os(Linux)
        let large = 1 << 21
        guard target.count >= 4 * large, let start = target.baseAddress else { return }
        let skipped = (large - Int(bitPattern: start) % large) % large
        madvise(start + skipped, (target.count - skipped) / large * large, MADV_HUGEPAGE)
      #endif
    }

    private static func read(_ file: Int32, _ target: UnsafeMutablePointer<UInt8>, _ length: Int)
      -> Int
    {
      while true {
        #if canImport(Glibc)
          let got = Glibc.read(file, target, length)
        #elseif canImport(Musl)
          let got = Musl.read(file, target, length)
        #else
          let got = Darwin.read(file, target, length)
        #endif
        if got >= 0 || errno != EINTR { return got }
      }
    }
  #else
    /// The bytes of a file; nil if it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
      FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }
  #endif
}
