/// Finds where a piece of a text can be cut: behind the last record that ends in it.
///
/// Only quotes make this hard, since they may hold line breaks. Stretches without quotes are passed
/// over at the speed of memory; quotes are followed with the same proofs as those of ``BlockIndex``;
/// a record whose quotes prove nothing is judged as the reader will judge it.
struct BlockCutter {
  private let dialect: Dialect
  private let columnCount: Int
  private let looks: LateLooks?
  private let masks: ByteMasks
  /// The first bytes of the header: a header that is repeated never ends a piece, since it tells how
  /// the row behind it is read.
  private let headerStart: [UInt8]

  init(_ table: DecidedTable) {
    dialect = table.dialect
    columnCount = table.columnCount
    looks = table.looks
    masks = ByteMasks(table.dialect)
    let label = Array((table.header.first ?? "").utf8)
    let encoded = label.withUnsafeBytes {
      table.source == nil ? Array($0) : Transcoder.encode($0, table.encoding)
    }
    headerStart = Array(encoded.prefix(12))
  }

  /// The length of the whole records of a text that starts with a record.
  ///
  /// - Parameters:
  ///   - text: The text; 64 bytes behind it can be read.
  ///   - isEnd: True if nothing follows the text.
  /// - Returns: The length; nil if no record ends in the text.
  func length(of text: UnsafeRawBufferPointer, isEnd: Bool) -> Int? {
    if isEnd { return text.count }
    guard let end = lastRecordEnd(text), end > 0 else { return nil }
    return withoutHeader(text, end)
  }

  private func lastRecordEnd(_ text: UnsafeRawBufferPointer) -> Int? {
    // A record starts at `known`; nothing before `position` is open.
    var (known, position) = (0, 0)
    while true {
      guard dialect.quote != nil, let quote = nextQuote(text, from: position) else {
        return lastLineEnd(text, max(known, position), text.count) ?? known
      }
      known = lastLineEnd(text, max(known, position), quote) ?? known
      switch follow(text, from: known, past: quote) {
      case .closed(let end, let behind):
        known = end
        position = behind
      case .doubtful(let start):
        var reach = 0
        guard let end = judge(text, start, &reach), reach + 2 < text.count else { return start }
        known = end
        position = end
      case .open(let start):
        guard start == 0 else { return start }
        var reach = 0
        guard let end = judge(text, 0, &reach), reach + 2 < text.count else { return nil }
        known = end
        position = end
      }
    }
  }

  private enum Quotes {
    /// All quotes up to `behind` are closed; the last record before starts at `end`.
    case closed(end: Int, behind: Int)
    /// The record that starts here has a quote that proves nothing, a line break inside quotes, or
    /// quotes and another width than the table.
    case doubtful(Int)
    /// The text ends inside quotes of the record that starts here.
    case open(Int)
  }

  /// Follows quotes from a record's start to the first 64 bytes behind a quote that have none and
  /// start outside.
  private func follow(
    _ text: UnsafeRawBufferPointer, from start: Int, past quote: Int
  ) -> Quotes {
    guard let base = text.baseAddress else { return .open(0) }
    var offset = start
    var width = QuotedWidth(record: start)
    var (inside, mayOpen, closed): (UInt64, UInt64, UInt64) = (0, 1, 0)
    while offset < text.count {
      let address = base + offset
      var (delimiters, ends, quoted) = masks.find(address)
      if dialect.returnEndsLine { ends |= loneReturns(address, ends) }
      if text.count - offset < 64 {
        let valid = (UInt64(1) &<< UInt64(text.count - offset)) &- 1
        (delimiters, ends, quoted) = (delimiters & valid, ends & valid, quoted & valid)
      }
      if quoted | inside | closed == 0, offset > quote {
        return .closed(end: width.record, behind: offset)
      }
      let within = ByteMasks.parity(quoted) ^ inside
      // Cells that hold line breaks may as well be quotes that nobody closed: the judge decides.
      let breaks = ends & within
      delimiters &= ~within
      ends &= ~within
      let structure = delimiters | ends
      let closing = quoted & ~within
      let afterClosing = closing &<< 1 | closed
      let opens = (structure | closing) &<< 1 | mayOpen
      var doubtful = quoted & within & ~opens | afterClosing & ~(structure | quoted & within)
      if doubtful != 0 { doubtful &= ~(afterClosing & masks.returns(address)) }
      if text.count - offset < 64 { doubtful &= (1 &<< UInt64(text.count - offset)) &- 1 }
      doubtful |= breaks
      if doubtful != 0 { ends &= (doubtful & (0 &- doubtful)) &- 1 }
      guard width.take(ends, delimiters, quoted, columnCount, offset) else {
        return .doubtful(width.record)
      }
      if doubtful != 0 { return .doubtful(width.record) }
      inside = 0 &- (within &>> 63)
      mayOpen = (structure | closing) &>> 63
      closed = closing &>> 63
      offset += 64
    }
    return inside == 0
      ? .closed(end: width.record, behind: text.count) : .open(width.record)
  }

