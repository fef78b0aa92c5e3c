import Opora
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Values by parts: lists, where a row counts in each of its parts, and organisations.
@Suite struct BreakdownTests {
  private static func monitoring(
    _ files: [(String, String)], configuration: String? = nil
  ) -> Monitoring {
    Monitoring(
      Workspace(
        files: files.map { InputFile(name: $0.0, bytes: Array($0.1.utf8)) },
        configuration: configuration))
  }

  private static func cells(
    _ monitoring: Monitoring, _ indicator: String, by breakdown: String, in period: String
  ) throws -> [String: String] {
    let period = try #require(monitoring.period(period))
    let values = monitoring.values(in: [period], indicators: [indicator], breakdowns: [breakdown])
    return values.cells.reduce(into: [:]) { cells, cell in
      let number = cell.outcome.number?.description ?? cell.outcome.reason?.rawValue ?? ""
      cells[cell.municipality + "/" + cell.category] = number
    }
  }

  /// Computed by hand: p1 is certified and paid, p2 other, p3 both significant and paid, p4 nothing
  /// (and so in no register at all).
  @Test func aRowCountsInEachPartOfItsList() throws {
    let programmes = """
      municipality,programme_id,title,direction,registers
      99601000,p1,Шахматы,sport,Сертифицированные; Платные
      99601000,p2,Самбо,sport,Иные
      99602000,p3,Хор,arts,"Платные; Значимые; платные"
      99602000,p4,Театр,arts,
      """
    let monitoring = Self.monitoring([("programmes.csv", programmes)])
    let cells = try Self.cells(
      monitoring, "programmes-in-registers", by: "registers", in: "2024-S2")
    #expect(cells["total/"] == "3")
    #expect(cells["total/certified"] == "1")
    #expect(cells["total/paid"] == "2")
    #expect(cells["total/significant"] == "1")
    #expect(cells["total/other"] == "1")
    #expect(cells["99601000/paid"] == "1")
    #expect(cells["99602000/paid"] == "1")
    #expect(cells["99601000/significant"] == "0")
    #expect(cells["99602000/missing"] == nil)
  }

  private static let enrolments = """
    municipality,child_id,birth_date,programme_id,organisation_id,start_date
    99601000,a,2014-05-05,p1,o1,2024-09-01
    99601000,a,2014-05-05,p2,o2,2024-09-01
    99601000,b,2013-05-05,p1,o1,2024-09-01
    99601000,c,2012-05-05,p3,o2,2024-09-01
    """

  /// A child of two organisations is one child of the municipality and one of each organisation.
  @Test func organisationsDivideChildrenWithoutAddingUp() throws {
    let definition = """
      {
        id: 'learners-count', version: 1,
        title: { ru: 'Занимающиеся', en: 'Learners' },
        unit: 'child', decimals: 0,
        measures: {
          learners: { from: 'enrolments', count: 'distinct child_id', during: 'period' },
        },
        value: 'learners',
        breakdown: ['organisation_id'],
      }
      """
    let monitoring = Monitoring(
      Workspace(files: [InputFile(name: "e.csv", bytes: Array(Self.enrolments.utf8))]),
      overlay: [(name: "own/learners-count.json5", text: definition)])
    let cells = try Self.cells(monitoring, "learners-count", by: "organisation_id", in: "2024-S2")
    #expect(cells["99601000/"] == "3")
    #expect(cells["99601000/o1"] == "2")
    #expect(cells["99601000/o2"] == "2")
    #expect(monitoring.definitionFindings.contains { $0.code == "W503" })
  }

  /// Three organisations are expected, one of them reported nothing; a fourth is not expected.
  @Test func reportedOrganisationsAreCountedOfThoseExpected() throws {
    let organisations = """
      organisation_id,name,municipality,expected
      o1,Дом творчества (образец),99601000,да
      o2,Школа (образец),99601000,да
      o3,Станция (образец),99601000,да
      o4,Клуб (образец),99601000,нет
      """
    let population = """
      municipality,as_of,age,people
      99601000,2024-01-01,10,8
      """
    let files = [
      ("enrolments.csv", Self.enrolments), ("organisations.csv", organisations),
      ("population.csv", population),
    ]
    for (configuration, expected, reported) in [
      ("{ expectedOrganisations: true }", 3, 2), ("{ expectedOrganisations: false }", 1, 1),
    ] {
      let monitoring = Self.monitoring(files, configuration: configuration)
      let period = try #require(monitoring.period("2024-S2"))
      let values = monitoring.values(in: [period], indicators: ["coverage-5-18"])
      let cell = try #require(values.cell("coverage-5-18", "99601000", "2024-S2"))
      #expect(cell.expected == expected && cell.reported == reported)
      #expect(cell.outcome.number == ExactNumber(numerator: 75, denominator: 2))
      #expect((cell.status == .provisional) == (expected == 3))
      let note = "отчитались 2 из 3 организаций"
      #expect(cell.notes.contains { $0.ru == note } == (expected == 3))
    }
  }
}
