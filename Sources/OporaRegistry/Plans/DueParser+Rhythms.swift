// How often: «ежемесячно», «2 раза в год», «каждый четверг», «до 10 числа каждого месяца».
extension DueParser {
  mutating func rhythm() -> Bool {
    let start = position
    if let word = word() {
      if let rhythm = DueParser.adverb(word) {
        position += 1
        add(.rhythm(rhythm))
        return true
      }
      if word.hasPrefix("кажд"), let rhythm = every() {
        add(.rhythm(rhythm))
        return true
      }
    }
    if isWord(0, "по"), let next = word(1), let each = DueParser.plurals[next] {
      position += 2
      add(.rhythm(each))
      return true
    }
    if let rhythm = weekday() ?? endOfEach() {
      add(.rhythm(rhythm))
      return true
    }
    if let rhythm = times() {
      add(.rhythm(rhythm))
      return true
    }
    position = start
    return false
  }

  /// «по полугодиям», «по кварталам».
  private static let plurals: [String: DueRhythm] = [
    "полугодиям": .perHalfYear(1), "кварталам": .perQuarter(1), "месяцам": .perMonth(1),
    "неделям": .weeks(1), "годам": .perYear(1),
  ]

  private static func adverb(_ word: String) -> DueRhythm? {
    let stems: [(String, DueRhythm)] = [
      ("еженедель", .weeks(1)), ("ежемесячн", .perMonth(1)), ("помесячн", .perMonth(1)),
      ("ежекварт", .perQuarter(1)), ("поквартал", .perQuarter(1)), ("ежегод", .perYear(1)),
      ("полугодов", .perHalfYear(1)), ("ежеполугод", .perHalfYear(1)),
    ]
    return stems.first { word.hasPrefix($0.0) }?.1
  }

  /// «каждый месяц», «каждую последнюю пятницу месяца», «каждый четверг».
  private mutating func every() -> DueRhythm? {
    var distance = 1
    while let word = word(distance), distance <= 3 {
      if let unit = DueParser.unit(word) {
        // «каждого месяца» belongs to a day of the month; see `dayOfMonth`.
        position += distance + 1
        return unit
      }
      if DueParser.isWeekday(word) {
        position += distance + 1
        if let next = self.word(), next.hasPrefix("месяц") {
          position += 1
          return .perMonth(1)
        }
        return .weeks(1)
      }
      distance += 1
    }
    return nil
  }

  /// «последний четверг месяца», «по субботам».
  private mutating func weekday() -> DueRhythm? {
    guard let next = word(1), DueParser.isWeekday(next) else { return nil }
    if isWord(0, "по") {
      position += 2
      return .weeks(1)
    }
    guard ordinalHere() != nil || word()?.hasPrefix("последн") == true else { return nil }
    position += 2
    while let word = word(), word.hasPrefix("кажд") || word.hasPrefix("месяц") { position += 1 }
    return .perMonth(1)
  }

  /// «в конце каждого полугодия», «до конца квартала».
  private mutating func endOfEach() -> DueRhythm? {
    var distance = isWord(0, "в", "до", "к", "по") ? 1 : 0
    guard let word = word(distance),
      word.hasPrefix("конц") || word.hasPrefix("итог") || word == "окончании"
    else { return nil }
    distance += 1
    while let next = self.word(distance), next.hasPrefix("кажд") || next.hasPrefix("отчетн") {
      distance += 1
    }
    guard let next = self.word(distance), let unit = DueParser.unit(next), unit != .perYear(1)
    else { return nil }
    position += distance + 1
    return unit
  }

  /// «2 раза в год», «не реже 1 раза в полугодие», «раз/квартал», «дважды в год», «раз в 2 месяца».
  private mutating func times() -> DueRhythm? {
    let start = position
    var count = 1
    if isWord(0, "не"), isWord(1, "реже", "менее", "чаще", "более") {
      position += 2
      if isWord(0, "чем") { position += 1 }
    }
    if let word = word(), let times = DueWords.times(word) {
      count = times
      position += 1
    } else {
      if let number = ordinalHere() {
        count = number
        position += 1
        if token() == .dash, ordinalHere(1) != nil { position += 2 }
      }
      guard isWord(0, "раз", "раза", "разу", "разов") else {
        position = start
        return nil
      }
      position += 1
    }
    if isWord(0, "в", "за", "на") || token() == .slash { position += 1 }
    var span = 1
    if let number = ordinalHere(), word(1) != nil {
      span = number
      position += 1
    }
    while let word = word(),
      ["учебн", "календарн", "кажд", "отчетн"].contains(where: {
        word.hasPrefix($0)
      })
    {
      position += 1
    }
    guard let word = word(), let unit = DueParser.unit(word) else {
      position = start
      return nil
    }
    position += 1
    return DueParser.rhythm(count, in: span, unit)
  }

  private static func rhythm(_ count: Int, in span: Int, _ unit: DueRhythm) -> DueRhythm {
    switch unit {
    case .weeks: .weeks(span)
    case .perMonth: span > 1 ? .everyMonths(span) : .perMonth(count)
    case .perQuarter: .perQuarter(count)
    case .perHalfYear: .perHalfYear(count)
    default: .perYear(span > 1 ? 1 : count)
    }
  }

  private static func unit(_ word: String) -> DueRhythm? {
    if word.hasPrefix("недел") { return .weeks(1) }
    if word.hasPrefix("месяц") || word == "мес" { return .perMonth(1) }
    if word.hasPrefix("кварт") || word == "кв" { return .perQuarter(1) }
    if word.hasPrefix("полугод") || word.hasPrefix("полгод") { return .perHalfYear(1) }
    return DueWords.isYear(word) ? .perYear(1) : nil
  }

  private static func isWeekday(_ word: String) -> Bool {
    ["понедель", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен"].contains {
      word.hasPrefix($0)
    }
  }

  /// «до 10 числа», «не позднее 5-го рабочего дня месяца, следующего за отчётным».
  mutating func dayOfMonth() -> Bool {
    let start = position
    if isWord(0, "не"), isWord(1, "позднее", "позже") {
      position += 2
    } else if isWord(0, "до", "к") {
      position += 1
    }
    guard case .number(let day, _)? = token(), (1...31).contains(day) else {
      position = start
      return false
    }
    position += 1
    var isWorkday = false
    if let word = word(), word.hasPrefix("рабоч") {
      isWorkday = true
      position += 1
    }
    let isDay = word().map { $0.hasPrefix("числ") || $0 == "дня" || $0 == "день" } ?? false
    guard isDay else {
      position = start
      return false
    }
    position += 1
    var isNext = false
    while let word = skippingComma() {
      guard
        ["кажд", "месяц", "квартал", "следующ", "отчетн", "за", "периодом", "текущ", "последующ"]
          .contains(where: { word.hasPrefix($0) })
      else { break }
      isNext = isNext || word.hasPrefix("следующ")
      position += token() == .comma ? 2 : 1
      if word.hasPrefix("кварталом") { add(.rhythm(.perQuarter(1))) }
    }
    add(.dayOfMonth(day, isWorkday: isWorkday, isNextMonth: isNext))
    return true
  }

  /// The word here, or the «следующего» behind a comma.
  private func skippingComma() -> String? {
    if token() == .comma, let next = word(1), next.hasPrefix("следующ") { return next }
    return word()
  }
}