  @inline(__always)
  private func loneReturns(_ address: UnsafeRawPointer, _ feeds: UInt64) -> UInt64 {
    let next = address.load(fromByteOffset: 64, as: UInt8.self) == 10 ? UInt64(1) &<< 63 : 0
    return masks.returns(address) & ~(feeds &>> 1 | next)
  }

  /// Where a record ends as the reader will read it, and how far one had to look for that.
  private func judge(_ text: UnsafeRawBufferPointer, _ start: Int, _ reach: inout Int) -> Int? {
    withUnsafeMutablePointer(to: &reach) { reach in
      let reader = CarefulReader(text: text, dialect: dialect, reach: reach)
      let end = RecordJudge(reader: reader, columnCount: columnCount, looks: looks)
        .judge(at: start).reading.end
      reach.pointee = max(reach.pointee, end)
      return end > start ? end : nil
    }
  }

  /// The offset of the first quote from a place on.
  private func nextQuote(_ text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var offset = start
    while offset < text.count {
      let quotes = masks.quotes(base + offset)
      if quotes != 0 {
        let found = offset + quotes.trailingZeroBitCount
        return found < text.count ? found : nil
      }
      offset += 64
    }
    return nil
  }

  /// The offset behind the last line end in a stretch without quotes; nil if there is none.
  private func lastLineEnd(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
    var position = end - 1
    while position >= start {
      let byte = text[position]
      if byte == 10 { return position + 1 }
      if byte == 13, dialect.returnEndsLine, position + 1 < text.count, text[position + 1] != 10 {
        return position + 1
      }
      position -= 1
    }
    return nil
  }

  /// The cut moved before a last row that begins like the header.
  private func withoutHeader(_ text: UnsafeRawBufferPointer, _ end: Int) -> Int {
    guard !headerStart.isEmpty, end > headerStart.count + 1 else { return end }
    var start = end - 1
    while start > 0, text[start - 1] != 10, text[start - 1] != 13 { start -= 1 }
    guard start > 0, beginsLikeHeader(text, start, end) else { return end }
    // A line inside quotes is no row: the cut must not fall into its record.
    guard let row = lastRecordEnd(UnsafeRawBufferPointer(rebasing: text[..<start])) else {
      return end
    }
    var reach = 0
    if row == start || judge(text, row, &reach) == start { return start }
    return row > 0 && beginsLikeHeader(text, row, end) ? row : end
  }

  private func beginsLikeHeader(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Bool {
    let label = text[start] == dialect.quote ? start + 1 : start
    return end - label > headerStart.count
      && text[label..<label + headerStart.count].elementsEqual(headerStart)
  }
}

/// Counts the cells of records with quotes: one of another width than the table may be read otherwise
/// than its quotes say.
private struct QuotedWidth {
  /// Where the record at hand starts.
  private(set) var record: Int
  private var delimiterCount = 0
  private var hasQuotes = false

  init(record: Int) { self.record = record }

  /// Takes 64 bytes; false if a record with quotes ends in them that has another width: it is then
  /// the record at hand.
  mutating func take(
    _ ends: UInt64, _ delimiters: UInt64, _ quotes: UInt64, _ columnCount: Int, _ offset: Int
  ) -> Bool {
    var open = UInt64.max
    var rest = ends
    while rest != 0 {
      let end = rest & (0 &- rest)
      let own = open & (end &- 1)
      delimiterCount += (delimiters & own).nonzeroBitCount
      if hasQuotes || quotes & own != 0, delimiterCount + 1 != columnCount { return false }
      record = offset + end.trailingZeroBitCount + 1
      (delimiterCount, hasQuotes) = (0, false)
      open = ~(end | (end &- 1))
      rest &= rest &- 1
    }
    delimiterCount += (delimiters & open).nonzeroBitCount
    hasQuotes = hasQuotes || quotes & open != 0
    return true
  }
}
