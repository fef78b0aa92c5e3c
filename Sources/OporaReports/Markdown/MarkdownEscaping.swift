/// Text made safe for Markdown: whatever a name holds, it shows as it was written.
///
/// GitHub and pandoc read different dialects; a character that any of the two could take for
/// markup is escaped. Mentions, issue numbers and bare addresses are broken up, so that a name in
/// a table neither notifies a person nor becomes a link.
enum MarkdownEscaping {
  /// Plain text on one line.
  static func inline(_ text: String) -> String {
    PlainText.isPlain(text) ? text : escaped(text)
  }

  /// The same for any text, character by character.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(clean(text).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if mustEscape(scalar, at: index, in: scalars) { result.append("\\") }
      result.append(scalar)
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      // GitHub looks for mentions and issue numbers after the escapes are resolved: only a
      // character in between (a word joiner, which is not seen) keeps it from finding one.
      if scalar == "@" && next != " " || scalar == "#" && ("0"..."9").contains(next) {
        result.append("\u{2060}")
      }
    }
    return String(result)
  }

  /// Text at the start of a line: what would begin a list, a quotation or a rule is escaped too.
  static func lineStart(_ escaped: String) -> String {
    guard let first = escaped.unicodeScalars.first else { return escaped }
    if "+-=:%(".unicodeScalars.contains(first) { return "\\" + escaped }
    let marker = escaped.unicodeScalars.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
    }
    let rest = escaped.unicodeScalars.dropFirst(marker.count)
    guard (1...9).contains(marker.count), rest.first == "." || rest.first == ")" else {
      return escaped
    }
    return String(marker) + "\\" + String(rest)
  }

  /// A code span whose fence is longer than any run of backticks inside.
  static func code(_ text: String) -> String {
    let text = clean(text)
    guard !text.isEmpty else { return "" }
    var (longest, run) = (0, 0)
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pad = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + pad + text + pad + fence
  }

  /// A value of the YAML title block, in double quotes.
  static func yaml(_ text: String) -> String {
    var result = "\""
    for scalar in inline(text).unicodeScalars {
      if scalar == "\\" || scalar == "\"" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// Drops control characters and marks that turn the direction of writing; line ends become
  /// spaces, and runs of spaces one.
  static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20, 0x85, 0x2028, 0x2029:
        if result.last != " " { result.append(" ") }
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069,
        0xFEFF, 0xFFFE, 0xFFFF:
        continue
      default:
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static let always = Set<Unicode.Scalar>("\\`*[]{}<>|~$^@#'\"".unicodeScalars)

  private static func mustEscape(
    _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    if always.contains(scalar) { return true }
    let next = index + 1 < scalars.count ? scalars[index + 1] : " "
    let previous = index > 0 ? scalars[index - 1] : " "
    switch scalar {
    case "&": return next == "#" || next.properties.isAlphabetic
    case "!": return next == "["
    case ":": return next == "/" || isScheme(endingAt: index, in: scalars)
    case "_": return !isBlank(around: index, in: scalars)
    case ".": return next == "." && previous == "." || isWWW(endingAt: index, in: scalars)
    case "-": return next == "-" || previous == "-"
    default: return false
    }
  }

  /// A run of `_` between spaces is a line to write on; any other may begin emphasis.
  private static func isBlank(around index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = scalars[..<index].last { $0 != "_" } ?? " "
    let after = scalars[index...].first { $0 != "_" } ?? " "
    return before == " " && (after == " " || after == ",")
  }

  /// `http:`, `https:`, `ftp:`, `mailto:`, `xmpp:` become links by themselves on GitHub.
  private static func isScheme(endingAt index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = String(String.UnicodeScalarView(scalars[max(0, index - 6)..<index])).lowercased()
    return ["http", "https", "ftp", "mailto", "xmpp"].contains { before.hasSuffix($0) }
  }

  private static func isWWW(endingAt index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index >= 3 else { return false }
    return String(String.UnicodeScalarView(scalars[index - 3..<index])).lowercased() == "www"
  }
}
