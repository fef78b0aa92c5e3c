import Foundation
import TestSupport
import Testing

@Suite("submit, verify, diff")
struct SubmissionTests {
  static let own = "s/2024-S1_99601000"

  /// A workspace with a submission of Азов in `s`.
  static func with(_ body: (URL) throws -> Void) throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let run = try submit(in: folder)
      #expect(run.code == 0, "\(run.words)")
      try body(folder)
    }
  }

  static func submit(in folder: URL, _ more: [String] = []) throws -> ToolRun {
    try runOpora(["submit", "w", "--municipality", "99601000", "--out", "s"] + more, in: folder)
  }

  static func change(_ path: String, in folder: URL, _ edit: (String) -> String) throws {
    let file = folder.appending(path: path)
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = edit(text)
    #expect(changed != text)
    try Data(changed.utf8).write(to: file)
  }

  static func names(_ path: String, in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path).sorted()
  }

  @Test func aSubmissionIsAFolderAndAnArchive() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let names = try SubmissionTests.names("s", in: folder)
      #expect(names == ["2024-S1 Азовский р-н (99601000), версия 1.zip", "2024-S1_99601000"])
      let files = try SubmissionTests.names(SubmissionTests.own, in: folder)
      for name in [
        "submission.json", "values.csv", "rating.csv", "rating_points.csv", "findings.csv",
        "report.md", "report.html", "report.docx", "papers",
      ] {
        #expect(files.contains(name), "\(name)")
      }
      for path in ["s/" + names[0], SubmissionTests.own, SubmissionTests.own + "/"] {
        let run = try runOpora(["verify", path], in: folder)
        #expect(run.code == 0, "\(run.output)\(run.words)")
        #expect(run.output.contains("Расхождений нет."))
      }
      let manifest = try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.appending(path: SubmissionTests.own + "/submission.json")))
      let members = try #require(manifest as? [String: Any])
      let code = try #require(members["controlCode"] as? String)
      let papers = SubmissionTests.own + "/papers/"
      for name in ["signature.md", "letter.md"] {
        let text = try String(contentsOf: folder.appending(path: papers + name), encoding: .utf8)
        #expect(text.contains("**\(code)**"))
      }
      #expect((members["inputs"] as? [[String: Any]])?.count == 3)
    }
  }

  @Test func theSameInputsGiveTheSameBytesAndTheSameVersion() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let archive = folder.appending(path: "s/2024-S1 Азовский р-н (99601000), версия 1.zip")
      let first = try Data(contentsOf: archive)
      let run = try SubmissionTests.submit(in: folder)
      #expect(run.code == 0 && run.words.contains("версия 1"))
      #expect(try Data(contentsOf: archive) == first)
      #expect(try SubmissionTests.names("s", in: folder).count == 2)
    }
  }

  static let damages: [(file: String, from: String, to: String, says: String)] = [
    ("values.csv", ",75,3,4,", ",80,3,4,", "контрольная сумма другая"),
    ("values.csv", ",75,3,4,", ",80,3,4,", "значение не равно отношению"),
    ("rating_points.csv", "99601000", "99602000", "файл изменён после отправки"),
    ("report.html", "</body>", "<!-- --></body>", "файл изменён после отправки"),
    ("submission.json", "\"version\": 1,", "\"version\": 2,", "контрольный код"),
    ("submission.json", "99601000\",\n", "99602000\",\n", "контрольный код"),
    ("papers/signature.md", "ОКТМО", "ОКАТО", "файл изменён после отправки"),
  ]

  @Test(arguments: damages)
  func everyChangeIsFound(
    _ damage: (file: String, from: String, to: String, says: String)
  ) throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let path = SubmissionTests.own + "/" + damage.file
      try SubmissionTests.change(path, in: folder) {
        $0.replacingOccurrences(of: damage.from, with: damage.to)
      }
      let run = try runOpora(["verify", SubmissionTests.own], in: folder)
      #expect(run.code == 1)
      #expect(run.output.contains(damage.says), "\(run.output)")
    }
  }

  @Test func aMissingFileIsNamedAndOneBesideIsNoFault() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let own = folder.appending(path: SubmissionTests.own)
      try Data("scan".utf8).write(to: own.appending(path: "скан.pdf"))
      var run = try runOpora(["verify", SubmissionTests.own], in: folder)
      #expect(run.code == 0 && run.output.contains("Добавлены рядом: скан.pdf"))
      try FileManager.default.removeItem(at: own.appending(path: "values.csv"))
      run = try runOpora(["verify", SubmissionTests.own], in: folder)
      #expect(run.code == 1)
      #expect(run.output.contains("values.csv"))
      #expect(run.output.contains("в отчёте его нет"))
    }
  }

  @Test func whatIsNoSubmissionIsRefused() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      #expect(try runOpora(["verify", "w"], in: folder).code == 4)
      #expect(try runOpora(["verify", "нет"], in: folder).code == 5)
      #expect(try runOpora(["verify", "w/enrolments.csv"], in: folder).code == 4)
      let manifest = SubmissionTests.own + "/submission.json"
      for text in ["", "{", "[]", "{\"format\": \"opora-submission\", \"formatVersion\": 9}"] {
        try Data(text.utf8).write(to: folder.appending(path: manifest))
        let run = try runOpora(["verify", SubmissionTests.own], in: folder)
        #expect(run.code == 4, "\(run.words)")
      }
    }
  }

  @Test func figuresAreComputedAgainFromTheInputs() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let words = ["verify", SubmissionTests.own, "--workspace", "w"]
      var run = try runOpora(words, in: folder)
      #expect(run.code == 0, "\(run.output)\(run.words)")
      try SubmissionTests.change("w/enrolments.csv", in: folder) {
        $0.replacingOccurrences(of: "c,2015-02-01,2024-02-01,p2,99601000,arts\n", with: "")
      }
      run = try runOpora(words, in: folder)
      #expect(run.code == 1)
      #expect(run.output.contains("исходный файл изменён"))
      #expect(run.output.contains("представлено 75 (3/4) / рассчитано 50 (2/4)"), "\(run.output)")
    }
  }

  @Test func aSecondVersionReplacesTheFirstAndSaysWhatChanged() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let scan = folder.appending(path: SubmissionTests.own + "/скан.pdf")
      try Data("scan".utf8).write(to: scan)
      try SubmissionTests.change("w/population.csv", in: folder) {
        $0.replacingOccurrences(of: "99601000,2024-01-01,9,4", with: "99601000,2024-01-01,9,5")
      }
      let run = try SubmissionTests.submit(in: folder, ["--date", "05.07.2024"])
      #expect(run.code == 0 && run.words.contains("версия 2"))
      let names = try SubmissionTests.names("s", in: folder)
      #expect(names.contains("2024-S1_99601000_v1"))
      #expect(names.contains("2024-S1 Азовский р-н (99601000), версия 2.zip"))
      let old = folder.appending(path: "s/2024-S1_99601000_v1/скан.pdf")
      #expect(FileManager.default.fileExists(atPath: old.path))
      let letter = try String(
        contentsOf: folder.appending(path: SubmissionTests.own + "/papers/letter.md"),
        encoding: .utf8)
      #expect(letter.contains("5 июля 2024") && letter.contains("взамен ранее представленной"))
      let both = ["s/2024-S1_99601000_v1", SubmissionTests.own]
      let difference = try runOpora(["diff"] + both, in: folder)
      #expect(difference.code == 1)
      #expect(
        difference.output.contains("coverage-5-18, 2024-S1: 75 (3/4) → 60 (3/5)"),
        "\(difference.output)")
      #expect(difference.output.contains("population.csv"))
      let table = try runOpora(["diff"] + both + ["--format", "csv"], in: folder)
      #expect(table.output.hasPrefix("area,subject,period,category,before,after\n"))
      #expect(try runOpora(["diff", both[0], both[0]], in: folder).code == 0)
    }
  }

  @Test func otherDefinitionsAreNamed() throws {
    try SubmissionTests.with { (folder: URL) throws -> Void in
      let source = repositoryRoot.appending(path: "indicators/coverage/coverage-5-18.json5")
      let text = try String(contentsOf: source, encoding: .utf8)
      let target = folder.appending(path: "d/coverage")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      try Data(text.replacingOccurrences(of: "age in 5 ..< 18", with: "age in 5 ..< 17").utf8)
        .write(to: target.appending(path: "coverage-5-18.json5"))
      let run = try runOpora(["verify", SubmissionTests.own, "--definitions", "d"], in: folder)
      #expect(run.output.contains("по другим определениям — отличаются: coverage-5-18"))
    }
  }

  /// Names, certificates and numbers of persons, right and in the wrong columns.
  @Test func nothingPersonalLeavesTheHouse() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      let rows = """
        child_id,full_name,snils,birth_date,start_date,programme_id,municipality,direction,status
        Ц-777001,Пряников Фёдор,160-722-337 38,2015-02-01,2024-02-01,p1,99601000,arts,studying
        Ц-777002,Пряников Фёдор,Кулебякин,Кулебякин Пётр,Кулебякин Пётр,p1,99601000,arts,Кулебякин
        Ц-777001,Пряников Фёдор,160-722-337 38,2015-02-01,2024-02-01,p1,99601000,arts,studying

        """
      try Data(rows.utf8).write(to: folder.appending(path: "w/enrolments.csv"))
      let run = try SubmissionTests.submit(in: folder)
      #expect(run.code == 0, "\(run.words)")
      let words = ["w", "--municipality", "99601000", "--out", "s/report"]
      #expect(try runOpora(["report"] + words, in: folder).code == 0)
      let paths = FileManager.default.enumerator(
        at: folder.appending(path: "s"), includingPropertiesForKeys: nil)
      var count = 0
      for case let file as URL in try #require(paths) where !file.hasDirectoryPath {
        let bytes = try Data(contentsOf: file)
        for secret in ["777001", "777002", "Пряников", "Кулебякин", "160-722", "722337"] {
          #expect(
            bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file.lastPathComponent)")
        }
        count += 1
      }
      #expect(count > 10)
      for secret in ["777001", "Пряников", "Кулебякин"] { #expect(!run.words.contains(secret)) }
    }
  }

  @Test func nothingIsLeftWhereASubmissionCannotBeWritten() throws {
    try TinyWorkspace.with { (folder: URL) throws -> Void in
      try Data().write(to: folder.appending(path: "s"))
      #expect(try SubmissionTests.submit(in: folder).code == 5)
      #expect(try SubmissionTests.names(".", in: folder) == ["s", "w"])
    }
  }
}
