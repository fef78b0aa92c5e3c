import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRating

extension ReportSection {
  /// Places, points and movement (рейтинг).
  static let rating = ReportSection(
    id: "rating", title: LocalizedText(ru: "Рейтинг", en: "Rating")
  ) { context in
    guard let rating = context.input.rating else { return [] }
    let basis = RichText(
      "\(rating.form.title[context.language]): \(rating.form.basis[context.language])")
    let body =
      context.input.focus.map { context.municipalityRating(rating, of: $0) }
      ?? context.regionRating(rating)
    return body.isEmpty
      ? []
      : [.paragraph(basis)] + body
  }
}

/// The rating of one municipality: the place, then the points by criterion.
extension ReportContext {
  func municipalityRating(_ rating: RatingInput, of focus: String) -> [Block] {
    guard rating.current.unit(focus) != nil else { return [] }
    var blocks: [Block] = []
    if let place = place() { blocks.append(.paragraph(RichText(place.text))) }
    let table = pointsTable(rating, of: focus)
    blocks.append(
      .paragraph(
        RichText([
          .plain(say("Баллы по критериям: ", "Points by criterion: ")), .table(table.id),
        ])))
    blocks.append(.table(table))
    return blocks
  }

  /// Points by criterion with the value, the maximum and the rule that was applied.
  func pointsTable(_ rating: RatingInput, of unit: String) -> Table {
    let rows = rating.current.points.filter { $0.unit == unit }
    return Table(
      id: "points-\(Slug.text(unit))",
      caption: say("Баллы по критериям: ", "Points by criterion: ") + name(unit),
      columns: [
        TableColumn(say("Критерий", "Criterion")), TableColumn(say("Значение", "Value"), .number),
        TableColumn(say("Баллы", "Points"), .number),
        TableColumn(say("Максимум", "Maximum"), .number),
        TableColumn(say("Правило", "Rule")),
      ],
      rows: rows.map { pointsRow($0, rating) } + totalRow(rating, of: unit))
  }

  private func pointsRow(_ row: CriterionPoints, _ rating: RatingInput) -> [RichText] {
    let value = row.raw.map { numbers.text($0, decimals: decimals(of: $0, row)) }
    let points = row.points.map { numbers.text($0, decimals: decimals(of: rating.form)) }
    return [
      RichText(title(of: row, rating.form)), RichText(value ?? "…"),
      RichText(points ?? missingSign(.notApplicable)), RichText(count(row.maximum)),
      RichText(row.explanation[language]),
    ]
  }

  /// The criterion's own title, else that of its indicator, else its id.
  func title(of row: CriterionPoints, _ form: RatingForm) -> String {
    form.criterion(row.criterion)?.title?[language]
      ?? input.catalogue.indicator(row.indicator)?.shortTitle[language] ?? row.criterion
  }

  /// Computed values have the decimals of their indicator, entered ones as few as they need.
  private func decimals(of value: ExactNumber, _ row: CriterionPoints) -> Int {
    input.catalogue.indicator(row.indicator)?.decimals ?? (value.isWhole ? 0 : 2)
  }

  private func totalRow(_ rating: RatingInput, of code: String) -> [[RichText]] {
    guard let unit = rating.current.unit(code) else { return [] }
    return [
      [
        RichText([.strong(say("Итого", "Total"))]), "",
        RichText([.strong(numbers.text(unit.points, decimals: decimals(of: rating.form)))]),
        RichText(count(unit.maximum)), "",
      ]
    ]
  }
}

/// The rating of a region: the picture, the table of places, who has none.
extension ReportContext {
  func regionRating(_ rating: RatingInput) -> [Block] {
    guard !rating.current.units.isEmpty else { return [] }
    var blocks: [Block] = [leader(), greatestMove()].compactMap { statement in
      statement.map { .paragraph(RichText($0.text)) }
    }
    let figure = ratingFigure(rating)
    var reference: [TextSpan] = [.plain(say("Места и баллы: ", "Places and points: "))]
    reference.append(.table("rating"))
    reference += figureReference(figure)
    blocks.append(.paragraph(RichText(reference)))
    if let figure { blocks.append(figure) }
    blocks.append(.table(ratingTable(rating)))
    blocks += withoutPlace(rating)
    return blocks + [.note(RichText(ratingRules(rating.form).joined(separator: "; ")))]
  }

