/// Finds what ends a line, a cell or a quotation, sixteen bytes at a time.
struct LineMarks {
  private let feed = SIMD16<UInt8>(repeating: 10)
  private let back: SIMD16<UInt8>
  private let quote: SIMD16<UInt8>
  private let delimiter: SIMD16<UInt8>

  /// Line ends and quotes of a dialect.
  init(linesOf dialect: Dialect) {
    back = SIMD16(repeating: dialect.returnEndsLine ? 13 : 10)
    quote = SIMD16(repeating: dialect.quote ?? 10)
    delimiter = feed
  }

  /// Delimiters, quotes, line feeds and carriage returns of a dialect.
  init(cellsOf dialect: Dialect) {
    back = SIMD16(repeating: 13)
    quote = SIMD16(repeating: dialect.quote ?? 10)
    delimiter = SIMD16(repeating: dialect.delimiter)
  }

  /// The offset of the first mark from an offset on; nil if there is none.
  @inline(__always)
  func next(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    var position = start
    while position &+ 16 <= text.count {
      let bytes = base.loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
      let ends = (bytes .== feed) .| (bytes .== back)
      let bits = ByteMasks.bits(ends .| (bytes .== quote) .| (bytes .== delimiter))
      if bits != 0 { return position &+ bits.trailingZeroBitCount }
      position &+= 16
    }
    while position < text.count {
      let byte = text[position]
      if byte == 10 || byte == back[0] || byte == quote[0] || byte == delimiter[0] {
        return position
      }
      position &+= 1
    }
    return nil
  }
}
