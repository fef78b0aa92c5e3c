/// What a cell's bytes are before its type looks at them: trimmed, and present or missing.
enum CellText {
  /// The cell without white space, no-break spaces, soft hyphens and zero-width marks at its ends.
  @inline(__always)
  static func trimmed(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let first = cell.first, let last = cell.last else { return cell }
    let plainStart = first > 0x20 && (first < 0x80 || first == 0xD0 || first == 0xD1)
    let plainEnd = (last > 0x20 && last < 0x7F) || endsWithLetter(cell)
    return plainStart && plainEnd ? cell : carefullyTrimmed(cell)
  }

  /// Whether a cell is surely present and trimmed: it begins with a digit or Latin letter that no
  /// word for «nothing is known» begins with, and ends with a visible ASCII character.
  @inline(__always)
  static func isPlain(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count > 0 else { return false }
    let (first, last) = (cell[0], cell[cell.count &- 1])
    // Bit 5 makes letters small; `n` begins «null» and «n/a».
    let small = first | 0x20
    let begins = first &- 48 < 10 || (small &- 97 < 26 && small != 110)
    return begins && last > 0x20 && last < 0x7F
  }

  /// Whether the cell ends with a Russian letter: two bytes from D0 80 on; nothing invisible does.
  @inline(__always)
  private static func endsWithLetter(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count >= 2 else { return false }
    return cell[cell.count &- 2] & 0xFE == 0xD0 && cell[cell.count &- 1] & 0xC0 == 0x80
  }

  private static func carefullyTrimmed(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    var end = cell.count
    while start < end, let width = blankWidth(cell, at: start, end: end) { start += width }
    while start < end, let width = blankWidth(cell, before: end, start: start) { end -= width }
    return UnsafeRawBufferPointer(rebasing: cell[start..<end])
  }

  /// Invisible characters that exports leave at the ends of cells, as UTF-8.
  private static let invisible: [[UInt8]] =
    [
      [0xC2, 0xA0], [0xC2, 0xAD], [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xAF],
      [0xE2, 0x80, 0x89], [0xE2, 0x81, 0xA0], [0xE2, 0x80, 0x8E], [0xE2, 0x80, 0x8F],
      [0xE2, 0x80, 0x8C], [0xE2, 0x80, 0x8D], [0xE2, 0x81, 0x9F], [0xE3, 0x80, 0x80],
    ] + (UInt8(0x80)...0x8A).filter { $0 != 0x89 }.map { [0xE2, 0x80, $0] }

  private static func blankWidth(
    _ cell: UnsafeRawBufferPointer, at start: Int, end: Int
  ) -> Int? {
    if cell[start] <= 0x20 { return 1 }
    guard cell[start] >= 0xC2 else { return nil }
    return invisible.first { mark in
      start + mark.count <= end && cell[start..<start + mark.count].elementsEqual(mark)
    }?.count
  }

  private static func blankWidth(
    _ cell: UnsafeRawBufferPointer, before end: Int, start: Int
  ) -> Int? {
    if cell[end - 1] <= 0x20 { return 1 }
    guard cell[end - 1] >= 0x80 else { return nil }
    return invisible.first { mark in
      end - mark.count >= start && cell[end - mark.count..<end].elementsEqual(mark)
    }?.count
  }

  /// Whether a trimmed cell means «nothing is known»: empty, a dash, «н/д», `{}` and the like.
  ///
  /// `0` is never missing. A text column keeps words such as «нет данных» only if they are longer.
  @inline(__always)
  static func isMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    if cell.isEmpty { return true }
    switch cell[0] {
    case 0xD0:
      // «н» or «Н»: no other Russian letter begins a word of the list.
      guard cell.count >= 2, cell[1] == 0xBD || cell[1] == 0x9D else { return false }
      return cell.count <= 32 && isMissingWord(cell)
    case 0x2D, 0x2E, 0x7B, 0xE2, 0x4E, 0x6E:
      return cell.count <= 19 && isMissingWord(cell)
    default: return false
    }
  }

  private static let missingWords: Set<String> = [
    "-", "--", "---", "–", "—", "−", "…", "...", "н/д", "н.д.", "н. д.", "н/д.", "нд",
    "нет данных", "нет сведений", "нет свед.", "нет св.", "нет инф.", "{}", "null", "n/a", "nan",
    "none", "#n/a n/a",
  ]

  @inline(never)
  private static func isMissingWord(_ cell: UnsafeRawBufferPointer) -> Bool {
    let text = String(decoding: cell, as: UTF8.self)
    if missingWords.contains(text) { return true }
    let folded = text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    return missingWords.contains(folded)
  }

  /// Whether a trimmed cell of numbers or days is a cross: «х» is written where nothing applies.
  @inline(__always)
  static func isCross(_ cell: UnsafeRawBufferPointer) -> Bool {
    switch cell.count {
    case 1: return cell[0] | 0x20 == 0x78
    case 2: return (cell[0] == 0xD1 && cell[1] == 0x85) || (cell[0] == 0xD0 && cell[1] == 0xA5)
    default: return false
    }
  }

  /// The text of `="03701000"`, the way that keeps zeros in Excel; other cells as they are.
  @inline(__always)
  static func unwrapped(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard cell.first == 0x3D, cell.count > 3, cell[1] == 0x22, cell[cell.count &- 1] == 0x22 else {
      return cell
    }
    return trimmed(UnsafeRawBufferPointer(rebasing: cell[2..<cell.count &- 1]))
  }

  /// The cell as text for a message: cut at 60 characters, invisible characters shown.
  static func shown(_ cell: UnsafeRawBufferPointer) -> String {
    var shown = ""
    var length = 0
    for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
      if length == 60 { return shown + "…" }
      switch scalar.value {
      case 0x0A, 0x0D: shown += "⏎"
      case 0x09: shown += "⇥"
      case 0xA0, 0x202F: shown += "·"
      case 0...0x1F, 0x7F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF:
        shown += "␀"
      default: shown.unicodeScalars.append(scalar)
      }
      length += 1
    }
    return shown
  }

  /// A person's value hidden but for its first letters, or its last digits: «Ив***», «*** 95».
  static func masked(_ text: String) -> String {
    let digits = text.filter(\.isNumber)
    if digits.count * 2 > text.count { return "*** " + digits.suffix(2) }
    return text.count > 2 ? text.prefix(2) + "***" : "***"
  }
}
