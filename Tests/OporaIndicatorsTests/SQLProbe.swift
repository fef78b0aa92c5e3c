import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Queries of the standard catalogue and of single measures, for tests.
enum SQLProbe {
  static let standard = StandardDefinitions.catalogue()

  /// The queries of indicators, one after another.
  static func text(
    _ engine: SQLEngine, _ indicators: [String], in period: String = "2024-S2",
    of catalogue: DefinitionCatalogue = standard, breakdowns: [String] = [],
    tables: SQLTables? = nil
  ) throws -> String {
    let asked = try #require(ReportingPeriod(reading: period, calendar: .calendar))
    var plain = SQLTables(forms: catalogue.forms)
    plain.calendar = catalogue.workCalendar
    let queries = SQLQueries(
      engine, catalogue: catalogue, tables: tables ?? plain, breakdowns: breakdowns)
    return queries.queries(for: indicators, in: asked).queries.map(\.text).joined(separator: ";\n")
  }

  /// The catalogue with an indicator `odd` of one measure.
  static func odd(
    _ measure: String, name: String = "full", unit: String = "item", more: String = ""
  ) -> DefinitionCatalogue {
    StandardDefinitions.catalogue(overlay: [
      (
        "odd/odd.json5",
        """
        { id: 'odd', version: 1, title: { ru: 'Проба', en: 'Probe' }, unit: '\(unit)', decimals: 0,
          measures: { \(name): \(measure) }, value: '\(name)', \(more) }
        """
      )
    ])
  }

  /// The query of rows of a source that satisfy a condition.
  static func rows(
    _ engine: SQLEngine, of source: String = "enrolments", unit: String = "enrolment",
    where condition: String, tables: SQLTables? = nil
  ) throws -> String {
    let catalogue = odd(
      "{ from: '\(source)', count: 'rows', during: 'any', where: \"\(condition)\" }", unit: unit)
    #expect(
      !catalogue.findings.contains { $0.severity == .error && $0.place.file == "odd/odd.json5" })
    return try text(engine, ["odd"], of: catalogue, tables: tables)
  }

  /// Tables of a population by bands of ages.
  static func bands() -> SQLTables {
    var tables = SQLTables(forms: standard.forms)
    tables.columns = [
      "population": ["municipality", "as_of", "age_from", "age_to", "people", "locality_type"]
    ]
    return tables
  }
}
