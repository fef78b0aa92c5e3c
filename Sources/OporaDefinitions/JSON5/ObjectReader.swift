import OporaDiagnostics
public import OporaLanguage

/// Typed access to an object of a definition file; what is wrong goes to a collector.
///
/// Every key is checked: a key that is not allowed is `E003` with the nearest known one, a missing
/// key `E004`, a value of another kind `E005`. Accessors return nil after they reported.
///
///     let found = FindingCollector()
///     guard let form = ObjectReader(tree, allowing: ["id", "title"], into: found) else { return }
///     let id = form.text("id", required: true)
public struct ObjectReader {
  /// The members in the order of the file.
  public let members: [JSON5Value.Member]
  /// Where the object stands.
  public let span: SourceSpan
  let found: FindingCollector

  /// Takes an object and checks its keys; nil, with `E005`, for any other value.
  ///
  /// - Parameters:
  ///   - value: The value that should be an object.
  ///   - keys: The keys it may have; nil allows any.
  ///   - name: The key it stands under, for the message; nil for a whole file.
  ///   - found: Where faults are reported.
  public init?(
    _ value: JSON5Value, allowing keys: [String]?, named name: String? = nil,
    into found: FindingCollector
  ) {
    guard case .object(let members) = value.kind else {
      found.report(KindFault(name, .object, value))
      return nil
    }
    self.members = members
    self.span = value.span
    self.found = found
    guard let keys else { return }
    for member in members where !keys.contains(member.key) {
      found.reportUnknownKey(member.key, at: member.keySpan, known: keys)
    }
  }

  /// Whether the key is given.
  public func has(_ key: String) -> Bool { self[key] != nil }

  /// The value of a key, of any kind; nil if the key is not given.
  public subscript(key: String) -> JSON5Value? { members.first { $0.key == key }?.value }

  /// Where the key itself stands; the object's place if the key is not given.
  public func keySpan(_ key: String) -> SourceSpan {
    members.first { $0.key == key }?.keySpan ?? span
  }

  /// The value of a key, of any kind; `E004` if it is required and not given.
  public func value(_ key: String, required: Bool = false) -> JSON5Value? {
    if let value = self[key] { return value }
    if required {
      found.report(
        "E004", at: span,
        .init(
          ru: "нет обязательного ключа «\(key)»", en: "the required key ‘\(key)’ is missing"),
        fix: .init(ru: "добавьте «\(key): …»", en: "add ‘\(key): …’"))
    }
    return nil
  }

  /// A text.
  public func text(_ key: String, required: Bool = false) -> String? {
    guard let value = value(key, required: required) else { return nil }
    if case .string(let text) = value.kind { return text }
    found.report(KindFault(key, .text, value))
    return nil
  }

  /// `true` or `false`.
  public func bool(_ key: String, required: Bool = false) -> Bool? {
    guard let value = value(key, required: required) else { return nil }
    if case .bool(let flag) = value.kind { return flag }
    found.report(KindFault(key, .bool, value))
    return nil
  }

  /// A whole number of a range.
  public func integer(
    _ key: String, in range: ClosedRange<Int>, required: Bool = false
  ) -> Int? {
    guard let value = value(key, required: required) else { return nil }
    if let number = value.exactNumber, number.isWhole, let whole = Int(exactly: number.numerator),
      range.contains(whole)
    {
      return whole
    }
    found.report(KindFault(key, .integer(range), value))
    return nil
  }

  /// A number, exactly as written; `range` bounds it, ends included.
  public func number(
    _ key: String, in range: ClosedRange<ExactNumber>? = nil, required: Bool = false
  ) -> ExactNumber? {
    guard let value = value(key, required: required) else { return nil }
    if let number = value.exactNumber, range?.contains(number) ?? true { return number }
    found.report(KindFault(key, .number(range), value))
    return nil
  }

  /// One of a list of words; the nearest is suggested for another.
  public func choice(
    _ key: String, among words: [String], required: Bool = false
  ) -> String? {
    guard let value = value(key, required: required) else { return nil }
    if case .string(let text) = value.kind, words.contains(text) { return text }
    found.report(KindFault(key, .choice(words), value))
    return nil
  }

  /// A text in both languages: `{ ru: '…', en: '…' }`, or one text for both.
  public func localized(_ key: String, required: Bool = false) -> LocalizedText? {
    guard let value = value(key, required: required),
      let text = LocalizedText(value, named: key, into: found)
    else { return nil }
    if required, text.ru.allSatisfy(\.isWhitespace) {
      found.reportKind(
        of: key, value, wanted: .init(ru: "непустой текст", en: "a text that is not empty"))
    }
    return text
  }

  /// A list of values; empty if the key is not given.
  public func values(_ key: String, required: Bool = false) -> [JSON5Value] {
    guard let value = value(key, required: required) else { return [] }
    if case .array(let elements) = value.kind { return elements }
    found.report(KindFault(key, .array, value))
    return []
  }

  /// A list of texts, or one text as a list of one; empty if the key is not given.
  public func texts(_ key: String, required: Bool = false) -> [String] {
    spannedTexts(key, required: required).map(\.text)
  }

  /// A list of texts with their places, or one text as a list of one.
  public func spannedTexts(
    _ key: String, required: Bool = false
  ) -> [(text: String, span: SourceSpan)] {
    guard let value = value(key, required: required) else { return [] }
    if case .string(let text) = value.kind { return [(text, value.span)] }
    return values(key).compactMap { element in
      if case .string(let text) = element.kind { return (text, element.span) }
      found.report(KindFault(key, .text, element))
      return nil
    }
  }

  /// An object with known keys; nil if the key is not given.
  public func object(
    _ key: String, allowing keys: [String]?, required: Bool = false
  ) -> ObjectReader? {
    guard let value = value(key, required: required) else { return nil }
    return ObjectReader(value, allowing: keys, named: key, into: found)
  }

  /// The members of an object whose keys are free; empty if the key is not given.
  public func members(_ key: String, required: Bool = false) -> [JSON5Value.Member] {
    object(key, allowing: nil, required: required)?.members ?? []
  }
}

extension LocalizedText {
  /// Reads `{ ru: '…', en: '…' }`, or one text for both languages; nil, with a finding, otherwise.
  public init?(_ value: JSON5Value, named name: String, into found: FindingCollector) {
    if case .string(let text) = value.kind {
      self.init(ru: text)
      return
    }
    guard case .object = value.kind else {
      found.report(KindFault(name, .localized, value))
      return nil
    }
    guard let reader = ObjectReader(value, allowing: ["ru", "en"], named: name, into: found),
      let ru = reader.text("ru", required: true)
    else { return nil }
    self.init(ru: ru, en: reader.text("en"))
  }
}
