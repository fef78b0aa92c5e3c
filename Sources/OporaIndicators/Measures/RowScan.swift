import OporaDefinitions
import OporaRegistry

/// One worker's pass over rows: patterns, sums and keys, which nobody else touches.
final class RowScan {
  let plan: ScanPlan
  private(set) var patterns: RowPatterns
  /// Sums by pattern · number of summed columns + column.
  private(set) var sums: [ColumnSum] = []
  /// Keys by key column.
  let keys: [KeyRuns]
  /// By key column: the keys of its texts; nil where its numbers are the same for all workers.
  private var textKeys: [TextKeys?]

  private let runner: RowRunner
  /// Which flags make a row's key count, by key column.
  private let keyFlags: [[UInt64]]
  /// Whether rows of a pattern have keys that count: pattern · number of key columns + key column.
  private var needsKey: [Bool] = []
  private let words: UnsafeMutablePointer<UInt64>
  private let lane: UnsafeMutablePointer<UInt8>
  private let numbers: UnsafeMutablePointer<Int32>

  /// Makes a pass that has seen no rows.
  ///
  /// - Parameters:
  ///   - plan: what is to be found out.
  ///   - table: the first table, or an empty one of the same columns.
  ///   - keyBudget: bytes that the keys may take in memory.
  ///   - folder: where keys beyond that go; nil keeps all in memory.
  ///   - isAlone: whether no other worker takes rows with texts numbered in its own way.
  ///   - rows: how many rows a table may have.
  ///   - municipality: the code that a text of the municipality column means.
  init(
    _ plan: ScanPlan, over table: Table, keyBudget: Int = .max, folder: String? = nil,
    isAlone: Bool = true, rows: Int = .max,
    municipality: @autoclosure () -> @Sendable (String) -> String
  ) {
    self.plan = plan
    textKeys = plan.keyColumns.map { index in
      guard let column = table.columns[index], column.usesDictionary, !column.isKeyed
      else { return nil }
      if column.form.name == table.form.municipality { return TextKeys(canonical: municipality()) }
      return isAlone ? nil : TextKeys(canonical: nil)
    }
    patterns = RowPatterns(width: plan.width)
    runner = RowRunner(plan.program, over: table, rows: rows)
    let share = keyBudget / max(1, plan.keyColumns.count)
    keys = plan.keyColumns.map { _ in KeyRuns(budget: share, folder: folder) }
    keyFlags = plan.keyColumns.indices.map { plan.flagWords(countingKey: $0) }
    let batch = min(max(1, rows), RowRunner.batchSize)
    let cells = batch * max(1, plan.width)
    words = .allocate(capacity: cells)
    words.initialize(repeating: 0, count: cells)
    lane = .allocate(capacity: batch)
    lane.initialize(repeating: 0, count: batch)
    numbers = .allocate(capacity: batch)
    numbers.initialize(repeating: 0, count: batch)
  }

  deinit {
    words.deallocate()
    lane.deallocate()
    numbers.deallocate()
  }

