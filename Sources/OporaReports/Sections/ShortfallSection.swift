import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// How many children are missing to each target, and where (до планового значения).
  static let shortfall = ReportSection(
    id: "shortfall",
    title: LocalizedText(ru: "Сколько не хватает до плана", en: "What is missing to the plan"),
    asks: LocalizedText(
      ru: "почему не хватает, что делается, кто отвечает, к какому сроку",
      en: "why it is missing, what is being done, by whom, by when")
  ) { context in
    context.shortfallBlocks
  }
}

/// What is missing to a target, in units of the numerator.
struct Shortfall {
  /// The least whole number that reaches the target when added to the numerator; 0 if it is met.
  let count: Int

  /// Nil where the value is no percentage of counts, or more is not better, or no target is set.
  init?(_ cell: IndicatorValue?, _ indicator: IndicatorDefinition) {
    guard let cell, indicator.unit == "percent", indicator.better == .higher,
      let target = cell.target, let above = cell.numerator, let below = cell.denominator
    else { return nil }
    let missing = target * below / ExactNumber(100) - above
    let whole = missing.floor
    let needed = missing.isWhole ? missing : ExactNumber(dividing: whole, by: 1) + ExactNumber(1)
    count = missing.isNegative ? 0 : Int(needed.decimalText(decimals: 0)) ?? 0
  }
}

extension ReportContext {
  fileprivate var shortfallBlocks: [Block] {
    let short = indicators.compactMap { indicator -> (IndicatorDefinition, Int)? in
      guard let missing = Shortfall(cell(indicator), indicator), missing.count > 0 else {
        return nil
      }
      return (indicator, missing.count)
    }
    let known = indicators.filter { Shortfall(cell($0), $0) != nil }
    guard !short.isEmpty || !known.isEmpty else { return [] }
    guard !short.isEmpty else {
      return [
        .paragraph(RichText(say("Плановые значения достигнуты", "All targets are met")))
      ] + (input.focus == nil ? [.table(shortfallTable(known))] : [])
    }
    let items = short.map { indicator, count in
      RichText(
        indicator.shortTitle[language] + ": "
          + say("до планового значения не хватает ", "missing to the target: ")
          + amount(count, indicator))
    }
    var blocks: [Block] = [.list(items)]
    if input.focus == nil {
      blocks.append(
        .paragraph(
          RichText([
            .plain(say("По муниципальным образованиям: ", "By municipality: ")),
            .table("shortfall"),
          ])))
      blocks.append(.table(shortfallTable(known)))
      blocks.append(
        .note(
          RichText(
            say(
              "недостающее по региону считается по его собственному значению и не равно сумме строк",
              "what the region misses comes from its own value and is not the sum of the rows"))))
    }
    return blocks
  }

  /// «64 детей» where children are counted, else the bare number.
  private func amount(_ count: Int, _ indicator: IndicatorDefinition) -> String {
    let countsChildren = indicator.measures.contains { measure in
      if case .countDistinct("child_id") = measure.aggregate { true } else { false }
    }
    guard countsChildren else { return numbers.integer(count) }
    let noun = Plural(
      one: "ребёнка", few: "детей", many: "детей", singular: "child", plural: "children")
    return noun.text(count, language)
  }

  /// Who is how far from the target, the farthest first.
  private func shortfallTable(_ indicators: [IndicatorDefinition]) -> Table {
    let rows = municipalities.map { municipality in
      (
        municipality,
        indicators.map { Shortfall(cell($0, in: municipality.code), $0)?.count }
      )
    }
    let sorted = rows.enumerated().sorted { left, right in
      let (first, second) = (left.element.1.first ?? nil, right.element.1.first ?? nil)
      return first == second ? left.offset < right.offset : (first ?? -1) > (second ?? -1)
    }.map(\.element)
    return Table(
      id: "shortfall",
      caption: say("Не хватает до планового значения, ", "Missing to the target, ")
        + input.period.title[language],
      columns: [TableColumn(say("Муниципальное образование", "Municipality"))]
        + indicators.map { TableColumn($0.shortTitle[language], .number) },
      rows: sorted.map { municipality, counts in
        [RichText(municipality.name[language])]
          + counts.map { RichText($0.map { numbers.integer($0) } ?? missingSign(.notApplicable)) }
      })
  }
}
