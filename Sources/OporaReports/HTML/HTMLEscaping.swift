/// Text made safe for HTML and other XML: it shows as it was written, whatever it holds.
package enum HTMLEscaping {
  /// Text between tags or in a quoted attribute; control characters are dropped.
  package static func text(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    for scalar in MarkdownEscaping.clean(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether nothing needs escaping: letters, digits and harmless marks, as most texts are.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch bytes[index] {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
          UInt8(ascii: "'"):
          return false
        case 0..<32, 0x7F, 0xEF: return false
        // Control characters are C2 80 to C2 9F.
        case 0xC2: if next < 0xA0 { return false }
        // Dashes and dots are E2 80 90 to A7; spaces, joiners and marks of direction stand around.
        case 0xE2:
          let last = index + 2 < bytes.count ? bytes[index + 2] : 0
          if next == 0x81 || next == 0x80 && !(0x90...0xA7).contains(last) { return false }
        default: break
        }
        index += 1
      }
      return true
    }
  }
}
