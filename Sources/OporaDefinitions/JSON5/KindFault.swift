import OporaDiagnostics
public import OporaLanguage

/// A value of another kind than the key wants (`E005`).
struct KindFault {
  /// What was wanted.
  enum Wanted {
    case text
    case bool
    case integer(ClosedRange<Int>)
    case number(ClosedRange<ExactNumber>?)
    case choice([String])
    case localized
    case array
    case object
    case other(LocalizedText)
  }

  let name: String?
  let wanted: Wanted
  let value: JSON5Value

  init(_ name: String?, _ wanted: Wanted, _ value: JSON5Value) {
    self.name = name
    self.wanted = wanted
    self.value = value
  }

  var message: LocalizedText {
    let subject = LocalizedText(
      ru: name.map { "«\($0)»" } ?? "определение", en: name.map { "‘\($0)’" } ?? "the definition")
    return LocalizedText(
      ru: "\(subject.ru) — \(wanted.words.ru), а стоит \(value.words.ru)",
      en: "\(subject.en) is \(wanted.words.en), but found \(value.words.en)")
  }

  var suggestion: String? {
    guard case .choice(let words) = wanted, case .string(let text) = value.kind else { return nil }
    return Suggestion.nearest(to: text, among: words)
  }
}

extension FindingCollector {
  func report(_ fault: KindFault) {
    let mended = fault.suggestion
    let fix = mended.map {
      LocalizedText(ru: "возможно, «\($0)»", en: "did you mean ‘\($0)’?")
    }
    report(
      "E005", at: fault.value.span, fault.message, fix: fix ?? LocalizedText(ru: ""),
      replacement: mended.map { "'\($0)'" })
  }

  /// Reports that a value is not what its key wants: «name» — `wanted`, а стоит ….
  ///
  /// - Parameters:
  ///   - name: The key.
  ///   - value: The value found.
  ///   - wanted: What is wanted, in words: «код из восьми цифр».
  public func reportKind(of name: String, _ value: JSON5Value, wanted: LocalizedText) {
    report(KindFault(name, .other(wanted), value))
  }

  /// Reports a key that is not known (`E003`), with the nearest known one.
  public func reportUnknownKey(_ key: String, at span: SourceSpan, known: [String]) {
    if let alike = LookAlike.find(in: key), known.contains(alike.mended) {
      report(lookAlike: alike, in: key, at: span)
      return
    }
    let near = Suggestion.nearest(to: key, among: known)
    let list = known.joined(separator: ", ")
    report(
      "E003", at: span,
      .init(
        ru: "неизвестный ключ «\(key)»" + (near.map { "; возможно, «\($0)»" } ?? ""),
        en: "unknown key ‘\(key)’" + (near.map { "; did you mean ‘\($0)’?" } ?? "")),
      fix: near == nil
        ? .init(ru: "допустимы: \(list)", en: "allowed: \(list)")
        : .init(ru: "замените на «\(near ?? "")»", en: "replace by ‘\(near ?? "")’"),
      replacement: near)
  }

  /// Reports a Cyrillic letter in a Latin name (`E011`); the caret stands under the letter.
  func report(
    lookAlike alike: (offset: Int, letter: Unicode.Scalar, mended: String), in name: String,
    at span: SourceSpan
  ) {
    let latin = String(alike.mended.unicodeScalars.dropFirst(alike.offset).prefix(1))
    let letter = String(Character(alike.letter))
    var place = span
    let quoted = span.length == name.unicodeScalars.count + 2 ? 1 : 0
    place.column += alike.offset + quoted
    place.length = 1
    report(
      "E011", at: place,
      .init(
        ru: "в «\(name)» буква «\(letter)» русская; нужна латинская «\(latin)»",
        en: "in ‘\(name)’ the letter ‘\(letter)’ is Cyrillic; a Latin ‘\(latin)’ is needed"),
      fix: .init(ru: "наберите «\(alike.mended)»", en: "type ‘\(alike.mended)’"),
      replacement: latin)
  }
}

extension KindFault.Wanted {
  var words: LocalizedText {
    switch self {
    case .text: .init(ru: "текст", en: "a text")
    case .bool: .init(ru: "true или false", en: "true or false")
    case .integer(let range) where range.upperBound == Int.max:
      .init(
        ru: "целое число не меньше \(range.lowerBound)",
        en: "a whole number not less than \(range.lowerBound)")
    case .integer(let range):
      .init(
        ru: "целое число от \(range.lowerBound) до \(range.upperBound)",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .number(let range?):
      .init(
        ru: "число от \(range.lowerBound.description) до \(range.upperBound.description)",
        en: "a number from \(range.lowerBound.description) to \(range.upperBound.description)")
    case .number: .init(ru: "число", en: "a number")
    case .choice(let words):
      .init(
        ru: "одно из: \(words.joined(separator: ", "))",
        en: "one of: \(words.joined(separator: ", "))")
    case .localized:
      .init(ru: "текст или { ru: '…', en: '…' }", en: "a text or { ru: '…', en: '…' }")
    case .array: .init(ru: "список [ … ]", en: "a list [ … ]")
    case .object: .init(ru: "объект { … }", en: "an object { … }")
    case .other(let words): words
    }
  }
}

extension JSON5Value {
  /// What the value is, in words, for messages: текст «один», число 1.5.
  public var words: LocalizedText {
    switch kind {
    case .null: .init(ru: "null", en: "null")
    case .bool(let flag): .init(ru: flag ? "true" : "false")
    case .number(let text): .init(ru: "число \(text)", en: "the number \(text)")
    case .string(let text):
      .init(ru: "текст «\(text.prefix(60))»", en: "the text ‘\(text.prefix(60))’")
    case .array: .init(ru: "список", en: "a list")
    case .object: .init(ru: "объект", en: "an object")
    }
  }

  /// The number as an exact one, exponents included; nil for other kinds and absurdly long numbers.
  public var exactNumber: ExactNumber? {
    guard case .number(let text) = kind else { return nil }
    return ExactNumber(decimal: text)
  }
}
