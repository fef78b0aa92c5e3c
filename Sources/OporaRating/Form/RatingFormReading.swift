public import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage

extension RatingForm {
  /// Makes a form of its tree; nil if it has a fault of severity error.
  ///
  /// - Parameters:
  ///   - tree: the parsed file.
  ///   - indicators: the ids that `indicator` may name; an empty set checks none.
  ///   - findings: gets every fault of the form, in the order of the file.
  /// - Returns: the form, checked; unknown keys, duplicate ids, knots out of order and the like
  ///   are findings with their place.
  public static func read(
    _ tree: JSON5Value, indicators: Set<String>, findings: inout [Finding]
  ) -> RatingForm? {
    var reading = RatingFormReading(indicators: indicators)
    let form = reading.form(tree)
    let ordered = reading.reader.found.findings.enumerated().sorted {
      let (left, right) = ($0.element.place, $1.element.place)
      return (left.line ?? 0, left.column ?? 0, $0.offset)
        < (right.line ?? 0, right.column ?? 0, $1.offset)
    }
    findings += ordered.map(\.element)
    return reading.reader.found.hasErrors ? nil : form
  }
}

/// The reading of one form: the tree from the top down, checks of each part where it is read.
struct RatingFormReading {
  let indicators: Set<String>
  let reader = FormReader()
  var kind = RatingForm.Kind.points
  private var criterionSpans: [String: SourceSpan] = [:]
  private var groupSpans: [String: SourceSpan] = [:]
  private var toldOfUnusedKey = false

  init(indicators: Set<String>) { self.indicators = indicators }

  private static let formKeys = [
    "id", "version", "title", "basis", "kind", "step", "ties", "minimumCoverage", "aggregation",
    "floor", "power", "cap", "frame", "groups", "criteria",
  ]
  private static let groupKeys = [
    "id", "title", "weight", "aggregation", "floor", "power", "cap", "minimumCoverage",
    "groups", "criteria",
  ]

  mutating func form(_ tree: JSON5Value) -> RatingForm? {
    guard let fields = reader.fields(tree, keys: RatingFormReading.formKeys) else { return nil }
    let id = fields.value("id", required: true).flatMap { reader.text($0, name: "id") }
    let version = fields.integer("version", in: 1...Int.max) ?? 1
    let title = fields.localized("title")
    let basis = fields.localized("basis")
    kind =
      fields.value("kind", required: true).flatMap {
        reader.choice($0, name: "kind", of: RatingForm.Kind.self)
      } ?? .points
    let step = step(fields)
    let coverage = fields["minimumCoverage"].flatMap {
      reader.number($0, name: "minimumCoverage", atLeast: 0, atMost: 1)
    }
    var root = CriterionGroup(
      id: "total", title: LocalizedText(ru: "Всего", en: "Total"), weight: ExactNumber(1),
      aggregation: .arithmetic, members: [])
    members(of: &root, fields)
    checkMaxima(of: root, step: step, fields)
    guard let id else { return nil }
    var form = RatingForm(
      id: id, version: version, title: title ?? LocalizedText(ru: id),
      basis: basis ?? LocalizedText(ru: ""), kind: kind, step: step,
      minimumCoverage: coverage ?? .zero, root: root)
    form.tieBreaks = tieBreaks(fields, of: root)
    form.frame = frame(fields, of: root)
    checkWeights(of: root, fields)
    return form
  }

  private mutating func step(_ fields: ObjectReader) -> ExactNumber? {
    guard let value = fields["step"] else { return ExactNumber(numerator: 1, denominator: 100) }
    if case .string("none") = value.kind { return nil }
    return reader.number(value, name: "step", above: 0)
  }

  /// Reads what form and group have in common: aggregation, floor, groups and criteria.
  private mutating func members(of group: inout CriterionGroup, _ fields: ObjectReader) {
    if let value = fields["aggregation"],
      let aggregation = reader.choice(value, name: "aggregation", of: Aggregation.self)
    {
      group.aggregation = aggregation
      checkAggregation(aggregation, value)
    }
    if let value = fields["floor"] {
      group.floor = reader.number(value, name: "floor", above: 0)
      checkFloor(group.aggregation, value)
    }
    particulars(of: &group, fields)
    let groups = fields.values("groups")
    let criteria = fields.values("criteria")
    for value in groups {
      if let inner = self.group(value, in: group) { group.members.append(.group(inner)) }
    }
    for value in criteria {
      if let inner = criterion(value, in: group) { group.members.append(.criterion(inner)) }
    }
    if fields["groups"] == nil, fields["criteria"] == nil {
      _ = fields.value(group.id == "total" ? "groups" : "criteria", required: true)
    } else if groups.isEmpty, criteria.isEmpty {
      reader.report(
        "E903", at: fields.span,
        LocalizedText(ru: "здесь нет ни одного критерия", en: "there is no criterion here"))
    }
    if kind == .points { group.weight = group.ordinaryMembers.map(\.weight).reduce(.zero, +) }
  }

  private mutating func group(
    _ value: JSON5Value, in parent: CriterionGroup
  ) -> CriterionGroup? {
    guard let fields = reader.fields(value, keys: RatingFormReading.groupKeys) else { return nil }
    let id = fields.value("id", required: true).flatMap { reader.text($0, name: "id") } ?? ""
    let title = fields["title"].flatMap { LocalizedText($0, named: "title", into: reader.found) }
    if let span = fields["id"]?.span { remember(id, at: span, isGroup: true) }
    var group = CriterionGroup(
      id: id, title: title ?? LocalizedText(ru: id), weight: weight(fields),
      aggregation: parent.aggregation, members: [])
    group.floor = parent.floor
    group.power = parent.power
    group.minimumCoverage = fields["minimumCoverage"].flatMap {
      reader.number($0, name: "minimumCoverage", atLeast: 0, atMost: 1)
    }
    members(of: &group, fields)
    return group
  }

  /// The weight in a form of weights; 1 if none is written.
  mutating func weight(_ fields: ObjectReader) -> ExactNumber {
    guard let value = fields["weight"] else { return ExactNumber(1) }
    if kind == .points { tellUnused("weight", value.span) }
    return reader.number(value, name: "weight", above: 0) ?? ExactNumber(1)
  }

  /// Says once per form that a key of the other kind of form has no effect.
  mutating func tellUnused(_ key: String, _ span: SourceSpan) {
    guard !toldOfUnusedKey else { return }
    toldOfUnusedKey = true
    reader.report(
      "W904", at: span, severity: .info,
      LocalizedText(
        ru: "в форме kind: '\(kind.rawValue)' ключ «\(key)» на итог не влияет",
        en: "in a form of kind: '\(kind.rawValue)' the key ‘\(key)’ does not affect the total"))
  }

  /// Reports an id that was used before.
  mutating func remember(_ id: String, at span: SourceSpan, isGroup: Bool) {
    if isGroup, id == "total" {
      reader.report(
        "E905", at: span, value: id,
        LocalizedText(
          ru: "«total» — имя итога, группе нужно другое",
          en: "‘total’ is the name of the total; the group needs another"))
    }
    let earlier = isGroup ? groupSpans[id] : criterionSpans[id]
    guard let earlier else {
      if isGroup { groupSpans[id] = span } else { criterionSpans[id] = span }
      return
    }
    reader.report(
      "E905", at: span, value: id,
      LocalizedText(
        ru: "\(isGroup ? "группа" : "критерий") «\(id)» уже есть в строке \(earlier.line)",
        en:
          "the \(isGroup ? "group" : "criterion") ‘\(id)’ is already there in line \(earlier.line)"
      ), related: [earlier])
  }
}
