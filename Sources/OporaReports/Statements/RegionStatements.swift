import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// Sentences on many municipalities at once.
extension ReportContext {
  /// The greatest and the least value, ties named together; «значения совпадают» if all are equal.
  func spread(_ indicator: IndicatorDefinition) -> Statement? {
    let ranked = ranked(by: indicator)
    guard ranked.count > 1 else { return nil }
    let values = ranked.map(\.value)
    guard let greatest = values.max(), let least = values.min() else { return nil }
    let cells = ranked.compactMap { cell(indicator, in: $0.municipality.code).map(reference) }
    let title = indicator.shortTitle[language]
    if (greatest - least).magnitude < Change.step(indicator.decimals) {
      let same = measured(greatest, indicator)
      return Statement(
        kind: .spread, subject: title,
        predicate: say(
          "значения муниципалитетов совпадают (\(same))",
          "the municipalities have the same value (\(same))"),
        cells: cells)
    }
    let top = holders(of: greatest, ranked, indicator)
    let bottom = holders(of: least, ranked, indicator)
    return Statement(
      kind: .spread, subject: title,
      predicate: say(
        "наибольшее значение — \(top), наименьшее — \(bottom)",
        "the greatest value — \(top), the least — \(bottom)"),
      cells: cells)
  }

  /// Names of those whose value prints as the given one, with the value.
  private func holders(
    of value: ExactNumber, _ ranked: [(municipality: ReportMunicipality, value: ExactNumber)],
    _ indicator: IndicatorDefinition
  ) -> String {
    let printed = measured(value, indicator)
    let names = ranked.filter { measured($0.value, indicator) == printed }
      .map { $0.municipality.shortName[language] }
    return "\(ListText.joined(names, language, limit: 3)) (\(printed))"
  }

  /// How many municipalities met their target.
  func reached(_ indicator: IndicatorDefinition) -> Statement? {
    let cells = municipalities.compactMap { cell(indicator, in: $0.code) }
    let attained = cells.compactMap { cell in
      Attainment(cell, indicator)?.isMet.map { (cell, $0) }
    }
    guard attained.count > 1 else { return nil }
    let met = attained.count(where: \.1)
    let all = Plural.ofMunicipalities.text(attained.count, language)
    let verb = Plural.agreeing(met, .ru, one: "достиг", other: "достигли")
    return Statement(
      kind: .reached, subject: indicator.shortTitle[language],
      predicate: say(
        "планового значения \(verb) \(numbers.integer(met)) из \(all)",
        "\(numbers.integer(met)) of \(all) met the target"),
      cells: attained.map { reference($0.0) })
  }

  /// How many of the subject's indicators with a target have met it.
  func targetCount(_ indicators: [IndicatorDefinition]) -> Statement? {
    let attained = indicators.compactMap { indicator -> (IndicatorValue, Bool)? in
      guard let cell = cell(indicator) else { return nil }
      return Attainment(cell, indicator)?.isMet.map { (cell, $0) }
    }
    guard attained.count > 1 else { return nil }
    let met = numbers.integer(attained.count(where: \.1))
    let all = Plural.ofIndicators.text(attained.count, language)
    return Statement(
      kind: .targetCount,
      predicate: say(
        "Плановые значения: достигнуто \(met) из \(all)",
        "Targets: \(met) of \(all) met"),
      cells: attained.map { reference($0.0) })
  }

  /// The gap of city and village, and how it changed since the period before.
  func gap(_ indicator: IndicatorDefinition) -> Statement? {
    guard let now = gapCells(indicator, subject, input.period.id) else { return nil }
    let difference = now.urban - now.rural
    let urban = measured(now.urban, indicator)
    let rural = measured(now.rural, indicator)
    var text = say(
      "город — \(urban), село — \(rural)", "urban — \(urban), rural — \(rural)")
    var cells = now.cells
    if difference.magnitude < Change.step(indicator.decimals) {
      text += say(", разрыва нет", ", no gap")
    } else {
      let size = distance(difference.magnitude, indicator)
      text += say(", разрыв \(size)", ", the gap is \(size)")
    }
    if let before = gapCells(indicator, subject, input.period.previous) {
      let change = difference.magnitude - (before.urban - before.rural).magnitude
      cells += before.cells
      text += "; " + gapChange(change, indicator)
    }
    return Statement(
      kind: .gap, subject: indicator.shortTitle[language], predicate: text, cells: cells)
  }

  private func gapChange(_ change: ExactNumber, _ indicator: IndicatorDefinition) -> String {
    if change.magnitude < Change.step(indicator.decimals) {
      let before = comparisons.first?.with ?? ""
      return say("по сравнению \(before) без изменений", "no change on \(before)")
    }
    let size = distance(change.magnitude, indicator)
    return change.isNegative
      ? say(
        "за период разрыв сократился на \(size)", "the gap narrowed by \(size) over the period")
      : say("за период разрыв вырос на \(size)", "the gap widened by \(size) over the period")
  }

  /// The values for city and village where both are numbers.
  func gapCells(
    _ indicator: IndicatorDefinition, _ municipality: String, _ period: String
  ) -> (urban: ExactNumber, rural: ExactNumber, cells: [CellReference])? {
    let cells = ["urban", "rural"].compactMap { category in
      input.cell(
        indicator.id, municipality, period, breakdown: "locality_type", category: category)
    }
    guard cells.count == 2, let urban = cells[0].outcome.number,
      let rural = cells[1].outcome.number
    else { return nil }
    return (urban, rural, cells.map(reference))
  }
}
