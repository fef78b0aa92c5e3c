import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Where a municipality stands among the best and among the last (сильные и слабые стороны).
  static let strengths = ReportSection(
    id: "strengths",
    title: LocalizedText(ru: "Сильные и слабые стороны", en: "Strengths and weaknesses"),
    levels: [.municipality]
  ) { context in
    context.strengthBlocks
  }
}

extension ReportContext {
  /// With fewer municipalities a fifth of them is nobody.
  private static let leastRanked = 5

  fileprivate var strengthBlocks: [Block] {
    let standings = indicators.compactMap { standing($0) }
    guard !standings.isEmpty else { return [] }
    // A fifth at the top or the bottom of those with a number; the nearest to the end first.
    let strong = standings.filter { $0.fraction <= 0.2 }.sorted { $0.fraction < $1.fraction }
    let weak = standings.filter { $0.fraction >= 0.8 }.sorted { $0.fraction > $1.fraction }
    var blocks: [Block] = []
    let groups = [
      (say("В лучшей пятой части муниципалитетов:", "In the best fifth:"), strong),
      (say("В последней пятой части муниципалитетов:", "In the last fifth:"), weak),
    ]
    for (words, found) in groups where !found.isEmpty {
      blocks.append(.paragraph(RichText(words)))
      blocks.append(.list(found.prefix(3).map { RichText($0.statement.text) }))
    }
    guard !blocks.isEmpty else {
      return [
        .paragraph(
          RichText(
            say(
              "Ни по одному показателю муниципалитет не входит ни в лучшую, ни в последнюю пятую "
                + "часть",
              "By no indicator is the municipality among the best or the last fifth")))
      ]
    }
    return blocks
  }

  /// The statement on the place, and how far from the top it is: 0 first, 1 last.
  private func standing(
    _ indicator: IndicatorDefinition
  ) -> (statement: Statement, fraction: Double)? {
    // Counts are greater where there are more children; only shares and means compare.
    guard let cell = cell(indicator), let own = cell.outcome.number, cell.denominator != nil,
      let statement = rank(indicator)
    else { return nil }
    let ranked = ranked(by: indicator)
    guard ranked.count >= ReportContext.leastRanked,
      ranked.first?.value != ranked.last?.value
    else { return nil }
    let lowFirst = indicator.better == .lower
    let better = ranked.count { lowFirst ? $0.value < own : own < $0.value }
    let worse = ranked.count { lowFirst ? own < $0.value : $0.value < own }
    // Shared places count by their middle.
    let shared = ranked.count - better - worse - 1
    let fraction = (Double(better) + Double(shared) / 2) / Double(max(1, ranked.count - 1))
    let words = Statement(
      kind: .strength, subject: statement.subject,
      predicate: measured(own, indicator) + ", " + statement.predicate, cells: statement.cells)
    return (words, fraction)
  }
}
