import OporaDiagnostics
import OporaLanguage

/// Checks one measure against its source form.
struct MeasureChecker {
  let context: CheckingContext
  let found: FindingCollector

  /// Checks the measure and completes what its file leaves unsaid: time and unit.
  func completed(_ draft: MeasureDraft) -> MeasureDraft {
    var draft = draft
    if context.brokenForms.contains(draft.definition.source) { reportBrokenForm(draft) }
    guard let form = context.forms[draft.definition.source] else {
      if context.brokenForms.contains(draft.definition.source) { return draft }
      found.reportUnknown(
        .source, draft.definition.source, at: draft.sourceSpan,
        known: context.forms.keys.sorted(), of: nil)
      return draft
    }
    checkAggregate(draft, form)
    checkTime(&draft, form)
    checkCast(draft)
    checkAttribution(draft, form)
    let rows = ExpressionChecker(
      scope: .row(form), key: "where", context: context, found: found)
    if let condition = draft.definition.condition { rows.checkCondition(condition) }
    if let condition = draft.definition.shareCondition { rows.checkCondition(condition) }
    draft.definition.unit = context.dimension(of: draft.definition).id
    return draft
  }

  private func reportBrokenForm(_ draft: MeasureDraft) {
    let source = draft.definition.source
    found.report(
      "E207", at: draft.sourceSpan,
      .init(
        ru: "источник «\(source)» с ошибкой, поэтому показатель не вычисляется",
        en: "the source ‘\(source)’ is faulty, so the indicator is not computed"),
      fix: .init(
        ru: "исправьте sources/\(source).json5", en: "mend sources/\(source).json5"))
  }

  /// `by` names a column with the code of a municipality.
  private func checkAttribution(_ draft: MeasureDraft, _ form: SourceForm) {
    guard let by = draft.definition.by, let span = draft.bySpan else { return }
    let codes = form.columns.filter { $0.check == "oktmo" || $0.name == form.municipality }
    guard let column = form.column(by) else {
      found.reportUnknown(.column, by, at: span, known: codes.map(\.name), of: form.id)
      return
    }
    guard column.type != .text || !codes.contains(where: { $0.name == by }) else { return }
    let known = codes.map(\.name).joined(separator: ", ")
    found.report(
      "E203", at: span,
      .init(
        ru: "по столбцу «\(by)» строки к муниципалитетам не относятся: в нём не код ОКТМО",
        en: "the column ‘\(by)’ does not tell whose a row is: it holds no OKTMO code"),
      fix: .init(ru: "допустимы: \(known)", en: "allowed: \(known)"))
  }

  // MARK: Aggregate

  private func checkAggregate(_ draft: MeasureDraft, _ form: SourceForm) {
    switch draft.definition.aggregate {
    case .countRows, .share: return
    case .countDistinct(let column):
      let keys = form.countableKeys.map(\.column)
      if !keys.contains(column) { reportNoKey(column, keys, draft, form) }
    case .sum(let name), .minimum(let name), .maximum(let name), .mean(let name):
      guard let column = form.column(name) else {
        found.reportUnknown(
          .column, name, at: draft.aggregateSpan, known: form.columns.map(\.name), of: form.id)
        return
      }
      guard case .number = ValueKind(column) else {
        reportNoNumber(column, draft)
        return
      }
      if case .sum = draft.definition.aggregate, column.isPercentage {
        reportPercentage(name, draft)
      }
    }
  }

  private func reportNoKey(
    _ column: String, _ keys: [String], _ draft: MeasureDraft, _ form: SourceForm
  ) {
    if let alike = LookAlike.find(in: column), keys.contains(alike.mended) {
      var span = draft.aggregateSpan
      span.column += "'distinct ".count
      span.length = column.unicodeScalars.count
      found.report(lookAlike: alike, in: column, at: span)
      return
    }
    let near = Suggestion.nearest(to: column, among: keys)
    let list = keys.isEmpty ? "–" : keys.joined(separator: ", ")
    found.report(
      "E502", at: draft.aggregateSpan,
      .init(
        ru: "«\(column)» не объявлен ключом источника «\(form.id)»; ключи: \(list)",
        en: "‘\(column)’ is not declared as a key of the source ‘\(form.id)’; keys: \(list)"),
      fix: near.map {
        .init(
          ru: "запишите «count: 'distinct \($0)'»", en: "write ‘count: 'distinct \($0)'’")
      }
        ?? .init(
          ru: "объявите ключ в «keys» источника", en: "declare the key in ‘keys’ of the source"),
      replacement: near.map { "'distinct \($0)'" })
  }

  private func reportNoNumber(_ column: SourceColumn, _ draft: MeasureDraft) {
    let kind = ValueKind(column)
    found.report(
      "E203", at: draft.aggregateSpan,
      .init(
        ru: "столбец «\(column.name)» — не число, а \(kind.words.ru)",
        en: "the column ‘\(column.name)’ is no number but a \(kind.words.en)"),
      fix: .init(
        ru: "строки считает «count: 'rows'»", en: "‘count: 'rows'’ counts the rows"))
  }

