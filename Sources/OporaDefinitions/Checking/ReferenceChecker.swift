import OporaDiagnostics
import OporaLanguage

/// Checks versions of indicators and references between them; finds the order of evaluation.
struct ReferenceChecker {
  /// All versions of all indicators, right or wrong, sorted by id, version and file.
  let drafts: [IndicatorDraft]
  /// Ids whose files could not be read.
  let unreadable: [String]
  let found: FindingCollector

  private let references: [[(id: String, span: SourceSpan)]]
  private let indices: [String: [Int]]

  /// Checks references.
  ///
  /// - Parameters:
  ///   - drafts: all versions of all indicators.
  ///   - unreadable: ids whose files could not be read.
  ///   - ratings: by rating form the indicators that it is made of.
  ///   - found: where faults are reported.
  init(
    drafts: [IndicatorDraft], unreadable: [String], ratings: [String: [String]] = [:],
    found: FindingCollector
  ) {
    self.drafts = drafts
    self.unreadable = unreadable
    self.found = found
    let indices = Dictionary(grouping: drafts.indices) { drafts[$0].definition.id }
    self.indices = indices
    references = drafts.map { draft in
      draft.references
        + draft.ratingReferences.flatMap { rating in
          // The rating's own faults are told elsewhere.
          (ratings[rating.id] ?? []).filter { indices[$0] != nil }.map { ($0, rating.span) }
        }
    }
  }

  /// Indices of the drafts that may be computed, each after those it refers to.
  func order() -> [Int] {
    var wrong = Set(drafts.indices.filter { drafts[$0].hasErrors })
    wrong.formUnion(checkVersions())
    wrong.formUnion(checkReferences())
    wrong.formUnion(checkCycles())
    spread(&wrong)
    return sorted(without: wrong)
  }

  // MARK: Versions

  private func checkVersions() -> [Int] {
    var wrong: [Int] = []
    for (_, versions) in indices.sorted(by: { $0.key < $1.key }) {
      for (earlier, later) in zip(versions, versions.dropFirst()) {
        let (first, second) = (drafts[earlier], drafts[later])
        if first.definition.version == second.definition.version {
          reportTwice(second, first)
          wrong.append(later)
        } else if let clash = overlap(first, second) {
          reportOverlap(first, second, in: clash)
          wrong.append(later)
        } else {
          checkBreak(first, second)
        }
      }
    }
    return wrong
  }

  private func reportTwice(_ draft: IndicatorDraft, _ first: IndicatorDraft) {
    let place = first.versionSpan
    let name = "\(place.file):\(place.line):\(place.column)"
    let (id, version) = (draft.definition.id, draft.definition.version)
    found.report(
      "E008", at: draft.versionSpan,
      .init(
        ru: "«\(id)», версия \(version), уже определена в \(name)",
        en: "‘\(id)’, version \(version), is already defined in \(name)"),
      fix: .init(
        ru: "дайте новой версии другой номер и «validFrom»",
        en: "give the new version another number and ‘validFrom’"),
      related: [place])
  }

  /// A period in which both versions would hold; nil if the later begins after the earlier.
  private func overlap(_ first: IndicatorDraft, _ second: IndicatorDraft) -> String? {
    guard let start = second.definition.validFrom else {
      // A faulty `validFrom` is reported already.
      return second.validFromSpan == nil ? first.definition.validFrom ?? "…" : nil
    }
    guard let before = first.definition.validFrom, let one = PeriodID.order(before),
      let other = PeriodID.order(start)
    else { return nil }
    return other <= one ? before : nil
  }

  private func reportOverlap(
    _ first: IndicatorDraft, _ second: IndicatorDraft, in period: String
  ) {
    let (one, other) = (first.definition.version, second.definition.version)
    let always = period == "…"
    found.report(
      "E009", at: second.validFromSpan ?? second.versionSpan,
      .init(
        ru: "версии \(one) и \(other) обе действуют "
          + (always ? "во всех периодах" : "в \(period)"),
        en: "versions \(one) and \(other) both hold in " + (always ? "all periods" : period)),
      fix: .init(
        ru: "укажите у версии \(other) более поздний «validFrom»",
        en: "give version \(other) a later ‘validFrom’"),
      related: [first.validFromSpan ?? first.versionSpan])
  }

