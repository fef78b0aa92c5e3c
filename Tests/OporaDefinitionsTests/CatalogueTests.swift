import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@Suite struct CatalogueTests {
  /// An indicator that refers to others.
  static func derived(_ id: String, _ formula: String, more: String = "") -> String {
    "{ id: '\(id)', title: 'Т', unit: 'point', \(more) value: \"\(formula)\" }"
  }

  static func messages(_ catalogue: DefinitionCatalogue) -> [String] {
    catalogue.findings.map { finding in
      let place = finding.place
      return "\(place.file):\(place.line ?? 0):\(place.column ?? 0) \(finding.code) "
        + finding.message.ru
    }
  }

  // MARK: References

  @Test func indicatorsComeAfterThoseTheyReferTo() {
    let catalogue = SmallCatalogue.load([
      "a/a-first.json5": Self.derived("a-first", "indicator('z-last') + indicator('m-mid')"),
      "a/m-mid.json5": Self.derived("m-mid", "indicator('z-last')"),
      "a/z-last.json5": Self.derived("z-last", "1"),
    ])
    #expect(Self.messages(catalogue) == [])
    let expected = ["coverage-5-18", "coverage-gap", "z-last", "m-mid", "a-first"]
    #expect(catalogue.evaluationOrder == expected)
    let ids = ["a-first", "coverage-5-18", "coverage-gap", "m-mid", "z-last"]
    #expect(catalogue.indicators.map(\.id) == ids)
  }

  @Test func aCycleIsToldWithAllItsLinks() throws {
    let catalogue = SmallCatalogue.load([
      "a/a-one.json5": Self.derived("a-one", "indicator('b-two')"),
      "a/b-two.json5": Self.derived("b-two", "indicator('c-three')"),
      "a/c-three.json5": Self.derived("c-three", "indicator('a-one')"),
      "a/d-four.json5": Self.derived("d-four", "indicator('b-two') * 2"),
    ])
    let cycle =
      "a/a-one.json5:1:62 E601 показатели ссылаются по кругу: "
      + "a-one → b-two → c-three → a-one"
    let follower =
      "a/d-four.json5:1:63 E602 показатель «b-two» с ошибкой, "
      + "поэтому «d-four» не вычисляется"
    #expect(Self.messages(catalogue) == [cycle, follower])
    let finding = try #require(catalogue.findings.first)
    #expect(finding.related.map(\.file) == ["a/b-two.json5", "a/c-three.json5"])
    #expect(finding.message.en == "indicators refer in a circle: a-one → b-two → c-three → a-one")
    #expect(catalogue.evaluationOrder == ["coverage-5-18", "coverage-gap"])
  }

  @Test func anIndicatorMayNotReferToItself() {
    let catalogue = SmallCatalogue.load([
      "a/a-one.json5": Self.derived("a-one", "indicator('a-one') + 1")
    ])
    #expect(catalogue.findings.map(\.code) == ["E601"])
    #expect(catalogue.indicator("a-one") == nil)
  }

  @Test func aLongChainOfReferencesIsFollowed() {
    var files: [String: String] = [:]
    for number in 0..<500 {
      let next = number == 499 ? "1" : "indicator('x-\(number + 1)')"
      files["a/x-\(number).json5"] = Self.derived("x-\(number)", next)
    }
    let catalogue = SmallCatalogue.load(files)
    #expect(Self.messages(catalogue) == [])
    #expect(catalogue.evaluationOrder.count == 502)
    #expect(catalogue.evaluationOrder.firstIndex(of: "x-499").map { $0 < 10 } ?? false)
  }

  @Test func whatRefersToAnUnreadableFileIsNotComputed() {
    let catalogue = SmallCatalogue.load(["coverage/coverage-5-18.json5": "{ id: "])
    #expect(catalogue.findings.map(\.code) == ["E001", "E602"])
    #expect(catalogue.indicators.isEmpty)
  }

  // MARK: Versions

  private static func second(_ change: String) -> [String: String] {
    [
      "coverage/coverage-5-18.v2.json5": SmallCatalogue.coverage.replacing(
        "version: 1,", with: change)
    ]
  }

  @Test func aSecondVersionStandsBesideTheFirst() {
    let catalogue = SmallCatalogue.load(Self.second("version: 2, validFrom: '2025-S1',"))
    #expect(Self.messages(catalogue) == [])
    #expect(catalogue.indicators.map(\.version) == [1, 2, 1])
    #expect(catalogue.indicator("coverage-5-18")?.version == 2)
    #expect(catalogue.evaluationOrder == ["coverage-5-18", "coverage-gap"])
  }

  @Test func aPeriodHasTheVersionInForceOnItsFirstDay() throws {
    var files = Self.second("version: 2, validFrom: '2025-S1',")
    files["a/late-one.json5"] = Self.derived("late-one", "1", more: "validFrom: '2023-24-S2',")
    let catalogue = SmallCatalogue.load(files)
    #expect(Self.messages(catalogue) == [])
    func versions(_ day: String) throws -> [String] {
      let day = try #require(CalendarDay(iso: day))
      let restricted = catalogue.inForce(on: day)
      for indicator in restricted.indicators {
        #expect(catalogue.indicator(indicator.id, on: day)?.version == indicator.version)
      }
      #expect(Set(restricted.evaluationOrder) == Set(restricted.indicators.map(\.id)))
      return restricted.indicators.map { "\($0.id) \($0.version)" }
    }
    #expect(try versions("2023-12-31") == ["coverage-5-18 1", "coverage-gap 1"])
    #expect(try versions("2024-07-01") == ["coverage-5-18 1", "coverage-gap 1", "late-one 1"])
    #expect(try versions("2025-01-01") == ["coverage-5-18 2", "coverage-gap 1", "late-one 1"])
  }

  @Test func theSameVersionTwiceIsAFault() {
    let catalogue = SmallCatalogue.load(Self.second("version: 1,"))
    #expect(
      Self.messages(catalogue).first
        == "coverage/coverage-5-18.v2.json5:2:33 E008 «coverage-5-18», версия 1, "
        + "уже определена в coverage/coverage-5-18.json5:2:33")
  }

  @Test func overlappingVersionsAreAFault() {
    let always = SmallCatalogue.load(Self.second("version: 2,"))
    #expect(always.findings.map(\.code) == ["E009", "E602"])
    #expect(always.findings[0].message.ru == "версии 1 и 2 обе действуют во всех периодах")
    var files = Self.second("version: 2, validFrom: '2024-S1',")
    files["coverage/coverage-5-18.v3.json5"] =
      SmallCatalogue.coverage.replacing("version: 1,", with: "version: 3, validFrom: '2023-S2',")
    let clash = SmallCatalogue.load(files).findings.first { $0.code == "E009" }
    #expect(clash?.message.ru == "версии 2 и 3 обе действуют в 2024-S1")
    #expect(clash?.message.en == "versions 2 and 3 both hold in 2024-S1")
  }

  @Test func aReferenceBeforeTheFirstVersionIsAFault() {
    let late = SmallCatalogue.coverage.replacing(
      "version: 1,", with: "version: 1, validFrom: '2024-S1',")
    let catalogue = SmallCatalogue.load(["coverage/coverage-5-18.json5": late])
    #expect(
      Self.messages(catalogue) == [
        "coverage/coverage-gap.json5:5:27 E603 «coverage-5-18» не определён раньше 2024-S1"
      ])
  }

  @Test func aComparisonAcrossAChangedMeasureIsAFault() {
    let changed = SmallCatalogue.coverage
      .replacing("version: 1,", with: "version: 2, validFrom: '2025-S1',")
      .replacing("in 5 ..< 18\",", with: "in 6 ..< 18\",")
      .replacing("'covered / population'", with: "'covered / previous(covered)'")
    let catalogue = SmallCatalogue.load(["coverage/coverage-5-18.v2.json5": changed])
    let finding = catalogue.findings.first { $0.code == "E407" }
    #expect(
      finding?.message.ru == "previous(covered): версия 1 определяла меру иначе (см. версии)")
    #expect(finding?.underlined == "previous(covered)")
  }

  // MARK: Overlay

  private static func overlaid(_ overlay: [(name: String, text: String)]) -> DefinitionCatalogue {
    DefinitionCatalogue.load(files: SmallCatalogue.files(), overlay: overlay)
  }

  @Test func aUsersFileTakesThePlaceOfTheEmbeddedOne() {
    let own = SmallCatalogue.coverage.replacing("'Охват'", with: "'Свой охват'")
    for name in [
      "coverage/coverage-5-18.json5", "coverage-5-18.json5", "indicators/own/coverage-5-18.json5",
    ] {
      let catalogue = Self.overlaid([(name, own)])
      #expect(Self.messages(catalogue) == [])
      #expect(catalogue.indicators.count == 2)
      #expect(catalogue.indicator("coverage-5-18")?.title.ru == "Свой охват")
      #expect(catalogue.indicator("coverage-5-18")?.file == name)
    }
  }

  @Test func aFaultyUsersFileDoesNotBringTheEmbeddedOneBack() {
    for text in ["{ id: ", SmallCatalogue.coverage.replacing("'people'", with: "'peple'")] {
      let catalogue = Self.overlaid([("coverage/coverage-5-18.json5", text)])
      #expect(catalogue.indicator("coverage-5-18") == nil)
      #expect(catalogue.findings.contains { $0.severity == .error })
    }
  }

  @Test func usersVersionsJoinThoseThereAre() {
    let next = SmallCatalogue.coverage.replacing(
      "version: 1,", with: "version: 2, validFrom: '2025-S1',")
    let catalogue = Self.overlaid([("coverage-5-18.v2.json5", next)])
    #expect(Self.messages(catalogue) == [])
    #expect(catalogue.indicators.filter { $0.id == "coverage-5-18" }.map(\.version) == [1, 2])
  }

  @Test func formsUnitsRatingsAndReportsAreLaidOverTheirOwnKind() {
    let catalogue = DefinitionCatalogue.load(
      files: SmallCatalogue.files([
        "ratings/moc.json5": "{ id: 'moc', step: 1 }", "reports/half.json5": "{ id: 'half' }",
      ]),
      overlay: [
        ("ratings/own-name.json5", "{ id: 'moc', step: 2 }"),
        ("reports/new.json5", "{ id: 'new' }"),
        ("sources/enrolments.json5", SmallCatalogue.enrolments.replacing("Реестр", with: "Список")),
        (
          "units.json5",
          "{ units: { pupil: { kindOf: 'child', ru: ['а','б','в'], en: ['a','b'] } } }"
        ),
      ])
    #expect(Self.messages(catalogue) == [])
    #expect(catalogue.ratingFiles.map(\.path) == ["ratings/own-name.json5"])
    #expect(catalogue.reportFiles.map(\.path) == ["reports/half.json5", "reports/new.json5"])
    #expect(catalogue.form("enrolments")?.title.ru == "Список зачислений")
    #expect(catalogue.forms.count == 3)
    #expect(catalogue.units.map(\.id).suffix(2) == ["item", "pupil"])
  }

  /// The order of files and the folder they lie in change nothing.
  @Test func theOrderOfFilesDoesNotMatter() {
    let files = SmallCatalogue.files(["a/a-one.json5": Self.derived("a-one", "indicator('x')")])
    let one = DefinitionCatalogue.load(files: files)
    let other = DefinitionCatalogue.load(files: files.reversed())
    #expect(one.findings == other.findings)
    #expect(one.evaluationOrder == other.evaluationOrder)
    #expect(one.indicators.map(\.value.text) == other.indicators.map(\.value.text))
  }

  // MARK: What is read

  @Test func everyFieldArrives() throws {
    let text = """
      {
        id: 'full-one', code: 'F-1', version: 3, validFrom: '2024-S2',
        title: { ru: 'Полный', en: 'Full' }, short: { ru: 'П', en: 'F' }, meaning: 'М', basis: 'Б',
        unit: 'place/child', decimals: 2, better: 'lower',
        measures: {
          taken: {
            from: 'enrolments', count: 'rows', as: 'place', asReason: 'одно место', at: 'period.end',
            by: 'municipality', where: "locality_type = 'rural'",
          },
          share: { from: 'enrolments', share: "status = 'studying'", during: 'any' },
          people: { from: 'population', maximum: 'people', at: 'period.start', orLatestWithin: 2 },
          children: { from: 'enrolments', count: 'distinct child_id', during: 'period' },
        },
        appliesWhen: 'people > 0 and share > 0',
        value: 'taken / children',
        partial: { policy: 'strict', minReported: 0.25 },
        expect: [{ that: 'children > 0', severity: 'error', say: { ru: 'А', en: 'B' } }],
        bounds: { min: -1, max: 99.5, outside: 'flag' },
        breakdown: ['locality_type'], compare: ['previous', 'yearAgo'],
        targets: [{ level: 'region', year: 2024, value: 80, source: 'план' }],
        asked: ['План 1'],
        examples: [{
          title: 'Пример', period: '2024-S2', municipality: '01',
          tables: {
            enrolments: [{ child_id: 'a', new_place_year: 2020, status: null }],
            population: { header: ['as_of', 'people'], rows: [['2024-01-01', 5]] },
          },
          value: '200/3',
        }, { period: '2024', tables: {}, missing: 'notReported' }],
      }
      """
    let catalogue = SmallCatalogue.load(["family/full-one.json5": text])
    #expect(Self.messages(catalogue) == [])
    let indicator = try #require(catalogue.indicator("full-one"))
    #expect(indicator.code == "F-1" && indicator.version == 3 && indicator.validFrom == "2024-S2")
    #expect(indicator.family == "family" && indicator.shortTitle.en == "F")
    #expect(indicator.decimals == 2 && indicator.better == .lower && indicator.partial == .strict)
    #expect(indicator.minReported == ExactNumber(numerator: 1, denominator: 4))
    #expect(indicator.measures.map(\.unit) == ["place", "number", "person", "child"])
    #expect(indicator.measures[0].by == "municipality")
    #expect(indicator.measures[0].castReason?.ru == "одно место")
    #expect(indicator.measures[1].shareCondition?.text == "status = 'studying'")
    #expect(indicator.measures[2].orLatestWithinYears == 2)
    #expect(indicator.expectations.map(\.isError) == [true])
    #expect(indicator.minimum == ExactNumber(-1))
    #expect(indicator.maximum == ExactNumber(numerator: 199, denominator: 2))
    #expect(indicator.comparisons == ["previous", "yearAgo"])
    #expect(indicator.targets.map(\.value) == [ExactNumber(80)])
    let example = try #require(indicator.examples.first)
    #expect(example.value == ExactNumber(numerator: 200, denominator: 3))
    #expect(example.municipality == "01")
    let cells = example.tables.map { table in
      table.rows.map { $0.map { "\($0.column)=\($0.value)" }.joined(separator: " ") }
    }
    #expect(cells == [["child_id=a new_place_year=2020 status="], ["as_of=2024-01-01 people=5"]])
    #expect(indicator.examples[1].missing == "notReported")
  }

  @Test func aFormsFieldsArrive() throws {
    let form = try #require(SmallCatalogue.load().form("population"))
    #expect(form.time == .asOf("as_of"))
    #expect(form.gridIsFull && !form.needsSubmission && form.everyone)
    #expect(form.column("people")?.unit == "person")
    #expect(form.column("people")?.columnRequired == true)
    let enrolments = try #require(SmallCatalogue.load().form("enrolments"))
    #expect(enrolments.time == .lasts(from: "start_date", to: "end_date", toInclusive: true))
    #expect(enrolments.links.map(\.form) == ["programmes"])
    #expect(enrolments.column("child_id")?.personal == true)
  }
}
