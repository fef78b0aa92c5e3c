import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRegistry

extension RegistryOptions {
  /// What a configuration says of reading and expecting files, and from what length on a file is
  /// read piece by piece.
  init(
    _ configuration: WorkspaceConfiguration, _ scope: Monitoring.Scope, _ limits: WorkLimits
  ) {
    self.init()
    if case .figures = scope { longFile = limits.longFile }
    calendar = configuration.calendar
    populationAsOf = configuration.populationAsOf
    expectsOrganisations = configuration.expectsOrganisations
    expectedBySource = configuration.expected
    for (name, assignment) in configuration.files {
      files[name] = FileRule(source: assignment.source, period: assignment.period?.id)
    }
    switch configuration.municipalities {
    case .everySeen: break
    case .codes(let codes): municipalities = codes
    case .file: expectsListed = true
    }
  }
}

extension WorkspaceConfiguration {
  /// Ids of the period that is asked for and of those that definitions may look back to; none if
  /// the period is not told.
  func periods(of request: FigureRequest) -> [String] {
    guard let text = request.period,
      let period = ReportingPeriod(reading: text, calendar: calendar)
    else { return [] }
    var periods = [period]
    for _ in 0..<(request.rates ? 3 : 2) { periods.append(periods[periods.count - 1].previous) }
    return periods.map(\.id)
  }

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
  private var measures: [String: [MeasureDefinition]] = [:]
  /// Forms whose rows others look up, and columns of them.
  private var joined: Set<String> = []
  private let breakdowns: [String]
  private let linkTargets: Set<String>

  init(_ indicators: [String], breakdowns: [String], in catalogue: DefinitionCatalogue) {
    self.breakdowns = breakdowns
    linkTargets = Set(catalogue.forms.flatMap { $0.links.map(\.form) })
    var open = indicators
    var seen: Set<String> = []
    while let id = open.popLast() {
      guard seen.insert(id).inserted else { continue }
      // Each period has its version, so that the columns of all of them are needed.
      let versions = catalogue.versions(of: id)
      open += versions.flatMap(\.referencedIndicators)
      for measure in versions.flatMap(\.measures) {
        columns[measure.source, default: []].formUnion(measure.columnNames)
        columns[measure.source, default: []].formUnion(breakdowns)
        measures[measure.source, default: []].append(measure)
        for joined in measure.joinedColumns(in: catalogue) {
          columns[joined.source, default: []].formUnion(joined.columns)
          self.joined.insert(joined.source)
        }
      }
    }
  }

  /// Whether a column's values are needed: named by a measure, part of the form's own frame, or the
  /// way to something needed that the file does not have itself.
  func contains(_ form: SourceForm, _ column: SourceColumn, _ present: Set<String>) -> Bool {
    // Due dates are made of whole rows of the plan and its marks.
    if ["plan_items", "plan_marks", "criteria", "rosstat_population"].contains(form.id) {
      return true
    }
    guard let named = columns[form.id] else { return true }
    if named.contains(column.name) || form.frame.contains(column.name) { return true }
    if column.name.bandBase.map(named.contains) == true { return true }
    if linkTargets.contains(form.id),
      form.key.contains(column.name) || LinkedColumns.names.contains(column.name)
    {
      return true
    }
    if form.links.contains(where: { $0.column == column.name }) { return isFilled(form) }
    // Bands of ages are told apart by every code of a row, such as sex.
    if form.gridIsFull, case .code = column.type { return true }
    let isPartOfProgramme = form.columns.contains { other in
      other.instead.contains(column.name) && named.contains(other.name)
    }
    if isPartOfProgramme { return true }
    return form.alternatives.contains { $0.contains(column.name) && present.isSuperset(of: $0) }
  }

  /// Whether a column that is kept leads to a table of another form and serves nothing else.
  ///
  /// A column that the file has may still have empty cells, which are filled by the link.
  func isOnlyWay(_ form: SourceForm, _ column: SourceColumn) -> Bool {
    guard let named = columns[form.id] else { return false }
    return form.links.contains { $0.column == column.name } && !named.contains(column.name)
      && !form.frame.contains(column.name)
      && !(linkTargets.contains(form.id) && form.key.contains(column.name))
  }

  /// Whether links fill columns of a form that are needed.
  private func isFilled(_ form: SourceForm) -> Bool {
    !LinkedColumns.names.isDisjoint(with: (columns[form.id] ?? []).union(form.frame))
  }

