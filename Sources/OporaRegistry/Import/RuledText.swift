import OporaDefinitions
import OporaLanguage

/// Texts that have a form of their own: addresses, identifiers, times, months of a year.
enum RuledText {
  /// The text in its stored spelling; nil if it is nothing of the kind.
  static func stored(_ text: String, _ rules: CellRules) -> String? {
    switch rules.kind {
    case .email: isEmail(text) ? text : nil
    case .uri: isAddress(text) ? text : nil
    case .uuid: isIdentifier(text) ? text.lowercased() : nil
    case .dateTime: dateTime(text, rules.moment)
    case .time: time(text, rules.moment)
    case .yearMonth: yearMonth(text)
    case .duration: StructuredText.isDuration(text) ? text : nil
    case .geopoint: StructuredText.place(text)
    case .object: StructuredText.isJSON(text, array: false) ? text : nil
    case .array: StructuredText.isJSON(text, array: true) ? text : nil
    default: text
    }
  }

  private static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else {
      return false
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
  }

  private static func isAddress(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
    let scheme = text[..<colon]
    return scheme.utf8.allSatisfy { ($0 | 0x20) &- 97 < 26 || $0 &- 48 < 10 || $0 == 0x2B }
      && text.index(after: colon) < text.endIndex && !text.contains(where: \.isWhitespace)
  }

  private static func isIdentifier(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.joined().utf8.allSatisfy { $0 &- 48 < 10 || ($0 | 0x20) &- 97 < 6 }
  }

  private static func dateTime(_ text: String, _ pattern: MomentPattern?) -> String? {
    if let moment = pattern?.read(text) {
      return moment.calendarDay.map { $0.iso + "T" + moment.time }
    }
    if pattern?.isMonthFirst == true { return nil }
    let pieces = text.split(maxSplits: 1) { $0 == "T" || $0 == " " || $0 == "\u{A0}" }
    guard var first = pieces.first.map(String.init) else { return nil }
    let reading = first.withUTF8 { DateCell.read(UnsafeRawBufferPointer($0)) }
    guard case .day(let day) = reading else { return nil }
    guard pieces.count == 2 else { return day.iso + "T00:00:00" }
    return time(String(pieces[1]), nil).map { day.iso + "T" + $0 }
  }

  /// `12:30`, `9:05:07`, `12:30:00.25Z`; parts of seconds and the zone are dropped.
  private static func time(_ text: String, _ pattern: MomentPattern?) -> String? {
    if let moment = pattern?.read(text) { return moment.time }
    let plain = text.prefix { $0 != "Z" && $0 != "+" && $0 != "." }
    let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 &- 48 < 10 } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
    let padded = (numbers + [0]).prefix(3).map { ($0 < 10 ? "0" : "") + String($0) }
    return padded.joined(separator: ":")
  }

  /// `2024-03`, `03.2024`, «март 2024».
  private static func yearMonth(_ text: String) -> String? {
    let words = text.split { "-./ \u{A0}".contains($0) }.filter { $0 != "г" }
    guard words.count == 2 else { return nil }
    let isYearFirst = words[0].utf8.count == 4 && words[0].utf8.allSatisfy { $0 &- 48 < 10 }
    let (year, word) = isYearFirst ? (words[0], words[1]) : (words[1], words[0])
    guard year.utf8.count == 4, let value = Int(year), value > 0,
      let month = Int(word) ?? MonthName.number(of: String(word)), (1...12).contains(month)
    else { return nil }
    return "\(year)-" + (month < 10 ? "0" : "") + String(month)
  }
}
