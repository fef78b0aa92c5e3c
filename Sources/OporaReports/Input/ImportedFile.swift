/// A file that the figures come from, with its row counts (прочитанный файл).
public struct ImportedFile: Sendable, Hashable {
  /// The path relative to the workspace.
  public var path: String
  /// The source form's id; empty if no form matched.
  public var source: String
  /// Records read, the header not counted.
  public var read: Int
  /// Rows that became part of the registry.
  public var accepted: Int
  /// Rows refused, each with a reason.
  public var rejected: Int
  /// Rows passed over: empty lines, fillers, superseded rows.
  public var skipped: Int
  /// The SHA-256 of the bytes in hexadecimal; empty if it was not computed.
  public var hash: String

  /// Makes a file's counts; `read` must be the sum of the other three.
  public init(
    path: String, source: String, read: Int, accepted: Int, rejected: Int, skipped: Int,
    hash: String = ""
  ) {
    self.path = path
    self.source = source
    self.read = read
    self.accepted = accepted
    self.rejected = rejected
    self.skipped = skipped
    self.hash = hash
  }
}
