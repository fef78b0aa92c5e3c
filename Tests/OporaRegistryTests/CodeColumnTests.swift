import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaRegistry

/// Columns with a check: rows with a wrong number are rejected, and why is said.
@Suite struct CodeColumnTests {
  static let form: SourceForm = {
    let span = SourceSpan(file: "sources/partners.json5", line: 1, column: 1)
    var form = SourceForm(
      id: "partners", title: LocalizedText(ru: "Партнёры", en: "Partners"), span: span)
    form.columns = [("snils", "СНИЛС"), ("inn", "ИНН"), ("ogrn", "ОГРН"), ("oktmo", "ОКТМО")].map {
      var column = SourceColumn(
        name: $0.0, header: LocalizedText(ru: $0.1, en: $0.0), type: .text, span: span)
      column.check = $0.0
      column.personal = $0.0 == "snils"
      return column
    }
    return form
  }()

  /// A code may be named like a word for an empty cell: what the list knows is a value.
  @Test func aWordOfTheListIsNoMissingCell() throws {
    let span = SourceSpan(file: "sources/states.json5", line: 1, column: 1)
    func entry(_ code: String, _ title: String, _ words: [String] = []) -> CodeEntry {
      CodeEntry(code: code, title: LocalizedText(ru: title, en: title), spellings: words)
    }
    let codes = [entry("none", "Не указано", ["нет данных"]), entry("paid", "Платно")]
    var form = SourceForm(
      id: "states", title: LocalizedText(ru: "Состояния", en: "States"), span: span)
    form.columns = [
      SourceColumn(
        name: "number", header: LocalizedText(ru: "Номер", en: "Number"), type: .text, span: span),
      SourceColumn(
        name: "state", header: LocalizedText(ru: "Вид", en: "Kind"), type: .code(codes), span: span),
    ]
    let rows = "Номер;Вид\n1;none\n2;Нет данных\n3;н/д\n4;\n5;Платно\n6;-\n"
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "состояния.csv", bytes: Array(rows.utf8))], forms: [form],
      options: RegistryOptions())
    let column = try #require(registry.tables["states"]?.column("state"))
    #expect((0..<6).map(column.text) == ["none", "none", "", "", "paid", ""])
  }

  @Test func wrongNumbersRejectTheirRowsAndEmptyOnesDoNot() throws {
    let rows = """
      СНИЛС;ИНН;ОГРН;ОКТМО
      112-233-445 95;9900000000;1990000000010;99601000
      ;н/д;-;Верхнеозёрский округ
      112-233-445 59;9900000000;1990000000010;99601000
      1,12233E+10;100000004;1990000000011;9,9601E+07

      """
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "партнёры.csv", bytes: Array(rows.utf8))], forms: [Self.form],
      options: RegistryOptions())
    let file = try #require(registry.files.first)
    #expect(file.counts.accepted == 2 && file.counts.rejected == 2)
    let told = registry.findings.compactMap { finding in
      finding.place.field.map { field in
        "\(finding.place.line ?? 0) \(field) \(finding.detail) \(finding.value)"
      }
    }
    #expect(
      told == [
        "4 snils snils-checksum *** 59", "5 snils excel-scientific *** 10",
        "5 inn excel-lost-zero 100000004", "5 ogrn ogrn-checksum 1990000000011",
        "5 oktmo excel-scientific 9,9601E+07",
      ])
  }
}
