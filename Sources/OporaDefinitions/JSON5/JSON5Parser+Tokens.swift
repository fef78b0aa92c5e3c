import OporaDiagnostics
import OporaLanguage

/// Places, blanks, comments, words and recovery.
extension JSON5Parser {
  /// A place reached by the parser: line and byte offset with its column.
  struct Point {
    var line: Int
    var column: Int
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Where the parser stands.
  ///
  /// Columns are counted from the last place asked for in the line, so a line of any length is
  /// walked once.
  var here: Point {
    mutating get {
      var column = mark.column
      for index in mark.offset..<position where bytes[index] & 0xC0 != 0x80 { column += 1 }
      mark = (position, column)
      return Point(line: line, column: column)
    }
  }

  func span(at point: Point, length: Int) -> SourceSpan {
    SourceSpan(
      file: source.file, line: point.line, column: point.column, length: length, source: source)
  }

  mutating func span(length: Int) -> SourceSpan { span(at: here, length: length) }

  /// Steps over the line end at the position: LF, CR, or both.
  mutating func passLineEnd() {
    if bytes[position] == 13, position + 1 < bytes.count, bytes[position + 1] == 10 {
      position += 1
    }
    position += 1
    line += 1
    mark = (position, 1)
  }

  mutating func skipTrivia() throws(Stop) {
    while let byte = next {
      switch byte {
      case 10, 13: passLineEnd()
      case 32, 9, 11, 12: position += 1
      case UInt8(ascii: "/"):
        guard try skipComment() else { return }
      case 0x80...:
        let length = blankLength
        guard length > 0 else { return }
        position += length
      default: return
      }
    }
  }

  /// Length in bytes of a no-break space, a line separator or another wide blank here; else 0.
  private var blankLength: Int {
    func has(_ other: [UInt8]) -> Bool { bytes[position...].starts(with: other) }
    if has([0xC2, 0xA0]) { return 2 }
    guard position + 2 < bytes.count else { return 0 }
    let known: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9], [0xE2, 0x80, 0xAF],
      [0xE2, 0x81, 0x9F], [0xE3, 0x80, 0x80], [0xE1, 0x9A, 0x80],
    ]
    if known.contains(where: has) { return 3 }
    let isTypographic =
      bytes[position] == 0xE2 && bytes[position + 1] == 0x80
      && (0x80...0x8A).contains(bytes[position + 2])
    return isTypographic ? 3 : 0
  }

  private mutating func skipComment() throws(Stop) -> Bool {
    guard position + 1 < bytes.count else { return false }
    switch bytes[position + 1] {
    case UInt8(ascii: "/"):
      while let byte = next, byte != 10, byte != 13 { position += 1 }
      return true
    case UInt8(ascii: "*"):
      let opening = here
      position += 2
      while position + 1 < bytes.count {
        if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
          position += 2
          return true
        }
        if next == 10 || next == 13 { passLineEnd() } else { position += 1 }
      }
      position = bytes.count
      report(.unclosedComment, at: span(at: opening, length: 2))
      throw Stop()
    default:
      return false
    }
  }

  static func startsNumber(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
  }

  /// Letters of any script may begin a bare key.
  static func startsWord(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "$")
  }

  /// Whether a letter of another script than Latin stands here.
  var startsLetter: Bool {
    guard let byte = next, byte >= 0x80, blankLength == 0 else { return false }
    return scalar(at: position).properties.isAlphabetic
  }

  /// Whether a bare year and a colon stand here: `2024: 80` in a list of targets.
  ///
  /// Strict JSON5 wants quotes; other digits stay a fault, because they come from decimal commas.
  var startsYear: Bool {
    let end = position + 4
    guard end < bytes.count else { return false }
    return bytes[position..<end].allSatisfy { (48...57).contains($0) }
      && bytes[end] == UInt8(ascii: ":")
  }

  /// Whether a key or a value may begin here.
  var startsValue: Bool {
    guard let byte = next else { return false }
    return JSON5Parser.startsWord(byte) || JSON5Parser.startsNumber(byte)
      || [UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "[")]
        .contains(byte)
      || startsLetter
  }

  func scalar(at offset: Int) -> Unicode.Scalar {
    let end = min(bytes.count, offset + 4)
    return String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first ?? " "
  }

  /// Reads a bare key or word: letters, digits, `_` and `$`.
  mutating func bareWord() -> (String, SourceSpan) {
    let start = position
    let place = here
    while let byte = next {
      let isDigit = (48...57).contains(byte)
      guard JSON5Parser.startsWord(byte) || isDigit || byte >= 0x80 && continuesWord else { break }
      position += 1
      while let byte = next, byte & 0xC0 == 0x80 { position += 1 }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return (text, span(at: place, length: text.unicodeScalars.count))
  }

  private var continuesWord: Bool {
    guard blankLength == 0 else { return false }
    let properties = scalar(at: position).properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return properties.isAlphabetic
    }
  }

  /// What stands here, for a message: a character, or nil at the end of the file.
  func describeNext() -> String? {
    guard position < bytes.count else { return nil }
    return String(Character(scalar(at: position)))
  }

  /// Skips to the comma or closing bracket of the innermost open list or object.
  mutating func recover() {
    var depth = 0
    while let byte = next {
      switch byte {
      case 10, 13:
        passLineEnd()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        skipQuoted(byte)
        continue
      default: break
      }
      position += 1
    }
  }

  private mutating func skipQuoted(_ quote: UInt8) {
    position += 1
    while let byte = next, byte != 10, byte != 13 {
      position += byte == UInt8(ascii: "\\") && position + 1 < bytes.count ? 2 : 1
      if byte == quote { return }
    }
    position = min(position, bytes.count)
  }
}
