import OporaDiagnostics
import OporaLanguage

/// Checks the spelling of period ids in definitions; their meaning belongs to the registry.
enum PeriodID {
  /// Whether the text is a period id such as `2024-S1`; reports `E010` or `E011` if not.
  static func isRight(_ text: String, at span: SourceSpan, into found: FindingCollector) -> Bool {
    if let alike = cyrillic(in: text) {
      found.report(lookAlike: alike, in: text, at: span)
      return false
    }
    if order(text) != nil { return true }
    let advice = advice(for: text)
    found.report(
      "E010", at: span,
      .init(ru: "«\(text)»: \(advice.ru)", en: "‘\(text)’: \(advice.en)"),
      fix: .init(
        ru: "запишите период как «2024-S1», «2024-Q1», «2024-03» или «2024»",
        en: "write the period as ‘2024-S1’, ‘2024-Q1’, ‘2024-03’ or ‘2024’"))
    return false
  }

  /// A Cyrillic letter typed for `S`, `H` or `Q`; С sounds like S, though it looks like C.
  private static func cyrillic(
    in text: String
  ) -> (offset: Int, letter: Unicode.Scalar, mended: String)? {
    let meant: [Unicode.Scalar: Unicode.Scalar] = [
      "С": "S", "с": "S", "Ѕ": "S", "Н": "H", "н": "H", "К": "Q", "к": "Q",
    ]
    let scalars = Array(text.unicodeScalars)
    guard let offset = scalars.firstIndex(where: { meant[$0] != nil }) else { return nil }
    let mended = String(
      String.UnicodeScalarView(scalars.map { meant[$0] ?? $0 }))
    return order(mended) == nil ? nil : (offset, scalars[offset], mended)
  }

  private static func advice(for text: String) -> LocalizedText {
    let last = text.split(separator: "-").last ?? ""
    if last.hasPrefix("S") || last.hasPrefix("H") {
      return .init(
        ru: "в году два полугодия, S1 и S2", en: "a year has two half-years, S1 and S2")
    }
    if last.hasPrefix("Q") {
      return .init(
        ru: "в году четыре квартала, Q1…Q4", en: "a year has four quarters, Q1…Q4")
    }
    if last.count == 2, text.count == 7 {
      return .init(ru: "в году двенадцать месяцев", en: "a year has twelve months")
    }
    return .init(ru: "это не период", en: "this is no period")
  }

  /// The month in which a period begins, counted from year 0, for comparing; nil if the text is
  /// no period id.
  static func order(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, first.utf8.count == 4, let year = number(first),
      (1900...2200).contains(year)
    else { return nil }
    var rest = parts.dropFirst()
    let isSchool = rest.first.flatMap(number).map { $0 == (year + 1) % 100 && $0 > 12 } ?? false
    if isSchool { rest = rest.dropFirst() }
    let start = year * 12
    guard let word = rest.first else { return isSchool ? start + 8 : start }
    guard rest.count == 1 else { return nil }
    switch (word, isSchool) {
    case ("S1", true), ("H1", true): return start + 8
    case ("S2", true), ("H2", true): return start + 12
    case ("S1", false), ("H1", false): return start
    case ("S2", false), ("H2", false): return start + 6
    case ("Q1", false), ("Q2", false), ("Q3", false), ("Q4", false):
      return word.last?.wholeNumberValue.map { start + 3 * ($0 - 1) }
    default:
      guard !isSchool, word.utf8.count == 2, let month = number(word), (1...12).contains(month)
      else { return nil }
      return start + month - 1
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }
}
