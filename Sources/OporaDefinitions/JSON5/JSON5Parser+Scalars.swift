import OporaDiagnostics
import OporaLanguage

/// Texts, numbers and the words `true`, `false`, `null`.
extension JSON5Parser {
  mutating func string() throws(Stop) -> JSON5Value {
    let quote = bytes[position]
    let start = here
    position += 1
    let contentStart = position
    while let byte = next, byte != quote, byte != UInt8(ascii: "\\"), byte != 10, byte != 13 {
      position += 1
    }
    guard next == quote else {
      return try longString(quote: quote, start: start, from: contentStart)
    }
    let text = String(decoding: bytes[contentStart..<position], as: UTF8.self)
    position += 1
    return JSON5Value(.string(text), span: span(at: start, length: here.column - start.column))
  }

  /// A text with escapes, or one that is not closed.
  private mutating func longString(
    quote: UInt8, start: Point, from contentStart: Int
  ) throws(Stop) -> JSON5Value {
    var content = Array(bytes[contentStart..<position])
    var anchors: [JSON5Value.Anchor] = []
    while true {
      guard let byte = next, byte != 10, byte != 13 else {
        try failAt(start, .unclosedText)
        lastTextIsOpen = true
        return JSON5Value(.string(""), span: span(at: start, length: 1))
      }
      position += 1
      if byte == quote { break }
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      try escape(into: &content)
      let place = here
      let offset = content.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
      anchors.append(.init(offset: offset, line: place.line, column: place.column))
    }
    let length = line == start.line ? here.column - start.column : 1
    var value = JSON5Value(
      .string(String(decoding: content, as: UTF8.self)), span: span(at: start, length: length))
    value.anchors = anchors
    return value
  }

  /// Reads what follows a backslash.
  private mutating func escape(into content: inout [UInt8]) throws(Stop) {
    guard let byte = next else { return }
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
      UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
    ]
    switch byte {
    case 10, 13: passLineEnd()
    case UInt8(ascii: "x"): try hexEscape(digits: 2, into: &content)
    case UInt8(ascii: "u"): try hexEscape(digits: 4, into: &content)
    case UInt8(ascii: "0") where !followedByDigit:
      content.append(0)
      position += 1
    case 48...57:
      try fail(.badEscape(describeNext() ?? ""))
      position += 1
    default:
      if let known = simple[byte] {
        content.append(known)
        position += 1
      } else if !bytes[position...].starts(with: [0xE2, 0x80, 0xA8]),
        !bytes[position...].starts(with: [0xE2, 0x80, 0xA9])
      {
        content.append(byte)
        position += 1
      } else {
        position += 3
      }
    }
  }

  private var followedByDigit: Bool {
    position + 1 < bytes.count && (48...57).contains(bytes[position + 1])
  }

  private mutating func hexEscape(digits: Int, into content: inout [UInt8]) throws(Stop) {
    guard var code = hexDigits(digits) else {
      try fail(.badEscape(describeNext() ?? ""))
      return
    }
    position += 1 + digits
    if (0xD800...0xDBFF).contains(code), next == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 1
      if let low = hexDigits(4), (0xDC00...0xDFFF).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        position += 5
      } else {
        position -= 1
      }
    }
    guard let scalar = Unicode.Scalar(code) else {
      try fail(.badEscape("u"))
      return
    }
    content.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  /// The number in the hex digits after the letter at the position; nil if there are too few.
  private func hexDigits(_ count: Int) -> UInt32? {
    guard position + count < bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[position + 1...position + count] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      code = code << 4 | UInt32(digit)
    }
    return code
  }

  mutating func number() throws(Stop) -> JSON5Value {
    let start = here
    let first = position
    while let byte = next,
      JSON5Parser.startsNumber(byte) || JSON5Parser.startsWord(byte) || startsLetter
    {
      position += 1
      while let byte = next, byte & 0xC0 == 0x80 { position += 1 }
    }
    var text = String(decoding: bytes[first..<position], as: UTF8.self)
    let place = span(at: start, length: here.column - start.column)
    if text.hasPrefix("+") { text.removeFirst() }
    switch JSON5Number(text) {
    case .decimal: return JSON5Value(.number(text), span: place)
    case .refused: report(.refusedNumber(text), at: place)
    case .malformed: try failAt(start, .badNumber(text), length: place.length)
    }
    return JSON5Value(.number("0"), span: place)
  }

  mutating func word() throws(Stop) -> JSON5Value {
    let (text, place) = bareWord()
    switch text {
    case "true": return JSON5Value(.bool(true), span: place)
    case "false": return JSON5Value(.bool(false), span: place)
    case "null": return JSON5Value(.null, span: place)
    case "NaN", "Infinity":
      report(.refusedNumber(text), at: place)
      return JSON5Value(.number("0"), span: place)
    default:
      isBroken = true
      report(.unknownWord(text), at: place)
      try stopIfTooMany()
      recover()
      return JSON5Value(.null, span: place)
    }
  }
}

/// What the spelling of a number is.
enum JSON5Number {
  case decimal, refused, malformed

  init(_ text: String) {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let unsigned = String(Substring(rest))
    if unsigned == "NaN" || unsigned == "Infinity" || JSON5Number.isHexadecimal(unsigned) {
      self = .refused
      return
    }
    let whole = JSON5Number.dropDigits(&rest)
    let leadingZero = whole > 1 && unsigned.hasPrefix("0")
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = JSON5Number.dropDigits(&rest)
    }
    var exponentIsRight = true
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      exponentIsRight = JSON5Number.dropDigits(&rest) > 0
    }
    let isRight = rest.isEmpty && whole + fraction > 0 && !leadingZero && exponentIsRight
    self = isRight ? .decimal : .malformed
  }

  private static func isHexadecimal(_ text: String) -> Bool {
    (text.hasPrefix("0x") || text.hasPrefix("0X")) && text.count > 2
      && text.dropFirst(2).allSatisfy(\.isHexDigit)
  }

  private static func dropDigits(_ rest: inout Substring.UTF8View) -> Int {
    let before = rest.count
    rest = rest.drop { (48...57).contains($0) }
    return before - rest.count
  }
}
