import OporaDiagnostics
import OporaLanguage

/// Collects the parts of a catalogue, file by file, then checks them against each other.
struct CatalogueLoader {
  struct Entry<Part> {
    var part: Part
    var id: String
    var path: DefinitionPath
    var isOverlay: Bool
  }

  let found = FindingCollector()
  var units: [UnitReader.Entry] = []
  var forms: [Entry<SourceForm>] = []
  var indicators: [Entry<IndicatorDraft>] = []
  var controls: [Entry<ControlDraft>] = []
  var ratings: [Entry<JSON5Value>] = []
  var reports: [Entry<JSON5Value>] = []
  /// Calendars in the order they were read; the last one is in force.
  var calendars: [WorkCalendar] = []
  /// Ids of source forms with errors; indicators over them are not computed.
  var brokenForms: Set<String> = []
  /// Ids of indicators whose files could not be read at all.
  var brokenIndicators: [String] = []

  /// Ids of embedded files that were not needed, by kind.
  var unread: [DefinitionPath.Kind: [String]] = [:]

  /// Places what files hold, in the order of their names.
  mutating func place(_ readings: [DefinitionReading], isOverlay: Bool) {
    for reading in readings.sorted(by: { $0.path.name < $1.path.name }) {
      found.add(contentsOf: reading.findings)
      place(reading, isOverlay: isOverlay)
    }
  }

  private mutating func place(_ reading: DefinitionReading, isOverlay: Bool) {
    let path = reading.path
    switch reading.content {
    case .nothing: drop(path, isOverlay: isOverlay)
    case .units(let tree): readUnits(tree, isOverlay: isOverlay)
    case .calendar(let calendar): calendars.append(calendar)
    case .tree(let tree): readTree(tree, path: path, isOverlay: isOverlay)
    case .form(let form): place(form, reading.hasErrors, path: path, isOverlay: isOverlay)
    case .check(var draft):
      draft.indicator.hasErrors = reading.hasErrors
      let entry = Entry(part: draft, id: draft.relation.id, path: path, isOverlay: isOverlay)
      place(entry, span: draft.indicator.versionSpan, in: &controls, tree: \.indicator.versionSpan)
    case .indicator(var draft):
      draft.hasErrors = reading.hasErrors
      let id = draft.definition.id
      if isOverlay { replaceVersions(of: draft) }
      indicators.append(Entry(part: draft, id: id, path: path, isOverlay: isOverlay))
    }
  }

  /// A file that cannot be read hides the embedded one it is named like.
  private mutating func drop(_ path: DefinitionPath, isOverlay: Bool) {
    switch path.kind {
    case .indicator:
      indicators.removeAll { $0.id == path.stem }
      brokenIndicators.append(path.stem)
    case .source:
      forms.removeAll { $0.id == path.stem }
      brokenForms.insert(path.stem)
    case .check: controls.removeAll { $0.id == path.stem }
    case .rating: ratings.removeAll { $0.id == path.stem }
    case .report: reports.removeAll { $0.id == path.stem }
    case .units, .calendar: break
    }
  }

  private mutating func place(
    _ form: SourceForm, _ hasErrors: Bool, path: DefinitionPath, isOverlay: Bool
  ) {
    if hasErrors {
      brokenForms.insert(form.id)
    } else if isOverlay {
      brokenForms.remove(form.id)
    }
    let entry = Entry(part: form, id: form.id, path: path, isOverlay: isOverlay)
    place(entry, span: form.span, in: &forms, tree: \.span)
  }

  private mutating func readUnits(_ tree: JSON5Value, isOverlay: Bool) {
    for read in UnitReader(found: found).units(tree) {
      if let index = units.firstIndex(where: { $0.unit.id == read.unit.id }) {
        units[index] = read
      } else {
        units.append(read)
      }
    }
  }

  /// Rating and report forms are interpreted elsewhere; only the id is needed here.
  private mutating func readTree(_ tree: JSON5Value, path: DefinitionPath, isOverlay: Bool) {
    guard let reader = ObjectReader(tree, allowing: nil, into: found) else {
      drop(path, isOverlay: isOverlay)
      return
    }
    let id = reader.text("id", required: true) ?? path.stem
    let span = reader["id"]?.span ?? tree.span
    let entry = Entry(part: tree, id: id, path: path, isOverlay: isOverlay)
    if path.kind == .rating {
      place(entry, span: span, in: &ratings, tree: \.idSpan)
    } else {
      place(entry, span: span, in: &reports, tree: \.idSpan)
    }
  }

  /// A user's definition without `validFrom` replaces every embedded version; one with it joins
  /// them, and replaces its own version only.
  private mutating func replaceVersions(of draft: IndicatorDraft) {
    let definition = draft.definition
    indicators.removeAll { entry in
      guard !entry.isOverlay, entry.id == definition.id else { return false }
      return draft.validFromSpan == nil || entry.part.definition.version == definition.version
    }
  }

  /// Puts an entry in the place of the embedded one with its id; two of one origin are `E008`.
  private func place<Part>(
    _ entry: Entry<Part>, span: SourceSpan, in entries: inout [Entry<Part>],
    tree spanOf: (Part) -> SourceSpan
  ) {
    guard let index = entries.firstIndex(where: { $0.id == entry.id }) else {
      entries.append(entry)
      return
    }
    if entries[index].isOverlay == entry.isOverlay {
      let first = spanOf(entries[index].part)
      found.report(
        "E008", at: span,
        .init(
          ru: "«\(entry.id)» уже определён в \(first.file):\(first.line):\(first.column)",
          en: "‘\(entry.id)’ is already defined in \(first.file):\(first.line):\(first.column)"),
        fix: .init(ru: "оставьте одно определение", en: "keep one definition"),
        related: [first])
    } else {
      entries[index] = entry
    }
  }
}

extension JSON5Value {
  /// Where the `id` of a definition stands.
  var idSpan: SourceSpan { self["id"]?.span ?? span }
}
