/// Bytes that no table should have and that change how the whole text is to be read.
enum ControlBytes {
  /// True if a piece holds zero bytes, or carriage returns that end lines unlike the text's head.
  static func needWholeText(_ text: UnsafeRawBufferPointer, _ dialect: Dialect) -> Bool {
    guard let base = text.baseAddress else { return false }
    let (zero, back) = (SIMD16<UInt8>(repeating: 0), SIMD16<UInt8>(repeating: 13))
    var (zeros, returns) = (SIMD16<UInt8>.zero .!= zero, SIMD16<UInt8>.zero .!= zero)
    var position = 0
    while position &+ 64 <= text.count {
      for part in 0..<4 {
        let vector = base.loadUnaligned(
          fromByteOffset: position &+ part &* 16, as: SIMD16<UInt8>.self)
        zeros = zeros .| (vector .== zero)
        returns = returns .| (vector .== back)
      }
      position &+= 64
    }
    var hasZero = ByteMasks.bits(zeros) != 0
    var hasReturn = ByteMasks.bits(returns) != 0
    for byte in text[position...] {
      if byte == 0 { hasZero = true }
      if byte == 13 { hasReturn = true }
    }
    if hasZero { return true }
    return hasReturn && !dialect.returnEndsLine && LineStatistics(text).hasLoneReturns
  }
}