  private func reportPercentage(_ name: String, _ draft: MeasureDraft) {
    found.report(
      "E501", at: draft.aggregateSpan,
      .init(
        ru: "«sum: '\(name)'»: проценты не складываются",
        en: "‘sum: '\(name)'’: percentages do not add up"),
      fix: .init(
        ru: "сложите числители и знаменатели отдельно",
        en: "add up numerators and denominators apart"))
  }

  // MARK: Time

  private func checkTime(_ draft: inout MeasureDraft, _ form: SourceForm) {
    switch draft.timeKey {
    case .unstated: settleTime(&draft, form)
    case .during:
      if case .duringPeriod = draft.definition.time, !form.time.hasInterval {
        reportNoInterval(draft, form)
      }
    case .at:
      checkDay(draft, form)
    }
    if let span = draft.latestSpan, !form.time.isDated {
      found.report(
        "E402", at: span,
        .init(
          ru: "«orLatestWithin» — для таблиц с датой среза, а у источника «\(form.id)» "
            + "нет «asOf»",
          en: "‘orLatestWithin’ is for dated tables, but the source ‘\(form.id)’ has no ‘asOf’"),
        fix: .init(ru: "уберите «orLatestWithin»", en: "remove ‘orLatestWithin’"))
    }
  }

  /// Sources whose rows happen once need no time axis in the measure; the others do.
  private func settleTime(_ draft: inout MeasureDraft, _ form: SourceForm) {
    switch form.time {
    case .timeless: draft.definition.time = .any
    case .on, .period, .year: draft.definition.time = .duringPeriod
    case .lasts, .asOf:
      let key = form.time.isDated ? "at" : "during"
      let better = form.time.isDated ? "at: 'period.lastDay'" : "during: 'period'"
      found.report(
        "E004", at: draft.definition.span,
        .init(
          ru: "у меры «\(draft.definition.name)» нет обязательного ключа «\(key)»",
          en: "the measure ‘\(draft.definition.name)’ lacks the required key ‘\(key)’"),
        fix: .init(ru: "добавьте «\(better)»", en: "add ‘\(better)’"))
    }
  }

  private func reportNoInterval(_ draft: MeasureDraft, _ form: SourceForm) {
    let isDated = form.time.isDated
    found.report(
      "E401", at: draft.timeSpan,
      .init(
        ru: "у источника «\(form.id)» нет срока действия строк; нужно "
          + (isDated ? "«at»" : "«during: 'any'»"),
        en: "the rows of the source ‘\(form.id)’ do not last; "
          + (isDated ? "‘at’" : "‘during: 'any'’") + " is needed"),
      fix: isDated
        ? .init(
          ru: "замените на «at: 'period.lastDay'»", en: "replace it by ‘at: 'period.lastDay'’")
        : .init(ru: "замените на «during: 'any'»", en: "replace it by ‘during: 'any'’"),
      replacement: isDated ? nil : "'any'")
  }

  private func checkDay(_ draft: MeasureDraft, _ form: SourceForm) {
    if case .at(let day) = draft.definition.time {
      ExpressionChecker(scope: .day, key: "at", context: context, found: found).checkDay(day)
    }
    switch form.time {
    case .lasts, .asOf, .period, .year: return
    case .on, .timeless: break
    }
    found.report(
      "E402", at: draft.timeSpan,
      .init(
        ru: "у источника «\(form.id)» нет ни срока строк (lasts), ни даты среза (asOf), "
          + "ни периода: «at» не к чему применить",
        en: "the source ‘\(form.id)’ has neither lasting rows (lasts), nor a date (asOf), "
          + "nor a period: there is nothing to apply ‘at’ to"),
      fix: .init(
        ru: "запишите «during: 'period'» или «during: 'any'»",
        en: "write ‘during: 'period'’ or ‘during: 'any'’"))
  }

  // MARK: Units

  private func checkCast(_ draft: MeasureDraft) {
    guard let unit = draft.definition.castUnit, let span = draft.castSpan else { return }
    guard context.units.isKnown(unit) else {
      found.reportUnknown(.unit, unit, at: span, known: context.units.names, of: nil)
      return
    }
    guard context.computedDimension(of: draft.definition) == .unit(unit) else { return }
    found.report(
      "W304", at: span,
      .init(
        ru: "мера и так в единице «\(context.units.word(unit, .ru))», «as» лишнее",
        en: "the measure is in the unit ‘\(context.units.word(unit, .en))’ anyway, "
          + "‘as’ is needless"),
      fix: .init(ru: "уберите «as» и «asReason»", en: "remove ‘as’ and ‘asReason’"))
  }
}

extension TimeAxis {
  /// Whether rows can lie within a reporting period.
  var hasInterval: Bool {
    switch self {
    case .lasts, .on, .period, .year: true
    case .asOf, .timeless: false
    }
  }

  /// Whether the rows are a stock on a day.
  var isDated: Bool {
    if case .asOf = self { true } else { false }
  }
}

extension SourceColumn {
  /// Whether the numbers are percentages, by unit or by name.
  var isPercentage: Bool {
    unit == "percent" || units == ["%"] && unit == nil
      || ["_pct", "_percent", "_percentage"].contains { name.hasSuffix($0) }
  }
}
