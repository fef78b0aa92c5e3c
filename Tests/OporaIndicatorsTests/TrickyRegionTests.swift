import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Five municipalities with every oddity; the figures were computed by two SQL engines beforehand.
@Suite struct TrickyRegionTests {
  static let files: [(String, String)] = [
    (
      "enrolments.csv",
      """
      enrolment_id,child_id,birth_date,municipality,locality_type,programme_id,direction,new_place_year,start_date,end_date
      e1,C1,2012-05-05,99601000,rural,p1,sport,2024,2024-09-01,
      e2,C1,2012-05-05,99602000,rural,p2,sport,,2024-09-01,
      e3,C2,2013-05-05,99601000,urban,p1,sport,2024,2024-09-01,
      e4,C2,2013-05-05,99601000,urban,p3,sport,,2024-09-15,
      e5,C3,2007-01-01,99601000,urban,p1,sport,,2024-09-01,
      e6,C4,2007-01-02,99601000,urban,p1,sport,,2024-09-01,
      e7,C5,2020-01-01,99601000,rural,p1,sport,2024,2024-09-01,
      e8,C6,2020-01-02,99601000,rural,p1,sport,,2024-09-01,
      e9,C7,2014-01-01,99602000,urban,p2,sport,,2023-09-01,2024-06-30
      e10,C8,2014-01-01,99602000,urban,p2,sport,,2025-01-01,
      e11,C9,,99602000,urban,p2,sport,,2024-09-01,
      e12,C10,2014-01-01,99603000,urban,p2,sport,,2024-09-01,

      """
    ),
    (
      "municipalities.csv",
      """
      municipality,name
      99601000,Муниципальный округ M1
      99602000,Муниципальный округ M2
      99603000,Муниципальный округ M3
      99604000,Муниципальный округ M4
      99605000,Муниципальный округ M5

      """
    ),
    (
      "new_places.csv",
      """
      municipality,year,planned,created
      99601000,2024,4,4
      99602000,2024,0,0
      99604000,2024,10,10

      """
    ),
    (
      "population.csv",
      """
      municipality,as_of,age,locality_type,people
      99601000,2024-01-01,4,urban,50
      99601000,2024-01-01,5,urban,4
      99601000,2024-01-01,17,rural,4
      99601000,2024-01-01,18,urban,60
      99602000,2024-01-01,10,urban,2
      99602000,2024-01-01,10,rural,2
      99603000,2024-01-01,10,urban,20
      99604000,2024-01-01,10,urban,5
      99605000,2024-01-01,40,urban,0

      """
    ),
    (
      "submissions.csv",
      """
      source,municipality,period,submitted_on
      enrolments,99601000,2024-S2,2025-01-15
      enrolments,99602000,2024-S2,2025-01-15
      enrolments,99604000,2024-S2,2025-01-15
      enrolments,99605000,2024-S2,2025-01-15
      new_places,99601000,2024-S2,2025-01-15
      new_places,99602000,2024-S2,2025-01-15
      new_places,99604000,2024-S2,2025-01-15

      """
    ),
  ]

