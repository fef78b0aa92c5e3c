import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import Testing

/// Files that say who learns what in other columns than the code of the child and the programme.
@Suite struct StandardImportTests {
  static let forms = StandardDefinitionsTests.catalogue.forms

  @Test(arguments: [
    "child_id", "СНИЛС", "Номер сертификата", "ФИО ребёнка",
  ])
  func aChildIsKnownByAnyOfTheColumns(_ header: String) throws {
    let registry = self.registry(
      "\(header);Дата рождения;Дата зачисления;Код программы;ОКТМО",
      "112-233-445 95;05.05.2014;01.09.2024;p1;99601000",
      "112-233-445 95;05.05.2014;01.10.2024;p2;99601000")
    let table = try #require(registry.tables["enrolments"])
    let child = try #require(table.column("child_id"))
    #expect(table.rowCount == 2)
    #expect(!child.isMissing(0) && child.text(0) == child.text(1))
  }

  @Test func aRowWithoutAnyOfTheColumnsIsRefused() throws {
    let registry = self.registry(
      "child_id;СНИЛС;Дата рождения;Дата зачисления;Код программы;ОКТМО",
      "a;;05.05.2014;01.09.2024;p1;99601000",
      ";112-233-445 95;05.05.2014;01.09.2024;p1;99601000",
      ";;05.05.2014;01.09.2024;p1;99601000")
    #expect(registry.tables["enrolments"]?.rowCount == 2)
    let refusals = registry.findings.filter { $0.severity == .error }
    #expect(refusals.map(\.detail) == ["missing-value"])
    #expect(refusals.map(\.place.line) == [4])
    #expect(refusals.map(\.place.field) == ["child_id"])
  }

  @Test func aProgrammeIsKnownByItsTitleAndOrganisation() throws {
    let registry = self.registry(
      "child_id;Дата рождения;Дата зачисления;Программа;Организация;ОКТМО",
      "a;05.05.2014;01.09.2024;Шахматы;Дом творчества;99601000",
      "b;05.05.2014;01.09.2024;ШАХМАТЫ ;Дом  творчества;99601000",
      "b;05.05.2014;01.09.2024;Шахматы;Школа № 1;99601000")
    let programme = try #require(registry.tables["enrolments"]?.column("programme_id"))
    #expect(programme.text(0) == programme.text(1))
    #expect(programme.text(0) != programme.text(2))
  }

  @Test(arguments: [
    ("child_id;Дата зачисления;Код программы", "birth_date"),
    ("child_id;Дата рождения;Дата зачисления;Программа", "programme_id"),
    ("child_id;Дата рождения;Код программы;Пол", "start_date"),
  ])
  func aFileWithoutARequiredColumnIsRefused(header: String, field: String) {
    let registry = self.registry(header)
    #expect(registry.files.map(\.isRefused) == [true])
    #expect(registry.findings.map(\.place.field) == [field])
  }

  /// Names of municipalities repeat, codes do not: of both columns the code counts.
  @Test(arguments: ["ОКТМО;Муниципалитет", "Муниципалитет;Код ОКТМО", "municipality;oktmo"])
  func aTerritoryIsTakenByItsCode(_ header: String) throws {
    let isCodeFirst = header.hasPrefix("ОКТМО")
    let cells = isCodeFirst ? "10651000;Тамбовский" : "Тамбовский;10651000"
    let registry = self.registry(
      "\(header);На дату;Возраст;Численность", "\(cells);01.01.2024;7;120")
    #expect(registry.municipalities.map(\.code) == ["10651000"])
    #expect(registry.findings.map(\.code) == ["extra-label"])
  }

  @Test func twoColumnsOfTheSameMeaningAreRefused() {
    let registry = self.registry(
      "ОКТМО;Код ОКТМО;На дату;Возраст;Численность", "10651000;10651000;01.01.2024;7;120")
    #expect(registry.files.map(\.isRefused) == [true])
    #expect(registry.findings.map(\.code) == ["duplicate-label"])
  }

  /// A blank form, whole or with the columns that must be there only, is recognised as what it is.
  @Test(arguments: forms.filter { !$0.isDerived }.map(\.id))
  func aBlankFormIsRecognised(id: String) throws {
    let form = try #require(Self.forms.first { $0.id == id })
    let keyed = Set(form.alternatives.first ?? [])
    let least = form.columns.filter { $0.columnRequired || keyed.contains($0.name) }
    let headers = [
      form.columns.map(\.header.ru), least.map(\.header.ru), least.map(\.header.en),
      least.map(\.name),
    ]
    for header in headers {
      let file = registry(header.joined(separator: ";")).files.first
      #expect(file?.source == id && file?.isRefused == false, "\(header)")
    }
  }

  private func registry(_ lines: String...) -> Registry {
    let text = lines.joined(separator: "\n") + "\n"
    return RegistryBuilder.registry(
      of: [InputFile(name: "list.csv", bytes: Array(text.utf8))], forms: Self.forms,
      options: RegistryOptions())
  }
}
