import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import TestSupport
import Testing

/// Wrong control relations are told at load, at their place, in both languages.
@Suite struct ControlFaultTests {
  static let condition = """
    {
      id: 'more-than-all', code: 'KC-01',
      title: { ru: 'больше, чем всего', en: 'more than all' },
      explanation: { ru: 'почему', en: 'why' },
      remedy: { ru: 'исправьте', en: 'mend it' },
      severity: 'warning', level: 'municipality',
      measures: {
        covered: { from: 'enrolments', count: 'distinct child_id', during: 'period' },
        people: { from: 'population', sum: 'people', at: 'period.lastDay' },
      },
      appliesWhen: 'people > 0',
      that: 'covered <= people',
      examples: [{ period: '2024-S2', tables: { enrolments: [{ child_id: 'a' }] }, finds: 0 }],
    }
    """

  static let rows = """
    {
      id: 'two-places',
      title: { ru: 'два места', en: 'two places' },
      explanation: { ru: 'почему', en: 'why' },
      remedy: { ru: 'исправьте', en: 'mend it' },
      rows: {
        from: 'enrolments', during: 'period', where: "status = 'studying'",
        repeats: ['child_id'], across: 'municipality',
      },
    }
    """

  /// One mistake, its code and what must be underlined for it.
  struct Fault: CustomTestStringConvertible, Sendable {
    var code: String
    var isRows = false
    var written: String
    var otherwise: String
    var underlined: String
    var testDescription: String { "\(code): \(otherwise)" }

    init(
      _ code: String, _ written: String, _ otherwise: String, at underlined: String,
      isRows: Bool = false
    ) {
      self.code = code
      self.written = written
      self.otherwise = otherwise
      self.underlined = underlined
      self.isRows = isRows
    }

    var catalogue: DefinitionCatalogue {
      let text = (isRows ? ControlFaultTests.rows : ControlFaultTests.condition)
        .replacing(written, with: otherwise)
      let name = isRows ? "checks/two-places.json5" : "checks/more-than-all.json5"
      return SmallCatalogue.load([name: text])
    }
  }

  static let faults: [Fault] = [
    .init("E001", "severity: 'warning'", "severity 'warning'", at: " "),
    .init("E002", "code: 'KC-01'", "code: 'KC-01', code: 'KC-02'", at: "code"),
    .init("E003", "remedy:", "remedi:", at: "remedi"),
    .init("E004", "that: 'covered <= people',", "", at: "{"),
    .init("E004", "explanation: { ru: 'почему', en: 'why' },", "", at: "{"),
    .init("E004", ", finds: 0", "", at: "{"),
    .init("E005", "'warning'", "'fatal'", at: "'fatal'"),
    .init("E005", "level: 'municipality'", "level: 'country'", at: "'country'"),
    .init("E005", "finds: 0", "finds: -1", at: "-1"),
    .init("E005", "that: 'covered <= people',", "that: 'covered <= people', rows: {},", at: "rows"),
    .init("E005", "title: { ru: 'больше, чем всего', en: 'more than all' }", "title: ''", at: "''"),
    .init("E007", "id: 'more-than-all'", "id: 'more-than'", at: "'more-than'"),
    .init("E010", "'2024-S2'", "'2024-S4'", at: "'2024-S4'"),
    .init("E102", "'covered <= people'", "'covered <= '", at: "'"),
    .init("E201", "'covered <= people'", "'coverd <= people'", at: "coverd"),
    .init("E203", "'covered <= people'", "'covered + people'", at: "covered + people"),
    .init("E203", "'people > 0'", "'people'", at: "people"),
    .init("E206", "'covered <= people'", "'sum(covered) <= people'", at: "sum"),
    .init("E208", "'covered <= people'", "\"locality_type = 'rural'\"", at: "locality_type"),
    .init("E207", "from: 'population'", "from: 'poplation'", at: "'poplation'"),
    .init("E207", "{ child_id: 'a' }", "{ child: 'a' }", at: "child"),
    .init("E602", "'covered <= people'", "\"indicator('coverage') <= 1\"", at: "'coverage'"),
    .init("E701", "'covered <= people'", "'1 = 1'", at: "1 = 1"),
    .init("W604", "that: 'covered <= people'", "that: 'people < 5'", at: "covered"),
    .init("E003", "where:", "wher:", at: "wher", isRows: true),
    .init("E003", "repeats:", "sum: 'x', repeats:", at: "sum", isRows: true),
    .init("E003", "rows: {", "measures: {}, rows: {", at: "measures", isRows: true),
    .init("E004", "from: 'enrolments', ", "", at: "{", isRows: true),
    .init("E004", ", across: 'municipality'", "", at: "{", isRows: true),
    .init("E002", "across: 'municipality'", "across: 'child_id'", at: "'child_id'", isRows: true),
    .init("E204", "'studying'", "'studing'", at: "'studing'", isRows: true),
    .init("E207", "['child_id']", "['child']", at: "'child'", isRows: true),
    .init("E207", "across: 'municipality'", "across: 'town'", at: "'town'", isRows: true),
    .init(
      "E005", "rows: {", "finds: 'something', x: {", at: "'something'", isRows: true),
  ]