  private func ratingTable(_ rating: RatingInput) -> Table {
    let units = rating.current.units
    let maximum = units.first.map(\.maximum)
    let isCommon = units.allSatisfy { $0.maximum == maximum }
    let points =
      isCommon
      ? say("Баллы из \(count(maximum))", "Points of \(count(maximum))") : say("Баллы", "Points")
    let table = Table(
      id: "rating", caption: say("Рейтинг, ", "Rating, ") + input.period.title[language],
      columns: [
        TableColumn(say("Место", "Place"), .sign),
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(points, .number),
        TableColumn(isCommon ? "" : say("Максимум", "Maximum"), .number),
        TableColumn(say("Прежнее место", "Previous place"), .sign),
        TableColumn(say("Изменение", "Move"), .sign),
        TableColumn(say("Место при весах ±10\u{A0}%", "Place, weights ±10%"), .sign),
        TableColumn(say("Критерии на максимум", "Criteria at maximum"), .sign),
        TableColumn(say("Данные, %", "Data, %"), .number),
      ],
      rows: units.map { ratingRow($0, rating, isCommon) })
    return table.dropping(emptyAmong: [3, 4, 5, 6])
  }

  private func ratingRow(
    _ unit: RatedUnit, _ rating: RatingInput, _ isCommon: Bool
  ) -> [RichText] {
    let met = "\(unit.criteriaMet) " + say("из", "of") + " \(unit.criteriaTotal)"
    let range = unit.placeLow.map { low in
      unit.placeHigh == low ? "\(low)" : "\(low)–\(unit.placeHigh ?? low)"
    }
    return [
      unit.placeFrom == nil ? "…" : unit.placeText, name(unit.unit),
      numbers.text(unit.points, decimals: decimals(of: rating.form)),
      isCommon ? "" : count(unit.maximum),
      unit.previousPlace.isEmpty ? "…" : unit.previousPlace, move(of: unit),
      range ?? "…", met, numbers.text(unit.coverage * ExactNumber(100), decimals: 0),
    ].map { RichText($0) }
  }

  /// The move in places: `▲ 2`, `▼ 1`, `=`.
  private func move(of unit: RatedUnit) -> String {
    guard let now = unit.placeFrom, let before = PlaceText.first(unit.previousPlace) else {
      return "…"
    }
    if now == before { return "=" }
    return now < before ? "▲ \(before - now)" : "▼ \(now - before)"
  }

  /// How points, ties and missing values are treated.
  func ratingRules(_ form: RatingForm) -> [String] {
    let share = numbers.percent(form.minimumCoverage * ExactNumber(100), decimals: 0)
    var rules = [
      say(
        "при равных баллах муниципалитеты делят место (например, «3–4»)",
        "equal points share a place (such as “3–4”)"),
      say(
        "место присваивается, если данные есть не менее чем по \(share) веса критериев",
        "a place needs data for at least \(share) of the weight of the criteria"),
    ]
    if let step = form.step {
      let size = numbers.text(step, decimals: decimals(of: form))
      rules.append(
        say(
          "баллы округляются до \(size) до сложения", "points are rounded to \(size) before adding"
        ))
    }
    return rules
  }

  private func withoutPlace(_ rating: RatingInput) -> [Block] {
    let without = rating.current.units.filter { $0.placeFrom == nil }
    guard !without.isEmpty else { return [] }
    let names = without.map { unit in
      let reason = unit.exclusion[language]
      return shortName(unit.unit) + (reason.isEmpty ? "" : " (\(reason))")
    }
    let list = ListText.joined(names, language, limit: names.count)
    return [.note(RichText(say("Вне рейтинга: ", "Without a place: ") + list))]
  }
}
