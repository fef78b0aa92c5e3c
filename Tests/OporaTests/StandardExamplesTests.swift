@testable import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// The worked examples of the definitions come out as they say, through files, import and all.
@Suite struct StandardExamplesTests {
  static let catalogue = StandardDefinitionsTests.catalogue

  /// An example with the indicator it belongs to.
  struct Case: Sendable, CustomTestStringConvertible {
    var indicator: String
    var example: DefinitionExample
    var testDescription: String { "\(indicator): \(example.title.en)" }
  }

  static let cases: [Case] = catalogue.indicators.flatMap { indicator in
    indicator.examples.map { Case(indicator: indicator.id, example: $0) }
  }

  /// Row order changes no figure, so the rows come in both orders.
  @Test(arguments: cases)
  func exampleComesOutInEitherOrderOfRows(_ example: Case) throws {
    var reversed = example
    reversed.example.tables = example.example.tables.map { ($0.source, $0.rows.reversed()) }
    for order in [example, reversed] {
      let (registry, outcome) = try Self.outcome(of: order)
      #expect(registry.findings.filter { $0.severity == .error }.map(\.message.ru) == [])
      #expect(outcome?.number == example.example.value)
      #expect(outcome?.reason?.rawValue == example.example.missing)
    }
  }

  /// Columns that no indicator needs are checked and forgotten; no figure may need them after all.
  @Test(arguments: cases)
  func exampleComesOutOfNeededColumnsAlone(_ example: Case) throws {
    let needed = NeededColumns(
      Self.catalogue.indicators.map(\.id), breakdowns: [], in: Self.catalogue)
    var options = RegistryOptions()
    options.keeps = { needed.contains($0, $1, $2) }
    let (_, outcome) = try Self.outcome(of: example, options)
    #expect(outcome?.number == example.example.value)
    #expect(outcome?.reason?.rawValue == example.example.missing)
  }

  static func outcome(
    of example: Case, _ options: RegistryOptions = RegistryOptions()
  ) throws -> (Registry, Outcome?) {
    let files = example.example.tables.map { table in
      InputFile(name: table.source + ".csv", bytes: Array(csv(table.source, table.rows).utf8))
    }
    let registry = RegistryBuilder.registry(
      of: files, forms: catalogue.forms, options: options)
    var evaluation = Evaluation(
      registry: registry, catalogue: catalogue, indicators: [example.indicator])
    let period = try #require(ReportingPeriod(reading: example.example.period))
    let owner = example.example.municipality ?? "total"
    let value = evaluation.values(of: [example.indicator], in: period)
      .first { $0.municipality == owner && $0.breakdown.isEmpty }
    return (registry, value?.outcome)
  }

  /// A table as a file; a table without rows has the columns that must be there.
  private static func csv(
    _ source: String, _ rows: [[(column: String, value: String)]]
  ) -> String {
    let form = catalogue.form(source)
    let header =
      rows.first?.map(\.column) ?? form?.columns.filter(\.columnRequired).map(\.name) ?? []
    let lines = [header] + rows.map { row in row.map(\.value) }
    return lines.map { line in
      line.map { cell in "\"\(cell)\"" }.joined(separator: ",") + "\n"
    }.joined()
  }
}
