import Opora
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// A row of an earlier export gives way to the same row of a later one, whatever columns are kept.
@Suite struct SnapshotFiguresTests {
  static let header =
    "enrolment_id,child_id,birth_date,start_date,end_date,programme_id,municipality\n"
  static let files = [
    "2024-06-30.csv": header + """
      1,a,2014-03-05,2024-02-01,,p,99601000
      2,b,2014-03-05,2024-02-01,,p,99601000

      """,
    "31.12.2024.csv": header + """
      1,a,2014-03-05,2024-02-01,2024-05-31,p,99601000
      2,b,2014-03-05,2024-02-01,,p,99601000
      3,c,2014-03-05,2024-09-01,,p,99601000

      """,
    "population.csv": "municipality,as_of,age,people\n99601000,2024-01-01,9,4\n",
  ]

  @Test(arguments: [
    Monitoring.Scope.everything, .indicators(["coverage-5-18"], breakdowns: []),
  ])
  func supersededRowsDoNotCount(scope: Monitoring.Scope) throws {
    let inputs = Self.files.sorted { $0.key < $1.key }.map { name, text in
      InputFile(name: name, bytes: Array(text.utf8))
    }
    let monitoring = Monitoring(Workspace(files: inputs), scope: scope)
    let period = try #require(monitoring.period("2024-S2"))
    let cells = monitoring.values(in: [period], indicators: ["coverage-5-18"]).cells
    let cell = try #require(cells.first { $0.municipality == "99601000" })
    #expect(cell.numerator.map { "\($0.numerator)" } == "2")
  }
}
