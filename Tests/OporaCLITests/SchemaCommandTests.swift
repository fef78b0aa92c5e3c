import Foundation
import OporaCSV
import TestSupport
import Testing

/// `opora import --schema`: any table by its description, down to exit codes and files.
@Suite("import by a schema")
struct SchemaCommandTests {
  static let schema = #"""
    {"missingValues": ["", "-"], "primaryKey": "Код", "fields": [
      {"name": "Код", "type": "string", "x-key": "id"},
      {"name": "Школа", "type": "string", "x-key": "school", "constraints": {"required": true}},
      {"name": "Сумма, руб.", "type": "number", "decimalChar": ",", "x-key": "amount"},
      {"name": "ОКТМО", "type": "string", "x-check": "oktmo", "x-key": "oktmo"}]}
    """#
  static let rows = """
    Код;Школа;Сумма, руб.;ОКТМО
    1;Школа 1;1 200,50;03701000
    2;Школа 2;десять;03701000
    3;"Школа; третья";5;3701000
    1;Школа 4;5;-

    """

  static func with(_ files: [String: String], _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      try body(folder)
    }
  }

  @Test func typedRowsGoOutAndRejectedOnesAreKept() throws {
    try Self.with(["s.json": Self.schema, "a.csv": Self.rows]) { folder in
      let run = try runOpora(
        ["import", "a.csv", "--schema", "s.json", "--errors", "e.csv", "--rejects", "r.csv"],
        in: folder)
      #expect(run.code == 3)
      #expect(run.output == "id,school,amount,oktmo\n1,Школа 1,1200.5,03701000\n")
      let errors = try text(of: "e.csv", in: folder)
      for fault in [
        "a.csv,3,2,C,amount,,error,type-error,,десять",
        "a.csv,4,3,D,oktmo,,error,constraint-error,excel-lost-zero,3701000",
        "a.csv,5,4,A,id,,error,primary-key,,1",
      ] {
        #expect(errors.contains("\n" + fault), "\(fault)")
      }
      let rejects = try text(of: "r.csv", in: folder).split(separator: "\n")
      #expect(rejects.count == 4)
      #expect(rejects[2].hasPrefix("3;\"Школа; третья\";5;3701000;4;"))
    }
  }

  /// What was accepted at once and what was mended make the whole.
  @Test func mendedRejectsGiveTheRest() throws {
    try Self.with(["s.json": Self.schema, "a.csv": Self.rows]) { folder in
      _ = try runOpora(
        ["import", "a.csv", "--schema", "s.json", "--rejects", "r.csv"], in: folder)
      let mended = try text(of: "r.csv", in: folder).replacingOccurrences(of: "десять", with: "10")
        .replacingOccurrences(of: ";3701000;", with: ";03701000;")
        .replacingOccurrences(of: "1;Школа 4", with: "4;Школа 4")
      try Data(mended.utf8).write(to: folder.appending(path: "b.csv"))
      let run = try runOpora(["import", "b.csv", "--schema", "s.json"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(
        run.output == """
          id,school,amount,oktmo
          2,Школа 2,10,03701000
          3,Школа; третья,5,03701000
          4,Школа 4,5,

