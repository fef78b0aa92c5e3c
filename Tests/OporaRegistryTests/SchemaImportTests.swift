import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaRegistry

/// Files through a Table Schema: types, constraints, keys, repairs.
@Suite struct SchemaImportTests {
  static func document(_ fields: String, _ rest: String = "") -> SchemaDocument {
    SchemaDocument(file: "s.json", text: "{ \"fields\": [\(fields)] \(rest) }")
  }

  static func registry(
    _ text: String, _ fields: String, _ rest: String = "", repairs: CellRepair = []
  ) throws -> Registry {
    let form = try #require(document(fields, rest).resources.first?.form)
    var options = RegistryOptions()
    options.files["a.csv"] = .init(source: form.id)
    options.repairs = repairs
    return RegistryBuilder.registry(
      of: [InputFile(name: "a.csv", bytes: Array(text.utf8))], forms: [form], options: options)
  }

  /// The stored text of one cell of a field, or the type and detail of the fault.
  static func cell(
    _ cell: String, _ field: String, repairs: CellRepair = [], rest: String = ""
  ) throws -> String {
    let text = "Имя;Поле\nа;\"\(cell)\"\nб;\n"
    let fields = "{ \"name\": \"Имя\" }, { \"name\": \"Поле\", \"x-key\": \"field\", \(field) }"
    let registry = try registry(text, fields, rest, repairs: repairs)
    if let fault = registry.findings.first(where: { $0.severity == .error && $0.place.line == 2 }) {
      return "!" + fault.code + (fault.detail.isEmpty ? "" : "/" + fault.detail)
    }
    return registry.tables["schema"]?.column("field")?.text(0) ?? "?"
  }

  @Test(arguments: [
    ("1 200,50", "1200.5"), ("1\u{A0}200,50", "1200.5"), ("1\u{202F}200", "1200"),
    ("1\u{2009}200", "1200"), ("1\u{2007}200", "1200"), ("\u{2212}3,5", "-3.5"), ("(15)", "-15"),
    ("12.5", "12.5"), ("+7", "7"), ("\u{FEFF} 7 ", "7"), ("=\"\"7\"\"", "7"),
    ("7 руб.", "!type-error/wrong-unit"), ("12 тыс.", "!type-error/wrong-unit"),
    ("1,1E+10", "!type-error/excel-scientific"), ("#ДЕЛ/0!", "!type-error/excel-error-value"),
    ("#####", "!type-error/excel-error-value"), ("12 34", "!type-error"), ("семь", "!type-error"),
    ("1.2.3", "!type-error"), ("н/д", ""), ("—", ""), ("х", ""), ("Нет данных", ""), ("0", "0"),
  ])
  func numbersAreReadAsPeopleWriteThem(cell: String, stored: String) throws {
    #expect(try Self.cell(cell, #""type": "number", "decimalChar": ",""#) == stored)
  }

