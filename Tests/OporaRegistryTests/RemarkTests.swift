import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaRegistry

/// What is said of rows that are accepted, and of labels in other spellings.
@Suite struct RemarkTests {
  static let fields = #"""
    { "name": "Дата обращения", "type": "date", "x-key": "date" },
    { "name": "Наименование услуги", "x-key": "service" },
    { "name": "Сумма, руб.", "type": "number", "x-key": "amount", "x-aliases": ["Стоимость"] }
    """#

  static func registry(_ header: String, _ rows: String) throws -> Registry {
    try SchemaImportTests.registry(header + "\n" + rows, fields)
  }

  static let row = "12.03.2024;Запись;5\n"

  @Test func equalRowsWithoutAKeyAreTold() throws {
    let header = "Дата обращения;Наименование услуги;Сумма, руб."
    let registry = try Self.registry(header, Self.row + "13.03.2024;Запись;5\n" + Self.row)
    let table = try #require(registry.tables["schema"])
    let remarks = table.remarks()
    #expect(remarks.map(\.code) == ["duplicate-row"])
    #expect(remarks.map { $0.place.line ?? 0 } == [4])
    #expect(remarks.first?.message.ru == "строка повторяет строку 2")
    #expect(table.rowCount == 3)
  }

  @Test(arguments: [
    ("=1+1", true), ("@сумма", true), ("+cmd|' /C calc'!A0", true), ("-СУММ(A1)", true),
    ("-", false), ("- нет", false), ("+7 (900) 000-00-00", false), ("=", false), ("хор", false),
  ])
  func cellsLikeFormulasAreTold(cell: String, isTold: Bool) throws {
    let registry = try Self.registry(
      "Дата обращения;Наименование услуги;Сумма, руб.", "12.03.2024;\(cell);5\n")
    let table = try #require(registry.tables["schema"])
    #expect(table.doubtfulTexts().map(\.detail) == (isTold ? ["formula-like"] : []))
  }

  @Test(arguments: [
    "Data obrashcheniya;Naimenovanie uslugi;Summa, rub.",
    "Data obrashheniya;Naimenovanie uslugi;Summa rub",
    "DATA OBRAŜENIÂ;Naimenovanie uslugi;Stoimostʹ",
    "data_obrashchenija;naimenovanije_uslugi;summa_rub",
    "Дата обращения ;НАИМЕНОВАНИЕ УСЛУГИ;Сумма (руб)",
  ])
  func labelsInOtherLettersNameTheirColumns(header: String) throws {
    let registry = try Self.registry(header, Self.row)
    #expect(registry.files.first?.columns.map(\.name) == ["date", "service", "amount"])
    #expect(registry.tables["schema"]?.column("service")?.text(0) == "Запись")
  }

  @Test func theWayOfMatchingIsKnown() throws {
    let form = try #require(SchemaImportTests.document(Self.fields).resources.first?.form)
    let cases: [(label: String, column: Int, naming: ColumnNaming)] = [
      ("Дата обращения", 0, .name), ("ДАТА  обращения", 0, .spelling), ("date", 0, .name),
      ("Data obrashcheniya", 0, .transliteration), ("стоимость", 2, .alias), ("", 1, .place),
    ]
    for example in cases {
      #expect(ColumnNaming(example.label, form.columns[example.column]) == example.naming)
    }
  }

  @Test(arguments: [
    ("duration", "P1Y2M", "P1Y2M"), ("duration", "PT1H30M", "PT1H30M"), ("duration", "P2W", "P2W"),
    ("duration", "P", "!type-error"), ("duration", "1 год", "!type-error"),
    ("duration", "PT", "!type-error"), ("geopoint", "37.6, 55.7", "37.6,55.7"),
    ("geopoint", "[37.6,55.7]", "37.6,55.7"), ("geopoint", "37.6", "!type-error"),
    ("geopoint", "200, 55", "!type-error"), ("object", "{}", "{}"), ("array", "[1, 2]", "[1, 2]"),
    ("array", "1, 2", "!type-error"), ("object", "[1]", "!type-error"), ("list", "а,б", "а,б"),
    ("yearmonth", "03.2024", "2024-03"), ("any", "что угодно", "что угодно"),
  ])
  func everyTypeOfTableSchemaIsKnown(type: String, cell: String, stored: String) throws {
    #expect(try SchemaImportTests.cell(cell, "\"type\": \"\(type)\"") == stored)
  }

  struct Request: Decodable, Equatable {
    var date: String
    var service: String?
    var amount: Double
  }

  struct Counted: Decodable {
    var service: Int
  }

  @Test func rowsBecomeValuesOfOnesOwn() throws {
    let header = "Дата обращения;Наименование услуги;Сумма, руб."
    let registry = try Self.registry(header, Self.row + "13.03.2024;;7,5\n")
    let table = try #require(registry.tables["schema"])
    let expected = [
      Request(date: "2024-03-12", service: "Запись", amount: 5),
      Request(date: "2024-03-13", service: nil, amount: 7.5),
    ]
    #expect(try table.rows(as: Request.self) == expected)
    #expect(throws: DecodingError.self) { try table.rows(as: Counted.self) }
  }
}
