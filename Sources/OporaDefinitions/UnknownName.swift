import OporaDiagnostics
import OporaLanguage

/// What kind of thing a name should have named.
enum NamedThing {
  case source, column, key, unit, indicator, name, function

  func message(_ name: String, of owner: String?) -> LocalizedText {
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
    case .name: .init(ru: "неизвестное имя «\(name)»", en: "unknown name ‘\(name)’")
    case .function: .init(ru: "нет функции «\(name)»", en: "there is no function ‘\(name)’")
    }
  }

  var code: String {
    switch self {
    case .source, .column, .key, .unit: "E207"
    case .indicator: "E602"
    case .name: "E201"
    case .function: "E202"
    }
  }
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
    let message = thing.message(name, of: owner)
    let list = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    let isQuoted = span.length == name.unicodeScalars.count + 2
    let maybe = near.map { LocalizedText(ru: "возможно, «\($0)»", en: "did you mean ‘\($0)’?") }
    let available =
      known.isEmpty
      ? nil : LocalizedText(ru: "доступны: \(list)", en: "available: \(list)")
    let advice = [maybe, available].compactMap { $0 }
    report(
      thing.code, at: span, message,
      fix: LocalizedText(
        ru: advice.map(\.ru).joined(separator: "; "),
        en: advice.map(\.en).joined(separator: "; ").replacing("?;", with: "?")),
      replacement: near.map { isQuoted ? "'\($0)'" : $0 })
  }

  /// Reports a value outside a code list (`E204`).
  func reportUnknownCode(
    _ code: String, at span: SourceSpan, known: [String], column: String?
  ) {
    if let alike = LookAlike.find(in: code), known.contains(alike.mended) {
      report(lookAlike: alike, in: code, at: span)
      return
    }
    let near = Suggestion.nearest(to: code, among: known)
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
      replacement: near.map { "'\($0)'" })
  }
}
