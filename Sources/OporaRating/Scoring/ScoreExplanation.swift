import OporaLanguage

/// Says in words how a figure became points.
struct ScoreExplanation {
  let criterion: Criterion
  let frame: Frame
  let kind: RatingForm.Kind

  /// The rule with its numbers, in both languages; value and points stand beside it in a table.
  func text(_ treatment: Treatment, score: Score) -> LocalizedText {
    LocalizedText(
      ru: sentence(treatment, score, .ru), en: sentence(treatment, score, .en))
  }

  /// Why a criterion does not apply.
  static func notApplicable(_ reason: String) -> LocalizedText {
    LocalizedText(
      ru: "критерий не применяется (\(words(of: reason).ru)), его доля перешла другим критериям",
      en: "not applicable (\(words(of: reason).en)); its share goes to other criteria")
  }

  /// A machine code of a reason in words.
  static func words(of reason: String) -> LocalizedText {
    switch reason {
    case "notReported": LocalizedText(ru: "данные не представлены", en: "not reported")
    case "notApplicable": LocalizedText(ru: "показатель не применим", en: "not applicable")
    case "suppressed": LocalizedText(ru: "значение скрыто", en: "value suppressed")
    case "noHistory": LocalizedText(ru: "нет данных прошлых периодов", en: "no earlier data")
    case "undefined": LocalizedText(ru: "деление на ноль", en: "division by zero")
    case "noEvidence": LocalizedText(ru: "нет подтверждения", en: "no evidence")
    case "smallDenominator":
      LocalizedText(ru: "слишком малая численность", en: "the denominator is too small")
    default: LocalizedText(ru: reason)
    }
  }

  private func sentence(
    _ treatment: Treatment, _ score: Score, _ language: Language
  ) -> String {
    switch treatment {
    case .own(let figure): return rule(figure, score, language)
    case .substitute(let figure, let policy, let reason):
      let source =
        policy == .previous
        ? LocalizedText(
          ru: "взято значение прошлого периода", en: "the previous period's value is taken")
        : LocalizedText(
          ru: "взята медиана по участникам рейтинга", en: "the median of the rated is taken")
      return "\(ScoreExplanation.words(of: reason)[language]), \(source[language]); "
        + rule(figure, score, language)
    case .zero(let reason):
      return ScoreExplanation.words(of: reason)[language]
        + (language == .ru ? ": баллы не начислены" : ": no points")
    case .notApplicable(let reason, _):
      return ScoreExplanation.notApplicable(reason)[language]
    }
  }

  private func rule(_ figure: ExactNumber, _ score: Score, _ language: Language) -> String {
    let result = number(score.value, language)
    let scale = kind == .points ? (language == .ru ? " из 100" : " of 100") : ""
    return method(figure, language) + (language == .ru ? ": балл " : ": score ") + result + scale
      + remark(score.remark)[language]
  }

  private func remark(_ remark: String) -> LocalizedText {
    switch remark {
    case "capped": LocalizedText(ru: " (больше не начисляется)", en: " (no more is given)")
    case "floored": LocalizedText(ru: " (меньше не бывает)", en: " (no less is given)")
    case "equal": LocalizedText(ru: " (все значения равны)", en: " (all values are equal)")
    case "met-by-all": LocalizedText(ru: " (достигнуто всеми)", en: " (met by all)")
    case "undefined":
      LocalizedText(
        ru: " (лучшее значение не больше нуля)", en: " (the best value is not above zero)")
    default: LocalizedText(ru: "")
    }
  }

  private func method(_ figure: ExactNumber, _ language: Language) -> String {
    func say(_ ru: String, _ en: String) -> String { language == .ru ? ru : en }
    func show(_ value: ExactNumber?) -> String { value.map { number($0, language) } ?? "" }
    switch criterion.score {
    case .yesNo: return figure > .zero ? say("да", "yes") : say("нет", "no")
    case .steps(let knots): return step(figure, knots, language)
    case .bands(let knots): return band(figure, knots, language)
    case .goalposts(let low, let high, _):
      return say("шкала от \(show(low)) до \(show(high))", "from \(show(low)) to \(show(high))")
    case .target(let target, _, _):
      return say("плановое значение \(show(target))", "target \(show(target))")
    case .ratioToBest: return say("к лучшему \(show(best))", "ratio to the best \(show(best))")
    case .minMax:
      return say(
        "от худшего \(show(worst)) до лучшего \(show(best))",
        "from the worst \(show(worst)) to the best \(show(best))")
    case .zScore:
      return say("отклонение от среднего \(show(mean))", "distance from the mean \(show(mean))")
    case .rank, .percentileRank, .borda:
      return say(
        "место среди \(frame.values.count) значений", "rank among \(frame.values.count) values")
    case .none: return say("без пересчёта", "as it is")
    }
  }

  private func band(
    _ figure: ExactNumber, _ knots: [ScoreMethod.Knot], _ language: Language
  ) -> String {
    func show(_ knot: ScoreMethod.Knot) -> String {
      "\(number(knot.value, language)) → \(number(knot.score, language))"
    }
    guard let first = knots.first, let last = knots.last else { return "" }
    if figure <= first.value { return (language == .ru ? "не выше " : "up to ") + show(first) }
    guard figure < last.value, let upper = knots.firstIndex(where: { figure < $0.value }) else {
      return (language == .ru ? "не ниже " : "from ") + show(last)
    }
    let (left, right) = (show(knots[upper - 1]), show(knots[upper]))
    return language == .ru ? "между \(left) и \(right)" : "between \(left) and \(right)"
  }

  /// The step that was reached.
  private func step(
    _ figure: ExactNumber, _ knots: [ScoreMethod.Knot], _ language: Language
  ) -> String {
    let isHigher = criterion.better == .higher
    let reached =
      isHigher
      ? knots.last { figure >= $0.value } : knots.first { figure <= $0.value }
    guard let reached else { return language == .ru ? "ниже всех ступеней" : "below every step" }
    let bound = number(reached.value, language)
    switch language {
    case .ru: return isHigher ? "ступень «от \(bound)»" : "ступень «до \(bound)»"
    case .en: return isHigher ? "step ‘from \(bound)’" : "step ‘up to \(bound)’"
    }
  }

  private var best: ExactNumber? { turnedBack(frame.best) }
  private var worst: ExactNumber? { turnedBack(frame.worst) }
  private var mean: ExactNumber? { turnedBack(frame.mean) }

  private func turnedBack(_ value: ExactNumber?) -> ExactNumber? {
    criterion.better == .lower ? value.map { -$0 } : value
  }

  /// As many decimals as the number has, at most four; two if it has more.
  private func number(_ value: ExactNumber, _ language: Language) -> String {
    let denominator = value.narrowTerms?.denominator ?? 0
    let scales: [Int128] = [1, 10, 100, 1000, 10_000]
    let decimals = scales.firstIndex { denominator > 0 && $0 % denominator == 0 }
    return NumberStyle(language).text(value, decimals: decimals ?? 2)
  }
}
