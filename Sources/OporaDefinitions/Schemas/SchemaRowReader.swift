import OporaLanguage

/// Reads what a schema says of rows: keys, references, how fields and columns must agree.
struct SchemaRowReader {
  let schema: JSON5Value
  let fields: [JSON5Value]

  func read(into form: inout SourceForm, _ faults: inout SchemaFaults) {
    readPrimaryKey(into: &form, &faults)
    for set in schema["uniqueKeys"]?.schemaItems ?? [] {
      if let columns = columns(set.schemaTexts, at: set.span, &faults), !columns.isEmpty {
        form.rowRules.uniqueSets.append(.init(columns: columns, isPrimary: false))
      }
    }
    for field in fields where field["constraints"]?["unique"]?.schemaFlag == true {
      if let name = field["name"]?.schemaText, let key = columns([name], at: field.span, &faults) {
        form.rowRules.uniqueSets.append(.init(columns: key, isPrimary: false))
      }
    }
    for reference in schema["foreignKeys"]?.schemaItems ?? [] {
      read(reference, into: &form, &faults)
    }
    readFieldsMatch(into: &form, &faults)
  }

  private func readPrimaryKey(into form: inout SourceForm, _ faults: inout SchemaFaults) {
    guard let key = schema["primaryKey"],
      let columns = columns(key.schemaTexts, at: key.span, &faults), !columns.isEmpty
    else { return }
    form.rowRules.uniqueSets.append(.init(columns: columns, isPrimary: true))
    for index in form.columns.indices where columns.contains(form.columns[index].name) {
      form.columns[index].columnRequired = true
      form.columns[index].valueRequired = true
    }
  }

  private func read(
    _ reference: JSON5Value, into form: inout SourceForm, _ faults: inout SchemaFaults
  ) {
    guard
      let columns = columns(reference["fields"]?.schemaTexts ?? [], at: reference.span, &faults),
      let target = reference["reference"], !columns.isEmpty
    else { return faults.wrongValue(of: "foreignKeys", reference.span) }
    let targets = target["fields"]?.schemaTexts ?? []
    guard targets.count == columns.count else {
      return faults.wrongValue(of: "foreignKeys", target.span)
    }
    form.rowRules.references.append(
      .init(columns: columns, resource: target["resource"]?.schemaText ?? "", targets: targets))
  }

  private func readFieldsMatch(into form: inout SourceForm, _ faults: inout SchemaFaults) {
    // Version 2 gives it as a list of one word.
    guard let value = schema["fieldsMatch"], let word = value.schemaTexts.first else { return }
    guard let match = RowRules.FieldsMatch(rawValue: word) else {
      return faults.wrongValue(of: "fieldsMatch", value.span)
    }
    form.rowRules.fieldsMatch = match
    guard match == .exact || match == .equal || match == .subset else { return }
    for index in form.columns.indices { form.columns[index].columnRequired = true }
  }

  /// The machine names of fields; nil if one of them is no field of the schema.
  private func columns(
    _ names: [String], at span: SourceSpan, _ faults: inout SchemaFaults
  ) -> [String]? {
    var found: [String] = []
    for name in names {
      guard let field = fields.first(where: { $0["name"]?.schemaText == name }) else {
        faults.refuse(
          span, ru: "в схеме нет поля «\(name)»", en: "the schema has no field ‘\(name)’")
        return nil
      }
      found.append(field.schemaKey ?? name)
    }
    return found
  }
}
