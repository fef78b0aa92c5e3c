public import OporaDefinitions
public import OporaRegistry

/// The rows of a source that a measure counts in a period, over all municipalities.
public struct CountedRows {
  /// The rows, ascending.
  public private(set) var rows: [Int] = []

  /// The rows that a measure counts.
  ///
  /// - Parameters:
  ///   - measure: the measure.
  ///   - registry: the data.
  ///   - period: the period.
  /// - Returns: the rows, ascending; none where the measure cannot be run over its table.
  public static func of(
    _ measure: MeasureDefinition, in registry: Registry, period: ReportingPeriod
  ) -> [Int] {
    guard let table = registry.tables[measure.source] else { return [] }
    let counted = try? CountedRows(measure, table, registry: registry, period: period)
    return counted?.rows ?? []
  }

  /// Finds the rows.
  ///
  /// - Throws: ``RowCompilationError`` where the measure cannot be run over the table.
  init(
    _ measure: MeasureDefinition, _ table: Table, registry: Registry, period: ReportingPeriod
  ) throws(RowCompilationError) {
    var compiler = MeasureCompiler(
      table: table, period: period, tables: registry.tables,
      calendar: registry.options.workCalendar)
    let plan = try compiler.plan(measure, breakdowns: [])
    let states = SubmissionLedger(registry, period: period).states(of: measure.source)
    let filter = RowFilter(
      table, unitColumn: plan.unitColumn.flatMap { table.columns[$0] }, registry: registry,
      submitted: states.map(\.isSubmitted), period: period.id, stockDay: plan.stockDay,
      earliest: plan.earliestTable,
      pinned: table.form.id == "population" ? registry.options.populationAsOf : nil)
    let runner = RowRunner(compiler.compiler.program, over: table, rows: table.rowCount)
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      let (time, condition) = (runner.isTrue(plan.time), runner.isTrue(plan.condition.truth))
      for offset in 0..<count
      where filter.units[first + offset] >= 0 && time[offset] == 1 && condition[offset] == 1 {
        rows.append(first + offset)
      }
    }
  }
}

extension Table {
  /// The key of a row without what is personal; empty if nothing is left or the form has no key.
  func publicKey(of row: Int) -> String {
    form.key.compactMap { name -> String? in
      guard let column = column(name), !column.form.personal, !column.isMissing(row) else {
        return nil
      }
      return column.text(row)
    }.joined(separator: " / ")
  }
}
