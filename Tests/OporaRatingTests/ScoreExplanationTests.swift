import OporaLanguage
import OporaRating
import Testing

/// The rule of a criterion in words, as it stands in the sheet of points.
@Suite struct ScoreExplanationTests {
  @Test(arguments: [
    ("method: 'yes-no'", "1", "да: балл 100 из 100", "yes: score 100 of 100"),
    ("method: 'yes-no'", "0", "нет: балл 0 из 100", "no: score 0 of 100"),
    (
      "method: 'bands', knots: [[0, 0], [50, 40], [80, 90]]", "66.75",
      "между 50 → 40 и 80 → 90: балл 67,92 из 100",
      "between 50 → 40 and 80 → 90: score 67.92 of 100"
    ),
    (
      "method: 'bands', knots: [[10, 0], [50, 40], [80, 90]]", "5",
      "не выше 10 → 0: балл 0 из 100", "up to 10 → 0: score 0 of 100"
    ),
    (
      "method: 'bands', knots: [[0, 0], [50, 40], [80, 90]]", "80",
      "не ниже 80 → 90: балл 90 из 100", "from 80 → 90: score 90 of 100"
    ),
    (
      "method: 'steps', at: [[1, 50], [4, 100]]", "3", "ступень «от 1»: балл 50 из 100",
      "step ‘from 1’: score 50 of 100"
    ),
    (
      "method: 'steps', at: [[1, 50], [4, 100]]", "0", "ниже всех ступеней: балл 0 из 100",
      "below every step: score 0 of 100"
    ),
    (
      "method: 'goalposts', low: 20, high: 95", "100",
      "шкала от 20 до 95: балл 100 из 100 (больше не начисляется)",
      "from 20 to 95: score 100 of 100 (no more is given)"
    ),
    (
      "method: 'target', value: 80", "60", "плановое значение 80: балл 75 из 100",
      "target 80: score 75 of 100"
    ),
    (
      "method: 'ratio-to-best'", "30", "к лучшему 60: балл 50 из 100",
      "ratio to the best 60: score 50 of 100"
    ),
    (
      "method: 'min-max'", "60", "от худшего 0 до лучшего 60: балл 100 из 100",
      "from the worst 0 to the best 60: score 100 of 100"
    ),
    (
      "method: 'percentile-rank'", "60", "место среди 3 значений: балл 50 из 100",
      "rank among 3 values: score 50 of 100"
    ),
    ("method: 'none'", "7", "без пересчёта: балл 70 из 100", "as it is: score 70 of 100"),
  ])
  func theRuleIsSaidInWords(method: String, figure: String, ru: String, en: String) {
    let form = makeForm("{ id: 'c', entered: 'number', maximum: 10, score: { \(method) } }")
    let rows =
      method.contains("ratio") || method.contains("min-max") || method.contains("rank")
      ? ["U": [figure], "V": ["60"], "W": ["0"]] : ["U": [figure]]
    let row = rate(form, ["c"], rows).row("U", "c")
    #expect(row?.explanation == LocalizedText(ru: ru, en: en))
  }

  @Test func substitutesAreSaidToBeSuch() {
    let form = makeForm(
      "{ id: 'c', entered: 'number', maximum: 10, missing: 'group-median', score: { method: 'none' } }"
    )
    let row = rate(form, ["c"], ["U": [""], "V": ["4"], "W": ["6"]]).row("U", "c")
    #expect(
      row?.explanation.ru
        == "данные не представлены, взята медиана по участникам рейтинга; "
        + "без пересчёта: балл 50 из 100")
    #expect(
      row?.explanation.en
        == "not reported, the median of the rated is taken; as it is: score 50 of 100")
  }

  @Test func whatDoesNotApplyIsSaidToLeaveItsShare() {
    let form = makeForm(
      "{ id: 'c', entered: 'number', maximum: 10, missing: 'not-applicable', score: { method: 'none' } },"
        + "{ id: 'd', entered: 'number', maximum: 10, score: { method: 'none' } }")
    let row = rate(form, ["c", "d"], ["U": ["", "4"]]).row("U", "c")
    #expect(
      row?.explanation.ru
        == "критерий не применяется (данные не представлены), его доля перешла другим критериям")
    #expect(
      row?.explanation.en
        == "not applicable (not reported); its share goes to other criteria")
  }
}
