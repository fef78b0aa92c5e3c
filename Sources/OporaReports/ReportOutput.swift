/// One file of a report: a path inside the report's folder and its bytes.
public struct ReportFile: Sendable, Hashable {
  /// The path with `/`, made of ids: ASCII letters, digits, `-`, `_`, `.` only.
  public var path: String
  /// The content; texts are UTF-8 with LF and one final newline.
  public var bytes: [UInt8]

  /// Makes a file of bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Makes a file of a text.
  public init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }

  /// The content as text; bytes that are no UTF-8 are replaced.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The files of a report, ready to be written whole (готовый отчёт).
public struct ReportOutput: Sendable, Hashable {
  /// The files: `report.md` first, then the other documents, then the rest by path.
  public var files: [ReportFile]

  /// Makes an output.
  public init(files: [ReportFile]) { self.files = files }

  /// The file with a path.
  public func file(_ path: String) -> ReportFile? { files.first { $0.path == path } }
}
