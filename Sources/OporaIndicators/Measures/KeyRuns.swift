import OporaRegistry

/// Keys that rows of a pass have, each with the pattern of its row, on their way to being counted.
///
/// Entries are gathered in a run; a full run is ordered by the top byte of a hash of its keys, so
/// that later all entries of a key are found in one of 256 parts, and each part is counted in a
/// table that fits a processor's cache. Runs beyond the memory allowed go to a temporary file.
final class KeyRuns {
  /// Parts of a full run.
  static let partCount = 256
  /// Bytes of an entry: two halves of the key and the pattern.
  static let stride = 20
  /// Entries of a full run.
  private static let fullRun = 1 << 15

  /// A full run, ordered by part; in memory or in the file.
  private struct Run {
    var memory: UnsafeMutableRawPointer?
    var offset = 0
    /// Where each part starts, and the end of the last, in entries.
    var starts: [UInt32]
  }

  private var open: UnsafeMutableRawPointer?
  private var openCapacity = 0
  private var openCount = 0
  private var runs: [Run] = []
  private var file: SpillFile?
  private let budget: Int
  private let folder: String?
  private var bytesInMemory = 0

  /// Makes an empty set.
  ///
  /// - Parameters:
  ///   - budget: bytes of memory that full runs may take before they go to a file.
  ///   - folder: where such a file is made; nil keeps all in memory.
  init(budget: Int, folder: String?) {
    self.budget = budget
    self.folder = folder
  }

  deinit {
    open?.deallocate()
    for run in runs { run.memory?.deallocate() }
  }

  /// How many entries there are.
  var count: Int { runs.reduce(openCount) { $0 + Int($1.starts[KeyRuns.partCount]) } }

  /// Whether there is no full run.
  var isOpen: Bool { runs.isEmpty }

  /// Adds the keys of the rows of a batch.
  ///
  /// - Parameters:
  ///   - count: how many rows there are.
  ///   - patterns: the pattern of each row, or −1.
  ///   - needs: whether rows of a pattern have keys that count.
  ///   - key: the key of a row.
  @inline(__always)
  func append(
    _ count: Int, _ patterns: UnsafePointer<Int32>, needs: (Int) -> Bool, key: (Int) -> ExactKey
  ) {
    var row = 0
    while row < count {
      if openCount == openCapacity { makeRoom() }
      guard let open else { return }
      var place = open + openCount &* KeyRuns.stride
      let end = open + openCapacity &* KeyRuns.stride
      while row < count, place < end {
        let pattern = patterns[row]
        if pattern >= 0, needs(Int(pattern)) {
          let key = key(row)
          if key.low | key.high != 0 {
            place.storeBytes(of: key.low, as: UInt64.self)
            place.storeBytes(of: key.high, toByteOffset: 8, as: UInt64.self)
            place.storeBytes(
              of: UInt32(bitPattern: pattern), toByteOffset: 16, as: UInt32.self)
            place += KeyRuns.stride
          }
        }
        row &+= 1
      }
      openCount = (place - open) / KeyRuns.stride
    }
  }

  @inline(never)
  private func makeRoom() {
    if openCount == KeyRuns.fullRun { return seal() }
    let larger = max(256, openCapacity * 16)
    let capacity = min(larger, KeyRuns.fullRun)
    let room = UnsafeMutableRawPointer.allocate(byteCount: capacity * KeyRuns.stride, alignment: 16)
    if let open {
      room.copyMemory(from: open, byteCount: openCount * KeyRuns.stride)
      open.deallocate()
    }
    open = room
    openCapacity = capacity
  }

  /// Orders the open run by part and puts it away.
  private func seal() {
    guard let open else { return }
    var starts = [UInt32](repeating: 0, count: KeyRuns.partCount + 1)
    for index in 0..<openCount { starts[KeyRuns.part(open + index &* KeyRuns.stride) &+ 1] += 1 }
    for part in 0..<KeyRuns.partCount { starts[part + 1] += starts[part] }
    let length = openCount * KeyRuns.stride
    let ordered = UnsafeMutableRawPointer.allocate(byteCount: length, alignment: 16)
    var next = starts
    next.withUnsafeMutableBufferPointer { next in
      for index in 0..<openCount {
        let entry = open + index &* KeyRuns.stride
        let part = KeyRuns.part(entry)
        let place = ordered + Int(next[part]) &* KeyRuns.stride
        place.storeBytes(of: entry.loadUnaligned(as: UInt64.self), as: UInt64.self)
        place.storeBytes(
          of: entry.loadUnaligned(fromByteOffset: 8, as: UInt64.self), toByteOffset: 8,
          as: UInt64.self)
        place.storeBytes(
          of: entry.loadUnaligned(fromByteOffset: 16, as: UInt32.self), toByteOffset: 16,
          as: UInt32.self)
        next[part] &+= 1
      }
    }
    openCount = 0
    keep(ordered, length, starts)
  }

  private func keep(_ ordered: UnsafeMutableRawPointer, _ length: Int, _ starts: [UInt32]) {
    if bytesInMemory + length > budget {
      if file == nil { file = folder.flatMap { SpillFile(in: $0) } }
      // Without a disk to write to, memory is all there is.
      if let offset = file?.append(UnsafeRawBufferPointer(start: ordered, count: length)) {
        ordered.deallocate()
        runs.append(Run(memory: nil, offset: offset, starts: starts))
        return
      }
    }
    bytesInMemory += length
    runs.append(Run(memory: ordered, starts: starts))
  }

  /// The part of an entry's key.
  @inline(__always)
  private static func part(_ entry: UnsafeMutableRawPointer) -> Int {
    Int(
      truncatingIfNeeded: hash(
        entry.loadUnaligned(as: UInt64.self),
        entry.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) &>> 56)
  }

  /// A fixed hash of a key: the same in every process.
  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
    let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: high ^ 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// Puts the open run away too, so that all entries are found by part; nothing is added afterwards.
  func finish() {
    guard openCount > 0, let open else { return }
    seal()
    open.deallocate()
    self.open = nil
    openCapacity = 0
  }

  /// Calls `body` with the entries that are not put away.
  func forOpenEntries(_ body: (UnsafeRawBufferPointer) -> Void) {
    guard openCount > 0, let open else { return }
    body(UnsafeRawBufferPointer(start: open, count: openCount * KeyRuns.stride))
  }

  /// How many entries of a part there are.
  func count(ofPart part: Int) -> Int {
    runs.reduce(0) { $0 + Int($1.starts[part + 1] - $1.starts[part]) }
  }

  /// Calls `body` with the entries of a part, run by run; `scratch` is room for reading.
  ///
  /// Returns false if the temporary file cannot be read back.
  func forEntries(
    ofPart part: Int, _ scratch: UnsafeMutableRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    for run in runs {
      let first = Int(run.starts[part]) * KeyRuns.stride
      let length = Int(run.starts[part + 1]) * KeyRuns.stride - first
      guard length > 0 else { continue }
      if let memory = run.memory {
        body(UnsafeRawBufferPointer(start: memory + first, count: length))
        continue
      }
      let room = UnsafeMutableRawBufferPointer(rebasing: scratch[0..<length])
      guard file?.read(room, at: run.offset + first) == true else { return false }
      body(UnsafeRawBufferPointer(room))
    }
    return true
  }

  /// Bytes that the longest slice of a run may take.
  static var scratchLength: Int { fullRun * stride }
}
