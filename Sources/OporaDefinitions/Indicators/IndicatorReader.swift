import OporaDiagnostics
import OporaLanguage

/// Reads an indicator from the tree of its file; names are checked later, by the checker.
struct IndicatorReader {
  private static let keys = [
    "id", "code", "version", "validFrom", "title", "short", "meaning", "basis", "unit",
    "decimals", "better", "measures", "appliesWhen", "value", "partial", "expect", "bounds",
    "breakdown", "compare", "targets", "asked", "examples", "note",
  ]

  let found: FindingCollector

  /// Reads an indicator; nil if it has no id.
  func indicator(_ tree: JSON5Value, path: DefinitionPath) -> IndicatorDraft? {
    guard let reader = ObjectReader(tree, allowing: IndicatorReader.keys, into: found),
      let id = reader.text("id", required: true), let idValue = reader["id"]
    else { return nil }
    checkID(id, at: idValue.span, path: path)
    let unit = reader.text("unit", required: true) ?? "number"
    var definition = IndicatorDefinition(
      id: id, title: reader.localized("title", required: true) ?? LocalizedText(ru: id),
      unit: unit, value: .literal(.number(.zero), tree.span), span: idValue.span)
    definition.family = path.family
    var draft = IndicatorDraft(
      definition: definition, unitSpan: reader["unit"]?.span ?? idValue.span,
      valueSpan: reader["value"]?.span ?? idValue.span,
      versionSpan: reader["version"]?.span ?? idValue.span)
    readWords(of: &draft, reader)
    readNumbers(of: &draft, reader)
    readFormula(of: &draft, reader)
    readLists(of: &draft, reader)
    return draft
  }

  /// The id is lower-case Latin words joined by hyphens and names the file (`E007`).
  func checkID(_ id: String, at span: SourceSpan, path: DefinitionPath) {
    if let alike = LookAlike.find(in: id) {
      found.report(lookAlike: alike, in: id, at: span)
      return
    }
    let isSlug =
      !id.isEmpty
      && id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    if !isSlug {
      found.reportKind(
        of: "id", JSON5Value(.string(id), span: span),
        wanted: .init(
          ru: "латинские строчные слова через дефис, как в 'coverage-5-18'",
          en: "lower-case Latin words joined by hyphens, as in 'coverage-5-18'"))
    } else if id != path.stem {
      found.report(
        "E007", at: span,
        .init(
          ru: "id «\(id)» не совпадает с именем файла «\(path.stem)»",
          en: "the id ‘\(id)’ differs from the file name ‘\(path.stem)’"),
        fix: .init(
          ru: "переименуйте файл в «\(id).json5» или исправьте id",
          en: "rename the file to ‘\(id).json5’ or mend the id"),
        replacement: "'\(path.stem)'")
    }
  }

  private func readWords(of draft: inout IndicatorDraft, _ reader: ObjectReader) {
    let title = draft.definition.title
    draft.definition.code = reader.text("code") ?? ""
    draft.definition.shortTitle = reader.localized("short") ?? title
    draft.definition.meaning = reader.localized("meaning") ?? LocalizedText(ru: "")
    draft.definition.basis = reader.localized("basis") ?? LocalizedText(ru: "")
    let better = reader.choice("better", among: ["higher", "lower", "none"])
    draft.definition.better = better.flatMap(Direction.init) ?? .higher
    draft.definition.asked = reader.texts("asked")
    draft.definition.comparisons = reader.spannedTexts("compare").compactMap { word in
      if ["previous", "yearAgo"].contains(word.text) { return word.text }
      let value = JSON5Value(.string(word.text), span: word.span)
      found.report(KindFault("compare", .choice(["previous", "yearAgo"]), value))
      return nil
    }
  }

