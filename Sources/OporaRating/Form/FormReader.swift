import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Reads values of a form's tree and collects what is wrong with them.
///
/// Every method returns nil after it has put a finding, so callers go on reading and one run tells
/// all faults of a file.
struct FormReader {
  var findings: [Finding] = []

  /// Whether a fault was found that forbids using the form.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  mutating func report(
    _ code: String, at span: SourceSpan, severity: Severity = .error, value: String = "",
    _ message: LocalizedText, fix: LocalizedText = LocalizedText(ru: ""),
    replacement: String? = nil, related: [SourceSpan] = []
  ) {
    findings.append(
      Finding(
        code: code, severity: severity, place: FormReader.place(span), value: value,
        message: message, fix: fix, replacement: replacement,
        related: related.map(FormReader.place)))
  }

  private static func place(_ span: SourceSpan) -> Place {
    Place(file: span.file, line: span.line, column: span.column, length: max(1, span.length))
  }

  /// The members of an object whose keys are all known; unknown ones are reported and left out.
  mutating func fields(_ value: JSON5Value, keys: [String], of what: LocalizedText) -> FormFields? {
    guard case .object(let members) = value.kind else {
      wrongKind(
        value, name: what, expected: LocalizedText(ru: "объект { … }", en: "an object { … }"))
      return nil
    }
    for member in members where !keys.contains(member.key) {
      unknown(
        member.key, at: member.keySpan, among: keys, code: "E003",
        LocalizedText(ru: "неизвестный ключ", en: "unknown key"))
    }
    return FormFields(value: value, what: what)
  }

  /// Reports a name that is none of those allowed, with the nearest of them.
  mutating func unknown(
    _ name: String, at span: SourceSpan, among names: [String], code: String,
    _ message: LocalizedText
  ) {
    let nearest = NearestName.find(name, among: names)
    report(
      code, at: span, value: name,
      LocalizedText(
        ru: "\(message.ru) «\(name)»" + (nearest.map { "; возможно, «\($0)»" } ?? ""),
        en: "\(message.en) ‘\(name)’" + (nearest.map { "; perhaps ‘\($0)’" } ?? "")),
      fix: names.isEmpty || names.count > 20
        ? LocalizedText(ru: "")
        : LocalizedText(
          ru: "допустимы: " + names.joined(separator: ", "),
          en: "allowed: " + names.joined(separator: ", ")),
      replacement: nearest)
  }

  mutating func wrongKind(_ value: JSON5Value, name: LocalizedText, expected: LocalizedText) {
    let found = value.kindInWords
    report(
      "E005", at: value.span,
      LocalizedText(
        ru: "«\(name.ru)» — \(expected.ru), а стоит \(found.ru)",
        en: "‘\(name.en)’ is \(expected.en), but here stands \(found.en)"))
  }

  /// The value of a key that must be there.
  mutating func required(_ key: String, in fields: FormFields) -> JSON5Value? {
    if let value = fields.value[key] { return value }
    report(
      "E004", at: fields.value.span.first,
      LocalizedText(
        ru: "нет обязательного ключа «\(key)» (\(fields.what.ru))",
        en: "the required key ‘\(key)’ is missing (\(fields.what.en))"))
    return nil
  }

  /// A text that is not empty.
  mutating func text(_ value: JSON5Value, name: String) -> String? {
    guard case .string(let text) = value.kind, !text.isEmpty else {
      wrongKind(
        value, name: LocalizedText(ru: name),
        expected: LocalizedText(ru: "непустой текст", en: "a text that is not empty"))
      return nil
    }
    return text
  }

  /// A text, or an object with `ru` and perhaps `en`.
  mutating func localized(_ value: JSON5Value, name: String) -> LocalizedText? {
    if case .string = value.kind { return text(value, name: name).map { LocalizedText(ru: $0) } }
    guard case .object = value.kind,
      let fields = fields(value, keys: ["ru", "en"], of: LocalizedText(ru: name)),
      let russian = required("ru", in: fields).flatMap({ text($0, name: "ru") })
    else {
      if case .object = value.kind { return nil }
      wrongKind(
        value, name: LocalizedText(ru: name),
        expected: LocalizedText(
          ru: "текст или { ru: '…', en: '…' }", en: "a text or { ru: '…', en: '…' }"))
      return nil
    }
    return LocalizedText(ru: russian, en: fields.value["en"].flatMap { text($0, name: "en") })
  }

  /// An exact number; a text in quotes is accepted if it is a decimal.
  mutating func number(_ value: JSON5Value, name: String) -> ExactNumber? {
    let spelling: String? =
      switch value.kind {
      case .number(let text): text.hasPrefix("+") ? String(text.dropFirst()) : text
      case .string(let text): text
      default: nil
      }
    if let number = spelling.flatMap({ ExactNumber(decimal: $0) }) { return number }
    wrongKind(
      value, name: LocalizedText(ru: name),
      expected: LocalizedText(ru: "десятичное число", en: "a decimal number"))
    return nil
  }

  /// A number within bounds; `above` is excluded, `atMost` included.
  mutating func number(
    _ value: JSON5Value, name: String, above lower: Int? = nil, atLeast least: Int? = nil,
    atMost upper: Int? = nil
  ) -> ExactNumber? {
    guard let number = number(value, name: name) else { return nil }
    if let lower, number <= ExactNumber(lower) {
      outside(number, value, name, LocalizedText(ru: "больше \(lower)", en: "above \(lower)"))
      return nil
    }
    if let least, number < ExactNumber(least) {
      outside(
        number, value, name, LocalizedText(ru: "не меньше \(least)", en: "at least \(least)"))
      return nil
    }
    if let upper, number > ExactNumber(upper) {
      outside(number, value, name, LocalizedText(ru: "не больше \(upper)", en: "at most \(upper)"))
      return nil
    }
    return number
  }

  private mutating func outside(
    _ number: ExactNumber, _ value: JSON5Value, _ name: String, _ bound: LocalizedText
  ) {
    report(
      "E901", at: value.span, value: number.description,
      LocalizedText(
        ru: "«\(name)» должно быть \(bound.ru), а стоит \(number)",
        en: "‘\(name)’ must be \(bound.en), but here stands \(number)"))
  }

  /// One of the spellings of an enumeration.
  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ value: JSON5Value, name: String, of _: Choice.Type
  ) -> Choice? {
    guard let text = text(value, name: name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    unknownValue(text, at: value.span, name: name, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  mutating func unknownValue(
    _ text: String, at span: SourceSpan, name: String, among names: [String]
  ) {
    unknown(
      text, at: span, among: names, code: "E902",
      LocalizedText(ru: "у «\(name)» нет значения", en: "‘\(name)’ has no value"))
  }

  mutating func list(_ value: JSON5Value, name: String) -> [JSON5Value]? {
    if case .array(let items) = value.kind { return items }
    wrongKind(
      value, name: LocalizedText(ru: name),
      expected: LocalizedText(ru: "список [ … ]", en: "a list [ … ]"))
    return nil
  }
}

/// The members of an object, and what the object is in words.
struct FormFields {
  var value: JSON5Value
  var what: LocalizedText

  subscript(key: String) -> JSON5Value? { value[key] }
}

extension SourceSpan {
  /// The first character of the span: an object is marked by its brace.
  var first: SourceSpan { SourceSpan(file: file, line: line, column: column) }
}

extension JSON5Value {
  /// What stands there, for messages.
  var kindInWords: LocalizedText {
    switch kind {
    case .null: LocalizedText(ru: "null")
    case .bool(let value): LocalizedText(ru: "\(value)")
    case .number(let text): LocalizedText(ru: "число \(text)", en: "the number \(text)")
    case .string(let text): LocalizedText(ru: "текст «\(text)»", en: "the text ‘\(text)’")
    case .array: LocalizedText(ru: "список", en: "a list")
    case .object: LocalizedText(ru: "объект", en: "an object")
    }
  }
}
