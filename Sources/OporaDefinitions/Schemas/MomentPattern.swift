public import OporaLanguage

/// How days and times are written, in the directives of `strptime`: `%d.%m.%Y`, `%H:%M`.
///
/// Days and months may have one digit; month names are Russian or English.
public struct MomentPattern: Sendable, Hashable {
  /// A day and a time of day, as far as a pattern names them.
  public struct Moment: Sendable, Hashable {
    /// The year; 1900 if not named.
    public var year = 1900
    /// The month, 1…12; 1 if not named.
    public var month = 1
    /// The day of the month; 1 if not named.
    public var day = 1
    /// The hour, 0…23.
    public var hour = 0
    /// The minute.
    public var minute = 0
    /// The second.
    public var second = 0

    /// The calendar day; nil if the calendar lacks it.
    public var calendarDay: CalendarDay? { CalendarDay(year: year, month: month, day: day) }
    /// The time as `12:30:00`.
    public var time: String {
      [hour, minute, second].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
    }

    /// The first moment of the year 1900.
    public init() {}
  }

  private enum Part: Hashable {
    case literal(Character)
    case directive(Character)
  }

  private let parts: [Part]
  private static let directives: [Character: String] = [
    "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "D": "%m/%d/%y",
  ]

  /// Reads a pattern; nil if it has a directive that is not supported.
  public init?(_ text: String) {
    var parts: [Part] = []
    var isDirective = false
    for character in text {
      guard isDirective else {
        if character == "%" { isDirective = true } else { parts.append(.literal(character)) }
        continue
      }
      isDirective = false
      if character == "%" {
        parts.append(.literal("%"))
      } else if let longer = MomentPattern.directives[character],
        let inner = MomentPattern(longer)
      {
        parts += inner.parts
      } else if "dmYyHMSfbBhe".contains(character) {
        parts.append(.directive(character))
      } else {
        return nil
      }
    }
    guard !isDirective, !parts.isEmpty else { return nil }
    self.parts = parts
  }

  /// Whether the month stands before the day, so that `01/02/2024` is the second of January.
  public var isMonthFirst: Bool {
    let order = parts.compactMap { part -> Character? in
      if case .directive(let character) = part, "dmeYy".contains(character) { return character }
      return nil
    }
    return order.first == "m" && order.dropFirst().first.map { "de".contains($0) } == true
  }

  /// The moment of a text, of which every character must fit; nil if it does not.
  ///
  /// A moment whose day the calendar lacks is given as it stands.
  public func read(_ text: String) -> Moment? {
    var moment = Moment()
    var rest = Substring(text)
    for part in parts {
      switch part {
      case .literal(let character):
        guard rest.first == character else { return nil }
        rest.removeFirst()
      case .directive(let directive):
        guard MomentPattern.take(directive, from: &rest, into: &moment) else { return nil }
      }
    }
    return rest.isEmpty ? moment : nil
  }

  private static func take(
    _ directive: Character, from rest: inout Substring, into moment: inout Moment
  ) -> Bool {
    if "bBh".contains(directive) {
      let word = rest.prefix { $0.isLetter }
      guard let month = MonthName.number(of: String(word)) else { return false }
      rest = rest.dropFirst(word.count)
      moment.month = month
      return true
    }
    let longest = directive == "Y" ? 4 : directive == "f" ? 6 : 2
    let digits = rest.prefix(longest).prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits), directive != "Y" || digits.count == 4,
      directive != "y" || digits.count == 2
    else { return false }
    rest = rest.dropFirst(digits.count)
    switch directive {
    case "d", "e": moment.day = value
    case "m": moment.month = value
    case "Y": moment.year = value
    case "y": moment.year = value < 40 ? 2000 + value : 1900 + value
    case "H": moment.hour = value
    case "M": moment.minute = value
    case "S": moment.second = value
    default: break
    }
    return moment.hour < 24 && moment.minute < 60 && moment.second < 60
  }
}

/// Months by their names, full or short, Russian (in the cases of dates) or English.
public enum MonthName {
  private static let stems: [(ru: [String], en: String)] = [
    (["январь", "января"], "january"), (["февраль", "февраля"], "february"),
    (["март", "марта"], "march"), (["апрель", "апреля"], "april"), (["май", "мая"], "may"),
    (["июнь", "июня"], "june"), (["июль", "июля"], "july"), (["август", "августа"], "august"),
    (["сентябрь", "сентября"], "september"), (["октябрь", "октября"], "october"),
    (["ноябрь", "ноября"], "november"), (["декабрь", "декабря"], "december"),
  ]

  /// The number of a month, 1…12, by its name or by its first three letters or more; nil for other
  /// words.
  public static func number(of word: String) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    let index = stems.firstIndex { names in
      names.ru.contains { $0.hasPrefix(word) } || names.en.hasPrefix(word)
    }
    return index.map { $0 + 1 }
  }
}
