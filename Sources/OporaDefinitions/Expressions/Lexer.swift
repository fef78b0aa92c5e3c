import OporaDiagnostics
import OporaLanguage

/// Splits an expression into tokens.
///
/// Foreign spellings (`==`, `&&`, `И`) are reported and read as what they mean, so that the parser
/// can go on and show what else is wrong.
struct Lexer {
  /// An expression with more tokens is refused, so more are not read.
  static let mostTokens = 1000

  private let scalars: [Unicode.Scalar]
  private let text: JSON5Value
  private let found: FindingCollector
  private var position = 0
  private var tokens: [Token] = []

  static func tokens(of expression: String, in value: JSON5Value, into found: FindingCollector)
    -> [Token]
  {
    var lexer = Lexer(scalars: Array(expression.unicodeScalars), text: value, found: found)
    while lexer.position < lexer.scalars.count, lexer.tokens.count <= Lexer.mostTokens {
      lexer.step()
    }
    lexer.append(.end, from: lexer.position)
    return lexer.tokens
  }

  private init(scalars: [Unicode.Scalar], text: JSON5Value, found: FindingCollector) {
    self.scalars = scalars
    self.text = text
    self.found = found
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let index = position + distance
    return index < scalars.count ? scalars[index] : nil
  }

  private func spelling(from start: Int) -> String {
    let length = position - start
    let spelled = scalars[start..<position]
    guard spelled.allSatisfy(\.isASCII) else {
      return String(String.UnicodeScalarView(spelled))
    }
    return String(unsafeUninitializedCapacity: length) { bytes in
      for (index, scalar) in spelled.enumerated() { bytes[index] = UInt8(scalar.value) }
      return length
    }
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(
      Token(
        kind: kind, offset: start, length: position - start, spelling: spelling(from: start)))
  }

  private mutating func step() {
    guard let scalar = peek() else { return }
    if Lexer.isBlank(scalar) {
      position += 1
    } else if Lexer.isDigit(scalar) || scalar == "." && Lexer.isDigit(peek(1)) && !afterName {
      numberOrDate()
    } else if scalar == "'" {
      quoted()
    } else if Lexer.isLetter(scalar) {
      word()
    } else {
      sign(scalar)
    }
  }

  /// Whether the last token ends where the lexer stands and may be followed by `.name`.
  private var afterName: Bool {
    guard let last = tokens.last, last.offset + last.length == position else { return false }
    if case .name = last.kind { return true }
    return false
  }

