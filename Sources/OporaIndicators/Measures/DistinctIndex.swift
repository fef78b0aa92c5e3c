import OporaRegistry

/// Distinct keys that pass the conditions of several measures, found in one pass.
///
/// An entry says which facets of which measures a row satisfies, as bits. Entries are gathered as
/// rows come, then grouped by key with a counting sort over the column's dictionary: keys are dense
/// numbers, so no hash table is needed. Counts of any set of municipalities are exact, because keys
/// are counted afresh, never summed.
struct DistinctIndex {
  private struct Entry {
    var key: Int32
    var unit: Int32
    var bits: UInt64
  }

  private var entries: [Entry] = []
  private var isGrouped = true

  /// Notes a row.
  @inline(__always)
  mutating func add(key: Int32, unit: Int32, bits: UInt64) {
    entries.append(Entry(key: key, unit: unit, bits: bits))
    isGrouped = false
  }

  /// Groups the entries by key and unit.
  ///
  /// - Parameter keyCount: one more than the greatest key.
  mutating func group(keyCount: Int) {
    guard !isGrouped else { return }
    var starts = [Int32](repeating: 0, count: keyCount + 1)
    for entry in entries { starts[Int(entry.key) + 1] += 1 }
    for key in 0..<keyCount { starts[key + 1] += starts[key] }
    var ordered = [Entry](repeating: Entry(key: 0, unit: 0, bits: 0), count: entries.count)
    var next = starts
    for entry in entries {
      ordered[Int(next[Int(entry.key)])] = entry
      next[Int(entry.key)] += 1
    }
    entries = DistinctIndex.merged(ordered)
    isGrouped = true
  }

  /// One entry for each key and unit; the runs of a key are short, so a scan finds the unit.
  private static func merged(_ ordered: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    merged.reserveCapacity(ordered.count)
    var runStart = 0
    for entry in ordered {
      if let last = merged.last, last.key != entry.key { runStart = merged.count }
      if let same = (runStart..<merged.count).first(where: { merged[$0].unit == entry.unit }) {
        merged[same].bits |= entry.bits
      } else {
        merged.append(entry)
      }
    }
    return merged
  }

  /// The number of keys for each bit and unit; index = bit · unitCount + unit.
  func counts(unitCount: Int, bitCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: unitCount * bitCount)
    for entry in entries {
      var bits = entry.bits
      while bits != 0 {
        counts[bits.trailingZeroBitCount * unitCount + Int(entry.unit)] += 1
        bits &= bits - 1
      }
    }
    return counts
  }

  /// The number of keys for each bit over the included units, each key once.
  func totals(including units: [Bool], bitCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bitCount)
    var index = 0
    while index < entries.count {
      let key = entries[index].key
      var bits: UInt64 = 0
      while index < entries.count, entries[index].key == key {
        if units[Int(entries[index].unit)] { bits |= entries[index].bits }
        index += 1
      }
      while bits != 0 {
        counts[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }
    return counts
  }
}
