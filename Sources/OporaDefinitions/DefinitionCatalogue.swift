public import OporaDiagnostics
public import OporaLanguage

/// A unit of measurement, read from `indicators/units.json5` (единица измерения).
public struct UnitDefinition: Sendable, Hashable {
  /// The id, such as `child`.
  public var id: String
  /// The unit this one is a kind of: a child is a person; nil for a root.
  public var kindOf: String?
  /// Forms for 1, 2, 5: ребёнок, ребёнка, детей; English: child, children.
  public var forms: LocalizedForms
  /// The abbreviation in table heads: чел.
  public var short: LocalizedText

  /// Makes a unit.
  public init(id: String, kindOf: String?, forms: LocalizedForms, short: LocalizedText) {
    self.id = id
    self.kindOf = kindOf
    self.forms = forms
    self.short = short
  }
}

/// Number forms of a noun in both languages.
public struct LocalizedForms: Sendable, Hashable {
  /// Russian forms for 1, 2 and 5.
  public var ru: [String]
  /// English forms for 1 and many.
  public var en: [String]

  /// Makes forms.
  public init(ru: [String], en: [String]) {
    self.ru = ru
    self.en = en
  }
}

/// All definitions of a run: the embedded files with the user's laid over them (каталог).
public struct DefinitionCatalogue: Sendable {
  /// Units by id, in the order of the file.
  public var units: [UnitDefinition]
  /// Source forms, sorted by id.
  public var forms: [SourceForm]
  /// Indicators that passed every check, sorted by id, then version; references come before users
  /// in ``evaluationOrder``.
  public var indicators: [IndicatorDefinition]
  /// Control relations that passed every check, sorted by id.
  public var controls: [ControlRelation]
  /// Ids of indicators, each after those it refers to.
  public var evaluationOrder: [String]
  /// Rating form files, parsed but not interpreted: path and tree.
  public var ratingFiles: [(path: String, tree: JSON5Value)]
  /// Report form files, parsed but not interpreted.
  public var reportFiles: [(path: String, tree: JSON5Value)]
  /// Working days; weekends only where no file says more.
  public var workCalendar = WorkCalendar()
  /// All faults of all files.
  public var findings: [Finding]
  /// Ids of embedded indicators that were not needed and so were not read.
  public var unreadIndicators: Set<String>
  /// Ids of embedded rating forms that were not needed and so were not read.
  public var unreadRatings: Set<String>

  /// Makes a catalogue of ready parts.
  public init() {
    units = []
    forms = []
    indicators = []
    controls = []
    evaluationOrder = []
    ratingFiles = []
    reportFiles = []
    findings = []
    unreadIndicators = []
    unreadRatings = []
  }

  /// The form with an id.
  public func form(_ id: String) -> SourceForm? { forms.first { $0.id == id } }

  /// The definition of an indicator: its latest version.
  public func indicator(_ id: String) -> IndicatorDefinition? { versions(of: id).last }

  /// All versions of an indicator, oldest first; empty if there is no such indicator.
  public func versions(of id: String) -> ArraySlice<IndicatorDefinition> {
    let first = firstIndex { $0 >= id }
    if first < indicators.count, indicators[first].id == id { return run(from: first, of: id) }
    // Whoever adds indicators may have added them at the end.
    return indicators.firstIndex { $0.id == id }.map { run(from: $0, of: id) } ?? []
  }

  private func run(from first: Int, of id: String) -> ArraySlice<IndicatorDefinition> {
    indicators[first..<(indicators[first...].firstIndex { $0.id != id } ?? indicators.count)]
  }

  /// The first of the sorted indicators whose id satisfies what all behind it satisfy too.
  private func firstIndex(where isBehind: (String) -> Bool) -> Int {
    var (low, high) = (0, indicators.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(indicators[middle].id) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
