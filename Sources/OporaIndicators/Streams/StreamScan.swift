public import OporaDefinitions
import OporaLanguage
public import OporaRegistry

/// Figures that are asked of sources whose rows are not kept: everything has to be known before
/// they are read.
public struct StreamRequest: Sendable {
  let period: ReportingPeriod
  let indicators: [IndicatorDefinition]
  let periods: [ReportingPeriod]

  /// A request.
  ///
  /// - Parameters:
  ///   - indicators: ids.
  ///   - period: the period they are asked for; earlier ones that definitions look back to are added.
  ///   - catalogue: the definitions in force in the period.
  public init(_ indicators: [String], in period: ReportingPeriod, _ catalogue: DefinitionCatalogue)
  {
    self.period = period
    self.indicators = Evaluation.closure(of: indicators, in: catalogue)
    periods = Evaluation.periods(lookedAtBy: self.indicators, in: period)
  }
}

/// Reads a stream once and finds all that is asked of its rows.
package struct StreamScan {
  private let stream: RowStream
  private var plan: ScanPlan
  private var places: [StreamedFigures.Key: StreamedFigures.Place] = [:]
  private var touching: [String: Int] = [:]
  private let municipality: Int?
  private let readMunicipality: @Sendable (String) -> String

  /// Plans what is asked.
  ///
  /// - Parameters:
  ///   - stream: the rows.
  ///   - requests: which indicators in which periods.
  ///   - breakdowns: columns to divide by.
  ///   - registry: sources that are kept, for links, and what is known of municipalities.
  package init(
    _ stream: RowStream, _ requests: [StreamRequest], breakdowns: [String], registry: Registry
  ) {
    self.stream = stream
    readMunicipality = registry.municipalityReading()
    plan = ScanPlan(gridIsFull: stream.form.gridIsFull)
    let skeleton = stream.skeleton
    let column = stream.form.municipality.flatMap { name in
      skeleton.form.columns.firstIndex { $0.name == name }
    }
    if let column, skeleton.columns[column]?.usesDictionary == true {
      municipality = plan.divide(by: column)
    } else {
      municipality = nil
    }
    for request in requests {
      for period in request.periods {
        var compiler = MeasureCompiler(
          table: skeleton, period: period, tables: registry.tables,
          calendar: registry.options.workCalendar, program: plan.program)
        noteTouching(period, &compiler)
        for indicator in request.indicators {
          for measure in indicator.measures where measure.source == stream.form.id {
            let key = StreamedFigures.Key(
              asked: request.period.id, period: period.id, indicator: indicator.id,
              measure: measure.name)
            let divided = breakdowns.filter(indicator.breakdowns.contains)
            add(measure, key, divided, &compiler)
          }
        }
      }
    }
  }

  private func serves(_ period: ReportingPeriod) -> Bool {
    stream.period == nil || stream.period == period.id
  }

  private mutating func noteTouching(
    _ period: ReportingPeriod, _ compiler: inout MeasureCompiler
  ) {
    guard touching[period.id] == nil else { return }
    let truth = serves(period) ? compiler.touches() : compiler.compiler.add(.constant(0))
    touching[period.id] = plan.note(truth, compiler.compiler)
  }

  private mutating func add(
    _ measure: MeasureDefinition, _ key: StreamedFigures.Key, _ breakdowns: [String],
    _ compiler: inout MeasureCompiler
  ) {
    do {
      var measurePlan = try compiler.plan(measure, breakdowns: breakdowns)
      if !serves(compiler.period) { measurePlan.time = compiler.compiler.add(.constant(0)) }
      places[key] = .planned(plan.measures.count)
      plan.add(measurePlan, mask: nil, &compiler.compiler)
    } catch {
      places[key] = .refused(error)
    }
  }

  /// Reads the stream.
  ///
  /// - Parameters:
  ///   - limits: how much of the machine may be used.
  ///   - progress: told how many bytes have been read.
  /// - Returns: what was found; nil if the file has to be read as a whole.
  package func run(
    limits: WorkLimits, progress: (@Sendable (Int) -> Void)? = nil
  ) -> (rows: StreamedRows, figures: StreamedFigures, touching: [String: Set<String?>])? {
    let workers = (0..<limits.threads).map { _ in
      StreamWorker(
        RowScan(
          plan, over: stream.skeleton, keyBudget: limits.keyBudget,
          folder: limits.temporaryFolder, isAlone: limits.threads == 1,
          municipality: readMunicipality))
    }
    guard let read = stream.read(by: workers, limits: limits, progress: progress) else {
      return nil
    }
    let texts = JoinedTexts(plan, read.tables)
    let rows = ScannedRows(
      workers.map(\.scan), plan: plan, codes: texts.codes, threads: limits.threads)
    guard !rows.hasLostKeys else { return nil }
    let figures = StreamedFigures(
      rows: rows, places: places, texts: texts.texts, municipality: municipality)
    return (read, figures, touchingTexts(rows, texts))
  }

  /// For each period the texts of the municipality column whose rows touch it.
  private func touchingTexts(
    _ rows: ScannedRows, _ joined: JoinedTexts
  ) -> [String: Set<String?>] {
    touching.mapValues { flag in
      var found: Set<String?> = []
      for pattern in rows.patterns(with: flag) {
        let code = municipality.map { rows.code($0, of: pattern) } ?? Column.missing
        guard let municipality, code != Column.missing else {
          found.insert(nil)
          continue
        }
        found.insert(joined.texts[municipality][Int(code)])
      }
      return found
    }
  }
}

/// Gives the rows of one worker to its scan.
private final class StreamWorker: RowConsumer {
  let scan: RowScan

  init(_ scan: RowScan) { self.scan = scan }

  func take(_ rows: Table) { scan.take(rows, rows: 0..<rows.rowCount) }
}

/// The texts behind the codes of a pattern: each worker numbered them in its own way.
private struct JoinedTexts {
  /// By code column: the texts by their joined numbers; empty where codes are those of a list.
  var texts: [[String]] = []
  /// By worker and code column: the joined number of each of its numbers.
  var codes: [[[Int32]]]

  init(_ plan: ScanPlan, _ tables: [Table]) {
    codes = tables.map { _ in [] }
    for column in plan.codeColumns {
      var joined = TextDictionary()
      for (worker, table) in tables.enumerated() {
        guard let own = table.columns[column], own.usesDictionary else {
          codes[worker].append([])
          continue
        }
        codes[worker].append(
          (0..<Int32(own.dictionary.count)).map { joined.number(of: own.dictionary.text($0)) })
      }
      texts.append((0..<Int32(joined.count)).map { joined.text($0) })
    }
  }
}
