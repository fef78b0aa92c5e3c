import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Which municipality a stored value of a code column is of.
struct UnitIndexes {
  /// Indexes by stored value; −1 where the value is no municipality of the registry.
  var values: [Int32]
  /// The index of rows without a value; −1 where they belong to none.
  var missing: Int32

  @inline(__always)
  func unit(of code: Int32) -> Int { Int(code == Column.missing ? missing : values[Int(code)]) }
}

/// Makes the figures of measures from what a pass over their source found.
///
/// A class because it remembers which cells patterns fall into: most measures divide rows alike.
final class FigureMaker {
  private let rows: ScannedRows
  private let states: [SubmissionStatus]
  private let units: [UnitIndexes?]
  private let gridIsFull: Bool
  private var known: [Division: Cells] = [:]

  private var unitCount: Int { states.count }

  /// How a measure divides rows.
  private struct Division: Hashable {
    var unit: Int?
    var places: [Int]
    var divisions: [FacetPlan.Division]
  }

  /// For each pattern the cells (facet · unitCount + unit) that its rows fall into, as many for each;
  /// −1 where the municipality did not submit the source or is not of the registry, and where a row
  /// falls into fewer facets than others.
  private struct Cells {
    var width: Int
    var cells: [Int32]

    func isCounted(_ pattern: Int) -> Bool { cells[pattern * width] >= 0 }
    func unit(of pattern: Int) -> Int { Int(cells[pattern * width]) }

    /// Gives the cells of a counted pattern.
    @inline(__always)
    func forEach(of pattern: Int, _ body: (Int) -> Void) {
      cells.withUnsafeBufferPointer { cells in
        for place in pattern &* width..<(pattern &+ 1) &* width where cells[place] >= 0 {
          body(Int(cells[place]))
        }
      }
    }
  }

  /// Makes figures.
  ///
  /// - Parameters:
  ///   - rows: what was found.
  ///   - states: whether each municipality submitted the source.
  ///   - units: by code column: which municipality its values are; nil for other columns.
  ///   - gridIsFull: whether the source is a full grid, where no row is no data.
  init(
    rows: ScannedRows, states: [SubmissionStatus], units: [UnitIndexes?], gridIsFull: Bool
  ) {
    self.rows = rows
    self.states = states
    self.units = units
    self.gridIsFull = gridIsFull
  }

  /// The figures of a measure, without the dates of stocks.
  func figures(of measure: ScanPlan.Measure, split: BandSplit? = nil) -> MeasureFigures {
    var figures = MeasureFigures(
      unitCount: unitCount, facets: measure.plan.facets.facets,
      aggregate: measure.plan.definition.aggregate)
    for (unit, state) in states.enumerated() {
      figures.states[unit] =
        state.isSubmitted
        ? .reported : .missing(state == .notExpected ? .notApplicable : .notReported)
      figures.isExpected[unit] = state != .notExpected
    }
    let cells = cells(of: measure)
    var grid = GridRows(cellCount: figures.figures.count, unitCount: unitCount)
    noteRows(of: measure, cells, &figures, &grid)
    count(measure, cells, &figures, &grid)
    if let split { add(split, &figures, &grid) }
    if gridIsFull { markNoData(measure, grid, &figures) }
    return figures
  }

  /// Adds what cut bands are estimated to hold.
  private func add(
    _ split: BandSplit, _ figures: inout MeasureFigures, _ grid: inout GridRows
  ) {
    for cell in figures.figures.indices where split.rows[cell] > 0 {
      figures.unknown[cell] -= split.rows[cell]
      guard split.added[cell] > 0 else { continue }
      figures.figures[cell] = (figures.figures[cell] ?? .zero) + split.amounts[cell]
      figures.isEstimated[cell] = true
      grid.used[cell] += split.added[cell]
      if cell < unitCount { figures.used[cell] += split.added[cell] }
    }
  }

  private func cells(of measure: ScanPlan.Measure) -> Cells {
    let division = Division(
      unit: measure.unit, places: measure.divisions, divisions: measure.plan.facets.divisions)
    if let cells = known[division] { return cells }
    let width = division.divisions.reduce(1) { $0 + $1.width }
    var cells = Cells(width: width, cells: [])
    for pattern in rows.rowCounts.indices {
      let unit = unit(of: pattern, measure.unit)
      cells.cells.append(Int32(unit))
      for (place, facets) in zip(division.places, division.divisions) {
        for facet in facets.facets(of: rows.code(place, of: pattern)) {
          cells.cells.append(facet < 0 ? -1 : Int32(facet * unitCount + unit))
        }
      }
    }
    known[division] = cells
    return cells
  }

  private func unit(of pattern: Int, _ place: Int?) -> Int {
    var unit = unitCount == 1 ? 0 : -1
    if let place { unit = units[place]?.unit(of: rows.code(place, of: pattern)) ?? -1 }
    return unit >= 0 && states[unit].isSubmitted ? unit : -1
  }

