/// The values of spellings that occurred lately, found by the bytes of a cell as they stand.
///
/// Statuses, directions and municipalities repeat; a spelling is trimmed, folded and looked up once,
/// and then costs two comparisons of eight bytes.
struct SpellingCache {
  private struct Entry {
    /// The first eight bytes of the cell, fewer with zeros behind.
    var first: UInt64 = 0
    /// The last eight bytes, or zero for cells of up to eight.
    var last: UInt64 = 0
    /// The length; 0 is a free entry.
    var length: UInt32 = 0
    var value: Int32 = 0
    /// Where the text stands in the pool, for those of more than sixteen bytes.
    var start = 0
  }

  private static let size = 256
  /// Empty until the first spelling is remembered: many columns have none.
  private var entries: [Entry] = []
  private var pool: [UInt8] = []
  /// A pool that grows beyond this holds texts that do not repeat.
  private static let longestPool = 1 << 16

  /// The value of a spelling; nil if it is not remembered.
  ///
  /// Eight bytes behind the cell's start can be read whatever its length.
  @inline(__always)
  func value(of cell: UnsafeRawBufferPointer) -> Int32? {
    guard !entries.isEmpty, let (first, last) = SpellingCache.ends(of: cell) else { return nil }
    return entries.withUnsafeBufferPointer { entries in
      let entry = entries[SpellingCache.slot(first, last, cell.count)]
      guard entry.first == first, entry.last == last, entry.length == UInt32(cell.count) else {
        return nil
      }
      return cell.count <= 16 || agrees(entry, cell) ? entry.value : nil
    }
  }

  /// Remembers the value of a spelling in place of another's.
  mutating func remember(_ cell: UnsafeRawBufferPointer, _ value: Int32) {
    guard let (first, last) = SpellingCache.ends(of: cell), cell.count < 1024 else { return }
    if entries.isEmpty || pool.count > SpellingCache.longestPool {
      pool = []
      entries = [Entry](repeating: Entry(), count: SpellingCache.size)
    }
    entries[SpellingCache.slot(first, last, cell.count)] = Entry(
      first: first, last: last, length: UInt32(cell.count), value: value, start: pool.count)
    if cell.count > 16 { pool.append(contentsOf: cell) }
  }

  @inline(__always)
  private static func ends(of cell: UnsafeRawBufferPointer) -> (UInt64, UInt64)? {
    let length = cell.count
    guard length > 0, let base = cell.baseAddress else { return nil }
    let head = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
    if length <= 8 {
      let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
      return ((head &<< shift) &>> shift, 0)
    }
    return (head, base.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self))
  }

  @inline(__always)
  private static func slot(_ first: UInt64, _ last: UInt64, _ length: Int) -> Int {
    let mixed =
      (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: length))
      &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed &>> 56)
  }

  /// Whether the middle of a long text is that of the cell; its ends are known to be.
  @inline(__always)
  private func agrees(_ entry: Entry, _ cell: UnsafeRawBufferPointer) -> Bool {
    pool.withUnsafeBytes { pool in
      var offset = 8
      while offset < cell.count &- 8 {
        let known = pool.loadUnaligned(fromByteOffset: entry.start &+ offset, as: UInt64.self)
        guard known == cell.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else {
          return false
        }
        offset &+= 8
      }
      return true
    }
  }
}
