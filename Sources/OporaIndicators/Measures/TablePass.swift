import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Computes the measures of one source for one period in one pass over the rows of its table.
struct TablePass {
  let table: Table
  let registry: Registry
  let period: ReportingPeriod
  let states: [SubmissionStatus]
  private var compiler: MeasureCompiler
  private var plan: ScanPlan
  private var filters: [FilterKey: Filter] = [:]
  private var masks: [[UInt8]] = []
  private var dates: [[CalendarDay?]?] = []
  private var splits: [BandSplit?] = []

  /// What the rows that a measure may look at depend on.
  private struct FilterKey: Hashable {
    var unitColumn: Int?
    var stockDay: CalendarDay?
    var earliest: CalendarDay?
  }

  /// The mask of the rows to look at, nil if all; the date of each municipality's table.
  private struct Filter {
    var mask: Int?
    var dates: [CalendarDay?]?
  }

  init(
    table: Table, registry: Registry, period: ReportingPeriod, states: [SubmissionStatus]
  ) {
    self.table = table
    self.registry = registry
    self.period = period
    self.states = states
    compiler = MeasureCompiler(
      table: table, period: period, tables: registry.tables,
      calendar: registry.options.workCalendar)
    plan = ScanPlan(gridIsFull: table.form.gridIsFull)
  }

  /// Adds a measure.
  ///
  /// - Throws: ``RowCompilationError`` where the measure cannot be run over the table.
  mutating func add(
    _ measure: MeasureDefinition, breakdowns: [String]
  ) throws(RowCompilationError) {
    let plan = try compiler.plan(measure, breakdowns: breakdowns)
    let filter = filter(for: plan)
    self.plan.add(plan, mask: filter.mask, &compiler.compiler)
    dates.append(filter.dates)
    splits.append(plan.bands.map { split($0, plan) })
  }

  private func split(_ bands: BandSplit.Plan, _ plan: MeasurePlan) -> BandSplit {
    let filter = RowFilter(
      table, unitColumn: plan.unitColumn.flatMap { table.columns[$0] }, registry: registry,
      submitted: states.map(\.isSubmitted), period: period.id, stockDay: plan.stockDay,
      earliest: plan.earliestTable,
      pinned: table.form.id == "population" ? registry.options.populationAsOf : nil)
    return BandSplit(
      bands, of: plan, in: table, units: filter.units, program: compiler.compiler.program,
      unitCount: states.count)
  }

  /// The figures of the measures, in the order they were added.
  func run() -> [MeasureFigures] {
    let scan = RowScan(
      plan, over: table, rows: table.rowCount, municipality: registry.municipalityReading())
    for rows in table.ranges(servingPeriod: period.id) {
      scan.take(table, rows: rows, masks: masks)
    }
    let maker = FigureMaker(
      rows: ScannedRows([scan], plan: plan), states: states, units: unitIndexes(),
      gridIsFull: table.form.gridIsFull)
    return plan.measures.indices.map { number in
      var figures = maker.figures(of: plan.measures[number], split: splits[number])
      if let dates = dates[number] { figures.asOf = dates }
      return figures
    }
  }

  private func unitIndexes() -> [UnitIndexes?] {
    let units = Set(plan.measures.compactMap(\.unit))
    return plan.codeColumns.enumerated().map { place, column in
      guard units.contains(place), let column = table.columns[column] else { return nil }
      return UnitIndexes(values: registry.unitIndexes(of: column), missing: -1)
    }
  }

  /// The rows a measure may look at; measures of the same attribution and day share them.
  ///
  /// A mask is needed only where a later snapshot or table replaces rows of the files that serve
  /// the period.
  private mutating func filter(for plan: MeasurePlan) -> Filter {
    let key = FilterKey(
      unitColumn: plan.unitColumn, stockDay: plan.stockDay, earliest: plan.earliestTable)
    if let known = filters[key] { return known }
    let pinned = table.form.id == "population" ? registry.options.populationAsOf : nil
    let stock = plan.stockDay.flatMap {
      StockDates(table, from: plan.earliestTable, upTo: $0, pinned: pinned)
    }
    var result = Filter()
    if stock != nil || !table.isSuperseded.isEmpty {
      let filter = RowFilter(
        table, unitColumn: plan.unitColumn.flatMap { table.columns[$0] }, registry: registry,
        submitted: states.map(\.isSubmitted), period: period.id, stockDay: plan.stockDay,
        earliest: plan.earliestTable, pinned: pinned)
      masks.append(filter.units.map { $0 >= 0 ? 1 : 0 })
      result.mask = masks.count - 1
      result.dates = stock?.latest(filter.units, unitCount: states.count)
    }
    filters[key] = result
    return result
  }
}
