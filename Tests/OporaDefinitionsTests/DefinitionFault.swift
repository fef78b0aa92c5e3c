import OporaDefinitions
import OporaDiagnostics
import Testing

/// One mistake in ``SmallCatalogue`` and what must be underlined for it.
struct DefinitionFault: CustomTestStringConvertible, Sendable {
  let code: String
  let file: String
  let written: String
  let otherwise: String
  /// The stretch under the carets.
  let underlined: String

  init(
    _ code: String, in file: String = "coverage/coverage-5-18.json5", _ written: String,
    _ otherwise: String, at underlined: String
  ) {
    self.code = code
    self.file = file
    self.written = written
    self.otherwise = otherwise
    self.underlined = underlined
  }

  var testDescription: String { "\(code): \(otherwise)" }

  /// The finding that the mistake is about; others may follow from it.
  func finding(in catalogue: DefinitionCatalogue) -> Finding? {
    let own = catalogue.findings.filter { $0.code == code }
    return own.first { $0.place.file == file } ?? own.first
  }

  private static let whereText =
    "(status ?? 'studying') != 'expelled' and age(birth_date, on: period.end) in 5 ..< 18"

  /// A fault in the condition of `covered`, the rest of which stays.
  private static func row(_ code: String, _ condition: String, at underlined: String) -> Self {
    DefinitionFault(code, whereText, condition, at: underlined)
  }

  private static func value(_ code: String, _ formula: String, at underlined: String) -> Self {
    DefinitionFault(
      code, "value: 'covered / population'", "value: \"\(formula)\"", at: underlined)
  }

  static let syntax: [DefinitionFault] = [
    .init("E001", "unit: 'percent'", "unit 'percent'", at: " "),
    .init("E001", "version: 1,", "version = 1,", at: " "),
    .init("E001", "decimals: 1,", "decimals: 1", at: " "),
    .init("E001", "'higher'", "higher", at: "higher"),
    .init("E001", "'Coverage' }", "'Coverage }", at: "'"),
    .init("E001", "'percent'", "'percent", at: "h"),
    .init("E001", "'percent'", "«percent»", at: "«"),
    .init("E001", "minReported: 0.9", "minReported: 0,9", at: "9"),
    .init("E001", "version: 1", "version: 2024-S1", at: "2024-S1"),
    .init("E002", "version: 1,", "version: 1, id: 'x',", at: "id"),
    .init("E006", "decimals: 1", "decimals: NaN", at: "NaN"),
    .init("E006", "decimals: 1", "decimals: 0x1F", at: "0x1F"),
  ]

  static let shape: [DefinitionFault] = [
    .init("E005", "title: { ru: 'Охват', en: 'Coverage' }", "title: ' '", at: "' '"),
    .init("E203", "during: 'period',", "during: 'period', by: 'direction',", at: "'direction'"),
    .init("E203", "during: 'period',", "during: 'period', by: 'birth_date',", at: "'birth_date'"),
    .init("E203", "'period.lastDay'", "'period.lastDay + 1 / 2'", at: "1 / 2"),
    .init("E203", "'period.lastDay'", "'period.lastDay + abs(5)'", at: "abs(5)"),
    .init("E207", "unit: 'percent'", "unit: 'child/'", at: "'child/'"),
    .init("E302", "unit: 'percent'", "unit: 'child'", at: "covered / population"),
    .init("E003", "where: 'age", "wher: 'age", at: "wher"),
    .init("E003", "partial:", "colour: 'red', partial:", at: "colour"),
    .init("E004", "unit: 'percent', ", "", at: "{"),
    .init("E004", "count: 'distinct child_id', ", "", at: "covered"),
    .init("E004", ", during: 'period'", "", at: "covered"),
    .init("E005", "decimals: 1", "decimals: 'один'", at: "'один'"),
    .init("E005", "decimals: 1", "decimals: 1.5", at: "1.5"),
    .init("E005", "'matched'", "'mached'", at: "'mached'"),
    .init("E007", "id: 'coverage-5-18'", "id: 'coverage'", at: "'coverage'"),
    .init("E010", "version: 1", "version: 2, validFrom: '2024-S3'", at: "'2024-S3'"),
    .init("E011", "version: 1", "version: 2, validFrom: '2024-С1'", at: "С"),
    .init("E011", "distinct child_id", "distinct сhild_id", at: "с"),
    .init("E403", in: "sources/enrolments.json5", ", toInclusive: true", "", at: "lasts"),
    .init(
      "E204", in: "sources/enrolments.json5", "{ type: 'code', codes: { sport",
      "{ type: 'code', unknown: 'othr', codes: { other: [], sport", at: "'othr'"),
    .init(
      "E207", in: "sources/enrolments.json5", "'start_date'", "'begin_date'", at: "'begin_date'"),
    .init(
      "E207", in: "sources/enrolments.json5", "child_id: 'child'", "child_id: 'chld'", at: "'chld'"),
    .init(
      "E601", in: "units.json5", "person: { ru", "person: { kindOf: 'child', ru", at: "'person'"),
  ]