  private func readNumbers(of draft: inout IndicatorDraft, _ reader: ObjectReader) {
    draft.definition.version = reader.integer("version", in: 1...9999) ?? 1
    draft.definition.decimals = reader.integer("decimals", in: 0...6) ?? 1
    if let period = reader.text("validFrom"), let value = reader["validFrom"] {
      draft.validFromSpan = value.span
      if PeriodID.isRight(period, at: value.span, into: found) {
        draft.definition.validFrom = period
      }
    }
    if let partial = reader.object("partial", allowing: ["policy", "minReported"]) {
      draft.partialSpan = reader["partial"]?.span
      let policy = partial.choice("policy", among: ["matched", "strict", "available"])
      draft.definition.partial = policy.flatMap(PartialPolicy.init) ?? .matched
      draft.definition.minReported =
        partial.number("minReported", in: .zero...ExactNumber(1)) ?? draft.definition.minReported
    }
    if let bounds = reader.object("bounds", allowing: ["min", "max", "outside"]) {
      draft.definition.minimum = bounds.number("min")
      draft.definition.maximum = bounds.number("max")
      _ = bounds.choice("outside", among: ["flag"])
      checkBounds(of: draft.definition, bounds)
    }
  }

  private func checkBounds(of definition: IndicatorDefinition, _ bounds: ObjectReader) {
    guard let minimum = definition.minimum, let maximum = definition.maximum, maximum < minimum,
      let value = bounds["max"]
    else { return }
    found.report(
      "E404", at: value.span,
      .init(
        ru: "диапазон \(minimum) .. \(maximum) пуст",
        en: "the range \(minimum) .. \(maximum) is empty"),
      fix: .init(ru: "поменяйте границы местами", en: "swap the bounds"))
  }

  private func readFormula(of draft: inout IndicatorDraft, _ reader: ObjectReader) {
    for member in reader.members("measures") {
      if let measure = measure(member) {
        draft.measures.append(measure)
      } else {
        draft.brokenMeasures.append(member.key)
      }
    }
    draft.definition.appliesWhen = expression("appliesWhen", reader)
    if let value = expression("value", reader, required: true) {
      draft.definition.value = value
      draft.valueIsRead = true
    }
  }

  private func readLists(of draft: inout IndicatorDraft, _ reader: ObjectReader) {
    draft.definition.expectations = reader.values("expect").compactMap(expectation)
    draft.breakdowns = reader.spannedTexts("breakdown").map { ($0.text, $0.span) }
    draft.definition.breakdowns = draft.breakdowns.map(\.name)
    draft.definition.targets = reader.values("targets").compactMap(target)
    for value in reader.values("examples") {
      if let example = example(value, tables: &draft.exampleTables) {
        draft.definition.examples.append(example)
      }
    }
  }

  /// Reads an expression; nil, with findings, if the text is none.
  func expression(
    _ key: String, _ reader: ObjectReader, required: Bool = false
  ) -> Expression? {
    guard reader.text(key, required: required) != nil, let value = reader[key] else { return nil }
    return ExpressionParser.meaning(of: value, into: found)
  }

  private func expectation(_ value: JSON5Value) -> Expectation? {
    guard
      let reader = ObjectReader(
        value, allowing: ["that", "severity", "say"], named: "expect", into: found)
    else { return nil }
    let severity = reader.choice("severity", among: ["warning", "error"])
    let say = reader.localized("say", required: true)
    guard let that = expression("that", reader, required: true), let say else { return nil }
    return Expectation(that: that, isError: severity == "error", say: say)
  }

  private func target(_ value: JSON5Value) -> Target? {
    guard
      let reader = ObjectReader(
        value, allowing: ["level", "year", "value", "source"], named: "targets", into: found)
    else { return nil }
    let level = reader.choice("level", among: ["region", "municipality"], required: true)
    let year = reader.integer("year", in: 2000...2100, required: true)
    let number = reader.number("value", required: true)
    guard let level, let year, let number else { return nil }
    return Target(level: level, year: year, value: number, source: reader.text("source") ?? "")
  }
}
