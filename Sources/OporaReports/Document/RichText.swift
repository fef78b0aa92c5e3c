/// A run of text with meaning, not looks; writers decide how it is shown.
public enum TextSpan: Sendable, Hashable {
  /// Plain text; writers escape it.
  case plain(String)
  /// What the eye should find first.
  case strong(String)
  /// A formula, an id or a hash, shown as written.
  case code(String)
  /// The number of a table: «таблица 3»; the id is the table's.
  case table(String)
  /// The number of a figure: «рисунок 2»; the id is the figure's.
  case figure(String)
  /// A picture the size of a word, without caption and number; its alternative text stands for it.
  case picture(Figure)
}

/// A line of text made of spans (строка текста).
public struct RichText: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The spans in order.
  public var spans: [TextSpan]

  /// Makes a text of spans.
  public init(_ spans: [TextSpan]) { self.spans = spans }

  /// Makes a plain text.
  public init(_ text: String) { spans = text.isEmpty ? [] : [.plain(text)] }

  /// Makes a plain text from a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// The texts one after the other.
  public static func + (left: RichText, right: RichText) -> RichText {
    RichText(left.spans + right.spans)
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { spans.isEmpty }

  /// The words alone; references show nothing.
  public var plainText: String {
    spans.map { span in
      switch span {
      case .plain(let text), .strong(let text), .code(let text): text
      case .table, .figure: ""
      // As wide as a word of this length.
      case .picture: String(repeating: "\u{2007}", count: ColumnWidths.picture)
      }
    }
    .joined()
  }
}