  static func monitoring(shuffled: Bool = false) -> Monitoring {
    let inputs = files.map { name, text in
      var lines = text.split(separator: "\n").map(String.init)
      if shuffled { lines = [lines[0]] + lines.dropFirst().reversed() }
      return InputFile(name: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
    return Monitoring(Workspace(files: inputs))
  }

  static let ids = ["coverage-5-18", "rural-access", "new-places-use"]

  static func cells(shuffled: Bool = false) throws -> IndicatorValues {
    let monitoring = monitoring(shuffled: shuffled)
    let period = try #require(monitoring.period("2024-S2"))
    return monitoring.values(in: [period], indicators: ids, breakdowns: ["direction"])
  }

  /// Numerator, denominator, and what stands in place of the value.
  static let expected: [(String, String, String)] = [
    ("99601000", "coverage-5-18", "4/8 50"), ("99601000", "rural-access", "2/4 50"),
    ("99601000", "new-places-use", "3/4 75"), ("99602000", "coverage-5-18", "1/4 25"),
    ("99602000", "rural-access", "1/2 50"), ("99602000", "new-places-use", "0/0 notApplicable"),
    ("99603000", "coverage-5-18", "-/- notReported"),
    ("99603000", "rural-access", "-/- notReported"),
    ("99603000", "new-places-use", "-/- notReported"), ("99604000", "coverage-5-18", "0/5 0"),
    ("99604000", "rural-access", "0/0 notApplicable"), ("99604000", "new-places-use", "0/10 0"),
    ("99605000", "coverage-5-18", "0/- notReported"),
    ("99605000", "rural-access", "0/0 notApplicable"),
    ("99605000", "new-places-use", "-/- notApplicable"),
    ("total", "coverage-5-18", "4/17 notReported"), ("total", "rural-access", "2/6 notReported"),
    ("total", "new-places-use", "3/14 notReported"),
  ]

  static func described(_ cell: IndicatorValue?) -> String {
    guard let cell else { return "none" }
    let parts = [cell.numerator, cell.denominator].map { $0?.description ?? "-" }
    return parts.joined(separator: "/") + " "
      + (cell.outcome.number?.description ?? cell.outcome.reason?.rawValue ?? "")
  }

  @Test func everyCellIsThatOfTheEngines() throws {
    let values = try Self.cells()
    for (municipality, indicator, text) in Self.expected {
      let cell = values.cell(indicator, municipality, "2024-S2")
      #expect(Self.described(cell) == text, "\(municipality) \(indicator)")
    }
  }

  @Test func theWholeCountsReportersAndUndecidedRows() throws {
    let values = try Self.cells()
    let coverage = try #require(values.cell("coverage-5-18", "total", "2024-S2"))
    #expect((coverage.reported, coverage.expected, coverage.unknownRows) == (4, 5, 1))
    #expect(coverage.status == .missing)
    let places = try #require(values.cell("new-places-use", "total", "2024-S2"))
    #expect((places.reported, places.expected) == (3, 4))
    #expect(values.cell("coverage-5-18", "99602000", "2024-S2")?.unknownRows == 1)
    #expect(values.cell("rural-access", "99602000", "2024-S2")?.unknownRows == 1)
  }

  @Test func theOrderOfRowsChangesNoCell() throws {
    #expect(try Self.cells().cells == Self.cells(shuffled: true).cells)
  }

  @Test func rowsUsedLeftOutAndUnknownAddUpToRowsRead() throws {
    let monitoring = Self.monitoring()
    let period = try #require(monitoring.period("2024-S2"))
    for id in Self.ids {
      for municipality in monitoring.registry.municipalities.map(\.code) + ["total"] {
        let path = try #require(
          monitoring.explanation(
            of: id, in: period, municipality: municipality, listsRows: true))
        for measure in path.measures {
          let leftOut = measure.leftOut.reduce(0) { $0 + $1.rows }
          #expect(measure.rowsRead == measure.rowsUsed + measure.rowsUnknown + leftOut)
          #expect(measure.rows.count == measure.rowsRead)
          #expect(measure.rows.count { $0.verdict == .used } == measure.rowsUsed)
        }
      }
    }
  }

  @Test func anExplanationSaysWhyRowsAreLeftOut() throws {
    let monitoring = Self.monitoring()
    let period = try #require(monitoring.period("2024-S2"))
    let path = try #require(
      monitoring.explanation(of: "coverage-5-18", in: period, municipality: "99602000"))
    let covered = path.measures[0]
    #expect((covered.rowsRead, covered.rowsUsed, covered.rowsUnknown) == (4, 1, 1))
    #expect(covered.leftOut.map(\.reason.en) == ["does not belong to the reported time"])
    #expect(path.measures[1].asOf?.iso == "2024-01-01")
  }
}
