import OporaRegistry

/// Counts the keys of one part: how many have each pattern only, how many each set of patterns.
struct KeyTable: ~Copyable {
  /// How many keys have rows of one pattern only, by pattern.
  private(set) var singles: [Int]
  /// How many keys have rows of two patterns, by both numbers, the lesser in the upper half.
  private(set) var pairs: [UInt64: Int] = [:]
  /// How many keys have rows of three patterns and more, by their sorted numbers.
  private(set) var groups: [[UInt32]: Int] = [:]

  private var slots: UnsafeMutablePointer<Slot>
  private var mask = 0
  private var capacity = 1
  private var extras: [Extra] = []

  private struct Slot {
    var low: UInt64
    var high: UInt64
    /// The first pattern; ``Slot/free`` if the slot is free.
    var pattern: UInt32
    /// Whether other patterns stand among the extras.
    var hasExtras: Bool

    static let free = UInt32.max
  }

  private struct Extra {
    var slot: Int
    var pattern: UInt32
  }

  init(patternCount: Int) {
    singles = [Int](repeating: 0, count: patternCount)
    slots = .allocate(capacity: 1)
    slots.initialize(to: Slot(low: 0, high: 0, pattern: Slot.free, hasExtras: false))
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
    let free = Slot(low: 0, high: 0, pattern: Slot.free, hasExtras: false)
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
        slot.pointee = Slot(low: low, high: high, pattern: pattern, hasExtras: false)
        return
      }
      if slot.pointee.low == low, slot.pointee.high == high {
        if slot.pointee.pattern != pattern || slot.pointee.hasExtras {
          slot.pointee.hasExtras = true
          extras.append(Extra(slot: position, pattern: pattern))
        }
        return
      }
      position = (position &+ 1) & mask
    }
  }

  /// Counts the keys of the part.
  mutating func end() {
    for position in 0...mask where slots[position].pattern != Slot.free {
      if !slots[position].hasExtras { singles[Int(slots[position].pattern)] &+= 1 }
    }
    extras.sort { ($0.slot, $0.pattern) < ($1.slot, $1.pattern) }
    var first = 0
    while first < extras.count {
      var patterns = [slots[extras[first].slot].pattern]
      var end = first
      while end < extras.count, extras[end].slot == extras[first].slot {
        if !patterns.contains(extras[end].pattern) { patterns.append(extras[end].pattern) }
        end += 1
      }
      count(patterns)
      first = end
    }
  }

  private mutating func count(_ patterns: [UInt32]) {
    switch patterns.count {
    case 1: singles[Int(patterns[0])] += 1
    case 2:
      let (lesser, greater) = (min(patterns[0], patterns[1]), max(patterns[0], patterns[1]))
      pairs[UInt64(lesser) << 32 | UInt64(greater), default: 0] += 1
    default: groups[patterns.sorted(), default: 0] += 1
    }
  }
}
