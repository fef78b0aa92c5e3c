import Foundation
import OporaCSV
import TestSupport
import Testing

@Suite("check and import")
struct CheckTests {
  static let header = "Код ребёнка;ОКТМО;Дата рождения;Дата зачисления;Код программы\n"
  static let good = "1;99601000;01.02.2015;01.02.2024;п1\n"
  static let bad = "2;99601000;01.02.2015;31.02.2024;п1\n"

  @Test func aGoodFileIsAcceptedInFull() throws {
    try withFile(CheckTests.header + CheckTests.good) { (folder: URL) throws -> Void in
      let run = try runOpora(["check", "a.csv"], in: folder)
      #expect(run.code == 0, "\(run.output)")
      #expect(run.output.contains("1 строка = принято 1 + отклонено 0 + пропущено 0"))
      #expect(run.output.contains("Замечаний нет."))
    }
  }

  /// Elements of an exchange file that are no rows are counted in words, in both languages.
  @Test(arguments: [
    ("ru", "не записей — 2, удалённых в системе — 1"), ("en", "deleted in the system — 1"),
  ])
  func whatIsNoRecordIsCountedInWords(language: String, words: String) throws {
    let text = """
      {"programs": [7, null,
        {"uuid": "p1", "partnerUuid": "o1", "name": "Хор", "state": "published", "isDeleted": "true",
         "levelSet": "initial", "focusCode": "hudozhestvennoe", "oktmo": "99601000"},
        {"uuid": "p2", "partnerUuid": "o1", "name": "Шахматы", "state": "published",
         "levelSet": "initial", "focusCode": "hudozhestvennoe", "oktmo": "99601000"}]}
      """
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let own = folder.appending(path: "w")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: own.appending(path: "a.json"))
      let run = try runOpora(["check", "w", "--lang", language], in: folder)
      for part in words.split(separator: ",") {
        #expect(run.output.contains(part.trimmingCharacters(in: .whitespaces)), "\(run.output)")
      }
      #expect(!run.output.contains("not-record"))
    }
  }

  @Test func aRejectedRowIsToldCountedAndKept() throws {
    try withFile(CheckTests.header + CheckTests.good + CheckTests.bad) {
      (folder: URL) throws -> Void in
      let run = try runOpora(
        ["check", "a.csv", "--errors", "e.csv", "--rejects", "r"], in: folder)
      #expect(run.code == 3)
      #expect(run.output.contains("2 строки = принято 1 + отклонено 1 + пропущено 0"))
      #expect(run.output.contains("a.csv, строка 3, столбец «Дата зачисления» (D)"))
      let errors = try text(of: "e.csv", in: folder)
      #expect(errors.hasPrefix("file,line,record,column_letter,field,key,severity,code,detail,"))
      #expect(errors.contains("\na.csv,3,2,D,start_date,"))
      let rejects = try text(of: "r/a.rejected.csv", in: folder)
      let lines = rejects.split(separator: "\n").map(String.init)
      #expect(
        lines[0] == "Код ребёнка;ОКТМО;Дата рождения;Дата зачисления;Код программы;№ строки;Причина"
      )
      #expect(lines[1].hasPrefix("2;99601000;01.02.2015;31.02.2024;п1;3;"))
    }
  }

  @Test func rejectedRowsKeepTheEncodingOfTheirFile() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let text = CheckTests.header + CheckTests.good + CheckTests.bad
      let bytes = TextEncoding.windows1251.encode(text)
      try Data(bytes).write(to: folder.appending(path: "a.csv"))
      #expect(try runOpora(["check", "a.csv", "--rejects", "r"], in: folder).code == 3)
      let rejects = [UInt8](try Data(contentsOf: folder.appending(path: "r/a.rejected.csv")))
      let row = TextEncoding.windows1251.encode("\n2;99601000;01.02.2015;31.02.2024;п1;3;")
      #expect(rejects.starts(with: TextEncoding.windows1251.encode("Код ребёнка;ОКТМО;")))
      #expect(rejects.firstRange(of: row) != nil)
    }
  }

  @Test func anUnknownFileIsRefused() throws {
    try withFile("x;y\n1;2\n") { (folder: URL) throws -> Void in
      #expect(try runOpora(["check", "a.csv"], in: folder).code == 4)
      #expect(try runOpora(["import", "a.csv", "--source", "enrolments"], in: folder).code == 4)
    }
  }

  @Test func aFolderWithoutTablesSaysWhatToDo() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let empty = folder.appending(path: "пусто")
      try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
      let run = try runOpora(["check", "пусто"], in: folder)
      #expect(run.code == 4)
      #expect(run.words.contains("в папке нет файлов CSV"))
      #expect(run.words.contains("opora init"))
      _ = try runOpora(["init", "новая"], in: folder)
      let fresh = try runOpora(["check", "новая"], in: folder)
      #expect(fresh.code == 0)
      #expect(fresh.words.contains("в папке нет файлов CSV"))
    }
  }

  @Test func importWritesTypedCellsUnderMachineNames() throws {
    try withFile(CheckTests.header + CheckTests.good) { (folder: URL) throws -> Void in
      let run = try runOpora(["import", "a.csv", "--source", "enrolments"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      let lines = run.output.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].contains("birth_date"))
      #expect(lines[1].contains("2015-02-01"))
      #expect(lines[1].contains("99601000"))
    }
  }

  @Test func namesThatDoNotExistAreAnsweredWithTheNearest() throws {
    try withFile(CheckTests.header + CheckTests.good) { (folder: URL) throws -> Void in
      let run = try runOpora(["import", "a.csv", "--source", "enrolment"], in: folder)
      #expect(run.code == 2)
      #expect(run.words.contains("возможно, «enrolments»?"))
      #expect(try runOpora(["check", "нет.csv"], in: folder).code == 5)
      #expect(try runOpora(["check"], in: folder).code == 2)
    }
  }

  private func withFile(_ text: String, _ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data(text.utf8).write(to: folder.appending(path: "a.csv"))
      try body(folder)
    }
  }

  private func text(of name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}
