import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Values by the six directions (по направленностям).
  static let directions = ReportSection(
    id: "directions", title: LocalizedText(ru: "По направленностям", en: "By direction")
  ) { context in
    let shares = context.indicators.compactMap { context.structureShare($0) }
    let list: [Block] = shares.isEmpty ? [] : [.list(shares.map { RichText($0.text) })]
    let figure = context.indicators.lazy.compactMap {
      context.structureFigure($0, "direction")
    }.first
    return list + context.breakdown("direction", figure)
  }

  /// City and village side by side (городская и сельская местность).
  static let urbanRural = ReportSection(
    id: "urban-rural",
    title: LocalizedText(ru: "Городская и сельская местность", en: "Urban and rural")
  ) { context in
    let gaps = context.indicators.compactMap { context.gap($0) }
    let list: [Block] = gaps.isEmpty ? [] : [.list(gaps.map { RichText($0.text) })]
    let known = context.indicators.filter { context.gap($0) != nil }
    return list + context.breakdown("locality_type", context.gapFigure(known))
  }
}

extension ReportContext {
  /// One table per indicator that has the breakdown: categories of the subject, or municipalities
  /// by categories for a region.
  fileprivate func breakdown(_ breakdown: String, _ figure: Block?) -> [Block] {
    let indicators = indicators.filter { !categories($0, breakdown).isEmpty }
    guard !indicators.isEmpty else { return [] }
    var blocks: [Block] = []
    for (position, indicator) in indicators.enumerated() {
      let table = breakdownTable(indicator, breakdown)
      let drawn = position == 0 ? figure : nil
      let introduction = RichText(
        [.plain(indicator.title[language] + ": "), .table(table.id)] + figureReference(drawn))
      blocks += [.paragraph(introduction)] + (drawn.map { [$0] } ?? []) + [.table(table)]
      if let note = additivityNote(indicator, breakdown) { blocks.append(.note(RichText(note))) }
    }
    return blocks
  }

  /// The categories with a cell in the period, in the order of the code list.
  func categories(_ indicator: IndicatorDefinition, _ breakdown: String) -> [String] {
    let codes = [subject] + (input.focus == nil ? input.municipalities.map(\.code) : [])
    let known = codeList(breakdown).map(\.code)
    let rest = ["other", ""].filter { !known.contains($0) }
    return (known + rest).filter { category in
      codes.contains { code in
        cell(indicator, in: code, breakdown: breakdown, category: category) != nil
      }
    }
  }

  /// The code list of a column, from the first source form that has it.
  private func codeList(_ column: String) -> [CodeEntry] {
    for form in input.catalogue.forms {
      switch form.column(column)?.type {
      case .code(let entries), .list(let entries): return entries
      default: continue
      }
    }
    return []
  }

  /// A category as people call it.
  func categoryTitle(_ code: String, _ breakdown: String) -> String {
    if let entry = codeList(breakdown).first(where: { $0.code == code }) {
      return entry.title[language]
    }
    switch code {
    case "urban": return say("город", "urban")
    case "rural": return say("село", "rural")
    case "": return say("не указано", "not given")
    case "other": return say("прочее", "other")
    default: return code
    }
  }

  private func breakdownTable(_ indicator: IndicatorDefinition, _ breakdown: String) -> Table {
    let categories = categories(indicator, breakdown)
    let caption = "\(indicator.shortTitle[language]), " + input.period.title[language]
    let id = "\(indicator.id)-\(Slug.text(breakdown))"
    guard input.focus == nil else {
      return Table(
        id: id, caption: caption,
        columns: [
          TableColumn(say("Категория", "Category")), TableColumn(header(indicator), .number),
          TableColumn(say("Числитель", "Numerator"), .number),
          TableColumn(say("Знаменатель", "Denominator"), .number),
          TableColumn(previousHeader, .number),
        ],
        rows: categories.map { categoryRow(indicator, breakdown, $0) }
      ).dropping(emptyAmong: [2, 3, 4])
    }
    let heads = categories.map { TableColumn(categoryTitle($0, breakdown), .number) }
    let unit = unitText(indicator)
    let rows = (municipalities.map(\.code) + [IndicatorValue.total]).map { code in
      [RichText(shortName(code))]
        + categories.map { category in
          RichText(
            text(cell(indicator, in: code, breakdown: breakdown, category: category), indicator))
        }
    }
    return Table(
      id: id, caption: unit.isEmpty ? caption : "\(caption), \(unit)",
      columns: [TableColumn(say("Муниципальное образование", "Municipality"))] + heads, rows: rows)
  }

  private func categoryRow(
    _ indicator: IndicatorDefinition, _ breakdown: String, _ category: String
  ) -> [RichText] {
    let cell = cell(indicator, in: subject, breakdown: breakdown, category: category)
    let earlier = input.cell(
      indicator.id, subject, input.period.previous, breakdown: breakdown, category: category)
    let change = Change(from: earlier, to: cell, decimals: indicator.decimals)
    return [
      categoryTitle(category, breakdown), text(cell, indicator),
      cell?.numerator.map { count($0) } ?? missingSign(cell?.outcome.reason ?? .notApplicable),
      cell?.denominator.map { count($0) } ?? missingSign(cell?.outcome.reason ?? .notApplicable),
      text(change, indicator),
    ].map { RichText($0) }
  }

  /// A child counts once in every category it has, so parts need not add up: said where they
  /// do not.
  private func additivityNote(_ indicator: IndicatorDefinition, _ breakdown: String) -> String? {
    func count(_ cell: IndicatorValue?) -> ExactNumber? {
      let isRatio = indicator.unit == "percent" || indicator.unit == "point"
      return cell?.numerator ?? (isRatio ? nil : cell?.outcome.number)
    }
    guard let whole = count(cell(indicator)) else { return nil }
    let parts = categories(indicator, breakdown).map { category in
      count(cell(indicator, in: subject, breakdown: breakdown, category: category))
    }
    guard !parts.contains(nil) else { return nil }
    let sum = parts.compactMap { $0 }.reduce(.zero, +)
    guard sum != whole else { return nil }
    return say(
      "сумма по категориям (\(self.count(sum))) не равна значению в целом (\(self.count(whole))): "
        + "учитывается каждая категория, в которой есть ребёнок, а строки без категории не входят",
      "the categories sum to \(self.count(sum)), not to the whole (\(self.count(whole))): a child counts in "
        + "every category it has, and rows without a category are left out")
  }
}
