import OporaCharts
import OporaIndicators
import OporaLanguage
import OporaRating

extension ReportSection {
  /// How sure the places are when weights are a little otherwise (устойчивость мест).
  ///
  /// Internal: weights are fixed by order, and a public report shows places alone.
  static let robustness = ReportSection(
    id: "robustness", title: LocalizedText(ru: "Устойчивость мест", en: "How sure the places are"),
    levels: [.region]
  ) { context in
    context.robustnessBlocks
  }
}

extension ReportContext {
  fileprivate var robustnessBlocks: [Block] {
    guard let rating = input.rating else { return [] }
    let ranged = rating.current.units.filter { $0.placeFrom != nil && $0.placeLow != nil }
    guard ranged.count > 1 else { return [] }
    var blocks: [Block] = [.paragraph(RichText(robustnessCount(ranged).text))]
    let figure = rangeFigure(ranged)
    var reference: [TextSpan] = [.plain(say("Границы мест: ", "Bounds of places: "))]
    reference.append(.table(showsPlaces ? "rating" : "robustness"))
    reference += figureReference(figure)
    blocks.append(.paragraph(RichText(reference)))
    if let figure { blocks.append(figure) }
    if !showsPlaces { blocks.append(.table(rangeTable(ranged))) }
    blocks.append(
      .note(
        RichText(
          say(
            "границы верны для любых весов, каждый из которых отличается от принятого не более "
              + "чем на 10\u{A0}% его величины; баллы и места рейтинга они не меняют",
            "the bounds hold for all weights that differ from those of the form by 10% at most; "
              + "points and places stay as they are"))))
    return blocks
  }

  /// How many places no change of weights within the bounds can move.
  func robustnessCount(_ units: [RatedUnit]) -> Statement {
    let fixed = units.filter { $0.placeLow == $0.placeFrom && $0.placeHigh == $0.placeTo }
    let all = Plural.ofMunicipalities.text(units.count, language)
    func width(_ unit: RatedUnit) -> Int { (unit.placeHigh ?? 0) - (unit.placeLow ?? 0) }
    let open = units.filter { !fixed.contains($0) }
    let widest = open.map(width).max() ?? 0
    let names = ordered(open.filter { width($0) == widest }.map(\.unit)).map(shortName)
    let count = numbers.integer(fixed.count)
    let text = say(
      "При изменении весов критериев в пределах ±10\u{A0}% не меняют места \(count) из \(all)",
      "With weights moved by ±10% the place stays for \(count) of \(all)")
    guard widest > 0 else { return Statement(kind: .range, predicate: text) }
    let list = ListText.joined(names, language, limit: 3)
    return Statement(
      kind: .range,
      predicate: text
        + say("; наибольший разброс мест — \(list)", "; the widest range — \(list)"))
  }

  private func rangeFigure(_ units: [RatedUnit]) -> Block? {
    guard let kind = ChartKind(rawValue: "dot-range") else { return nil }
    var options = self.options(
      subtitle: say("Место и его границы при весах ±10\u{A0}%", "Place and its bounds, ±10%"))
    options.decimals = 0
    options.higherIsBetter = false
    options.measure = say("Место в рейтинге", "Place in the rating")
    let rows = units.map { unit in
      [
        chartName(unit.unit), "\(unit.placeFrom ?? 0)", "\(unit.placeLow ?? 0)",
        "\(unit.placeHigh ?? 0)",
      ]
    }
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: ["name", "value", "low", "high"], rows: rows),
        options: options, id: "rating-dot-range",
        caption: say("Границы мест в рейтинге, ", "Bounds of places, ")
          + input.period.title[language]))
  }

  private func rangeTable(_ units: [RatedUnit]) -> Table {
    Table(
      id: "robustness",
      caption: say("Устойчивость мест, ", "Bounds of places, ") + input.period.title[language],
      columns: [
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(say("Место", "Place"), .sign),
        TableColumn(say("Лучшее", "Best"), .sign), TableColumn(say("Худшее", "Worst"), .sign),
        TableColumn(say("Вывод", "Meaning")),
      ],
      rows: units.map { unit in
        [
          shortName(unit.unit), unit.placeText, "\(unit.placeLow ?? 0)",
          "\(unit.placeHigh ?? 0)", meaning(of: unit),
        ].map { RichText($0) }
      })
  }

  private func meaning(of unit: RatedUnit) -> String {
    guard let low = unit.placeLow, let high = unit.placeHigh else { return "…" }
    if low == high || low == unit.placeFrom && high == unit.placeTo {
      return say("место не меняется", "the place stays")
    }
    return say("от \(low)-го до \(high)-го места", "from place \(low) to \(high)")
  }
}
