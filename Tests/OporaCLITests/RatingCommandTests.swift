import Foundation
import TestSupport
import Testing

/// Ratings of tables and workspaces from the command line, and questions about them.
@Suite struct RatingCommandTests {
  private let form = """
    { id: 'own', kind: 'points', step: '0.01', groups: [
      { id: 'all', criteria: [
        { id: 'x', entered: 'percent', maximum: 10,
          score: { method: 'goalposts', low: 0, high: 100 } },
        { id: 'y', entered: 'yes-no', maximum: 2 } ] } ] }
    """

  /// Runs the tool in a folder with the form and a table.
  private func rate(_ table: String, _ words: [String], _ body: (ToolRun, URL) throws -> Void)
    throws
  {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data(form.utf8).write(to: folder.appending(path: "form.json5"))
      try Data(table.utf8).write(to: folder.appending(path: "t.csv"))
      try body(try runOpora(words, in: folder), folder)
    }
  }

  private let plain = ["rate", "--values", "t.csv", "--rating", "form.json5"]

  private func lines(_ run: ToolRun) -> [String] {
    run.output.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func everyPeriodOfAPanelIsRatedByItself() throws {
    let table = "who,year,x,y\nA,2023,50,1\nB,2023,60,0\nA,2024,80,1\nB,2024,10,1\n"
    try rate(table, plain) { run, _ in
      #expect(run.code == 0, "\(run.words)")
      #expect(
        lines(run) == [
          "2023,A,1,1,7,12,1,2,1,1,", "2023,B,2,2,6,12,0,2,2,2,", "2024,A,1,1,10,12,1,2,1,1,1",
          "2024,B,2,2,3,12,1,2,2,2,2",
        ])
    }
    try rate(table, plain + ["--period", "2023"]) { run, _ in #expect(lines(run).count == 2) }
  }

  @Test func aTableWithoutRowsIsRefused() throws {
    try rate("who,x,y\n", plain) { run, _ in
      #expect(run.code == 4)
      #expect(run.words.contains("t.csv"))
    }
  }

  @Test func whichOfTwoRowsCountsIsNotForTheirOrderToDecide() throws {
    for table in ["who,x,y\nA,50,1\nB,60,0\nA,80,1\n", "who,x,y\nA,80,1\nB,60,0\nA,50,1\n"] {
      try rate(table, plain) { run, _ in
        #expect(lines(run).contains(",A,2,2,0,12,0,2,2,2,"), "\(run.output)")
        #expect(run.words.contains("не взята ни одна"))
      }
    }
    try rate("who,x,y\nA,50,1\nA,50,1\n", plain) { run, _ in
      #expect(lines(run) == [",A,1,1,7,12,1,2,1,1,"])
    }
  }

  @Test(
    arguments: [
      ("who,x,y\nA,\"1 000,5\",да\n", "12"), ("who;x;y\nA;50 %;нет\n", "5"),
      ("who,y,x\nA,NaN,н/д\n", "0"), ("who,x,y\nA,−5,1\n", "2"), ("who,x,y\nA,1e3,+1\n", "12"),
    ])
  func figuresAreReadAsPeopleWriteThem(table: String, points: String) throws {
    try rate(table, plain) { run, _ in
      #expect(run.code == 0, "\(run.words)")
      #expect(lines(run).first?.split(separator: ",")[3] == Substring(points), "\(run.output)")
    }
  }

  @Test func theFolderHoldsEveryTableAndItsDescription() throws {
    let table = "who,group,x,x_n,y\nA,a,50,10,1\nB,a,60,20,0\nC,b,70,30,1\n"
    try rate(table, plain + ["--out", "r"]) { run, folder in
      #expect(run.code == 0, "\(run.words)")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "r").path
      ).sorted()
      let expected = [
        "comparable.csv", "correlations.csv", "datapackage.json", "diagnostics.csv",
        "groups.csv", "normalised.csv", "pairs.csv", "profiles.csv", "rating.csv",
        "rating_points.csv", "removals.csv", "robustness.csv", "robustness_summary.csv",
        "steps.csv",
      ]
      #expect(names == expected)
      let steps = try String(
        contentsOf: folder.appending(path: "r/steps.csv"), encoding: .utf8)
      // A has 5 + 2; the next above is C with 7 + 2; 20 more of 100 for 10 children are 2.
      #expect(steps.contains(",A,rise,x,50,70,20,2,1–2,1,1"), "\(steps)")
      let places = try String(
        contentsOf: folder.appending(path: "r/comparable.csv"), encoding: .utf8)
      #expect(places.contains(",group,a,A,1,1,2,2"), "\(places)")
    }
  }

  @Test func whatIsPublishedHasNoRanges() throws {
    try rate("who,x,y\nA,50,1\nB,60,0\n", plain + ["--public", "--out", "r"]) { run, folder in
      #expect(lines(run) == [",A,1,1,7,12,1,2,,,", ",B,2,2,6,12,0,2,,,"])
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "r").path)
      #expect(names.sorted() == ["datapackage.json", "rating.csv"])
    }
  }

  @Test func aChangedFigureShowsAllPlacesBeforeAndAfter() throws {
    let question = [
      "whatif", "--values", "t.csv", "--rating", "form.json5", "--municipality", "A",
    ]
    let table = "who,x,y\nA,50,1\nB,60,1\nC,10,0\n"
    try rate(table, question + ["--set", "x=65,5"]) { run, _ in
      #expect(run.code == 0, "\(run.words)")
      #expect(
        lines(run) == [",A,2,1,7,8.55,1", ",B,1,2,8,8,-1", ",C,3,3,1,1,0"], "\(run.output)")
      #expect(run.words.contains("место 2, баллы 7,00 → место 1, баллы 8,55"))
    }
    try rate(table, question) { run, _ in
      #expect(lines(run).contains(",A,rise,x,50,60,10,,1–2,0.2,1"), "\(run.output)")
      #expect(lines(run).contains(",A,rise,y,1,,,,,,0"))
    }
    try rate(table, question + ["--set", "z=1"]) { run, _ in
      #expect(run.code == 2)
      #expect(run.words.contains("нет критерия «z»"))
    }
    try rate(table, question + ["--set", "x"]) { run, _ in #expect(run.code == 2) }
  }

  @Test func aSingleMunicipalityIsGivenPointsAndNoPlace() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let file = folder.appending(path: "w/municipalities.csv")
      try Data("municipality,name\n99601000,Азовский район\n".utf8).write(to: file)
      for name in ["population.csv", "enrolments.csv"] {
        let url = folder.appending(path: "w/" + name)
        let text = try String(contentsOf: url, encoding: .utf8)
        let kept = text.split(separator: "\n").filter { !$0.contains("99602000") }
        try Data((kept.joined(separator: "\n") + "\n").utf8).write(to: url)
      }
      let run = try runOpora(["rate", "w"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(lines(run).count == 1)
      #expect(lines(run).first?.hasPrefix("2024-S1,99601000,,,") == true, "\(run.output)")
      #expect(run.words.contains("место определяет РМЦ"))
      let report = try runOpora(
        ["report", "w", "--municipality", "99601000", "--out", "o"], in: folder)
      #expect(report.code == 0, "\(report.words)")
      let text = try String(
        contentsOf: folder.appending(path: "o/report.md"), encoding: .utf8)
      #expect(text.contains("место определяет РМЦ"))
    }
  }

  @Test func anObjectionMovesPlacesInTheFinalProtocol() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let criteria = """
        municipality,period,criterion,claimed,evidence,accepted,decided_by,decision_reason,objection,objection_accepted,objection_reason
        99601000,2024-S1,events-held,2,отчёт,0,Иванова,нет даты,дата на странице 2,2,принято
        99602000,2024-S1,events-held,1,отчёт,1,,,,,

        """
      try Data(criteria.utf8).write(to: folder.appending(path: "w/criteria.csv"))
      let run = try runOpora(["rate", "w", "--rating", "f.json5", "--out", "r"], in: folder)
      #expect(run.code != 0)
      let form = """
        { id: 'f', kind: 'points', criteria: [{ id: 'events-held', entered: 'count', maximum: 10,
          evidence: 'required', score: { method: 'steps', at: [[1, 50], [2, 100]] } }] }
        """
      try Data(form.utf8).write(to: folder.appending(path: "f.json5"))
      let second = try runOpora(["rate", "w", "--rating", "f.json5", "--out", "r"], in: folder)
      #expect(second.code == 0, "\(second.words)")
      #expect(lines(second).map { $0.prefix(25) }.contains("2024-S1,99601000,1,1,10,1"))
      func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "r/" + name), encoding: .utf8)
      }
      let first = try text("protocol-preliminary.md")
      #expect(first.contains("Ив"))
      #expect(!first.contains("Иванова"))
      let last = try text("protocol-final.md")
      #expect(last.contains("Ярский район: 1 → 2; Азовский район: 2 → 1"), "\(last)")
      #expect(
        try text("defence.csv").contains(
          "99601000,events-held,2,отчёт,,0,Ив***,нет даты,дата на странице 2,2,принято,0,10"))
      #expect(try text("forms/99601000.md").contains("Место в рейтинге: 1 из 2"))
    }
  }
}
