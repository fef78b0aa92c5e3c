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
struct FigureMaker {
  let rows: ScannedRows
  let period: ReportingPeriod
  let states: [SubmissionStatus]
  /// By code column; nil for columns that are no municipality.
  let units: [UnitIndexes?]
  let gridIsFull: Bool

  private var unitCount: Int { states.count }

  /// The figures of a measure, without the dates of stocks.
  func figures(of measure: ScanPlan.Measure) -> MeasureFigures {
    var figures = MeasureFigures(
      unitCount: unitCount, facets: measure.plan.facets.facets,
      aggregate: measure.plan.definition.aggregate)
    for (unit, state) in states.enumerated() {
      figures.states[unit] =
        state.isSubmitted
        ? .reported : .missing(state == .notExpected ? .notApplicable : .notReported)
      figures.isExpected[unit] = state != .notExpected
    }
    let cells = cellsOfPatterns(measure)
    var grid = GridRows(cellCount: figures.figures.count, unitCount: unitCount)
    count(measure, cells, &figures, &grid)
    if gridIsFull { markNoData(measure, grid, &figures) }
    return figures
  }

  /// The cells that the rows of each pattern fall into; none where the municipality did not submit
  /// the source or is not of the registry.
  private func cellsOfPatterns(_ measure: ScanPlan.Measure) -> PatternCells {
    let divisions = Array(zip(measure.plan.facets.divisions, measure.divisions))
    var cells = PatternCells(width: 1 + divisions.count, patternCount: rows.patterns.rows.count)
    let patterns = rows.patterns
    for number in patterns.indices {
      let unit: Int
      if let place = measure.unit {
        unit = units[place]?.unit(of: patterns.code(place, number)) ?? -1
      } else {
        unit = unitCount == 1 ? 0 : -1
      }
      guard unit >= 0, states[unit].isSubmitted else { continue }
      cells.set(number, 0, unit)
      for (index, (division, place)) in divisions.enumerated() {
        let facet = division.facet(of: patterns.code(place, number))
        cells.set(number, 1 + index, facet * unitCount + unit)
      }
    }
    return cells
  }

  private func count(
    _ measure: ScanPlan.Measure, _ cells: PatternCells, _ figures: inout MeasureFigures,
    _ grid: inout GridRows
  ) {
    var values = [CellSum](repeating: CellSum(), count: figures.figures.count)
    let patterns = rows.patterns
    for number in patterns.indices {
      let (cells, count) = (cells[number], patterns.rows[number])
      guard let unit = cells.first else { continue }
      if let flags = measure.grid {
        if patterns.has(flags.seen, number) { grid.table[unit] += count }
        if patterns.has(flags.inCategory, number) {
          for cell in cells { grid.category[cell] += count }
        }
      }
      if patterns.has(measure.undecided, number) {
        for cell in cells { figures.unknown[cell] += count }
      }
      guard patterns.has(measure.passes, number) else { continue }
      figures.used[unit] += count
      for cell in cells {
        values[cell].add(rows: count, isShare: measure.share.map { patterns.has($0, number) })
        if let sum = measure.sum {
          values[cell].sum.add(rows.sums[number * rows.plan.sumColumns.count + sum])
        }
      }
    }
    for cell in values.indices {
      grid.used[cell] = measure.sum == nil ? values[cell].rows : values[cell].sum.count
    }
    if let key = measure.key {
      figures.distinct = distinct(measure, rows.keys[key], cells, cellCount: values.count)
      for cell in values.indices {
        figures.figures[cell] = figures.distinct.map { ExactNumber($0.counts[cell]) }
      }
    } else {
      for cell in values.indices {
        figures.weights[cell] = grid.used[cell]
        figures.figures[cell] = values[cell].figure(measure.plan.definition.aggregate)
      }
    }
  }

  /// The number of keys in each cell; keys of several patterns count once in each cell they are in.
  private func distinct(
    _ measure: ScanPlan.Measure, _ keys: ScannedRows.Keys, _ cells: PatternCells, cellCount: Int
  ) -> DistinctCounts {
    var counts = DistinctCounts(unitCount: unitCount, cellCount: cellCount)
    let isCounted = rows.patterns.indices.map { rows.patterns.has(measure.passes, $0) }
    for (number, count) in keys.singles.enumerated() where count > 0 && isCounted[number] {
      for cell in cells[number] { counts.counts[cell] += count }
    }
    var together: [Int] = []
    for group in keys.groups {
      together.removeAll(keepingCapacity: true)
      for number in group.patterns where isCounted[Int(number)] {
        for cell in cells[Int(number)] where !together.contains(cell) { together.append(cell) }
      }
      counts.add(together, keys: group.count)
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

/// The cells (facet · unitCount + unit) of each pattern: the whole of its municipality first.
///
/// Regions have thousands of patterns and dozens of measures, so all cells lie in one array.
private struct PatternCells {
  private let width: Int
  private var cells: [Int]

  /// Starts with patterns that fall into no cell.
  init(width: Int, patternCount: Int) {
    self.width = width
    cells = [Int](repeating: -1, count: width * patternCount)
  }

  mutating func set(_ pattern: Int, _ place: Int, _ cell: Int) {
    cells[pattern * width + place] = cell
  }

  /// The cells of a pattern; all or none.
  subscript(pattern: Int) -> ArraySlice<Int> {
    let first = pattern * width
    return cells[first..<(cells[first] < 0 ? first : first + width)]
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