  /// How a long file of a form may be read without keeping its rows; nil where they are needed:
  /// others look them up, several rows make a figure together, or a condition needs all texts of a
  /// column.
  ///
  /// - Parameters:
  ///   - form: the source form.
  ///   - periods: ids of the periods that figures are asked for.
  /// - Returns: what is kept of its columns; nil if rows have to be kept.
  func streamChoice(of form: SourceForm, periods: [String]) -> StreamChoice? {
    guard let measures = measures[form.id], !form.gridIsFull, !linkTargets.contains(form.id),
      !joined.contains(form.id), form.needsSubmission
    else { return nil }
    switch form.time {
    case .asOf: return nil
    case .period where periods.isEmpty: return nil
    default: break
    }
    let conditions = measures.flatMap { [$0.condition, $0.shareCondition].compactMap { $0 } }
    let nodes = conditions.flatMap(\.all)
    let isDividedByText = breakdowns.contains { name in
      switch form.column(name)?.type {
      case .text, .list: true
      default: false
      }
    }
    guard !isDividedByText, !nodes.contains(where: \.needsAllTexts) else { return nil }
    var asked = Set(conditions.flatMap(\.names)).union(breakdowns).union(form.frame)
    asked.formUnion(measures.compactMap(\.by))
    asked.formUnion(form.links.map(\.column))
    let counted = measures.compactMap { measure -> String? in
      if case .countDistinct(let name) = measure.aggregate { name } else { nil }
    }
    return StreamChoice(
      keyed: Set(counted).subtracting(asked), texts: nodes.flatMap(\.texts) + periods,
      joins: nodes.compactMap(\.join))
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
      case .name(let path, _) where path.count == 2 && path[0] != "period":
        let link = catalogue.form(source)?.links.first { $0.column == path[0] }
        return link.map { ($0.form, [path[1]]) }
      default: return nil
      }
    }
      + [condition, shareCondition].compactMap { $0 }.flatMap(\.all).flatMap { node in
        guard case .name(let path, _) = node, path.count > 2 else {
          return [(source: String, columns: Set<String>)]()
        }
        return catalogue.columns(along: path, from: source)
      }
  }
}

extension Expression {
  /// Whether a condition is worked out for each text of a column.
  fileprivate var needsAllTexts: Bool {
    switch self {
    case .call(let name, let arguments, _):
      // A list that a link leads to is looked up by the key of the link.
      ["contains", "size"].contains(name) && arguments.first?.value.isLinked != true
    case .binary(.equal, let left, let right, _), .binary(.notEqual, let left, let right, _):
      left.isColumn && right.isColumn
    case .fallback(let left, let right, _): left.isColumn && right.isColumn
    case .name(let path, _): path.count > 2
    default: false
    }
  }

  /// Whether the node names a column of a source that a link leads to.
  private var isLinked: Bool {
    if case .name(let path, _) = self { path.count == 2 } else { false }
  }

  /// Whether the node names a column, and not a day of the period.
  private var isColumn: Bool {
    switch self {
    case .name(let path, _): path[0] != "period"
    case .fallback(let left, _, _): left.isColumn
    case .conditional: true
    default: false
    }
  }

  /// The column of another source that the node looks up.
  fileprivate var join: StreamChoice.Join? {
    guard case .call(let name, let arguments, _) = self, name == "exists" || name == "absent",
      let source = arguments.first?.value.columnOfText,
      let column = arguments.first(where: { $0.label == "on" })?.value.columnOfText
    else { return nil }
    return StreamChoice.Join(column: column, source: source)
  }

  /// The text of a constant text.
  private var columnOfText: String? {
    if case .literal(let literal, _) = self { literal.text } else { nil }
  }

  /// The texts that the node compares with.
  fileprivate var texts: [String] {
    switch self {
    case .literal(let literal, _): [literal].compactMap(\.text)
    case .inList(_, let literals, _, _): literals.compactMap(\.text)
    default: []
    }
  }

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

extension Literal {
  /// The text of a text literal; nil for other kinds.
  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension DefinitionCatalogue {
  /// The columns that a path of several links goes through, form by form.
  fileprivate func columns(
    along path: [String], from source: String
  ) -> [(source: String, columns: Set<String>)] {
    var found: [(source: String, columns: Set<String>)] = []
    var form = form(source)
    for (part, next) in zip(path, path.dropFirst()) {
      form = form?.links.first { $0.column == part }.flatMap { self.form($0.form) }
      if let form { found.append((form.id, Set([next] + form.key))) }
    }
    return found
  }
}

extension SourceColumn {
  /// Whether the column says which organisation reported, where organisations report for themselves.
  func isReporter(_ expectsOrganisations: Bool) -> Bool {
    expectsOrganisations && ["organisation_id", "expected"].contains(name)
  }
}
