import OporaLanguage

/// Makes a column of a field of a Table Schema (version 2).
struct SchemaFieldReader {
  let field: JSON5Value
  /// Words for «nothing is known» of the whole schema; nil if it has none.
  let missingValues: [String]?
  private static let kinds: [String: CellRules.Kind] = [
    "any": .text, "string": .text, "number": .number, "integer": .integer, "year": .year,
    "boolean": .boolean, "date": .date, "datetime": .dateTime, "time": .time,
    "yearmonth": .yearMonth, "duration": .duration, "geopoint": .geopoint, "object": .object,
    "array": .array, "geojson": .object, "list": .list,
  ]
  private static let plainUnits = [
    "руб.", "руб", "р.", "₽", "%", "чел.", "чел", "шт.", "шт", "ед.", "ед",
  ]
  private static let checks = ["oktmo", "snils", "inn", "ogrn"]

  /// The column; nil if the field has no name.
  func column(_ faults: inout SchemaFaults) -> SourceColumn? {
    guard let name = field["name"]?.schemaText, !name.isEmpty else {
      faults.refuse(
        field.span, ru: "у поля нет имени (name)", en: "the field has no name")
      return nil
    }
    var rules = CellRules(kind: kind(&faults))
    rules.missing = field["missingValues"]?.schemaListed ?? missingValues
    rules.trueValues = field["trueValues"]?.schemaListed
    rules.falseValues = field["falseValues"]?.schemaListed
    rules.decimalMark = field["decimalChar"]?.schemaText
    rules.groupMark = field["groupChar"]?.schemaText
    for list in ["missingValues", "trueValues", "falseValues"] {
      if let value = field[list], value.schemaItems == nil {
        faults.wrongValue(of: list, value.span)
      }
    }
    readFormat(into: &rules, &faults)
    var column = SourceColumn(
      name: field.schemaKey ?? name, header: LocalizedText(ru: name),
      type: type(rules.kind), span: field["name"]?.span ?? field.span)
    column.aliases = field["x-aliases"]?.schemaTexts ?? []
    if let title = field["title"]?.schemaText { column.aliases.append(title) }
    column.personal = field["x-personal"]?.schemaFlag ?? false
    column.units = units
    readCheck(into: &column, &faults)
    column.rules = rules
    SchemaConstraintReader(field: field).read(into: &column, &faults)
    // The column may lack although its cells must be filled where it is there.
    if field["x-optional"]?.schemaFlag == true { column.columnRequired = false }
    readCodes(into: &column)
    return column
  }

  private func kind(_ faults: inout SchemaFaults) -> CellRules.Kind {
    guard let type = field["type"] else { return .text }
    guard let word = type.schemaText, let kind = SchemaFieldReader.kinds[word] else {
      faults.warn(
        type.span, ru: "тип «\(type.schemaScalar ?? "")» не поддерживается: читается как текст",
        en: "the type ‘\(type.schemaScalar ?? "")’ is not supported: it is read as text")
      return .text
    }
    return kind
  }

  private func type(_ kind: CellRules.Kind) -> ColumnType {
    switch kind {
    case .number: .number
    case .integer, .year: .integer
    case .boolean: .boolean
    case .date: .date
    case .text, .email, .uri, .uuid, .dateTime, .time, .yearMonth, .duration, .geopoint, .object,
      .array, .list:
      .text
    }
  }

  private func readFormat(into rules: inout CellRules, _ faults: inout SchemaFaults) {
    guard let format = field["format"], let word = format.schemaText, word != "default" else {
      return
    }
    switch rules.kind {
    case .text:
      guard let kind = CellRules.Kind(rawValue: word) else {
        if word != "binary" { faults.unsupported("format: \(word)", format.span) }
        return
      }
      rules.kind = kind
    case .date, .dateTime, .time:
      guard word != "any" else { return }
      rules.moment = MomentPattern(word)
      if rules.moment == nil { faults.unsupported("format: \(word)", format.span) }
    default: faults.unsupported("format: \(word)", format.span)
    }
  }

  /// Units that a number may carry: those that the field names; without `bareNumber` the usual ones.
  private var units: [String] {
    let own = field["x-units"]?.schemaTexts ?? []
    guard field["bareNumber"]?.schemaFlag == false else { return own }
    return own + SchemaFieldReader.plainUnits.filter { !own.contains($0) }
  }

  private func readCheck(into column: inout SourceColumn, _ faults: inout SchemaFaults) {
    guard let check = field["x-check"] else { return }
    guard let word = check.schemaText, SchemaFieldReader.checks.contains(word) else {
      faults.wrongValue(of: "x-check", check.span)
      return
    }
    guard column.type == .text else {
      faults.warn(
        check.span, ru: "«x-check» бывает только у строк: номера хранятся текстом",
        en: "‘x-check’ is for strings only: such numbers are kept as text")
      return
    }
    column.check = word
  }

  /// Code lists, which `opora init` writes beside the plain type.
  private func readCodes(into column: inout SourceColumn) {
    if field["x-type"]?.schemaText == "period" {
      column.type = .period
      column.rules = nil
    }
    guard case .object(let members)? = field["x-codes"]?.kind else { return }
    let entries = members.map { member in
      let spellings = member.value.schemaTexts
      return CodeEntry(
        code: member.key, title: LocalizedText(ru: spellings.first ?? member.key, en: member.key),
        spellings: spellings)
    }
    column.type = field["x-type"]?.schemaText == "list" ? .list(entries) : .code(entries)
    column.unknownCode = field["x-unknown"]?.schemaText
    column.rules = nil
  }
}
