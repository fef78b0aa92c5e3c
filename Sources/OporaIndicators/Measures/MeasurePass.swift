import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Computes the measures of one source for one period in one pass over its rows.
struct MeasurePass {
  let table: Table
  let registry: Registry
  let period: ReportingPeriod
  let states: [SubmissionStatus]
  /// Distinct indexes made by the pass, shared by measures that count the same key.
  private(set) var indexes: [DistinctIndex] = []
  private var program: RowProgram
  private var filters: [FilterKey: RowFilter] = [:]

  /// What the rows that a measure may look at depend on.
  private struct FilterKey: Hashable {
    var unitColumn: String?
    var stockDay: CalendarDay?
  }

  /// A measure while rows are run.
  private struct Running {
    var plan: MeasurePlan
    var filter: RowFilter
    /// The keys of a distinct count.
    var keys: [Int32]?
    /// Columns without whose cell a row cannot be decided: those of small values, and the others.
    var decisive: (small: [[Int32]], wide: [[Int64]])
    var figures: MeasureFigures
    var sums: [Int128]
    var rows: [Int]
    var extremes: [Int64?]
    var categoryRows: [Int]
    var tableRows: [Int]
    var scale: Int

    /// Whether a row cannot be decided because a cell of a decisive column is missing.
    func isUndecided(_ row: Int) -> Bool {
      for cells in decisive.small where cells[row] == Column.missing { return true }
      for cells in decisive.wide where cells[row] == Column.missingWide { return true }
      return false
    }
  }

  init(
    table: Table, registry: Registry, period: ReportingPeriod, states: [SubmissionStatus],
    program: RowProgram
  ) {
    self.table = table
    self.registry = registry
    self.period = period
    self.states = states
    self.program = program
  }

