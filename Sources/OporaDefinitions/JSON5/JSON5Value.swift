/// A stretch of one definition file: offset and length in characters of the text, and the place.
public struct SourceSpan: Sendable, Hashable {
  /// The file's name as the user knows it.
  public var file: String
  /// Line of the first character, 1-based.
  public var line: Int
  /// Column of the first character, 1-based, in characters.
  public var column: Int
  /// Length in characters; at least 1 when drawn.
  public var length: Int

  /// Makes a span.
  public init(file: String, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }
}

/// A JSON5 value that knows where it stands in its file.
public struct JSON5Value: Sendable {
  /// The value without its place.
  public enum Kind: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number as written, such as `-12.50`: exact, not a double.
    case number(String)
    /// A text with escapes resolved.
    case string(String)
    /// A list.
    case array([JSON5Value])
    /// An object; members in the order of the file, keys unique.
    case object([Member])
  }

  /// One `key: value` of an object.
  public struct Member: Sendable {
    /// The key.
    public var key: String
    /// Where the key stands.
    public var keySpan: SourceSpan
    /// The value.
    public var value: JSON5Value

    /// Makes a member.
    public init(key: String, keySpan: SourceSpan, value: JSON5Value) {
      self.key = key
      self.keySpan = keySpan
      self.value = value
    }
  }

  /// What it is.
  public var kind: Kind
  /// Where it stands; for a text the span includes the quotes.
  public var span: SourceSpan

  /// Makes a value.
  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The member with a key; nil if this is no object or has no such key.
  public subscript(key: String) -> JSON5Value? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }
}
