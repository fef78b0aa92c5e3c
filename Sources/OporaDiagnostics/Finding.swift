public import OporaLanguage

/// How much a finding matters (степень замечания).
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; nothing to mend.
  case info
  /// Probably wrong; the figure stands.
  case warning
  /// Wrong: a row, a file or a definition is refused.
  case error

  /// Info is less than warning, warning less than error.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.order < right.order
  }

  private var order: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// Where in the user's files a finding stands.
///
/// A place in a definition has line and column; a place in a table has the line where the record
/// starts (or where the quote opened), the record's number, the column's Excel letter and its
/// machine name. Parts that do not apply are nil.
public struct Place: Sendable, Hashable {
  /// The file as the user knows it: a path relative to the workspace or definitions folder.
  public var file: String
  /// Physical line, 1-based.
  public var line: Int?
  /// Column of the first character in the line, 1-based, in characters (definitions only).
  public var column: Int?
  /// How many characters are meant (definitions only); at least 1.
  public var length: Int
  /// The source line's text for drawing the caret (definitions only).
  public var sourceLine: String?
  /// Number of the data record, 1-based, header not counted (tables only).
  public var record: Int?
  /// Excel letter of the column: `A`, `AB` (tables only).
  public var columnLetter: String?
  /// Header of the column as it stands in the file (tables only).
  public var header: String?
  /// Machine name of the column (tables only).
  public var field: String?

  /// Makes a place; give what is known.
  public init(
    file: String, line: Int? = nil, column: Int? = nil, length: Int = 1, sourceLine: String? = nil,
    record: Int? = nil, columnLetter: String? = nil, header: String? = nil, field: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
    self.sourceLine = sourceLine
    self.record = record
    self.columnLetter = columnLetter
    self.header = header
    self.field = field
  }
}

/// Something in the user's data or definitions that a person should know or mend (замечание).
///
/// Findings are collected, never thrown: one run reports all of them. The wording says what was
/// found, what was expected and what to do; values of personal columns are masked before they get
/// here.
public struct Finding: Sendable, Hashable {
  /// The type of the fault: a stable name such as `type-error`, `primary-key` or `E204`.
  public var code: String
  /// The detail within the type, such as `excel-lost-zero`; empty if there is none.
  public var detail: String
  /// How much it matters.
  public var severity: Severity
  /// Where it stands.
  public var place: Place
  /// The key of the row, masked if personal; empty if there is none.
  public var key: String
  /// The value found, cut at 60 characters, masked if the column is personal; empty if none.
  public var value: String
  /// What was found, in words.
  public var message: LocalizedText
  /// What was expected; empty texts if the message says it all.
  public var expected: LocalizedText
  /// What to do; empty texts if there is nothing to advise.
  public var fix: LocalizedText
  /// How the span of a definition is better written, ready to paste (definitions only).
  public var replacement: String?
  /// Further places that belong to the fault: the first of two duplicates, the links of a cycle.
  public var related: [Place]

  /// Makes a finding.
  public init(
    code: String, detail: String = "", severity: Severity, place: Place, key: String = "",
    value: String = "", message: LocalizedText, expected: LocalizedText = LocalizedText(ru: ""),
    fix: LocalizedText = LocalizedText(ru: ""), replacement: String? = nil, related: [Place] = []
  ) {
    self.code = code
    self.detail = detail
    self.severity = severity
    self.place = place
    self.key = key
    self.value = value
    self.message = message
    self.expected = expected
    self.fix = fix
    self.replacement = replacement
    self.related = related
  }
}
