import Foundation
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRating
import TestSupport
import Testing

@Suite struct RatingFormTests {
  /// A form around one group.
  private static func whole(_ group: String, top: String = "kind: 'points',") -> String {
    "{ id: 'x', title: 'X', \(top)\n groups: [{ id: 'g', \(group) }] }"
  }

  /// A form of points with one criterion.
  private static func one(_ criterion: String) -> String {
    whole("criteria: [{ id: 'c', maximum: 10,\n \(criterion) }]")
  }

  private static let none = "score: { method: 'none' }"

  static let faults: [(text: String, fault: String)] = [
    ("[]", "E005 1:1 определение — объект { … }, а стоит список"),
    ("{ id: 'x', kind: 'points' }", "E004 1:1 нет обязательного ключа «groups»"),
    (
      "{ kind: 'points', criteria: [{ id: 'c', entered: 'points', maximum: 1 }] }",
      "E004 1:1 нет обязательного ключа «id»"
    ),
    (whole("criteria: []"), "E903 2:11 здесь нет ни одного критерия"),
    (whole("title: 'G'"), "E004 2:11 нет обязательного ключа «criteria»"),
    (
      one("entered: 'count', scor: 1, \(none)"),
      "E003 3:20 неизвестный ключ «scor»; возможно, «score»"
    ),
    (
      one("entered: 'cout', \(none)"),
      "E005 3:11 «entered» — одно из: count, number, percent, yes-no, points, а стоит текст «cout»"
    ),
    (one("indicator: 'coverage', \(none)"), "E602 3:13 нет показателя «coverage»"),
    (
      one("indicator: 'a', entered: 'count', \(none)"),
      "E914 3:27 у критерия либо «indicator», либо «entered», а стоят оба"
    ),
    (one("entered: 'count'"), "E004 2:33 нет обязательного ключа «score»"),
    (
      one("entered: 'count', better: 'more', \(none)"),
      "E005 3:28 «better» — одно из: higher, lower, а стоит текст «more»"
    ),
    (
      one("entered: 'count', missing: 'none', \(none)"),
      "E005 3:29 «missing» — одно из: zero, not-applicable, previous, group-median, а стоит текст «none»"
    ),
    (
      one("entered: 'count', minimumDenominator: 5, \(none)"),
      "E914 3:40 ключ «minimumDenominator» относится к критериям с «indicator»"
    ),
    (
      one("indicator: 'coverage-5-18', evidence: 'required', \(none)"),
      "E914 3:40 ключ «evidence» относится к критериям с «entered»"
    ),
    (
      one("entered: 'count', evidence: true, \(none)"),
      "E005 3:30 «evidence» — непустой текст, а стоит true"
    ),
    (
      one("entered: 'count', score: { method: 'band' }"),
      "E005 3:37 «method» — одно из: yes-no, steps, bands, goalposts, target, ratio-to-best, min-max, z-score, rank, percentile-rank, borda, none, а стоит текст «band»"
    ),
    (
      one("entered: 'count', score: 'bands'"),
      "E005 3:27 «score» — объект { … }, а стоит текст «bands»"
    ),
    (
      one("entered: 'count', score: { method: 'bands' }"),
      "E004 3:27 нет обязательного ключа «knots»"
    ),
    (
      one("entered: 'count', score: { method: 'yes-no', at: [] }"),
      "E003 3:47 неизвестный ключ «at»"
    ),
    (
      one("entered: 'count', score: { method: 'bands', knots: [] }"),
      "E903 3:27 в «knots» нет ни одной пары"
    ),
    (
      one("entered: 'count', score: { method: 'bands', knots: [[1]] }"),
      "E005 3:54 «knots» — список пар [значение, балл], а стоит список"
    ),
    (
      one("entered: 'count', score: { method: 'bands', knots: [[0, 0], [5, 50], [5, 60]] }"),
      "E909 3:71 значения должны возрастать, а 5 стоит после 5"
    ),
    (
      one("entered: 'count', score: { method: 'bands', knots: [[0, 0], [5, 110]] }"),
      "E908 3:62 балл 110 вне 0…100 (это проценты от maximum)"
    ),
    (
      one("entered: 'count', score: { method: 'bands', knots: [[0, 50], [5, 10]] }"),
      "W910 3:63 better: 'higher', а балл убывает: 50 → 10"
    ),
    (
      one("entered: 'count', better: 'lower', score: { method: 'steps', at: [[0, 10], [5, 50]] }"),
      "W910 3:77 better: 'lower', а балл растёт: 10 → 50"
    ),
    (
      one("entered: 'count', score: { method: 'goalposts', low: 5, high: 5 }"),
      "E911 3:64 «high» (5) должно быть больше «low» (5)"
    ),
    (
      one("entered: 'count', score: { method: 'goalposts', low: 0, high: 5, clamped: false }"),
      "E912 3:27 «goalposts» с такими параметрами даёт не 0…100: для kind: 'points' не годится"
    ),
    (
      one("entered: 'count', score: { method: 'goalposts', low: 0, high: 5, clamped: 1 }"),
      "E005 3:76 «clamped» — true или false, а стоит число 1"
    ),
    (
      one("entered: 'count', score: { method: 'target', value: 5, floor: 8 }"),
      "E911 3:54 плановое значение 5 должно быть выше нижней границы 8"
    ),
    (
      one("entered: 'count', better: 'lower', score: { method: 'target', value: 5 }"),
      "E911 3:71 лучше меньшее: плановое значение 5 должно быть ниже границы 0"
    ),
    (
      one("entered: 'count', score: { method: 'target', value: 5, cap: 120 }"),
      "E912 3:27 «target» с такими параметрами даёт не 0…100: для kind: 'points' не годится"
    ),
    (
      one("entered: 'count', score: { method: 'z-score' }"),
      "E912 3:27 «z-score» с такими параметрами даёт не 0…100: для kind: 'points' не годится"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'number', score: { method: 'rank', ties: 'first' } }]",
        top: "kind: 'weights',"),
      "E005 2:94 «ties» — одно из: min, average, max, а стоит текст «first»"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points' }]"),
      "E004 2:33 нет обязательного ключа «maximum»"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 0 }]"),
      "E901 2:72 «maximum» должно быть больше 0, а стоит 0"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 'десять' }]"),
      "E005 2:72 «maximum» — число, а стоит текст «десять»"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 0.005 }]"),
      "W907 1:1 maximum критерия «c» (0.005) не кратен шагу 0.01"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'points', maximum: 1 }, { id: 'c', entered: 'points', maximum: 1 }]"
      ), "E905 2:83 критерий «c» уже есть в строке 2"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 1, weight: 2 }]"),
      "W904 2:83 в форме kind: 'points' ключ «weight» на итог не влияет"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 1 }], aggregation: 'geometric'"),
      "E906 2:91 «geometric»: в форме kind: 'points' баллы складываются"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 1 }], minimumCoverage: 2"),
      "E901 2:95 «minimumCoverage» должно быть не больше 1, а стоит 2"
    ),
    (
      whole("floor: 1, criteria: [{ id: 'c', entered: 'points', maximum: 1 }]"),
      "E906 2:29 «floor» относится к aggregation: 'geometric', 'harmonic' и 'power'"
    ),
    (
      whole("criteria: [{ id: 'c', entered: 'points', maximum: 1 }]", top: "kind: 'point',"),
      "E005 1:30 «kind» — одно из: points, weights, а стоит текст «point»"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'points', maximum: 1 }]", top: "kind: 'points', step: 0,"),
      "E901 1:46 «step» должно быть больше 0, а стоит 0"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'points', maximum: 1 }]",
        top: "kind: 'points', ties: 'split',"),
      "E005 1:46 «ties» — одно из: share, а стоит текст «split»"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'points', maximum: 1 }]",
        top: "kind: 'points', version: 1.5,"),
      "E005 1:49 «version» — целое число не меньше 1, а стоит число 1.5"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'number', weight: -1, score: { method: 'none' } }]",
        top: "kind: 'weights',"), "E901 2:71 «weight» должно быть больше 0, а стоит -1"
    ),
    (
      whole(
        "criteria: [{ id: 'c', entered: 'number', score: { method: 'z-score' } }]",
        top: "kind: 'weights', aggregation: 'geometric',"),
      "E913 2:70 «z-score» даёт отрицательные баллы: среднее «geometric» невозможно"
    ),
    (
      "{ id: 'x', kind: 'points', groups: [{ id: 'total', criteria: [{ id: 'c', entered: 'points', maximum: 1 }] }] }",
      "E905 1:43 «total» — имя итога, группе нужно другое"
    ),
    (
      "{ id: 'x', kind: 'points', criteria: [{ id: 'c', maximum: 1, \(none) }] }",
      "W915 1:39 нет ни «indicator», ни «entered»: значение вводится под id критерия"
    ),
  ]

  @Test(arguments: faults)
  func everyFaultHasItsPlaceAndWords(text: String, fault: String) {
    let result = read(text, indicators: ["coverage-5-18"])
    #expect(result.faults == [fault])
    let isError = result.findings.contains { $0.severity == .error }
    #expect((result.form == nil) == isError)
    #expect(result.findings.allSatisfy { !$0.message.en.isEmpty && $0.message.en != $0.message.ru })
  }

  @Test func suggestionsCanBePasted() {
    let finding = read(
      Self.one("indicator: 'coverage', \(Self.none)"), indicators: ["coverage-5-18"]
    ).findings.first
    #expect(finding?.replacement == "'coverage-5-18'")
    #expect(finding?.fix.ru == "возможно, «coverage-5-18»")
    #expect(finding?.place.sourceLine?.contains("indicator: 'coverage'") == true)
  }

  @Test func allFaultsAreToldAtOnceInTheOrderOfTheFile() {
    let text = """
      { id: 'x', kind: 'points', stp: 1,
        groups: [{ id: 'g', criteria: [
          { id: 'a', entered: 'coun', maximum: 1, score: { method: 'none' } },
          { id: 'a', entered: 'count', maximum: -1, score: { method: 'non' } },
        ] }] }
      """
    #expect(
      read(text).faults.map { String($0.split(separator: " ").prefix(2).joined(separator: " ")) }
        == [
          "E003 1:28", "E005 3:25", "E905 4:11", "E901 4:43", "E005 4:64",
        ])
  }

  @Test func theShapeOfTheDocumentationIsRead() throws {
    let result = read(
      """
      { id: 'moc-half-year', version: 1, title: { ru: 'Рейтинг', en: 'Rating' },
        basis: { ru: 'методика по умолчанию, не утверждена РМЦ', en: 'default' },
        kind: 'points', step: '0.01', ties: 'share', minimumCoverage: 0.65, aggregation: 'arithmetic',
        groups: [
          { id: 'coverage', title: { ru: 'Охват', en: 'Coverage' }, weight: 40, criteria: [
            { id: 'coverage-5-18', indicator: 'coverage-5-18', better: 'higher', maximum: 10, weight: 3,
              missing: 'zero', minimumDenominator: 20,
              score: { method: 'bands', knots: [[0, 0], [50, 40], [80, 90], [100, 100]] } },
            { id: 'media-plan', entered: 'count', maximum: 2, weight: 1, evidence: 'required',
              score: { method: 'steps', at: [[1, 50], [4, 100]] } },
          ] },
        ] }
      """, indicators: ["coverage-5-18"])
    let form = try #require(result.form)
    #expect(result.findings.map(\.severity) == [.info])
    #expect(form.criteria().map(\.id) == ["coverage-5-18", "media-plan"])
    #expect(form.criteria().map(\.groupTitle.ru) == ["Охват", "Охват"])
    #expect(form.criterion("media-plan")?.requiresEvidence == true)
    #expect(form.criterion("coverage-5-18")?.minimumDenominator == ExactNumber(20))
    #expect(form.maximum == ExactNumber(12))
    #expect(form.indicators == ["coverage-5-18"])
    #expect(form.step == ExactNumber(numerator: 1, denominator: 100))
  }

  @Test func aFormWideAggregationHoldsForGroupsThatNameNone() throws {
    let form = try #require(
      read(
        """
        { id: 'x', kind: 'weights', aggregation: 'geometric', groups: [
          { id: 'a', criteria: [{ id: 'c', entered: 'number', score: { method: 'none' } }] },
          { id: 'b', aggregation: 'harmonic', groups: [
            { id: 'd', criteria: [{ id: 'e', entered: 'number', score: { method: 'none' } }] }] },
        ] }
        """
      ).form)
    #expect(
      form.root.selfAndGroups.map(\.aggregation) == [.geometric, .geometric, .harmonic, .harmonic])
  }

  @Test(arguments: ["moc-half-year", "motivating-monitoring", "order-example"])
  func everyFormOfTheProjectIsFaultless(id: String) throws {
    let path = "indicators/ratings/\(id).json5"
    let text = try String(contentsOf: repositoryRoot.appending(path: path), encoding: .utf8)
    let result = read(text)
    #expect(result.faults == [])
    let form = try #require(result.form)
    #expect(form.id == id)
    #expect(form.basis.ru.contains("не утвержд"))
    #expect(form.maximum == ExactNumber(id == "order-example" ? 75 : 100))
  }

  @Test func theDefaultFormCountsAMunicipalityWithoutRuralChildrenFairly() throws {
    let url = repositoryRoot.appending(path: "indicators/ratings/moc-half-year.json5")
    let form = try #require(read(try String(contentsOf: url, encoding: .utf8)).form)
    let best = [
      "coverage-5-18": 100, "programmes-per-child": 2, "rural-access": 90, "urban-rural-gap": 0,
      "new-places-plan": 100, "new-places-use": 100, "navigator-filled": 1,
      "network-contracts": 6, "plan-done": 100, "events-held": 2, "media-plan": 4,
    ]
    let inputs = ["town", "county"].flatMap { unit in
      form.criteria().map { criterion in
        let isRural = criterion.id == "rural-access" || criterion.id == "urban-rural-gap"
        return unit == "town" && isRural
          ? CriterionInput(
            unit: unit, criterion: criterion.id, raw: nil, missingReason: "notApplicable")
          : CriterionInput(
            unit: unit, criterion: criterion.id, raw: best[criterion.id].map { ExactNumber($0) })
      }
    }
    let result = Rating(form: form).rate(
      period: "2024-S1", units: ["town", "county"], inputs: inputs, previous: nil)
    #expect(result.lines == ["1–2 county 100", "1–2 town 100"])
    #expect(result.row("town", "coverage-5-18")?.maximum == exact("31.25"))
  }
}
