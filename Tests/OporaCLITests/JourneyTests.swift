import Foundation
import TestSupport
import Testing

/// A whole campaign: a region packs, twelve centres submit, one late, one returned and sent again,
/// one altered on the way, one not at all; the comparison names each.
@Suite("a half-year's campaign, out and back")
struct JourneyTests {
  static let codes = (1...12).map { $0 < 10 ? "9960\($0)000" : "996\($0)000" }

  static let region: [String: String] = [
    "opora.json5": """
    { title: { ru: 'Область' }, level: 'region', municipalities: 'municipalities.csv',
      deadlines: { '2024-S1': '2024-07-10' }, targets: { 'coverage-5-18': { 2024: 70 } },
      rating: 'own', definitions: 'definitions', contingent: { S1: '05-31' }, populationAsOf: '2024-01-01' }
    """,
    "municipalities.csv": "municipality,name\n"
      + codes.enumerated().map { "\($1),Округ \($0 + 1)\n" }.joined(),
    "population.csv": "municipality,as_of,age,people\n"
      + codes.map { "\($0),2024-01-01,9,20\n" }.joined(),
    "published.csv": "period,municipality,indicator,value,place,points\n"
      + codes.enumerated().map { "2023-S2,\($1),own,\($0),\(12 - $0),\($0)\n" }.joined(),
  ]

  /// A rating form of the region's own, which goes out with the packs.
  static let form = """
    { id: 'own', version: 1, title: { ru: 'Рейтинг' }, basis: { ru: 'приказ РМЦ' }, kind: 'points',
      step: '0.01', ties: 'share', minimumCoverage: 0.5, aggregation: 'arithmetic',
      groups: [{ id: 'g', title: { ru: 'Охват' }, weight: 1, criteria: [
        { id: 'c', indicator: 'coverage-5-18', better: 'higher', maximum: 10, weight: 1,
          missing: 'not-applicable', score: { method: 'bands', knots: [[0, 0], [100, 100]] } },
      ] }] }
    """

  static func write(_ files: [String: String], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  }

  static func enrolments(_ count: Int) -> String {
    "child_id,birth_date,start_date,programme_id,direction\n"
      + (1...count).map { "c\($0),2015-02-01,2024-02-01,p1,arts\n" }.joined()
  }

  @discardableResult
  static func run(_ words: [String], in folder: URL, code: Int32 = 0) throws -> ToolRun {
    let run = try runOpora(words, in: folder)
    #expect(run.code == code, "\(words.joined(separator: " "))\n\(run.output)\(run.words)")
    return run
  }

