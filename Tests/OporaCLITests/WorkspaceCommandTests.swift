import Foundation
import TestSupport
import Testing

@Suite("commands over a workspace")
struct WorkspaceCommandTests {
  static let one = ["values", "w", "--indicator", "coverage-5-18"]

  @Test func valuesAreTheColumnsOfTheContract() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(WorkspaceCommandTests.one, in: folder)
      #expect(run.code == 0, "\(run.words)")
      let lines = run.output.split(separator: "\n").map(String.init)
      #expect(
        lines.first == "period,municipality,indicator,breakdown,category,value,numerator,"
          + "denominator,unit,status,reason,target,reported,expected,unknown_rows,version")
      #expect(lines.contains { $0.hasPrefix("2024-S1,99601000,coverage-5-18,,,75,3,4,percent,") })
      #expect(lines.contains { $0.hasPrefix("2024-S1,99602000,coverage-5-18,,,50,1,2,percent,") })
      #expect(lines.last?.hasPrefix("2024-S1,total,coverage-5-18,,,66.66666666666667,4,6,") == true)
      #expect(run.words.contains(": не для публикации.\n"))
    }
  }

  @Test func jsonAndExcelHoldTheSameFigures() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let json = try runOpora(WorkspaceCommandTests.one + ["--format", "json"], in: folder)
      let rows = try JSONSerialization.jsonObject(with: json.outputBytes) as? [[String: Any]]
      #expect(rows?.count == 3)
      #expect(rows?.first?["value"] as? Double == 75)
      let excel = try runOpora(WorkspaceCommandTests.one + ["--excel"], in: folder)
      #expect([UInt8](excel.outputBytes).starts(with: [0xEF, 0xBB, 0xBF]))
      #expect(excel.output.contains(";66,66666666666667;4;6;"))
      #expect(excel.output.contains("\r\n"))
    }
  }

  @Test func aBreakdownAddsItsRows() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(WorkspaceCommandTests.one + ["--by", "direction"], in: folder)
      #expect(run.output.contains("\n2024-S1,99601000,coverage-5-18,direction,arts,50,2,4,"))
      #expect(run.output.contains("\n2024-S1,99601000,coverage-5-18,direction,technical,50,2,4,"))
    }
  }

  @Test func surroundingsAndTheOrderOfRowsChangeNothing() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let usual = try runOpora(WorkspaceCommandTests.one, in: folder)
      for environment in [["LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kamchatka"], ["LC_ALL": "C"]] {
        let other = try runOpora(WorkspaceCommandTests.one, in: folder, environment: environment)
        #expect(other.outputBytes == usual.outputBytes)
      }
      let file = folder.appending(path: "w/enrolments.csv")
      var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      lines = [lines[0]] + lines.dropFirst().reversed()
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      #expect(try runOpora(WorkspaceCommandTests.one, in: folder).outputBytes == usual.outputBytes)
    }
  }

  static let faults: [(words: [String], code: Int32, says: String)] = [
    (["values", "нет"], 5, "нет такого файла или папки"),
    (["values", "w/enrolments.csv"], 5, "это файл, а нужна папка"),
    (["values", "w", "--indicator", "coverage-5-81"], 2, "возможно, «coverage-5-18»?"),
    (["values", "w", "--by", "directon"], 2, "возможно, «direction»?"),
    (["values", "w", "--period", "вчера"], 2, "нужно: период вида 2024-S1"),
    (["values", "w", "--as-of", "31.02.2024"], 2, "нужно: дата вида 01.12.2024"),
    (["report", "w", "--out", "r"], 2, "нужен параметр «--municipality»"),
    (["report", "w"], 2, "нужен параметр «--out»"),
    (["report", "w", "--municipality", "99609000", "--out", "r"], 2, "нет муниципалитета"),
    (
      ["report", "w", "--municipality", "99601000", "--report", "region", "--out", "r"], 2,
      "compare"
    ),
    (["rate", "w", "--rating", "нет"], 2, "нет формы рейтинга «нет»"),
    (["rate"], 2, "не хватает аргумента"),
    (["explain", "w", "coverage-5-81"], 2, "возможно, «coverage-5-18»?"),
  ]

  @Test(arguments: faults)
  func everyFaultHasItsCodeAndWords(
    _ example: (words: [String], code: Int32, says: String)
  ) throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(example.words, in: folder)
      #expect(run.code == example.code)
      #expect(run.words.contains(example.says), "\(run.words)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func aReportIsWrittenIntoItsFolder() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let words = ["report", "w", "--municipality", "Ярский район", "--out", "отчёт"]
      let run = try runOpora(words, in: folder)
      #expect(run.code == 0, "\(run.words)")
      let report = folder.appending(path: "отчёт/report.md")
      #expect(try String(contentsOf: report, encoding: .utf8).contains("Ярск"))
      #expect(run.words.contains("отчёт/report.html"))
    }
  }

  @Test func aComparisonHasAResultSheetForEachMunicipality() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(["compare", "w", "--out", "c"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      for path in ["c/report.md", "c/municipalities/99601000/report.md"] {
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path))
      }
    }
  }

  @Test func placesGoToStandardOutputAndTablesToTheFolder() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try runOpora(["rate", "w", "--out", "r"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.output.hasPrefix("period,unit,place_from,place_to,points,maximum,"))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "r").path)
      let expected = [
        "correlations.csv", "datapackage.json", "groups.csv", "normalised.csv", "rating.csv",
        "rating_points.csv", "robustness.csv",
      ]
      #expect(Set(names).isSuperset(of: expected))
      let table = try Data(contentsOf: folder.appending(path: "r/rating.csv"))
      #expect(table == run.outputBytes)
    }
  }

  @Test func anyTableCanBeRated() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let form = """
        { id: 'own', version: 1, title: { ru: 'Свой' }, kind: 'points', step: '0.01',
          basis: { ru: 'проба' }, ties: 'share', aggregation: 'arithmetic',
          groups: [ { id: 'all', title: { ru: 'Всё' }, weight: 1, criteria: [
            { id: 'x', entered: 'count', better: 'higher', maximum: 10, weight: 1, missing: 'zero',
              score: { method: 'goalposts', low: 0, high: 100 } } ] } ] }
        """
      try Data(form.utf8).write(to: folder.appending(path: "form.json5"))
      try Data("кто;x\nА;50\nБ;100\nВ;н/д\n".utf8).write(to: folder.appending(path: "t.csv"))
      let run = try runOpora(["rate", "--values", "t.csv", "--rating", "form.json5"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      let rows = run.output.split(separator: "\n").dropFirst().map { $0.prefix(12) }
      #expect(rows.contains(",А,2,2,5,10,"), "\(run.output)")
      #expect(rows.contains(",Б,1,1,10,10"), "\(run.output)")
    }
  }

  @Test(arguments: ["coverage-5-18", "enrolments", "moc-half-year"])
  func everyKindOfDefinitionIsToldInWords(_ id: String) throws {
    for language in ["ru", "en"] {
      let run = try runOpora(["explain", id, "--lang", language])
      #expect(run.code == 0)
      #expect(run.output.hasPrefix(id))
    }
  }

  @Test func aNumberIsExplainedDownToItsRows() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let words = ["explain", "w", "coverage-5-18", "--municipality", "99602000", "--rows"]
      let run = try runOpora(words, in: folder)
      #expect(run.code == 0, "\(run.words)")
      for part in [
        "Ярский район (99602000)", "значение: 50", "covered / population = 1 / 2",
        "enrolments.csv: 2 строки", "2 строки = учтено 1 + не учтено 1 + не решено 0",
        "enrolments.csv:6: учтена — Код ребёнка №1", "enrolments.csv:7: не учтена, ",
      ] {
        #expect(run.output.contains(part), "\(part)\n\(run.output)")
      }
    }
  }

  /// The same child has the same number in the whole listing; its code is shown when asked for.
  @Test(arguments: [false, true]) func rowsAreATableForMachines(showsIDs: Bool) throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let words = ["explain", "w", "coverage-5-18", "--municipality", "total", "-o", "rows.csv"]
      let run = try runOpora(words + (showsIDs ? ["--show-ids"] : []), in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(!run.output.contains("учтена —"))
      let table = try String(contentsOf: folder.appending(path: "rows.csv"), encoding: .utf8)
      let lines = table.split(separator: "\n").map(String.init)
      #expect(
        lines[0] == "indicator,measure,source,file,line,verdict,reason,keys", "\(lines[0])")
      #expect(lines[1].hasPrefix("coverage-5-18,covered,enrolments,enrolments.csv,2,"))
      #expect(table.contains("child_id=№1") == !showsIDs, "\(table)")
    }
  }
}
