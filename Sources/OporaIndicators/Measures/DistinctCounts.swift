/// How many keys a measure counts in each cell, and which keys several municipalities share.
///
/// The whole of any set of municipalities counts each key once, so that sums over municipalities
/// are put right by the keys that stand in several of them.
struct DistinctCounts {
  let unitCount: Int
  /// Keys by cell: facet · unitCount + unit.
  var counts: [Int]
  /// The municipality of each cell.
  private let units: [Int32]
  /// By facet: runs of the number of keys, how many municipalities share them, and these.
  private var shared: [[Int32]]

  init(unitCount: Int, cellCount: Int) {
    self.unitCount = unitCount
    counts = [Int](repeating: 0, count: cellCount)
    units = (0..<cellCount).map { Int32($0 % unitCount) }
    shared = [[Int32]](repeating: [], count: unitCount == 0 ? 0 : cellCount / unitCount)
  }

  /// Adds keys that stand in some cells, each given once.
  mutating func add(_ cells: [Int], keys: Int) {
    for cell in cells { counts[cell] += keys }
    guard let unit = cells.first.map({ units[$0] }), cells.contains(where: { units[$0] != unit })
    else { return }
    for (place, cell) in cells.enumerated() {
      let facet = cell / unitCount
      guard !cells[..<place].contains(where: { $0 / unitCount == facet }) else { continue }
      let count = cells[place...].count { $0 / unitCount == facet }
      guard count > 1 else { continue }
      shared[facet].append(Int32(clamping: keys))
      shared[facet].append(Int32(count))
      for other in cells[place...] where other / unitCount == facet {
        shared[facet].append(units[other])
      }
    }
  }

  /// The number of keys of a facet over the included municipalities, each once.
  func total(facet: Int, including units: [Bool]) -> Int {
    var total = 0
    for unit in 0..<unitCount where units[unit] { total += counts[facet * unitCount + unit] }
    var position = 0
    let runs = shared[facet]
    while position < runs.count {
      let end = position + 2 + Int(runs[position + 1])
      let included = runs[position + 2..<end].count { units[Int($0)] }
      total -= Int(runs[position]) * max(0, included - 1)
      position = end
    }
    return total
  }
}
