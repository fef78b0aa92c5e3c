import OporaDefinitions

/// Which indicators count persons, found from the definitions.
struct SensitiveIndicators {
  /// Ids of indicators with a measure of persons or of rows about one person.
  let all: Set<String>
  /// Those whose value itself is a count of persons.
  let counted: Set<String>
  /// Those whose denominator comes from tables that hold nothing of single persons.
  let openDenominators: Set<String>

  init(_ catalogue: DefinitionCatalogue) {
    let units = catalogue.units
    func isPerson(_ id: String) -> Bool {
      var (id, steps) = (id, 0)
      while id != "person", steps < units.count,
        let parent = units.first(where: { $0.id == id })?.kindOf
      {
        (id, steps) = (parent, steps + 1)
      }
      return id == "person"
    }
    func isAboutPersons(_ measure: MeasureDefinition) -> Bool {
      isPerson(measure.unit)
        || catalogue.form(measure.source)?.columns.contains(where: \.personal) ?? false
    }
    let sensitive = catalogue.indicators.filter { $0.measures.contains(where: isAboutPersons) }
    all = Set(sensitive.map(\.id))
    counted = Set(
      sensitive.filter { indicator in
        isPerson(indicator.unit)
          || !["percent", "point", "number"].contains(indicator.unit)
            && !indicator.unit.contains("/")
      }.map(\.id))

    openDenominators = Set(
      sensitive.filter { indicator in
        guard case .binary(.divide, _, let denominator, _) = indicator.value else { return false }
        let names = SensitiveIndicators.names(in: denominator)
        return !names.isEmpty
          && names.allSatisfy { name in
            guard let measure = indicator.measures.first(where: { $0.name == name }),
              let form = catalogue.form(measure.source)
            else { return false }
            return !form.columns.contains(where: \.personal)
          }
      }.map(\.id))
  }

  /// The plain names of an expression; a call or a condition makes the list useless, so it is
  /// given up: empty.
  private static func names(in expression: Expression) -> [String] {
    switch expression {
    case .name(let path, _): return [path.joined(separator: ".")]
    case .binary(_, let left, let right, _):
      let (first, second) = (names(in: left), names(in: right))
      return first.isEmpty || second.isEmpty ? [] : first + second
    default: return []
    }
  }
}
