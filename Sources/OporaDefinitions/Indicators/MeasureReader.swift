import OporaDiagnostics
import OporaLanguage

extension IndicatorReader {
  private static let measureKeys = [
    "from", "count", "sum", "minimum", "maximum", "mean", "share", "during", "at",
    "orLatestWithin", "where", "as", "asReason", "by", "note",
  ]
  private static let aggregateKeys = ["count", "sum", "minimum", "maximum", "mean", "share"]

  /// Reads one measure; nil if it has no source or aggregate.
  func measure(_ member: JSON5Value.Member) -> MeasureDraft? {
    checkName(of: member)
    guard
      let reader = ObjectReader(
        member.value, allowing: IndicatorReader.measureKeys, named: member.key, into: found)
    else { return nil }
    let source = reader.text("from", required: true)
    let aggregate = aggregate(reader, measure: member)
    let time = time(reader)
    guard let source, let aggregate, let time else { return nil }
    var measure = MeasureDefinition(
      name: member.key, source: source, aggregate: aggregate.aggregate, time: time.selection,
      span: member.keySpan)
    measure.condition = expression("where", reader)
    if case .share = aggregate.aggregate { measure.shareCondition = expression("share", reader) }
    measure.orLatestWithinYears = reader.integer("orLatestWithin", in: 0...100)
    measure.castUnit = reader.text("as")
    measure.castReason = reader.localized("asReason")
    measure.by = reader.text("by")
    checkCast(reader)
    return MeasureDraft(
      definition: measure, sourceSpan: reader["from"]?.span ?? member.keySpan,
      aggregateSpan: aggregate.span, timeKey: time.key, timeSpan: time.span,
      castSpan: reader["as"]?.span, bySpan: reader["by"]?.span,
      latestSpan: reader["orLatestWithin"]?.span)
  }

  /// A measure is named as names are written in expressions.
  private func checkName(of member: JSON5Value.Member) {
    if let alike = LookAlike.find(in: member.key) {
      found.report(lookAlike: alike, in: member.key, at: member.keySpan)
      return
    }
    let scalars = member.key.unicodeScalars
    let isName =
      scalars.first.map { $0 == "_" || $0.properties.isAlphabetic } ?? false
      && scalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
      && Token.Keyword(rawValue: member.key) == nil && member.key != "period"
    if isName { return }
    found.reportKind(
      of: "measures", JSON5Value(.string(member.key), span: member.keySpan),
      wanted: .init(
        ru: "меры с именами из букв, цифр и «_», не служебными словами",
        en: "measures named by letters, digits and ‘_’, not by reserved words"))
  }

  private func checkCast(_ reader: ObjectReader) {
    guard let unit = reader.text("as"), let value = reader["as"], !reader.has("asReason") else {
      return
    }
    found.report(
      "E303", at: value.span,
      .init(
        ru: "«as: '\(unit)'» меняет единицу: укажите asReason",
        en: "‘as: '\(unit)'’ changes the unit: give asReason"),
      fix: .init(
        ru: "добавьте «asReason: { ru: '…', en: '…' }»",
        en: "add ‘asReason: { ru: '…', en: '…' }’"))
  }

  // MARK: Aggregate

  private func aggregate(
    _ reader: ObjectReader, measure: JSON5Value.Member
  ) -> (aggregate: Aggregate, span: SourceSpan)? {
    let given = IndicatorReader.aggregateKeys.filter(reader.has)
    guard let key = given.first else {
      found.report(
        "E004", at: measure.keySpan,
        .init(
          ru: "у меры «\(measure.key)» нет обязательного ключа «count» или «sum»",
          en: "the measure ‘\(measure.key)’ lacks the required key ‘count’ or ‘sum’"),
        fix: .init(
          ru: "добавьте «count: 'rows'», «count: 'distinct …'» или «sum: '…'»",
          en: "add ‘count: 'rows'’, ‘count: 'distinct …'’ or ‘sum: '…'’"))
      return nil
    }
    if given.count > 1 {
      found.report(
        "E005", at: reader.keySpan(given[1]),
        .init(
          ru: "у меры один агрегат, а заданы «\(given[0])» и «\(given[1])»",
          en: "a measure has one aggregate, but ‘\(given[0])’ and ‘\(given[1])’ are given"),
        fix: .init(ru: "оставьте один", en: "keep one"))
    }
    guard let text = reader.text(key), let value = reader[key] else { return nil }
    let aggregate: Aggregate? =
      switch key {
      case "count": count(text, value)
      case "sum": .sum(text)
      case "minimum": .minimum(text)
      case "maximum": .maximum(text)
      case "mean": .mean(text)
      default: .share(of: text)
      }
    return aggregate.map { ($0, value.span) }
  }

  private func count(_ text: String, _ value: JSON5Value) -> Aggregate? {
    let words = text.split(separator: " ")
    if words == ["rows"] { return .countRows }
    if words.count == 2, words[0] == "distinct" { return .countDistinct(String(words[1])) }
    found.reportKind(
      of: "count", value,
      wanted: .init(ru: "'rows' или 'distinct столбец'", en: "'rows' or 'distinct column'"))
    return nil
  }

  // MARK: Time

  private func time(
    _ reader: ObjectReader
  ) -> (selection: TimeSelection, key: MeasureDraft.TimeKey, span: SourceSpan)? {
    if reader.has("during"), reader.has("at") {
      found.report(
        "E005", at: reader.keySpan("at"),
        .init(
          ru: "у меры одна ось времени, а заданы «during» и «at»",
          en: "a measure has one time axis, but ‘during’ and ‘at’ are given"),
        fix: .init(ru: "оставьте одну", en: "keep one"))
    }
    if let value = reader["at"] {
      guard let day = expression("at", reader) else { return nil }
      return (.at(day), .at, value.span)
    }
    if let value = reader["during"] {
      guard let word = reader.choice("during", among: ["period", "any"]) else { return nil }
      return (word == "any" ? .any : .duringPeriod, .during, value.span)
    }
    return (.any, .unstated, reader.span)
  }
}
