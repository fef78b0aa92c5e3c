/// Reads one record byte by byte under a stated hypothesis about its quotes.
///
/// The index of bytes finds the cells of records that keep to RFC 4180. This reader takes the
/// others: it says what is wrong with the quotes, and it can read the same bytes in other ways.
/// It never fails; deviations from RFC 4180 are marks of the reading.
struct CarefulReader {
  /// How quotes are understood.
  enum Hypothesis: CaseIterable {
    /// A quote closes its cell if a delimiter or a line end follows; pairs stand for one quote.
    case standard
    /// The last of several quotes before a delimiter closes, whatever their number.
    case lastQuoteCloses
    /// Quotes are plain characters.
    case plainQuotes
    /// Any single quote closes; what follows up to the delimiter belongs to the cell.
    case textAfterQuote
  }

  /// The most line breaks in a record: more means that a quote was never closed.
  static let mostLineBreaks = 50

  let text: UnsafeRawBufferPointer
  let dialect: Dialect
  /// The offset of a quote that opens no cell though it stands where one begins; −1 for none.
  var plainQuote = -1
  /// Keeps how far a reading had to look; nil if nobody asks.
  var reach: UnsafeMutablePointer<Int>?

  /// Reads the record that starts at an offset.
  ///
  /// - Parameters:
  ///   - start: Offset of the first byte of the record.
  ///   - hypothesis: How its quotes are understood.
  ///   - limit: The most line breaks that its cells may hold.
  /// - Returns: The cells with marks of what deviates.
  func read(from start: Int, as hypothesis: Hypothesis, limit: Int) -> Reading {
    var reading = Reading(start: start)
    var position = start
    repeat {
      position = skippingSpaces(position)
      if position < text.count, let quote = dialect.quote, text[position] == quote,
        hypothesis != .plainQuotes, position != plainQuote
      {
        position = quoted(position + 1, quote, hypothesis, limit, &reading)
      } else {
        position = plain(position, hypothesis, &reading)
      }
      reading.endCell()
    } while reading.fault == nil && isDelimiter(position)
      && {
        position += 1; return true
      }()
    reading.textEnd = position
    let length = lineEndLength(position)
    reading.end = position + length
    if let reach { reach.pointee = max(reach.pointee, reading.end) }
    if length > 0 { reading.lineEnding = length == 2 ? .crlf : text[position] == 10 ? .lf : .cr }
    return reading
  }

  /// The extent of the physical line at an offset, without its cells.
  func line(from start: Int) -> Reading {
    var line = Reading(start: start)
    var position = start
    while position < text.count, lineEndLength(position) == 0 { position += 1 }
    line.textEnd = position
    line.end = position + lineEndLength(position)
    if let reach { reach.pointee = max(reach.pointee, line.end) }
    return line
  }

  /// How many bytes the line end at an offset has; 0 if there is none.
  func lineEndLength(_ position: Int) -> Int {
    guard position < text.count else { return 0 }
    if text[position] == 10 { return 1 }
    guard text[position] == 13 else { return 0 }
    if position + 1 == text.count { return 1 }
    if text[position + 1] == 10 { return 2 }
    return dialect.returnEndsLine ? 1 : 0
  }

  private func isDelimiter(_ position: Int) -> Bool {
    position < text.count && text[position] == dialect.delimiter
  }

  private func endsCell(_ position: Int) -> Bool {
    position >= text.count || text[position] == dialect.delimiter || lineEndLength(position) > 0
  }

  private func skippingSpaces(_ start: Int) -> Int {
    guard dialect.skipsInitialSpace else { return start }
    var position = start
    while position < text.count, text[position] == 32 { position += 1 }
    return position
  }

