import OporaDefinitions
import OporaLanguage
import Testing

/// Exports of the Navigator and lists that people keep name columns and codes in their own ways.
@Suite struct StandardAliasesTests {
  static let catalogue = StandardDefinitionsTests.catalogue

  @Test(arguments: [
    ("organisations", "organisation_id", "uuid"),
    ("organisations", "name", "publicName"),
    ("organisations", "kind", "typeOrg"),
    ("organisations", "department", "departmentCode"),
    ("organisations", "municipality", "oktmo"),
    ("programmes", "programme_id", "uuid"),
    ("programmes", "title", "name"),
    ("programmes", "organisation_id", "partnerUuid"),
    ("programmes", "direction", "focusCode"),
    ("programmes", "registers", "programRegistries"),
    ("programmes", "levels", "levelSet"),
    ("programmes", "state", "state"),
    ("programmes", "minimum_age", "minAge"),
    ("programmes", "maximum_age", "maxAge"),
    ("programmes", "published_on", "dateCreate"),
    ("programmes", "updated_on", "dateChanged"),
    ("groups", "group_id", "uuid"),
    ("groups", "programme_id", "programUuid"),
    ("groups", "capacity", "size"),
    ("groups", "starts", "dateBegin"),
    ("groups", "ends", "dateEnd"),
    ("groups", "financing", "financingSources"),
    ("enrolments", "birth_date", "ДР"),
    ("enrolments", "full_name", "ФИО обучающегося"),
    ("enrolments", "municipality", "Муниципалитет"),
    ("population", "people", "Численность детей"),
  ])
  func headerNamesTheColumn(form: String, column: String, header: String) throws {
    let column = try #require(Self.catalogue.form(form)?.column(column))
    #expect(([column.name, column.header.ru] + column.aliases).contains(header))
  }

  @Test(arguments: [
    ("programmes", "direction", "socialno-pedagogicheskoe", "social"),
    ("programmes", "direction", "estestvennonauchnoe", "science"),
    ("programmes", "direction", "hudozhestvennoe", "arts"),
    ("programmes", "direction", "fizkulturno-sportivnoe", "sport"),
    ("programmes", "direction", "turistsko-kraevedcheskoe", "tourism"),
    ("programmes", "direction", "tekhnicheskoe", "technical"),
    ("programmes", "direction", "социально-педагогическая", "social"),
    ("programmes", "direction", "естественно-научная", "science"),
    ("programmes", "registers", "preprof", "preprofessional"),
    ("programmes", "registers", "valued", "significant"),
    ("programmes", "registers", "certificate", "certified"),
    ("programmes", "levels", "Продвинутый", "advanced"),
    ("programmes", "state", "initial", "draft"),
    ("programmes", "state", "archive", "archived"),
    ("programmes", "state", "wait_for_editing", "waiting"),
    ("organisations", "department", "educations", "education"),
    ("organisations", "department", "politics", "youth"),
    ("groups", "financing", "pfdod_certificate", "certificate"),
    ("enrolments", "financing", "Внебюджетное (платное)", "paid"),
    ("enrolments", "status", "зачислен", "studying"),
    ("enrolments", "status", "отчислен", "expelled"),
    ("enrolments", "status", "завершил", "completed"),
    ("enrolments", "locality_type", "пгт", "urban"),
    ("enrolments", "locality_type", "село", "rural"),
    ("enrolments", "sex", "мальчик", "m"),
    ("certificates", "kind", "учёта", "record"),
    ("certificates", "kind", "ПФ", "personal_financing"),
    ("certificates", "status", "Заморожен", "frozen"),
    ("plan_marks", "state", "частично", "partly"),
    ("submissions", "status", "возвращён", "returned"),
    ("totals", "measure", "coverage-5-18", "coverage_5_18"),
  ])
  func spellingMeansTheCode(form: String, column: String, spelling: String, code: String) throws {
    let column = try #require(Self.catalogue.form(form)?.column(column))
    let entry = try #require(column.codeEntries.first { $0.code == code })
    let known = [entry.code, entry.title.ru, entry.title.en] + entry.spellings
    #expect(known.map { $0.lowercased() }.contains(spelling.lowercased()))
  }
}
