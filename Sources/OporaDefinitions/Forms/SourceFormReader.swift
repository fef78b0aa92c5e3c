import OporaDiagnostics
import OporaLanguage

/// Reads a source form from the tree of its file.
struct SourceFormReader {
  private static let keys = [
    "id", "title", "row", "key", "keys", "municipality", "lasts", "asOf", "on", "period", "year",
    "grid", "everyone", "submission", "derived", "blank", "links", "oneOf", "columns", "note",
  ]

  let found: FindingCollector

  /// Reads a form; nil if it has no usable id or columns.
  func form(_ tree: JSON5Value) -> SourceForm? {
    guard let reader = ObjectReader(tree, allowing: SourceFormReader.keys, into: found) else {
      return nil
    }
    let title = reader.localized("title", required: true)
    guard let id = reader.text("id", required: true) else { return nil }
    var form = SourceForm(
      id: id, title: title ?? LocalizedText(ru: id), span: reader["id"]?.span ?? tree.span)
    form.columns = reader.members("columns", required: true).compactMap(column)
    readRow(of: &form, reader)
    readKeys(of: &form, reader)
    form.time = time(reader, columns: form.columns) ?? .timeless
    form.gridIsFull = reader.choice("grid", among: ["full", "sparse"]) == "full"
    form.everyone = reader.bool("everyone") ?? true
    form.needsSubmission = reader.bool("submission") ?? true
    form.isDerived = reader.bool("derived") ?? false
    form.hasBlank = reader.bool("blank") ?? !form.isDerived
    return form
  }

  private func readRow(of form: inout SourceForm, _ reader: ObjectReader) {
    guard let row = reader.object("row", allowing: ["unit", "ru", "en"], required: true) else {
      return
    }
    form.rowUnit = row.text("unit", required: true) ?? form.rowUnit
    form.unitSpans.row = row["unit"]?.span
    form.row = LocalizedText(ru: row.text("ru") ?? form.title.ru, en: row.text("en"))
  }

  private func readKeys(of form: inout SourceForm, _ reader: ObjectReader) {
    let columns = form.columns
    form.key = reader.spannedTexts("key").filter { isColumn($0, of: columns) }.map(\.text)
    for member in reader.members("keys") where isColumn((member.key, member.keySpan), of: columns) {
      guard case .string(let unit) = member.value.kind else {
        found.report(KindFault(member.key, .text, member.value))
        continue
      }
      form.countableKeys.append((member.key, unit))
      form.unitSpans.keys.append(member.value.span)
    }
    form.municipality = columnName("municipality", reader, columns)
    for member in reader.members("links") where isColumn((member.key, member.keySpan), of: columns)
    {
      guard case .string(let target) = member.value.kind else {
        found.report(KindFault(member.key, .text, member.value))
        continue
      }
      form.links.append((member.key, target))
      form.unitSpans.links.append(member.value.span)
    }
    form.alternatives = reader.values("oneOf").compactMap { set in
      guard case .array(let names) = set.kind else {
        found.report(KindFault("oneOf", .array, set))
        return nil
      }
      return names.compactMap { name in
        guard case .string(let text) = name.kind else { return nil }
        return isColumn((text, name.span), of: columns) ? text : nil
      }
    }
    checkInstead(columns, reader)
  }

  private func checkInstead(_ columns: [SourceColumn], _ reader: ObjectReader) {
    for member in reader["columns"]?.members ?? [] {
      guard let list = member.value["instead"], case .array(let names) = list.kind else { continue }
      for name in names {
        if case .string(let text) = name.kind { _ = isColumn((text, name.span), of: columns) }
      }
    }
  }

  // MARK: Time

  private func time(_ reader: ObjectReader, columns: [SourceColumn]) -> TimeAxis? {
    let axes = ["lasts", "asOf", "on", "period", "year"].filter(reader.has)
    if axes.count > 1 {
      found.report(
        "E005", at: reader.keySpan(axes[1]),
        .init(
          ru: "ось времени одна, а заданы «\(axes[0])» и «\(axes[1])»",
          en: "there is one time axis, but ‘\(axes[0])’ and ‘\(axes[1])’ are given"),
        fix: .init(ru: "оставьте одну", en: "keep one"))
    }
    switch axes.first {
    case "lasts": return lasts(reader, columns: columns)
    case "asOf": return columnName("asOf", reader, columns).map { .asOf($0) }
    case "on": return columnName("on", reader, columns).map { .on($0) }
    case "period": return columnName("period", reader, columns).map { .period($0) }
    case "year": return columnName("year", reader, columns).map { .year($0) }
    default: return .timeless
    }
  }

  private func lasts(_ reader: ObjectReader, columns: [SourceColumn]) -> TimeAxis? {
    guard let lasts = reader.object("lasts", allowing: ["from", "to", "toInclusive"]) else {
      return nil
    }
    let from = columnName("from", lasts, columns, required: true)
    let to = columnName("to", lasts, columns, required: true)
    if !lasts.has("toInclusive") {
      found.report(
        "E403", at: reader.keySpan("lasts"),
        .init(
          ru: "у «lasts» не сказано, входит ли дата «to» в срок: укажите toInclusive",
          en: "‘lasts’ does not say whether the date ‘to’ is included: give toInclusive"),
        fix: .init(
          ru: "добавьте «toInclusive: true», если последний день входит в срок",
          en: "add ‘toInclusive: true’ if the last day is included"))
    }
    guard let from, let to, let inclusive = lasts.bool("toInclusive") else { return nil }
    return .lasts(from: from, to: to, toInclusive: inclusive)
  }

  // MARK: Columns named elsewhere in the form

  private func columnName(
    _ key: String, _ reader: ObjectReader, _ columns: [SourceColumn], required: Bool = false
  ) -> String? {
    guard let name = reader.text(key, required: required), let value = reader[key] else {
      return nil
    }
    return isColumn((name, value.span), of: columns) ? name : nil
  }

  private func isColumn(
    _ name: (text: String, span: SourceSpan), of columns: [SourceColumn]
  ) -> Bool {
    if columns.contains(where: { $0.name == name.text }) { return true }
    found.reportUnknown(
      .column, name.text, at: name.span, known: columns.map(\.name), of: nil)
    return false
  }
}

extension JSON5Value {
  /// The members of an object; empty for other kinds.
  var members: [Member] {
    if case .object(let members) = kind { members } else { [] }
  }
}
