/// What a person tells about a file; what is nil is decided from the bytes.
public struct CSVOptions: Sendable, Hashable {
  /// What separates cells, an ASCII byte; nil to decide.
  public var delimiter: UInt8?
  /// True if the table has one column and no delimiter.
  public var noDelimiter = false
  /// What cells are quoted with, an ASCII byte; nil to decide.
  public var quote: UInt8?
  /// True if quotes are plain characters in this file.
  public var noQuote = false
  /// What makes the next character plain inside quotes, such as a backslash; nil to decide.
  public var escape: UInt8?
  /// True if no character makes the next one plain: quotes are doubled.
  public var noEscape = false
  /// The encoding; nil to decide.
  public var encoding: TextEncoding?
  /// How many physical lines the header takes, 0 for none; nil to decide.
  public var headerLines: Int?
  /// How many physical lines stand above the table and are skipped, a line `sep=;` included; nil to
  /// decide.
  public var skipLines: Int?
  /// Files longer than so many bytes are read piece by piece; their head decides how.
  public var longFile = 1 << 20

  /// Options that tell nothing.
  public init() {}
}
