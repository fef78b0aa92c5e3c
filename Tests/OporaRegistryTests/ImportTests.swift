import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaRegistry

/// Files through a small form: what is accepted, what is rejected, what is said.
@Suite struct ImportTests {
  /// A form of visits with one personal column and a key made of others.
  static let form: SourceForm = {
    let span = SourceSpan(file: "sources/visits.json5", line: 1, column: 1)
    func column(_ name: String, _ ru: String, _ type: ColumnType, required: Bool = false)
      -> SourceColumn
    {
      var column = SourceColumn(
        name: name, header: LocalizedText(ru: ru, en: name), type: type, span: span)
      column.columnRequired = required
      column.valueRequired = required
      return column
    }
    let kinds = [
      CodeEntry(
        code: "urban", title: LocalizedText(ru: "город", en: "town"), spellings: ["г", "пгт"]),
      CodeEntry(
        code: "rural", title: LocalizedText(ru: "село", en: "village"), spellings: ["д", "с"]),
    ]
    var form = SourceForm(
      id: "visits", title: LocalizedText(ru: "Посещения", en: "Visits"), span: span)
    var name = column("full_name", "ФИО ребёнка", .text)
    name.personal = true
    var birth = column("birth_date", "Дата рождения", .date)
    birth.personal = true
    form.columns = [
      column("child_id", "Ребёнок", .text), name, birth,
      column("municipality", "ОКТМО", .text), column("start_date", "Начало", .date, required: true),
      column("locality_type", "Город/село", .code(kinds)), column("amount", "Сумма", .number),
    ]
    form.municipality = "municipality"
    form.time = .on("start_date")
    form.alternatives = [["child_id"], ["full_name", "birth_date"]]
    form.countableKeys = [("child_id", "child")]
    return form
  }()

  static func registry(_ files: [(String, String)]) -> Registry {
    RegistryBuilder.registry(
      of: files.map { InputFile(name: $0.0, bytes: Array($0.1.utf8)) }, forms: [form],
      options: RegistryOptions())
  }

  static let rows = """
    ФИО ребёнка;Дата рождения;ОКТМО;Начало;Город/село;Сумма
    Петрова  Анна;01.02.2015;99601000;2024-03-01;г.;1 200,50
    петрова анна;01.02.2015;99601000;2024-03-02;село;
    Сидоров Пётр;31.02.2015;99601000;2024-03-03;пгт;5
    Сидоров Петр;01.02.2014;99601000;;город;5
    Котов Иван;01.02.2014;99601000;2024-03-05;хутор;5

    """

  @Test func everyRecordIsAcceptedRejectedOrSkipped() {
    let file = Self.registry([("a.csv", Self.rows)]).files[0]
    #expect(file.counts.read == 5)
    #expect(file.counts.accepted == 2)
    #expect(file.counts.rejected == 3)
    #expect(file.counts.read == file.counts.accepted + file.counts.rejected + file.counts.skipped)
  }

  @Test func aFindingNamesFileLineRecordColumnAndWhatWasExpected() throws {
    let findings = Self.registry([("a.csv", Self.rows)]).findings.filter { $0.severity == .error }
    #expect(findings.map(\.place.line) == [4, 5, 6])
    #expect(findings.map(\.detail) == ["impossible-date", "missing-value", "unknown-code"])
    let date = try #require(findings.first)
    #expect(date.place.record == 3)
    #expect(date.place.columnLetter == "B")
    #expect(date.place.header == "Дата рождения")
    #expect(date.place.field == "birth_date")
    #expect(date.value == "*** 15")
    #expect(date.message.ru == "такой даты нет")
    let code = try #require(findings.last)
    #expect(code.value == "хутор")
    #expect(code.expected.ru == "«город», «село»")
  }

  /// Case, ё, spaces and look-alike letters make no other child.
  @Test func aKeyIsMadeOfNameAndBirthDateAndNeverShownAsTheName() throws {
    let table = try #require(Self.registry([("a.csv", Self.rows)]).tables["visits"])
    let keys = try #require(table.column("child_id"))
    #expect(keys.text(0) == keys.text(1))
    #expect(keys.text(0).hasPrefix("1:"))
  }

