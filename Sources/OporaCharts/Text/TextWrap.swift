/// Lines of a text that must fit a width: broken after spaces and hyphens, never cut.
enum TextWrap {
  /// Fills each line as far as it goes; for titles and notes.
  static func greedy(_ text: String, width: Double, style: TextStyle) -> [String] {
    lines(of: pieces(of: text, width: width, style: style), width: width, style: style)
  }

  /// As few lines as `greedy` gives, of lengths as even as possible; for labels.
  static func balanced(_ text: String, width: Double, style: TextStyle) -> [String] {
    let parts = pieces(of: text, width: width, style: style)
    let first = lines(of: parts, width: width, style: style)
    guard first.count > 1 else { return first }
    var (low, high) = (0.0, width)
    var best = first
    // Twelve halvings settle 288 pixels to less than a tenth of one.
    for _ in 0..<12 {
      let middle = (low + high) / 2
      let tried = lines(of: parts, width: middle, style: style)
      if tried.count <= first.count, !tried.contains(where: { style.width($0) > width }) {
        (high, best) = (middle, tried)
      } else {
        low = middle
      }
    }
    return best
  }

  /// The parts of one word that may stand on lines of their own.
  static func words(_ text: String) -> [String] {
    pieces(of: text, width: .infinity, style: .label).map(\.text)
  }

  /// Words and parts of hyphenated words; each keeps its hyphen or the space after it.
  private static func pieces(of text: String, width: Double, style: TextStyle) -> [Piece] {
    var result: [Piece] = []
    var current = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      if character == " " {
        if binds(current, to: characters[(index + 1)...].first) {
          current.append(" ")
        } else {
          if !current.isEmpty { result.append(Piece(current, spaceAfter: true, style)) }
          current = ""
        }
        continue
      }
      current.append(character)
      if character == "-", isBreakable(characters, after: index) {
        result.append(Piece(current, spaceAfter: false, style))
        current = ""
      }
    }
    if !current.isEmpty { result.append(Piece(current, spaceAfter: false, style)) }
    guard result.contains(where: { $0.width > width }) else { return result }
    return result.flatMap { $0.split(width: width, style: style) }
  }

  /// Words that no line ends with, for they belong to the next one.
  private static let leaning: Set<String> = [
    "во", "до", "за", "из", "на", "не", "ни", "об", "от", "по", "со",
  ]

  /// Whether a space must not end a line: after «г.», «№», prepositions and one-letter words, before
  /// a dash or %.
  private static func binds(_ text: String, to next: Character?) -> Bool {
    if next == "—" || next == "–" || next == "%" { return !text.isEmpty }
    let word = text.split(separator: " ").last ?? ""
    if word == "№" { return true }
    guard let first = word.first, first.isLetter else { return false }
    guard word.count <= 2 else { return false }
    return word.count == 1 || word.last == "." || leaning.contains(word.lowercased())
  }

  /// A hyphen parts a line only between longer runs of letters: not «5-18», not «Светлогорск-12».
  private static func isBreakable(_ characters: [Character], after index: Int) -> Bool {
    let (before, after) = (characters[..<index], characters[(index + 1)...])
    return before.suffix(3).count == 3 && before.suffix(3).allSatisfy(\.isLetter)
      && after.prefix(3).count == 3 && after.prefix(3).allSatisfy(\.isLetter)
  }

  private static func lines(of pieces: [Piece], width: Double, style: TextStyle) -> [String] {
    let space = style.width(" ")
    var result: [String] = []
    var current = ""
    var currentWidth = 0.0
    var pendingSpace = false
    for piece in pieces {
      let gap = pendingSpace ? space : 0
      if !current.isEmpty, currentWidth + gap + piece.width > width {
        result.append(current)
        (current, currentWidth) = (piece.text, piece.width)
      } else {
        current += (pendingSpace ? " " : "") + piece.text
        currentWidth += gap + piece.width
      }
      pendingSpace = piece.spaceAfter
    }
    return current.isEmpty && !result.isEmpty ? result : result + [current]
  }
}

private struct Piece {
  let text: String
  let spaceAfter: Bool
  let width: Double

  init(_ text: String, spaceAfter: Bool, _ style: TextStyle) {
    self.text = text
    self.spaceAfter = spaceAfter
    width = style.width(text)
  }

  /// A piece wider than the line is parted: at a space that held its words together, else between
  /// characters, for it must not be cut off.
  func split(width: Double, style: TextStyle) -> [Piece] {
    guard self.width > width else { return [self] }
    let words = text.split(separator: " ").map(String.init)
    if words.count > 1 {
      return words.enumerated().flatMap { index, word in
        Piece(word, spaceAfter: index + 1 < words.count || spaceAfter, style)
          .split(width: width, style: style)
      }
    }
    var parts: [Piece] = []
    var current = ""
    for character in text {
      if !current.isEmpty, style.width(current + String(character)) > width {
        parts.append(Piece(current, spaceAfter: false, style))
        current = ""
      }
      current.append(character)
    }
    parts.append(Piece(current, spaceAfter: spaceAfter, style))
    return parts
  }
}
