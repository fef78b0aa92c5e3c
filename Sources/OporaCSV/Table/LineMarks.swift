/// Finds line ends and quotes, sixteen bytes at a time.
struct LineMarks {
  private let feed = SIMD16<UInt8>(repeating: 10)
  private let back: SIMD16<UInt8>
  private let quote: SIMD16<UInt8>

  /// The marks of a dialect.
  init(_ dialect: Dialect) {
    back = SIMD16(repeating: dialect.returnEndsLine ? 13 : 10)
    quote = SIMD16(repeating: dialect.quote ?? 10)
  }

  /// The offset of the first mark from an offset on; nil if there is none.
  func next(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var position = start
    while position &+ 16 <= text.count {
      let bytes = base.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let bits = ByteMasks.bits((bytes .== feed) .| (bytes .== back) .| (bytes .== quote))
      if bits != 0 { return position &+ bits.trailingZeroBitCount }
      position &+= 16
    }
    while position < text.count {
      let byte = text[position]
      if byte == 10 || byte == back[0] || byte == quote[0] { return position }
      position &+= 1
    }
    return nil
  }
}
