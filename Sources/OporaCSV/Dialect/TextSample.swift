/// Pieces of a text from its start, middle and end: enough to judge a layout by.
struct TextSample {
  let text: UnsafeRawBufferPointer
  private let pieces: [Range<Int>]

  /// How much of the start, and of the middle and end, is looked at.
  private static let (startLength, otherLength) = (200_000, 50_000)
  /// The most rows that are taken from the start, and from the middle and end.
  private static let (startRows, otherRows) = (400, 100)

  init(_ text: UnsafeRawBufferPointer, from start: Int) {
    self.text = text
    let length = text.count - start
    guard length > TextSample.startLength + 2 * TextSample.otherLength else {
      pieces = [start..<text.count]
      return
    }
    let middle = TextSample.lineStart(text, start + length / 2)
    let last = TextSample.lineStart(text, text.count - TextSample.otherLength)
    pieces = [
      start..<start + TextSample.startLength, middle..<middle + TextSample.otherLength,
      last..<text.count,
    ]
  }

  /// The rows of the sample as one dialect reads them, blank ones left out.
  ///
  /// Each piece but the last loses its last row, which the piece may cut.
  func rows(_ dialect: Dialect) -> [Reading] {
    var rows: [Reading] = []
    for (number, piece) in pieces.enumerated() {
      let limit = number == 0 ? TextSample.startRows : TextSample.otherRows
      var found = TextSample.rows(text, piece, dialect, limit)
      if found.count > 1, piece.upperBound < text.count { found.removeLast() }
      rows += found
    }
    return rows
  }

  /// The same rows, piece by piece, for a look at all their cells.
  func pieces(_ dialect: Dialect) -> [SampleRows] {
    pieces.enumerated().map { number, piece in
      SampleRows(
        UnsafeRawBufferPointer(rebasing: text[piece]), dialect,
        limit: number == 0 ? TextSample.startRows : TextSample.otherRows,
        dropsLast: piece.upperBound < text.count)
    }
  }

  /// True if the byte stands anywhere in the sample.
  func contains(_ byte: UInt8) -> Bool {
    pieces.contains { contains(byte, in: $0) }
  }

  /// True if a byte stands somewhere directly before another, or before two others.
  func contains(_ byte: UInt8, before next: UInt8, _ third: UInt8? = nil) -> Bool {
    pieces.contains { piece in
      var position = piece.lowerBound
      let end = piece.upperBound - (third == nil ? 1 : 2)
      while position < end {
        if text[position] == byte, text[position &+ 1] == next,
          third == nil || text[position &+ 2] == third
        {
          return true
        }
        position &+= 1
      }
      return false
    }
  }

  /// True if a quote both opens cells and closes them.
  func hasCells(in quote: UInt8, _ delimiter: UInt8) -> Bool {
    let opens =
      contains(delimiter, before: quote) || contains(delimiter, before: 32, quote)
      || contains(10, before: quote)
    return opens
      && (contains(quote, before: delimiter) || contains(quote, before: 10)
        || contains(quote, before: 13))
  }

  /// True if a cell holds a quote and nothing else.
  func hasLoneCells(of quote: UInt8, _ delimiter: UInt8) -> Bool {
    pieces.contains { piece in
      var position = piece.lowerBound + 1
      while position < piece.upperBound - 1 {
        if text[position] == quote, text[position &- 1] == delimiter,
          [delimiter, 10, 13].contains(text[position &+ 1])
        {
          return true
        }
        position &+= 1
      }
      return false
    }
  }

  private func contains(_ byte: UInt8, in piece: Range<Int>) -> Bool {
    guard let base = text.baseAddress else { return false }
    let wanted = SIMD32<UInt8>(repeating: byte)
    var position = piece.lowerBound
    while position &+ 32 <= piece.upperBound {
      let bytes = base.loadUnaligned(fromByteOffset: position, as: SIMD32<UInt8>.self)
      let lanes = unsafeBitCast(bytes .== wanted, to: SIMD4<UInt64>.self)
      if lanes[0] | lanes[1] | lanes[2] | lanes[3] != 0 { return true }
      position &+= 32
    }
    return text[position..<piece.upperBound].contains(byte)
  }

  private static func rows(
    _ text: UnsafeRawBufferPointer, _ piece: Range<Int>, _ dialect: Dialect, _ limit: Int
  ) -> [Reading] {
    let part = UnsafeRawBufferPointer(rebasing: text[piece])
    let reader = CarefulReader(text: part, dialect: dialect)
    var rows: [Reading] = []
    var position = 0
    while position < part.count, rows.count < limit {
      let row = SampleRows.reading(from: position, reader)
      if !row.isBlank { rows.append(row) }
      position = row.end
    }
    return rows
  }

  private static func lineStart(_ text: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    var position = offset
    while position < text.count, text[position - 1] != 10, text[position - 1] != 13 {
      position += 1
    }
    return min(position, text.count - otherLength)
  }
}
