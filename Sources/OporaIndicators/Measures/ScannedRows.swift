import Dispatch
import OporaRegistry
import Synchronization

/// What a pass found: patterns with their rows and sums, and how many keys have which patterns.
struct ScannedRows {
  /// The patterns of rows.
  ///
  /// Their words lie in common arrays, for each measure looks at every pattern.
  struct Patterns {
    private let flagWords: Int
    private let codeCount: Int
    private var flags: [UInt64] = []
    /// Stored values by code column.
    private var codes: [Int32] = []
    /// How many rows have each pattern.
    private(set) var rows: [Int] = []

    init(flagWords: Int, codeCount: Int) {
      self.flagWords = flagWords
      self.codeCount = codeCount
    }

    var indices: Range<Int> { rows.indices }

    mutating func append(_ words: UnsafePointer<UInt64>, rows count: Int) {
      for word in 0..<flagWords { flags.append(words[word]) }
      let cells = UnsafeRawPointer(words + flagWords)
      for place in 0..<codeCount {
        codes.append(cells.load(fromByteOffset: place * 4, as: Int32.self))
      }
      rows.append(count)
    }

    @inline(__always)
    func has(_ flag: Int, _ pattern: Int) -> Bool {
      flags[pattern * flagWords + flag / 64] >> UInt64(flag % 64) & 1 == 1
    }

    @inline(__always)
    func code(_ place: Int, _ pattern: Int) -> Int32 { codes[pattern * codeCount + place] }
  }

  /// How many keys have which patterns.
  struct Keys {
    /// Keys of one pattern only, by pattern.
    var singles: [Int]
    /// Keys of several patterns: their numbers, each once, and how many keys have just these.
    var groups: [(patterns: [UInt32], count: Int)]
  }

  let plan: ScanPlan
  private(set) var patterns: Patterns
  /// By pattern · number of summed columns + column.
  private(set) var sums: [ColumnSum] = []
  private(set) var keys: [Keys] = []
  /// Whether a temporary file with keys could not be read back; the counts are then wrong.
  private(set) var hasLostKeys = false

  /// Joins what workers found; they are done.
  ///
  /// - Parameters:
  ///   - scans: the workers' passes over the plan.
  ///   - plan: what they were to find out.
  ///   - codes: for each worker and code column: the stored value that stands for the worker's in
  ///     the whole; empty where they are the same for all workers.
  ///   - threads: how many threads may count keys.
  init(_ scans: [RowScan], plan: ScanPlan, codes: [[[Int32]]] = [], threads: Int = 1) {
    self.plan = plan
    patterns = Patterns(flagWords: plan.flagWords, codeCount: plan.codeColumns.count)
    var merged = RowPatterns(width: plan.width)
    var numbers: [[UInt32]] = []
    for (index, scan) in scans.enumerated() {
      let own = codes.isEmpty ? [] : codes[index]
      numbers.append(join(scan, &merged, own))
    }
    readPatterns(merged)
    for key in plan.keyColumns.indices {
      keys.append(count(scans.map { $0.keys[key] }, numbers, threads: threads))
    }
  }