  static let spelling: [DefinitionFault] = [
    .row("E101", "new_place_year ≥ 2020", at: "≥"),
    .row("E101", "new_place_year > 2020 $", at: "$"),
    .row("E102", "(new_place_year > 2020", at: "\""),
    .row("E102", "new_place_year >", at: "\""),
    .row("E102", "birth_date > 2020-02-30", at: "2020-02-30"),
    .row("E103", "new_place_year > 2020 население", at: "население"),
    .row("E104", "status == 'studying'", at: "=="),
    .row("E102", "status = missing", at: "missing"),
    .row("E102", "status is not 'expelled'", at: "'expelled'"),
    .row("E006", "new_place_year > 99999999999999", at: "99999999999999"),
    .row("E006", "share_pct > 0.00000001", at: "0.00000001"),
    .row("E104", "status <> 'studying'", at: "<>"),
    .row("E104", "status = 'studying' && new_place_year > 2020", at: "&&"),
    .row("E104", "status = 'studying' || new_place_year > 2020", at: "||"),
    .row("E104", "!(status = 'studying')", at: "!"),
    .row("E104", "status = 'studying' И new_place_year > 2020", at: "И"),
    .row("E104", "status = 'studying' ИЛИ new_place_year > 2020", at: "ИЛИ"),
    .row("E104", "status = “studying”", at: "“studying”"),
    .row("E104", "new_place_year is NULL", at: "NULL"),
    .row("E105", "5 <= new_place_year < 18", at: "5 <= new_place_year < 18"),
  ]

  static let names: [DefinitionFault] = [
    .value("E201", "coverd / population", at: "coverd"),
    .row("E202", "ag(birth_date, on: period.end) > 5", at: "ag"),
    .row("E203", "status = 5", at: "status = 5"),
    .row("E203", "new_place_year", at: "new_place_year"),
    .row("E203", "year(birth_date, 5) > 1", at: "year(birth_date, 5)"),
    .row("E204", "locality_type = 'rurl'", at: "'rurl'"),
    .row("E204", "locality_type = 'село'", at: "'село'"),
    .row("E204", "contains(programme_id.levels, 'advancd')", at: "'advancd'"),
    .row("E205", "age(birth_date) in 5 ..< 18", at: "age(birth_date)"),
    .value("E206", "sum(covered) / population", at: "sum"),
    .row("E207", "age(birthdate, on: period.end) in 5 ..< 18", at: "birthdate"),
    .row("E207", "programme_id.level is missing", at: "level"),
    .row("E207", "status.levels is missing", at: "status"),
    .row("E207", "exists('programms', on: 'programme_id')", at: "'programms'"),
    .init("E207", "from: 'population'", "from: 'populaton'", at: "'populaton'"),
    .init("E207", "sum: 'people'", "sum: 'peple'", at: "'peple'"),
    .init("E207", "unit: 'percent'", "unit: 'precent'", at: "'precent'"),
    .init("E207", "version: 1,", "breakdown: ['directon'],", at: "'directon'"),
    .value("E208", "locality_type / population", at: "locality_type"),
    .row("E208", "previous(new_place_year) > 1", at: "previous"),
    .init(
      "E602", in: "coverage/coverage-gap.json5", "'coverage-5-18'", "'coverage'", at: "'coverage'"),
  ]

  static let units: [DefinitionFault] = [
    .value("E301", "(covered + population) / population", at: "covered + population"),
    .init("E302", "'distinct child_id'", "'rows'", at: "covered / population"),
    .init("E302", "unit: 'percent'", "unit: 'place'", at: "covered / population"),
    .init("E303", "'distinct child_id'", "'rows', as: 'child'", at: "'child'"),
    .init(
      "W304", "'distinct child_id'", "'distinct child_id', as: 'child', asReason: 'x'",
      at: "'child'"),
    .value("W305", "covered / population * 100", at: "100"),
    .value("W306", "(covered ?? 0) / population", at: "covered ?? 0"),
    .init("E501", "count: 'distinct child_id'", "sum: 'share_pct'", at: "'share_pct'"),
    .init("E502", "distinct child_id", "distinct child", at: "'distinct child'"),
    .value("E702", "covered / 0", at: "0"),
    .init(
      "W604", "value: 'covered / population'", "value: 'covered / covered'", at: "population"),
    .init("W503", "version: 1,", "breakdown: ['direction'],", at: "'direction'"),
    .init(
      "E504", in: "sources/population.json5", "municipality: 'municipality',", "",
      at: "{"),
  ]

