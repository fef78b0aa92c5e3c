import OporaDiagnostics
import OporaLanguage

/// A control relation as read from its file, with the places that later checks speak of.
struct ControlDraft {
  var relation: ControlRelation
  /// Measures, where it applies and the condition, checked as those of an indicator.
  var indicator: IndicatorDraft
  /// The columns of a repetition: keys and what they must not differ in.
  var columns: [(name: String, span: SourceSpan)] = []
}

/// Reads a control relation from the tree of its file.
struct ControlReader {
  private static let keys = [
    "id", "code", "title", "explanation", "remedy", "severity", "level", "measures", "appliesWhen",
    "that", "rows", "finds", "examples", "note",
  ]

  let found: FindingCollector
  private var indicators: IndicatorReader { IndicatorReader(found: found) }

  /// Reads a relation; nil if it has no id or no rule.
  func relation(_ tree: JSON5Value, path: DefinitionPath) -> ControlDraft? {
    guard let reader = ObjectReader(tree, allowing: ControlReader.keys, into: found),
      let id = reader.text("id", required: true), let place = reader["id"]?.span
    else { return nil }
    indicators.checkID(id, at: place, path: path)
    var definition = IndicatorDefinition(
      id: ControlRelation.prefix + id,
      title: reader.localized("title", required: true) ?? LocalizedText(ru: id), unit: "number",
      value: .literal(.number(.zero), tree.span), span: place)
    definition.code = reader.text("code") ?? ""
    var draft = ControlDraft(
      relation: ControlRelation(
        id: id, code: definition.code, title: definition.title,
        explanation: reader.localized("explanation", required: true) ?? LocalizedText(ru: ""),
        remedy: reader.localized("remedy", required: true) ?? LocalizedText(ru: ""),
        severity: severity(reader), rule: .rows, level: level(reader), indicator: definition),
      indicator: IndicatorDraft(
        definition: definition, unitSpan: place, valueSpan: place, versionSpan: place))
    draft.indicator.isControl = true
    guard readRule(of: &draft, reader) else { return nil }
    readExamples(of: &draft, reader)
    return draft
  }

  private func severity(_ reader: ObjectReader) -> Severity {
    reader.choice("severity", among: Severity.allCases.map(\.rawValue)).flatMap(Severity.init)
      ?? .warning
  }

  private func level(_ reader: ObjectReader) -> ControlRelation.Level {
    let words = ControlRelation.Level.allCases.map(\.rawValue)
    return reader.choice("level", among: words).flatMap(ControlRelation.Level.init)
      ?? .municipality
  }

  // MARK: Rules

  /// One of `that`, `rows` and `finds` says what the relation is.
  private func readRule(of draft: inout ControlDraft, _ reader: ObjectReader) -> Bool {
    let given = ["that", "rows", "finds"].filter(reader.has)
    guard given.count == 1 else {
      reportRules(given, reader)
      return false
    }
    switch given[0] {
    case "that": return readCondition(of: &draft, reader)
    case "rows": return readRows(of: &draft, reader)
    default:
      refuse(["measures", "appliesWhen"], beside: "finds", reader)
      guard let code = reader.choice("finds", among: ControlRelation.programCodes) else {
        return false
      }
      draft.relation.rule = .program(code)
      return true
    }
  }

  private func reportRules(_ given: [String], _ reader: ObjectReader) {
    if given.isEmpty {
      found.report(
        "E004", at: reader.span,
        .init(
          ru: "нет обязательного ключа «that», «rows» или «finds»",
          en: "the required key ‘that’, ‘rows’ or ‘finds’ is missing"),
        fix: .init(
          ru: "добавьте условие «that» над мерами или строки «rows»",
          en: "add a condition ‘that’ over measures, or ‘rows’"))
      return
    }
    found.report(
      "E005", at: reader.keySpan(given[1]),
      .init(
        ru: "у соотношения одно правило, а заданы «\(given[0])» и «\(given[1])»",
        en: "a relation has one rule, but ‘\(given[0])’ and ‘\(given[1])’ are given"),
      fix: .init(ru: "оставьте одно", en: "keep one"))
  }

  private func refuse(_ keys: [String], beside rule: String, _ reader: ObjectReader) {
    for key in keys where reader.has(key) {
      found.report(
        "E003", at: reader.keySpan(key),
        .init(
          ru: "ключ «\(key)» не сочетается с «\(rule)»",
          en: "the key ‘\(key)’ does not go with ‘\(rule)’"),
        fix: .init(ru: "уберите его", en: "remove it"))
    }
  }

  private func readCondition(of draft: inout ControlDraft, _ reader: ObjectReader) -> Bool {
    for member in reader.members("measures") {
      if let measure = indicators.measure(member) {
        draft.indicator.measures.append(measure)
      } else {
        draft.indicator.brokenMeasures.append(member.key)
      }
    }
    draft.indicator.definition.appliesWhen = indicators.expression("appliesWhen", reader)
    guard let that = indicators.expression("that", reader, required: true) else { return false }
    draft.relation.rule = .condition(that)
    draft.indicator.definition.expectations = [
      Expectation(that: that, isError: false, say: draft.relation.title)
    ]
    return true
  }

  /// `rows` is a measure that counts rows; with `repeats` and `across` only those that contradict one
  /// another are meant.
  private func readRows(of draft: inout ControlDraft, _ reader: ObjectReader) -> Bool {
    refuse(["measures", "appliesWhen"], beside: "rows", reader)
    let own = ["from", "during", "at", "where", "repeats", "across", "note"]
    guard let rows = reader.object("rows", allowing: own), let value = reader["rows"] else {
      return false
    }
    var members = rows.members.filter {
      !["repeats", "across"].contains($0.key) && own.contains($0.key)
    }
    members.append(
      JSON5Value.Member(
        key: "count", keySpan: value.span, value: JSON5Value(.string("rows"), span: value.span)))
    let measure = JSON5Value.Member(
      key: ControlRelation.rowsMeasure, keySpan: reader.keySpan("rows"),
      value: JSON5Value(.object(members), span: value.span))
    guard let measure = indicators.measure(measure) else { return false }
    draft.indicator.measures = [measure]
    guard rows.has("repeats") || rows.has("across") else { return true }
    let keys = rows.spannedTexts("repeats", required: true)
    guard let across = rows.text("across", required: true), let place = rows["across"]?.span,
      !keys.isEmpty
    else { return false }
    draft.columns = keys.map { ($0.text, $0.span) } + [(across, place)]
    draft.relation.rule = .repeated(keys: keys.map(\.text), across: across)
    return true
  }

  // MARK: Examples

  private func readExamples(of draft: inout ControlDraft, _ reader: ObjectReader) {
    for value in reader.values("examples") {
      let example = indicators.example(
        value, tables: &draft.indicator.exampleTables, answers: ["finds"])
      if let example { draft.indicator.definition.examples.append(example) }
    }
  }
}
