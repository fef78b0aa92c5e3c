/// Counts places over replications.
struct Replications {
  private let nominal: [Int]
  /// By unit, then place less one.
  private var frequencies: [[Int]]
  private var above: [[Double]]
  private var shifts: [Double] = []
  private var sameLeader = 0
  private var sameOrder = 0
  private static let mostPairs = 300

  init(nominal: [Int]) {
    self.nominal = nominal
    let row = [Int](repeating: 0, count: nominal.count)
    frequencies = [[Int]](repeating: row, count: nominal.count)
    above =
      nominal.count > Replications.mostPairs
      ? [] : row.map { _ in [Double](repeating: 0, count: nominal.count) }
  }

  /// Adds the totals of one replication.
  mutating func add(_ totals: [Double]) {
    let places = Replications.places(totals)
    var shift = 0
    var leaderStays = true
    for unit in places.indices {
      frequencies[unit][places[unit] - 1] += 1
      shift += abs(places[unit] - nominal[unit])
      if (places[unit] == 1) != (nominal[unit] == 1) { leaderStays = false }
    }
    shifts.append(Double(shift) / Double(max(1, places.count)))
    if leaderStays { sameLeader += 1 }
    if shift == 0 { sameOrder += 1 }
    for unit in above.indices {
      for other in above.indices {
        above[unit][other] +=
          places[unit] < places[other] ? 1 : places[unit] == places[other] ? 0.5 : 0
      }
    }
  }

  /// Places from 1, equal totals sharing the best; totals that differ by rounding only are equal.
  static func places(_ totals: [Double]) -> [Int] {
    let order = totals.indices.sorted { left, right in
      totals[left] == totals[right] ? left < right : totals[left] > totals[right]
    }
    let scale = totals.reduce(0) { max($0, $1.magnitude) }
    var places = [Int](repeating: 1, count: totals.count)
    for (position, unit) in order.enumerated().dropFirst() {
      let before = order[position - 1]
      let isEqual = totals[before] - totals[unit] <= scale * 1e-13
      places[unit] = isEqual ? places[before] : position + 1
    }
    return places
  }

  func simulation(_ plan: SimulationPlan, codes: [String]) -> Simulation {
    let count = Double(max(1, shifts.count))
    let sorted = shifts.sorted()
    return Simulation(
      plan: plan, units: codes.indices.map { spread(codes[$0], $0) },
      shareAbove: above.map { $0.map { $0 / count } },
      shift: (
        shifts.reduce(0, +) / count, Replications.quantile(sorted, 0.05),
        Replications.quantile(sorted, 0.95)
      ),
      shareOfSameLeader: Double(sameLeader) / count,
      shareOfSameOrder: Double(sameOrder) / count)
  }

  private func spread(_ code: String, _ unit: Int) -> PlaceSpread {
    let counts = frequencies[unit]
    let total = Double(max(1, counts.reduce(0, +)))
    let seen = counts.indices.filter { counts[$0] > 0 }.map { $0 + 1 }
    let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * $1.element }
    return PlaceSpread(
      unit: code, place: nominal[unit], mean: Double(sum) / total,
      median: quantile(counts, 0.5), low: quantile(counts, 0.05), high: quantile(counts, 0.95),
      best: seen.first ?? nominal[unit], worst: seen.last ?? nominal[unit],
      shareOfSamePlace: Double(counts[nominal[unit] - 1]) / total,
      shareOfTopThree: Double(counts.prefix(3).reduce(0, +)) / total)
  }

  /// A quantile by linear interpolation between the two nearest (type 7 of R).
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard let last = sorted.last else { return 0 }
    let position = Double(sorted.count - 1) * share
    let index = Int(position)
    guard index + 1 < sorted.count else { return last }
    return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
  }

  /// The same of places by their frequencies.
  private func quantile(_ counts: [Int], _ share: Double) -> Double {
    let total = counts.reduce(0, +)
    guard total > 0 else { return 0 }
    func place(_ index: Int) -> Double {
      var sum = 0
      for (position, count) in counts.enumerated() {
        sum += count
        if index < sum { return Double(position + 1) }
      }
      return Double(counts.count)
    }
    let position = Double(total - 1) * share
    let index = Int(position)
    let low = place(index)
    guard index + 1 < total else { return low }
    return low + (position - Double(index)) * (place(index + 1) - low)
  }
}