  @Test func theRelationsAreRight() {
    let catalogue = SmallCatalogue.load([
      "checks/more-than-all.json5": Self.condition, "checks/two-places.json5": Self.rows,
    ])
    #expect(FindingRenderer(.ru).text(catalogue.findings).isEmpty)
    #expect(catalogue.controls.map(\.id) == ["more-than-all", "two-places"])
    #expect(catalogue.indicators.map(\.id) == ["coverage-5-18", "coverage-gap"])
    #expect(catalogue.evaluationOrder == ["coverage-5-18", "coverage-gap"])
  }

  @Test(arguments: faults)
  func everyFaultIsUnderlinedAndTheRelationNotTried(_ fault: Fault) throws {
    #expect((fault.isRows ? Self.rows : Self.condition).contains(fault.written))
    let catalogue = fault.catalogue
    let list = catalogue.findings.map { "\($0.code) \($0.underlined)" }
    let finding = try #require(
      catalogue.findings.first { $0.code == fault.code }, "found only \(list)")
    #expect(finding.underlined == fault.underlined)
    #expect(finding.place.file.hasPrefix("checks/"))
    #expect(catalogue.controls.isEmpty == (fault.code != "W604"))
    #expect(catalogue.indicators.count == 2)
  }

  /// An indicator cannot refer to a relation, and a relation of the user hides that of the same id.
  @Test func relationsAreNoIndicators() {
    let catalogue = SmallCatalogue.load([
      "checks/more-than-all.json5": Self.condition,
      "coverage/coverage-gap.json5": SmallCatalogue.gap.replacing(
        "'coverage-5-18'", with: "'checks/more-than-all'"),
    ])
    #expect(catalogue.findings.map(\.code) == ["E602"])
    let own = DefinitionCatalogue.load(
      files: SmallCatalogue.files(["checks/more-than-all.json5": Self.condition]),
      overlay: [
        (
          name: "checks/more-than-all.json5",
          text: Self.condition.replacing("'KC-01'", with: "'KC-77'")
        )
      ])
    #expect(own.controls.map(\.code) == ["KC-77"])
    #expect(own.findings.isEmpty)
  }

  @Test(arguments: Language.allCases)
  func wordsAreThoseOfTheRecord(_ language: Language) {
    let record = Self.faults.map { fault in
      let finding = fault.catalogue.findings.first { $0.code == fault.code }
      return (finding.map(FindingRenderer(language).text) ?? "–\n") + "\n"
    }.joined()
    expectGolden(record, "control-faults.\(language.rawValue).txt")
  }
}
