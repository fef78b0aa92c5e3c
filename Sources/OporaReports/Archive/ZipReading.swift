/// Why an archive cannot be read.
public enum ZipFault: Error, Equatable, Sendable {
  /// The bytes are no archive, or their end is missing.
  case notAnArchive
  /// A file in it is broken: its checksum or its length is another.
  case damaged(String)
  /// A file is packed in a way that is not known, or encrypted.
  case unknownPacking(String)
  /// Unpacked, it would be larger than the limit.
  case tooLarge
  /// A name leads out of the archive, such as `../x`, or occurs twice.
  case unsafeName(String)
}

extension ZipArchive {
  /// The files of an archive, stored or deflated; folders are left out.
  ///
  /// - Parameters:
  ///   - bytes: the archive.
  ///   - limit: the most bytes that all files may have together.
  /// - Returns: the files in the order of the archive.
  /// - Throws: ``ZipFault`` if it is no archive, damaged, too large or unsafe.
  public static func files(
    of bytes: [UInt8], limit: Int = 256 << 20
  ) throws(ZipFault) -> [ReportFile] {
    let reader = ZipReader(bytes: bytes)
    guard var (position, count) = reader.directory else { throw .notAnArchive }
    var files: [ReportFile] = []
    var rest = limit
    var names: Set<String> = []
    while count > 0 {
      count -= 1
      guard let entry = reader.entry(at: &position) else { throw .notAnArchive }
      if entry.name.hasSuffix("/") { continue }
      guard isSafe(entry.name), names.insert(entry.name).inserted else {
        throw .unsafeName(entry.name)
      }
      let content = try reader.content(of: entry, limit: rest)
      rest -= content.count
      files.append(ReportFile(path: entry.name, bytes: content))
    }
    return files
  }

  /// Whether a name stays inside: relative, no part `..`, nothing that Windows takes for a drive.
  private static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":")
      && !name.utf8.contains(0)
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains {
        $0 == ".." || $0 == "." || $0.isEmpty
      }
  }
}

/// Reads the parts of an archive; whatever lies outside the bytes is nil.
private struct ZipReader {
  struct Entry {
    var name: String
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    var packedSize: Int
    var size: Int
    var offset: Int
  }

  let bytes: [UInt8]

  /// Where the directory starts and how many entries it has; its end stands near the last byte.
  var directory: (position: Int, count: Int)? {
    var position = bytes.count - 22
    let first = max(0, bytes.count - 22 - 0xFFFF)
    while position >= first {
      if number(4, at: position) == 0x0605_4B50, let count = number(2, at: position + 10),
        let start = number(4, at: position + 16), start <= position
      {
        return (start, count)
      }
      position -= 1
    }
    return nil
  }

  /// The entry at a place of the directory; moves on to the next.
  func entry(at position: inout Int) -> Entry? {
    guard number(4, at: position) == 0x0201_4B50, let flags = number(2, at: position + 8),
      let method = number(2, at: position + 10), let checksum = number(4, at: position + 16),
      let packed = number(4, at: position + 20), let size = number(4, at: position + 24),
      let nameLength = number(2, at: position + 28), let extra = number(2, at: position + 30),
      let comment = number(2, at: position + 32), let offset = number(4, at: position + 42),
      position + 46 + nameLength <= bytes.count
    else { return nil }
    let name = String(decoding: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self)
    position += 46 + nameLength + extra + comment
    return Entry(
      name: name, method: method, isEncrypted: flags & 1 == 1, checksum: UInt32(checksum),
      packedSize: packed, size: size, offset: offset)
  }

  func content(of entry: Entry, limit: Int) throws(ZipFault) -> [UInt8] {
    guard !entry.isEncrypted, entry.method == 0 || entry.method == 8 else {
      throw .unknownPacking(entry.name)
    }
    guard entry.size <= limit else { throw .tooLarge }
    guard number(4, at: entry.offset) == 0x0403_4B50,
      let nameLength = number(2, at: entry.offset + 26),
      let extra = number(2, at: entry.offset + 28)
    else { throw .damaged(entry.name) }
    let start = entry.offset + 30 + nameLength + extra
    guard start + entry.packedSize <= bytes.count else { throw .damaged(entry.name) }
    let packed = Array(bytes[start..<start + entry.packedSize])
    let content = entry.method == 0 ? packed : Inflate.bytes(of: packed, limit: entry.size)
    guard let content, content.count == entry.size,
      CRC32.checksum(of: content) == entry.checksum
    else { throw .damaged(entry.name) }
    return content
  }

  /// A number of 2 or 4 bytes, the low byte first.
  private func number(_ size: Int, at position: Int) -> Int? {
    guard position >= 0, position + size <= bytes.count else { return nil }
    return (0..<size).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }
}
