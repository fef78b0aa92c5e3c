import OporaRegistry

/// Distinct keys that pass the conditions of several measures, found in one pass.
///
/// An entry says which facets of which measures a row satisfies, as bits. Entries are gathered as
/// rows come, then grouped by key with a counting sort over the column's dictionary: keys are dense
/// numbers, so no hash table is needed. Counts of any set of municipalities are exact: keys that
/// several municipalities hold are kept, and each is counted once.
struct DistinctIndex {
  private struct Entry {
    var key: Int32
    var unit: Int32
    var bits: UInt64
  }

  /// Entries as rows gave them; after the grouping those of keys that several units hold.
  private var entries: [Entry] = []
  private var unitCount = 0
  /// The number of keys for each bit and unit; index = bit · unitCount + unit.
  private(set) var counts: [Int] = []

  /// Notes a row; all rows are noted before ``group(keyCount:unitCount:)``.
  @inline(__always)
  mutating func add(key: Int32, unit: Int32, bits: UInt64) {
    entries.append(Entry(key: key, unit: unit, bits: bits))
  }

  /// Groups the entries by key and unit, counts them, and keeps those of keys in several units.
  ///
  /// - Parameters:
  ///   - keyCount: one more than the greatest key.
  ///   - unitCount: one more than the greatest unit.
  mutating func group(keyCount: Int, unitCount: Int) {
    self.unitCount = unitCount
    counts = [Int](repeating: 0, count: unitCount * UInt64.bitWidth)
    var ordered = orderedByKey(keyCount)
    entries = []
    var start = 0
    while start < ordered.count {
      var end = start + 1
      while end < ordered.count, ordered[end].key == ordered[start].key { end += 1 }
      let merged = DistinctIndex.merge(&ordered, start..<end)
      for index in merged { count(ordered[index]) }
      if merged.count > 1 { entries += ordered[merged] }
      start = end
    }
  }

  /// The entries by key: a counting sort.
  private func orderedByKey(_ keyCount: Int) -> [Entry] {
    var next = [Int32](repeating: 0, count: keyCount + 1)
    for entry in entries { next[Int(entry.key) + 1] += 1 }
    for key in 0..<keyCount { next[key + 1] += next[key] }
    var ordered = [Entry](repeating: Entry(key: 0, unit: 0, bits: 0), count: entries.count)
    for entry in entries {
      ordered[Int(next[Int(entry.key)])] = entry
      next[Int(entry.key)] += 1
    }
    return ordered
  }

  /// Makes one entry for each unit of the run of a key; runs are short, so a scan finds the unit.
  @inline(__always)
  private static func merge(_ ordered: inout [Entry], _ run: Range<Int>) -> Range<Int> {
    var end = run.lowerBound + 1
    for index in run.dropFirst() {
      let entry = ordered[index]
      if let same = (run.lowerBound..<end).first(where: { ordered[$0].unit == entry.unit }) {
        ordered[same].bits |= entry.bits
      } else {
        ordered[end] = entry
        end += 1
      }
    }
    return run.lowerBound..<end
  }

  @inline(__always)
  private mutating func count(_ entry: Entry) {
    var bits = entry.bits
    while bits != 0 {
      counts[bits.trailingZeroBitCount * unitCount + Int(entry.unit)] += 1
      bits &= bits - 1
    }
  }

  /// The number of keys with a bit over the included units, each key once: the sum over units, less
  /// what keys in several of them count too often.
  func total(bit: Int, including units: [Bool]) -> Int {
    var total = 0
    for unit in 0..<unitCount where units[unit] { total += counts[bit * unitCount + unit] }
    var key: Int32 = -1
    for entry in entries where entry.bits >> UInt64(bit) & 1 == 1 && units[Int(entry.unit)] {
      if entry.key == key { total -= 1 }
      key = entry.key
    }
    return total
  }
}
