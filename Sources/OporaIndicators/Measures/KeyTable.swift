import OporaRegistry

/// Counts the keys of parts: how many have each pattern only, how many each set of patterns.
struct KeyTable: ~Copyable {
  /// So many entries are counted in one table; it stays in a processor's cache.
  static let fewEntries = 1 << 12

  /// How many keys have rows of one pattern only, by pattern.
  private(set) var singles: [Int]
  /// How many keys have rows of several patterns.
  private(set) var sets = PatternSets()

  private var slots: UnsafeMutablePointer<Slot>
  private var mask = 0
  private var capacity = 1
  private var extras: [Extra] = []
  private var ofOneKey: [UInt32] = []

  private struct Slot {
    var low: UInt64
    var high: UInt64
    /// The first pattern; ``Slot/free`` if the slot is free.
    var pattern: UInt32
    /// The last of the other patterns among the extras; ``none`` if there are no others.
    var extra: UInt32

    static let free = UInt32.max
    static let none = UInt32.max
  }

  private struct Extra {
    var pattern: UInt32
    /// The one before it of the same key.
    var previous: UInt32
  }

  init(patternCount: Int) {
    singles = [Int](repeating: 0, count: patternCount)
    slots = .allocate(capacity: 1)
    slots.initialize(to: Slot(low: 0, high: 0, pattern: Slot.free, extra: Slot.none))
  }

  deinit { slots.deallocate() }

  /// Starts a part of at most so many entries.
  mutating func begin(entries: Int) {
    var length = 64
    while length < entries * 2 { length *= 2 }
    if length > capacity {
      slots.deallocate()
      slots = .allocate(capacity: length)
      capacity = length
    }
    mask = length - 1
    let free = Slot(low: 0, high: 0, pattern: Slot.free, extra: Slot.none)
    slots.initialize(repeating: free, count: mask + 1)
    extras.removeAll(keepingCapacity: true)
  }

  /// Takes entries of the part; `patterns` gives their numbers in the whole.
  mutating func take(_ entries: UnsafeRawBufferPointer, _ patterns: UnsafePointer<UInt32>) {
    guard let base = entries.baseAddress else { return }
    for offset in stride(from: 0, to: entries.count, by: KeyRuns.stride) {
      let low = base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let high = base.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self)
      let own = base.loadUnaligned(fromByteOffset: offset &+ 16, as: UInt32.self)
      note(low, high, patterns[Int(own)])
    }
  }

  @inline(__always)
  private mutating func note(_ low: UInt64, _ high: UInt64, _ pattern: UInt32) {
    var position = Int(truncatingIfNeeded: KeyRuns.hash(low, high)) & mask
    while true {
      let slot = slots + position
      if slot.pointee.pattern == Slot.free {
        slot.pointee = Slot(low: low, high: high, pattern: pattern, extra: Slot.none)
        return
      }
      if slot.pointee.low == low, slot.pointee.high == high {
        if slot.pointee.pattern != pattern {
          extras.append(Extra(pattern: pattern, previous: slot.pointee.extra))
          slot.pointee.extra = UInt32(extras.count - 1)
        }
        return
      }
      position = (position &+ 1) & mask
    }
  }

  /// Counts the keys of the part.
  mutating func end() {
    for position in 0...mask where slots[position].pattern != Slot.free {
      if slots[position].extra == Slot.none {
        singles[Int(slots[position].pattern)] &+= 1
      } else {
        countSeveral(slots[position])
      }
    }
  }

  private mutating func countSeveral(_ slot: Slot) {
    ofOneKey.removeAll(keepingCapacity: true)
    ofOneKey.append(slot.pattern)
    var next = slot.extra
    while next != Slot.none {
      ofOneKey.append(extras[Int(next)].pattern)
      next = extras[Int(next)].previous
    }
    ofOneKey.sort()
    let count = KeyTable.removeRepeats(from: &ofOneKey)
    ofOneKey.withUnsafeBufferPointer { patterns in
      sets.add(UnsafeBufferPointer(rebasing: patterns[0..<count]), keys: 1)
    }
  }

  /// Moves the different ones of sorted numbers to the front; says how many they are.
  private static func removeRepeats(from sorted: inout [UInt32]) -> Int {
    var count = 0
    for index in sorted.indices where count == 0 || sorted[count - 1] != sorted[index] {
      sorted[count] = sorted[index]
      count += 1
    }
    return count
  }
}
