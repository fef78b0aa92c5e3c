import OporaDiagnostics
import OporaLanguage

/// Checks one indicator against the forms and units; references to others come later.
struct IndicatorChecker {
  let context: CheckingContext
  let found: FindingCollector

  /// Checks the indicator and completes its measures.
  func completed(_ draft: IndicatorDraft) -> IndicatorDraft {
    var draft = draft
    let measures = MeasureChecker(context: context, found: found)
    draft.measures = draft.measures.map(measures.completed)
    draft.definition.measures = draft.measures.map(\.definition)
    checkUnitName(draft)
    checkFormula(draft)
    checkUnused(draft)
    checkReferenceDates(draft)
    checkMatched(draft)
    BreakdownChecker(context: context, found: found).check(draft)
    checkExamples(draft)
    return draft
  }

  private func forms(of draft: IndicatorDraft) -> [SourceForm] {
    draft.measures.compactMap { context.forms[$0.definition.source] }
  }

  private func checkUnitName(_ draft: IndicatorDraft) {
    let parts = draft.definition.unit.split(separator: "/", omittingEmptySubsequences: false)
    for part in parts.map(String.init) where !context.units.isKnown(part) {
      found.reportUnknown(
        .unit, part, at: draft.unitSpan, known: UnitTable.builtIn + context.units.names, of: nil)
    }
  }

  // MARK: Formula

  private func checkFormula(_ draft: IndicatorDraft) {
    let scope = NameScope.cell(
      draft.measures, broken: draft.brokenMeasures, forms: forms(of: draft))
    func checker(_ key: String) -> ExpressionChecker {
      ExpressionChecker(scope: scope, key: key, context: context, found: found)
    }
    if let condition = draft.definition.appliesWhen {
      checker("appliesWhen").checkCondition(condition)
    }
    for expectation in draft.definition.expectations {
      checker(draft.isControl ? "that" : "expect").checkCondition(expectation.that)
    }
    guard draft.valueIsRead else { return }
    if let dimension = checker("value").dimension(of: draft.definition.value) {
      checkUnit(dimension, draft)
    }
    checkHundred(draft)
  }

  /// The unit of the formula must be the declared one (`E302`).
  private func checkUnit(_ computed: Dimension, _ draft: IndicatorDraft) {
    guard case .known(let factors) = computed,
      case .known(let declared) = Dimension.declared(draft.definition.unit)
    else { return }
    if context.units.areOfOneKind(computed, .known(declared)) { return }
    // «Programmes per child» may be declared in programmes.
    let numerator = Dimension.known(factors.filter { $0.power > 0 })
    let isShare = context.units.areOfOneKind(computed, Dimension.declared("percent"))
    let isRate = !declared.isEmpty && !isShare && factors.contains { $0.power < 0 }
    if isRate, context.units.areOfOneKind(numerator, .known(declared)) { return }
    let words = context.units.words(computed)
    let unit = declaredWords(draft.definition.unit)
    found.report(
      "E302", at: draft.definition.value.span,
      .init(
        ru: "единица значения «\(words.ru)», а показатель объявлен \(unit.ru)",
        en: "the unit of the value is ‘\(words.en)’, but the indicator is declared \(unit.en)"),
      fix: unitAdvice(draft), related: [draft.unitSpan])
  }

  private func declaredWords(_ unit: String) -> LocalizedText {
    switch unit {
    case "percent": return .init(ru: "в процентах", en: "a percentage")
    case "point": return .init(ru: "в процентных пунктах", en: "in percentage points")
    default:
      let words = context.units.words(Dimension.declared(unit))
      return .init(ru: "в единице «\(words.ru)»", en: "in the unit ‘\(words.en)’")
    }
  }

  /// Where rows are counted and the source has a key that counts people, that is what was meant.
  private func unitAdvice(_ draft: IndicatorDraft) -> LocalizedText {
    for measure in draft.measures {
      guard measure.definition.aggregate == .countRows, measure.definition.castUnit == nil,
        let form = context.forms[measure.definition.source],
        let key = form.countableKeys.first(where: { context.units.root($0.unit) == "person" })
      else { continue }
      let isChild = key.unit == "child"
      return .init(
        ru: "посчитайте \(isChild ? "детей" : "людей"): count: 'distinct \(key.column)'",
        en: "count \(isChild ? "children" : "persons"): count: 'distinct \(key.column)'")
    }
    return .init(
      ru: "исправьте «unit» или приведите меру к нужной единице: «as» и «asReason»",
      en: "mend ‘unit’, or bring a measure to the unit by ‘as’ and ‘asReason’")
  }

