import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Follows the rows of a measure's source through its conditions, one part at a time.
struct RowTracer {
  let evaluation: Evaluation
  let definition: IndicatorDefinition
  let owner: Evaluation.Owner
  let period: ReportingPeriod
  let listsRows: Bool

  /// How a measure came about.
  func path(of measure: MeasureDefinition) -> Explanation.MeasurePath {
    let registry = evaluation.registry
    let form = evaluation.catalogue.form(measure.source)
    var path = Explanation.MeasurePath(
      measure: measure,
      outcome: evaluation.measure(measure.name, of: definition, owner, .whole, period).outcome,
      source: form?.title ?? LocalizedText(ru: measure.source), files: [], rowsRead: 0,
      leftOut: [], rowsUnknown: 0, rowsUsed: 0, asOf: nil, isReported: false, rows: [])
    guard let table = registry.tables[measure.source] else { return path }
    do {
      try trace(measure, table, &path)
    } catch {
      path.isReported = false
    }
    return path
  }

  private func trace(
    _ measure: MeasureDefinition, _ table: Table, _ path: inout Explanation.MeasurePath
  ) throws(RowCompilationError) {
    let registry = evaluation.registry
    var compiler = MeasureCompiler(
      table: table, period: period, tables: registry.tables,
      calendar: registry.options.workCalendar)
    let plan = try compiler.plan(measure, breakdowns: [])
    var rowCompiler = compiler.compiler
    var parts: [(reason: LocalizedText, truth: Int)] = [(timeReason(table.form), plan.time)]
    for part in measure.condition?.conjuncts ?? [] {
      let text = part.text
      parts.append(
        (
          LocalizedText(ru: "не выполнено: \(text)", en: "does not hold: \(text)"),
          try rowCompiler.truth(part)
        ))
    }
    let unitColumn = plan.unitColumn.flatMap { table.columns[$0] }
    let everything = RowFilter(
      table, unitColumn: unitColumn, registry: registry,
      submitted: registry.municipalities.map { _ in true }, period: period.id, stockDay: nil,
      pinned: nil)
    let states = SubmissionLedger(registry, period: period).states(of: measure.source)
    let allowed = RowFilter(
      table, unitColumn: unitColumn, registry: registry,
      submitted: states.map(\.isSubmitted), period: period.id, stockDay: plan.stockDay,
      earliest: plan.earliestTable,
      pinned: table.form.id == "population" ? registry.options.populationAsOf : nil)
    path.isReported = isReported(states)
    if plan.stockDay != nil, case .unit(let unit) = owner {
      path.asOf =
        evaluation.figures(of: period)?.figures[
          PeriodFigures.Key(indicator: definition.id, measure: measure.name)]?.asOf[unit]
    }
    count(table, everything, allowed, states, parts, plan, rowCompiler.program, &path)
  }

  private func isReported(_ states: [SubmissionStatus]) -> Bool {
    switch owner {
    case .unit(let unit): states[unit].isSubmitted
    case .whole: states.contains { $0.isSubmitted }
    }
  }

  private func timeReason(_ form: SourceForm) -> LocalizedText {
    LocalizedText(
      ru: "не относится к отчётному времени", en: "does not belong to the reported time")
  }

  private static let notSubmitted = LocalizedText(
    ru: "отчёт за период не представлен", en: "not submitted for the period")
  private static let otherTable = LocalizedText(
    ru: "другая дата таблицы или есть более новая выгрузка",
    en: "another date of the table, or a newer snapshot exists")

  private func count(
    _ table: Table, _ everything: RowFilter, _ allowed: RowFilter, _ states: [SubmissionStatus],
    _ parts: [(reason: LocalizedText, truth: Int)], _ plan: MeasurePlan, _ program: RowProgram,
    _ path: inout Explanation.MeasurePath
  ) {
    let runner = RowRunner(program, over: table, rows: table.rowCount)
    var reasons = [Int](repeating: 0, count: parts.count + 2)
    var byFile: [String: Int] = [:]
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      for offset in 0..<count {
        let row = first + offset
        guard belongs(everything.units[row]) else { continue }
        path.rowsRead += 1
        byFile[table.origin(of: row).file, default: 0] += 1
        if allowed.units[row] < 0 {
          let unit = Int(everything.units[row])
          reasons[states[unit].isSubmitted ? 1 : 0] += 1
          continue
        }
        judge(row, offset, runner, parts, plan, table, &reasons, &path)
      }
    }
    path.files = byFile.keys.sorted().map { (name: $0, rows: byFile[$0] ?? 0) }
    let words = [RowTracer.notSubmitted, RowTracer.otherTable] + parts.map(\.reason)
    path.leftOut = zip(words, reasons).filter { $0.1 > 0 }.map {
      Explanation.LeftOut(reason: $0.0, rows: $0.1)
    }
  }

  private func belongs(_ unit: Int32) -> Bool {
    switch owner {
    case .unit(let own): unit == Int32(own)
    case .whole: unit >= 0
    }
  }

  /// Uses the row, or leaves it out for the first part that does not hold.
  private func judge(
    _ row: Int, _ offset: Int, _ runner: RowRunner,
    _ parts: [(reason: LocalizedText, truth: Int)], _ plan: MeasurePlan, _ table: Table,
    _ reasons: inout [Int], _ path: inout Explanation.MeasurePath
  ) {
    if runner.isTrue(plan.time)[offset] == 1, runner.isTrue(plan.condition.truth)[offset] == 0,
      plan.condition.decisive.contains(where: { table.columns[$0]?.isMissing(row) ?? false })
    {
      path.rowsUnknown += 1
      return
    }
    for (index, part) in parts.enumerated() where runner.isTrue(part.truth)[offset] == 0 {
      reasons[index + 2] += 1
      return
    }
    path.rowsUsed += 1
    if listsRows {
      let origin = table.origin(of: row)
      path.rows.append(Explanation.Row(file: origin.file, line: origin.line))
    }
  }
}
