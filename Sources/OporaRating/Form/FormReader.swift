import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Reads values of a form's tree and collects what is wrong with them.
///
/// Every method returns nil after it has put a finding, so callers go on reading and one run tells
/// all faults of a file.
struct FormReader {
  let found = FindingCollector()

  func report(
    _ code: String, at span: SourceSpan, severity: Severity = .error, value: String = "",
    _ message: LocalizedText, fix: LocalizedText = LocalizedText(ru: ""),
    replacement: String? = nil, related: [SourceSpan] = []
  ) {
    var finding = Finding(
      definition: code, at: span, message: message, fix: fix, replacement: replacement,
      related: related)
    finding.severity = severity
    finding.value = value
    found.add(finding)
  }

  /// The members of an object whose keys are all known; unknown ones are reported and left out.
  func fields(_ value: JSON5Value, keys: [String], named name: String? = nil) -> ObjectReader? {
    ObjectReader(value, allowing: keys, named: name, into: found)
  }

  /// Reports a word that is none of those allowed, with the nearest of them.
  func unknownWord(_ word: String, at span: SourceSpan, name: String, among words: [String]) {
    let nearest = Suggestion.nearest(to: word, among: words)
    let list = words.joined(separator: ", ")
    report(
      "E005", at: span, value: word,
      LocalizedText(
        ru: "«\(name)» — одно из: \(list), а стоит текст «\(word)»",
        en: "‘\(name)’ is one of: \(list), but found the text ‘\(word)’"),
      fix: nearest.map {
        LocalizedText(ru: "возможно, «\($0)»", en: "did you mean ‘\($0)’?")
      } ?? LocalizedText(ru: ""),
      replacement: nearest.map { "'\($0)'" })
  }

  /// A text that is not empty.
  func text(_ value: JSON5Value, name: String) -> String? {
    guard case .string(let text) = value.kind, !text.isEmpty else {
      found.reportKind(
        of: name, value,
        wanted: LocalizedText(ru: "непустой текст", en: "a text that is not empty"))
      return nil
    }
    return text
  }

  /// An exact number; a text in quotes is accepted if it is a decimal.
  func number(_ value: JSON5Value, name: String) -> ExactNumber? {
    let spelling: String? =
      switch value.kind {
      case .number(let text): text.hasPrefix("+") ? String(text.dropFirst()) : text
      case .string(let text): text
      default: nil
      }
    if let number = spelling.flatMap({ ExactNumber(decimal: $0) }) { return number }
    found.reportKind(of: name, value, wanted: LocalizedText(ru: "число", en: "a number"))
    return nil
  }

  /// A number within bounds; `above` is excluded, `atMost` included.
  func number(
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

  private func outside(
    _ number: ExactNumber, _ value: JSON5Value, _ name: String, _ bound: LocalizedText
  ) {
    report(
      "E901", at: value.span, value: number.description,
      LocalizedText(
        ru: "«\(name)» должно быть \(bound.ru), а стоит \(number)",
        en: "‘\(name)’ must be \(bound.en), but here stands \(number)"))
  }

  /// One of the spellings of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ value: JSON5Value, name: String, of _: Choice.Type
  ) -> Choice? {
    guard let text = text(value, name: name) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    unknownWord(text, at: value.span, name: name, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  func list(_ value: JSON5Value, name: String) -> [JSON5Value]? {
    if case .array(let items) = value.kind { return items }
    found.reportKind(
      of: name, value, wanted: LocalizedText(ru: "список [ … ]", en: "a list [ … ]"))
    return nil
  }
}
