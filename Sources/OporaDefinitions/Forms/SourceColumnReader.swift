import OporaDiagnostics
import OporaLanguage

extension SourceFormReader {
  private static let columnKeys = [
    "type", "required", "valueRequired", "instead", "header", "aliases", "personal", "codes",
    "unknown", "minimum", "maximum", "check", "units", "unit", "yesNo", "note",
  ]
  private static let types = [
    "text", "integer", "number", "date", "boolean", "code", "list", "period",
  ]
  private static let checks = ["oktmo", "snils", "inn", "ogrn"]

  /// Reads one column; nil if its type is unknown.
  func column(_ member: JSON5Value.Member) -> SourceColumn? {
    if let alike = LookAlike.find(in: member.key) {
      found.report(lookAlike: alike, in: member.key, at: member.keySpan)
    }
    guard
      let reader = ObjectReader(
        member.value, allowing: SourceFormReader.columnKeys, named: member.key, into: found)
    else { return nil }
    let header = reader.localized("header") ?? LocalizedText(ru: member.key)
    guard let type = type(reader) else { return nil }
    var column = SourceColumn(
      name: member.key, header: header, type: type, span: member.keySpan)
    column.aliases = reader.texts("aliases")
    readDuties(of: &column, reader)
    column.personal = reader.bool("personal") ?? false
    column.minimum = reader.number("minimum")
    column.maximum = reader.number("maximum")
    column.check = reader.choice("check", among: SourceFormReader.checks)
    column.units = reader.texts("units")
    column.unit = reader.text("unit")
    column.yesNo = reader.bool("yesNo") ?? false
    column.unknownCode = reader.text("unknown")
    checkBounds(of: column, reader)
    return column
  }

  private func readDuties(of column: inout SourceColumn, _ reader: ObjectReader) {
    column.instead = reader.texts("instead")
    column.valueRequired = reader.bool("valueRequired") ?? false
    guard let required = reader["required"] else { return }
    switch required.kind {
    case .bool(let flag): column.columnRequired = flag
    case .string("column"): column.columnRequired = true
    case .string("value"):
      column.columnRequired = true
      column.valueRequired = true
    default:
      found.reportKind(
        of: "required", required,
        wanted: .init(ru: "'column', 'value' или false", en: "'column', 'value' or false"))
    }
  }

  private func checkBounds(of column: SourceColumn, _ reader: ObjectReader) {
    guard let minimum = column.minimum, let maximum = column.maximum, maximum < minimum,
      let value = reader["maximum"]
    else { return }
    found.report(
      "E404", at: value.span,
      .init(
        ru: "диапазон \(minimum) .. \(maximum) пуст",
        en: "the range \(minimum) .. \(maximum) is empty"),
      fix: .init(ru: "поменяйте границы местами", en: "swap the bounds"))
  }

  // MARK: Types and codes

  private func type(_ reader: ObjectReader) -> ColumnType? {
    guard let word = reader.choice("type", among: SourceFormReader.types, required: true) else {
      return nil
    }
    switch word {
    case "text": return .text
    case "integer": return .integer
    case "number": return .number
    case "date": return .date
    case "boolean": return .boolean
    case "period": return .period
    case "list": return .list(codes(reader, required: false))
    default:
      let entries = codes(reader, required: true)
      checkUnknown(reader, among: entries)
      return .code(entries)
    }
  }

  private func codes(_ reader: ObjectReader, required: Bool) -> [CodeEntry] {
    reader.members("codes", required: required).compactMap(entry)
  }

  /// Reads `studying: ['обучается', …]` or `studying: { title, spellings }`.
  private func entry(_ member: JSON5Value.Member) -> CodeEntry? {
    if let alike = LookAlike.find(in: member.key) {
      found.report(lookAlike: alike, in: member.key, at: member.keySpan)
    }
    if case .array(let elements) = member.value.kind {
      let spellings = elements.compactMap { element -> String? in
        if case .string(let text) = element.kind { return text }
        found.report(KindFault(member.key, .text, element))
        return nil
      }
      return CodeEntry(
        code: member.key, title: LocalizedText(ru: spellings.first ?? member.key, en: member.key),
        spellings: spellings)
    }
    guard
      let reader = ObjectReader(
        member.value, allowing: ["title", "spellings"], named: member.key, into: found)
    else { return nil }
    let title = reader.localized("title", required: true)
    return CodeEntry(
      code: member.key, title: title ?? LocalizedText(ru: member.key),
      spellings: reader.texts("spellings"))
  }

  private func checkUnknown(_ reader: ObjectReader, among entries: [CodeEntry]) {
    guard let code = reader.text("unknown"), let value = reader["unknown"],
      !entries.contains(where: { $0.code == code })
    else { return }
    found.reportUnknownCode(code, at: value.span, known: entries.map(\.code), column: nil)
  }
}
