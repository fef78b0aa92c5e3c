/// A language that every message, report and chart exists in.
public enum Language: String, Sendable, CaseIterable {
  /// Russian (русский), the default.
  case ru
  /// English.
  case en
}

/// A text in both languages; English falls back to Russian where it is not given.
public struct LocalizedText: Sendable, Hashable {
  /// The Russian text.
  public var ru: String
  /// The English text.
  public var en: String

  /// Makes a text of both languages.
  public init(ru: String, en: String? = nil) {
    self.ru = ru
    self.en = en ?? ru
  }

  /// The text in one language.
  public subscript(language: Language) -> String { language == .ru ? ru : en }
}
