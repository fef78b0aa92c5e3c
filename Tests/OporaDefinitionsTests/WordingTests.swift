import OporaDefinitions
import OporaLanguage
import Testing

@Suite struct WordingTests {
  static let catalogue = SmallCatalogue.load()

  static let cases: [(expression: String, ru: String, en: String)] = [
    (
      "(status ?? 'studying') != 'expelled' and age(birth_date, on: period.end) in 5 ..< 18",
      "«status» (если не указано — «обучается») — не «отчислен» и "
        + "возраст («birth_date») на день после периода от 5 до 18 (18 не входит)",
      "“status” (if not stated, “studying”) is not “expelled” and "
        + "age (“birth_date”) on the day after the period from 5 to 18 (18 excluded)"
    ),
    (
      "new_place_year is not missing or not (locality_type in ('rural', 'urban') and 1 < new_place_year)",
      "«new_place_year»: указано или не выполняется: («locality_type» — «село» или «город» "
        + "и 1 < «new_place_year»)",
      "“new_place_year”: stated or it is not so that (“locality_type” is “rural” or “urban” "
        + "and 1 < “new_place_year”)"
    ),
    (
      "exists('programmes', on: 'programme_id', where: contains(levels, 'advanced'))",
      "в источнике «Программы» есть строка с тем же «programme_id», "
        + "где «levels» содержит «продвинутый»",
      "the source “Программы” has a row with the same “programme_id” "
        + "where “levels” contains “advanced”"
    ),
    (
      "start_date >= 2024-09-01 and days(start_date, end_date) + 1 > year(period.lastDay) * 2",
      "«start_date» ≥ 01.09.2024 и дней с «start_date» по «end_date» + 1 > "
        + "год (последний день периода) × 2",
      "“start_date” ≥ 1 Sep 2024 and days from “start_date” to “end_date” + 1 > "
        + "year of the last day of the period × 2"
    ),
  ]

  @Test(arguments: cases.indices)
  func conditionsAreToldInWords(_ index: Int) throws {
    let expected = Self.cases[index]
    let expression = try #require(ExpressionParser.parse(text: expected.expression).expression)
    let form = Self.catalogue.form("enrolments")
    let russian = ExpressionWording(.ru, catalogue: Self.catalogue, form: form)
    let english = ExpressionWording(.en, catalogue: Self.catalogue, form: form)
    #expect(russian.words(expression) == expected.ru)
    #expect(english.words(expression) == expected.en)
  }

  @Test func formulasAreToldInWords() throws {
    let wording = ExpressionWording(.ru, catalogue: Self.catalogue)
    let text = "(covered - previous(covered)) / population * indicator('coverage-5-18')"
    let expression = try #require(ExpressionParser.parse(text: text).expression)
    #expect(
      wording.words(expression)
        == "(covered − covered за предыдущий период) ÷ population × «Охват» (coverage-5-18)")
  }

  @Test func measuresAreToldInWords() throws {
    let measures = try #require(Self.catalogue.indicator("coverage-5-18")).measures
    #expect(
      Self.catalogue.words(for: measures[0], .ru).hasPrefix(
        "сколько разных: детей («child_id») в источнике «Реестр зачислений», "
          + "срок которых пересекает период, где «status»"))
    #expect(
      Self.catalogue.words(for: measures[1], .en)
        == "the sum of “people” in “Население”, the latest table not after "
        + "the last day of the period where “age” from 5 to 18 (18 excluded)")
  }

  /// Every kind of node has words in both languages.
  @Test func everyExpressionHasWords() {
    var generator = SeededGenerator(seed: 3)
    let form = Self.catalogue.form("enrolments")
    for _ in 0..<300 {
      let expression = RandomExpression.make(depth: 4, using: &generator)
      for language in Language.allCases {
        let wording = ExpressionWording(language, catalogue: Self.catalogue, form: form)
        #expect(!wording.words(expression).isEmpty)
      }
    }
  }
}
