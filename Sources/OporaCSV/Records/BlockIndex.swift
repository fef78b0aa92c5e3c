/// Where the cells and records of a window end.
///
/// A quote that is not where RFC 4180 wants it would turn the inside and outside of all that
/// follows. So the index vouches only for what it can prove: every opening quote stands at the
/// start of a cell, every closing one is followed by its end. It stops at the first quote that is
/// not, and the record that holds it is read with care.
struct BlockIndex: ~Copyable {
  /// Ends of all cells: offsets of their delimiters and line ends.
  ///
  /// The place before the first one belongs to the index too, see ``scan(_:from:to:)``.
  let cellEnds: UnsafeMutablePointer<UInt32>
  private(set) var cellCount = 0
  /// Ends of all records: offsets of their line ends.
  let recordEnds: UnsafeMutablePointer<UInt32>
  private(set) var recordCount = 0
  /// Offsets of all quotes up to the last record's end at least.
  let quotes: UnsafeMutablePointer<UInt32>
  private(set) var quoteCount = 0
  /// True if the scan ended at a quote it cannot vouch for.
  private(set) var stopsAtQuote = false
  /// True if cells hold line breaks.
  private(set) var hasLineBreaks = false

  private let masks: ByteMasks
  private let hasQuote: Bool
  private let returnEndsLine: Bool
  private let places: UnsafeMutablePointer<UInt32>

  init(_ dialect: Dialect, windowLength: Int) {
    masks = ByteMasks(dialect)
    hasQuote = dialect.quote != nil
    returnEndsLine = dialect.returnEndsLine
    let capacity = windowLength + 128
    places = .allocate(capacity: capacity)
    cellEnds = places + 8
    recordEnds = .allocate(capacity: capacity)
    quotes = .allocate(capacity: capacity)
  }

  deinit {
    places.deallocate()
    recordEnds.deallocate()
    quotes.deallocate()
  }

  /// What the scan carries from 64 bytes to the next.
  private struct Carry {
    /// All ones inside quotes.
    var inside: UInt64 = 0
    /// One if a quote may open at the next byte.
    var mayOpen: UInt64 = 1
    /// One if the last byte closed a cell.
    var closed: UInt64 = 0
  }

  /// Indexes a window from a record's start, up to its end or the first doubtful quote.
  ///
  /// Afterwards `cellEnds[-1]` is the place before the first record.
  ///
  /// - Parameters:
  ///   - base: The window's text; 64 bytes behind its end are readable.
  ///   - start: Offset of a record's start.
  ///   - end: The window's length.
  mutating func scan(_ base: UnsafeRawPointer, from start: Int, to end: Int) {
    (cellCount, recordCount, quoteCount) = (0, 0, 0)
    (stopsAtQuote, hasLineBreaks) = (false, false)
    cellEnds[-1] = UInt32(truncatingIfNeeded: start) &- 1
    var carry = Carry()
    var offset = start
    while offset < end, !stopsAtQuote {
      let address = base + offset
      var (delimiters, lineEnds, quoted) = masks.find(address)
      if returnEndsLine { lineEnds |= loneReturns(address, lineEnds) }
      if end &- offset < 64 {
        let valid = (1 &<< UInt64(truncatingIfNeeded: end &- offset)) &- 1
        delimiters &= valid
        lineEnds &= valid
        quoted &= valid
      }
      if hasQuote, quoted | carry.inside | carry.closed != 0 {
        takeQuotes(quoted, &delimiters, &lineEnds, &carry, address, offset)
      } else {
        carry.mayOpen = (delimiters | lineEnds) &>> 63
      }
      let base32 = UInt32(truncatingIfNeeded: offset)
      cellCount &+= ByteMasks.write(delimiters | lineEnds, base32, to: cellEnds + cellCount)
      recordCount &+= ByteMasks.write(lineEnds, base32, to: recordEnds + recordCount)
      offset &+= 64
    }
  }

  /// Takes delimiters and line ends inside quotes out of the masks, and all beyond a doubtful quote.
  @inline(__always)
  private mutating func takeQuotes(
    _ quoted: UInt64, _ delimiters: inout UInt64, _ lineEnds: inout UInt64, _ carry: inout Carry,
    _ address: UnsafeRawPointer, _ offset: Int
  ) {
    let inside = ByteMasks.parity(quoted) ^ carry.inside
    if lineEnds & inside != 0 { hasLineBreaks = true }
    delimiters &= ~inside
    lineEnds &= ~inside
    let structure = delimiters | lineEnds
    let opening = quoted & inside
    let closing = quoted & ~inside
    let afterClosing = closing &<< 1 | carry.closed
    let mayOpen = (structure | closing) &<< 1 | carry.mayOpen
    var doubtful = opening & ~mayOpen | afterClosing & ~(structure | opening)
    if doubtful != 0 { doubtful &= ~(afterClosing & masks.returns(address)) }
    if doubtful != 0 {
      stopsAtQuote = true
      let proven = (doubtful & (0 &- doubtful)) &- 1
      delimiters &= proven
      lineEnds &= proven
    }
    quoteCount &+= ByteMasks.write(
      quoted, UInt32(truncatingIfNeeded: offset), to: quotes + quoteCount)
    carry.inside = 0 &- (inside &>> 63)
    carry.mayOpen = (structure | closing) &>> 63
    carry.closed = closing &>> 63
  }

  /// Carriage returns that no line feed follows.
  @inline(__always)
  private func loneReturns(_ address: UnsafeRawPointer, _ feeds: UInt64) -> UInt64 {
    let next = address.load(fromByteOffset: 64, as: UInt8.self) == 10 ? UInt64(1) &<< 63 : 0
    return masks.returns(address) & ~(feeds &>> 1 | next)
  }
}
