/// One file of a report: a path inside the report's folder and its text.
public struct ReportFile: Sendable, Hashable {
  /// The path with `/`, made of ids: ASCII letters, digits, `-`, `_`, `.` only.
  public var path: String
  /// The text in UTF-8 with LF and one final newline.
  public var text: String

  /// Makes a file.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// The files of a report, ready to be written whole (готовый отчёт).
public struct ReportOutput: Sendable, Hashable {
  /// The files: `report.md` first, then the rest by path.
  public var files: [ReportFile]

  /// Makes an output.
  public init(files: [ReportFile]) { self.files = files }

  /// The file with a path.
  public func file(_ path: String) -> ReportFile? { files.first { $0.path == path } }
}