  /// `previous(x)` across a change of the measure compares different things (`E407`).
  private func checkBreak(_ first: IndicatorDraft, _ second: IndicatorDraft) {
    for expression in second.definition.cellExpressions {
      for case .call(let name, let arguments, let span) in expression.all
      where name == "previous" || name == "yearAgo" {
        guard case .name(let path, _)? = arguments.first?.value,
          let now = second.measures.first(where: { $0.definition.name == path[0] }),
          let before = first.measures.first(where: { $0.definition.name == path[0] }),
          now.definition.fingerprint != before.definition.fingerprint
        else { continue }
        let version = first.definition.version
        found.report(
          "E407", at: span,
          .init(
            ru: "\(name)(\(path[0])): версия \(version) определяла меру иначе (см. версии)",
            en: "\(name)(\(path[0])): version \(version) defined the measure otherwise"),
          fix: .init(
            ru: "назовите меру иначе или уберите сравнение",
            en: "rename the measure or remove the comparison"),
          related: [before.definition.span])
      }
    }
  }

  // MARK: References

  private func checkReferences() -> [Int] {
    var wrong: [Int] = []
    let known = indices.keys.filter { !$0.hasPrefix(ControlRelation.prefix) }.sorted()
    for index in drafts.indices {
      for reference in references[index] where !checkReference(reference, from: index, known) {
        wrong.append(index)
      }
    }
    return wrong
  }

  private func checkReference(
    _ reference: (id: String, span: SourceSpan), from index: Int, _ known: [String]
  ) -> Bool {
    guard let targets = indices[reference.id], let first = targets.first,
      !drafts[first].isControl
    else {
      if !unreadable.contains(reference.id) {
        found.reportUnknown(.indicator, reference.id, at: reference.span, known: known, of: nil)
        return false
      }
      return true
    }
    guard let start = drafts[first].definition.validFrom, let begins = PeriodID.order(start),
      drafts[index].definition.validFrom.flatMap(PeriodID.order) ?? Int.min < begins
    else { return true }
    found.report(
      "E603", at: reference.span,
      .init(
        ru: "«\(reference.id)» не определён раньше \(start)",
        en: "‘\(reference.id)’ is not defined before \(start)"),
      fix: .init(
        ru: "укажите «validFrom: '\(start)'»", en: "give ‘validFrom: '\(start)'’"))
    return false
  }

  // MARK: Cycles

  private func targets(of index: Int) -> [(index: Int, span: SourceSpan)] {
    references[index].flatMap { reference in
      (indices[reference.id] ?? []).map { ($0, reference.span) }
    }
  }

