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
    }
    for column in form.columns {
      if let unit = column.unit { checkUnit(unit, at: column.span) }
    }
    for (link, span) in zip(form.links, form.unitSpans.links) where context.forms[link.form] == nil
    {
      found.reportUnknown(
        .source, link.form, at: span, known: context.forms.keys.sorted(), of: nil)
    }
  }

  private func checkUnit(_ unit: String, at span: SourceSpan) {
    if context.units.isKnown(unit) { return }
    found.reportUnknown(.unit, unit, at: span, known: context.units.names, of: nil)
  }
}
