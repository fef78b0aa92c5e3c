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
    let words = [RowTracer.notSubmitted, RowTracer.otherTable] + parts.map(\.reason)
    var reasons = [Int](repeating: 0, count: words.count)
    var byFile: [String: Int] = [:]
    let keys = listsRows ? RowKeys(of: path.measure, in: table) : nil
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      for offset in 0..<count {
        let row = first + offset
        let unit = Int(everything.units[row])
        guard belongs(unit) else { continue }
        let origin = table.origin(of: row)
        path.rowsRead += 1
        byFile[origin.file, default: 0] += 1
        let judgement: Judgement =
          allowed.units[row] < 0
          ? .leftOut(states[unit].isSubmitted ? 1 : 0)
          : judge(row, offset, runner, parts, plan, table)
        switch judgement {
        case .used: path.rowsUsed += 1
        case .unknown: path.rowsUnknown += 1
        case .leftOut(let reason): reasons[reason] += 1
        }
        guard let keys else { continue }
        path.rows.append(
          Explanation.Row(
            file: origin.file, line: origin.line, verdict: judgement.verdict(words),
            keys: keys.keys(of: row)))
      }
    }
    path.files = byFile.keys.sorted().map { (name: $0, rows: byFile[$0] ?? 0) }
    path.leftOut = zip(words, reasons).filter { $0.1 > 0 }.map {
      Explanation.LeftOut(reason: $0.0, rows: $0.1)
    }
  }

  private func belongs(_ unit: Int) -> Bool {
    switch owner {
    case .unit(let own): unit == own
    case .whole: unit >= 0
    }
  }

  /// What becomes of a row; reasons by their number.
  private enum Judgement {
    case used
    case leftOut(Int)
    case unknown([LocalizedText])

    func verdict(_ words: [LocalizedText]) -> Explanation.Verdict {
      switch self {
      case .used: .used
      case .leftOut(let reason): .leftOut(words[reason])
      case .unknown(let fields): .unknown(fields)
      }
    }
  }

  /// Uses the row, or leaves it out for the first part that does not hold.
  private func judge(
    _ row: Int, _ offset: Int, _ runner: RowRunner,
    _ parts: [(reason: LocalizedText, truth: Int)], _ plan: MeasurePlan, _ table: Table
  ) -> Judgement {
    if runner.isTrue(plan.time)[offset] == 1, runner.isTrue(plan.condition.truth)[offset] == 0 {
      let missing = plan.condition.decisive.compactMap { table.columns[$0] }
        .filter { $0.isMissing(row) }
      if !missing.isEmpty { return .unknown(missing.map(\.form.header)) }
    }
    for (index, part) in parts.enumerated() where runner.isTrue(part.truth)[offset] == 0 {
      return .leftOut(index + 2)
    }
    return .used
  }
}

/// What rows of a source are known by when a measure counts them.
private struct RowKeys {
  private let columns: [Column]

  init(of measure: MeasureDefinition, in table: Table) {
    var names = table.form.key
    if case .countDistinct(let name) = measure.aggregate {
      names = [name] + names.filter { $0 != name }
    }
    columns = names.compactMap { table.column($0) }
  }

  func keys(of row: Int) -> [Explanation.Key] {
    columns.compactMap { column in
      guard !column.isMissing(row) else { return nil }
      return Explanation.Key(
        column: column.form.name, label: column.form.header, text: column.text(row),
        isPersonal: column.form.personal)
    }
  }
}