  /// Adds the patterns of a worker; their numbers in the whole.
  private mutating func join(
    _ scan: RowScan, _ merged: inout RowPatterns, _ codes: [[Int32]]
  ) -> [UInt32] {
    let sumCount = plan.sumColumns.count
    var numbers: [UInt32] = []
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, plan.width)) { words in
      guard let base = words.baseAddress else { return }
      base.initialize(repeating: 0, count: max(1, plan.width))
      for own in 0..<scan.patterns.count {
        base.update(from: scan.patterns.pattern(own), count: plan.width)
        for (place, translated) in codes.enumerated() where !translated.isEmpty {
          let cells = UnsafeMutableRawPointer(base + plan.flagWords)
          let code = cells.load(fromByteOffset: place * 4, as: Int32.self)
          guard code != Column.missing else { continue }
          cells.storeBytes(of: translated[Int(code)], toByteOffset: place * 4, as: Int32.self)
        }
        let number = merged.number(of: base)
        merged.note(number, rows: scan.patterns.rows(of: own))
        while sums.count < merged.count * sumCount { sums.append(ColumnSum()) }
        for sum in 0..<sumCount {
          sums[number * sumCount + sum].add(scan.sums[own * sumCount + sum])
        }
        numbers.append(UInt32(number))
      }
    }
    return numbers
  }

  private mutating func readPatterns(_ merged: borrowing RowPatterns) {
    for number in 0..<merged.count {
      patterns.append(merged.pattern(number), rows: merged.rows(of: number))
    }
  }

  /// Counts the keys of one column, part by part.
  private mutating func count(
    _ runs: [KeyRuns], _ numbers: [[UInt32]], threads: Int
  ) -> Keys {
    if runs.allSatisfy(\.isSmall) {
      var table = KeyTable(patternCount: patterns.rows.count)
      table.begin(entries: runs.reduce(0) { $0 + $1.count })
      for (run, numbers) in zip(runs, numbers) {
        numbers.withUnsafeBufferPointer { numbers in
          guard let base = numbers.baseAddress else { return }
          run.forOpenEntries { table.take($0, base) }
        }
      }
      table.end()
      return Keys(singles: table.singles, groups: ScannedRows.groups(of: table))
    }
    for run in runs { run.finish() }
    let counting = KeyCounting(runs: runs, numbers: numbers, patternCount: patterns.rows.count)
    counting.run(threads: threads)
    hasLostKeys = hasLostKeys || counting.hasLostKeys
    return counting.result
  }

  static func groups(of table: borrowing KeyTable) -> [(patterns: [UInt32], count: Int)] {
    table.pairs.map { ([UInt32($0.key >> 32), UInt32($0.key & 0xFFFF_FFFF)], $0.value) }
      + table.groups.map { ($0.key, $0.value) }
  }
}

/// Counts the 256 parts of keys on several threads.
private final class KeyCounting: Sendable {
  private struct State {
    var nextPart = 0
    var result: ScannedRows.Keys
    var hasLostKeys = false
  }

  /// Nothing is added to the runs any more; threads only read them.
  private nonisolated(unsafe) let runs: [KeyRuns]
  private let numbers: [[UInt32]]
  private let patternCount: Int
  private let state: Mutex<State>

  init(runs: [KeyRuns], numbers: [[UInt32]], patternCount: Int) {
    self.runs = runs
    self.numbers = numbers
    self.patternCount = patternCount
    let singles = [Int](repeating: 0, count: patternCount)
    state = Mutex(State(result: ScannedRows.Keys(singles: singles, groups: [])))
  }

  var result: ScannedRows.Keys { state.withLock { $0.result } }
  var hasLostKeys: Bool { state.withLock { $0.hasLostKeys } }

  func run(threads: Int) {
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in countParts() }
  }

  private func countParts() {
    var table = KeyTable(patternCount: patternCount)
    let scratch = UnsafeMutableRawBufferPointer.allocate(
      byteCount: KeyRuns.scratchLength, alignment: 16)
    defer { scratch.deallocate() }
    var isWhole = true
    while let part = nextPart() {
      table.begin(entries: runs.reduce(0) { $0 + $1.count(ofPart: part) })
      for (run, numbers) in zip(runs, numbers) {
        numbers.withUnsafeBufferPointer { numbers in
          guard let base = numbers.baseAddress else { return }
          let isRead = run.forEntries(ofPart: part, scratch) { table.take($0, base) }
          isWhole = isWhole && isRead
        }
      }
      table.end()
    }
    let singles = table.singles
    let groups = ScannedRows.groups(of: table)
    state.withLock { state in
      for pattern in singles.indices { state.result.singles[pattern] += singles[pattern] }
      state.result.groups += groups
      state.hasLostKeys = state.hasLostKeys || !isWhole
    }
  }

  private func nextPart() -> Int? {
    state.withLock { state in
      guard state.nextPart < KeyRuns.partCount else { return nil }
      defer { state.nextPart += 1 }
      return state.nextPart
    }
  }
}
