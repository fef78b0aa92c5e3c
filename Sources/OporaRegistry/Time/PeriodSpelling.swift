import OporaLanguage

extension ReportingPeriod {
  /// Reads a period in any accepted spelling; nil for other texts.
  ///
  /// Accepted: `2024-S1`, `2024-H1`, `2024S1`, `H1 2024`, «I полугодие 2024», «1 полугодие
  /// 2024 г.», `2023-24-S1`, `2024-03`, «март 2024 г.», `2024-Q1`, «I квартал 2024», `2024`,
  /// `2023-24`, «2023/24 учебный год». Letter case, spaces and kinds of dash do not matter.
  public init?(reading text: String, calendar: PeriodCalendar = .calendar) {
    guard case .success(let period) = ReportingPeriod.read(text, calendar: calendar) else {
      return nil
    }
    self = period
  }

  /// Reads a period and tells what is wrong with a text that is none.
  ///
  /// - Parameters:
  ///   - text: the spelling; see ``init(reading:calendar:)``.
  ///   - calendar: under the school calendar a half-year in words needs its school year, because
  ///     «I полугодие 2024» could mean either.
  /// - Returns: the period, or the reason with a hint.
  public static func read(
    _ text: String, calendar: PeriodCalendar = .calendar
  ) -> Result<ReportingPeriod, PeriodSpellingError> {
    var spelling = PeriodSpelling(text)
    guard !spelling.isEmpty else { return .failure(.empty) }
    let shown = String(PlainText.line(text).prefix(60))
    switch spelling.period() {
    case .found(let period):
      guard calendar == .school, period.kind == .halfYear, spelling.isInWords else {
        return .success(period)
      }
      let first = ReportingPeriod(kind: .schoolHalfYear, year: period.year, number: 1)
      return .failure(.schoolYearNeeded(shown, first: first.id, second: first.previous.id))
    case .noSuchPart: return .failure(.noSuchPart(shown))
    case .unknown:
      spelling.readsLookAlikes = true
      if case .found(let meant) = spelling.period() {
        return .failure(.lookAlike(shown, id: meant.id))
      }
      return .failure(.notUnderstood(shown))
    }
  }
}

/// The words and numbers of a period's spelling, and what they say together.
struct PeriodSpelling {
  enum Reading {
    case found(ReportingPeriod)
    case noSuchPart
    case unknown
  }

  private enum Token: Equatable {
    case number(Int, digits: Int)
    case word(String)
  }

  private enum Part {
    case half, quarter
  }

  /// Whether Cyrillic letters stand for the Latin ones they look or sound like.
  var readsLookAlikes = false
  private var tokens: [Token] = []
  private var hasSlash = false

  /// Whether the part of the year is named by a word rather than by S, H or Q.
  var isInWords: Bool {
    tokens.contains { token in
      if case .word(let word) = token { return word.hasPrefix("полуг") }
      return false
    }
  }

  var isEmpty: Bool { tokens.isEmpty }

