import OporaDiagnostics
import OporaLanguage

/// What kind of thing a name should have named.
enum NamedThing {
  case source, column, key, unit, indicator, rating, name, function

  func message(_ name: String, of owner: String?, suggesting near: String?) -> LocalizedText {
    let bare = message(name, of: owner)
    guard suggestsInMessage, let near else { return bare }
    return LocalizedText(
      ru: bare.ru + "; возможно, «\(near)»", en: bare.en + "; did you mean ‘\(near)’?")
  }

  /// The nearest known name, if the message does not have it, and the known ones.
  func advice(known: [String], suggesting near: String?) -> LocalizedText {
    let list = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    guard !known.isEmpty else { return LocalizedText(ru: "") }
    let available = LocalizedText(ru: "доступны: \(list)", en: "available: \(list)")
    guard let near, !suggestsInMessage else { return available }
    let maybe = LocalizedText(ru: "возможно, «\(near)»", en: "did you mean ‘\(near)’?")
    if self == .function { return maybe }
    return LocalizedText(
      ru: "\(maybe.ru); \(available.ru)", en: "\(maybe.en) \(available.en)")
  }

  private func message(_ name: String, of owner: String?) -> LocalizedText {
    let inSource = owner.map {
      LocalizedText(ru: "в источнике «\($0)»", en: "the source ‘\($0)’ has")
    }
    let here = inSource ?? LocalizedText(ru: "в форме", en: "the form has")
    return switch self {
    case .source: .init(ru: "нет источника «\(name)»", en: "there is no source ‘\(name)’")
    case .column:
      .init(ru: "\(here.ru) нет столбца «\(name)»", en: "\(here.en) no column ‘\(name)’")
    case .key: .init(ru: "\(here.ru) нет ключа «\(name)»", en: "\(here.en) no key ‘\(name)’")
    case .unit: .init(ru: "нет единицы «\(name)»", en: "there is no unit ‘\(name)’")
    case .indicator:
      .init(ru: "нет показателя «\(name)»", en: "there is no indicator ‘\(name)’")
    case .rating: .init(ru: "нет рейтинга «\(name)»", en: "there is no rating ‘\(name)’")
    case .name: .init(ru: "неизвестное имя «\(name)»", en: "unknown name ‘\(name)’")
    case .function: .init(ru: "нет функции «\(name)»", en: "there is no function ‘\(name)’")
    }
  }

  var code: String {
    switch self {
    case .source, .column, .key, .unit: "E207"
    case .indicator, .rating: "E602"
    case .name: "E201"
    case .function: "E202"
    }
  }

  /// Whether the suggestion belongs into the message itself.
  var suggestsInMessage: Bool { code == "E207" || code == "E602" }
}

extension FindingCollector {
  /// Reports a name that names nothing, with the nearest known one and the list of known ones.
  func reportUnknown(
    _ thing: NamedThing, _ name: String, at span: SourceSpan, known: [String], of owner: String?
  ) {
    if let alike = LookAlike.find(in: name), known.contains(alike.mended) {
      report(lookAlike: alike, in: name, at: span)
      return
    }
    let near = Suggestion.nearest(to: name, among: known)
    let isQuoted = span.length == name.unicodeScalars.count + 2
    report(
      thing.code, at: span, thing.message(name, of: owner, suggesting: near),
      fix: thing.advice(known: known, suggesting: near),
      replacement: near.map { isQuoted ? "'\($0)'" : $0 })
  }

  /// Reports a value outside a code list (`E204`).
  func reportUnknownCode(
    _ code: String, at span: SourceSpan, known: [String], column: String?, meant: String? = nil
  ) {
    if let alike = LookAlike.find(in: code), known.contains(alike.mended) {
      report(lookAlike: alike, in: code, at: span)
      return
    }
    let near = meant ?? Suggestion.nearest(to: code, among: known)
    let list = known.joined(separator: ", ")
    let owner = LocalizedText(
      ru: column.map { "у столбца «\($0)»" } ?? "в списке кодов",
      en: column.map { "the column ‘\($0)’ has" } ?? "the code list has")
    report(
      "E204", at: span,
      .init(ru: "\(owner.ru) нет значения «\(code)»", en: "\(owner.en) no value ‘\(code)’"),
      fix: .init(
        ru: (near.map { "возможно, «\($0)»; " } ?? "") + "допустимы: \(list)",
        en: (near.map { "did you mean ‘\($0)’? " } ?? "") + "allowed: \(list)"),
      replacement: span.length == code.unicodeScalars.count + 2 ? near.map { "'\($0)'" } : nil)
  }
}
