/// Lists in a sentence: «a, b и c», and long ones cut with their count: «a, b и ещё 7».
public enum ListText {
  /// The items as one phrase; empty for no items.
  ///
  /// `limit` items, at least one, are shown in full; the rest is counted («и ещё 3»).
  public static func joined(
    _ items: [String], _ language: Language, limit: Int = 5
  ) -> String {
    let conjunction = language == .ru ? " и " : " and "
    let shown = max(1, limit)
    guard items.count > shown else {
      guard items.count > 1, let last = items.last else { return items.first ?? "" }
      return items.dropLast().joined(separator: ", ") + conjunction + last
    }
    let rest = NumberStyle(language).integer(items.count - shown)
    let more = language == .ru ? " и\u{A0}ещё\u{A0}\(rest)" : " and \(rest)\u{A0}more"
    return items.prefix(shown).joined(separator: ", ") + more
  }

  /// The items in quotation marks of the language, as one phrase.
  public static func quoted(
    _ items: [String], _ language: Language, limit: Int = 5
  ) -> String {
    let marks = language == .ru ? ("«", "»") : ("“", "”")
    return joined(items.map { marks.0 + $0 + marks.1 }, language, limit: limit)
  }
}
