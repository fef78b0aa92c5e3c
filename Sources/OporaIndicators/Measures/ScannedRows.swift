import Dispatch
import OporaSystem
import OporaRegistry

/// What a pass found: patterns with their rows and sums, and how many keys have which patterns.
struct ScannedRows {
  /// How many keys have which patterns.
  struct Keys {
    /// Keys of one pattern only, by pattern.
    var singles: [Int]
    /// Keys of several patterns.
    var sets: PatternSets
  }

  let plan: ScanPlan
  /// How many rows each pattern has.
  private(set) var rowCounts: [Int] = []
  /// The flags of the patterns, ``ScanPlan/flagWords`` words each.
  private var flags: [UInt64] = []
  /// The stored values of the code columns, one after another for each pattern.
  private var codes: [Int32] = []
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
    var merged = RowPatterns(width: plan.width)
    var numbers: [[UInt32]] = []
    for (index, scan) in scans.enumerated() {
      let own = codes.isEmpty ? [] : codes[index]
      numbers.append(join(scan, &merged, own))
    }
    readPatterns(merged)
    count(plan.keyColumns.indices.map { key in scans.map { $0.keys[key] } }, numbers, threads)
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
      let words = merged.pattern(number)
      let cells = UnsafeRawPointer(words + plan.flagWords)
      for word in 0..<plan.flagWords { flags.append(words[word]) }
      for place in plan.codeColumns.indices {
        codes.append(cells.load(fromByteOffset: place * 4, as: Int32.self))
      }
      rowCounts.append(merged.rows(of: number))
    }
  }

  /// The numbers of the patterns that have a flag.
  func patterns(with flag: Int) -> [Int] {
    let (word, mask) = (flag / 64, UInt64(1) << UInt64(flag % 64))
    return rowCounts.indices.filter { flags[$0 * plan.flagWords + word] & mask != 0 }
  }

  /// The stored value of a code column in a pattern.
  func code(_ place: Int, of pattern: Int) -> Int32 {
    codes[pattern * plan.codeColumns.count + place]
  }

  /// Counts the keys of all columns: short ones side by side, long ones part by part.
  private mutating func count(_ columns: [[KeyRuns]], _ numbers: [[UInt32]], _ threads: Int) {
    let patternCount = rowCounts.count
    // Nothing is added to the runs any more.
    nonisolated(unsafe) let columns = columns
    let count = { @Sendable (column: Int) in
      ScannedRows.count(columns[column], numbers, patternCount, threads: threads)
    }
    let all = Array(columns.indices)
    for (keys, isWhole) in threads > 1 ? Parallel.map(all, count) : all.map(count) {
      self.keys.append(keys)
      hasLostKeys = hasLostKeys || !isWhole
    }
  }

  /// Counts the keys of one column.
  private static func count(
    _ runs: [KeyRuns], _ numbers: [[UInt32]], _ patternCount: Int, threads: Int
  ) -> (Keys, isWhole: Bool) {
    let entries = runs.reduce(0) { $0 + $1.count }
    if entries <= KeyTable.fewEntries, runs.allSatisfy(\.isOpen) {
      var table = KeyTable(patternCount: patternCount)
      table.begin(entries: entries)
      for (run, numbers) in zip(runs, numbers) {
        numbers.withUnsafeBufferPointer { numbers in
          guard let base = numbers.baseAddress else { return }
          run.forOpenEntries { table.take($0, base) }
        }
      }
      table.end()
      return (Keys(singles: table.singles, sets: table.sets), true)
    }
    for run in runs { run.finish() }
    let counting = KeyCounting(runs: runs, numbers: numbers, patternCount: patternCount)
    counting.run(threads: threads)
    return (counting.result, !counting.hasLostKeys)
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
  private let state: Locked<State>

  init(runs: [KeyRuns], numbers: [[UInt32]], patternCount: Int) {
    self.runs = runs
    self.numbers = numbers
    self.patternCount = patternCount
    let singles = [Int](repeating: 0, count: patternCount)
    state = Locked(State(result: ScannedRows.Keys(singles: singles, sets: PatternSets())))
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
    let sets = table.sets
    state.withLock { state in
      for pattern in singles.indices { state.result.singles[pattern] += singles[pattern] }
      state.result.sets.add(sets)
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
