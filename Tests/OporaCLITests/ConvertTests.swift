import Foundation
import TestSupport
import Testing

@Suite("convert and detect")
struct ConvertTests {
  @Test func textIsWrittenAsReadWithCommasAndLineFeeds() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let file = folder.appending(path: "a.csv")
      try Data("код;имя\r\n1;\"Анна; \"\"А\"\"\"\r\n2;да, нет\r\n".utf8).write(to: file)
      let run = try runOpora(["convert", "a.csv"], in: folder)
      #expect(run.code == 0)
      #expect(run.output == "код,имя\n1,\"Анна; \"\"А\"\"\"\n2,\"да, нет\"\n")
      #expect(run.words.contains("Прочитано 2 строки: принято 2, отклонено 0, пропущено 0."))
    }
  }

  @Test func jsonHoldsTheSameText() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let file = folder.appending(path: "a.csv")
      try Data("код;имя\n1;\"ко\"\"т\"\n2;\"две\nстроки\"\n".utf8).write(to: file)
      let run = try runOpora(["convert", "a.csv", "--to", "json"], in: folder)
      #expect(
        run.output == """
          [
          {"код":"1","имя":"ко\\"т"},
          {"код":"2","имя":"две\\nстроки"}
          ]

          """)
    }
  }

  @Test func aFileThatIsNotThereEndsWithFive() throws {
    let run = try runOpora(["convert", "/нет/такого.csv"])
    #expect(run.code == 5)
    #expect(
      run.words
        == "opora: /нет/такого.csv: не удалось прочитать: нет такого файла или папки\n")
    #expect(try runOpora(["convert", "/"]).code == 5)
  }

  @Test func theDetectedLayoutCanBeTold() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let file = folder.appending(path: "a b.csv")
      try Data("код;имя\n1;Анна\n2;Иван\n".utf8).write(to: file)
      let run = try runOpora(["detect", "a b.csv", "--json"], in: folder)
      #expect(run.code == 0)
      let object = try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any]
      let command = try #require(object?["command"] as? String)
      #expect(
        command == "opora convert 'a b.csv' --encoding utf-8 --delimiter ';' --quote '\"' "
          + "--header-lines 1 --skip-lines 0")
    }
  }

  @Test func theBoundsOfTheTableAreDetected() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let file = folder.appending(path: "a.csv")
      let text = "Отчёт\n\nкод;имя;лет\n1;Анна;5\n2;Иван;6\nИтого;;11\n;;\nДиректор;;Образцов\n"
      try Data(text.utf8).write(to: file)
      let run = try runOpora(["detect", "a.csv", "--json"], in: folder)
      let object = try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any]
      #expect(object?["firstDataLine"] as? Int == 4)
      #expect(object?["lastDataLine"] as? Int == 5)
      let rows = object?["rows"] as? [String: Any]
      #expect(rows?["accepted"] as? Int == 2)
      let skipped = rows?["skipped"] as? [String: Int]
      #expect(skipped?["title"] == 1)
      #expect(skipped?["total"] == 1)
      #expect(skipped?["signature"] == 1)
      let words = try runOpora(["detect", "a.csv"], in: folder).output
      #expect(words.contains("данные: строки 4–5"))
    }
  }

  @Test(arguments: [
    "sep=;\nкод;имя\n1;А\n", "Отчёт;\n;\nкод;имя\n1;А\n", "\"код\nребёнка\";имя\n1;А\n2;Б\n",
    "код;Имя;;лет\n;имя;фамилия;\n1;А;Б;5\n", "имя\nА, Б\n", "1;2\n3;4\n",
    "a;b\n1;\"x \\\"y\\\"; z\"\n2;\"w\"\n", "\"id,имя,лет\"\n\"1,\"\"А, Б\"\",7\"\n\"2,В,8\"\n",
  ])
  func theDetectedCommandGivesTheSame(_ text: String) throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      try Data(text.utf8).write(to: folder.appending(path: "a.csv"))
      let run = try runOpora(["detect", "a.csv", "--json"], in: folder)
      let object = try JSONSerialization.jsonObject(with: run.outputBytes) as? [String: Any]
      let command = try #require(object?["command"] as? String)
      let words = command.split(separator: " ").dropFirst().map {
        String($0.filter { $0 != "'" })
      }
      let told = try runOpora(words, in: folder)
      #expect(told.output == (try runOpora(["convert", "a.csv"], in: folder).output), "\(command)")
    }
  }

  @Test func aBadOptionIsAUsageFault() throws {
    #expect(try runOpora(["convert", "/нет.csv", "--delimiter", ";;"]).code == 2)
    #expect(try runOpora(["detect", "/dev/null", "--encoding", "cp1521"]).code == 2)
  }
}
