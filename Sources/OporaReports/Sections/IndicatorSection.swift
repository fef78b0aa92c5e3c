import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// A page per indicator: picture, sentences, reasons and measures (по показателям).
  static let indicator = ReportSection(
    id: "indicator", title: LocalizedText(ru: "По показателям", en: "By indicator")
  ) { context in
    let selection = IndicatorSelection(context)
    return selection.shown.flatMap { context.page(of: $0) } + selection.note(context)
  }
}

extension ReportContext {
  fileprivate func page(of indicator: IndicatorDefinition) -> [Block] {
    var blocks: [Block] = [.heading(2, RichText(indicator.title[language]))]
    let sentences = sentences(on: indicator)
    if !sentences.isEmpty {
      let rest = sentences.dropFirst().map { Sentence.stopped($0.continuation) }
      let first = sentences.prefix(1).map { Sentence.stopped($0.text) }
      let text = (first + rest).joined(separator: " ")
      blocks.append(.paragraph(RichText(text)))
    }
    let figure = figure(for: indicator)
    blocks.append(.paragraph(references(indicator, figure)))
    if let figure { blocks.append(figure) }
    blocks.append(.table(input.focus == nil ? regionTable(indicator) : seriesTable(indicator)))
    blocks += pageNotes(indicator)
    return blocks
      + written(
        under: [indicator.id, indicator.title.ru, indicator.title.en, indicator.shortTitle.ru],
        orAskFor: say(
          "причины значения и его изменения, принятые и планируемые меры",
          "reasons of the value and its change, measures taken and planned"))
  }

  /// What the numbers of the page need said: who has none and why, small denominators.
  private func pageNotes(_ indicator: IndicatorDefinition) -> [Block] {
    var notes = remarks(on: cell(indicator), indicator)
    if input.focus == nil {
      let missing = withoutNumber(indicator).map { $0.shortName[language] }
      if !missing.isEmpty {
        let names = ListText.joined(missing, language, limit: missing.count)
        notes.append(say("нет данных: \(names)", "no data: \(names)"))
      }
      let small = smallBases(indicator)
      if !small.isEmpty {
        let names = ListText.joined(small, language, limit: small.count)
        let limit = numbers.integer(ReportContext.smallDenominator)
        notes.append(
          say(
            "малая база (знаменатель меньше \(limit)), значения неустойчивы: \(names)",
            "a small base (a denominator below \(limit)), unstable values: \(names)"))
      }
    }
    return notes.isEmpty ? [] : [.note(RichText(notes.joined(separator: "; ")))]
  }

  /// Municipalities with a number on a small denominator, with the denominator.
  private func smallBases(_ indicator: IndicatorDefinition) -> [String] {
    municipalities.compactMap { municipality in
      guard let cell = cell(indicator, in: municipality.code), cell.outcome.number != nil,
        let denominator = cell.denominator,
        denominator < ExactNumber(ReportContext.smallDenominator)
      else { return nil }
      return "\(municipality.shortName[language]) (\(count(denominator)))"
    }
  }

  /// Level and dynamics, target, spread: two to four sentences.
  private func sentences(on indicator: IndicatorDefinition) -> [Statement] {
    let common = [level(indicator), target(indicator), growth(indicator)]
    let wide = input.focus == nil ? [reached(indicator), spread(indicator)] : [rank(indicator)]
    let found = (common + wide).compactMap { $0 }
    if !found.isEmpty { return found }
    return [noValue(indicator)]
  }

  /// The subject has no number: said, with the reason, never shown as zero.
  private func noValue(_ indicator: IndicatorDefinition) -> Statement {
    let reason = cell(indicator)?.outcome.reason ?? .notReported
    return Statement(
      kind: .level, subject: indicator.shortTitle[language], predicate: words(reason),
      cells: cell(indicator).map { [reference($0)] } ?? [])
  }

  /// Where the focus stands among those with a number; ties share a place.
  func rank(_ indicator: IndicatorDefinition) -> Statement? {
    guard input.focus != nil, indicator.better != .none,
      let own = cell(indicator)?.outcome.number
    else { return nil }
    let ranked = ranked(by: indicator)
    guard ranked.count > 1 else { return nil }
    let lowFirst = indicator.better == .lower
    let better = ranked.count { lowFirst ? $0.value < own : own < $0.value }
    let equal = ranked.count { $0.value == own }
    let place = equal > 1 ? "\(better + 1)–\(better + equal)" : "\(better + 1)"
    let all = Plural.ofMunicipalities.text(ranked.count, language)
    return Statement(
      kind: .place, subject: indicator.shortTitle[language],
      predicate: say(
        "по значению — \(place)-е место из \(all) с данными",
        "by value — place \(place) of \(all) with data"),
      cells: ranked.compactMap { cell(indicator, in: $0.municipality.code).map(reference) })
  }

