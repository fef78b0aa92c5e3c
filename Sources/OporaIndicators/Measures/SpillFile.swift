#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

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
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      var written = 0
      while written < bytes.count, let base = bytes.baseAddress {
        let got = pwrite(descriptor, base + written, bytes.count - written, off_t(length + written))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return nil }
        written += got
      }
      defer { length += bytes.count }
      return length
    #else
      return nil
    #endif
  }

  /// Reads bytes back; false if they cannot be read.
  func read(_ target: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      var done = 0
      while done < target.count, let base = target.baseAddress {
        let got = pread(descriptor, base + done, target.count - done, off_t(offset + done))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return false }
        done += got
      }
      return true
    #else
      return false
    #endif
  }
}
