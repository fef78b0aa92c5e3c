import OporaDiagnostics
import OporaLanguage

/// Checks the columns that an indicator may be broken down by.
struct BreakdownChecker {
  let context: CheckingContext
  let found: FindingCollector

  func check(_ draft: IndicatorDraft) {
    let forms = draft.measures.compactMap { context.forms[$0.definition.source] }
    guard forms.count == draft.measures.count, !forms.isEmpty else { return }
    var seen: Set<String> = []
    for breakdown in draft.breakdowns {
      guard seen.insert(breakdown.name).inserted else {
        reportTwice(breakdown)
        continue
      }
      let columns = forms.compactMap { $0.column(breakdown.name) }
      guard let column = columns.first else {
        let known = forms[0].columns.filter(\.isDivisible).map(\.name)
        found.reportUnknown(
          .column, breakdown.name, at: breakdown.span, known: known, of: forms[0].id)
        continue
      }
      if !column.isDivisible { reportIndivisible(breakdown, column) }
      noteOverlap(breakdown, draft)
    }
  }

  private func reportTwice(_ breakdown: (name: String, span: SourceSpan)) {
    found.report(
      "E002", at: breakdown.span,
      .init(
        ru: "разрез «\(breakdown.name)» уже задан",
        en: "the breakdown ‘\(breakdown.name)’ is already given"),
      fix: .init(ru: "оставьте один", en: "keep one"))
  }

  private func reportIndivisible(
    _ breakdown: (name: String, span: SourceSpan), _ column: SourceColumn
  ) {
    let why =
      column.personal
      ? LocalizedText(ru: "персональные данные", en: "personal data")
      : ValueKind(column).words
    found.report(
      "E203", at: breakdown.span,
      .init(
        ru: "по столбцу «\(column.name)» разбить нельзя: это \(why.ru)",
        en: "the column ‘\(column.name)’ cannot divide a value: it is \(why.en)"),
      fix: .init(
        ru: "разрезом бывает код, список кодов, признак «да/нет» или текст",
        en: "a breakdown is a code, a list of codes, a yes-or-no mark or a text"))
  }

  /// Notes breakdowns whose parts exceed the whole.
  ///
  /// A child attends programmes of several directions; reports get a footnote. This is worth
  /// knowing, not wrong.
  private func noteOverlap(
    _ breakdown: (name: String, span: SourceSpan), _ draft: IndicatorDraft
  ) {
    let overlapping = ["direction", "financing", "programme_id", "organisation_id", "status"]
    let countsDistinct = draft.measures.contains { measure in
      guard case .countDistinct(let key) = measure.definition.aggregate else { return false }
      return key != breakdown.name
        && context.forms[measure.definition.source]?.column(breakdown.name) != nil
    }
    if draft.measures.contains(where: { isList(breakdown.name, of: $0) }) {
      reportList(breakdown)
      return
    }
    guard countsDistinct, overlapping.contains(breakdown.name) else { return }
    found.add(
      Finding(
        code: "W503", severity: .info, place: Place(breakdown.span),
        message: .init(
          ru: "по «\(breakdown.name)» ребёнок попадает в несколько групп: "
            + "части не сложатся в итог (в отчёт попадёт сноска)",
          en: "by ‘\(breakdown.name)’ a child falls into several groups: "
            + "the parts do not add up to the whole (the report gets a footnote)")))
  }

  private func isList(_ column: String, of measure: MeasureDraft) -> Bool {
    if case .list? = context.forms[measure.definition.source]?.column(column)?.type {
      true
    } else {
      false
    }
  }

  /// By a list a row counts in each of its categories.
  private func reportList(_ breakdown: (name: String, span: SourceSpan)) {
    found.add(
      Finding(
        code: "W503", severity: .info, place: Place(breakdown.span),
        message: .init(
          ru: "«\(breakdown.name)» – список: строка учитывается в каждой из своих групп, "
            + "части не сложатся в итог (в отчёт попадёт сноска)",
          en: "‘\(breakdown.name)’ is a list: a row counts in each of its groups, "
            + "the parts do not add up to the whole (the report gets a footnote)")))
  }
}

extension SourceColumn {
  /// Whether values may be broken down by the column.
  var isDivisible: Bool {
    switch type {
    case .code, .boolean, .list: true
    case .text: !personal
    case .integer, .number, .date, .period: false
    }
  }
}