  /// `* 100` in a percentage is one multiplication too many (`W305`).
  private func checkHundred(_ draft: IndicatorDraft) {
    guard draft.definition.unit == "percent",
      let span = draft.definition.value.multiplicationByHundred
    else { return }
    found.report(
      "W305", at: span,
      .init(
        ru: "умножение на 100 лишнее: unit 'percent' уже показывает доли как проценты",
        en: "multiplying by 100 is needless: unit 'percent' shows shares as percentages"),
      fix: .init(ru: "уберите «100»", en: "remove ‘100’"))
  }

  // MARK: Measures together

  private func checkUnused(_ draft: IndicatorDraft) {
    guard draft.valueIsRead || draft.isControl, !draft.hasErrors else { return }
    var used = draft.definition.value.names
    used.formUnion(draft.definition.appliesWhen?.names ?? [])
    for expectation in draft.definition.expectations { used.formUnion(expectation.that.names) }
    // The rows of a relation are against it by being there.
    if draft.isControl, draft.definition.expectations.isEmpty { return }
    for measure in draft.measures where !used.contains(measure.definition.name) {
      let name = measure.definition.name
      found.report(
        "W604", at: measure.definition.span,
        .init(
          ru: "мера «\(name)» объявлена, но не используется",
          en: "the measure ‘\(name)’ is declared but not used"),
        fix: .init(ru: "уберите её", en: "remove it"))
    }
  }

  /// Ages of learners and of inhabitants must be taken on one day (`W406`).
  private func checkReferenceDates(_ draft: IndicatorDraft) {
    let tables = draft.measures.filter { measure in
      context.forms[measure.definition.source]?.time.isDated ?? false
        && measure.definition.condition?.names.contains("age") ?? false
    }
    guard let table = tables.first, case .at(let tableDay) = table.definition.time else { return }
    for measure in draft.measures {
      for day in measure.definition.condition?.ageDates ?? [] where day.dayName != tableDay.dayName
      {
        found.report(
          "W406", at: table.timeSpan,
          .init(
            ru: "возраст детей считается на \(day.dayWords.ru), "
              + "а население взято на \(tableDay.dayWords.ru)",
            en: "ages of children are counted on \(day.dayWords.en), "
              + "but the population is taken on \(tableDay.dayWords.en)"),
          fix: .init(ru: "возьмите одну дату", en: "take one day"), related: [day.span])
        return
      }
    }
  }

  /// `matched` needs a municipality in every source (`E504`).
  private func checkMatched(_ draft: IndicatorDraft) {
    guard draft.definition.partial == .matched, let span = draft.partialSpan else { return }
    let forms = forms(of: draft)
    guard let without = forms.first(where: { $0.municipality == nil }),
      let other = forms.first(where: { $0.id != without.id })
    else { return }
    found.report(
      "E504", at: span,
      .init(
        ru: "у «\(without.id)» нет столбца муниципалитета: "
          + "совместить с «\(other.id)» нельзя",
        en: "‘\(without.id)’ has no column of the municipality: "
          + "it cannot be matched with ‘\(other.id)’"),
      fix: .init(
        ru: "возьмите другую политику: 'strict' или 'available'",
        en: "take another policy: 'strict' or 'available'"))
  }

  // MARK: Examples

  private func checkExamples(_ draft: IndicatorDraft) {
    for table in draft.exampleTables {
      guard let form = context.forms[table.source.name] else {
        found.reportUnknown(
          .source, table.source.name, at: table.source.span, known: context.forms.keys.sorted(),
          of: nil)
        continue
      }
      var reported: Set<String> = []
      for column in table.columns where form.column(column.name) == nil {
        guard reported.insert(column.name).inserted else { continue }
        found.reportUnknown(
          .column, column.name, at: column.span, known: form.columns.map(\.name), of: form.id)
      }
    }
  }
}
