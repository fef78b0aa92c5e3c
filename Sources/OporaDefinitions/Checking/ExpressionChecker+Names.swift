import OporaDiagnostics
import OporaLanguage

extension ExpressionChecker {
  func name(_ path: [String], at span: SourceSpan) -> ValueKind {
    if path.count > 1, path[0] == "period" { return periodName(path, at: span) }
    switch scope {
    case .row(let form): return column(path, of: form, at: span)
    case .cell(let measures, let broken, let forms):
      if path.count == 1, let measure = measures.first(where: { $0.definition.name == path[0] }) {
        return .number(context.dimension(of: measure.definition))
      }
      if broken.contains(path[0]) { return .failed }
      return reportNoMeasure(path, forms: forms, at: span)
    case .day:
      found.reportUnknown(
        .name, path.joined(separator: "."), at: span, known: scope.names, of: nil)
      return .failed
    }
  }

  private func periodName(_ path: [String], at span: SourceSpan) -> ValueKind {
    if path.count == 2, NameScope.periodNames.contains(path[1]) { return .date }
    found.reportUnknown(
      .name, path.joined(separator: "."), at: span,
      known: NameScope.periodNames.map { "period." + $0 }, of: nil)
    return .failed
  }

  /// A column, or a dotted path through declared links.
  private func column(_ path: [String], of first: SourceForm, at span: SourceSpan) -> ValueKind {
    var form = first
    var offset = 0
    for (index, part) in path.enumerated() {
      var place = span
      if path.count > 1 {
        place.column += offset
        place.length = part.unicodeScalars.count
        offset += place.length + 1
      }
      guard let column = form.column(part) else {
        reportNoColumn(part, of: form, at: place)
        return .failed
      }
      guard index < path.count - 1 else { return ValueKind(column) }
      guard let link = form.links.first(where: { $0.column == part }),
        let target = context.forms[link.form]
      else {
        reportNoLink(part, of: form, at: place)
        return .failed
      }
      form = target
    }
    return .failed
  }

  func reportNoColumn(_ name: String, of form: SourceForm, at span: SourceSpan) {
    let known = form.columns.map(\.name) + (name.hasPrefix("per") ? ["period.end"] : [])
    found.reportUnknown(.column, name, at: span, known: known, of: form.id)
  }

  private func reportNoLink(_ column: String, of form: SourceForm, at span: SourceSpan) {
    let links = form.links.map(\.column).joined(separator: ", ")
    found.report(
      "E207", at: span,
      .init(
        ru: "столбец «\(column)» источника «\(form.id)» не ведёт в другой источник",
        en: "the column ‘\(column)’ of the source ‘\(form.id)’ leads to no other source"),
      fix: links.isEmpty
        ? .init(ru: "") : .init(ru: "ведут: \(links)", en: "these do: \(links)"))
  }

  private func reportNoMeasure(
    _ path: [String], forms: [SourceForm], at span: SourceSpan
  ) -> ValueKind {
    let name = path.joined(separator: ".")
    if forms.contains(where: { $0.column(path[0]) != nil }),
      !scope.names.contains(where: { $0.lowercased() == name.lowercased() })
    {
      let list = scope.names.joined(separator: ", ")
      found.report(
        "E208", at: span,
        .init(
          ru: "«\(name)» — столбец строки; в «\(key)» доступны только меры",
          en: "‘\(name)’ is a column of a row; ‘\(key)’ sees measures only"),
        fix: .init(
          ru: "объявите меру в measures; доступны: \(list)",
          en: "declare a measure in measures; available: \(list)"))
    } else {
      found.reportUnknown(.name, name, at: span, known: scope.names, of: nil)
    }
    return .failed
  }
}

extension CheckingContext {
  /// The unit of a measure, after its cast; unknown where its source or column is.
  func dimension(of measure: MeasureDefinition) -> Dimension {
    measure.castUnit.map(Dimension.unit) ?? computedDimension(of: measure)
  }

  /// The unit of a measure as it follows from the aggregate.
  func computedDimension(of measure: MeasureDefinition) -> Dimension {
    guard let form = forms[measure.source] else { return .unknown }
    switch measure.aggregate {
    case .countRows: return .unit(form.rowUnit)
    case .countDistinct(let column):
      let key = form.countableKeys.first { $0.column == column }
      return key.map { .unit($0.unit) } ?? .unknown
    case .sum(let column), .minimum(let column), .maximum(let column), .mean(let column):
      return form.column(column)?.unit.map(Dimension.unit) ?? .unknown
    case .share: return .ratio
    }
  }
}