  @Test func theComparisonNamesWhatBecameOfEach() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Self.write(Self.region, to: folder.appending(path: "область"))
      try Self.write(
        ["own.json5": Self.form], to: folder.appending(path: "область/definitions/ratings"))
      try Self.run(["pack", "область", "--out", "рассылка"], in: folder)
      try Self.checkPack(folder)
      for (position, code) in Self.codes.dropLast().enumerated() {
        let own = "рассылка/\(code)"
        try Self.write(
          ["enrolments.csv": Self.enrolments(position + 5)], to: folder.appending(path: own))
        try Self.run(["submit", own, "--out", "отчёты"], in: folder)
      }
      try Self.receive(folder)
      let run = try Self.run(["compare", "область", "отчёты", "--out", "c"], in: folder)
      for words in [
        "Не представили: Округ 12 (99612000)\n",
        "Представили с опозданием: Округ 3 (99603000)\n",
        "Не учтены, изменены после составления: Округ 7 (99607000)\n", "версия 2 взамен",
      ] { #expect(run.words.contains(words), "\(words)\n\(run.words)") }
      try Self.checkComparison(folder)
    }
  }

  /// What a centre gets: its own rows, the region's targets and days, blanks.
  static func checkPack(_ folder: URL) throws {
    let pack = folder.appending(path: "рассылка")
    let names = try FileManager.default.contentsOfDirectory(atPath: pack.path)
    #expect(Set(names) == Set(codes + codes.map { "\($0).zip" }))
    func text(_ name: String) throws -> String {
      try String(contentsOf: pack.appending(path: "99603000/" + name), encoding: .utf8)
    }
    let population = try text("population.csv")
    #expect(population.contains("99603000") && !population.contains("99604000"))
    let configuration = try text("opora.json5")
    for part in [
      "municipalities: ['99603000']", "'2024-S1': '2024-07-10'", "populationAsOf: '2024-01-01'",
      "rating: 'own'", "S1: '05-31'", "'coverage-5-18': { '2024': 70 }",
    ] { #expect(configuration.contains(part), "\(part)\n\(configuration)") }
    #expect(try text("definitions/ratings/own.json5") == form)
    let blanks = try FileManager.default.contentsOfDirectory(
      atPath: pack.appending(path: "99603000/бланки").path)
    #expect(blanks.contains("Реестр зачислений.csv"))
  }

  /// Receipt by days: the third is late, the fifth returned and mended, the seventh altered.
  static func receive(_ folder: URL) throws {
    func path(_ number: Int) -> String { "отчёты/2024-S1_\(codes[number - 1])" }
    let zip = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "отчёты").path
    ).filter { $0.hasSuffix(".zip") && $0.contains("99607000") }
    for name in zip {
      try FileManager.default.removeItem(at: folder.appending(path: "отчёты/" + name))
    }
    try SubmissionTests.change(path(7) + "/values.csv", in: folder) {
      $0.replacingOccurrences(of: ",55,11,20,", with: ",95,19,20,")
    }
    let inTime = [1, 2, 4, 5, 6, 8, 9, 10, 11].map(path)
    let first = try run(["receive", "область"] + inTime + ["--date", "08.07.2024"], in: folder)
    #expect(
      first.words.contains(
        "Округ 5 (99605000), 2024-S1, версия 1: принят, поступил 08.07.2024, в срок"))
    let late = try run(["receive", "область", path(3), "--date", "2024-07-15"], in: folder)
    #expect(late.words.contains("принят, поступил 15.07.2024, с опозданием на 5 дней"))
    let altered = try run(
      ["receive", "область", path(7), "--date", "2024-07-08"], in: folder, code: 1)
    #expect(altered.words.contains("возвращён на доработку"))
    try run(
      [
        "receive", "область", path(5), "--date", "2024-07-09", "--return", "--remark",
        "нет подписи",
      ],
      in: folder)
    try write(["enrolments.csv": enrolments(10)], to: folder.appending(path: "рассылка/99605000"))
    try run(["submit", "рассылка/99605000", "--out", "отчёты"], in: folder)
    try run(["receive", "область", path(5), "--date", "2024-07-10"], in: folder)
    let journal = try String(
      contentsOf: folder.appending(path: "область/receipts.csv"), encoding: .utf8)
    let rows = journal.split(separator: "\n").filter { $0.contains("99605000") }
    #expect(rows.count == 2)
    // The day of receipt stays when the decision changes.
    #expect(
      rows.first?.contains("2024-07-08,1,returned") == true && rows[0].contains("нет подписи"))
    #expect(rows.last?.contains("2024-07-10,2,accepted") == true)
  }

  static func checkComparison(_ folder: URL) throws {
    let table = folder.appending(path: "c/tables/rating.csv")
    let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    // Last half-year's places are those that were published then.
    for row in rows {
      let position = try #require(codes.firstIndex(of: row[1]))
      #expect(row.last == "\(12 - position)", "\(row)")
    }
    let values = try String(
      contentsOf: folder.appending(path: "c/tables/values.csv"), encoding: .utf8)
    #expect(values.contains("2024-S1,99605000,coverage-5-18,,,50,10,20,"))
    #expect(!values.contains("95,19,20"))
    let report = try String(contentsOf: folder.appending(path: "c/report.md"), encoding: .utf8)
    for words in ["# Изменение мест", "# Устойчивость мест", "Округ 7", "Округ 12"] {
      #expect(report.contains(words), "\(words)")
    }
    let check = try runOpora(["check", "область"], in: folder)
    #expect(check.code == 0, "\(check.output)")
  }
}
