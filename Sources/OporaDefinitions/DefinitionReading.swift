import OporaDiagnostics
import OporaSystem

/// What one definition file holds, before it is known what other files do.
struct DefinitionReading: Sendable {
  ///
  /// Behind a reference: files are passed from list to list, and drafts are long.
  indirect enum Content {
    case units(JSON5Value)
    case form(SourceForm)
    case calendar(WorkCalendar)
    case indicator(IndicatorDraft)
    case check(ControlDraft)
    case tree(JSON5Value)
    /// Nothing that can be used.
    case nothing
  }

  let path: DefinitionPath
  let content: Content
  let findings: [Finding]

  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// The ids of indicators that an indicator refers to.
  var references: [String] {
    switch content {
    case .indicator(let draft): draft.references.map(\.id)
    case .check(let draft): draft.indicator.references.map(\.id)
    case .tree(let tree) where path.kind == .rating: tree.criteriaIndicators
    default: []
    }
  }

  /// The ids of the rating forms that an indicator asks for points or places.
  var ratings: [String] {
    switch content {
    case .indicator(let draft): draft.ratingReferences.map(\.id)
    case .check(let draft): draft.indicator.ratingReferences.map(\.id)
    default: []
    }
  }

  /// Reads files, each on its own and so on all processors.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - skips: Keys of files known to be right whose values are not looked at.
  /// - Returns: What each file holds, in their order.
  static func read(
    _ files: [(name: String, text: String)], skips: Set<String> = []
  ) -> [DefinitionReading] {
    Parallel.map(files.map { ($0.name, $0.text) }, weight: { $0.1.utf8.count }) {
      DefinitionReading($0.0, $0.1, skips)
    }
  }

  private init(_ name: String, _ text: String, _ skips: Set<String>) {
    path = DefinitionPath(name)
    let document = JSON5Document(file: name, text: text, skips: skips)
    let found = FindingCollector()
    found.add(contentsOf: document.findings)
    var content = Content.nothing
    if let tree = document.tree {
      switch path.kind {
      case .units: content = .units(tree)
      case .rating, .report: content = .tree(tree)
      case .calendar:
        if let calendar = WorkCalendarReader(found: found).calendar(tree) {
          content = .calendar(calendar)
        }
      case .source:
        if let form = SourceFormReader(found: found).form(tree) { content = .form(form) }
      case .check:
        if let draft = ControlReader(found: found).relation(tree, path: path) {
          content = .check(draft)
        }
      case .indicator:
        if let draft = IndicatorReader(found: found).indicator(tree, path: path) {
          content = .indicator(draft)
        }
      }
    }
    self.content = content
    findings = found.findings
  }
}
