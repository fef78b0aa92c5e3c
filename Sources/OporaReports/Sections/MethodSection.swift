import OporaRating
import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Definitions, formulas, dates, rules (методика).
  static let method = ReportSection(
    id: "method", title: LocalizedText(ru: "Методика", en: "Method")
  ) { context in
    let heading = RichText(context.say("Общие правила", "General rules"))
    let rules: [Block] = [.heading(2, heading), .list(context.rules.map { RichText($0) })]
    return rules + context.ratingMethod + context.definitions
  }

  /// Formulas of the indicators that only the appendix shows (словарь показателей).
  static let dictionary = ReportSection(
    id: "dictionary",
    title: LocalizedText(
      ru: "Приложение Б. Словарь показателей", en: "Appendix B. Dictionary of indicators"),
    isAppendix: true
  ) { context in
    context.dictionary
  }
}

extension ReportContext {
  private var named: Set<String> { Set(form.sections.flatMap(\.indicators)) }

  /// The indicators that the form names; all where it names none.
  var presented: [IndicatorDefinition] {
    let named = named
    return named.isEmpty ? indicators : indicators.filter { named.contains($0.id) }
  }

  /// The definitions of the indicators shown, or where they are.
  fileprivate var definitions: [Block] {
    let presented = presented
    guard !presented.isEmpty else { return [] }
    let heading = RichText(say("Определения показателей", "Definitions of indicators"))
    guard form.sections.contains(where: { $0.section == "dictionary" }) else {
      return [.heading(2, heading)] + presented.flatMap { definition(of: $0) }
    }
    return [
      .paragraph(
        RichText(
          say(
            "Определения и формулы показателей, источники числителей и знаменателей — "
              + "в приложении Б",
            "Definitions and formulas of the indicators and the sources of their numerators and "
              + "denominators are in appendix B")))
    ]
  }

  /// Those that the form names in full, the rest of the appendix a line each.
  fileprivate var dictionary: [Block] {
    let presented = presented
    let known = Set(presented.map(\.id))
    let items = indicators.filter { !known.contains($0.id) }.map { indicator in
      RichText([
        .plain(indicator.title[language] + " ("), .code(indicator.id), .plain("): "),
        .code(indicator.value.text),
        .plain(indicator.unit == "percent" ? " × 100\u{A0}%" : ""),
      ])
    }
    return presented.flatMap { definition(of: $0) } + (items.isEmpty ? [] : [.list(items)])
  }

  /// Meaning, formula, measures with their sources, basis and version of one indicator: the title
  /// and the meaning in a paragraph, the rest in a list below it.
  fileprivate func definition(of indicator: IndicatorDefinition) -> [Block] {
    var opening: [TextSpan] = [.strong(indicator.title[language])]
    let meaning = indicator.meaning[language]
    if !meaning.isEmpty { opening.append(.plain(". " + meaning)) }
    var items = [
      RichText(say("Формула: ", "Formula: "))
        + RichText([.code(indicator.value.text)])
        + RichText(indicator.unit == "percent" ? " × 100\u{A0}%" : "")
        + RichText(". " + basisAndVersion(of: indicator))
    ]
    items += indicator.measures.map { words($0) }
    if let condition = indicator.appliesWhen {
      items.append(
        RichText(say("Применяется, когда: ", "Applies when: "))
          + RichText([.code(condition.text)]))
    }
    return [.paragraph(RichText(opening)), .list(items)]
  }

  private func basisAndVersion(of indicator: IndicatorDefinition) -> String {
    let basis = indicator.basis[language]
    let version = say("версия определения \(indicator.version)", "version \(indicator.version)")
    let id = indicator.code.isEmpty ? indicator.id : "\(indicator.id) (\(indicator.code))"
    let start = say("Показатель ", "Indicator ") + "\(id), \(version)"
    return basis.isEmpty ? start : start + say("; основание: ", "; basis: ") + basis
  }

  /// Dates, rounding, missing values, privacy.
  fileprivate var rules: [String] {
    let last = DateText.long(input.asOf ?? input.period.lastDay, language)
    let start = DateText.long(input.period.start, language)
    let stock = DateText.long(input.period.contingentDate, language)
    var rules = [
      say("Период: с \(start) по \(last)", "Period: from \(start) to \(last)"),
      say(
        "Контингент учитывается на дату: \(stock)",
        "A contingent is counted as a stock on \(stock)"),
      say(
        "Возраст — полных лет на дату, указанную в формуле; «5–18 лет» — от 5 лет до дня, "
          + "когда исполняется 18",
        "Age is in completed years on the date in the formula; “5–18” is from 5 until the day of "
          + "turning 18"),
    ]
    if let day = input.populationDates[input.period.id] {
      let date = DateText.long(day, language)
      rules.append(
        say("Численность населения — на дату: \(date)", "Population: as of \(date)"))
    }
    return rules + valueRules
  }

  private var valueRules: [String] {
    var rules = [
      say(
        "Округление — один раз, при печати, от половины в большую по модулю сторону; сравнения, "
          + "плановые значения и места определяются по неокруглённым значениям",
        "Values are rounded once, in print, half away from zero; comparisons, targets and places "
          + "are decided on unrounded values"),
      say(
        "Изменение меньше шага округления показывается как «без изменений»; изменение доли — "
          + "в процентных пунктах",
        "A change below the rounding step is “no change”; a change of a percentage is in "
          + "percentage points"),
      say(
        "Отсутствие сведений не заменяется нулём; в целом по территории знаменатель берётся по "
          + "тем, кто представил сведения",
        "Missing data are never zero; for the whole the denominator is that of those who reported"),
    ]
    if input.isPublic {
      let threshold = numbers.integer(input.privacyThreshold)
      rules.append(
        say(
          "Значения по группам меньше \(threshold) человек скрыты, как и ячейки, по которым их "
            + "можно было бы вычислить",
          "Values of groups below \(threshold) persons are suppressed, and so are cells they could "
            + "be computed from"))
    }
    return rules
  }

  fileprivate var ratingMethod: [Block] {
    guard let rating = input.rating else { return [] }
    let title = rating.form.title[language]
    let version = say("версия формы \(rating.form.version)", "form version \(rating.form.version)")
    return [
      .heading(2, RichText(say("Рейтинг", "Rating"))),
      .paragraph(
        RichText(
          "\(title), \(version)" + say("; основание: ", "; basis: ") + rating.form.basis[language])),
      .list(ratingRules(rating.form).map { RichText($0) }),
    ]
  }
}
