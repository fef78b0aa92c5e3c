/// An encoding of text that registries come in (кодировка).
public enum TextEncoding: String, Sendable, CaseIterable, Hashable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// UTF-16, low byte first ("Текст Юникод" of Excel).
  case utf16LE = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BE = "utf-16be"
  /// Windows-1251, what Excel on a Russian Windows saves as CSV.
  case windows1251 = "windows-1251"
  /// Code page 866, "CSV (MS-DOS)" of Excel.
  case cp866
  /// KOI8-R of older Unix systems.
  case koi8r = "koi8-r"
  /// Mac Cyrillic, "CSV (Macintosh)" of Excel.
  case macCyrillic = "x-mac-cyrillic"

  /// The encoding of that name in any usual spelling; nil if there is none such.
  public init?(named name: String) {
    let folded = String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || $0.isDigit }))
    switch folded {
    case "utf8", "utf8bom", "utf8sig", "utf": self = .utf8
    case "utf16le", "utf16", "unicode", "ucs2": self = .utf16LE
    case "utf16be": self = .utf16BE
    case "windows1251", "cp1251", "win1251", "1251", "ansi": self = .windows1251
    case "cp866", "ibm866", "dos866", "866", "dos", "msdos": self = .cp866
    case "koi8r", "koi8": self = .koi8r
    case "xmaccyrillic", "maccyrillic", "cp10007", "mac": self = .macCyrillic
    default: return nil
    }
  }

  /// True for encodings of one byte per character.
  public var isSingleByte: Bool {
    switch self {
    case .utf8, .utf16LE, .utf16BE: false
    case .windows1251, .cp866, .koi8r, .macCyrillic: true
    }
  }
}

extension Unicode.Scalar {
  /// True for 0…9.
  var isDigit: Bool { value >= 48 && value <= 57 }
}
