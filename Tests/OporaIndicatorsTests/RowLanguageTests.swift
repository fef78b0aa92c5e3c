import Opora
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Conditions on rows that the catalogue does not use, each over one small register.
@Suite struct RowLanguageTests {
  /// A condition and how many of the eight applications it takes.
  struct Case: Sendable, CustomTestStringConvertible {
    var condition: String
    var expected: Int
    var testDescription: String { condition }

    init(_ condition: String, _ expected: Int) {
      self.condition = condition
      self.expected = expected
    }
  }

  /// The sixth has no programme, which a row must have: it is rejected.
  static let applications = """
    application_id,programme_id,municipality,created_on,status,decided_on
    z1,p1,99601000,2024-12-27,new,2024-12-28
    z2,p1,99601000,2024-12-27,new,2025-01-09
    z3,p2,99601000,2024-09-02,new,2024-09-09
    z4,p2,99602000,2024-09-02,new,2024-09-02
    z5,p3,99601000,2024-09-02,new,
    z6,,99601000,2024-09-02,new,2024-09-03
    z7,p9,99601000,2024-09-02,new,2024-09-03
    z8,p1,99602000,2024-09-07,new,2024-09-09

    """

  static let programmes = """
    programme_id,title,direction,municipality,organisation_id,state,levels,minimum_age,maximum_age
    p1,A,sport,99601000,o1,published,basic; advanced,7,14
    p2,B,arts,99602000,o2,draft,basic,10,10
    p3,C,sport,99601000,o1,published,,,18

    """

  static let organisations = """
    organisation_id,name,municipality,licensed
    o1,Дом творчества,99601000,да
    o2,Школа искусств,99602000,нет

    """

  // 28 December 2024 was a working Saturday; 30 December to 8 January were days off.
  static let cases: [Case] = [
    .init("workdays(created_on, decided_on) <= 1", 4),
    .init("workdays(created_on, decided_on) = 2", 1),
    .init("days(created_on, decided_on) >= 7", 2),
    .init("decided_on - created_on >= 7", 2),
    .init("created_on + 1 = decided_on", 2),
    .init("decided_on >= period.end", 1),
    .init("created_on >= period.end - 5", 2),
    .init("municipality = programme_id.municipality", 4),
    .init("municipality != programme_id.municipality", 2),
    .init("programme_id.direction = 'sport'", 4),
    .init("programme_id.organisation_id.licensed", 4),
    .init("programme_id.organisation_id.name = 'Школа искусств'", 2),
    .init("programme_id.direction is missing", 1),
    .init("programme_id.direction is not missing", 6),
    .init("decided_on is missing", 1),
    .init("contains(programme_id.levels, 'advanced')", 3),
    .init("size(programme_id.levels) = 1", 2),
    .init("programme_id.maximum_age - programme_id.minimum_age >= 7", 3),
    .init("programme_id.minimum_age / programme_id.maximum_age >= 0.5", 5),
    .init("programme_id.minimum_age / programme_id.maximum_age = 1", 2),
    .init("max(programme_id.minimum_age, 9) = 9", 3),
    .init("min(programme_id.minimum_age, 9, 8) = 7", 3),
    .init("abs(days(decided_on, created_on)) = 1", 2),
    .init("(decided_on ?? created_on) = created_on", 2),
    .init("if programme_id.direction = 'sport' then month(created_on) = 12 else false", 2),
    .init("month(created_on) in (9, 10)", 5),
    .init("days(created_on, decided_on) is missing", 1),
    .init("exists('programmes', on: 'programme_id', where: state = 'published')", 4),
    .init("absent('programmes', on: 'programme_id')", 1),
    .init("exists('programmes', on: 'municipality', where: direction = 'arts')", 2),
    .init("not (municipality = '99601000')", 2),
    .init("municipality in ('99602000', '99603000')", 2),
  ]

  static func definition(_ condition: String) -> String {
    """
    {
      id: 'odd-count', title: { ru: 'Счёт', en: 'Count' }, unit: 'application', decimals: 0,
      measures: { rows: { from: 'applications', count: 'rows', during: 'any', where: "\(condition)" } },
      value: 'rows',
    }
    """
  }

  static func total(_ condition: String) throws -> (IndicatorValue, [String]) {
    let files = [
      ("applications", applications), ("programmes", programmes), ("organisations", organisations),
    ].map { InputFile(name: $0.0 + ".csv", bytes: Array($0.1.utf8)) }
    let monitoring = Monitoring(
      Workspace(files: files), overlay: [(name: "odd/odd-count.json5", text: definition(condition))]
    )
    let period = try #require(monitoring.period("2024-S2"))
    let cell = monitoring.values(in: [period], indicators: ["odd-count"])
      .cell("odd-count", "total", "2024-S2")
    let faults = monitoring.definitionFindings.filter { $0.severity == .error }.map(\.message.ru)
    return (try #require(cell, "\(faults)"), faults)
  }

  @Test(arguments: cases)
  func theConditionTakesSoManyRows(_ example: Case) throws {
    let (cell, faults) = try Self.total(example.condition)
    #expect(faults == [])
    #expect(cell.outcome.number == ExactNumber(example.expected))
  }

  /// What is written otherwise but means the same takes the same rows.
  @Test(arguments: cases)
  func doubleNegationChangesNothing(_ example: Case) throws {
    let (cell, _) = try Self.total("not (not (\(example.condition)))")
    #expect(cell.outcome.number == ExactNumber(example.expected))
  }
}
