/// White space as it comes in exports: spaces of all kinds, zero-width marks, soft hyphens.
enum BlankText {
  /// True if a cell holds nothing but white space.
  static func isBlank(_ cell: UnsafeRawBufferPointer) -> Bool {
    cell.isEmpty || trimmed(cell).isEmpty
  }

  /// A cell without the white space around it.
  static func trimmed(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (start, end) = (0, cell.count)
    while start < end, case let length = lengthAtStart(cell, start, end), length > 0 {
      start += length
    }
    while start < end, case let length = lengthAtEnd(cell, start, end), length > 0 {
      end -= length
    }
    return UnsafeRawBufferPointer(rebasing: cell[start..<end])
  }

  /// A text without the white space around it.
  static func trimmed(_ text: String) -> String {
    var text = text
    return text.withUTF8 { String(decoding: trimmed(UnsafeRawBufferPointer($0)), as: UTF8.self) }
  }

  private static func lengthAtStart(
    _ cell: UnsafeRawBufferPointer, _ position: Int, _ end: Int
  ) -> Int {
    switch cell[position] {
    case 9...13, 32: 1
    case 0xC2 where end - position >= 2: isMark2(cell[position + 1]) ? 2 : 0
    case 0xE2, 0xEF, 0xE3:
      end - position >= 3
        && isMark3(cell[position], cell[position + 1], cell[position + 2]) ? 3 : 0
    default: 0
    }
  }

  private static func lengthAtEnd(
    _ cell: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Int {
    switch cell[end - 1] {
    case 9...13, 32: return 1
    case 0x80...0xBF:
      if end - start >= 2, cell[end - 2] == 0xC2 { return isMark2(cell[end - 1]) ? 2 : 0 }
      guard end - start >= 3 else { return 0 }
      return isMark3(cell[end - 3], cell[end - 2], cell[end - 1]) ? 3 : 0
    default: return 0
    }
  }

  /// U+00A0 no-break space, U+00AD soft hyphen.
  private static func isMark2(_ byte: UInt8) -> Bool { byte == 0xA0 || byte == 0xAD }

  /// U+2000…200B, U+200E, U+200F, U+202F, U+2060, U+3000, U+FEFF.
  private static func isMark3(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): (0x80...0x8B).contains(third) || [0x8E, 0x8F, 0xAF].contains(third)
    case (0xE2, 0x81): third == 0xA0
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}
