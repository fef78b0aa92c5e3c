#if arch(x86_64) && canImport(_Builtin_intrinsics)
  import _Builtin_intrinsics.intel
#endif

/// Finds chosen bytes in 64 bytes of text at a time, as bit masks.
///
/// Swift has no movemask of its own; where the processor's is not at hand, a comparison of sixteen
/// bytes becomes sixteen bits by a multiplication.
/// Advice for the one who changes this: compare with `.== SIMD16(repeating:)` held in a constant;
/// the overload with a scalar operand, `any` and the half-vector views are a hundred times slower.
struct ByteMasks {
  typealias Vector = SIMD16<UInt8>

  private let delimiter: Vector
  private let quote: Vector
  private let feed = Vector(repeating: 10)
  private let `return` = Vector(repeating: 13)

  /// Masks for one dialect; without a quote the quote mask is of no use.
  init(_ dialect: Dialect) {
    delimiter = Vector(repeating: dialect.delimiter)
    quote = Vector(repeating: dialect.quote ?? 0)
  }

  /// Where delimiters, line feeds and quotes stand in the 64 bytes at an address.
  ///
  /// Most have no quotes, so that their bits are made only if there are some.
  @inline(__always)
  func find(_ address: UnsafeRawPointer) -> (delimiters: UInt64, feeds: UInt64, quotes: UInt64) {
    var (delimiters, feeds): (UInt64, UInt64) = (0, 0)
    for part in 0..<4 {
      let vector = address.loadUnaligned(fromByteOffset: part &* 16, as: Vector.self)
      let shift = UInt64(truncatingIfNeeded: part &* 16)
      delimiters |= ByteMasks.bits(vector .== delimiter) &<< shift
      feeds |= ByteMasks.bits(vector .== feed) &<< shift
    }
    return (delimiters, feeds, quotes(address))
  }

  /// Where quotes stand in the 64 bytes at an address; zero at once if there are none.
  @inline(__always)
  func quotes(_ address: UnsafeRawPointer) -> UInt64 {
    let first = address.loadUnaligned(as: Vector.self) .== quote
    let second = address.loadUnaligned(fromByteOffset: 16, as: Vector.self) .== quote
    let third = address.loadUnaligned(fromByteOffset: 32, as: Vector.self) .== quote
    let fourth = address.loadUnaligned(fromByteOffset: 48, as: Vector.self) .== quote
    let any = unsafeBitCast(first .| second .| third .| fourth, to: SIMD2<UInt64>.self)
    guard any[0] | any[1] != 0 else { return 0 }
    return ByteMasks.bits(first) | ByteMasks.bits(second) &<< 16 | ByteMasks.bits(third) &<< 32
      | ByteMasks.bits(fourth) &<< 48
  }

  /// Where carriage returns stand in the 64 bytes at an address.
  @inline(__always)
  func returns(_ address: UnsafeRawPointer) -> UInt64 {
    var returns: UInt64 = 0
    for part in 0..<4 {
      let vector = address.loadUnaligned(fromByteOffset: part &* 16, as: Vector.self)
      let shift = UInt64(truncatingIfNeeded: part &* 16)
      returns |= ByteMasks.bits(vector .== `return`) &<< shift
    }
    return returns
  }

  /// One bit for each of sixteen lanes.
  ///
  /// Where the processor has an instruction for it, that is a sixth of the time of a whole reading.
  @inline(__always)
  static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    #if arch(x86_64) && canImport(_Builtin_intrinsics)
      return UInt64(
        UInt32(bitPattern: _mm_movemask_epi8(unsafeBitCast(mask, to: __m128i.self))))
    #else
      return portableBits(mask)
    #endif
  }

  /// One bit for each of sixteen lanes on any processor.
  @inline(__always)
  static func portableBits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let lanes =
      unsafeBitCast(mask, to: SIMD2<UInt64>.self)
      & SIMD2<UInt64>(repeating: 0x8040_2010_0804_0201)
    let low = (lanes[0] &* 0x0101_0101_0101_0101) &>> 56
    let high = (lanes[1] &* 0x0101_0101_0101_0101) &>> 56
    return low | high &<< 8
  }

  /// For each bit whether an odd number of bits is set up to and including it.
  @inline(__always)
  static func parity(_ mask: UInt64) -> UInt64 {
    var result = mask
    result ^= result &<< 1
    result ^= result &<< 2
    result ^= result &<< 4
    result ^= result &<< 8
    result ^= result &<< 16
    result ^= result &<< 32
    return result
  }

  /// Writes the offsets of all set bits, eight unconditional stores a step, so that up to seven
  /// places beyond the last one are overwritten; how many bits there are.
  @inline(__always)
  static func write(
    _ mask: UInt64, _ base: UInt32, to places: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var rest = mask
    let count = mask.nonzeroBitCount
    var written = 0
    while written < count {
      for place in 0..<8 {
        places[written &+ place] = base &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
      written &+= 8
    }
    return count
  }
}
