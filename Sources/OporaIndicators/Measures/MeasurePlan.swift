import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// A measure compiled for a table and a period.
struct MeasurePlan {
  /// The measure.
  let definition: MeasureDefinition
  /// The facets of the table for the breakdowns asked.
  let facets: FacetPlan
  /// The register of «the row belongs to the time asked».
  var time: RowProgram.Truth
  /// The condition, with the columns it needs.
  let condition: RowCompiler.Condition
  /// The condition of a share.
  let share: RowProgram.Truth?
  /// For full grids: the part of the condition that concerns categories, such as rural.
  let categories: RowProgram.Truth?
  /// How a sum over a full grid cuts age bands; nil if it does not.
  let bands: BandSplit.Plan?
  /// The column of the form that is counted or summed.
  let column: Int?
  /// The column of the form that rows are attributed by; nil attributes all rows to the only
  /// municipality.
  let unitColumn: Int?
  /// The day of a stock.
  let stockDay: CalendarDay?

  /// The earliest day of a table that may stand for the stock; nil if any may.
  var earliestTable: CalendarDay? {
    guard let stockDay, let years = definition.orLatestWithinYears else { return nil }
    return stockDay.adding(years: -years)
  }
}

/// Compiles the measures of one source for one period.
struct MeasureCompiler {
  let table: Table
  let period: ReportingPeriod
  var compiler: RowCompiler

  init(
    table: Table, period: ReportingPeriod, tables: [String: Table], calendar: WorkCalendar,
    program: RowProgram = RowProgram()
  ) {
    self.table = table
    self.period = period
    compiler = RowCompiler(
      scope: RowScope(table: table, period: period, tables: tables, calendar: calendar),
      program: program)
  }

  /// The truth of «the row lasts, stands or happened in the period».
  mutating func touches() -> RowProgram.Truth {
    switch table.form.time {
    case .asOf(let name):
      guard let index = compiler.presentColumn(name) else { return compiler.add(.constant(0)) }
      return compiler.add(
        .range(column: index, low: Int32.min + 1, high: period.end.number - 1))
    case .year(let name):
      guard let index = compiler.presentColumn(name) else { return compiler.add(.constant(0)) }
      let next = compiler.add(.number(Int64(period.lastDay.year) + 1))
      return compiler.add(.less(compiler.add(.load(column: index)), next))
    default:
      do {
        return try during()
      } catch {
        return compiler.add(.constant(0))
      }
    }
  }

  /// A measure ready to run.
  mutating func plan(
    _ measure: MeasureDefinition, breakdowns: [String]
  ) throws(RowCompilationError) -> MeasurePlan {
    let (time, day) = try self.time(of: measure)
    let condition =
      try measure.condition.map { value throws(RowCompilationError) in
        try compiler.condition(value)
      } ?? RowCompiler.Condition(truth: compiler.add(.constant(1)), decisive: [])
    let share = try measure.shareCondition.map { value throws(RowCompilationError) in
      try compiler.truth(value)
    }
    return MeasurePlan(
      definition: measure, facets: FacetPlan(table, breakdowns: breakdowns), time: time,
      condition: condition, share: share, categories: try categories(of: measure),
      bands: try bands(of: measure, time: time),
      column: try measured(measure), unitColumn: try unitColumn(of: measure),
      stockDay: day)
  }

  private mutating func bands(
    of measure: MeasureDefinition, time: RowProgram.Truth
  ) throws(RowCompilationError) -> BandSplit.Plan? {
    guard table.form.gridIsFull, case .sum = measure.aggregate, let condition = measure.condition
    else { return nil }
    return try compiler.bandPlan(condition, time: time)
  }

  private func unitColumn(of measure: MeasureDefinition) throws(RowCompilationError) -> Int? {
    if let name = measure.by { return try compiler.columnIndex(name) }
    return table.form.municipality.flatMap { compiler.presentColumn($0) }
  }

  /// The column that is counted or summed; only columns with dense stored values or keys can be
  /// counted distinct, only numbers be summed.
  private func measured(_ measure: MeasureDefinition) throws(RowCompilationError) -> Int? {
    guard let name = measure.aggregate.column else { return nil }
    let index = try compiler.columnIndex(name)
    guard let column = table.columns[index] else { throw .absentColumn(name) }
    switch measure.aggregate {
    case .countDistinct where column.valueCount == nil && !column.isKeyed,
      .sum where !column.isWide, .mean where !column.isWide:
      throw .unsupported(measure.span)
    default: return index
    }
  }

