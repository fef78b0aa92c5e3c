#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and writing of an open file at places that the caller names, so that threads may share it.
package enum PositionedFile {
  /// Reads until the target is full or the file ends.
  ///
  /// - Parameters:
  ///   - descriptor: an open file.
  ///   - target: where the bytes go.
  ///   - offset: the first byte that is read.
  /// - Returns: how many bytes were read; nil if the file cannot be read.
  package static func read(
    _ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer, at offset: Int
  ) -> Int? {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      return all(of: target.count) { done in
        guard let base = target.baseAddress else { return 0 }
        return pread(descriptor, base + done, target.count - done, off_t(offset + done))
      }
    #else
      return nil
    #endif
  }

  /// Writes all bytes.
  ///
  /// - Parameters:
  ///   - descriptor: an open file.
  ///   - bytes: what is written.
  ///   - offset: where the first byte goes.
  /// - Returns: whether that worked; not if the disk is full.
  package static func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
      return all(of: bytes.count) { done in
        guard let base = bytes.baseAddress else { return 0 }
        return pwrite(descriptor, base + done, bytes.count - done, off_t(offset + done))
      } == bytes.count
    #else
      return false
    #endif
  }

  #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
    /// Calls again where the system was interrupted or did a part only; nil if it failed.
    private static func all(of count: Int, _ part: (_ done: Int) -> Int) -> Int? {
      var done = 0
      while done < count {
        let got = part(done)
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else { return nil }
        if got == 0 { break }
        done += got
      }
      return done
    }
  #endif
}
