import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRegistry

extension RegistryOptions {
  /// What a configuration says of reading and expecting files.
  init(_ configuration: WorkspaceConfiguration, files: [InputFile]) {
    self.init()
    calendar = configuration.calendar
    populationAsOf = configuration.populationAsOf
    expectedBySource = configuration.expected
    for (name, assignment) in configuration.files {
      self.files[name] = FileRule(source: assignment.source, period: assignment.period?.id)
    }
    switch configuration.municipalities {
    case .everySeen: break
    case .codes(let codes): municipalities = codes
    case .file: expectsListed = true
    }
  }
}

extension WorkspaceConfiguration {
  /// The workspace's targets for a period, by indicator and year.
  func targets(in period: ReportingPeriod) -> [String: [Int: ExactNumber]] {
    var result: [String: [Int: ExactNumber]] = [:]
    for target in targets {
      guard let value = self.target(of: target.indicator, in: period) else { continue }
      result[target.indicator, default: [:]][period.lastDay.year] = value
    }
    return result
  }
}

/// The columns that some indicators need: the rest is checked and forgotten.
struct NeededColumns: Sendable {
  private var columns: [String: Set<String>] = [:]
  private let linkTargets: Set<String>

  init(_ indicators: [String], breakdowns: [String], in catalogue: DefinitionCatalogue) {
    linkTargets = Set(catalogue.forms.flatMap { $0.links.map(\.form) })
    var open = indicators
    var seen: Set<String> = []
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      // Each period has its version, so that the columns of all of them are needed.
      let versions = catalogue.indicators.filter { $0.id == id }
      open += versions.flatMap(\.referencedIndicators)
      for measure in versions.flatMap(\.measures) {
        columns[measure.source, default: []].formUnion(measure.columnNames)
        columns[measure.source, default: []].formUnion(breakdowns)
        for joined in measure.joinedColumns(in: catalogue) {
          columns[joined.source, default: []].formUnion(joined.columns)
        }
      }
    }
  }

  /// Whether a column's values are needed: named by a measure, part of the form's own frame, or the
  /// way to something needed that the file does not have itself.
  func contains(_ form: SourceForm, _ column: SourceColumn, _ present: Set<String>) -> Bool {
    guard let named = columns[form.id] else { return true }
    if named.contains(column.name) || form.frame.contains(column.name) { return true }
    if column.name.bandBase.map(named.contains) == true { return true }
    if linkTargets.contains(form.id),
      form.key.contains(column.name) || LinkedColumns.names.contains(column.name)
    {
      return true
    }
    let isLink = form.links.contains { $0.column == column.name }
    if isLink { return !LinkedColumns.names.intersection(named).isSubset(of: present) }
    let isPartOfProgramme = form.columns.contains { other in
      other.instead.contains(column.name) && named.contains(other.name)
    }
    if isPartOfProgramme { return true }
    let keys = form.alternatives.first ?? []
    let isPartOfKey = form.alternatives.joined().contains(column.name)
    return isPartOfKey && !present.isSuperset(of: keys)
  }
}

extension SourceForm {
  /// Columns that place a row in a municipality and in time.
  fileprivate var frame: Set<String> {
    var names = Set([municipality].compactMap { $0 })
    switch time {
    case .lasts(let from, let to, _): names.formUnion([from, to])
    case .asOf(let name), .on(let name), .period(let name), .year(let name): names.insert(name)
    case .timeless: break
    }
    return names
  }
}

extension MeasureDefinition {
  /// Columns of other sources that the conditions look at: by `exists`, `absent` and through links.
  fileprivate func joinedColumns(
    in catalogue: DefinitionCatalogue
  ) -> [(source: String, columns: Set<String>)] {
    [condition, shareCondition].compactMap { $0 }.flatMap(\.all).compactMap { node in
      switch node {
      case .call("exists", let arguments, _), .call("absent", let arguments, _):
        guard case .literal(.text(let other), _)? = arguments.first?.value else { return nil }
        return (other, Set(arguments.dropFirst().flatMap { $0.value.columnsOrText }))
      case .name(let path, _) where path.count == 2:
        let link = catalogue.form(source)?.links.first { $0.column == path[0] }
        return link.map { ($0.form, [path[1]]) }
      default: return nil
      }
    }
  }
}

extension Expression {
  /// The column that a constant text names, else all names inside.
  fileprivate var columnsOrText: Set<String> {
    if case .literal(.text(let column), _) = self { [column] } else { names }
  }
}

extension String {
  /// The column that a band stands for: `age` of `age_from` and `age_to`; nil for other columns.
  fileprivate var bandBase: String? {
    ["_from", "_to"].first(where: hasSuffix).map { String(dropLast($0.count)) }
  }
}
