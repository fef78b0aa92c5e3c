#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#else
  import FoundationEssentials
#endif

/// What lies in folders.
///
/// The calls of the system are used where there are any: Foundation would make up a quarter of the
/// program and of the time it takes to start.
enum FolderListing {
  #if canImport(Glibc) || canImport(Musl) || canImport(Darwin)
    /// The names in a folder, sorted; nil if it is no folder or cannot be read.
    static func names(in path: String) -> [String]? {
      guard let folder = opendir(path) else { return nil }
      defer { closedir(folder) }
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
      }
      return names.sorted()
    }

    /// Whether a folder stands at a path, links followed; nil if nothing does.
    static func isFolder(_ path: String) -> Bool? {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      return status.st_mode & S_IFMT == S_IFDIR
    }
  #else
    /// The names in a folder, sorted; nil if it is no folder or cannot be read.
    static func names(in path: String) -> [String]? {
      do {
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
      } catch {
        return nil
      }
    }

    /// Whether a folder stands at a path, links followed; nil if nothing does.
    static func isFolder(_ path: String) -> Bool? {
      var isFolder = false
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) ? isFolder : nil
    }
  #endif
}
