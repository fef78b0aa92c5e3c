/// Arithmetic on absolute values: limbs of 32 bits, least significant first.
///
/// Results may end in zero limbs where that is said; ``BigInteger`` trims them.
enum Limbs {
  /// -1, 0 or 1; both sides without zero limbs at the end.
  static func compare(_ left: [UInt32], _ right: [UInt32]) -> Int {
    if left.count != right.count { return left.count < right.count ? -1 : 1 }
    for index in left.indices.reversed() where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return 0
  }

  static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    var result = long
    var carry: UInt64 = 0
    for index in long.indices {
      if index >= short.count, carry == 0 { break }
      let total = UInt64(long[index]) + (index < short.count ? UInt64(short[index]) : 0) + carry
      result[index] = UInt32(truncatingIfNeeded: total)
      carry = total >> 32
    }
    if carry > 0 { result.append(UInt32(carry)) }
    return result
  }

  /// `left - right` where left is not less; may end in zero limbs.
  static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    var result = left
    var borrow: Int64 = 0
    for index in left.indices {
      if index >= right.count, borrow == 0 { break }
      let rest = Int64(left[index]) - (index < right.count ? Int64(right[index]) : 0) - borrow
      result[index] = UInt32(truncatingIfNeeded: rest)
      borrow = rest < 0 ? 1 : 0
    }
    return result
  }

  /// The product; may end in a zero limb.
  static func product(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    var result = [UInt32](repeating: 0, count: left.count + right.count)
    for (row, factor) in left.enumerated() where factor != 0 {
      var carry: UInt64 = 0
      for (column, other) in right.enumerated() {
        let total = UInt64(factor) * UInt64(other) + UInt64(result[row + column]) + carry
        result[row + column] = UInt32(truncatingIfNeeded: total)
        carry = total >> 32
      }
      result[row + right.count] = UInt32(carry)
    }
    return result
  }

  /// Multiplies in place by one limb and adds another.
  static func multiply(_ limbs: inout [UInt32], by factor: UInt32, adding addend: UInt32) {
    var carry = UInt64(addend)
    for index in limbs.indices {
      let total = UInt64(limbs[index]) * UInt64(factor) + carry
      limbs[index] = UInt32(truncatingIfNeeded: total)
      carry = total >> 32
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
  }

  /// Divides in place by one limb, trims, and returns the remainder.
  static func divide(_ limbs: inout [UInt32], by divisor: UInt32) -> UInt32 {
    var remainder: UInt64 = 0
    for index in limbs.indices.reversed() {
      let total = remainder << 32 | UInt64(limbs[index])
      limbs[index] = UInt32(total / UInt64(divisor))
      remainder = total % UInt64(divisor)
    }
    while limbs.last == 0 { limbs.removeLast() }
    return UInt32(remainder)
  }

  static func shiftedUp(_ limbs: [UInt32], by count: Int) -> [UInt32] {
    guard !limbs.isEmpty, count > 0 else { return limbs }
    let (whole, bits) = (count / 32, count % 32)
    var result = [UInt32](repeating: 0, count: whole)
    result.reserveCapacity(whole + limbs.count + 1)
    var carry: UInt64 = 0
    for limb in limbs {
      let moved = UInt64(limb) << UInt64(bits) | carry
      result.append(UInt32(truncatingIfNeeded: moved))
      carry = moved >> 32
    }
    if carry > 0 { result.append(UInt32(carry)) }
    return result
  }

  /// The limbs moved down, digits below zero dropped; may end in a zero limb.
  static func shiftedDown(_ limbs: [UInt32], by count: Int) -> [UInt32] {
    guard count > 0 else { return limbs }
    let (whole, bits) = (count / 32, count % 32)
    guard whole < limbs.count else { return [] }
    return (whole..<limbs.count).map { index in
      let upper = index + 1 < limbs.count ? UInt64(limbs[index + 1]) : 0
      return UInt32(truncatingIfNeeded: (upper << 32 | UInt64(limbs[index])) >> UInt64(bits))
    }
  }

  /// Long division (Knuth, The Art of Computer Programming 4.3.1, algorithm D).
  ///
  /// - Returns: quotient and remainder; either may end in zero limbs.
  static func divide(
    _ dividend: [UInt32], by divisor: [UInt32]
  ) -> (quotient: [UInt32], remainder: [UInt32]) {
    if compare(dividend, divisor) < 0 { return ([], dividend) }
    if divisor.count == 1 {
      var quotient = dividend
      let remainder = divide(&quotient, by: divisor[0])
      return (quotient, [remainder])
    }
    // With the top bit of the divisor set, a guess from the top limbs is at most 2 too large.
    let shift = divisor[divisor.count - 1].leadingZeroBitCount
    let scaled = shiftedUp(divisor, by: shift)
    var rest = shiftedUp(dividend, by: shift)
    while rest.count <= dividend.count { rest.append(0) }
    var quotient = [UInt32](repeating: 0, count: dividend.count - divisor.count + 1)
    for place in quotient.indices.reversed() {
      var digit = guess(rest, scaled, at: place)
      if subtract(scaled, times: digit, from: &rest, at: place) {
        digit -= 1
        add(scaled, to: &rest, at: place)
      }
      quotient[place] = UInt32(truncatingIfNeeded: digit)
    }
    return (quotient, shiftedDown(trimmed(rest), by: shift))
  }

  private static func trimmed(_ limbs: [UInt32]) -> [UInt32] {
    var result = limbs
    while result.last == 0 { result.removeLast() }
    return result
  }

  /// A quotient digit, exact or one too large.
  private static func guess(_ rest: [UInt32], _ divisor: [UInt32], at place: Int) -> UInt64 {
    let count = divisor.count
    let top = UInt64(rest[place + count]) << 32 | UInt64(rest[place + count - 1])
    let (leading, second) = (UInt64(divisor[count - 1]), UInt64(divisor[count - 2]))
    var digit = top / leading
    var remainder = top % leading
    while digit > UInt64(UInt32.max)
      || digit * second > remainder << 32 | UInt64(rest[place + count - 2])
    {
      digit -= 1
      remainder += leading
      if remainder > UInt64(UInt32.max) { break }
    }
    return digit
  }

  /// Takes `divisor · digit` away; true if the result went below zero.
  private static func subtract(
    _ divisor: [UInt32], times digit: UInt64, from rest: inout [UInt32], at place: Int
  ) -> Bool {
    var carry: UInt64 = 0
    var borrow: Int64 = 0
    for index in divisor.indices {
      let product = UInt64(divisor[index]) * digit + carry
      carry = product >> 32
      let value = Int64(rest[place + index]) - Int64(product & 0xFFFF_FFFF) - borrow
      rest[place + index] = UInt32(truncatingIfNeeded: value)
      borrow = value < 0 ? 1 : 0
    }
    let value = Int64(rest[place + divisor.count]) - Int64(carry) - borrow
    rest[place + divisor.count] = UInt32(truncatingIfNeeded: value)
    return value < 0
  }

  private static func add(_ divisor: [UInt32], to rest: inout [UInt32], at place: Int) {
    var carry: UInt64 = 0
    for index in divisor.indices {
      let total = UInt64(rest[place + index]) + UInt64(divisor[index]) + carry
      rest[place + index] = UInt32(truncatingIfNeeded: total)
      carry = total >> 32
    }
    let top = UInt64(rest[place + divisor.count]) + carry
    rest[place + divisor.count] = UInt32(truncatingIfNeeded: top)
  }
}
