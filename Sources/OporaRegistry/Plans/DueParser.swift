import OporaLanguage

/// Finds in a due text everything that speaks of time; words between say nothing (разбор срока).
///
/// The text is read from left to right by what stands at each place: a condition («по запросу»), a
/// whole stretch («в течение года»), a rhythm («2 раза в год»), a deadline («до 10 декабря»), a
/// range («с сентября по май», «март – ноябрь») or a point («август 2023»).
struct DueParser {
  let tokens: [DueToken]
  var position = 0
  private(set) var pieces: [DuePiece] = []
  /// How deep in brackets the place is.
  private var depth = 0
  /// Whether something stood between the last piece and here that parts them.
  private var isParted = true

  static func pieces(of text: String) -> [DuePiece] {
    var parser = DueParser(tokens: DueLexer.tokens(of: text))
    while parser.position < parser.tokens.count { parser.step() }
    return parser.pieces
  }

  init(tokens: [DueToken]) { self.tokens = tokens }

  func token(_ distance: Int = 0) -> DueToken? {
    let index = position + distance
    return index >= 0 && index < tokens.count ? tokens[index] : nil
  }

  func word(_ distance: Int = 0) -> String? {
    if case .word(let word)? = token(distance) { return word }
    return nil
  }

  func isWord(_ distance: Int = 0, _ words: String...) -> Bool {
    word(distance).map(words.contains) ?? false
  }

  mutating func add(_ piece: DuePiece) {
    pieces.append(piece)
    isParted = false
  }

  private mutating func step() {
    switch token() {
    case .open: depth += 1
    case .close: depth = max(0, depth - 1)
    case .comma, .stop: isParted = true
    default:
      if condition() || stretch() || rhythm() || dayOfMonth() || deadline() || range() {
        return
      }
    }
    position += 1
  }

  // MARK: Conditions

  /// «по запросу РМЦ», «согласно графику», «при необходимости»: read up to the next date or comma.
  private mutating func condition() -> Bool {
    guard let word = word() else { return false }
    var found: DueWords.Condition?
    if ["по", "при", "согласно", "на", "под"].contains(word), let next = self.word(1) {
      found = DueWords.condition(after: next)
    } else if word == "в", isWord(1, "соответствии", "зависимости", "рамках", "случае") {
      found = self.word(1) == "случае" ? .request : .schedule
    } else if word == "в", let next = self.word(1), next.hasPrefix("период") || next == "дни" {
      found = startsPoint(at: 2) ? nil : .schedule
    } else if word == "в", let next = self.word(1), next.hasPrefix("установлен") {
      found = .schedule
    } else if word == "в", (1...4).contains(where: { isWord($0, "срок") }) {
      found = .request
    } else if word.hasPrefix("срок"), self.word(1) != nil, !startsPoint(at: 1) {
      found = .schedule
    } else if ["перед", "после", "накануне", "далее"].contains(word) {
      found = startsPoint(at: 1) ? nil : .schedule
    } else {
      found = DueWords.openWord(word)
    }
    guard let found else { return false }
    let isJoined = depth > 0 || !isParted
    position += 1
    skipPhrase()
    add(.open(found, isJoined: isJoined))
    return true
  }

  /// Leaves out the words of a phrase, up to a sign or a date.
  private mutating func skipPhrase() {
    while let token = token() {
      switch token {
      case .comma, .stop, .open, .close: return
      case .date, .dayMonth, .monthYear: return
      case .word(let word):
        if ["до", "не", "ежемесячно", "ежеквартально"].contains(word) { return }
        if DueWords.month(word) != nil { return }
        if word == "в", isWord(1, "течение", "течении") { return }
      default: break
      }
      position += 1
    }
  }

  // MARK: Whole stretches

  /// «в течение года», «весь период», «постоянно».
  private mutating func stretch() -> Bool {
    let start = position
    if isWord(0, "в", "на"), isWord(1, "течение", "течении", "протяжении") {
      position += 2
    } else if isWord(0, "течение", "течении", "протяжении") {
      position += 1
    } else if let word = word(), DueWords.isAlways(word) {
      return always()
    } else if isWord(0, "учебный"), let next = word(1), DueWords.isYear(next) {
      return schoolYear(from: start)
    } else {
      return false
    }
    while let word = word(), DueWords.isAlways(word) || isAdjective(word) { position += 1 }
    if let word = word(), DueWords.isSchool(word) { return schoolYear(from: start) }
    if let word = word(), DueWords.isYear(word) {
      position += 1
      add(.always(isSchool: false))
      return true
    }
    if case .number(let count, _)? = token(), count < 1000, followsDays() {
      return notDated(from: start)
    }
    if let window = point() {
      add(.window(from: nil, to: window, isDeadline: false))
      return true
    }
    // «В течение месяца» counts from something, too.
    let spans = ["час", "дн", "ден", "недел", "месяц", "кварт", "полугод"]
    if let word = word(), spans.contains(where: { word.hasPrefix($0) }) {
      return notDated(from: start)
    }
    if word() != nil { position += 1 }
    add(.always(isSchool: false))
    return true
  }

