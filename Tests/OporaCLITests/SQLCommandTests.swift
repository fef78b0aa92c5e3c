import Foundation
import TestSupport
import Testing

@Suite("sql and what engines answer")
struct SQLCommandTests {
  static let header =
    "period,indicator,version,unit,is_municipality,breakdown,category,measure,value,weight,reason,"
    + "submitted,rows,unknown_rows,as_of,expected,reported\n"
  /// Two municipalities and a region between them and the whole; a child learns in both.
  static let answer =
    header + """
      2024-S1,coverage-5-18,1,99601000,1,,,covered,3,,,1,4,0,,1,1
      2024-S1,coverage-5-18,1,99601000,1,,,population,4,,,1,1,0,2024-01-01,1,1
      2024-S1,coverage-5-18,1,99602000,1,,,covered,1,,,1,1,0,,1,1
      2024-S1,coverage-5-18,1,99602000,1,,,population,2,,,1,1,0,2024-01-01,1,1
      2024-S1,coverage-5-18,1,R1,0,,,covered,3,,,2,5,0,,2,2
      2024-S1,coverage-5-18,1,R1,0,,,population,6.000,\\N,,2,2,0,,2,2

      """

  @Test func aQueryNeedsAnEngineAndAPeriod() throws {
    let none = try runOpora(["sql", "coverage-5-18", "--period", "2024-S2"])
    #expect(none.code == 2)
    #expect(try runOpora(["sql", "coverage-5-18", "--engine", "duckdb"]).code == 2)
    let unknown = try runOpora(["sql", "coverage-5-19", "--engine", "spark", "--period", "2024-S2"])
    #expect(unknown.code == 2)
    #expect(unknown.words.contains("coverage-5-18"))
  }

