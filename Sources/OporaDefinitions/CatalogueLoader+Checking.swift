import OporaDiagnostics
import OporaLanguage
import OporaSystem

extension CatalogueLoader {
  /// The parts that are right, and what is wrong with the others.
  func catalogue() -> DefinitionCatalogue {
    var catalogue = DefinitionCatalogue()
    catalogue.units = units.map(\.unit)
    if let calendar = calendars.last { catalogue.workCalendar = calendar }
    catalogue.forms = soundForms
    catalogue.ratingFiles = ratings.sorted { $0.id < $1.id }.map { ($0.path.name, $0.part) }
    catalogue.reportFiles = reports.sorted { $0.id < $1.id }.map { ($0.path.name, $0.part) }
    UnitReader(found: found).check(units)
    let context = checkingContext
    for entry in forms { FormChecker(context: context, found: found).check(entry.part) }
    let drafts = checkedDrafts(context)
    let references = ReferenceChecker(
      drafts: drafts, unreadable: brokenIndicators,
      ratings: Dictionary(
        ratings.map { ($0.id, $0.part.criteriaIndicators) }, uniquingKeysWith: { $1 }),
      found: found)
    let all = references.order()
    catalogue.controls = all.filter { drafts[$0].isControl }.sorted().compactMap { index in
      relation(drafts[index])
    }
    let order = all.filter { !drafts[$0].isControl }
    catalogue.evaluationOrder = order.reduce(into: []) { ids, index in
      let id = drafts[index].definition.id
      if ids.last != id { ids.append(id) }
    }
    catalogue.indicators = order.sorted().map { drafts[$0].definition }
    catalogue.findings = sortedFindings
    catalogue.unreadIndicators = Set(unread[.indicator] ?? [])
    catalogue.unreadRatings = Set(unread[.rating] ?? [])
    return catalogue
  }

  /// The source forms without errors of their own, sorted by id.
  var soundForms: [SourceForm] {
    forms.map(\.part).filter { !brokenForms.contains($0.id) }.sorted { $0.id < $1.id }
  }

  private var checkingContext: CheckingContext {
    CheckingContext(
      units: UnitTable(units.map(\.unit)),
      forms: Dictionary(forms.map { ($0.id, $0.part) }, uniquingKeysWith: { $1 }),
      indicatorUnits: Dictionary(
        indicators.map { ($0.id, $0.part.definition.unit) }, uniquingKeysWith: { $1 }),
      brokenForms: brokenForms,
      ratings: (ratings.map(\.id) + (unread[.rating] ?? [])).sorted())
  }

  /// The indicators after their checks, sorted by id, version and file.
  private func checkedDrafts(_ context: CheckingContext) -> [IndicatorDraft] {
    let relations = controls.map { entry in
      let own = FindingCollector()
      ControlChecker(context: context, found: own).check(entry.part)
      found.add(contentsOf: own.findings)
      var draft = entry.part.indicator
      draft.hasErrors = draft.hasErrors || own.hasErrors
      return draft
    }
    let sorted = (indicators.map(\.part) + relations).sorted { left, right in
      let (one, other) = (left.definition, right.definition)
      return (one.id, one.version, one.file) < (other.id, other.version, other.file)
    }
    let results = Parallel.map(sorted) { draft in
      let own = FindingCollector()
      var checked = IndicatorChecker(context: context, found: own).completed(draft)
      checked.hasErrors = draft.hasErrors || own.findings.contains { $0.severity == .error }
      return (checked, own.findings)
    }
    for result in results { found.add(contentsOf: result.1) }
    return results.map(\.0)
  }

  /// The relation whose measures and condition were checked; nil if there is none.
  private func relation(_ draft: IndicatorDraft) -> ControlRelation? {
    let id = draft.definition.id.dropFirst(ControlRelation.prefix.count)
    guard var relation = controls.first(where: { $0.id == id })?.part.relation else { return nil }
    relation.indicator = draft.definition
    return relation
  }

  /// All findings by file, then by place, in the order they were found where places are equal.
  private var sortedFindings: [Finding] {
    found.findings.enumerated().sorted { left, right in
      let (one, other) = (left.element.place, right.element.place)
      return (one.file, one.line ?? 0, one.column ?? 0, left.offset)
        < (other.file, other.line ?? 0, other.column ?? 0, right.offset)
    }.map(\.element)
  }
}
