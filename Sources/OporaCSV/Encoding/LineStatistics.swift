/// How many of the bytes that end lines a text has, and of those that no text should have.
struct LineStatistics {
  private(set) var feeds = 0
  private(set) var returns = 0
  private(set) var pairs = 0
  private(set) var zeros = 0

  /// Counts in one pass over the text.
  init(_ text: UnsafeRawBufferPointer) {
    guard let base = text.baseAddress else { return }
    let (feed, back) = (SIMD16<UInt8>(repeating: 10), SIMD16<UInt8>(repeating: 13))
    let zero = SIMD16<UInt8>(repeating: 0)
    var position = 0
    var wasReturn: UInt64 = 0
    while position &+ 16 <= text.count {
      let vector = base.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let marks = (vector .== feed) .| (vector .== back) .| (vector .== zero)
      let lanes = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
      if lanes[0] | lanes[1] != 0 {
        let feedBits = ByteMasks.bits(vector .== feed)
        let returnBits = ByteMasks.bits(vector .== back)
        feeds &+= feedBits.nonzeroBitCount
        returns &+= returnBits.nonzeroBitCount
        pairs &+= (feedBits & (returnBits &<< 1 | wasReturn)).nonzeroBitCount
        zeros &+= ByteMasks.bits(vector .== zero).nonzeroBitCount
        wasReturn = returnBits &>> 15
      } else {
        wasReturn = 0
      }
      position &+= 16
    }
    while position < text.count {
      countOne(text[position], &wasReturn)
      position &+= 1
    }
  }

  private mutating func countOne(_ byte: UInt8, _ wasReturn: inout UInt64) {
    if byte == 10 {
      feeds += 1
      pairs += Int(wasReturn)
    }
    wasReturn = byte == 13 ? 1 : 0
    returns += Int(wasReturn)
    if byte == 0 { zeros += 1 }
  }

  /// True if some carriage return has no line feed behind it.
  var hasLoneReturns: Bool { returns > pairs }

  /// How the lines end as far as the counts tell; nil if line breaks inside cells may deceive.
  var lineEnding: LineEnding? {
    if returns == 0 { return .lf }
    if feeds == 0 { return .cr }
    return feeds == pairs && returns == pairs ? .crlf : nil
  }
}
