import OporaDiagnostics
import OporaLanguage

extension IndicatorReader {
  private static let exampleKeys = ["title", "period", "municipality", "tables"]
  /// What an example of an indicator comes out with: a value, or a reason why there is none.
  static let answers = ["value", "missing"]
  private static let reasons = [
    "notApplicable", "suppressed", "notReported", "noHistory", "undefined",
  ]

  /// Reads a worked example: small tables in, one of the answers out.
  func example(
    _ value: JSON5Value, tables: inout [ExampleTablePlace],
    answers: [String] = IndicatorReader.answers
  ) -> DefinitionExample? {
    guard
      let reader = ObjectReader(
        value, allowing: IndicatorReader.exampleKeys + answers, named: "examples", into: found)
    else { return nil }
    guard let period = reader.text("period", required: true), let place = reader["period"]?.span
    else { return nil }
    guard PeriodID.isRight(period, at: place, into: found) else { return nil }
    var example = DefinitionExample(
      title: reader.localized("title") ?? LocalizedText(ru: ""), period: period, span: value.span)
    example.municipality = reader.text("municipality")
    for member in reader.members("tables", required: true) {
      let (rows, columns) = rows(member)
      example.tables.append((source: member.key, rows: rows))
      tables.append(
        ExampleTablePlace(source: (member.key, member.keySpan), columns: columns))
    }
    readAnswer(of: &example, reader, answers)
    return example
  }

  private func readAnswer(
    of example: inout DefinitionExample, _ reader: ObjectReader, _ answers: [String]
  ) {
    guard answers == IndicatorReader.answers else {
      let count = reader.integer(answers[0], in: 0...1_000_000, required: true)
      example.value = count.map { ExactNumber($0) }
      return
    }
    example.missing = reader.choice("missing", among: IndicatorReader.reasons)
    example.value = expectedValue(reader)
    guard reader.has("value") == reader.has("missing") else { return }
    found.report(
      "E004", at: reader.span,
      .init(
        ru: "у примера нужен один из ключей «value» и «missing»",
        en: "an example needs one of the keys ‘value’ and ‘missing’"))
  }

  /// A number, or an exact ratio such as `'200/3'`.
  private func expectedValue(_ reader: ObjectReader) -> ExactNumber? {
    guard let value = reader["value"] else { return nil }
    if let number = value.exactNumber { return number }
    if case .string(let text) = value.kind {
      let parts = text.split(separator: "/").compactMap { ExactNumber(decimal: $0) }
      if parts.count == 1 { return parts[0] }
      if parts.count == 2, !parts[1].isZero { return parts[0] / parts[1] }
    }
    found.reportKind(
      of: "value", value,
      wanted: .init(ru: "число или отношение '2/3'", en: "a number or a ratio '2/3'"))
    return nil
  }

  private typealias Row = [(column: String, value: String)]
  private typealias Names = [(name: String, span: SourceSpan)]

  /// Rows as objects, or as `{ header: […], rows: [[…]] }`.
  private func rows(_ member: JSON5Value.Member) -> ([Row], Names) {
    switch member.value.kind {
    case .array(let elements):
      var names: Names = []
      let rows = elements.map { element -> Row in
        guard let row = ObjectReader(element, allowing: nil, named: member.key, into: found)
        else { return [] }
        names += row.members.map { ($0.key, $0.keySpan) }
        return row.members.map { ($0.key, cell($0.value, named: $0.key)) }
      }
      return (rows, names)
    case .object:
      guard
        let table = ObjectReader(
          member.value, allowing: ["header", "rows"], named: member.key, into: found)
      else { return ([], []) }
      let header = table.spannedTexts("header", required: true)
      let rows = table.values("rows", required: true).map { row -> Row in
        guard case .array(let cells) = row.kind, cells.count == header.count else {
          found.reportKind(
            of: "rows", row,
            wanted: .init(
              ru: "список из \(header.count) ячеек", en: "a list of \(header.count) cells"))
          return []
        }
        return zip(header, cells).map { ($0.text, cell($1, named: $0.text)) }
      }
      return (rows, header.map { ($0.text, $0.span) })
    default:
      found.report(KindFault(member.key, .array, member.value))
      return ([], [])
    }
  }

  private func cell(_ value: JSON5Value, named name: String) -> String {
    switch value.kind {
    case .string(let text), .number(let text): return text
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return ""
    case .array, .object:
      found.report(KindFault(name, .text, value))
      return ""
    }
  }
}