  /// Cuts a text into numbers and words; letter case and punctuation fall away.
  init(_ text: String) {
    var word = ""
    var isNumber = false
    // Longer texts are no period: without a limit a hostile cell would be tokenised in full.
    for scalar in text.prefix(80).lowercased().unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit != isNumber || !(isDigit || scalar.properties.isAlphabetic) { flush(&word) }
      isNumber = isDigit
      if isDigit || scalar.properties.isAlphabetic { word.unicodeScalars.append(scalar) }
      if scalar == "/" { hasSlash = true }
    }
    flush(&word)
    if text.utf8.count > 200 { tokens = [.word("…")] }
  }

  private mutating func flush(_ word: inout String) {
    guard !word.isEmpty else { return }
    if word.utf8.allSatisfy({ (48...57).contains($0) }) {
      tokens.append(.number(Int(word) ?? -1, digits: word.utf8.count))
    } else {
      tokens.append(.word(word))
    }
    word = ""
  }

  /// What the tokens say.
  func period() -> Reading {
    var years: [Int] = []
    var numbers: [(value: Int, digits: Int)] = []
    var part: Part?
    var month: Int?
    var isSchoolYear = hasSlash
    for (index, token) in tokens.enumerated() {
      switch token {
      case .number(let value, 4) where value >= 1000: years.append(value)
      case .number(let value, let digits) where digits <= 2: numbers.append((value, digits))
      case .number: return .unknown
      case .word(let word):
        if let named = self.part(word) {
          guard part == nil else { return .unknown }
          part = named
        } else if let value = Self.ordinals[word] {
          numbers.append((value, 1))
        } else if let value = Self.month(word) {
          guard month == nil else { return .unknown }
          month = value
        } else if Self.schoolWords.contains(word) {
          isSchoolYear = true
        } else if !isFiller(word, at: index) {
          return .unknown
        }
      }
    }
    return assemble(years, numbers, part, month, isSchoolYear)
  }

  private func assemble(
    _ years: [Int], _ numbers: [(value: Int, digits: Int)], _ part: Part?, _ month: Int?,
    _ isSchoolYear: Bool
  ) -> Reading {
    guard let year = years.first, year < 9999, years.count <= 2 else { return .unknown }
    var numbers = numbers
    var isSchool = years.count == 2
    if isSchool, years[1] != year + 1 { return .unknown }
    if !isSchool, let index = secondYear(year, numbers, isCertain: part != nil || isSchoolYear) {
      numbers.remove(at: index)
      isSchool = true
    }
    if isSchool, month != nil || part == .quarter { return .unknown }
    switch (part, numbers.count) {
    case (.half, 1):
      guard numbers[0].digits == 1, month == nil else { return .unknown }
      let kind: ReportingPeriod.Kind = isSchool ? .schoolHalfYear : .halfYear
      return numbered(kind, year, numbers[0].value, of: 2)
    case (.quarter, 1) where numbers[0].digits == 1 && month == nil:
      return numbered(.quarter, year, numbers[0].value, of: 4)
    case (nil, 1) where !isSchool && !isSchoolYear && month == nil && numbers[0].digits == 2:
      return numbered(.month, year, numbers[0].value, of: 12)
    case (nil, 0):
      if let month { return .found(ReportingPeriod(kind: .month, year: year, number: month)) }
      if isSchoolYear, !isSchool { return .unknown }
      return .found(ReportingPeriod(kind: isSchool ? .schoolYear : .year, year: year))
    default: return .unknown
    }
  }

  /// Where the second year of `2023-24` stands among the numbers; nil if it is no school year.
  ///
  /// `2011-12` alone is a month; a slash, a word or a half-year beside it makes it a school year.
  private func secondYear(
    _ year: Int, _ numbers: [(value: Int, digits: Int)], isCertain: Bool
  ) -> Int? {
    guard
      let place = tokens.firstIndex(of: .number(year, digits: 4)),
      place + 1 < tokens.count, case .number(let value, 2) = tokens[place + 1],
      value == (year + 1) % 100, isCertain || !(1...12).contains(value)
    else { return nil }
    return numbers.firstIndex { $0.value == value && $0.digits == 2 }
  }

  private func numbered(
    _ kind: ReportingPeriod.Kind, _ year: Int, _ number: Int, of count: Int
  ) -> Reading {
    (1...count).contains(number)
      ? .found(ReportingPeriod(kind: kind, year: year, number: number)) : .noSuchPart
  }
}

extension PeriodSpelling {
  private func part(_ word: String) -> Part? {
    if Self.halfWords.contains(word) { return .half }
    if Self.quarterWords.contains(word) { return .quarter }
    guard readsLookAlikes else { return nil }
    if ["с", "н", "п"].contains(word) { return .half }
    return word == "к" ? .quarter : nil
  }

  /// Whether a word says nothing: «г.», «за», or the ending of «1-е».
  private func isFiller(_ word: String, at index: Int) -> Bool {
    if Self.fillers.contains(word) { return true }
    guard index > 0, case .number(_, 1) = tokens[index - 1] else { return false }
    return Self.endings.contains(word)
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    for number in 1...12 {
      let names = [DateText.month(number, .ru), DateText.month(number, .en).lowercased()]
      if names.contains(word) || genitive(names[0]) == word { return number }
    }
    return nil
  }

  /// «марта» from «март», «июня» from «июнь».
  private static func genitive(_ month: String) -> String {
    month.hasSuffix("т") ? month + "а" : month.dropLast() + "я"
  }

  private static let halfWords: Set = [
    "s", "h", "полугодие", "полугодия", "полугодию", "полуг", "пг", "half", "halfyear",
  ]
  private static let quarterWords: Set = ["q", "квартал", "квартала", "кв", "quarter"]
  private static let schoolWords: Set = ["уч", "учебный", "учебного", "учебном", "school"]
  private static let fillers: Set = [
    "г", "гг", "год", "года", "году", "годы", "годов", "за", "year", "of", "the", "in", "в",
  ]
  private static let endings: Set = ["е", "ое", "й", "ый", "я", "st", "nd", "rd", "th"]
  // Roman figures are typed with Latin, Ukrainian and Caucasian letters of the same look.
  private static let ordinals: [String: Int] = [
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "ӏ": 1, "ӏӏ": 2, "ⅰ": 1, "ⅱ": 2,
    "первое": 1, "второе": 2, "первый": 1, "второй": 2, "третий": 3, "четвертый": 4,
    "четвёртый": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
  ]
}
