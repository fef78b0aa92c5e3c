/// Distinct texts of a column as bytes, each with a small number (словарь значений).
///
/// Cells of ids, names and places repeat; a column keeps four bytes a row and each text once. Numbers
/// are given in the order of first appearance, so they never reach an output unsorted.
public struct TextDictionary: Sendable {
  private var pool: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing; the length is a power of two.
  ///
  /// A slot holds the number + 1 in its low half and
  /// the high half of the hash in its high half, so that a look elsewhere is needed only for a text
  /// that is very probably the one; 0 is a free slot.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)
  private var hashes: [UInt64] = []

  /// Makes an empty dictionary.
  public init() {}

  /// How many distinct texts there are.
  public var count: Int { ends.count }

  /// The number of a text, which is added if it is new.
  public mutating func number(of text: UnsafeRawBufferPointer) -> Int32 {
    let hash = TextDictionary.hash(text)
    if let found = find(text, hash) { return found }
    return add(text, hash)
  }

  /// The number of a text, which is added if it is new.
  public mutating func number(of text: String) -> Int32 {
    var copy = text
    return copy.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  /// The number of a text; nil if the column does not hold it.
  public func existingNumber(of text: String) -> Int32? {
    var copy = text
    return copy.withUTF8 {
      let bytes = UnsafeRawBufferPointer($0)
      return find(bytes, TextDictionary.hash(bytes))
    }
  }

  /// The number of a text given as bytes; nil if the column does not hold it.
  public func existingNumber(of text: UnsafeRawBufferPointer) -> Int32? {
    find(text, TextDictionary.hash(text))
  }

  /// The text with a number.
  public func text(_ number: Int32) -> String {
    withBytes(of: number) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls `body` with the bytes of the text with a number.
  public func withBytes<Result>(
    of number: Int32, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let index = Int(number)
    let start = index == 0 ? 0 : ends[index - 1]
    return pool.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<ends[index]])) }
  }

  private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> Int32? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var position = Int(truncatingIfNeeded: hash) & mask
      while true {
        let slot = slots[position]
        if slot == 0 { return nil }
        let number = Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
        if slot >> 32 == hash >> 32, equals(number, text) { return number }
        position = (position + 1) & mask
      }
    }
  }

  private func equals(_ number: Int32, _ text: UnsafeRawBufferPointer) -> Bool {
    withBytes(of: number) { known in
      guard known.count == text.count else { return false }
      var offset = 0
      while offset + 8 <= text.count {
        let left = known.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        guard left == text.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else {
          return false
        }
        offset += 8
      }
      while offset < text.count {
        guard known[offset] == text[offset] else { return false }
        offset += 1
      }
      return true
    }
  }

  private mutating func add(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> Int32 {
    if (ends.count + 1) * 2 > slots.count { grow() }
    let number = Int32(ends.count)
    pool.append(contentsOf: text)
    ends.append(pool.count)
    hashes.append(hash)
    place(number, hash)
    return number
  }

  private mutating func place(_ number: Int32, _ hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(number + 1)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() { place(Int32(number), hash) }
  }

  /// A fixed hash (multiply and fold eight bytes at a time): the same in every process.
  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= text.count {
      hash = mix(hash ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < text.count {
      tail = tail << 8 | UInt64(text[offset])
      offset += 1
    }
    return mix(hash ^ tail)
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
