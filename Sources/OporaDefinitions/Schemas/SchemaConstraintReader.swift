import OporaLanguage

/// Reads the constraints and categories of a field into its column.
struct SchemaConstraintReader {
  let field: JSON5Value

  func read(into column: inout SourceColumn, _ faults: inout SchemaFaults) {
    guard var rules = column.rules else { return }
    if let categories = field["categories"] {
      rules.allowed = allowed(categories, rules, &faults)
    }
    if let constraints = field["constraints"] {
      if case .object(let members) = constraints.kind {
        for member in members { read(member, into: &rules, &column, &faults) }
      } else {
        faults.wrongValue(of: "constraints", constraints.span)
      }
    }
    column.rules = rules
  }

  private func read(
    _ member: JSON5Value.Member, into rules: inout CellRules, _ column: inout SourceColumn,
    _ faults: inout SchemaFaults
  ) {
    let value = member.value
    switch member.key {
    case "required":
      column.valueRequired = value.schemaFlag ?? false
      column.columnRequired = column.valueRequired
    case "unique": break
    case "minLength": rules.minimumLength = count(member, &faults)
    case "maxLength": rules.maximumLength = count(member, &faults)
    case "minimum": rules.minimum = bound(member, rules, &faults)
    case "maximum": rules.maximum = bound(member, rules, &faults)
    case "exclusiveMinimum": rules.minimum = bound(member, rules, &faults, isExclusive: true)
    case "exclusiveMaximum": rules.maximum = bound(member, rules, &faults, isExclusive: true)
    case "pattern":
      rules.pattern = value.schemaText.flatMap { TextPattern($0) }
      if rules.pattern == nil { faults.unsupported("pattern", value.span) }
    case "enum": rules.allowed = allowed(value, rules, &faults)
    default: faults.unsupported(member.key, member.keySpan)
    }
  }

  private func count(_ member: JSON5Value.Member, _ faults: inout SchemaFaults) -> Int? {
    guard let count = member.value.schemaCount, count >= 0 else {
      faults.wrongValue(of: member.key, member.value.span)
      return nil
    }
    return count
  }

  private func bound(
    _ member: JSON5Value.Member, _ rules: CellRules, _ faults: inout SchemaFaults,
    isExclusive: Bool = false
  ) -> CellRules.Bound? {
    guard let text = member.value.schemaScalar, rules.kind != .boolean,
      let stored = SchemaConstraintReader.stored(text, rules)
    else {
      faults.wrongValue(of: member.key, member.value.span)
      return nil
    }
    return CellRules.Bound(
      text: stored, number: ExactNumber(decimal: stored), isExclusive: isExclusive)
  }

  private func allowed(
    _ value: JSON5Value, _ rules: CellRules, _ faults: inout SchemaFaults
  ) -> [String]? {
    guard let listed = value.schemaListed, !listed.isEmpty else {
      faults.wrongValue(of: "enum", value.span)
      return nil
    }
    return listed.compactMap { text in
      if let stored = SchemaConstraintReader.stored(text, rules) { return stored }
      faults.wrongValue(of: "enum: \(text)", value.span)
      return nil
    }
  }

  /// A value of the schema in the stored spelling: dates in the field's own format or by ISO,
  /// numbers with either decimal mark; nil if the kind has no such value.
  static func stored(_ text: String, _ rules: CellRules) -> String? {
    switch rules.kind {
    case .text, .email, .uri, .uuid: return text
    case .number, .integer, .year:
      let plain = text.map { $0 == "," || String($0) == rules.decimalMark ? "." : $0 }
      return ExactNumber(decimal: String(plain))?.description
    case .boolean:
      if text == "true" || rules.trueValues?.contains(text) == true { return "true" }
      return text == "false" || rules.falseValues?.contains(text) == true ? "false" : nil
    case .date:
      if let moment = rules.moment?.read(text) { return moment.calendarDay?.iso }
      return CalendarDay(iso: text)?.iso
    case .dateTime:
      if let moment = rules.moment?.read(text) {
        return moment.calendarDay.map { $0.iso + "T" + moment.time }
      }
      return CalendarDay(iso: text.prefix(10)) == nil ? nil : text
    case .time: return rules.moment?.read(text)?.time ?? text
    case .yearMonth, .duration, .geopoint, .object, .array, .list: return text
    }
  }
}
