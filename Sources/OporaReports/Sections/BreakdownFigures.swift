import OporaCharts
import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// Pictures of parts of a whole: directions, city and village.
extension ReportContext {
  /// Shares of the categories of a breakdown: of the municipalities of a region, or of one beside
  /// the whole; nil where the indicator counts nothing.
  func structureFigure(_ indicator: IndicatorDefinition, _ breakdown: String) -> Block? {
    let parts = leading(categories(indicator, breakdown).filter { !$0.isEmpty })
    guard parts.count > 1, let kind = ChartKind(rawValue: "stacked") else { return nil }
    let codes =
      input.focus.map { [$0] + (hasWhole ? [IndicatorValue.total] : []) }
      ?? (municipalities.map(\.code) + [IndicatorValue.total])
    var rows: [[String]] = []
    for code in codes {
      var counts = parts.map { part in
        cell(indicator, in: code, breakdown: breakdown, category: part)?.numerator
      }
      guard counts.contains(where: { $0 != nil }) else { continue }
      // What no code list names has a cell only where it was met.
      if let other = parts.firstIndex(of: "other"),
        cell(indicator, in: code, breakdown: breakdown, category: "other") == nil
      {
        counts[other] = .zero
      }
      for (part, count) in zip(parts, counts) {
        rows.append([
          chartName(code), categoryTitle(part, breakdown),
          count.map { MachineNumber.text($0) } ?? "",
        ])
      }
    }
    guard !rows.isEmpty else { return nil }
    var options = self.options(
      subtitle: "\(indicator.shortTitle[language]), " + say("доли, %", "shares, %"))
    options.focus = input.focus.map { chartName($0) }
    // The whole is among the bars.
    options.subject = .rows
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: ["name", "part", "value"], rows: rows),
        options: options, id: "\(indicator.id)-\(Slug.text(breakdown))-stacked",
        caption: "\(indicator.shortTitle[language]): "
          + say("доли категорий, ", "shares of the categories, ") + input.period.title[language]))
  }

  /// The categories with those that the state wants to grow at the front, where the eye compares.
  private func leading(_ categories: [String]) -> [String] {
    let wanted = ["technical", "science"].filter(categories.contains)
    return wanted + categories.filter { !wanted.contains($0) }
  }

  /// The share of the technical and the science direction together, and how it changed.
  func structureShare(_ indicator: IndicatorDefinition) -> Statement? {
    guard let now = structureShare(indicator, input.period.id) else { return nil }
    let share = numbers.percent(now.share, decimals: 1)
    var text = say(
      "доля технической и естественнонаучной направленностей — \(share)",
      "the technical and the science direction have a share of \(share)")
    var cells = now.cells
    for comparison in comparisons where !comparison.period.isEmpty {
      guard let before = structureShare(indicator, comparison.period) else { continue }
      let difference = now.share - before.share
      cells += before.cells
      guard !(difference.magnitude < Change.step(1)) else {
        text += say(
          ", без изменений по сравнению \(comparison.with)", ", no change on \(comparison.with)")
        continue
      }
      let size = numbers.with(
        unit: numbers.pointsUnit, numbers.text(difference.magnitude, decimals: 1))
      text +=
        difference.isNegative
        ? say(
          ", на \(size) меньше, чем \(comparison.inside)",
          ", \(size) less than \(comparison.inside)")
        : say(
          ", на \(size) больше, чем \(comparison.inside)",
          ", \(size) more than \(comparison.inside)")
    }
    return Statement(
      kind: .structure, subject: indicator.shortTitle[language], predicate: text, cells: cells)
  }

  /// The share in percent of all counts by direction; nil unless every direction has a count.
  private func structureShare(
    _ indicator: IndicatorDefinition, _ period: String
  ) -> (share: ExactNumber, cells: [CellReference])? {
    let parts = categories(indicator, "direction").filter { !$0.isEmpty }
    let cells = parts.compactMap { part in
      input.cell(
        indicator.id, subject, period, breakdown: "direction", category: part)
    }
    let counts = cells.compactMap { cell in cell.numerator.map { (cell.category, $0) } }
    let all = counts.map(\.1).reduce(.zero, +)
    let some = counts.filter { ["technical", "science"].contains($0.0) }
    guard cells.count == parts.count, counts.count == parts.count, some.count == 2, !all.isZero
    else { return nil }
    let sum = some.map(\.1).reduce(.zero, +)
    return (sum * ExactNumber(100) / all, cells.map(reference))
  }

  /// City and village as two ends of a line: of each municipality of a region, or of each
  /// indicator in percent of one municipality.
  func gapFigure(_ indicators: [IndicatorDefinition]) -> Block? {
    guard let kind = ChartKind(rawValue: "dumbbell") else { return nil }
    let places: [(name: String, indicator: IndicatorDefinition, code: String)]
    if let focus = input.focus {
      places = indicators.filter { $0.unit == "percent" }.map {
        ($0.shortTitle[language], $0, focus)
      }
    } else {
      guard let first = indicators.first else { return nil }
      places = municipalities.map { (chartName($0.code), first, $0.code) }
    }
    let rows = places.compactMap { place -> [String]? in
      guard let pair = gapCells(place.indicator, place.code, input.period.id) else { return nil }
      return [place.name, MachineNumber.text(pair.urban), MachineNumber.text(pair.rural)]
    }
    guard rows.count > 1, let first = places.first?.indicator else { return nil }
    var options = options(for: first, subtitle: input.period.title[language])
    options.pairLabels = [say("город", "urban"), say("село", "rural")]
    var title = first.shortTitle[language]
    if input.focus != nil {
      title = say("Городская и сельская местность", "Urban and rural")
      options = self.options(subtitle: title + ", %")
      options.pairLabels = [say("город", "urban"), say("село", "rural")]
      options.unit = "%"
      options.decimals = first.decimals
      options.subject = .indicators
    }
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: ["name", "first", "second"], rows: rows),
        options: options, id: "\(first.id)-urban-rural-dumbbell",
        caption: "\(title): " + say("город и село, ", "city and village, ")
          + input.period.title[language]))
  }
}