  // Unicode properties are looked up in tables, which ASCII can do without.

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == " " || (9...13).contains(scalar.value) }
    return scalar.properties.isWhitespace || scalar == "\u{FEFF}"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    return (97...122).contains(scalar.value) || (65...90).contains(scalar.value) || scalar == "_"
  }

  private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { ("0"..."9").contains($0) } ?? false
  }

  /// A run of digits followed by `..` ends the number: `5..<18`.
  private mutating func numberOrDate() {
    let start = position
    if let day = dayHere() {
      position += 10
      guard let date = CalendarDay(iso: spelling(from: start)) else {
        report(.noSuchDay(day), from: start)
        append(.date(CalendarDay(number: 0)), from: start)
        return
      }
      append(.date(date), from: start)
      return
    }
    skipDigits()
    if peek() == ".", Lexer.isDigit(peek(1)) {
      position += 1
      skipDigits()
    } else if peek() == ",", Lexer.isDigit(peek(1)), tokensAllowDecimalComma {
      position += 1
      skipDigits()
      let written = spelling(from: start)
      let point = String(written.map { $0 == "," ? "." : $0 })
      report(.decimalComma(written, point), from: start)
    }
    let written = String(spelling(from: start).map { $0 == "," ? "." : $0 })
    guard let number = ExactNumber(decimal: written) else {
      report(.numberTooLong, from: start)
      append(.number(.zero), from: start)
      return
    }
    append(.number(number), from: start)
  }

  /// Outside brackets a comma between digits can only be a decimal comma.
  private var tokensAllowDecimalComma: Bool {
    var depth = 0
    for token in tokens {
      if token.kind == .sign("(") { depth += 1 }
      if token.kind == .sign(")") { depth -= 1 }
    }
    return depth <= 0
  }

  private mutating func skipDigits() {
    while Lexer.isDigit(peek()) { position += 1 }
  }

  /// `YYYY-MM-DD` at the position, whether or not the calendar has the day.
  private func dayHere() -> String? {
    guard position + 10 <= scalars.count else { return nil }
    let stretch = scalars[position..<position + 10]
    let pattern = zip(stretch, "dddd-dd-dd".unicodeScalars)
    guard pattern.allSatisfy({ $1 == "d" ? Lexer.isDigit($0) : $0 == "-" }),
      !Lexer.isDigit(peek(10))
    else { return nil }
    return String(String.UnicodeScalarView(stretch))
  }

  private mutating func quoted() {
    let start = position
    var content = String.UnicodeScalarView()
    position += 1
    while let scalar = peek() {
      position += 1
      if scalar == "'" {
        guard peek() == "'" else {
          append(.text(String(content)), from: start)
          return
        }
        position += 1
      }
      content.append(scalar)
    }
    report(.unclosedText, from: start)
    append(.text(String(content)), from: start)
  }

  private mutating func word() {
    let start = position
    while let scalar = peek(),
      Lexer.isLetter(scalar) || Lexer.isDigit(scalar)
    { position += 1 }
    let spelled = spelling(from: start)
    if let keyword = Token.Keyword(rawValue: spelled) {
      append(.keyword(keyword), from: start)
    } else if let meant = ForeignSpelling.words[spelled]
      ?? ForeignSpelling.words[spelled.lowercased()],
      !(spelled == spelled.lowercased() && spelled.unicodeScalars.allSatisfy(\.isASCII)
        && !ForeignSpelling.reservedLatin.contains(spelled))
    {
      report(.foreign(spelled, meant: meant), from: start)
      for part in meant.split(separator: " ") { appendMeant(String(part), from: start) }
    } else {
      append(.name(spelled), from: start)
    }
  }

  private mutating func appendMeant(_ part: String, from start: Int) {
    let kind: Token.Kind =
      Token.Keyword(rawValue: part).map { .keyword($0) } ?? .sign(part)
    append(kind, from: start)
  }

  private mutating func sign(_ scalar: Unicode.Scalar) {
    let start = position
    for foreign in ForeignSpelling.signs where matches(foreign.written) {
      position += foreign.written.unicodeScalars.count
      report(.foreign(foreign.written, meant: foreign.meant), from: start)
      for part in foreign.meant.split(separator: " ") { appendMeant(String(part), from: start) }
      return
    }
    for known in ["..<", "..", "!=", "<=", ">=", "??"] where matches(known) {
      position += known.unicodeScalars.count
      append(.sign(known), from: start)
      return
    }
    position += 1
    if "=<>+-*/(),:.".unicodeScalars.contains(scalar) {
      append(.sign(String(Character(scalar))), from: start)
    } else if let meant = ForeignSpelling.characters[scalar] {
      report(.unknownCharacter(String(Character(scalar)), meant: meant), from: start)
      appendMeant(meant, from: start)
    } else if let closing = ForeignSpelling.quotes[scalar] {
      foreignQuote(scalar, closing: closing, from: start)
    } else {
      report(.unknownCharacter(String(Character(scalar)), meant: nil), from: start)
    }
  }

  private mutating func foreignQuote(
    _ opening: Unicode.Scalar, closing: Unicode.Scalar, from start: Int
  ) {
    var content = String.UnicodeScalarView()
    while let scalar = peek(), scalar != closing {
      content.append(scalar)
      position += 1
    }
    position = min(position + 1, scalars.count)
    report(.foreignQuotes(spelling(from: start), content: String(content)), from: start)
    append(.text(String(content)), from: start)
  }

  private func matches(_ sign: String) -> Bool {
    scalars[position...].starts(with: sign.unicodeScalars)
  }

  private func report(_ fault: ExpressionFault, from start: Int) {
    found.report(
      fault, at: text.span(ofText: start, length: max(1, position - start)))
  }
}

/// Spellings of other languages that people bring along, and what they mean here.
enum ForeignSpelling {
  static let signs: [(written: String, meant: String)] = [
    ("..=", ".."), ("...", ".."), ("===", "="), ("==", "="), ("!==", "!="), ("<>", "!="),
    ("=>", ">="), ("=<", "<="), ("&&", "and"), ("||", "or"), (":=", "="), ("**", "*"),
  ]

  static let words: [String: String] = [
    "и": "and", "или": "or", "не": "not", "в": "in", "если": "if", "то": "then",
    "иначе": "else", "истина": "true", "ложь": "false", "пусто": "is missing", "and": "and",
    "or": "or", "not": "not", "in": "in", "is": "is", "if": "if", "then": "then", "else": "else",
    "missing": "missing", "true": "true", "false": "false", "null": "missing", "nil": "missing",
    "none": "missing",
  ]

  /// Latin lower-case words that are no names in any definition.
  static let reservedLatin: Set<String> = ["null", "nil"]

  static let characters: [Unicode.Scalar: String] = [
    "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "—": "-",
    "∕": "/", "∈": "in", "¬": "not", "∧": "and", "∨": "or", "…": "..", "⩾": ">=", "⩽": "<=",
    "!": "not", "&": "and", "|": "or", ";": ",",
  ]

  static let quotes: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "«": "»", "“": "”", "„": "“", "‘": "’", "’": "’", "`": "`",
  ]
}
