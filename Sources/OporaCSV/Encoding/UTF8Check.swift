import Dispatch

/// Tells whether bytes are UTF-8.
enum UTF8Check {
  /// True if bytes are well-formed UTF-8 (Unicode 15, table 3-7).
  static func isValid(_ bytes: UnsafeRawBufferPointer) -> Bool {
    firstFault(in: bytes) == nil
  }

  /// How many malformed sequences there are, and how many characters of several bytes.
  static func count(in bytes: UnsafeRawBufferPointer) -> (faults: Int, characters: Int) {
    var (faults, characters, position) = (0, 0, 0)
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
      } else if let length = lengthOfCharacter(bytes, position) {
        characters += 1
        position += length
      } else {
        faults += 1
        position += 1
      }
    }
    return (faults, characters)
  }

  /// The same, unless characters cannot become four times the malformed bytes any more, however the
  /// rest of the text may look: most of a long text in a code page is not looked at then.
  ///
  /// - Parameters:
  ///   - bytes: The text from its first malformed byte on.
  ///   - before: How many characters stand before it.
  /// - Returns: Both counts; nil if they are not worth knowing.
  static func countWhilePlausible(
    in bytes: UnsafeRawBufferPointer, before: Int
  ) -> (faults: Int, characters: Int)? {
    let pieceLength = 1 << 16
    var (faults, characters, start) = (0, 0, 0)
    while start < bytes.count {
      // A character, of four bytes at most, is not cut.
      var end = min(start + pieceLength, bytes.count)
      if end < bytes.count {
        end -= (0..<4).first { bytes[end - $0] & 0xC0 != 0x80 } ?? 0
      }
      let piece = count(in: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      faults += piece.faults
      characters += piece.characters
      start = end
      if 4 * faults > before + characters + (bytes.count - start) / 2 { return nil }
    }
    return (faults, characters)
  }

  /// Offset of the first byte that belongs to no character; nil if there is none.
  ///
  /// Long texts are looked through in two halves at once, cut before a byte that begins a character.
  static func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.count >= 1 << 20 else { return firstFault(in: bytes, from: 0) }
    var middle = bytes.count / 2
    while middle > 0, bytes[middle] & 0xC0 == 0x80 { middle -= 1 }
    nonisolated(unsafe) let halves = [
      UnsafeRawBufferPointer(rebasing: bytes[..<middle]),
      UnsafeRawBufferPointer(rebasing: bytes[middle...]),
    ]
    return withUnsafeTemporaryAllocation(of: Int?.self, capacity: 2) { faults in
      faults.initialize(repeating: nil)
      nonisolated(unsafe) let found = faults
      DispatchQueue.concurrentPerform(iterations: 2) { half in
        found[half] = firstFault(in: halves[half], from: 0)
      }
      return found[0] ?? found[1].map { $0 + middle }
    }
  }

  /// Offset of the first byte from a place on that belongs to no character; nil if there is none.
  static func firstFault(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var position = start
    let count = bytes.count
    // Up to here 64 bytes at a time did not do.
    var passed = 1
    while position < count {
      if position >= passed {
        position = passingShortCharacters(bytes, position)
        passed = position &+ 64
        guard position < count else { break }
      }
      if position &+ 8 <= count {
        let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        // Eight ASCII bytes, or four characters of two bytes as Russian text has them.
        if word & 0x8080_8080_8080_8080 == 0 || isFourPairs(UInt64(littleEndian: word)) {
          position &+= 8
          continue
        }
      }
      if bytes[position] < 0x80 {
        position &+= 1
      } else if let length = lengthOfCharacter(bytes, position) {
        position &+= length
      } else {
        return position
      }
    }
    return nil
  }

  private typealias Vector = SIMD16<UInt8>

  /// The end of a stretch of characters of one and two bytes, such as Russian text, found 64 bytes at
  /// a time; the place itself if the next 64 bytes hold others or something malformed.
  ///
  /// In such a stretch a byte continues a character just where the byte before began one.
  @inline(__always)
  private static func passingShortCharacters(
    _ bytes: UnsafeRawBufferPointer, _ start: Int
  ) -> Int {
    guard let base = bytes.baseAddress, start > 0 else { return start }
    let (high, continues) = (Vector(repeating: 0xC0), Vector(repeating: 0x80))
    let (lead, leads) = (Vector(repeating: 0xC2), Vector(repeating: 0x1E))
    var position = start
    while position &+ 64 <= bytes.count {
      var faults = Vector.zero .!= Vector.zero
      for part in 0..<4 {
        let place = base + (position &+ part &* 16)
        let vector = place.loadUnaligned(as: Vector.self)
        let previous = (place - 1).loadUnaligned(as: Vector.self)
        let isTail = (vector & high) .== continues
        let isLead = (vector &- lead) .< leads
        let followsLead = (previous &- lead) .< leads
        faults = faults .| (isTail .^ followsLead) .| ((vector .>= high) .^ isLead)
      }
      let lanes = unsafeBitCast(faults, to: SIMD2<UInt64>.self)
      guard lanes[0] | lanes[1] == 0 else { break }
      position &+= 64
    }
    // A character that begins in the last byte is looked at again.
    let isOpen =
      position > start && base.load(fromByteOffset: position &- 1, as: UInt8.self) >= 0xC0
    return isOpen ? position &- 1 : position
  }

  /// Four lead bytes C2…DF, each with a byte 80…BF behind it.
  @inline(__always)
  private static func isFourPairs(_ word: UInt64) -> Bool {
    guard word & 0xC0E0_C0E0_C0E0_C0E0 == 0x80C0_80C0_80C0_80C0 else { return false }
    // C0 and C1 are no lead bytes: some bit above the lowest has to be set.
    let leads = (word & 0x001E_001E_001E_001E) &+ 0x007E_007E_007E_007E
    return leads & 0x0080_0080_0080_0080 == 0x0080_0080_0080_0080
  }

  /// Length of the character of several bytes at an offset; nil if it is malformed.
  @inline(__always)
  private static func lengthOfCharacter(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int? {
    let lead = bytes[at]
    let rest = bytes.count &- at &- 1
    guard lead >= 0xC2, lead <= 0xF4, rest >= 1 else { return nil }
    let second = bytes[at &+ 1]
    guard second & 0xC0 == 0x80 else { return nil }
    if lead < 0xE0 { return 2 }
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F: return nil
    case 0xF0 where second < 0x90, 0xF4 where second > 0x8F: return nil
    default: break
    }
    guard rest >= 2, bytes[at &+ 2] & 0xC0 == 0x80 else { return nil }
    if lead < 0xF0 { return 3 }
    guard rest >= 3, bytes[at &+ 3] & 0xC0 == 0x80 else { return nil }
    return 4
  }
}
