/// Text of people made safe to show on one line: nothing invisible, nothing that turns the page.
public enum PlainText {
  /// The text as one clean line.
  ///
  /// Control, bidirectional and invisible characters are dropped, line breaks and tabs become
  /// spaces, runs of spaces shrink to one, «й» and «ё» written as letter and mark are joined.
  /// No-break spaces stay.
  public static func line(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isBreak(scalar) || scalar == " " {
        if let last = result.last, last != " " { result.append(" ") }
      } else if let last = result.last, let joined = composed(last, scalar) {
        result.removeLast()
        result.append(joined)
      } else if !isHidden(scalar) {
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// Whether a character must not reach an output: control, bidirectional, invisible.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF,
      0xFDD0...0xFDEF, 0xE0000...0xE0FFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// Whether nothing would change: the usual case, told without building a copy.
  private static func isPlain(_ text: String) -> Bool {
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == " ", last == " " { return false }
      if scalar.value < 0x20 || (0x300...0x36F).contains(scalar.value) || isHidden(scalar)
        || isBreak(scalar)
      {
        return false
      }
      last = scalar
    }
    return last != " " || text.isEmpty
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9...13, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func composed(
    _ letter: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    switch (letter, mark) {
    case ("и", "\u{306}"): "й"
    case ("И", "\u{306}"): "Й"
    case ("е", "\u{308}"): "ё"
    case ("Е", "\u{308}"): "Ё"
    case ("і", "\u{308}"): "ї"
    case ("у", "\u{306}"): "ў"
    default: nil
    }
  }
}
