import Foundation
import TestSupport
import Testing

@Suite("chart")
struct ChartCommandTests {
  @Test func aPictureIsWrittenFromATable() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let table = folder.appending(path: "t.csv")
      try Data("name,value,target\nАзов,82.6,80\nЯр,н/д,80\n".utf8).write(to: table)
      let words = ["chart", "ranked-bar", "t.csv", "--unit", "%"]
      let run = try runOpora(words + ["-o", "out/p.svg"], in: folder)
      #expect(run.code == 0)
      #expect(run.output.isEmpty)
      let picture = try Data(contentsOf: folder.appending(path: "out/p.svg"))
      #expect(String(decoding: picture, as: UTF8.self).hasPrefix("<svg "))
      #expect(try runOpora(words, in: folder).outputBytes == picture)
    }
  }

  static let faults: [(words: [String], code: Int32)] = [
    (["chart", "ranked-bat", "t.csv"], 2),
    (["chart", "ranked-bar", "t.csv", "--width", "3"], 2),
    (["chart", "ranked-bar", "t.csv", "--target", "много"], 2),
    (["chart", "ranked-bar"], 2),
    (["chart", "ranked-bar", "none.csv"], 5),
    (["chart", "ranked-bar", "bad.csv"], 4),
    (["chart", "ranked-bar", "t.csv", "-o", "/dev/null/x.svg"], 5),
  ]

  @Test(arguments: faults)
  func everyFaultHasItsCode(_ example: (words: [String], code: Int32)) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let table = "name,value\nАзов,82.6\nЯр,1\n"
      try Data(table.utf8).write(to: folder.appending(path: "t.csv"))
      try Data("a,b\nАзов,82.6\n".utf8).write(to: folder.appending(path: "bad.csv"))
      let run = try runOpora(example.words, in: folder)
      #expect(run.code == example.code, "\(run.words)")
      #expect(run.output.isEmpty)
    }
  }

  private static let specification = """
    {
      kind: 'dumbbell', table: 'pairs.csv', labels: ['село', 'город'], unit: '%',
      title: { ru: 'Разрыв', en: 'Gap' }, notes: ['Проверено.'], subject: 'organisations',
    }
    """

  @Test func aFileHoldsEveryOptionAndTheCommandLineGoesFirst() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "d"), withIntermediateDirectories: true)
      try Data(Self.specification.utf8).write(to: folder.appending(path: "d/x.json5"))
      try Data("name,first,second\nАзов,60,71\nБор,,3\n".utf8)
        .write(to: folder.appending(path: "d/pairs.csv"))
      let plain = try runOpora(["chart", "dumbbell", "--spec", "d/x.json5"], in: folder)
      #expect(plain.code == 0, "\(plain.words)")
      for words in [">Разрыв</title>", ">город<", "Проверено.", "Бор", "п.\u{A0}п."] {
        #expect(plain.output.contains(words), "\(words)")
      }
      #expect(try runOpora(["chart", "--spec", "d/x.json5"], in: folder).output == plain.output)
      let english = try runOpora(
        [
          "chart", "--spec", "d/x.json5", "--lang", "en", "--title", "Mine", "--label", "a",
          "--label", "b",
        ], in: folder)
      #expect(english.output.contains(">Mine</title>") && english.output.contains(">b</text>"))
    }
  }

  @Test(arguments: [
    ("{ rows: [{ name: 'Азов', value: 1.5 }, { name: 'Бор', value: null }] }", Int32(0)),
    ("{ columns: ['name', 'value'], rows: [['Азов', 1.5], ['Бор', 'н/д']] }", 0),
    ("{ rows: [{ name: 'Азов', value: 1.5 }], colour: 'red' }", 4),
    ("{ rows: [3] }", 4), ("{ rows: [['a', {}]], columns: ['name', 'value'] }", 4),
    ("{ decimals: 9, rows: [] }", 4), ("{", 4), ("{}", 2),
    ("{ kind: 'trend', rows: [{ name: 'Азов', value: 1 }] }", 2), ("{ table: 'none.csv' }", 5),
    ("{ columnNames: { name: 'м', value: 'в' }, columns: ['м', 'в'], rows: [['Азов', 1]] }", 0),
    ("{ columnNames: { name: 5 }, columns: ['name', 'value'], rows: [['Азов', 1]] }", 4),
    ("{ columnNames: { x: 'в' }, columns: ['name', 'value'], rows: [['Азов', 1]] }", 2),
    ("{ table: 'none.csv', columns: ['name', 'value'], rows: [['Азов', 1]] }", 4),
    ("{ notes: [{ ru: 'а' }, 5], columns: ['name', 'value'], rows: [['Азов', 1]] }", 4),
    ("{ scaleStart: 50, rows: [{ name: 'Азов', value: 60 }] }", 2),
  ])
  func filesOfOptionsAreChecked(text: String, code: Int32) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data(text.utf8).write(to: folder.appending(path: "x.json5"))
      let run = try runOpora(["chart", "ranked-bar", "--spec", "x.json5"], in: folder)
      #expect(run.code == code, "\(text): \(run.words)")
      #expect(run.output.hasPrefix("<svg ") == (code == 0))
    }
  }

  @Test func columnsOfOtherNamesAreNamed() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data("территория;охват\nАзов;82,6 %\nЯр;1 234,5\n".utf8)
        .write(to: folder.appending(path: "t.csv"))
      let bare = try runOpora(["chart", "ranked-bar", "t.csv"], in: folder)
      #expect(bare.code == 4)
      #expect(bare.words.contains("--column name="))
      let run = try runOpora(
        [
          "chart", "ranked-bar", "t.csv", "--column", "name=территория", "--column",
          "value=охват",
        ], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.output.contains(">1\u{A0}234,5<"))
      #expect(
        try runOpora(["chart", "ranked-bar", "t.csv", "--column", "охват"], in: folder).code == 2)
    }
  }

  @Test func aUnitWithoutAnyValueIsNotTakenForATitle() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data("name,value,focus\nАзов,1,\nСеверный район,,\nЯр,2,\n".utf8)
        .write(to: folder.appending(path: "t.csv"))
      let run = try runOpora(["chart", "diverging", "t.csv"], in: folder)
      #expect(run.output.contains("Нет данных: Северный район"))
    }
  }

  @Test func boxesAreDrawnOnRequest() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data("name,value\nАзов,1\nЯр,2\n".utf8).write(to: folder.appending(path: "t.csv"))
      let run = try runOpora(["chart", "ranked-bar", "t.csv", "--boxes"], in: folder)
      #expect(run.code == 0)
      #expect(run.output.contains("stroke-width=\"0.5\""))
    }
  }
}
