/// Distinct texts of a column as bytes, each with a small number (словарь значений).
///
/// Cells of ids, names and places repeat; a column keeps four bytes a row and each text once. Numbers
/// are given in the order of first appearance, so they never reach an output unsorted.
public struct TextDictionary: Sendable {
  private var pool: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing; the length is a power of two.
  ///
  /// A slot holds the number + 1 in its low half and the hash in its high half, so that a look
  /// elsewhere is needed only for a text that is very probably the one, and a larger table is made
  /// of a smaller one without a look at the texts; 0 is a free slot.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

  /// What ``prefetch(_:_:)`` read, added up: without a use of it nothing would be read.
  private var fetched = 0

  /// Makes an empty dictionary.
  public init() {}

  /// How many distinct texts there are.
  public var count: Int { ends.count }

  /// The number of a text, which is added if it is new.
  public mutating func number(of text: UnsafeRawBufferPointer) -> Int32 {
    let hash = TextDictionary.hash(text)
    let (found, slot) = find(text, hash)
    return found >= 0 ? found : add(text, hash, slot)
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
      return existingNumber(of: bytes)
    }
  }

  /// The number of a text given as bytes; nil if the column does not hold it.
  public func existingNumber(of text: UnsafeRawBufferPointer) -> Int32? {
    let (found, _) = find(text, TextDictionary.hash(text))
    return found >= 0 ? found : nil
  }

  /// Fetches what a look for some texts will need, so that the looks do not wait for memory one by
  /// one; changes no text and no number.
  ///
  /// - Parameters:
  ///   - count: how many texts there are.
  ///   - text: a text by its place among them.
  @inline(__always)
  mutating func prefetch(_ count: Int, _ text: (Int) -> UnsafeRawBufferPointer) {
    guard slots.count >= TextDictionary.prefetchedSlots else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { numbers in
      let mask = slots.count - 1
      slots.withUnsafeBufferPointer { slots in
        for place in 0..<count {
          let hash = TextDictionary.hash(text(place))
          let slot = slots[Int(hash) & mask]
          numbers[place] = slot >> 32 == UInt64(hash) ? UInt32(truncatingIfNeeded: slot) : 0
        }
      }
      var sum = 0
      for number in numbers where number > 0 { sum &+= ends[Int(number) - 1] }
      for number in numbers where number > 0 {
        sum &+= Int(pool[max(0, ends[Int(number) - 1] - 1)])
      }
      fetched &+= sum
    }
  }

  /// Tables of fewer slots stay in the processor's caches.
  private static let prefetchedSlots = 1 << 15

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

  /// All texts, found by their numbers.
  struct Texts {
    fileprivate let pool: UnsafeRawBufferPointer
    fileprivate let ends: UnsafeBufferPointer<Int>

    /// The bytes of the text with a number.
    @inline(__always)
    subscript(_ number: Int32) -> UnsafeRawBufferPointer {
      let index = Int(number)
      let start = index == 0 ? 0 : ends[index &- 1]
      return UnsafeRawBufferPointer(rebasing: pool[start..<ends[index]])
    }
  }

  /// Calls `body` with all texts, which are valid during the call only.
  func withAllTexts<Result>(_ body: (Texts) -> Result) -> Result {
    pool.withUnsafeBytes { pool in
      ends.withUnsafeBufferPointer { body(Texts(pool: pool, ends: $0)) }
    }
  }

  /// The number of a text, or −1 and the free slot where the look for it ended.
  @inline(__always)
  private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt32) -> (number: Int32, slot: Int) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var position = Int(hash) & mask
      while true {
        let slot = slots[position]
        if slot == 0 { return (-1, position) }
        let number = Int32(truncatingIfNeeded: slot & 0xFFFF_FFFF) - 1
        if slot >> 32 == UInt64(hash), equals(number, text) { return (number, position) }
        position = (position + 1) & mask
      }
    }
  }

  private func equals(_ number: Int32, _ text: UnsafeRawBufferPointer) -> Bool {
    withBytes(of: number) { known in
      guard known.count == text.count else { return false }
      guard text.count >= 8 else {
        for index in 0..<text.count where known[index] != text[index] { return false }
        return true
      }
      let last = text.count - 8
      var offset = 0
      while offset < last {
        guard TextDictionary.equals(known, text, at: offset) else { return false }
        offset += 8
      }
      return TextDictionary.equals(known, text, at: last)
    }
  }

  @inline(__always)
  private static func equals(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  private mutating func add(
    _ text: UnsafeRawBufferPointer, _ hash: UInt32, _ free: Int
  ) -> Int32 {
    let number = Int32(ends.count)
    pool.append(contentsOf: text)
    ends.append(pool.count)
    slots[free] = UInt64(hash) << 32 | UInt64(number + 1)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  /// Doubles the table; the slots of a stretch go to two stretches, so memory is passed in order.
  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot != 0 {
      var position = Int(slot >> 32) & mask
      while larger[position] != 0 { position = (position + 1) & mask }
      larger[position] = slot
    }
    slots = larger
  }

  /// A fixed hash (multiply and fold eight bytes at a time): the same in every process.
  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= text.count {
      hash = mix(hash ^ text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    if text.count >= 8 {
      tail = text.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self)
    } else {
      for byte in text { tail = tail << 8 | UInt64(byte) }
    }
    return UInt32(truncatingIfNeeded: mix(hash ^ tail))
  }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
