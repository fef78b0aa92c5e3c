import OporaDiagnostics
import OporaLanguage

/// Reads `units.json5`.
struct UnitReader {
  typealias Entry = (unit: UnitDefinition, kindSpan: SourceSpan?)

  let found: FindingCollector

  /// The units in the order of the file, with the places where they name their kinds.
  func units(_ tree: JSON5Value) -> [Entry] {
    guard let reader = ObjectReader(tree, allowing: ["units"], into: found) else { return [] }
    if case .array(let list)? = reader["units"]?.kind, list.isEmpty { return [] }
    return reader.members("units", required: true).compactMap { member in
      unit(member).map { (unit: $0, kindSpan: member.value["kindOf"]?.span) }
    }
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

  /// Checks that every `kindOf` names another unit and that no unit is a kind of itself.
  func check(_ units: [Entry]) {
    let known = units.map(\.unit.id)
    var parents: [String: String] = [:]
    for (unit, span) in units {
      guard let parent = unit.kindOf, let span else { continue }
      guard known.contains(parent) else {
        found.reportUnknown(.unit, parent, at: span, known: known, of: nil)
        continue
      }
      parents[unit.id] = parent
      var ancestor: String? = parent
      while let current = ancestor, current != unit.id { ancestor = parents[current] }
      if ancestor != nil {
        // Left out, so that the walk of the next units ends.
        parents[unit.id] = nil
        reportCircle(unit.id, at: span)
      }
    }
  }

  private func reportCircle(_ unit: String, at span: SourceSpan) {
    found.report(
      "E601", at: span,
      .init(
        ru: "единица «\(unit)» — вид самой себя", en: "the unit ‘\(unit)’ is a kind of itself"),
      fix: .init(ru: "уберите «kindOf»", en: "remove ‘kindOf’"))
  }
}
