public import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage
public import OporaRegistry

/// Indicators as queries for a database engine: the same definitions, other machines.
///
/// ```swift
/// var queries = SQLQueries(.duckdb, catalogue: catalogue, tables: SQLTables(forms: catalogue.forms))
/// let text = queries.query(for: ["coverage-5-18"], in: period)
/// ```
public struct SQLQueries: Sendable {
  private let engine: SQLEngine
  private let catalogue: DefinitionCatalogue
  private let tables: SQLTables
  private let breakdowns: [String]

  /// Prepares queries.
  ///
  /// - Parameters:
  ///   - engine: whose dialect is written.
  ///   - catalogue: the definitions; the version in force on the first day of a period is used.
  ///   - tables: the tables that the queries run over.
  ///   - breakdowns: columns to divide by; each divides the indicators that allow it.
  public init(
    _ engine: SQLEngine, catalogue: DefinitionCatalogue, tables: SQLTables,
    breakdowns: [String] = []
  ) {
    self.engine = engine
    self.catalogue = catalogue
    self.tables = tables
    self.breakdowns = breakdowns
  }

  /// A query with what it answers.
  public struct Query: Sendable, Hashable {
    /// The indicator whose measures the query gives.
    public var indicator: String
    /// The period of the measures.
    public var period: String
    /// The text, without a semicolon.
    public var text: String
  }

  /// The queries behind some indicators: their measures, those of the indicators that they refer to,
  /// and of the earlier periods that they look back at.
  ///
  /// - Parameters:
  ///   - ids: indicators; unknown ones are left out.
  ///   - period: the period.
  /// - Returns: the queries, each indicator and period once; and a finding E801 for every indicator
  ///   that cannot be put so.
  public func queries(
    for ids: [String], in period: ReportingPeriod
  ) -> (queries: [Query], findings: [Finding]) {
    let catalogue = catalogue.inForce(on: period.start)
    var queries: [Query] = []
    var findings: [Finding] = []
    let needed = Evaluation.closure(of: ids, in: catalogue)
    for definition in needed where !definition.measures.isEmpty {
      for period in periods(of: definition, from: period) {
        do {
          let query = IndicatorQuery(
            definition: definition, period: period, engine: engine, tables: tables,
            breakdowns: breakdowns)
          queries.append(
            Query(indicator: definition.id, period: period.id, text: try query.text()))
        } catch {
          findings.append(finding(error, definition))
          break
        }
      }
    }
    return (queries, findings + needed.compactMap(rated))
  }

  /// The period and those before it that the value compares with.
  private func periods(
    of definition: IndicatorDefinition, from period: ReportingPeriod
  ) -> [ReportingPeriod] {
    Evaluation.periods(lookedAtBy: [definition], in: period)
  }

  private func finding(_ error: RowCompilationError, _ definition: IndicatorDefinition) -> Finding {
    var place = Place(definition.span)
    if case .unsupported(let span) = error { place = Place(span) }
    return Finding(
      code: "E801", severity: .error, place: place,
      message: LocalizedText(
        ru: "показатель «\(definition.id)»: выражение не переводится в SQL для \(engine.title)",
        en: "indicator “\(definition.id)”: the expression cannot be put into SQL of \(engine.title)"
      ),
      fix: LocalizedText(
        ru: "считайте его командой opora values или перепишите условие",
        en: "compute it by opora values, or rewrite the condition"))
  }

  /// An indicator of points or places of a rating, which no table holds.
  private func rated(_ definition: IndicatorDefinition) -> Finding? {
    let calls = ["points", "place"]
    guard calls.contains(where: { definition.value.contains(call: $0) }) else { return nil }
    return Finding(
      code: "E801", severity: .error, place: Place(definition.value.span),
      message: LocalizedText(
        ru: "показатель «\(definition.id)» берётся из рейтинга, а не из таблиц",
        en: "the indicator “\(definition.id)” comes from a rating, not from tables"),
      fix: LocalizedText(
        ru: "его дают opora values и opora rate по ответу движка на остальные (--from)",
        en: "opora values and opora rate give it from the engine's answer to the others (--from)"))
  }
}

extension SQLEngine {
  /// The name as its makers write it.
  public var title: String {
    switch self {
    case .duckdb: "DuckDB"
    case .clickhouse: "ClickHouse"
    case .spark: "Spark SQL"
    }
  }
}
