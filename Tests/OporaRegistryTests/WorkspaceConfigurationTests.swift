import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import Testing

@Suite struct WorkspaceConfigurationTests {
  static let whole = """
    // a workspace
    {
      title: { ru: 'Мониторинг', en: 'Monitoring' },
      level: 'region', calendar: 'calendar',
      municipalities: ['99601000', '99602000'],
      expectedOrganisations: true,
      expected: { new_places: ['99601000'] },
      contingent: { S1: '05-25', S2: '12-20' },
      deadlines: { '2024-S2': '2025-01-20', 'I полугодие 2025': '20.07.2025' },
      populationAsOf: '2024-01-01',
      rating: 'moc-half-year',
      targets: { 'coverage-5-18': { 2024: 80, '2024-S1': 79.5 } },
      privacy: { threshold: 3 }, language: 'en',
      signatory: { post: 'Руководитель', name: '…' }, executor: { name: '…', phone: '…' },
      definitions: 'definitions',
      files: { 'выгрузка июнь.csv': { source: 'enrolments', period: '2024-S1' } },
    }
    """

  @Test func everyKeyIsRead() throws {
    let (read, findings) = WorkspaceConfiguration.read(Self.whole, file: "opora.json5")
    #expect(findings.isEmpty)
    let first = try #require(ReportingPeriod(reading: "2024-S1"))
    #expect(read.title?.en == "Monitoring" && read.level == .region && read.language == .en)
    #expect(read.municipalities == .codes(["99601000", "99602000"]))
    #expect(read.expected == ["new_places": ["99601000"]] && read.expectsOrganisations)
    #expect(read.applied(to: first).contingentDate.iso == "2024-05-25")
    #expect(read.deadline(of: first.next)?.iso == "2025-01-20")
    #expect(read.deadlines["2025-S1"]?.iso == "2025-07-20")
    #expect(read.populationAsOf?.iso == "2024-01-01" && read.rating == "moc-half-year")
    #expect(read.target(of: "coverage-5-18", in: first)?.description == "79.5")
    #expect(read.target(of: "coverage-5-18", in: first.next)?.description == "80")
    #expect(read.target(of: "coverage-5-18", in: first.previous) == nil)
    #expect(read.privacyThreshold == 3 && read.definitions == "definitions")
    #expect(read.signature.post == "Руководитель" && read.signature.phone == "…")
    #expect(read.files["выгрузка июнь.csv"]?.period == first)
  }

  @Test func withoutAFileEverythingHasADefault() {
    let (read, findings) = WorkspaceConfiguration.read("{}", file: "opora.json5")
    #expect(findings.isEmpty)
    for configuration in [read, WorkspaceConfiguration()] {
      #expect(configuration.municipalities == .everySeen && configuration.privacyThreshold == 5)
      #expect(configuration.calendar == .calendar && configuration.language == .ru)
      #expect(configuration.rating == nil && configuration.level == nil)
    }
  }

  static let faults: [(String, String, String)] = [
    ("{ levle: 'region' }", "E003", "level"),
    ("{ level: 'regoin' }", "E005", "region"),
    ("{ privacy: { treshold: 5 } }", "E003", "threshold"),
    ("{ privacy: { threshold: 0 } }", "E005", "1"),
    ("{ municipalities: [28758000] }", "E005", "28758000"),
    ("{ municipalities: ['2875800'] }", "E005", "2875800"),
    ("{ municipalities: 5 }", "E005", "ОКТМО"),
    ("{ municipalities: ['99601000', '99601000'] }", "W002", "99601000"),
    ("{ contingent: { S1: '12-31' } }", "E005", "05-31"),
    ("{ contingent: { S2: '11-31' } }", "E005", "S2"),
    ("{ calendar: 'school', contingent: { S2: '12-31' } }", "E005", "S2"),
    ("{ deadlines: { '2024-С2': '2025-01-20' } }", "E005", "2024-S2"),
    ("{ deadlines: { '2024-S2': '2025-02-30' } }", "E005", "2025-02-30"),
    ("{ deadlines: { '2024-S2': '2024-01-20' } }", "W005", "2024-01-20"),
    ("{ targets: { 'coverage-5-18': 80 } }", "E005", "coverage-5-18"),
    ("{ targets: { 'coverage-5-18': { '2024': '80' } } }", "E005", "80"),
    ("{ files: { 'a.csv': { period: 'июнь' } } }", "E005", "июнь"),
    ("{ expected: { new_places: '99601000' } }", "E005", "new_places"),
    ("{ signatory: { position: 'x' } }", "E003", "position"),
    ("[]", "E005", "список"),
    ("{ title: 'x' ", "E001", ""),
  ]

  @Test(arguments: faults)
  func aFaultIsAFindingInItsPlace(_ text: String, _ code: String, _ part: String) throws {
    let (_, findings) = WorkspaceConfiguration.read(text, file: "opora.json5")
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.code == code)
    #expect((finding.message.ru + finding.fix.ru).contains(part))
    #expect(finding.message.en != finding.message.ru)
    #expect(finding.place.file == "opora.json5" && finding.place.line == 1)
  }

  @Test func unknownNamesAreToldWithTheNearestOnes() {
    let text = """
      { rating: 'moc', expected: { new_place: ['99601000'] },
        targets: { 'coverage-5-81': { '2024': 80 } }, files: { 'a.csv': { source: 'groups' } } }
      """
    let span = SourceSpan(file: "x", line: 1, column: 1)
    var catalogue = DefinitionCatalogue()
    catalogue.forms = ["groups", "new_places"].map {
      SourceForm(id: $0, title: LocalizedText(ru: $0), span: span)
    }
    let found = WorkspaceConfiguration.read(text, file: "opora.json5").0
      .findings(against: catalogue)
    #expect(found.map(\.code) == ["E207", "E207", "E602"])
    #expect(found[1].message.ru == "нет источника «new_place»; возможно, «new_places»")
  }
}
