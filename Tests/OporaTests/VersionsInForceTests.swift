import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// An indicator whose formula changed: each half-year is computed by the version of its time.
@Suite struct VersionsInForceTests {
  /// Counts enrolments instead of children, from 2025 on.
  static let second = """
    {
      id: 'coverage-5-18', version: 2, validFrom: '2025-S1',
      title: { ru: 'Зачислений на ребёнка', en: 'Enrolments per child' },
      meaning: { ru: 'Зачислений на одного ребёнка', en: 'Enrolments for a child' },
      basis: { ru: 'проверка', en: 'test' },
      unit: 'ratio', decimals: 1, better: 'higher',
      measures: {
        taught: { from: 'enrolments', count: 'rows', during: 'period' },
        population: { from: 'population', sum: 'people', at: 'period.lastDay' },
      },
      value: 'taught / population',
    }

    """
  static let files = [
    "enrolments.csv": """
    child_id,birth_date,start_date,programme_id,municipality,direction
    a,2013-02-01,2024-02-01,p1,99601000,arts
    a,2013-02-01,2024-02-01,p2,99601000,arts

    """,
    "population.csv": "municipality,as_of,age,people\n99601000,2024-01-01,9,4\n",
  ]

  static func monitoring(scope: Monitoring.Scope = .everything) -> Monitoring {
    let inputs = files.sorted { $0.key < $1.key }.map { name, text in
      InputFile(name: name, bytes: Array(text.utf8))
    }
    return Monitoring(
      Workspace(files: inputs), overlay: [(name: "coverage/coverage-5-18.json5", text: second)],
      scope: scope)
  }

  @Test(arguments: [("2024-S2", 1, "1/4"), ("2025-S1", 2, "2/4")])
  func valuesUseTheVersionOfTheirPeriod(id: String, version: Int, parts: String) throws {
    let monitoring = Self.monitoring(scope: .indicators(["coverage-5-18"], breakdowns: []))
    #expect(monitoring.definitionFindings.filter { $0.severity == .error }.isEmpty)
    let period = try #require(monitoring.period(id))
    let cells = monitoring.values(in: [period], indicators: ["coverage-5-18"]).cells
    let cell = try #require(cells.first { $0.municipality == "99601000" })
    #expect(cell.version == version)
    #expect("\(cell.numerator?.numerator ?? 0)/\(cell.denominator?.numerator ?? 0)" == parts)
  }

  @Test(arguments: [("2024-S2", 1), ("2025-S1", 2)])
  func explanationsTellTheVersionOfTheirPeriod(id: String, version: Int) throws {
    let monitoring = Self.monitoring()
    let period = try #require(monitoring.period(id))
    let path = try #require(
      monitoring.explanation(of: "coverage-5-18", in: period, municipality: "99601000"))
    #expect(path.definition.version == version)
    #expect(path.cell.version == version)
  }
}