          """)
    }
  }

  @Test func repairsAreMadeOnRequestAndListed() throws {
    try Self.with(["s.json": Self.schema, "a.csv": Self.rows]) { folder in
      let run = try runOpora(
        ["import", "a.csv", "--schema", "s.json", "--fix", "zeros"], in: folder)
      #expect(run.output.contains("\n3,Школа; третья,5,03701000\n"))
      #expect(run.words.contains("исправлено: было «3701000», стало «03701000»"))
      let wrong = try runOpora(
        ["import", "a.csv", "--schema", "s.json", "--fix", "zero"], in: folder)
      #expect(wrong.code == 2)
      #expect(wrong.words.contains("zeros"))
    }
  }

  @Test(
    arguments: [
      (["--all-or-nothing"], Int32(4)), (["--max-rejects", "2"], 4), (["--max-rejects", "3"], 3),
      (["--max-rejects", "74%"], 4), (["--max-rejects", "75%"], 3), (["--max-rejects", "x"], 2),
      ([], 3),
    ] as [([String], Int32)])
  func aFileOfTooManyRejectsIsRefused(words: [String], code: Int32) throws {
    try Self.with(["s.json": Self.schema, "a.csv": Self.rows]) { folder in
      let run = try runOpora(["import", "a.csv", "--schema", "s.json"] + words, in: folder)
      #expect(run.code == code)
      #expect(run.output.isEmpty == (code != 3))
    }
  }

  @Test func aPackageChoosesTheTableByItsPathAndKnowsTheOthers() throws {
    let package = #"""
      {"resources": [
        {"name": "schools", "path": "schools.csv", "schema": {"fields": [{"name": "Школа"}]}},
        {"name": "sums", "path": "data/a.csv", "encoding": "utf-8", "dialect": {"delimiter": ";"},
         "schema": {"fields": [{"name": "Код"}, {"name": "Школа"}, {"name": "Сумма, руб."},
         {"name": "ОКТМО"}], "foreignKeys": [{"fields": "Школа",
         "reference": {"resource": "schools", "fields": "Школа"}}]}}]}
      """#
    let files = [
      "datapackage.json": package, "a.csv": Self.rows, "schools.csv": "Школа\nШкола 1\nШкола 2\n",
    ]
    try Self.with(files) { folder in
      let run = try runOpora(
        ["import", "a.csv", "--schema", "datapackage.json", "--errors", "e.csv"], in: folder)
      #expect(run.code == 3)
      #expect(run.output.split(separator: "\n").count == 3)
      #expect(try text(of: "e.csv", in: folder).contains("a.csv,4,3,B,Школа,,error,foreign-key"))
    }
  }

  @Test func aPathOutOfTheFolderIsNotFollowed() throws {
    let schema = #"{"resources": [{"name": "a", "path": "a.csv", "schema": "../s.json"}]}"#
    try Self.with(["p.json": schema, "a.csv": Self.rows]) { folder in
      let run = try runOpora(["import", "a.csv", "--schema", "p.json"], in: folder)
      #expect(run.code == 4)
    }
  }

  @Test func theOutputCarriesItsDescription() throws {
    try Self.with(["s.json": Self.schema, "a.csv": Self.rows]) { folder in
      _ = try runOpora(
        ["import", "a.csv", "--schema", "s.json", "-o", "o.csv", "--package", "p.json"],
        in: folder)
      let again = try runOpora(["import", "o.csv", "--schema", "p.json"], in: folder)
      #expect(again.code == 0, "\(again.words)")
      #expect(try text(of: "o.csv", in: folder) == again.output)
    }
  }

  /// The description that `init` writes reads a filled blank as its form does.
  @Test func theBlanksOfInitAreReadByTheirDescription() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      _ = try runOpora(["init", "w"], in: folder)
      let rows = CheckTests.header + CheckTests.good + CheckTests.bad
      try Data(rows.utf8).write(to: folder.appending(path: "Реестр зачислений.csv"))
      let bySource = try runOpora(
        ["import", "Реестр зачислений.csv", "--source", "enrolments"], in: folder)
      let bySchema = try runOpora(
        ["import", "Реестр зачислений.csv", "--schema", "w/бланки/datapackage.json"], in: folder)
      #expect(bySchema.code == bySource.code, "\(bySchema.words)")
      #expect(bySchema.output.contains(",2024-02-01"))
    }
  }

  /// Each school gets its own file of rows to mend.
  @Test func rejectsCanBeSplitByAColumn() throws {
    let rows =
      "Код ребёнка;ОКТМО;Дата рождения;Дата зачисления;Код программы;Код организации\n"
      + "1;99601000;01.02.2015;31.02.2024;п1;Школа №1\n2;99601000;01.02.2015;31.02.2024;п1;a/b\n"
      + "3;99601000;01.02.2015;31.02.2024;п1;Школа №1\n"
    try Self.with(["a.csv": rows]) { folder in
      let run = try runOpora(
        ["check", "a.csv", "--rejects", "r", "--split", "organisation_id"], in: folder)
      #expect(run.code == 3, "\(run.words)")
      let first = try text(of: "r/a.Школа №1.rejected.csv", in: folder)
      #expect(first.split(separator: "\n").count == 3)
      #expect(try text(of: "r/a.a_b.rejected.csv", in: folder).contains("2;99601000;"))
    }
  }

  private func text(of name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