  /// «в течение 5 рабочих дней» counts from something that is not a date.
  private func followsDays() -> Bool {
    (1...2).contains { distance in
      word(distance).map { $0.hasPrefix("дн") || $0.hasPrefix("ден") || $0.hasPrefix("час") }
        ?? false
    }
  }

  private mutating func notDated(from start: Int) -> Bool {
    skipPhrase()
    if position == start { position += 1 }
    add(.open(.request, isJoined: false))
    return true
  }

  private func isAdjective(_ word: String) -> Bool {
    ["календарн", "текущ", "отчетн", "данн", "каждог", "указанн", "планов"].contains {
      word.hasPrefix($0)
    }
  }

  private mutating func always() -> Bool {
    position += 1
    while let word = word(), DueWords.isAlways(word) || isAdjective(word) { position += 1 }
    if let word = word(), DueWords.isSchool(word) { return schoolYear(from: position) }
    if let word = word(), DueWords.isYear(word) || word.hasPrefix("период") || word == "срок" {
      position += 1
    }
    add(.always(isSchool: false))
    return true
  }

  /// «учебного года», «учебного 2023-24 года».
  private mutating func schoolYear(from start: Int) -> Bool {
    while let word = word(), DueWords.isSchool(word) { position += 1 }
    skipStops()
    if case .schoolYear(let year)? = token() {
      position += 1
      skipYearWord()
      add(.window(from: nil, to: DuePoint(unit: .schoolYear, year: year), isDeadline: false))
      return true
    }
    skipYearWord()
    if case .schoolYear(let year)? = token() {
      position += 1
      skipYearWord()
      add(.window(from: nil, to: DuePoint(unit: .schoolYear, year: year), isDeadline: false))
      return true
    }
    add(.always(isSchool: true))
    return true
  }

  // MARK: Deadlines and ranges

  /// «до 10 декабря», «не позднее 1 сентября», «к концу года».
  private mutating func deadline() -> Bool {
    let start = position
    if isWord(0, "не"), isWord(1, "позднее", "позже") {
      position += 2
    } else if isWord(0, "до", "к", "ко") {
      position += 1
    } else {
      return false
    }
    if let point = point() {
      add(.window(from: nil, to: point, isDeadline: true))
      return true
    }
    position = start
    return false
  }

  /// «с 1 по 15 октября», «март – ноябрь», «август 2023».
  private mutating func range() -> Bool {
    let start = position
    if isUnclearYear { return false }
    let isFrom = isWord(0, "с", "со", "от")
    if isFrom { position += 1 }
    if case .number(let first, _)? = token(), (1...31).contains(first), isRangeSign(1) {
      let before = position
      position += 2
      if let last = point(), case .day(_, let month) = last.unit {
        add(
          .window(
            from: DuePoint(unit: .day(first, month: month), year: last.year), to: last,
            isDeadline: false))
        return true
      }
      position = before
    }
    if dayList() { return true }
    guard let first = point() else {
      position = start
      return false
    }
    let before = position
    if token() == .stop { position += 1 }
    if isRangeSign(0), !isWord(0, "до") || isFrom {
      position += 1
      if let last = point() {
        add(.window(from: first, to: last, isDeadline: false))
        return true
      }
    }
    position = before
    if isFrom {
      add(.window(from: first, to: DuePoint(unit: .planEnd), isDeadline: false))
    } else {
      add(.window(from: nil, to: first, isDeadline: false))
    }
    return true
  }

  /// A year after something that was meant to be a date with it and is none.
  ///
  /// «сентябррь 2024», «31.06.2024»: it does not stand for the whole year.
  private var isUnclearYear: Bool {
    guard case .number(let year, 4)? = token(), (1990...2100).contains(year) else { return false }
    switch token(-1) {
    case .word(let word):
      return word.count > 3 && pieces.isEmpty
        && !["план", "календарн", "текущ", "период", "течени"].contains { word.hasPrefix($0) }
    case .stop, .slash:
      if case .number(_, 1...2)? = token(-2) { return true }
      return false
    default: return false
    }
  }

  private func isRangeSign(_ distance: Int) -> Bool {
    token(distance) == .dash || isWord(distance, "по", "до")
  }

  /// «15, 22 и 29 октября».
  private mutating func dayList() -> Bool {
    let start = position
    var days: [Int] = []
    while case .number(let day, _)? = token(), (1...31).contains(day) {
      days.append(day)
      guard token(1) == .comma || isWord(1, "и") else { break }
      position += 2
    }
    guard days.count > 1, let point = point(), case .day(_, let month) = point.unit else {
      position = start
      return false
    }
    for day in days {
      add(
        .window(
          from: nil, to: DuePoint(unit: .day(day, month: month), year: point.year),
          isDeadline: false))
    }
    return true
  }

  func startsPoint(at distance: Int) -> Bool {
    var copy = self
    copy.position += distance
    return copy.point() != nil
  }

  mutating func skipStops() { while token() == .stop { position += 1 } }

  mutating func skipYearWord() {
    skipStops()
    if let word = word(), DueWords.isSchool(word) {
      position += 1
      skipStops()
    }
    if let word = word(), DueWords.isYear(word) { position += 1 }
  }
}