  @Test func aBreakdownThatNothingAllowsIsRefused() throws {
    let words = ["sql", "coverage-5-18", "--engine", "duckdb", "--period", "2024-S2", "--by"]
    let run = try runOpora(words + ["directions"])
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.words.contains("direction"))
    #expect(try runOpora(words + ["direction"]).code == 0)
  }

  /// What cannot be put is told before anything is written, and nothing is.
  @Test func whatARatingGivesIsRefused() throws {
    let run = try runOpora(["sql", "moc-points", "--engine", "duckdb", "--period", "2024-S2"])
    #expect(run.code == 1)
    #expect(run.output.isEmpty)
    #expect(run.words.contains("E801"))
    let all = try runOpora(["sql", "--all", "--engine", "duckdb", "--period", "2024-S2"])
    #expect(all.code == 0)
    #expect(all.words.contains("moc-place") && all.words.contains("moc-points"))
  }

  @Test func valuesAreNoAnswer() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let made = try runOpora(["values", "w", "--out", "values.csv"], in: folder)
      #expect(made.code == 0)
      let run = try runOpora(["values", "w", "--from", "values.csv", "--lang", "en"], in: folder)
      #expect(run.code == 4)
      #expect(run.words.contains("not an engine's answer"))
    }
  }

  @Test func theSchemaNamesTypesAndFiles() throws {
    let run = try runOpora(["sql", "--schema", "--engine", "clickhouse", "--data", "d"])
    #expect(run.code == 0)
    #expect(run.output.contains("file('d/enrolments.csv', 'CSVWithNames',"))
    #expect(run.output.contains("\"birth_date\" Nullable(Date32)"))
    let tables = try runOpora(["sql", "--schema", "--engine", "spark", "--storage", "table"])
    #expect(tables.output.contains("CREATE TABLE `unit_ancestor` ("))
  }

  @Test func aFolderForAnEngineHoldsTablesAndQueries() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(
        ["sql", "--all", "--engine", "duckdb", "--workspace", "w", "--out", "kit"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      let read = { (name: String) in
        try String(contentsOf: folder.appending(path: "kit/" + name), encoding: .utf8)
      }
      #expect(try read("schema.sql").contains("read_csv('data/enrolments.csv'"))
      #expect(try read("queries.sql").contains("-- coverage-5-18, 2024-S1\n"))
      #expect(try read("data/enrolments.csv").contains("a,2015-02-01,"))
      #expect(try read("data/submission.csv").contains("enrolments,2024-S1,99601000\n"))
      #expect(try read("data/datapackage.json").contains("\"path\": \"unit_ancestor.csv\""))
    }
  }

  /// A quarter is compared with that of the year before, four quarters back.
  @Test func whoReportedIsKnownForTheYearBefore() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(
        [
          "sql", "--all", "--engine", "duckdb", "--workspace", "w", "--period", "2024-Q1", "--out",
          "kit",
        ], in: folder)
      #expect(run.code == 0, "\(run.words)")
      let ledger = try String(
        contentsOf: folder.appending(path: "kit/data/expected.csv"), encoding: .utf8)
      for period in ["2023-Q1", "2023-Q4", "2024-Q1"] {
        #expect(ledger.contains("enrolments,\(period),99601000\n"), "\(period)")
      }
    }
  }

  /// Points of a rating are no table's, yet they follow from the answer to its criteria.
  @Test func pointsOfARatingFollowFromAnAnswer() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      for (path, text) in SQLCommandTests.rated {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
      }
      let run = try runOpora(
        ["values", "--from", "answer.csv", "--definitions", "defs"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.output.contains("\n2024-S1,99601000,tiny-points,,,7.5,,,score,"))
      #expect(run.output.contains("\n2024-S1,99602000,tiny-points,,,5,,,score,"))
      // The standard form has criteria that the answer lacks.
      #expect(!run.output.contains("moc-points"))
    }
  }

  private static let rated = [
    "answer.csv": answer,
    "defs/ratings/tiny.json5": """
    { id: 'tiny', version: 1, title: { ru: 'Малый', en: 'Tiny' }, basis: { ru: 'п', en: 'p' },
      kind: 'points', step: '0.01', ties: 'share', minimumCoverage: 0.5, aggregation: 'arithmetic',
      groups: [{ id: 'all', title: { ru: 'Всё', en: 'All' }, weight: 1, criteria: [
        { id: 'coverage', indicator: 'coverage-5-18', better: 'higher', maximum: 10, weight: 1,
          missing: 'zero', score: { method: 'bands', knots: [[0, 0], [100, 100]] } }] }] }
    """,
    "defs/centre/tiny-points.json5": """
    { id: 'tiny-points', version: 1, title: { ru: 'Баллы', en: 'Points' }, unit: 'score',
      decimals: 2, value: "points('tiny')" }
    """,
  ]

  /// Keys made of names and birth dates stay inside.
  @Test func madeKeysAreNumbers() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "w"), withIntermediateDirectories: true)
      try Data(
        """
        ФИО,Дата рождения,Дата зачисления,programme_id,municipality,direction
        Иванова Вымышленная,01.02.2015,01.02.2024,p1,99601000,technical

        """.utf8
      ).write(to: folder.appending(path: "w/enrolments.csv"))
      let run = try runOpora(
        [
          "sql", "--all", "--engine", "duckdb", "--workspace", "w", "--period", "2024-S1", "--out",
          "kit",
        ], in: folder)
      #expect(run.code == 0, "\(run.words)")
      let table = try String(
        contentsOf: folder.appending(path: "kit/data/enrolments.csv"), encoding: .utf8)
      #expect(table.contains("made:1"))
      #expect(!table.lowercased().contains("ванова"))
    }
  }

  @Test func anAnswerBecomesValues() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      try Data((SQLCommandTests.answer + SQLCommandTests.header).utf8)
        .write(to: folder.appending(path: "answer.csv"))
      let run = try runOpora(["values", "--from", "answer.csv"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.output.contains("\n2024-S1,99601000,coverage-5-18,,,75,3,4,percent,"))
      #expect(run.output.contains("\n2024-S1,R1,coverage-5-18,,,50,3,6,percent,"))
      #expect(!run.output.contains(",total,"))
    }
  }

  @Test(
    arguments: [
      ("unit", "units", "is_municipality"), ("covered,3,", "covered,three,", "value"),
      ("2024-01-01,", "1 января,", "as_of"),
    ])
  func aBrokenAnswerIsRefused(text: String, broken: String, column: String) throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let answer = SQLCommandTests.answer.replacingOccurrences(of: text, with: broken)
      try Data(answer.utf8).write(to: folder.appending(path: "answer.csv"))
      let run = try runOpora(["values", "w", "--from", "answer.csv"], in: folder)
      #expect(run.code == 4, "\(run.words)")
    }
  }

  @Test func otherProgramsGetTheirFormats() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let ask = { (format: String) in
        try runOpora(WorkspaceCommandTests.one + ["--format", format], in: folder).output
      }
      let sdmx = try ask("sdmx")
      #expect(sdmx.hasPrefix("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,"))
      #expect(sdmx.contains(",S,_T,coverage-5-18,_T,_T,2024-S1,66.66666666666667,"))
      let dhis2 = try ask("dhis2")
      #expect(
        dhis2.hasPrefix(
          "dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,"))
      #expect(dhis2.contains("\ncoverage-5-18,2024S1,99601000,default,default,75,"))
      #expect(dhis2.contains("\ncoverage-5-18.numerator,2024S1,99601000,default,default,3,"))
      let tidy = try ask("tidy")
      #expect(tidy.contains("\n2024-S1,2024-01-01,2024-06-30,99601000,coverage-5-18,,,value,75,"))
    }
  }
}
