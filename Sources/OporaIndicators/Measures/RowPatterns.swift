/// All that the measures of a pass want to know of a row, and how many rows agree in it.
///
/// A pattern is a few words: the flags of every measure (does the row count? is it undecided?),
/// and the codes that divide rows (municipality, direction). Rows of a registry fall into a few
/// hundred patterns, so everything that depends on the pattern alone is worked out once a pattern
/// and not once a row, however many measures and breakdowns are asked for.
struct RowPatterns: ~Copyable {
  /// Words of a pattern: flags first, then codes.
  let width: Int
  /// How many patterns there are.
  private(set) var count = 0
  private var words: UnsafeMutablePointer<UInt64>
  private var rowCounts: UnsafeMutablePointer<Int>
  private var capacity = 256
  /// Open addressing; a slot holds the number + 1, 0 is free; the length is a power of two.
  private var slots: UnsafeMutablePointer<UInt32>
  private var slotMask = 1023

  init(width: Int) {
    self.width = width
    words = .allocate(capacity: 256 * max(1, width))
    rowCounts = .allocate(capacity: 256)
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: 0, count: 1024)
  }

  deinit {
    words.deallocate()
    rowCounts.deallocate()
    slots.deallocate()
  }

  /// The words of a pattern.
  func pattern(_ number: Int) -> UnsafePointer<UInt64> { UnsafePointer(words + number * width) }

  /// How many rows have a pattern.
  func rows(of number: Int) -> Int { rowCounts[number] }

  /// The number of a pattern, which is added with no rows if it is new.
  @inline(__always)
  mutating func number(of pattern: UnsafePointer<UInt64>) -> Int {
    var position = RowPatterns.hash(pattern, width) & slotMask
    while true {
      let slot = Int(slots[position])
      if slot == 0 { return add(pattern, position) }
      let known = words + (slot &- 1) &* width
      var word = 0
      while word < width, known[word] == pattern[word] { word &+= 1 }
      if word == width { return slot &- 1 }
      position = (position &+ 1) & slotMask
    }
  }

  /// Finds the patterns of rows that have a flag at all, and counts the rows.
  ///
  /// - Parameters:
  ///   - rows: the words of the rows, one after another.
  ///   - count: how many rows there are.
  ///   - flagWords: how many words of each hold flags.
  ///   - numbers: gets the number of each row's pattern, or −1.
  mutating func note(
    _ rows: UnsafePointer<UInt64>, count: Int, flagWords: Int,
    _ numbers: UnsafeMutablePointer<Int32>
  ) {
    for row in 0..<count {
      let pattern = rows + row &* width
      var flags: UInt64 = 0
      for word in 0..<flagWords { flags |= pattern[word] }
      guard flags != 0 else {
        numbers[row] = -1
        continue
      }
      let number = number(of: pattern)
      rowCounts[number] &+= 1
      numbers[row] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Counts rows of a pattern.
  @inline(__always)
  mutating func note(_ number: Int, rows: Int = 1) { rowCounts[number] &+= rows }

  @inline(never)
  private mutating func add(_ pattern: UnsafePointer<UInt64>, _ free: Int) -> Int {
    if count == capacity { grow() }
    (words + count * width).update(from: pattern, count: width)
    rowCounts[count] = 0
    slots[free] = UInt32(count + 1)
    count += 1
    if count * 2 > slotMask { rehash() }
    return count - 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * capacity * max(1, width))
    larger.update(from: words, count: count * width)
    words.deallocate()
    words = larger
    let counts = UnsafeMutablePointer<Int>.allocate(capacity: 2 * capacity)
    counts.update(from: rowCounts, count: count)
    rowCounts.deallocate()
    rowCounts = counts
    capacity *= 2
  }

  private mutating func rehash() {
    let length = (slotMask + 1) * 4
    slots.deallocate()
    slots = .allocate(capacity: length)
    slots.initialize(repeating: 0, count: length)
    slotMask = length - 1
    for number in 0..<count {
      var position = RowPatterns.hash(words + number * width, width) & slotMask
      while slots[position] != 0 { position = (position + 1) & slotMask }
      slots[position] = UInt32(number + 1)
    }
  }

  @inline(__always)
  private static func hash(_ pattern: UnsafePointer<UInt64>, _ width: Int) -> Int {
    var hash: UInt64 = 0
    for word in 0..<width {
      hash = (hash ^ pattern[word]) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
    }
    return Int(truncatingIfNeeded: hash &>> 8)
  }
}
