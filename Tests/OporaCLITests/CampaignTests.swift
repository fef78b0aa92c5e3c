import Foundation
import TestSupport
import Testing

/// A region collects the submissions of its municipalities and compares them.
///
/// Азов 3 of 4 children, Яр 1 of 2; a child `a` learns in both from the second version on.
@Suite("a campaign of submissions")
struct CampaignTests {
  static let region: [String: String] = [
    "opora.json5": """
    { title: { ru: 'Область' }, level: 'region', municipalities: 'municipalities.csv',
      deadlines: { '2024-S1': '2024-07-10' }, targets: { 'coverage-5-18': { 2024: 70 } } }
    """,
    "municipalities.csv": """
    municipality,name
    99601000,Азовский район
    99602000,Ярский район
    99603000,Тихий район

    """,
  ]

  /// Gives a folder with `region`, `w` and the submissions of two municipalities in `s`.
  static func with(_ body: (URL) throws -> Void) throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let region = folder.appending(path: "region")
      try FileManager.default.createDirectory(at: region, withIntermediateDirectories: true)
      for (name, text) in CampaignTests.region {
        try Data(text.utf8).write(to: region.appending(path: name))
      }
      for code in ["99601000", "99602000"] {
        let words = ["submit", "w", "--municipality", code, "--out", "s", "--date", "2024-07-05"]
        let run = try runOpora(words, in: folder)
        #expect(run.code == 0, "\(run.words)")
      }
      try body(folder)
    }
  }

  static func compare(_ inputs: [String], in folder: URL) throws -> (run: ToolRun, report: String) {
    let run = try runOpora(
      ["compare"] + inputs + ["--out", "c", "--period", "2024-S1"], in: folder)
    let report = try? String(contentsOf: folder.appending(path: "c/report.md"), encoding: .utf8)
    return (run, report ?? "")
  }

  static func totals(_ folder: URL) throws -> [String] {
    let file = folder.appending(path: "c/tables/values.csv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  static func journal(_ rows: String, in folder: URL) throws {
    let text = "source,municipality,period,submitted_on,version,status\n" + rows
    try Data(text.utf8).write(to: folder.appending(path: "region/submissions.csv"))
  }

  @Test func theMissingAreNamedAndSumsAreCalledSums() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      let (run, report) = try CampaignTests.compare(["region", "s"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.words.contains("Не представили: Тихий район (99603000)"), "\(run.words)")
      #expect(report.contains("не представили: Тихий"))
      let rows = try CampaignTests.totals(folder)
      #expect(rows.contains { $0.hasPrefix("2024-S1,99601000,coverage-5-18,,,75,3,4,") })
      // 2 of 3 is less than the 0.9 that the definition wants for a figure of the region.
      #expect(rows.contains { $0.hasPrefix("2024-S1,total,coverage-5-18,,,,,,percent,O,") })
      let paths = ["c/report.html", "c/report.docx", "c/municipalities/99602000/report.md"]
      for path in paths {
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path))
      }
    }
  }

  @Test func withoutAWorkspaceSubmissionsAreComparedAmongThemselves() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      let archives = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "s").path
      ).filter { $0.hasSuffix(".zip") }.map { "s/" + $0 }
      let (run, report) = try CampaignTests.compare(archives, in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(report.contains("Азовский") && report.contains("Ярский"))
      let rows = try CampaignTests.totals(folder)
      #expect(report.contains("сумма по муниципалитетам, дети могут повторяться"))
      let sum = "2024-S1,total,coverage-5-18,,,66.66666666666667,4,6,percent,U,"
      #expect(rows.contains { $0.hasPrefix(sum) }, "\(rows)")
      // The folder and its archive are the same submission.
      let again = try CampaignTests.compare(["s"], in: folder)
      #expect(!again.run.words.contains("два разных"))
      #expect(try CampaignTests.totals(folder) == rows)
    }
  }

  @Test func registriesGiveTheWholeWhereTheyAreGiven() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      try SubmissionTests.change("w/enrolments.csv", in: folder) {
        $0.replacingOccurrences(
          of: "d,2015-02-01,2024-02-01,p2,99602000", with: "a,2015-02-01,2024-02-01,p2,99602000")
      }
      let (run, report) = try CampaignTests.compare(["w", "s"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      // `a` learns in both: three different children of six.
      let rows = try CampaignTests.totals(folder)
      let whole = "2024-S1,total,coverage-5-18,,,50,3,6,percent,A,"
      #expect(rows.contains { $0.hasPrefix(whole) }, "\(rows)")
      #expect(!report.contains("дети могут повторяться"))
    }
  }

  @Test func lateReturnedAndAlteredAreNamed() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      try CampaignTests.journal(
        "report,99601000,2024-S1,2024-07-15,1,принят\nreport,99602000,2024-S1,2024-07-05,1,возвращён\n",
        in: folder)
      var run = try CampaignTests.compare(["region", "s"], in: folder).run
      #expect(run.words.contains("Представили с опозданием: Азовский район"), "\(run.words)")
      #expect(run.words.contains("Возвращены на доработку: Ярский район"))
      #expect(run.words.contains("версия 1 возвращена на доработку, не учтена"))
      #expect(
        !(try CampaignTests.totals(folder)).contains {
          $0.hasPrefix("2024-S1,99602000,coverage-5-18,,,50,")
        })

      // Mended and sent again: the second version counts, the first is named as replaced.
      try SubmissionTests.change("w/population.csv", in: folder) {
        $0.replacingOccurrences(of: "99602000,2024-01-01,9,2", with: "99602000,2024-01-01,9,4")
      }
      let words = ["submit", "w", "--municipality", "99602000", "--out", "s"]
      #expect(try runOpora(words, in: folder).words.contains("версия 2"))
      run = try CampaignTests.compare(["region", "s"], in: folder).run
      #expect(!run.words.contains("Возвращены"), "\(run.words)")
      #expect(run.words.contains("версия 2 взамен"), "\(run.words)")
      #expect(
        try CampaignTests.totals(folder).contains {
          $0.hasPrefix("2024-S1,99602000,coverage-5-18,,,25,1,4,")
        })

      try SubmissionTests.change("s/2024-S1_99601000/values.csv", in: folder) {
        $0.replacingOccurrences(of: ",75,3,4,", with: ",100,4,4,")
      }
      let altered = ["region", "s/2024-S1_99601000", "s/2024-S1_99602000"]
      run = try CampaignTests.compare(altered, in: folder).run
      #expect(run.words.contains("Не учтены, изменены после составления: Азовский район"))
      #expect(!(try CampaignTests.totals(folder)).contains { $0.contains(",100,4,4,") })
    }
  }

  @Test func workspacesOfMunicipalitiesMixWithSubmissions() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      let own = folder.appending(path: "own")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let tables = [
        "opora.json5": "{ level: 'municipality', municipalities: ['99603000'] }",
        "population.csv": "municipality,as_of,age,people\n99603000,2024-01-01,9,5\n",
        "enrolments.csv": """
        child_id,birth_date,start_date,programme_id,municipality,direction
        z,2015-02-01,2024-02-01,p1,99603000,technical

        """,
      ]
      for (name, text) in tables { try Data(text.utf8).write(to: own.appending(path: name)) }
      let (run, report) = try CampaignTests.compare(["region", "s", "own"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(!run.words.contains("Не представили"), "\(run.words)")
      #expect(report.contains("Тихий"))
      let rows = try CampaignTests.totals(folder)
      #expect(rows.contains { $0.hasPrefix("2024-S1,99603000,coverage-5-18,,,20,1,5,") })
      #expect(
        rows.contains { $0.hasPrefix("2024-S1,total,coverage-5-18,,,45.45454545454545,5,11,") },
        "\(rows)")
    }
  }

  @Test func placesBeforeAreThoseThatWerePublished() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      let published = """
        period,municipality,indicator,value,place,points
        2023-S2,99601000,moc-half-year,10,2,10
        2023-S2,99602000,moc-half-year,20,1,20

        """
      try Data(published.utf8).write(to: folder.appending(path: "region/published.csv"))
      _ = try CampaignTests.compare(["region", "s"], in: folder)
      let file = folder.appending(path: "c/tables/rating.csv")
      let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      let before = rows.dropFirst().map { row in
        row.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(before.first { $0[1] == "99601000" }?.last == "2")
      #expect(before.first { $0[1] == "99602000" }?.last == "1")
    }
  }

  @Test func aDamagedArchiveIsNamedAndTheRestIsCompared() throws {
    try CampaignTests.with { (folder: URL) throws -> Void in
      try Data("PK".utf8).write(to: folder.appending(path: "broken.zip"))
      let (run, report) = try CampaignTests.compare(["region", "s", "broken.zip"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.words.contains("broken.zip: архив не читается"))
      #expect(report.contains("Азовский"))
      #expect(try runOpora(["compare", "broken.zip", "--out", "x"], in: folder).code == 4)
    }
  }
}
