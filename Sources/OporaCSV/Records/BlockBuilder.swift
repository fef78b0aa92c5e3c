/// Gathers the records of one window of text into a block.
///
/// A window is a piece of the text that starts at a record. Cells point into it as long as they
/// stand there as they are; the first cell that has to be rewritten makes a copy of the window,
/// and rewritten cells are appended to that copy, so that all offsets keep their meaning. Either
/// way at least ``slack`` readable bytes follow every cell.
struct BlockBuilder: ~Copyable {
  /// Bytes that may be read beyond the end of any cell.
  static let slack = 64
  /// The most cells of a block.
  static let mostCells = 1 << 17

  let columnCount: Int
  let recordCapacity: Int
  private(set) var count = 0
  /// The piece of the text that the records are of.
  var part = 0

  let cellStarts: UnsafeMutablePointer<UInt32>
  let cellLengths: UnsafeMutablePointer<UInt32>
  let recordStarts: UnsafeMutablePointer<UInt32>
  let recordLengths: UnsafeMutablePointer<UInt32>
  let widths: UnsafeMutablePointer<UInt32>
  let lines: UnsafeMutablePointer<Int>
  let numbers: UnsafeMutablePointer<Int>

  private var window = UnsafeRawBufferPointer(start: nil, count: 0)
  private var copy = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var copied = 0
  /// True if the text goes on behind the window.
  private var hasSlack = false

  /// Makes an empty block with room for the cells of a window: each has a byte of it at least.
  init(columnCount: Int, windowLength: Int) {
    self.columnCount = columnCount
    let cellCount = min(windowLength, BlockBuilder.mostCells)
    recordCapacity = max(1, cellCount / max(1, columnCount))
    let cells = recordCapacity * columnCount + 64
    cellStarts = .allocate(capacity: cells)
    cellLengths = .allocate(capacity: cells)
    recordStarts = .allocate(capacity: recordCapacity)
    recordLengths = .allocate(capacity: recordCapacity)
    widths = .allocate(capacity: recordCapacity)
    lines = .allocate(capacity: recordCapacity)
    numbers = .allocate(capacity: recordCapacity)
  }

  deinit {
    cellStarts.deallocate()
    cellLengths.deallocate()
    recordStarts.deallocate()
    recordLengths.deallocate()
    widths.deallocate()
    lines.deallocate()
    numbers.deallocate()
    copy.deallocate()
  }

  /// The window's text, or its copy, with ``slack`` readable bytes behind it.
  var base: UnsafeRawPointer {
    let start = copied > 0 ? UnsafeRawPointer(copy.baseAddress) : window.baseAddress
    return start ?? UnsafeRawPointer(cellStarts)
  }

  var isFull: Bool { count == recordCapacity }

  /// Starts a window.
  ///
  /// - Parameters:
  ///   - text: The window's text.
  ///   - hasSlack: True if ``slack`` bytes may be read behind it; a copy is made if not.
  mutating func open(_ text: UnsafeRawBufferPointer, hasSlack: Bool) {
    count = 0
    copied = 0
    window = text
    self.hasSlack = hasSlack
    if !hasSlack { copyWindow() }
  }

  /// Empties the block; the window stays.
  mutating func removeAll() { count = 0 }

  /// Adds a record whose cells are already written at the block's end.
  @inline(__always)
  mutating func commit(start: Int, length: Int, width: Int, line: Int, number: Int) {
    recordStarts[count] = UInt32(truncatingIfNeeded: start)
    recordLengths[count] = UInt32(truncatingIfNeeded: length)
    widths[count] = UInt32(truncatingIfNeeded: width)
    lines[count] = line
    numbers[count] = number
    count &+= 1
  }

  /// Writes the cells of a reading at the block's end; missing ones are empty.
  mutating func write(_ reading: Reading) {
    let start = append(reading.bytes)
    let first = count * columnCount
    var cellStart = 0
    for column in 0..<columnCount {
      let end = column < reading.width ? reading.cellEnds[column] : cellStart
      cellStarts[first + column] = UInt32(truncatingIfNeeded: start + cellStart)
      cellLengths[first + column] = UInt32(truncatingIfNeeded: end - cellStart)
      cellStart = end
    }
  }

  /// Appends rewritten text to the copy of the window; where it starts.
  mutating func append(_ text: [UInt8]) -> Int {
    if copied == 0 { copyWindow() }
    reserve(text.count)
    let start = copied
    text.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(rebasing: copy[start..<start + text.count])
        .copyMemory(from: source)
    }
    copied += text.count
    return start
  }

  /// Appends a quoted cell's inside with each pair of quotes made one; where it starts and its
  /// length.
  mutating func appendUnescaped(_ start: Int, _ length: Int, _ quote: UInt8) -> (Int, Int) {
    if copied == 0 { copyWindow() }
    reserve(length)
    guard let bytes = copy.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return (0, 0) }
    let target = copied
    var position = start
    while position < start + length {
      bytes[copied] = bytes[position]
      copied &+= 1
      position &+= bytes[position] == quote ? 2 : 1
    }
    return (target, copied - target)
  }

  /// Gives the block to its reader.
  func deliver(_ body: (borrowing RecordBlock) -> Void) {
    guard count > 0 else { return }
    let length = copied > 0 ? copied : window.count
    body(
      RecordBlock(
        count: count, columnCount: columnCount, part: part,
        bytes: UnsafeRawBufferPointer(start: base, count: length),
        cellStarts: cellStarts, cellLengths: cellLengths, recordStarts: recordStarts,
        recordLengths: recordLengths, widths: widths, lines: lines, numbers: numbers))
  }

  private mutating func copyWindow() {
    copied = 0
    reserve(window.count)
    copy.copyMemory(from: window)
    if let end = copy.baseAddress?.advanced(by: window.count) {
      if hasSlack, let next = window.baseAddress?.advanced(by: window.count) {
        // A line end on the border is seen whole in the copy too.
        end.copyMemory(from: next, byteCount: BlockBuilder.slack)
      } else {
        end.initializeMemory(as: UInt8.self, repeating: 0, count: BlockBuilder.slack)
      }
    }
    copied = window.count + BlockBuilder.slack
  }

  private mutating func reserve(_ length: Int) {
    let needed = copied + length + 2 * BlockBuilder.slack
    guard needed > copy.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(needed, 2 * copy.count, 1 << 19), alignment: 64)
    if copied > 0 {
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: copy[0..<copied]))
    }
    copy.deallocate()
    copy = larger
  }
}