  /// The figures of the plans, in their order.
  mutating func run(_ plans: [MeasurePlan]) -> [MeasureFigures] {
    var running = plans.map { prepare($0) }
    assignIndexes(&running)
    let runner = RowRunner(program, over: table)
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      for index in running.indices {
        accumulate(&running[index], runner, first: first, count: count)
      }
    }
    for position in indexes.indices {
      let keyCount =
        running.compactMap { item in
          item.figures.distinct?.index == position ? item.plan.column?.valueCount : nil
        }.max() ?? 0
      indexes[position].group(
        keyCount: keyCount, unitCount: registry.municipalities.count)
    }
    return running.map { finish($0) }
  }

  private mutating func prepare(_ plan: MeasurePlan) -> Running {
    let unitCount = registry.municipalities.count
    let filter = filter(for: plan)
    var figures = MeasureFigures(
      unitCount: unitCount, facets: plan.facets.facets, aggregate: plan.definition.aggregate)
    for (unit, state) in states.enumerated() {
      figures.states[unit] =
        state.isSubmitted
        ? .reported : .missing(state == .notExpected ? .notApplicable : .notReported)
      figures.isExpected[unit] = state != .notExpected
    }
    if let day = plan.stockDay,
      let dates = StockDates(table, upTo: day, pinned: registry.options.populationAsOf)
    {
      figures.asOf = dates.latest(filter.units, unitCount: unitCount)
    }
    let cells = unitCount * figures.facets.count
    let decisive = plan.condition.decisive.compactMap { table.columns[$0] }
    return Running(
      plan: plan, filter: filter, keys: plan.column?.small,
      decisive: (
        decisive.filter { !$0.isWide }.map(\.small), decisive.filter(\.isWide).map(\.wide)
      ), figures: figures, sums: [Int128](repeating: 0, count: cells),
      rows: [Int](repeating: 0, count: cells), extremes: [Int64?](repeating: nil, count: cells),
      categoryRows: [Int](repeating: 0, count: cells),
      tableRows: [Int](repeating: 0, count: unitCount),
      scale: Int(plan.column?.scales.max() ?? 0))
  }

  /// The rows a measure may look at; measures of the same attribution and day share them.
  private mutating func filter(for plan: MeasurePlan) -> RowFilter {
    let key = FilterKey(unitColumn: plan.unitColumn?.form.name, stockDay: plan.stockDay)
    if let known = filters[key] { return known }
    let filter = RowFilter(
      table, unitColumn: plan.unitColumn, registry: registry,
      submitted: states.map(\.isSubmitted), period: period.id, stockDay: plan.stockDay,
      pinned: table.form.id == "population" ? registry.options.populationAsOf : nil)
    filters[key] = filter
    return filter
  }

  /// Gives each distinct measure its bits: one a facet, at most 64 in an index.
  private mutating func assignIndexes(_ running: inout [Running]) {
    var open: [String: (index: Int, used: Int)] = [:]
    for position in running.indices {
      guard case .countDistinct(let key) = running[position].plan.definition.aggregate else {
        continue
      }
      let name = key + "\u{1}" + (running[position].plan.definition.by ?? "")
      let facets = running[position].figures.facets.count
      var place = open[name] ?? (-1, 64)
      if place.used + facets > 64 {
        indexes.append(DistinctIndex())
        place = (indexes.count - 1, 0)
      }
      running[position].figures.distinct = (place.index, place.used)
      open[name] = (place.index, place.used + facets)
    }
  }

  private mutating func accumulate(
    _ item: inout Running, _ runner: RowRunner, first: Int, count: Int
  ) {
    let time = runner.isTrue(item.plan.time)
    let passes = runner.isTrue(item.plan.condition.truth)
    let doubts = runner.isUnknown(item.plan.condition.truth)
    let unitCount = registry.municipalities.count
    let full = table.form.gridIsFull
    let units = item.filter.units
    let keys = item.keys
    let divisions = item.plan.facets.divisions
    for offset in 0..<count where time[offset] == 1 {
      let row = first + offset
      let unit = Int(units[row])
      guard unit >= 0 else { continue }
      if full { noteGrid(&item, runner, offset: offset, row: row, unit: unit) }
      if passes[offset] == 1 {
        item.figures.used[unit] += 1
        if let place = item.figures.distinct, let keys {
          note(keys[row], divisions, row: row, unit: unit, in: place)
        } else {
          take(&item, runner, offset: offset, row: row, unit: unit)
        }
      } else if item.isUndecided(row) || (full && doubts[offset] == 1) {
        item.figures.unknown[unit] += 1
        for division in divisions {
          item.figures.unknown[FacetPlan.facet(division, row) * unitCount + unit] += 1
        }
      }
    }
  }

  /// Notes which kinds of rows a full grid has for a municipality: none at all is no data.
  private func noteGrid(
    _ item: inout Running, _ runner: RowRunner, offset: Int, row: Int, unit: Int
  ) {
    let unitCount = registry.municipalities.count
    item.tableRows[unit] += 1
    if let categories = item.plan.categories, runner.isTrue(categories)[offset] == 0 { return }
    item.categoryRows[unit] += 1
    for division in item.plan.facets.divisions {
      item.categoryRows[FacetPlan.facet(division, row) * unitCount + unit] += 1
    }
  }

  /// Notes the key of a row that counts, with the facets the row falls into.
  @inline(__always)
  private mutating func note(
    _ key: Int32, _ divisions: [(cells: [Int32], first: Int, codes: Int)], row: Int, unit: Int,
    in place: (index: Int, firstBit: Int)
  ) {
    guard key != Column.missing else { return }
    var bits: UInt64 = 1
    for division in divisions { bits |= 1 << UInt64(FacetPlan.facet(division, row)) }
    indexes[place.index].add(key: key, unit: Int32(unit), bits: bits << UInt64(place.firstBit))
  }

  private func take(
    _ item: inout Running, _ runner: RowRunner, offset: Int, row: Int, unit: Int
  ) {
    let unitCount = registry.municipalities.count
    add(&item, runner, offset, row, cell: unit)
    for division in item.plan.facets.divisions {
      add(&item, runner, offset, row, cell: FacetPlan.facet(division, row) * unitCount + unit)
    }
  }

  private func add(
    _ item: inout Running, _ runner: RowRunner, _ offset: Int, _ row: Int, cell: Int
  ) {
    if let share = item.plan.share {
      item.rows[cell] += 1
      item.sums[cell] += Int128(runner.isTrue(share)[offset])
      return
    }
    guard let column = item.plan.column else {
      item.rows[cell] += 1
      return
    }
    guard column.isWide else {
      guard column.small[row] != Column.missing else { return }
      noteExtreme(&item, Int64(column.small[row]), cell)
      return
    }
    let digits = column.wide[row]
    guard digits != Column.missingWide else { return }
    let scale = column.scales.isEmpty ? 0 : Int(column.scales[row])
    let value = Int128(digits) * DecimalScale.power(item.scale - scale)
    item.rows[cell] += 1
    item.sums[cell] += value
    if let whole = Int64(exactly: value) { noteExtreme(&item, whole, cell) }
  }

  private func noteExtreme(_ item: inout Running, _ value: Int64, _ cell: Int) {
    guard let known = item.extremes[cell] else {
      item.extremes[cell] = value
      return
    }
    let isMinimum = if case .minimum = item.plan.definition.aggregate { true } else { false }
    item.extremes[cell] = isMinimum ? min(known, value) : max(known, value)
  }

  private func finish(_ item: Running) -> MeasureFigures {
    var figures = item.figures
    let unitCount = registry.municipalities.count
    if let distinct = figures.distinct {
      let counts = indexes[distinct.index].counts
      for cell in figures.figures.indices {
        figures.figures[cell] = ExactNumber(counts[distinct.firstBit * unitCount + cell])
      }
    } else {
      let divisor = DecimalScale.power(item.scale)
      for cell in figures.figures.indices {
        figures.weights[cell] = item.rows[cell]
        figures.figures[cell] = MeasurePass.figure(
          item.plan.definition.aggregate, item.rows[cell],
          item.sums[cell], item.extremes[cell], divisor)
      }
    }
    if table.form.gridIsFull { markNoData(&figures, item) }
    return figures
  }

  private static func figure(
    _ aggregate: Aggregate, _ rows: Int, _ sum: Int128, _ extreme: Int64?, _ divisor: Int128
  ) -> ExactNumber? {
    switch aggregate {
    case .countRows, .countDistinct: ExactNumber(rows)
    case .sum: ExactNumber(numerator: sum, denominator: divisor)
    case .minimum, .maximum:
      extreme.map { ExactNumber(numerator: Int128($0), denominator: divisor) }
    case .mean:
      rows == 0 ? nil : ExactNumber(numerator: sum, denominator: divisor * Int128(rows))
    case .share: rows == 0 ? nil : ExactNumber(numerator: sum, denominator: Int128(rows))
    }
  }

  /// A full grid: no row of a municipality is no data; rows of the municipality but none of the
  /// category asked is zero; rows of the category but none of the ages asked is no data; a band of
  /// ages that the condition cuts through cannot be divided, so there are no data either.
  private func markNoData(_ figures: inout MeasureFigures, _ item: Running) {
    let unitCount = registry.municipalities.count
    for cell in figures.figures.indices {
      let unit = cell % unitCount
      let hasRows = item.rows[cell] > 0
      let inCategory = item.categoryRows[cell] > 0
      let isCategorised = item.plan.categories != nil || cell >= unitCount
      figures.hasNoData[cell] =
        item.tableRows[unit] == 0 || figures.unknown[cell] > 0
        || (!hasRows && (inCategory || !isCategorised))
    }
  }
}
