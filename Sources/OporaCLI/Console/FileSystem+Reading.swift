#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSystem {
  /// All bytes of a file, or of a pipe until its end.
  static func contents(of path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw Failure(number: errno) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(information.st_size) + 1)
    while true {
      let count = try append(upTo: 1 << 20, from: descriptor, to: &bytes)
      if count == 0 { return bytes }
    }
  }

  /// The names of what a folder holds, sorted by bytes; the folder itself and its parent left out.
  static func names(in path: String) throws(Failure) -> [String] {
    guard let folder = opendir(path) else { throw Failure(number: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads once; gives how many bytes there were, 0 at the end.
  private static func append(
    upTo limit: Int, from descriptor: Int32, to bytes: inout [UInt8]
  ) throws(Failure) -> Int {
    var number: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var result = read(descriptor, buffer.baseAddress, limit)
      while result < 0, errno == EINTR { result = read(descriptor, buffer.baseAddress, limit) }
      if result < 0 { number = errno }
      count = max(0, result)
    }
    if number != 0 { throw Failure(number: number) }
    bytes += chunk
    return chunk.count
  }
}
