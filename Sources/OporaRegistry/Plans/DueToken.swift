import OporaLanguage

/// A word, number, date or sign of a due text.
enum DueToken: Equatable {
  /// A number; `digits` as written: 05 has two.
  case number(Int, digits: Int)
  /// A whole date: 15.12.2024, 2024-12-15.
  case date(CalendarDay)
  /// A day and a month without a year: 15.12.
  case dayMonth(Int, Int)
  /// A month and a year: 12.2024.
  case monthYear(Int, Int)
  /// A school year by its first year: 2023-24, 2023/2024.
  case schoolYear(Int)
  /// A word in lower case, ё read as е.
  case word(String)
  case dash, comma, stop, slash, open, close
}

/// Cuts a due text into tokens (текст срока по частям).
///
/// People write one date in many ways: all dashes are one, quotes and colons say nothing, «1-е» and
/// «15-го» are numbers.
struct DueLexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var tokens: [DueToken] = []

  /// Longer texts are not read: no due date needs so many words.
  static let mostScalars = 400

  static func tokens(of text: String) -> [DueToken] {
    var lexer = DueLexer(text)
    while lexer.position < lexer.scalars.count { lexer.step() }
    return lexer.tokens
  }

  private init(_ text: String) {
    scalars = Array(text.lowercased().unicodeScalars.prefix(DueLexer.mostScalars)).map {
      $0 == "ё" ? "е" : $0
    }
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let index = position + distance
    return index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  private mutating func step() {
    guard let scalar = peek() else { return }
    if DueLexer.isDigit(scalar) { return figures() }
    if scalar.properties.isAlphabetic { return word() }
    position += 1
    switch scalar {
    case "-", "–", "—", "‒", "−", "‐", "‑": tokens.append(.dash)
    case ",", ";", "\n": tokens.append(.comma)
    case ".": tokens.append(.stop)
    case "/", "\\": tokens.append(.slash)
    case "(", "[": tokens.append(.open)
    case ")", "]": tokens.append(.close)
    default: break
    }
  }

  private mutating func word() {
    var word = String.UnicodeScalarView()
    while let scalar = peek(), scalar.properties.isAlphabetic {
      word.append(scalar)
      position += 1
    }
    tokens.append(.word(String(word)))
  }

  /// Reads figures with the points, dashes and slashes that make a date of them.
  private mutating func figures() {
    let start = position
    if let token = date() {
      tokens.append(token)
      return
    }
    position = start
    let (value, digits) = number()
    tokens.append(.number(value, digits: digits))
    skipEnding()
  }

  private mutating func number() -> (value: Int, digits: Int) {
    let start = position
    var value = 0
    while let scalar = peek(), DueLexer.isDigit(scalar) {
      value = min(value * 10 + Int(scalar.value) - 48, 1_000_000)
      position += 1
    }
    return (value, position - start)
  }

  /// «1-е», «15-го»: the ending of an ordinal says nothing.
  private mutating func skipEnding() {
    guard peek() == "-" else { return }
    var end = 1
    while let scalar = peek(end), scalar.properties.isAlphabetic { end += 1 }
    guard (2...4).contains(end) else { return }
    let ending = String(String.UnicodeScalarView(scalars[position + 1..<position + end]))
    if DueLexer.endings.contains(ending) { position += end }
  }

  private static let endings: Set = [
    "я", "й", "е", "ю", "ый", "ий", "ое", "ая", "ую", "го", "ого", "му", "ому", "ом", "ой", "м",
    "х", "ых",
  ]

  private mutating func date() -> DueToken? {
    let (first, firstDigits) = number()
    if firstDigits == 4 { return afterYear(first) }
    guard firstDigits <= 2, peek() == "." || peek() == "/", DueLexer.isDigit(peek(1)) else {
      return nil
    }
    let isSlash = peek() == "/"
    position += 1
    let (second, secondDigits) = number()
    if secondDigits == 4, (1...12).contains(first) { return .monthYear(first, second) }
    guard secondDigits <= 2, (1...12).contains(second), (1...31).contains(first) else { return nil }
    let mark = peek()
    guard mark == "." || mark == "/", DueLexer.isDigit(peek(1)) else {
      return isSlash ? nil : .dayMonth(first, second)
    }
    position += 1
    let (third, thirdDigits) = number()
    guard thirdDigits == 4 || thirdDigits == 2 else { return nil }
    let year = thirdDigits == 2 ? 2000 + third : third
    return day(year, second, first)
  }

  /// A date; for one that the calendar lacks a word that says nothing: no part of it is a date.
  private func day(_ year: Int, _ month: Int, _ day: Int) -> DueToken {
    CalendarDay(year: year, month: month, day: day).map { .date($0) } ?? .word("…")
  }

  /// `2024-12-15`, `2023-24`, `2023/2024`; nil for a year alone.
  private mutating func afterYear(_ year: Int) -> DueToken? {
    let start = position
    while peek() == " " || peek() == "\u{A0}" { position += 1 }
    guard let mark = peek(), "-–—/".unicodeScalars.contains(mark) else { return nil }
    position += 1
    while peek() == " " || peek() == "\u{A0}" { position += 1 }
    guard DueLexer.isDigit(peek()) else { return nil }
    let (second, digits) = number()
    if digits == 4, second == year + 1 { return .schoolYear(year) }
    if digits == 2, peek() == "-", DueLexer.isDigit(peek(1)) {
      position += 1
      let (third, thirdDigits) = number()
      guard thirdDigits == 2 else { return nil }
      return day(year, second, third)
    }
    if digits == 2, second == (year + 1) % 100 { return .schoolYear(year) }
    position = start
    return nil
  }
}
