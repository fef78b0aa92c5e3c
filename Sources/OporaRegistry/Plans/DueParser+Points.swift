import OporaLanguage

// Points of time: what can stand after «до» or on a side of a range.
extension DueParser {
  /// Reads a point; nil, with nothing read, if none stands here.
  mutating func point() -> DuePoint? {
    let start = position
    let part = self.part()
    if var point = barePoint() {
      if let part { point.part = part }
      return point
    }
    position = start
    return nil
  }

  /// «в конце», «начало», «первая половина», «2-я декада», «последняя неделя».
  private mutating func part() -> DuePoint.Part? {
    let start = position
    if isWord(0, "в", "во", "на") { position += 1 }
    if let word = word() {
      let simple: [(String, DuePoint.Part)] = [("начал", .begin), ("середин", .middle)]
      if let found = simple.first(where: { word.hasPrefix($0.0) }) {
        position += 1
        return found.1
      }
      if word == "конец" || word == "конца" || word == "концу" || word == "конце" {
        position += 1
        return .end
      }
    }
    let isLast = word()?.hasPrefix("последн") ?? false
    if isLast || ordinalHere() != nil {
      let number = isLast ? nil : ordinalHere()
      position += 1
      if let word = word() {
        if word.hasPrefix("декад") {
          position += 1
          return .decade(min(3, number ?? 3))
        }
        if word.hasPrefix("половин") {
          position += 1
          return .half(min(2, number ?? 2))
        }
        if word.hasPrefix("недел") {
          position += 1
          return .week(min(5, number ?? 5))
        }
      }
    }
    position = start
    if isWord(0, "в", "во"), startsPlainPoint(at: 1) { position += 1 }
    return nil
  }

  private func startsPlainPoint(at distance: Int) -> Bool {
    var copy = self
    copy.position += distance
    return copy.barePoint() != nil
  }

  func ordinalHere(_ distance: Int = 0) -> Int? {
    switch token(distance) {
    case .number(let value, let digits) where digits <= 2 && value > 0: value
    case .word(let word): DueWords.ordinal(word)
    default: nil
    }
  }

  private mutating func barePoint() -> DuePoint? {
    switch token() {
    case .date(let day):
      let (year, month, date) = day.components
      position += 1
      skipYearWord()
      return DuePoint(unit: .day(date, month: month), year: year)
    case .dayMonth(let day, let month):
      position += 1
      return DuePoint(unit: .day(day, month: month))
    case .monthYear(let month, let year):
      position += 1
      skipYearWord()
      return DuePoint(unit: .month(month), year: year)
    case .schoolYear(let year):
      position += 1
      skipYearWord()
      return DuePoint(unit: .schoolYear, year: year)
    case .number(let number, let digits): return numbered(number, digits)
    case .word(let word): return named(word)
    default: return nil
    }
  }

  /// «10 декабря 2024», «2024 год», «1 квартал».
  private mutating func numbered(_ number: Int, _ digits: Int) -> DuePoint? {
    if digits == 4, (1990...2100).contains(number) {
      position += 1
      skipYearWord()
      return DuePoint(unit: .year, year: number)
    }
    if (1...31).contains(number), let next = word(1), let month = DueWords.month(next) {
      position += 2
      return DuePoint(unit: .day(number, month: month), year: year())
    }
    return partOfYear()
  }

  private mutating func named(_ word: String) -> DuePoint? {
    if let month = DueWords.month(word) {
      position += 1
      skipMonthPoint()
      return DuePoint(unit: .month(month), year: year())
    }
    if let point = partOfYear() { return point }
    if let season = DueWords.season(word) {
      position += 1
      let next = self.word() ?? ""
      let isHoliday = next.hasPrefix("каникул")
      if isHoliday || ["период", "сезон", "месяц"].contains(where: { next.hasPrefix($0) }) {
        position += 1
      }
      let months = isHoliday ? DueWords.holidays(season) : season
      return DuePoint(unit: .months(first: months.first, last: months.last), year: year())
    }
    if DueWords.isYear(word), word != "г" {
      position += 1
      return DuePoint(unit: .planEnd)
    }
    if DueWords.isSchool(word), let next = self.word(1), DueWords.isYear(next) {
      position += 2
      return DuePoint(unit: .schoolYear)
    }
    if (word.hasPrefix("календарн") || word.hasPrefix("текущ")), let next = self.word(1),
      DueWords.isYear(next)
    {
      position += 2
      return DuePoint(unit: .planEnd)
    }
    return nil
  }

  /// Passes the point of a short name before a year or a dash; one at the end of a sentence stays.
  private mutating func skipMonthPoint() {
    guard token() == .stop else { return }
    if case .number(_, 4)? = token(1) { position += 1 }
    if token(1) == .dash { position += 1 }
  }

  /// «I квартал», «2 полугодие 2024 года», «I–II кварталы».
  private mutating func partOfYear() -> DuePoint? {
    let start = position
    guard let first = ordinalHere() else { return nil }
    position += 1
    var last = first
    if token() == .dash || isWord(0, "и"), let second = ordinalHere(1), second > first {
      position += 2
      last = second
    }
    skipStops()
    guard let word = word() else {
      position = start
      return nil
    }
    let length = word.hasPrefix("кварт") || word == "кв" ? 3 : word.hasPrefix("полугод") ? 6 : 0
    guard length > 0, last <= 12 / length else {
      position = start
      return nil
    }
    position += 1
    skipStops()
    let isSchool = self.word().map(DueWords.isSchool) ?? false
    if length == 6, case .schoolYear(let year)? = token() {
      position += 1
      skipYearWord()
      return DuePoint(
        unit: first == 1 ? .months(first: 9, last: 12) : .months(first: 1, last: 5),
        year: first == 1 ? year : year + 1)
    }
    if isSchool, length == 6 {
      skipYearWord()
      // The halves of a school year end in December and in May.
      return DuePoint(
        unit: first == 1 ? .months(first: 9, last: 12) : .months(first: 1, last: 5), year: year())
    }
    var point = DuePoint(
      unit: .months(first: (first - 1) * length + 1, last: last * length), year: year())
    point.isHalfYear = length == 6 && first == last
    return point
  }

  /// A year that follows, with its word: «2024», «2024 г.», «2023 года».
  private mutating func year() -> Int? {
    switch token() {
    case .number(let year, 4) where (1990...2100).contains(year):
      position += 1
      skipYearWord()
      return year
    case .schoolYear: return nil
    case .word(let word) where DueWords.isYear(word):
      position += 1
      return nil
    default: return nil
    }
  }
}
