import OporaDiagnostics
import OporaLanguage

/// Checks what control relations have beside measures and a condition: the columns of repetitions.
struct ControlChecker {
  let context: CheckingContext
  let found: FindingCollector

  func check(_ draft: ControlDraft) {
    guard let source = draft.indicator.measures.first?.definition.source,
      let form = context.forms[source]
    else { return }
    var seen: Set<String> = []
    for column in draft.columns {
      guard let known = form.column(column.name) else {
        found.reportUnknown(
          .column, column.name, at: column.span, known: form.columns.map(\.name), of: form.id)
        continue
      }
      if !seen.insert(column.name).inserted { reportTwice(column) }
      if case .list = known.type { reportList(column) }
    }
  }

  private func reportTwice(_ column: (name: String, span: SourceSpan)) {
    found.report(
      "E002", at: column.span,
      .init(
        ru: "столбец «\(column.name)» уже назван",
        en: "the column ‘\(column.name)’ is named already"
      ),
      fix: .init(
        ru: "сравнивайте с другим столбцом: «across» — то, чем строки различаются",
        en: "compare another column: ‘across’ is what the rows differ in"))
  }

  private func reportList(_ column: (name: String, span: SourceSpan)) {
    found.report(
      "E203", at: column.span,
      .init(
        ru: "по столбцу «\(column.name)» строки не сравниваются: это список",
        en: "rows are not compared by the column ‘\(column.name)’: it is a list"),
      fix: .init(ru: "возьмите код, текст или дату", en: "take a code, a text or a date"))
  }
}
