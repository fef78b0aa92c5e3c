/// A stretch of one line of a definition file, in characters (Unicode scalars).
public struct SourceSpan: Sendable, Hashable {
  /// The file's name as the user knows it.
  public var file: String
  /// Line of the first character, 1-based.
  public var line: Int
  /// Column of the first character, 1-based, in characters.
  public var column: Int
  /// Length in characters; at least 1 when drawn.
  public var length: Int
  /// The text the span lies in, for drawing its line; it takes no part in comparisons.
  public var source: SourceText?

  /// Makes a span.
  public init(
    file: String, line: Int, column: Int, length: Int = 1, source: SourceText? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.source = source
  }

  /// Two spans are equal if they cover the same stretch of files of the same name.
  public static func == (left: SourceSpan, right: SourceSpan) -> Bool {
    left.line == right.line && left.column == right.column && left.length == right.length
      && left.file == right.file
  }

  /// Feeds the stretch and the file's name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(line)
    hasher.combine(column)
    hasher.combine(length)
    hasher.combine(file)
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
  /// Where it stands; for a text the span includes the quotes, for a list or an object it is the
  /// opening bracket.
  public var span: SourceSpan
  /// Where characters of a text stand whose place does not follow from the start of the text,
  /// because an escape precedes them; sorted by offset, empty for a text without escapes.
  public var anchors: [Anchor] = []

  /// The place of one character of a text with escapes.
  public struct Anchor: Sendable {
    /// Offset of the character in the resolved text.
    public var offset: Int
    /// Its line, 1-based.
    public var line: Int
    /// Its column, 1-based.
    public var column: Int
  }

  /// Makes a value.
  public init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// The place of a stretch of this value's text, quotes not counted.
  ///
  /// - Parameters:
  ///   - offset: First character of the resolved text, 0-based.
  ///   - length: How many characters.
  /// - Returns: The stretch in the file, escapes before it counted.
  public func span(ofText offset: Int, length: Int) -> SourceSpan {
    let anchor =
      anchors.last { $0.offset <= offset }
      ?? Anchor(offset: 0, line: span.line, column: span.column + 1)
    return SourceSpan(
      file: span.file, line: anchor.line, column: anchor.column + offset - anchor.offset,
      length: length, source: span.source)
  }

  /// The member with a key; nil if this is no object or has no such key.
  public subscript(key: String) -> JSON5Value? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.key == key }?.value
  }
}
