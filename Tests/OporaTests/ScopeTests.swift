import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// A figure is the same whatever else is asked for, and whichever columns are kept for it.
@Suite struct ScopeTests {
  private static let files = [
    // The second row says its municipality by its programme only.
    "enrolments.csv": """
    enrolment_id,child_id,birth_date,start_date,programme_id,municipality
    1,a,2014-03-05,2024-02-01,p,99601000
    2,b,2014-03-05,2024-02-01,p,

    """,
    "programmes.csv": """
    programme_id,title,direction,municipality
    p,Хор,arts,99601000

    """,
    // Bands that overlap only where the kind of settlement is not looked at.
    "population.csv": """
    municipality,as_of,age_from,age_to,people,locality_type
    99601000,2024-01-01,0,6,70,urban
    99601000,2024-01-01,7,17,110,urban
    99601000,2024-01-01,0,17,180,rural

    """,
  ]

  @Test(
    arguments: [
      Monitoring.Scope.everything, .indicators(["coverage-5-18"], breakdowns: []),
      .figures(FigureRequest(indicators: ["coverage-5-18"], breakdowns: [], period: "2024-S1")),
    ])
  func aFigureDoesNotDependOnWhatIsKept(scope: Monitoring.Scope) throws {
    let inputs = Self.files.sorted { $0.key < $1.key }.map { name, text in
      InputFile(name: name, bytes: Array(text.utf8))
    }
    let monitoring = Monitoring(Workspace(files: inputs), scope: scope)
    let period = try #require(monitoring.period("2024-S1"))
    let cells = monitoring.values(in: [period], indicators: ["coverage-5-18"]).cells
    let cell = try #require(cells.first { $0.municipality == "99601000" })
    #expect(cell.numerator == ExactNumber(2))
    // Two of seven years of the first band, all of the second, thirteen of eighteen of the third.
    #expect(cell.denominator == ExactNumber(260))
  }
}