  @Test func numbersKeepTheirDecimals() throws {
    let table = try #require(Self.registry([("a.csv", Self.rows)]).tables["visits"])
    #expect(table.column("amount")?.number(0) == ExactNumber(decimal: "1200.5"))
    #expect(table.column("amount")?.number(1) == nil)
    #expect(table.column("locality_type")?.text(0) == "urban")
  }

  @Test func aFileOfNoFormIsRefusedAndSaid() {
    let registry = Self.registry([("a.csv", "один,два\n1,2\n")])
    #expect(registry.files[0].isRefused)
    #expect(registry.findings.contains { $0.code == "unmatched-header" })
  }

  @Test func twoColumnsForOneAreRefusedWithBothLetters() throws {
    let text = "child_id,Ребёнок,ОКТМО,Начало\n1,2,99601000,2024-03-01\n"
    let registry = Self.registry([("a.csv", text)])
    let finding = try #require(registry.findings.first { $0.code == "duplicate-label" })
    #expect(finding.message.ru.contains("столбцы A («child_id») и B («Ребёнок»)"))
  }

  @Test func theOrderOfFilesChangesNothing() throws {
    let other = Self.rows.split(separator: "\n").prefix(2).joined(separator: "\n")
    let one = Self.registry([("a.csv", Self.rows), ("b.csv", other)])
    let two = Self.registry([("b.csv", other), ("a.csv", Self.rows)])
    #expect(one.tables["visits"]?.rowCount == two.tables["visits"]?.rowCount)
    #expect(one.files.map(\.name) == two.files.map(\.name))
  }

  @Test(
    arguments: [
      ("выгрузка 2024-06-30.csv", "2024-06-30"), ("30.06.2024 реестр.csv", "2024-06-30"),
      ("реестр_20240630.csv", "2024-06-30"), ("реестр.csv", nil), ("школа 12.csv", nil),
    ] as [(String, String?)])
  func aDateInAFileNameIsItsSnapshot(name: String, iso: String?) {
    #expect(FileNaming.date(in: name)?.iso == iso)
  }

  @Test func aFolderNamedByAPeriodIsItsSnapshot() {
    let period = FileNaming.period(in: "данные/2024-S1/реестр.csv", calendar: .calendar)
    #expect(period?.id == "2024-S1")
    #expect(FileNaming.period(in: "реестр 2024-S1.csv", calendar: .calendar) == nil)
  }
}

extension ImportTests {
  /// A misspelt name must not become a municipality of its own in silence.
  @Test func aNameThatTheListLacksIsToldOnce() throws {
    let span = SourceSpan(file: "sources/municipalities.json5", line: 1, column: 1)
    var list = SourceForm(
      id: "municipalities", title: LocalizedText(ru: "Муниципальные образования"), span: span)
    list.columns = [("municipality", "Код"), ("name", "Название")].map { name, ru in
      SourceColumn(name: name, header: LocalizedText(ru: ru, en: name), type: .text, span: span)
    }
    list.municipality = "municipality"
    let rows =
      "child_id,ОКТМО,Начало\n1,Азовский район,2024-03-01\n2,Азовск район,2024-03-01\n"
      + "3,Азовск район,2024-03-02\n"
    let registry = RegistryBuilder.registry(
      of: [
        InputFile(name: "a.csv", bytes: Array(rows.utf8)),
        InputFile(name: "m.csv", bytes: Array("municipality,name\n99601000,Азовский район\n".utf8)),
      ], forms: [Self.form, list], options: RegistryOptions())
    let told = registry.findings.filter { $0.detail == "unknown-municipality" }
    #expect(told.map(\.value) == ["Азовск район"])
    #expect(told.map(\.place.line) == [3])
    #expect(registry.tables["visits"]?.column("municipality")?.text(0) == "99601000")
  }
}