  /// Reports each cycle once and gives the indices on cycles.
  private func checkCycles() -> Set<Int> {
    var states = [Int](repeating: 0, count: drafts.count)
    var onCycle: Set<Int> = []
    for start in drafts.indices where states[start] == 0 {
      var path: [(index: Int, span: SourceSpan?, next: Int)] = [(start, nil, 0)]
      states[start] = 1
      while let step = path.last {
        let targets = targets(of: step.index)
        guard step.next < targets.count else {
          states[step.index] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = targets[step.next]
        if states[target.index] == 0 {
          states[target.index] = 1
          path.append((target.index, target.span, 0))
        } else if states[target.index] == 1,
          let from = path.firstIndex(where: { $0.index == target.index })
        {
          let links = path[(from + 1)...].compactMap(\.span) + [target.span]
          onCycle.formUnion(path[from...].map(\.index))
          reportCycle(path[from...].map(\.index), links)
        }
      }
    }
    return onCycle
  }

  private func reportCycle(_ cycle: [Int], _ links: [SourceSpan]) {
    guard let first = cycle.first, let place = links.first else { return }
    let chain = (cycle + [first]).map { drafts[$0].definition.id }.joined(separator: " → ")
    found.report(
      "E601", at: place,
      .init(
        ru: "показатели ссылаются по кругу: \(chain)", en: "indicators refer in a circle: \(chain)"),
      fix: .init(ru: "разорвите круг", en: "break the circle"),
      related: Array(links.dropFirst()))
  }

  // MARK: Order

  /// An indicator that refers to a wrong one is not computed either, and says so.
  private func spread(_ wrong: inout Set<Int>) {
    var changed = true
    while changed {
      changed = false
      for index in drafts.indices where !wrong.contains(index) {
        guard let reference = references[index].first(where: { isWrong($0.id, wrong) }) else {
          continue
        }
        wrong.insert(index)
        changed = true
        found.report(
          "E602", at: reference.span,
          .init(
            ru: "показатель «\(reference.id)» с ошибкой, поэтому «\(drafts[index].definition.id)» "
              + "не вычисляется",
            en: "the indicator ‘\(reference.id)’ is faulty, so "
              + "‘\(drafts[index].definition.id)’ is not computed"),
          fix: .init(
            ru: "исправьте «\(reference.id)»", en: "mend ‘\(reference.id)’"))
      }
    }
  }

  private func isWrong(_ id: String, _ wrong: Set<Int>) -> Bool {
    unreadable.contains(id) || (indices[id] ?? []).contains { wrong.contains($0) }
  }

  private func sorted(without wrong: Set<Int>) -> [Int] {
    var order: [Int] = []
    var placed: Set<String> = []
    var waiting = indices.keys.sorted().compactMap { id -> [Int]? in
      let right = (indices[id] ?? []).filter { !wrong.contains($0) }
      return right.isEmpty ? nil : right
    }
    while !waiting.isEmpty {
      let ready = waiting.firstIndex { versions in
        versions.allSatisfy { references[$0].allSatisfy { placed.contains($0.id) } }
      }
      // Without a cycle there always is one; the bound keeps the loop finite if there is not.
      guard let ready else { break }
      let versions = waiting.remove(at: ready)
      order += versions
      placed.insert(drafts[versions[0]].definition.id)
    }
    return order
  }
}

extension IndicatorDraft {
  /// References to other indicators in the order of the file.
  var references: [(id: String, span: SourceSpan)] {
    definition.cellExpressions.flatMap(\.indicatorReferences)
  }
}

extension IndicatorDraft {
  /// The rating forms asked for points or places.
  var ratingReferences: [(id: String, span: SourceSpan)] {
    definition.cellExpressions.flatMap(\.all).compactMap { node in
      guard case .call(let name, let arguments, _) = node, name == "points" || name == "place",
        case .literal(.text(let id), let span)? = arguments.first?.value
      else { return nil }
      return (id, span)
    }
  }
}

extension JSON5Value {
  /// The ids under `indicator` anywhere in a rating form.
  var criteriaIndicators: [String] {
    switch kind {
    case .array(let elements): return elements.flatMap(\.criteriaIndicators)
    case .object(let members):
      return members.flatMap { member -> [String] in
        if member.key == "indicator", case .string(let id) = member.value.kind { return [id] }
        return member.value.criteriaIndicators
      }
    default: return []
    }
  }
}

extension IndicatorDefinition {
  /// The expressions over measures: where it applies, the value, the control relations.
  public var cellExpressions: [Expression] {
    [appliesWhen, value].compactMap { $0 } + expectations.map(\.that)
  }
}

extension MeasureDefinition {
  /// What the measure computes, in a spelling that ignores blanks and names.
  fileprivate var fingerprint: String {
    let day: String =
      switch time {
      case .duringPeriod: "period"
      case .any: "any"
      case .at(let day): day.text
      }
    return [
      source, "\(aggregate)", day, condition?.text ?? "", shareCondition?.text ?? "",
      castUnit ?? "", by ?? "",
    ].joined(separator: "\u{1F}")
  }
}