  private func references(_ indicator: IndicatorDefinition, _ figure: Block?) -> RichText {
    var spans: [TextSpan] = [
      .plain(say("Значения: ", "Values: ")), .table("values-\(indicator.id)"),
    ]
    spans += figureReference(figure)
    return RichText(spans)
  }
}

/// The numbers of a picture, beside it.
extension ReportContext {
  /// The series of the focus municipality over the periods, with the whole if there is one.
  fileprivate func seriesTable(_ indicator: IndicatorDefinition) -> Table {
    var columns = [
      TableColumn(say("Период", "Period")),
      TableColumn(header(indicator), .number),
      TableColumn(say("Числитель", "Numerator"), .number),
      TableColumn(say("Знаменатель", "Denominator"), .number),
      TableColumn(say("Плановое значение", "Target"), .number),
    ]
    if hasWhole { columns.append(TableColumn(wholeName, .number)) }
    let rows = input.periods.map { period in
      let cell = cell(indicator, period: period.id)
      var row = [
        period.title[language], text(cell, indicator),
        fraction(cell?.numerator, cell), fraction(cell?.denominator, cell),
        targetText(cell, indicator),
      ]
      if hasWhole {
        let whole = input.cell(indicator.id, IndicatorValue.total, period.id)
        row.append(text(whole, indicator))
      }
      return row.map { RichText($0) }
    }
    return Table(
      id: "values-\(indicator.id)",
      caption: "\(indicator.shortTitle[language]): " + say("по периодам", "by period"),
      columns: columns, rows: rows
    ).dropping(emptyAmong: [2, 3, 4])
  }

  /// The municipalities by value, those without a number last, then the whole.
  fileprivate func regionTable(_ indicator: IndicatorDefinition) -> Table {
    let codes = ranked(by: indicator).map(\.municipality.code)
    let rest = municipalities.map(\.code).filter { !codes.contains($0) }
    return Table(
      id: "values-\(indicator.id)",
      caption: "\(indicator.shortTitle[language]): "
        + say("по муниципальным образованиям, ", "by municipality, ")
        + input.period.title[language],
      columns: [
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(header(indicator), .number),
        TableColumn(say("Числитель", "Numerator"), .number),
        TableColumn(say("Знаменатель", "Denominator"), .number),
        TableColumn(previousHeader, .number), TableColumn(yearAgoHeader, .number),
        TableColumn(say("Отклонение от планового", "Deviation from target"), .number),
      ],
      rows: (codes + rest + [IndicatorValue.total]).map { regionRow(indicator, $0) }
    ).dropping(emptyAmong: [2, 3, 4, 5, 6])
  }

  private func regionRow(_ indicator: IndicatorDefinition, _ code: String) -> [RichText] {
    let cell = cell(indicator, in: code)
    func change(since period: String) -> String {
      let earlier = input.cell(indicator.id, code, period)
      return text(Change(from: earlier, to: cell, decimals: indicator.decimals), indicator)
    }
    let deviation = Attainment(cell, indicator).map { text(deviation: $0.deviation, indicator) }
    let row = [
      shortName(code), text(cell, indicator), fraction(cell?.numerator, cell),
      fraction(cell?.denominator, cell), change(since: input.period.previous),
      change(since: input.period.yearAgo),
      deviation ?? missingSign(cell?.target == nil ? .notApplicable : .notReported),
    ]
    if code == IndicatorValue.total { return row.map { RichText([.strong($0)]) } }
    return row.map { RichText($0) }
  }

  /// A numerator or denominator; «х» where the indicator is no ratio.
  private func fraction(_ part: ExactNumber?, _ cell: IndicatorValue?) -> String {
    if let part { return count(part) }
    guard let cell, cell.outcome.number != nil else {
      return missingSign(cell?.outcome.reason ?? .notReported)
    }
    return missingSign(.notApplicable)
  }

  private func targetText(_ cell: IndicatorValue?, _ indicator: IndicatorDefinition) -> String {
    cell?.target.map { numbers.text($0, decimals: indicator.decimals) }
      ?? missingSign(.notApplicable)
  }
}
