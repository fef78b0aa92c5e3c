import Opora
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// Exchange files of Навигатор in a workspace: every value a text, `{}` for none, one value for a list.
@Suite struct RecordsWorkspaceTests {
  private static let export = """
    {
      "regions": [{ "uuid": "r", "name": "Образцовая область" }],
      "partners": [{ "uuid": "o1", "publicName": "Дом творчества", "oktmo": "99601000", "okato": {} }],
      "programs": [
        { "uuid": "p1", "partnerUuid": "o1", "name": "Ритмика", "state": "published",
          "levelSet": ["initial", "basic"], "focusCode": "hudozhestvennoe", "oktmo": "99601000" },
        { "uuid": "p2", "partnerUuid": "o1", "name": "Роботы", "state": "published",
          "levelSet": "initial", "focusCode": "tekhnicheskoe", "oktmo": "99601000", "minAge": "семь" },
        { "uuid": "p3", "partnerUuid": "o1", "name": "Хор", "state": "published", "isDeleted": "true",
          "levelSet": ["initial", "advanced"], "focusCode": "hudozhestvennoe", "oktmo": "99601000" },
        { "uuid": "p4", "partnerUuid": {}, "name": "Шахматы", "state": "published",
          "levelSet": {}, "focusCode": "fizkulturno-sportivnoe", "oktmo": "99601000" }
      ],
      "groups": [{ "uuid": "g1", "programUuid": "p1", "size": "15", "oktmo": "99601000",
          "dateBegin": "2024-09-01", "dateEnd": "2025-05-31" }]
    }
    """

  private static func monitoring(_ text: String, name: String = "выгрузка.json") -> Monitoring {
    Monitoring(Workspace(files: [InputFile(name: name, bytes: Array(text.utf8))]))
  }

  @Test func everyListOfAFileIsASource() throws {
    let registry = Self.monitoring(Self.export).registry
    #expect(
      registry.files.map { "\($0.name) \($0.source)" } == [
        "выгрузка.json#partners organisations", "выгрузка.json#programs programmes",
        "выгрузка.json#groups groups",
      ])
    let programmes = try #require(registry.tables["programmes"])
    #expect(programmes.column("levels")?.text(0) == "basic;initial")
    #expect(programmes.column("levels")?.isMissing(1) == true)
    #expect(programmes.column("organisation_id")?.isMissing(1) == true)
    #expect(programmes.column("direction")?.text(1) == "sport")
  }

  /// What the system has deleted is no row, and is not lost from the sum either.
  @Test func deletedRecordsAreSkipped() throws {
    let registry = Self.monitoring(Self.export).registry
    let file = try #require(registry.files.first { $0.source == "programmes" })
    let counts = [
      file.counts.read, file.counts.accepted, file.counts.rejected, file.counts.skipped,
    ]
    #expect(counts == [4, 2, 1, 1])
  }

  /// A fault is told by the line of the file and the path to the cell.
  @Test func aFaultStandsWhereTheRecordDoes() throws {
    let fault = try #require(
      Self.monitoring(Self.export).registry.findings.first { $0.severity == .error })
    #expect(fault.place.line == 7)
    #expect(fault.place.header == "programs[1].minAge")
    #expect(fault.place.columnLetter == nil)
  }

  @Test func figuresComeOfRecordsAsOfRows() throws {
    let monitoring = Self.monitoring(Self.export)
    let period = try #require(monitoring.period("2024-S2"))
    let cells = monitoring.values(in: [period], indicators: ["programmes-multilevel"]).cells
    #expect(cells.first { $0.municipality == "99601000" }?.outcome == .number(ExactNumber(1)))
  }

  @Test(
    arguments: [
      ("[{ \"uuid\": 1, }", "E001"), ("{ \"total\": 3 }", "type-error"),
      ("[]", "unknown-form"), ("[{ \"colour\": \"red\" }]", "unknown-form"),
    ])
  func aFileThatHoldsNoSourceIsRefused(text: String, code: String) {
    let registry = Self.monitoring(text, name: "x.json").registry
    #expect(registry.files.map(\.isRefused) == [true])
    #expect(registry.findings.contains { $0.severity == .error })
    _ = code
  }

  private static let record =
    "{ \"uuid\": \"p1\", \"name\": \"Хор\", \"focusCode\": \"hudozhestvennoe\","
    + " \"oktmo\": \"99601000\" }"

  /// Wrapped, alone, a record a line, a list of one as its only record: the same row.
  @Test(
    arguments: [
      "[\(record)]", "{ \"programs\": [\(record)] }", "{ \"programs\": \(record) }",
      "{ \"status\": \"ok\", \"data\": { \"page\": 1, \"programs\": [\(record)] } }",
      "{ \"data\": { \"programs\": \(record) } }", record, "\u{FEFF}[\(record)]",
      "{ \"groups\": {}, \"programs\": [\(record)] }", "\(record)\r\n\n\(deleted)\n",
    ])
  func aRecordIsFoundWhereverItStands(text: String) throws {
    let registry = Self.monitoring(text).registry
    #expect(registry.files.map(\.source) == ["programmes"])
    #expect(registry.tables["programmes"]?.column("title")?.text(0) == "Хор")
    #expect(registry.findings.isEmpty)
  }

  private static let deleted = record.replacing("p1", with: "p2")
    .replacing("}", with: ", \"isDeleted\": true }")

  @Test(arguments: [true, false])
  func utf16IsReadWithItsMark(isLittle: Bool) throws {
    let units = ("\u{FEFF}[" + Self.record + "]").utf16
    let bytes = units.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
    let file = InputFile(name: "выгрузка.json", bytes: bytes)
    let registry = Monitoring(Workspace(files: [file])).registry
    #expect(registry.tables["programmes"]?.column("title")?.text(0) == "Хор")
  }

  /// What is no record is told, and the sum of rows holds.
  @Test func whatIsNoRecordIsTold() throws {
    let text = "[\n\(Self.record),\n5,\n\"текст\", null]"
    let registry = Self.monitoring(text).registry
    let file = try #require(registry.files.first)
    #expect(file.counts.read == 4 && file.counts.accepted == 1 && file.counts.skipped == 3)
    #expect(registry.findings.map { $0.place.line } == [3, 4, 4])
    #expect(registry.findings.first?.place.header == "[1]")
  }

  /// Broken files are refused in words and in no time.
  @Test(
    arguments: [
      "[\(record)", String("[\(record)]".dropLast(30)), "[{ \"a\": \"b\"c\" }]",
      "[{ \"a\": " + String(repeating: "[", count: 100_000),
      String(repeating: "{ \"a\": ", count: 100_000), "[{ \"a\": 1, \"a\": 2 }]", "[{\u{0}",
      "[{ \"a\": \"\\ud800\" }]", "{}", "{ \"programs\": {} }",
    ])
  func aBrokenFileIsRefused(text: String) {
    let registry = Self.monitoring(text, name: "x.json").registry
    #expect(registry.files.map(\.isRefused) == [true])
    #expect(registry.findings.contains { $0.severity == .error && !$0.message.ru.isEmpty })
  }
}
