import OporaDiagnostics
import OporaLanguage

/// Reads `units.json5`.
struct UnitReader {
  let found: FindingCollector

  /// The units in the order of the file, with the places of their names.
  func units(_ tree: JSON5Value) -> [(unit: UnitDefinition, span: SourceSpan)] {
    guard let reader = ObjectReader(tree, allowing: ["units"], into: found) else { return [] }
    if case .array(let list)? = reader["units"]?.kind, list.isEmpty { return [] }
    let members = reader.members("units", required: true)
    let units = members.compactMap { member in
      unit(member).map { (unit: $0, span: member.keySpan) }
    }
    check(kindsOf: members, known: members.map(\.key))
    return units
  }

  private func unit(_ member: JSON5Value.Member) -> UnitDefinition? {
    guard
      let reader = ObjectReader(
        member.value, allowing: ["kindOf", "ru", "en", "short"], named: member.key, into: found)
    else { return nil }
    let ru = forms("ru", count: 3, reader)
    let en = forms("en", count: 2, reader)
    guard let first = ru.first else { return nil }
    return UnitDefinition(
      id: member.key, kindOf: reader.text("kindOf"),
      forms: LocalizedForms(ru: ru, en: en.isEmpty ? ru : en),
      short: reader.localized("short") ?? LocalizedText(ru: first, en: en.first))
  }

  private func forms(_ key: String, count: Int, _ reader: ObjectReader) -> [String] {
    let forms = reader.texts(key, required: true)
    guard let value = reader[key], forms.count != count else { return forms }
    found.reportKind(
      of: key, value,
      wanted: .init(ru: "список из \(count) форм слова", en: "a list of \(count) forms"))
    return []
  }

  /// Every `kindOf` names another unit, and no unit is a kind of itself.
  private func check(kindsOf members: [JSON5Value.Member], known: [String]) {
    var parents: [String: String] = [:]
    for member in members {
      guard let value = member.value["kindOf"], case .string(let parent) = value.kind else {
        continue
      }
      guard known.contains(parent) else {
        found.reportUnknown(.unit, parent, at: value.span, known: known, of: nil)
        continue
      }
      parents[member.key] = parent
      var ancestor: String? = parent
      while let current = ancestor, current != member.key { ancestor = parents[current] }
      if ancestor != nil {
        parents[member.key] = nil
        found.report(
          "E601", at: value.span,
          .init(
            ru: "единица «\(member.key)» — вид самой себя",
            en: "the unit ‘\(member.key)’ is a kind of itself"),
          fix: .init(ru: "уберите «kindOf»", en: "remove ‘kindOf’"))
      }
    }
  }
}
