import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// A region of random rows with every oddity, recomputed row by row without the engine.
@Suite struct RandomRegionTests {
  /// A row of the register as the slow computation sees it.
  struct Enrolment {
    var child: String
    var birth: CalendarDay?
    var municipality: String
    var locality: String
    var direction: String
    var status: String
    var start: CalendarDay
    var end: CalendarDay?
  }

  struct Region {
    var municipalities: [String]
    var enrolments: [Enrolment]
    var people: [(municipality: String, asOf: String, age: Int, locality: String, people: Int)]
    var submitted: Set<String>
  }

  static let period = "2024-S2"
  static let start = day("2024-07-01")
  static let end = day("2025-01-01")

  static func day(_ text: String) -> CalendarDay {
    CalendarDay(iso: text) ?? CalendarDay(number: 0)
  }

  /// A generator that gives the same numbers everywhere.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }

    mutating func pick<Element>(_ list: [Element]) -> Element { list[roll(list.count)] }
  }

  static func region(_ seed: UInt64) -> Region {
    var dice = Dice(state: seed)
    let codes = (1...6).map { "9960\($0)000" }
    var enrolments: [Enrolment] = []
    for _ in 0..<400 {
      let start = day("2023-06-01").adding(days: dice.roll(640))
      // Births crowd around the two birthdays that matter.
      let edge = dice.pick([day("2007-01-01"), day("2020-01-01"), day("2013-06-15")])
      enrolments.append(
        Enrolment(
          child: "c\(dice.roll(150))",
          birth: dice.roll(20) == 0 ? nil : edge.adding(days: dice.roll(5) - 2),
          municipality: dice.pick(codes), locality: dice.pick(["urban", "rural", ""]),
          direction: dice.pick(["sport", "arts", "technical", ""]),
          status: dice.pick(["studying", "expelled", "completed", ""]), start: start,
          end: dice.roll(3) == 0 ? nil : start.adding(days: dice.roll(400))))
    }
    var people: [(String, String, Int, String, Int)] = []
    for code in codes where code != "99606000" {
      for asOf in ["2023-01-01", "2024-01-01", "2025-01-01"] {
        for age in [4, 5, 17, 18] {
          people.append((code, asOf, age, dice.pick(["urban", "rural"]), dice.roll(60)))
        }
      }
    }
    let submitted = Set(codes.filter { $0 != "99603000" })
    return Region(
      municipalities: codes, enrolments: enrolments, people: people, submitted: submitted)
  }

  // MARK: The slow way

  /// Children of some municipalities that pass a condition, and rows that cannot be decided.
  static func covered(
    _ region: Region, _ owners: Set<String>, where passes: (Enrolment) -> Bool? = { _ in true }
  ) -> (children: Int, unknown: Int) {
    var children: Set<String> = []
    var unknown = 0
    for row in region.enrolments where owners.contains(row.municipality) {
      guard row.start < end, row.end.map({ $0 >= start }) ?? true else { continue }
      let isOut = row.status == "expelled"
      let isOfAge = row.birth.map { birth -> Bool in
        // Born after 1 January 2007 and not after 1 January 2020.
        birth > day("2007-01-01") && birth <= day("2020-01-01")
      }
      switch (isOut, isOfAge, passes(row)) {
      case (false, true, true): children.insert(row.child)
      case (_, nil, _), (_, _, nil): unknown += 1
      default: break
      }
    }
    return (children.count, unknown)
  }

  static func people(_ region: Region, _ owner: String, locality: String?) -> Int? {
    let own = region.people.filter { $0.municipality == owner && $0.asOf == "2024-01-01" }
    if own.isEmpty { return nil }
    return own.filter { (5..<18).contains($0.age) && (locality == nil || $0.locality == locality) }
      .reduce(0) { $0 + $1.people }
  }

  // MARK: The engine

  static func files(_ region: Region, turned: Bool) -> [InputFile] {
    func text(_ header: String, _ rows: [String]) -> [UInt8] {
      let rows = turned ? Array(rows.reversed()) : rows
      return Array(([header] + rows).joined(separator: "\n").utf8) + [10]
    }
    let enrolments = region.enrolments.map { row in
      [
        row.child, row.birth?.iso ?? "", row.municipality, row.locality, row.direction,
        row.status.isEmpty ? "studying" : row.status,
        row.start.iso, row.end?.iso ?? "", "p1",
      ].joined(separator: ",")
    }
    let people = region.people.map {
      "\($0.municipality),\($0.asOf),\($0.age),\($0.locality),\($0.people)"
    }
    let files = [
      InputFile(
        name: "a/enrolments.csv",
        bytes: text(
          "child_id,birth_date,municipality,locality_type,direction,status,start_date,end_date,programme_id",
          enrolments)),
      InputFile(
        name: "b/population.csv",
        bytes: text("municipality,as_of,age,locality_type,people", people)),
      InputFile(
        name: "c/municipalities.csv",
        bytes: text("municipality,name", region.municipalities.map { "\($0),МО \($0)" })),
      InputFile(
        name: "d/submissions.csv",
        bytes: text(
          "source,municipality,period,submitted_on",
          region.submitted.sorted().map { "enrolments,\($0),\(period),2025-01-15" })),
    ]
    return turned ? files.reversed() : files
  }

  static func values(_ region: Region, turned: Bool = false) throws -> IndicatorValues {
    let monitoring = Monitoring(Workspace(files: files(region, turned: turned)))
    let period = try #require(monitoring.period(Self.period))
    return monitoring.values(
      in: [period], indicators: ["coverage-5-18", "rural-access"],
      breakdowns: ["direction", "sex"])
  }

  @Test(arguments: 1...12)
  func everyCellIsThatOfTheSlowComputation(_ seed: Int) throws {
    let region = Self.region(UInt64(seed))
    let values = try Self.values(region)
    for owner in region.municipalities {
      let cell = try #require(values.cell("coverage-5-18", owner, Self.period))
      guard region.submitted.contains(owner) else {
        #expect(cell.outcome == .missing(.notReported))
        continue
      }
      let slow = Self.covered(region, [owner])
      #expect(cell.numerator == ExactNumber(slow.children), "\(owner)")
      #expect(cell.unknownRows == slow.unknown, "\(owner)")
      let people = Self.people(region, owner, locality: nil)
      #expect(cell.denominator == people.map { ExactNumber($0) }, "\(owner)")
      if let people, people > 0 {
        #expect(
          cell.outcome.number == ExactNumber(slow.children * 100) / ExactNumber(people), "\(owner)")
      } else {
        #expect(cell.outcome.number == nil, "\(owner)")
      }
    }
  }

  @Test(arguments: 1...12)
  func theWholeCountsEachChildOnceOverReporters(_ seed: Int) throws {
    let region = Self.region(UInt64(seed))
    let values = try Self.values(region)
    let total = try #require(values.cell("coverage-5-18", "total", Self.period))
    // Without a population table a municipality is left out of both sides.
    let included = region.submitted.filter { Self.people(region, $0, locality: nil) != nil }
    #expect(total.numerator == ExactNumber(Self.covered(region, included).children))
    let people = included.reduce(0) { $0 + (Self.people(region, $1, locality: nil) ?? 0) }
    #expect(total.denominator == ExactNumber(people))
    #expect((total.reported, total.expected) == (5, 6))
  }

  @Test(arguments: 1...12)
  func partsCountAChildInEachDirection(_ seed: Int) throws {
    let region = Self.region(UInt64(seed))
    let values = try Self.values(region)
    for owner in region.submitted.sorted() {
      for direction in ["sport", "arts", "technical"] {
        let cell = values.cell(
          "coverage-5-18", owner, Self.period, breakdown: "direction", category: direction)
        let slow = Self.covered(region, [owner]) { $0.direction == direction }
        #expect(cell?.numerator == ExactNumber(slow.children), "\(owner) \(direction)")
      }
    }
  }

  @Test(arguments: 1...6)
  func ruralChildrenAreThoseOfRuralRows(_ seed: Int) throws {
    let region = Self.region(UInt64(seed))
    let values = try Self.values(region)
    for owner in region.submitted.sorted() {
      let cell = try #require(values.cell("rural-access", owner, Self.period))
      let slow = Self.covered(region, [owner]) { row in
        row.locality.isEmpty ? nil : row.locality == "rural"
      }
      guard let people = Self.people(region, owner, locality: "rural"), people > 0 else { continue }
      #expect(cell.numerator == ExactNumber(slow.children), "\(owner)")
      #expect(cell.denominator == ExactNumber(people), "\(owner)")
    }
  }

  @Test(arguments: 1...6)
  func theOrderOfRowsAndFilesChangesNothing(_ seed: Int) throws {
    let region = Self.region(UInt64(seed))
    #expect(try Self.values(region).cells == Self.values(region, turned: true).cells)
  }
}
