import OporaLanguage

/// What an expression gives.
enum ValueKind {
  case number(Dimension)
  case text
  /// One of a code list; the column names the list in messages.
  case code([CodeEntry], column: String)
  case date
  case bool
  case list([CodeEntry], column: String)
  /// Something was wrong inside; nothing more is said about it.
  case failed

  init(_ column: SourceColumn) {
    switch column.type {
    case .text: self = .text
    case .integer, .number: self = .number(column.unit.map(Dimension.unit) ?? .unknown)
    case .date, .period: self = .date
    case .boolean: self = .bool
    case .code(let entries): self = .code(entries, column: column.name)
    case .list(let entries): self = .list(entries, column: column.name)
    }
  }

  init(_ literal: Literal) {
    switch literal {
    case .number: self = .number(.literal)
    case .text: self = .text
    case .date: self = .date
    case .bool: self = .bool
    }
  }

  var words: LocalizedText {
    switch self {
    case .number: .init(ru: "число", en: "number")
    case .text: .init(ru: "текст", en: "text")
    case .code: .init(ru: "код из списка", en: "code of a list")
    case .date: .init(ru: "дата", en: "date")
    case .bool: .init(ru: "условие", en: "condition")
    case .list: .init(ru: "список", en: "list")
    case .failed: .init(ru: "ошибка", en: "fault")
    }
  }

  var dimension: Dimension? {
    if case .number(let dimension) = self { dimension } else { nil }
  }

  var isFailed: Bool {
    if case .failed = self { true } else { false }
  }

  /// Whether two values may be compared; a code is compared with texts.
  func isComparable(with other: ValueKind) -> Bool {
    switch (self, other) {
    case (.failed, _), (_, .failed), (.number, .number), (.date, .date), (.bool, .bool),
      (.text, .text), (.text, .code), (.code, .text), (.code, .code):
      true
    default: false
    }
  }

  /// Whether values of the kind have an order.
  var isOrdered: Bool {
    switch self {
    case .number, .date, .failed: true
    default: false
    }
  }
}