  static let time: [DefinitionFault] = [
    .init("E401", "at: 'period.lastDay'", "during: 'period'", at: "'period'"),
    .init(
      "E402", "from: 'population', sum: 'people'", "from: 'programmes', count: 'rows'",
      at: "'period.lastDay'"),
    .init("E404", "version: 1,", "bounds: { min: 5, max: 1 },", at: "1"),
    .row("E404", "age(birth_date, on: period.end) in 18 ..< 5", at: "18 ..< 5"),
    .row("W405", "age(birth_date, on: period.end) in 5 .. 18", at: "5 .. 18"),
    .init("W406", "at: 'period.lastDay'", "at: 'period.start'", at: "'period.start'"),
    .row(
      "E701", "locality_type = 'rural' and locality_type = 'urban'",
      at: "locality_type = 'rural' and locality_type = 'urban'"),
    .row(
      "E701", "new_place_year > 5 and new_place_year < 3",
      at: "new_place_year > 5 and new_place_year < 3"),
    .row(
      "E701", "locality_type != 'rural' or locality_type != 'urban'",
      at: "locality_type != 'rural' or locality_type != 'urban'"),
    .row("E701", "1 = 1", at: "1 = 1"),
  ]

  static let kinds: [DefinitionFault] = [
    .row("E203", "exists('enrolments', on: 'birth_date')", at: "'birth_date'"),
    .row("E203", "exists(programmes, on: 'programme_id')", at: "programmes"),
    .row("E203", "exists('programmes')", at: "exists('programmes')"),
    .row("E207", "exists('programmes', on: 'programme')", at: "'programme'"),
    .row("E203", "contains(status, 'studying')", at: "status"),
    .row("E203", "size(5) > 1", at: "5"),
    .row("E203", "status < 'studying'", at: "status"),
    .row("E203", "birth_date = '2024-01-01'", at: "birth_date = '2024-01-01'"),
    .row("E203", "status + 1 > 2", at: "status"),
    .row("E203", "birth_date * 2 > 1", at: "birth_date"),
    .row("E203", "not new_place_year", at: "new_place_year"),
    .row("E203", "if new_place_year then true else false", at: "new_place_year"),
    .row("E206", "count(child_id) > 1", at: "count"),
    .row("E208", "indicator('coverage-gap') > 1", at: "indicator"),
    .value("E202", "rond(covered)", at: "rond"),
    .value("E203", "covered and population", at: "covered"),
    .value("E203", "previous(5)", at: "5"),
    .value("E208", "age(birth_date, on: period.end)", at: "age"),
    .value("E602", "points('moc')", at: "'moc'"),
    .value("E101", "covered ÷ population", at: "÷"),
    .value("E101", "covered % population", at: "%"),
    .value("E102", "covered / (population", at: "\""),
    .value("E103", "covered / population )", at: ")"),
    .value("E104", "0,5 * covered", at: "0,5"),
    .init("E201", "at: 'period.lastDay'", "at: 'period.last'", at: "period.last"),
    .init("E203", "at: 'period.lastDay'", "at: 'year(period.start)'", at: "year(period.start)"),
    .init("E203", "version: 1,", "breakdown: ['birth_date'],", at: "'birth_date'"),
    .init("E203", "version: 1,", "breakdown: ['new_place_year'],", at: "'new_place_year'"),
    .init("E002", "version: 1,", "breakdown: ['status', 'status'],", at: "'status'"),
    .init(
      "E203", in: "sources/enrolments.json5", "child_id: 'child'", "birth_date: 'child'",
      at: "'child'"),
    .init("E207", in: "sources/enrolments.json5", "'programmes'", "'programs'", at: "'programs'"),
    .init("E003", in: "sources/population.json5", "grid: 'full'", "gird: 'full'", at: "gird"),
  ]

  static let settings: [DefinitionFault] = [
    .init("E005", "better: 'higher'", "better: 'up'", at: "'up'"),
    .init("E005", "decimals: 1", "decimals: 9", at: "9"),
    .init("E005", "version: 1", "version: 0", at: "0"),
    .init("E005", "minReported: 0.9", "minReported: 90", at: "90"),
    .init("E005", "version: 1,", "compare: ['lastYear'],", at: "'lastYear'"),
    .init("E005", "during: 'period'", "during: 'month'", at: "'month'"),
    .init("E005", "value: 'covered / population'", "value: 5", at: "5"),
    .init(
      "E005", "version: 1,", "targets: [{ level: 'district', year: 2024, value: 80 }],",
      at: "'district'"),
    .init("E004", "version: 1,", "targets: [{ level: 'region', value: 80 }],", at: "{"),
    .init("E004", "version: 1,", "expect: [{ that: 'covered > 0' }],", at: "{"),
    .init(
      "E010", "version: 1,",
      "examples: [{ title: 'x', period: '2024-S5', tables: {}, value: 1 }],", at: "'2024-S5'"),
    .init(
      "E207", "version: 1,",
      "examples: [{ title: 'x', period: '2024-S2', tables: { enrolment: [] }, value: 1 }],",
      at: "enrolment"),
    .init(
      "E004", "version: 1,", "examples: [{ title: 'x', period: '2024-S2', tables: {} }],", at: "{"),
  ]

  static let all = syntax + shape + spelling + names + units + time + kinds + settings
}