  /// The part of a full grid's condition that concerns its category columns; nil if there is none.
  private mutating func categories(
    of measure: MeasureDefinition
  ) throws(RowCompilationError) -> RowProgram.Truth? {
    guard table.form.gridIsFull, let condition = measure.condition else { return nil }
    var registers: [RowProgram.Truth] = []
    for part in condition.conjuncts where part.columns.allSatisfy(isCategory) {
      registers.append(try compiler.truth(part))
    }
    return registers.isEmpty ? nil : compiler.all(registers)
  }

  private func isCategory(_ name: String) -> Bool {
    if case .code? = table.form.column(name)?.type { true } else { false }
  }

  // MARK: Time

  private mutating func time(
    of measure: MeasureDefinition
  ) throws(RowCompilationError) -> (RowProgram.Truth, CalendarDay?) {
    switch measure.time {
    case .any: return (compiler.add(.constant(1)), nil)
    case .duringPeriod: return (try during(), nil)
    case .at(let expression):
      guard case .date(let day)? = compiler.scope.constant(expression) else {
        throw .unsupported(expression.span)
      }
      return (try at(day), day)
    }
  }

  private mutating func during() throws(RowCompilationError) -> RowProgram.Truth {
    switch table.form.time {
    case .lasts(let from, let to, let inclusive):
      return lasting(from, to, before: period.end, notEndedBefore: period.start, inclusive)
    case .on(let name), .asOf(let name):
      let index = try compiler.columnIndex(name)
      return compiler.add(
        .range(column: index, low: period.start.number, high: period.end.number - 1))
    default: return try inPeriod()
    }
  }

  private mutating func at(_ day: CalendarDay) throws(RowCompilationError) -> RowProgram.Truth {
    switch table.form.time {
    case .lasts(let from, let to, let inclusive):
      return lasting(from, to, before: day.adding(days: 1), notEndedBefore: day, inclusive)
    case .asOf:
      // The latest table is found by municipality before the rows are run; see `StockDates`.
      return compiler.add(.constant(1))
    case .on(let name):
      let index = try compiler.columnIndex(name)
      return compiler.add(.range(column: index, low: day.number, high: day.number))
    default: return try inPeriod()
    }
  }

  private mutating func inPeriod() throws(RowCompilationError) -> RowProgram.Truth {
    switch table.form.time {
    case .period(let name):
      return try compiler.column([name], table.form.span, equals: .text(period.id))
    case .year(let name):
      let index = try compiler.columnIndex(name)
      let year = compiler.add(.number(Int64(period.lastDay.year)))
      return compiler.add(.equal(compiler.add(.load(column: index)), year))
    default: return compiler.add(.constant(1))
    }
  }

  /// Rows that started before a day and had not ended before another; an absent or empty end still
  /// lasts, an absent start always did.
  private mutating func lasting(
    _ from: String, _ to: String, before limit: CalendarDay, notEndedBefore first: CalendarDay,
    _ inclusive: Bool
  ) -> RowProgram.Truth {
    var registers: [RowProgram.Truth] = []
    if let index = compiler.presentColumn(from) {
      let started = compiler.add(
        .range(column: index, low: Int32.min + 1, high: limit.number - 1))
      registers.append(compiler.add(.known(started, otherwise: true)))
    }
    if let index = compiler.presentColumn(to) {
      let lasts = compiler.add(
        .range(column: index, low: inclusive ? first.number : first.number + 1, high: Int32.max))
      registers.append(compiler.add(.known(lasts, otherwise: true)))
    }
    return compiler.all(registers)
  }
}

extension Aggregate {
  /// The column that is counted or summed; nil for counts of rows and shares.
  var column: String? {
    switch self {
    case .countRows, .share: nil
    case .countDistinct(let name), .sum(let name), .mean(let name), .minimum(let name),
      .maximum(let name):
      name
    }
  }
}

extension Expression {
  /// The parts of a conjunction; the expression itself if it is none.
  var conjuncts: [Expression] {
    if case .binary(.and, let left, let right, _) = self {
      left.conjuncts + right.conjuncts
    } else {
      [self]
    }
  }

  /// The first parts of all names in the expression, such as columns; `period` is no column.
  var columns: Set<String> { names.subtracting(["period"]) }
}
