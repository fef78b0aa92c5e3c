/// Files in one archive, stored as they are and dated 1 January 1980 (архив ZIP).
///
/// Nothing is compressed: the same files give the same bytes on every machine, whoever opens the
/// archive. Names are UTF-8 and flagged so; Windows, macOS and Linux open them without a question.
public enum ZipArchive {
  /// The first day that an archive knows.
  private static let date: UInt16 = 1 << 5 | 1
  /// Says that names are UTF-8.
  private static let flags: UInt16 = 1 << 11

  /// The bytes of an archive, files in the order given.
  ///
  /// - Parameter files: paths with `/` and contents; all together below 4 GiB.
  /// - Returns: the archive; an empty archive for no files.
  public static func bytes(of files: [ReportFile]) -> [UInt8] {
    var body = ByteWriter()
    body.reserve(files.map { $0.bytes.count + 2 * $0.path.utf8.count + 128 }.reduce(64, +))
    var directory = ByteWriter()
    for file in files {
      let entry = Entry(file, offset: body.count)
      body.append32(0x0403_4B50)
      entry.writeFacts(to: &body)
      body.append(entry.name)
      body.append(file.bytes)
      entry.writeDirectory(to: &directory)
    }
    let start = body.count
    body.append(directory.bytes)
    body.append32(0x0605_4B50)
    for value in [0, 0, files.count, files.count] {
      body.append16(UInt16(truncatingIfNeeded: value))
    }
    body.append32(UInt32(truncatingIfNeeded: directory.count))
    body.append32(UInt32(truncatingIfNeeded: start))
    body.append16(0)
    return body.bytes
  }

  /// What the archive says of one file.
  private struct Entry {
    let name: [UInt8]
    let size: UInt32
    let checksum: UInt32
    let offset: UInt32

    init(_ file: ReportFile, offset: Int) {
      name = Array(file.path.utf8)
      size = UInt32(truncatingIfNeeded: file.bytes.count)
      checksum = CRC32.checksum(of: file.bytes)
      self.offset = UInt32(truncatingIfNeeded: offset)
    }

    /// The part that stands before the contents and in the directory.
    func writeFacts(to writer: inout ByteWriter) {
      for value in [20, ZipArchive.flags, 0, 0, ZipArchive.date] { writer.append16(value) }
      for value in [checksum, size, size] { writer.append32(value) }
      writer.append16(UInt16(truncatingIfNeeded: name.count))
      writer.append16(0)
    }

    func writeDirectory(to writer: inout ByteWriter) {
      writer.append32(0x0201_4B50)
      writer.append16(20)
      writeFacts(to: &writer)
      for _ in 0..<3 { writer.append16(0) }
      writer.append32(0)
      writer.append32(offset)
      writer.append(name)
    }
  }
}

/// Bytes that are put together, numbers with the low byte first.
private struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func append(_ more: [UInt8]) { bytes += more }

  mutating func append16(_ value: UInt16) {
    bytes.append(UInt8(value & 255))
    bytes.append(UInt8(value >> 8))
  }

  mutating func append32(_ value: UInt32) {
    append16(UInt16(value & 0xFFFF))
    append16(UInt16(value >> 16))
  }
}