  /// Takes rows of a table in.
  ///
  /// - Parameters:
  ///   - table: a table with the columns of the plan.
  ///   - rows: which of its rows.
  ///   - masks: by the numbers in the plan's flags: 1 for each row of the table that has them.
  func take(_ table: Table, rows: Range<Int>, masks: [[UInt8]] = []) {
    runner.table = table
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, rows.upperBound - first)
      runner.run(first: first, count: count)
      noteFlags(first, count, masks)
      noteCodes(table, first, count)
      notePatterns(count)
      for index in plan.keyColumns.indices { noteKeys(index, table, first, count) }
      for index in plan.sumColumns.indices { noteSums(index, table, first, count) }
    }
  }

  /// Writes the flags of each row into its words, eight at a time.
  private func noteFlags(_ first: Int, _ count: Int, _ masks: [[UInt8]]) {
    let bytes = UnsafeMutableRawPointer(words)
    let rowLength = plan.width &* 8
    for group in 0..<plan.flagWords * 8 {
      for row in 0..<count { lane[row] = 0 }
      for bit in 0..<8 where group * 8 + bit < plan.flags.count {
        let flag = plan.flags[group * 8 + bit]
        let truth = runner.isTrue(flag.register)
        let shift = UInt8(bit)
        guard let mask = flag.mask else {
          for row in 0..<count { lane[row] |= truth[row] &<< shift }
          continue
        }
        masks[mask].withUnsafeBufferPointer { mask in
          for row in 0..<count { lane[row] |= (truth[row] & mask[first &+ row]) &<< shift }
        }
      }
      for row in 0..<count {
        bytes.storeBytes(of: lane[row], toByteOffset: row &* rowLength &+ group, as: UInt8.self)
      }
    }
  }

  private func noteCodes(_ table: Table, _ first: Int, _ count: Int) {
    let bytes = UnsafeMutableRawPointer(words) + plan.flagWords * 8
    let rowLength = plan.width &* 8
    for (place, column) in plan.codeColumns.enumerated() {
      guard let column = table.columns[column] else { continue }
      column.small.withUnsafeBufferPointer { cells in
        for row in 0..<count {
          bytes.storeBytes(
            of: cells[first &+ row], toByteOffset: row &* rowLength &+ place &* 4, as: Int32.self)
        }
      }
    }
  }

  private func notePatterns(_ count: Int) {
    let before = patterns.count
    patterns.note(words, count: count, flagWords: plan.flagWords, numbers)
    for number in before..<patterns.count { prepare(number) }
  }

  /// Makes room for what is kept of a new pattern.
  private func prepare(_ number: Int) {
    let pattern = patterns.pattern(number)
    for flags in keyFlags {
      needsKey.append(flags.indices.contains { pattern[$0] & flags[$0] != 0 })
    }
    for _ in plan.sumColumns { sums.append(ColumnSum()) }
  }

  private func noteKeys(_ index: Int, _ table: Table, _ first: Int, _ count: Int) {
    guard let column = table.columns[plan.keyColumns[index]] else { return }
    let (runs, keyCount) = (keys[index], plan.keyColumns.count)
    textKeys[index]?.follow(column.dictionary)
    needsKey.withUnsafeBufferPointer { needsKey in
      guard let needs = needsKey.baseAddress else { return }
      if column.isKeyed {
        column.keys.withUnsafeBufferPointer { cells in
          runs.append(
            count, numbers, needs: { needs[$0 &* keyCount &+ index] },
            key: { cells[first &+ $0] })
        }
      } else if let texts = textKeys[index] {
        texts.withKeys { texts in
          runs.append(count, numbers, needs: { needs[$0 &* keyCount &+ index] }) {
            let cell = column.small[first &+ $0]
            return cell == Column.missing ? ExactKey.missing : texts[Int(cell)]
          }
        }
      } else {
        column.small.withUnsafeBufferPointer { cells in
          runs.append(count, numbers, needs: { needs[$0 &* keyCount &+ index] }) {
            let cell = cells[first &+ $0]
            return cell == Column.missing
              ? ExactKey.missing : ExactKey(number: UInt64(UInt32(bitPattern: cell)))
          }
        }
      }
    }
  }

  private func noteSums(_ index: Int, _ table: Table, _ first: Int, _ count: Int) {
    guard let column = table.columns[plan.sumColumns[index]] else { return }
    let sumCount = plan.sumColumns.count
    for row in 0..<count where numbers[row] >= 0 {
      let place = Int(numbers[row]) &* sumCount &+ index
      guard column.isWide else {
        let value = column.small[first + row]
        if value != Column.missing { sums[place].add(digits: Int64(value), scale: 0) }
        continue
      }
      let digits = column.wide[first + row]
      guard digits != Column.missingWide else { continue }
      let scale = column.scales.isEmpty ? 0 : Int(column.scales[first + row])
      sums[place].add(digits: digits, scale: scale)
    }
  }
}