  /// Counts rows that cannot be decided and, in a full grid, rows whether they count or not.
  private func noteRows(
    of measure: ScanPlan.Measure, _ cells: Cells, _ figures: inout MeasureFigures,
    _ grid: inout GridRows
  ) {
    for pattern in rows.patterns(with: measure.undecided) where cells.isCounted(pattern) {
      cells.forEach(of: pattern) { figures.unknown[$0] += rows.rowCounts[pattern] }
    }
    guard let flags = measure.grid else { return }
    for pattern in rows.patterns(with: flags.seen) where cells.isCounted(pattern) {
      grid.table[cells.unit(of: pattern)] += rows.rowCounts[pattern]
    }
    for pattern in rows.patterns(with: flags.inCategory) where cells.isCounted(pattern) {
      cells.forEach(of: pattern) { grid.category[$0] += rows.rowCounts[pattern] }
    }
  }

  private func count(
    _ measure: ScanPlan.Measure, _ cells: Cells, _ figures: inout MeasureFigures,
    _ grid: inout GridRows
  ) {
    var values = [CellSum](repeating: CellSum(), count: figures.figures.count)
    let passing = rows.patterns(with: measure.passes).filter(cells.isCounted)
    let sharing = measure.share.map { Set(rows.patterns(with: $0)) }
    for pattern in passing {
      figures.used[cells.unit(of: pattern)] += rows.rowCounts[pattern]
      let isShare = sharing.map { $0.contains(pattern) }
      cells.forEach(of: pattern) { cell in
        values[cell].add(rows: rows.rowCounts[pattern], isShare: isShare)
        if let sum = measure.sum {
          values[cell].sum.add(rows.sums[pattern * rows.plan.sumColumns.count + sum])
        }
      }
    }
    for cell in values.indices {
      grid.used[cell] = measure.sum == nil ? values[cell].rows : values[cell].sum.count
      figures.weights[cell] = grid.used[cell]
    }
    guard let key = measure.key else {
      for cell in values.indices {
        figures.figures[cell] = values[cell].figure(measure.plan.definition.aggregate)
      }
      return
    }
    let counts = distinct(passing, rows.keys[key], cells, cellCount: values.count)
    for cell in values.indices { figures.figures[cell] = ExactNumber(counts.counts[cell]) }
    figures.distinct = counts
  }

  /// The number of keys in each cell; keys of several patterns count once in each cell they are in.
  private func distinct(
    _ passing: [Int], _ keys: ScannedRows.Keys, _ cells: Cells, cellCount: Int
  ) -> DistinctCounts {
    var counts = DistinctCounts(unitCount: unitCount, cellCount: cellCount)
    var isPassing = [Bool](repeating: false, count: rows.rowCounts.count)
    for pattern in passing {
      isPassing[pattern] = true
      cells.forEach(of: pattern) { counts.counts[$0] += keys.singles[pattern] }
    }
    var together: [Int] = []
    keys.sets.forEach { patterns, keys in
      together.removeAll(keepingCapacity: true)
      for pattern in patterns where isPassing[Int(pattern)] {
        cells.forEach(of: Int(pattern)) { if !together.contains($0) { together.append($0) } }
      }
      if !together.isEmpty { counts.add(together, keys: keys) }
    }
    return counts
  }

  /// A full grid: no row of a municipality is no data; rows of the municipality but none of the
  /// category asked is zero; rows of the category but none of the ages asked is no data; a band of
  /// ages that the condition cuts through cannot be divided, so there are no data either.
  private func markNoData(
    _ measure: ScanPlan.Measure, _ grid: GridRows, _ figures: inout MeasureFigures
  ) {
    for cell in figures.figures.indices {
      let hasRows = grid.used[cell] > 0
      let inCategory = grid.category[cell] > 0
      let isCategorised = measure.plan.categories != nil || cell >= unitCount
      figures.hasNoData[cell] =
        grid.table[cell % unitCount] == 0 || figures.unknown[cell] > 0
        || (!hasRows && (inCategory || !isCategorised))
    }
  }
}

/// Rows of a full grid: of the municipality, of the categories asked, and those that count.
private struct GridRows {
  var table: [Int]
  var category: [Int]
  var used: [Int]

  init(cellCount: Int, unitCount: Int) {
    table = [Int](repeating: 0, count: unitCount)
    category = [Int](repeating: 0, count: cellCount)
    used = category
  }
}

/// What adds up in a cell.
private struct CellSum {
  var rows = 0
  var shares = 0
  var sum = ColumnSum()

  mutating func add(rows count: Int, isShare: Bool?) {
    rows += count
    if isShare == true { shares += count }
  }

  /// The figure of an aggregate that is no distinct count; nil where there is none.
  func figure(_ aggregate: Aggregate) -> ExactNumber? {
    let divisor = DecimalScale.power(sum.scale)
    switch aggregate {
    case .countRows, .countDistinct: return ExactNumber(rows)
    case .sum: return ExactNumber(numerator: sum.total, denominator: divisor)
    case .minimum:
      return sum.count == 0 ? nil : ExactNumber(numerator: sum.least, denominator: divisor)
    case .maximum:
      return sum.count == 0 ? nil : ExactNumber(numerator: sum.greatest, denominator: divisor)
    case .mean:
      return sum.count == 0
        ? nil : ExactNumber(numerator: sum.total, denominator: divisor * Int128(sum.count))
    case .share:
      return rows == 0
        ? nil : ExactNumber(numerator: Int128(shares), denominator: Int128(rows))
    }
  }
}
