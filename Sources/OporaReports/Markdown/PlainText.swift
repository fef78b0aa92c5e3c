/// Text of Latin and Russian letters, digits and harmless marks: most of what a report holds.
///
/// Escaping and measuring text goes character by character and asks Unicode about each. Whether text
/// is plain is seen from its bytes, and plain text needs neither.
enum PlainText {
  /// True if ``MarkdownEscaping`` would give the text back as it is.
  ///
  /// No character of it can be Markdown, a second space or out of sight. False does not say the
  /// opposite.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var previous: UInt8 = 32
      for byte in bytes {
        switch byte {
        case 48...57, 65...90, 97...122, 0xD0, 0xD1: break
        case 0x80...0xBF: if previous != 0xD0 && previous != 0xD1 { return false }
        // A second space is dropped.
        case 32: if previous == 32 { return false }
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
          UInt8(ascii: "%"), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "="):
          break
        // Neither `..` nor `www.`, neither `--` nor `http:`.
        case UInt8(ascii: "."), UInt8(ascii: "-"):
          if previous == byte || previous | 0x20 == UInt8(ascii: "w") { return false }
        default: return false
        }
        previous = byte
      }
      return bytes.first != 32
    }
  }

  /// How many characters a reader sees.
  static func length(of text: String) -> Int {
    var text = text
    let length = text.withUTF8 { bytes -> Int? in
      var length = 0
      for byte in bytes {
        switch byte {
        case 32..<0x7F, 0xD0, 0xD1: length += 1
        case 0x80...0xBF: break
        default: return nil
        }
      }
      return length
    }
    return length ?? text.count
  }
}