  @Test(arguments: [
    (#""type": "number", "bareNumber": false"#, "350,25 руб.", "350.25"),
    (#""type": "number", "bareNumber": false"#, "74 %", "74"),
    (#""type": "number", "bareNumber": false"#, "12 тыс. руб.", "!type-error/wrong-unit"),
    (#""type": "number", "x-units": ["тыс. руб."]"#, "12,5 тыс. руб.", "12.5"),
    (#""type": "number", "groupChar": ".", "decimalChar": ",""#, "1.234,5", "1234.5"),
    (#""type": "number", "groupChar": ",""#, "1,234", "1234"),
    (#""type": "integer""#, "5,5", "!type-error"), (#""type": "integer""#, "6,0", "6"),
    (#""type": "year""#, "2024", "2024"), (#""type": "year""#, "2024 г.", "2024"),
    (#""type": "year""#, "24000", "!type-error"),
    (#""type": "boolean""#, "да", "true"), (#""type": "boolean""#, "ЛОЖЬ", "false"),
    (#""type": "boolean", "trueValues": ["+"], "falseValues": ["-"]"#, "+", "true"),
    (#""type": "boolean", "trueValues": ["+"], "falseValues": ["-"]"#, "да", "!type-error"),
    (#""type": "date""#, "2024-03-01", "2024-03-01"), (#""type": "date""#, "1.9.24", "2024-09-01"),
    (#""type": "date""#, "1 сентября 2024 г.", "2024-09-01"),
    (#""type": "date""#, "«1» сентября 2024 года", "2024-09-01"),
    (#""type": "date""#, "01-сен-24", "2024-09-01"),
    (#""type": "date""#, "5 мая 2024", "2024-05-05"),
    (#""type": "date""#, "01/09/2024 0:00", "2024-09-01"),
    (#""type": "date""#, "31 сентября 2024", "!type-error/impossible-date"),
    (#""type": "date""#, "1 брюмера 2024", "!type-error"),
    (#""type": "date""#, "01.янв", "!type-error"),
    (#""type": "date", "format": "%m/%d/%Y""#, "02/01/2024", "2024-02-01"),
    (#""type": "date", "format": "%m/%d/%Y""#, "31.12.2024", "!type-error"),
    (#""type": "date""#, "45329", "!type-error/excel-serial-date"),
    (#""type": "datetime""#, "01.03.2024 9:05", "2024-03-01T09:05:00"),
    (#""type": "time""#, "9:05", "09:05:00"), (#""type": "time""#, "25:00", "!type-error"),
    (#""type": "yearmonth""#, "март 2024", "2024-03"),
    (#""type": "yearmonth""#, "03.2024", "2024-03"),
    (#""type": "string", "format": "email""#, "a@b.ru", "a@b.ru"),
    (#""type": "string", "format": "email""#, "a.b.ru", "!type-error"),
    (#""type": "string", "x-check": "oktmo""#, "03701000", "03701000"),
    (#""type": "string", "x-check": "oktmo""#, "3701000", "!constraint-error/excel-lost-zero"),
    (#""type": "string", "x-check": "oktmo""#, "Азовский район", "!type-error"),
    (#""type": "string", "x-check": "snils""#, "112-233-445 95", "112-233-445 95"),
    (
      #""type": "string", "x-check": "snils""#, "112-233-445 96", "!constraint-error/snils-checksum"
    ),
    (#""type": "string", "x-check": "inn""#, "1,12233E+10", "!type-error/excel-scientific"),
    (#""type": "string""#, "н/д", "н/д"),
    (#""type": "string", "missingValues": ["", "н/д"]"#, "н/д", ""),
    (#""type": "number", "missingValues": ["", "н/д"]"#, "-", "!type-error"),
  ])
  func aFieldReadsItsCells(field: String, cell: String, stored: String) throws {
    #expect(try Self.cell(cell, field) == stored)
  }

  @Test(arguments: [
    (#""type": "integer", "constraints": {"minimum": 1}"#, "0", "!constraint-error/out-of-range"),
    (#""type": "number", "constraints": {"maximum": "2,5"}"#, "2,5", "2.5"),
    (
      #""type": "number", "constraints": {"exclusiveMaximum": 2.5}"#, "2,5",
      "!constraint-error/out-of-range"
    ),
    (
      #""type": "date", "format": "%d.%m.%Y", "constraints": {"minimum": "01.01.2020"}"#,
      "31.12.2019",
      "!constraint-error/out-of-range"
    ),
    (
      #""type": "date", "format": "%d.%m.%Y", "constraints": {"minimum": "2020-01-01"}"#,
      "01.01.2020",
      "2020-01-01"
    ),
    (#""constraints": {"enum": ["А", "Б"]}"#, "А", "А"),
    (#""constraints": {"enum": ["А", "Б"]}"#, "В", "!constraint-error/unknown-code"),
    (#""categories": [{"value": "А", "label": "а"}]"#, "В", "!constraint-error/unknown-code"),
    (#""type": "integer", "constraints": {"enum": [1, 2]}"#, "3", "!constraint-error/unknown-code"),
    (#""constraints": {"minLength": 2}"#, "А", "!constraint-error/length"),
    (#""constraints": {"maxLength": 2}"#, "АБВ", "!constraint-error/length"),
    (#""constraints": {"pattern": "[А-Я]{2}-\\d+"}"#, "АБ-17", "АБ-17"),
    (#""constraints": {"pattern": "[А-Я]{2}-\\d+"}"#, "АБ-17а", "!constraint-error/pattern"),
    (#""constraints": {"pattern": "^(раз|два)$"}"#, "два", "два"),
  ])
  func aConstraintHoldsForTheValue(field: String, cell: String, stored: String) throws {
    #expect(try Self.cell(cell, field) == stored)
  }

  static let keyed = #"{ "name": "Код", "type": "integer" }, { "name": "Имя" }"#

  @Test func aRepeatedPrimaryKeyIsRejectedAndNamesTheFirstLine() throws {
    let registry = try Self.registry(
      "Код;Имя\n1;а\n2;б\n01;в\n;г\n", Self.keyed, #", "primaryKey": "Код""#)
    let errors = registry.findings.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["primary-key", "constraint-error"])
    #expect(errors.contains { $0.code == "primary-key" && $0.message.ru.hasSuffix("строке 2") })
    #expect(registry.tables["schema"]?.rowCount == 2)
  }

  @Test func uniqueFieldsAndKeysAreHeldAndEmptyOnesAreNot() throws {
    let registry = try Self.registry(
      "Код;Имя\n1;а\n2;а\n3;\n4;\n", Self.keyed, #", "uniqueKeys": [["Имя"]]"#)
    let errors = registry.findings.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["unique-error"])
    #expect(errors.map(\.place.line) == [3])
  }

  @Test func aReferenceThatLeadsNowhereIsRejected() throws {
    let rest =
      #", "foreignKeys": [{"fields": "Имя", "reference": {"resource": "b", "fields": "n"}}]"#
    var form = try #require(Self.document(Self.keyed, rest).resources.first?.form)
    form.rowRules.references[0].known = [["а"]]
    var options = RegistryOptions()
    options.files["a.csv"] = .init(source: form.id)
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "a.csv", bytes: Array("Код;Имя\n1;а\n2;б\n3;\n".utf8))], forms: [form],
      options: options)
    let errors = registry.findings.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["foreign-key"])
    #expect(registry.tables["schema"]?.rowCount == 2)
  }

  @Test(arguments: [
    (#""type": "string", "x-check": "oktmo""#, "3701000", CellRepair.zeros, "03701000"),
    (
      #""type": "string", "x-check": "oktmo""#, "3701000", CellRepair.dates,
      "!constraint-error/excel-lost-zero"
    ),
    (
      #""type": "string", "x-check": "oktmo""#, "123456", CellRepair.zeros,
      "!constraint-error/wrong-length"
    ),
    (#""type": "date""#, "45329", CellRepair.dates, "2024-02-07"),
    (#""type": "number""#, "12 тыс. руб.", CellRepair.units, "12000"),
    (#""type": "number""#, "1,5 млн", CellRepair.units, "1500000"),
    (#""type": "number""#, "12 яблок", CellRepair.units, "!type-error/wrong-unit"),
  ])
  func aRepairIsMadeOnRequestOnly(
    field: String, cell: String, repairs: CellRepair, stored: String
  ) throws {
    #expect(try Self.cell(cell, field, repairs: repairs) == stored)
    #expect(try Self.cell(cell, field).hasPrefix("!"))
  }

  @Test func everyRepairIsListedWithBeforeAndAfter() throws {
    let fields = #"{ "name": "Код", "x-check": "oktmo" }, { "name": "Имя" }"#
    let registry = try Self.registry(
      "Код;Имя\n3701000;а\n03701000;б\n3701000;в\n", fields, repairs: .zeros)
    let told = registry.findings.filter { $0.detail == "excel-lost-zero" }
    #expect(told.map(\.severity) == [.warning, .warning])
    #expect(told.map(\.place.line) == [2, 4])
    #expect(told.map(\.value) == ["3701000", "3701000"])
    #expect(told.allSatisfy { $0.message.ru.contains("«03701000»") })
  }

  @Test func aShortRowFailsAtItsFirstAbsentColumnOnlyIfAValueIsRequired() throws {
    let fields = #"{"name": "А"}, {"name": "Б"}, {"name": "В", "constraints": {"required": true}}"#
    let registry = try Self.registry("А;Б;В\n1;2;3\n1\n", fields)
    let errors = registry.findings.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["missing-cell"])
    #expect(errors.map(\.place.field) == ["Б"])
    let free = #"{"name": "А"}, {"name": "Б"}, {"name": "В"}"#
    #expect(try Self.registry("А;Б;В\n1;2;3\n1;2\n", free).tables["schema"]?.rowCount == 2)
  }

  @Test(arguments: [255, 32_767])
  func aTextAsLongAsExcelAllowsIsAWarning(length: Int) throws {
    let fields = #"{"name": "А"}, {"name": "Б"}"#
    let long = String(repeating: "ы", count: length)
    let registry = try Self.registry("А;Б\n1;\(long)\n2;\(long)ы\n", fields)
    #expect(registry.findings.filter { $0.code == "truncated-value" }.map(\.place.line) == [2])
    #expect(registry.tables["schema"]?.rowCount == 2)
  }

  @Test func aliasesExactLabelsAndOrderDecide() throws {
    let fields =
      #"{"name": "Сумма"}, {"name": "Сумма.", "x-key": "dot"}, {"name": "Код", "x-aliases": ["Шифр"]}"#
    let registry = try Self.registry("Шифр;Сумма.;Сумма\nа;1;2\n", fields)
    #expect(registry.tables["schema"]?.column("dot")?.text(0) == "1")
    #expect(registry.tables["schema"]?.column("Код")?.text(0) == "а")
    let exact = try Self.registry(
      "Шифр;Сумма.;Сумма\nа;1;2\n", fields, #", "fieldsMatch": "exact""#)
    #expect(exact.findings.contains { $0.code == "unmatched-header" })
  }

  @Test func decimalsOfAColumnWithBothMarksAreNotGuessed() throws {
    let fields = #"{"name": "А"}, {"name": "Б", "type": "number"}"#
    let mixed = try Self.registry("А;Б\n1;2,5\n2;3.5\n3;1.234\n", fields)
    #expect(mixed.findings.contains { $0.detail == "ambiguous-number" && $0.place.line == 4 })
    let plain = try Self.registry("А;Б\n1;2.5\n2;3.5\n3;1.234\n", fields)
    #expect(plain.tables["schema"]?.column("Б")?.text(2) == "1.234")
  }

  /// Read = accepted + rejected + skipped, whatever the file holds.
  @Test func theBalanceHolds() throws {
    let registry = try Self.registry(
      "Отчёт;\nКод;Имя\n1;а\n\nх;б\n1;в\nИтого;\n", Self.keyed, #", "primaryKey": "Код""#)
    let counts = registry.files[0].counts
    #expect(counts.read == counts.accepted + counts.rejected + counts.skipped)
  }

  /// Exports end every line with a delimiter; cells of several lines are whole all the same.
  @Test func aCellOfSeveralLinesBeforeATrailingDelimiterIsOneCell() throws {
    let text = "Код;\"Имя\nполное\";\n1;\"а\nб\";\n2;в;\nКод;\"Имя\nполное\";\n3;г;\n"
    let fields = #"{ "name": "Код" }, { "name": "Имя полное", "x-key": "name" }"#
    let registry = try Self.registry(text, fields)
    #expect(registry.files[0].counts.accepted == 3)
    #expect(registry.files[0].counts.rejected == 0)
    #expect(registry.tables["schema"]?.column("name")?.text(0) == "а\nб")
  }
}
