/// All cells of a run, in the order of `values.csv`: period, municipality (`total` last),
/// indicator, breakdown (undivided first), category.
///
/// A report of a region looks tens of thousands of cells up. Names are therefore compared once: each
/// cell has a number made of the places of its names among all names, and the numbers are sorted.
public struct IndicatorValues: Sendable {
  /// The cells, sorted.
  public let cells: [IndicatorValue]
  /// The numbers of the cells, ascending.
  private let numbers: [UInt128]
  private let names: CellNames

  /// Sorts and indexes cells; a repeated cell replaces the earlier one.
  public init(_ cells: [IndicatorValue]) { self.init(joining: [cells]) }

  /// Sorts and indexes cells that come in parts; a repeated cell replaces the earlier one.
  public init(joining parts: [[IndicatorValue]]) {
    var names = CellNames()
    let unsorted = names.numbers(of: parts)
    let places = parts.indices.flatMap { part in
      parts[part].indices.map { (part: part, index: $0) }
    }
    let order = unsorted.indices.sorted {
      (unsorted[$0], $0) < (unsorted[$1], $1)
    }
    cells = order.map { parts[places[$0].part][places[$0].index] }
    numbers = order.map { unsorted[$0] }
    self.names = names
  }

  /// One cell; nil if it was not computed.
  public func cell(
    _ indicator: String, _ municipality: String, _ period: String, breakdown: String = "",
    category: String = ""
  ) -> IndicatorValue? {
    let number = names.number(
      period: period, municipality: municipality, indicator: indicator, breakdown: breakdown,
      category: category)
    guard let number, let position = lastPosition(of: number) else { return nil }
    return cells[position]
  }

  private func lastPosition(of number: UInt128) -> Int? {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low > 0 && numbers[low - 1] == number ? low - 1 : nil
  }
}

/// The names that cells bear, in order, so that a cell is one number.
private struct CellNames: Sendable {
  private var periods = RankedNames()
  private var municipalities = RankedNames()
  private var indicators = RankedNames()
  private var breakdowns = RankedNames()
  private var categories = RankedNames()

  /// The numbers of cells, after all their names are known.
  mutating func numbers(of parts: [[IndicatorValue]]) -> [UInt128] {
    var found: [(Int, Int, Int, Int, Int)] = []
    for cells in parts {
      for cell in cells {
        found.append(
          (
            periods.add(cell.period), municipalities.add(cell.municipality),
            indicators.add(cell.indicator), breakdowns.add(cell.breakdown),
            categories.add(cell.category)
          ))
      }
    }
    let period = periods.rank()
    let municipality = municipalities.rank(last: IndicatorValue.total)
    let indicator = indicators.rank()
    let breakdown = breakdowns.rank()
    let category = categories.rank()
    return found.map {
      CellNames.number(
        period[$0.0], municipality[$0.1], indicator[$0.2], breakdown[$0.3], category[$0.4])
    }
  }

  /// The number of a cell; nil if no cell bears one of the names.
  func number(
    period: String, municipality: String, indicator: String, breakdown: String, category: String
  ) -> UInt128? {
    guard let period = periods[period], let municipality = municipalities[municipality],
      let indicator = indicators[indicator], let breakdown = breakdowns[breakdown],
      let category = categories[category]
    else { return nil }
    return CellNames.number(period, municipality, indicator, breakdown, category)
  }

  private static func number(
    _ period: Int, _ municipality: Int, _ indicator: Int, _ breakdown: Int, _ category: Int
  ) -> UInt128 {
    let upper = UInt64(period) << 32 | UInt64(municipality)
    let lower = UInt64(indicator) << 44 | UInt64(breakdown) << 28 | UInt64(category)
    return UInt128(upper) << 64 | UInt128(lower)
  }
}

/// Different names, first in the order they came, then by their rank.
private struct RankedNames: Sendable {
  private var places: [String: Int] = [:]
  private var latest: (name: String, place: Int)?

  /// The place of a name among those that came.
  mutating func add(_ name: String) -> Int {
    // Neighbours mostly share a name.
    if let latest, latest.name == name { return latest.place }
    let place = places[name, default: places.count]
    places[name] = place
    latest = (name, place)
    return place
  }

  /// Ranks the names; one of them may be told to be last.
  ///
  /// - Returns: for each place the rank.
  mutating func rank(last: String? = nil) -> [Int] {
    let sorted = places.keys.sorted { left, right in
      left == last || right == last ? right == last && left != last : left < right
    }
    var ranks = [Int](repeating: 0, count: sorted.count)
    for (rank, name) in sorted.enumerated() {
      if let place = places.updateValue(rank, forKey: name) { ranks[place] = rank }
    }
    return ranks
  }

  /// The rank of a name.
  subscript(name: String) -> Int? { places[name] }
}
