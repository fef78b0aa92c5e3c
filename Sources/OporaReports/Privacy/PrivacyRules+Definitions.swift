import OporaDefinitions

extension PrivacyRules {
  /// The rules that follow from the definitions: who counts persons, who shares a count, who is
  /// computed from whom.
  init(_ catalogue: DefinitionCatalogue, threshold: Int) {
    let persons = PersonCounts(catalogue)
    var sensitive = Set(
      catalogue.indicators.filter { $0.measures.contains(where: persons.isAbout) }.map(\.id))
    var derived: [String: Set<String>] = [:]
    var pending = Array(sensitive)
    while let source = pending.popLast() {
      for user in catalogue.indicators where user.value.references.contains(source) {
        derived[source, default: []].insert(user.id)
        if sensitive.insert(user.id).inserted { pending.append(user.id) }
      }
    }
    let own = catalogue.indicators.filter { sensitive.contains($0.id) }
    self.init(
      threshold: threshold, indicators: sensitive,
      counted: Set(own.filter { persons.isCount($0.unit) }.map(\.id)),
      openDenominators: Set(own.filter(persons.hasOpenDenominator).map(\.id)))
    self.derived = derived
    linked = PrivacyRules.sharing(own, persons)
  }

  /// Groups of two and more indicators with the same measure of persons.
  private static func sharing(
    _ indicators: [IndicatorDefinition], _ persons: PersonCounts
  ) -> [Set<String>] {
    var users: [String: Set<String>] = [:]
    for indicator in indicators {
      for measure in indicator.measures where !persons.isOpen(measure) {
        users[measure.identity, default: []].insert(indicator.id)
      }
    }
    return users.keys.sorted().compactMap { users[$0] }.filter { $0.count > 1 }
  }
}

/// Which measures and units are of persons.
private struct PersonCounts {
  private let catalogue: DefinitionCatalogue

  init(_ catalogue: DefinitionCatalogue) { self.catalogue = catalogue }

  /// Whether a measure counts persons or rows about single persons.
  func isAbout(_ measure: MeasureDefinition) -> Bool { isPerson(measure.unit) || isSecret(measure) }

  /// Whether a measure comes from a table with personal columns; how many municipalities are in it
  /// is said of places and not of persons.
  func isSecret(_ measure: MeasureDefinition) -> Bool {
    guard let form = catalogue.form(measure.source) else { return false }
    if case .countDistinct(let column) = measure.aggregate, column == form.municipality {
      return false
    }
    return form.columns.contains(where: \.personal)
  }

  /// Whether a measure comes from an open source.
  func isOpen(_ measure: MeasureDefinition) -> Bool {
    PersonCounts.openSources.contains(measure.source)
  }

  /// Whether a value of the unit is a count and no ratio.
  func isCount(_ unit: String) -> Bool {
    isPerson(unit) || !["percent", "point", "number"].contains(unit) && !unit.contains("/")
  }

  /// Sources published by the state anyway.
  ///
  /// Counts of special groups of children are no such
  /// source, though they hold no names: a lone disabled child of a village is known.
  private static let openSources: Set<String> = ["population"]

  /// Whether the denominator is made of open sources alone.
  func hasOpenDenominator(_ indicator: IndicatorDefinition) -> Bool {
    guard case .binary(.divide, _, let denominator, _) = indicator.value,
      let names = denominator.plainNames
    else { return false }
    return names.allSatisfy { name in
      indicator.measures.first { $0.name == name }
        .map(isOpen) ?? false
    }
  }

  private func isPerson(_ unit: String) -> Bool {
    var (id, steps) = (unit, 0)
    while id != "person", steps <= catalogue.units.count,
      let parent = catalogue.units.first(where: { $0.id == id })?.kindOf
    {
      (id, steps) = (parent, steps + 1)
    }
    return id == "person"
  }
}

extension MeasureDefinition {
  /// Equal for measures that count the same.
  fileprivate var identity: String {
    let time =
      switch time {
      case .duringPeriod: "period"
      case .any: "any"
      case .at(let day): day.text
      }
    let parts = [source, "\(aggregate)", time, condition?.text ?? "", by ?? ""]
    return parts.joined(separator: "\u{1}")
  }
}

extension Expression {
  /// The names of sums and products of plain names; nil for anything else.
  fileprivate var plainNames: [String]? {
    switch self {
    case .name(let path, _): return [path.joined(separator: ".")]
    case .binary(_, let left, let right, _):
      guard let first = left.plainNames, let second = right.plainNames else { return nil }
      return first + second
    default: return nil
    }
  }

  /// The ids of the indicators that the expression refers to.
  fileprivate var references: Set<String> {
    switch self {
    case .literal, .name: []
    case .call(_, let arguments, _):
      arguments.reduce(into: []) { found, argument in
        if case .literal(.text(let id), _) = argument.value { found.insert(id) }
        found.formUnion(argument.value.references)
      }
    case .not(let inner, _), .negative(let inner, _): inner.references
    case .binary(_, let left, let right, _), .fallback(let left, let right, _):
      left.references.union(right.references)
    case .inRange(let value, let lower, let upper, _, _, _):
      value.references.union(lower.references).union(upper.references)
    case .inList(let value, _, _, _), .isMissing(let value, _, _): value.references
    case .conditional(let condition, let then, let otherwise, _):
      condition.references.union(then.references).union(otherwise.references)
    }
  }
}
