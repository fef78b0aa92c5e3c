/// How many keys have rows of just these patterns, for sets of two patterns and more.
///
/// Sets stand one after another in one array and are found by an open table of their numbers.
struct PatternSets {
  private var patterns: [UInt32] = []
  /// Where sets start, and where the last one ends.
  private var starts: [Int] = [0]
  private var counts: [Int] = []
  /// Numbers of sets by hash; −1 where there is none.
  ///
  /// At most half of it is taken.
  private var slots = [Int32](repeating: -1, count: 64)

  /// Counts keys that have just these patterns.
  ///
  /// - Parameters:
  ///   - set: numbers of patterns, ascending, each once.
  ///   - keys: how many keys.
  mutating func add(_ set: UnsafeBufferPointer<UInt32>, keys: Int) {
    let mask = slots.count - 1
    var place = PatternSets.hash(set) & mask
    while slots[place] >= 0 {
      let number = Int(slots[place])
      if isEqual(number, set) {
        counts[number] += keys
        return
      }
      place = (place + 1) & mask
    }
    slots[place] = Int32(counts.count)
    patterns.append(contentsOf: set)
    starts.append(patterns.count)
    counts.append(keys)
    if counts.count * 2 > slots.count { grow() }
  }

  /// Counts the keys of another's sets as well.
  mutating func add(_ other: PatternSets) {
    other.forEach { add($0, keys: $1) }
  }

  /// Goes through the sets with their numbers of keys.
  func forEach(_ body: (UnsafeBufferPointer<UInt32>, Int) -> Void) {
    patterns.withUnsafeBufferPointer { patterns in
      for number in counts.indices {
        body(
          UnsafeBufferPointer(rebasing: patterns[starts[number]..<starts[number + 1]]),
          counts[number])
      }
    }
  }

  private func isEqual(_ number: Int, _ set: UnsafeBufferPointer<UInt32>) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == set.count else { return false }
    for place in set.indices where patterns[start + place] != set[place] { return false }
    return true
  }

  private mutating func grow() {
    let count = slots.count * 2
    slots = [Int32](repeating: -1, count: count)
    patterns.withUnsafeBufferPointer { patterns in
      for number in counts.indices {
        let set = UnsafeBufferPointer(rebasing: patterns[starts[number]..<starts[number + 1]])
        var place = PatternSets.hash(set) & (count - 1)
        while slots[place] >= 0 { place = (place + 1) & (count - 1) }
        slots[place] = Int32(number)
      }
    }
  }

  private static func hash(_ set: UnsafeBufferPointer<UInt32>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for pattern in set {
      hash = (hash ^ UInt64(pattern)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash &>> 32
    }
    return Int(truncatingIfNeeded: hash &>> 1)
  }
}
