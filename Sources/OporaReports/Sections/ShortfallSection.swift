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
      ] + whereItIsMissing(known) + organisationBlocks(known)
    }
    let items = short.map { indicator, count in
      RichText(
        indicator.shortTitle[language] + ": "
          + say("до планового значения не хватает ", "missing to the target: ")
          + amount(count, indicator))
    }
    return [.list(items)] + whereItIsMissing(known) + organisationBlocks(short.map(\.0))
  }

  /// Which municipalities pull a region down; nothing in the report of one.
  private func whereItIsMissing(_ indicators: [IndicatorDefinition]) -> [Block] {
    guard input.focus == nil else { return [] }
    let table = shortfallTable(indicators)
    guard !table.rows.isEmpty else { return [] }
    let words = say("Муниципальным образованиям не хватает: ", "Municipalities miss: ")
    return [
      .paragraph(RichText([.plain(words), .table("shortfall")])), .table(table),
      .note(
        RichText(
          say(
            "недостающее по региону — по его собственному значению, не сумма строк",
            "what the region misses comes from its own value, not from the rows"))),
    ]
  }

  /// «64 детей» where children are counted, else the bare number.
  private func amount(_ count: Int, _ indicator: IndicatorDefinition) -> String {
    let noun =
      countsChildren(indicator)
      ? Plural(one: "ребёнка", few: "детей", many: "детей", singular: "child", plural: "children")
      : Plural(one: "единицы", few: "единиц", many: "единиц", singular: "unit", plural: "units")
    return noun.text(count, language)
  }

  private func countsChildren(_ indicator: IndicatorDefinition) -> Bool {
    let sums = ["children", "people", "used"]
    return indicator.measures.first.map { measure in
      switch measure.aggregate {
      case .countDistinct("child_id"): true
      case .sum(let column): sums.contains(column)
      default: false
      }
    } ?? false
  }

  /// Who is how far from the target, the farthest first; without those who miss nothing.
  private func shortfallTable(_ indicators: [IndicatorDefinition]) -> Table {
    let rows = municipalities.map { municipality in
      (
        municipality,
        indicators.map { Shortfall(cell($0, in: municipality.code), $0)?.count }
      )
    }
    let sorted = rows.filter { $0.1.contains { ($0 ?? 0) > 0 } }.enumerated().sorted {
      left, right in
      let (first, second) = (left.element.1.first ?? nil, right.element.1.first ?? nil)
      return first == second ? left.offset < right.offset : (first ?? -1) > (second ?? -1)
    }.map(\.element)
    return Table(
      id: "shortfall",
      caption: say("Не хватает до планового значения, ", "Missing to the target, ")
        + input.period.title[language],
      columns: [TableColumn(say("Муниципальное образование", "Municipality"))]
        + indicators.map { indicator in
          let unit = countsChildren(indicator) ? say(", детей", ", children") : ""
          return TableColumn(indicator.shortTitle[language] + unit, .number)
        },
      rows: sorted.map { municipality, counts in
        [RichText(municipality.shortName[language])]
          + counts.map { RichText($0.map { numbers.integer($0) } ?? missingSign(.notApplicable)) }
      })
  }
}
