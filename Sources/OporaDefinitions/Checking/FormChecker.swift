import OporaDiagnostics
import OporaLanguage

/// Checks what a source form says about units and other forms.
struct FormChecker {
  let context: CheckingContext
  let found: FindingCollector

  func check(_ form: SourceForm) {
    checkUnit(form.rowUnit, at: form.unitSpans.row ?? form.span)
    for (key, span) in zip(form.countableKeys, form.unitSpans.keys) {
      checkUnit(key.unit, at: span)
      checkKey(key.column, of: form, at: span)
    }
    for column in form.columns {
      if let unit = column.unit { checkUnit(unit, at: column.span) }
    }
    for (link, span) in zip(form.links, form.unitSpans.links) where context.forms[link.form] == nil
    {
      found.reportUnknown(
        .source, link.form, at: span, known: context.forms.keys.sorted(), of: nil)
    }
    for (link, span) in zip(form.links, form.unitSpans.links) {
      checkKey(link.column, of: form, at: span)
    }
  }

  /// Different values of a column are counted, and links followed, by codes and texts only.
  private func checkKey(_ name: String, of form: SourceForm, at span: SourceSpan) {
    guard let column = form.column(name), !column.isJoinable else { return }
    let kind = ValueKind(column).words
    found.report(
      "E203", at: span,
      .init(
        ru: "столбец «\(name)» не годится в ключ: это \(kind.ru)",
        en: "the column ‘\(name)’ is no key: it is a \(kind.en)"),
      fix: .init(ru: "ключом бывает код или текст", en: "a key is a code or a text"))
  }

  private func checkUnit(_ unit: String, at span: SourceSpan) {
    if context.units.isKnown(unit) { return }
    found.reportUnknown(.unit, unit, at: span, known: context.units.names, of: nil)
  }
}
