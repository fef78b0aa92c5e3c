#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

import OporaSystem

/// A temporary file for what does not fit into the memory allowed; it has no name and is gone with
/// its process.
final class SpillFile {
  private let descriptor: Int32
  private var length = 0

  /// Makes a file in a folder; nil if that is not possible.
  init?(in folder: String) {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      var path = Array((folder + "/opora.XXXXXX").utf8CString)
      descriptor = mkstemp(&path)
      guard descriptor >= 0 else { return nil }
      unlink(path)
    #else
      return nil
    #endif
  }

  deinit {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      close(descriptor)
    #endif
  }

  /// Writes bytes at the end; where they start, or nil if the disk is full.
  func append(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard PositionedFile.write(descriptor, bytes, at: length) else { return nil }
    defer { length += bytes.count }
    return length
  }

  /// Reads bytes back; false if they cannot be read.
  func read(_ target: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    PositionedFile.read(descriptor, target, at: offset) == target.count
  }
}