  private func plain(_ start: Int, _ hypothesis: Hypothesis, _ reading: inout Reading) -> Int {
    var (position, quotes) = (start, 0)
    while !endsCell(position) {
      if text[position] == dialect.quote { quotes += 1 }
      position += 1
    }
    if quotes > 0, !isKeptCode(start, position, quotes) { reading.hasStrayQuote = true }
    guard position - reading.start <= RecordJudge.longestRecord else {
      reading.fault = .tooLong
      return position
    }
    reading.append(UnsafeRawBufferPointer(rebasing: text[start..<position]))
    return position
  }

  /// True for `="03701000"`, by which a code keeps its zeros in Excel.
  private func isKeptCode(_ start: Int, _ end: Int, _ quotes: Int) -> Bool {
    quotes == 2 && end - start >= 3 && text[start] == UInt8(ascii: "=")
      && text[start + 1] == dialect.quote && text[end - 1] == dialect.quote
  }

  /// Reads a quoted cell from the byte after its opening quote.
  private func quoted(
    _ start: Int, _ quote: UInt8, _ hypothesis: Hypothesis, _ limit: Int, _ reading: inout Reading
  ) -> Int {
    var position = start
    var inside = QuotesInside()
    while position < text.count {
      let byte = text[position]
      if byte == dialect.escape, position + 1 < text.count, byte != quote,
        text[position + 1] == quote || text[position + 1] == byte
      {
        reading.append(text[position + 1])
        position += 2
      } else if byte == quote {
        let run = runLength(of: quote, at: position)
        position += run
        if closes(run, position, hypothesis, quote, &reading, &inside) {
          return hypothesis == .textAfterQuote ? plain(position, hypothesis, &reading) : position
        }
      } else {
        if isLineBreak(position) {
          reading.lineBreaks += 1
          if reading.lineBreaks > limit { break }
        }
        if position - reading.start > RecordJudge.longestRecord {
          reading.fault = .tooLong
          return position
        }
        reading.append(byte)
        position += 1
      }
    }
    reading.fault = .unclosedQuote
    return position
  }

  /// Takes a run of quotes inside a quoted cell; true if its last one closes the cell.
  private func closes(
    _ run: Int, _ next: Int, _ hypothesis: Hypothesis, _ quote: UInt8, _ reading: inout Reading,
    _ inside: inout QuotesInside
  ) -> Bool {
    let isOdd = run % 2 == 1
    let closes: Bool
    switch hypothesis {
    case .standard, .plainQuotes: closes = isOdd && endsCell(next)
    case .lastQuoteCloses: closes = endsCell(next)
    case .textAfterQuote: closes = isOdd
    }
    if isOdd != closes { reading.hasUnescapedQuote = true }
    if closes, !endsCell(next) { reading.hasStrayQuote = true }
    let count = inside.take(run, closes: closes)
    for _ in 0..<count { reading.append(quote) }
    return closes
  }

  private func runLength(of quote: UInt8, at start: Int) -> Int {
    guard dialect.escape == nil || dialect.escape == quote else { return 1 }
    var position = start
    while position < text.count, text[position] == quote { position += 1 }
    return position - start
  }

  /// True at the last byte of a physical line's end.
  private func isLineBreak(_ position: Int) -> Bool {
    if text[position] == 10 { return true }
    guard text[position] == 13, dialect.returnEndsLine else { return false }
    return position + 1 == text.count || text[position + 1] != 10
  }
}

/// Counts the quotes that a quoted cell holds as text.
private struct QuotesInside {
  /// How many there are so far.
  private var count = 0
  /// True if one of them is not doubled.
  private var hasSingle = false

  /// Takes a run of quotes.
  ///
  /// Pairs stand for one quote. In a cell with a quote that is not doubled, those before the closing
  /// one may all be text, `"ДЮСШ "Старт""`: they are if only so every quote has its other half.
  mutating func take(_ run: Int, closes: Bool) -> Int {
    let inside = closes ? run - 1 : run
    var own = (inside + 1) / 2
    if closes, hasSingle, (count + own) % 2 == 1, (count + inside) % 2 == 0 { own = inside }
    if run == 1, !closes { hasSingle = true }
    count += own
    return own
  }
}
