import OporaDefinitions
public import OporaLanguage

/// Whether a municipality submitted a source for a period (состояние отчёта).
public enum SubmissionStatus: Sendable, Hashable {
  /// Submitted, on the day if the journal says so.
  case submitted(on: CalendarDay?)
  /// Submitted and returned for correction.
  case returned(on: CalendarDay?)
  /// The municipality says itself that it has no data to give (сведений нет).
  case unavailable(on: CalendarDay?)
  /// Expected and not there.
  case missing
  /// Not expected to submit this source.
  case notExpected

  /// Whether figures may use the source.
  public var isSubmitted: Bool {
    if case .submitted = self { true } else { false }
  }
}

/// Who submitted what for one period (журнал приёма отчётов).
///
/// Where the `submissions` journal names a source, it decides. Else a source is submitted where at
/// least one row touches the period; forms that need no submission always are. What the journal says
/// of both halves of a year it says of the year.
public struct SubmissionLedger: Sendable {
  let registry: Registry
  let period: ReportingPeriod
  private let entries: [String: [String: SubmissionStatus]]
  private let journalSources: Set<String>
  private let journalReporters: Set<String>
  private let everEntered: [String: Set<String>]
  private let ownSources: Set<String>

  /// Reads the journal of a registry for a period.
  public init(_ registry: Registry, period: ReportingPeriod) {
    self.registry = registry
    self.period = period
    let journal = Journal(registry.tables["submissions"], period: period)
    entries = journal.entries
    everEntered = journal.everEntered
    ownSources = journal.ownSources
    journalSources = Set(journal.everEntered.keys)
    journalReporters = journal.reporters
  }

  /// The state of a source for every municipality of the registry, in their order.
  public func states(of source: String) -> [SubmissionStatus] {
    guard let form = registry.forms.first(where: { $0.id == source }) else {
      return registry.municipalities.map { _ in .missing }
    }
    if !form.needsSubmission {
      let state: SubmissionStatus = !registry.has(source) ? .missing : .submitted(on: nil)
      return registry.municipalities.map { _ in state }
    }
    let expected = registry.options.expectedBySource[source].map(Set.init)
    let touching =
      journalSources.contains(source) ? nil : registry.unitsTouching(period, in: source)
    return registry.municipalities.enumerated().map { index, municipality in
      if let expected, !expected.contains(municipality.code) { return .notExpected }
      if let touching { return touching[index] ? .submitted(on: nil) : .missing }
      if let state = entries[source]?[municipality.code] {
        // Rows that bear the id of a half-year are none of the year's.
        guard case .period = form.time, !ownSources.contains(source) else { return state }
        return .missing
      }
      return !form.everyone && expected == nil && takesNoPart(municipality.code, in: source)
        ? .notExpected : .missing
    }
  }

  /// Whether a municipality that did report this period never took part in a source: no entry of any
  /// period and no row.
  private func takesNoPart(_ code: String, in source: String) -> Bool {
    journalReporters.contains(code) && everEntered[source]?.contains(code) != true
      && !registry.hasRows(of: code, in: source)
  }
}

/// What the table of submissions says of a period, and who ever submitted what.
private struct Journal {
  private(set) var entries: [String: [String: SubmissionStatus]] = [:]
  private(set) var everEntered: [String: Set<String>] = [:]
  private(set) var reporters: Set<String> = []
  /// The sources with entries of the period itself, not of parts of it.
  private(set) var ownSources: Set<String> = []

  init(_ table: Table?, period: ReportingPeriod) {
    read(table, period: period.id)
    ownSources = Set(entries.keys)
    guard period.isYear else { return }
    // Halves of either calendar that end in the year.
    let halves = period.halves.map { half in
      var journal = Journal()
      journal.read(table, period: half.id)
      return journal
    }
    for pair in [halves[0..<2], halves[2...]] { joinHalves(Array(pair)) }
  }

  private init() {}

  /// Of a source without entries of the year itself counts what was submitted for both halves.
  private mutating func joinHalves(_ halves: [Journal]) {
    guard halves.count == 2 else { return }
    for source in halves[1].entries.keys.sorted() where entries[source] == nil {
      guard let first = halves[0].entries[source], let second = halves[1].entries[source] else {
        continue
      }
      entries[source] = second.filter { first[$0.key]?.isSubmitted == true }
    }
    reporters.formUnion(halves[0].reporters.intersection(halves[1].reporters))
  }

  private mutating func read(_ table: Table?, period: String) {
    guard let table, let sources = table.column("source"),
      let municipalities = table.column("municipality"), let periods = table.column("period")
    else { return }
    let own = periods.dictionary.existingNumber(of: period)
    let (width, days) = (municipalities.dictionary.count, table.column("submitted_on"))
    let states = table.column("status")
    // Few texts stand in many rows: they are looked at by their numbers.
    var isEntered = [Bool](repeating: false, count: sources.dictionary.count * width)
    for row in 0..<table.rowCount {
      let (source, municipality) = (sources.small[row], municipalities.small[row])
      guard source != Column.missing, municipality != Column.missing else { continue }
      isEntered[Int(source) * width + Int(municipality)] = true
      guard own != nil, periods.small[row] == own else { continue }
      let day = days.flatMap { $0.day(row) }
      note(
        sources.text(row), municipalities.text(row),
        SubmissionStatus(journal: states?.text(row) ?? "", on: day))
    }
    for (place, isEntered) in isEntered.enumerated() where isEntered {
      everEntered[sources.dictionary.text(Int32(place / width)), default: []]
        .insert(municipalities.dictionary.text(Int32(place % width)))
    }
  }

  private mutating func note(_ source: String, _ municipality: String, _ status: SubmissionStatus) {
    reporters.insert(municipality)
    if status.isSubmitted || entries[source]?[municipality] == nil {
      entries[source, default: [:]][municipality] = status
    }
  }
}

extension SubmissionStatus {
  /// The code of the journal for a source of which there are no data to give.
  static let unavailableCode = "unavailable"

  /// What an entry of the journal says; one without a state is of a report that came.
  fileprivate init(journal code: String, on day: CalendarDay?) {
    switch code {
    case "returned": self = .returned(on: day)
    case SubmissionStatus.unavailableCode: self = .unavailable(on: day)
    default: self = .submitted(on: day)
    }
  }
}

extension Registry {
  /// Whether some municipality says in the journal that it has no data to give.
  package var hasDeclaredGaps: Bool {
    guard let states = tables["submissions"]?.column("status"),
      let code = states.codes.firstIndex(where: { $0.code == SubmissionStatus.unavailableCode })
    else { return false }
    return states.small.contains(Int32(code))
  }

  /// Whether any row of a source belongs to a municipality.
  func hasRows(of code: String, in source: String) -> Bool {
    if let presence = streamed[source] { return presence.codes.contains(code) }
    guard let table = tables[source], let name = table.form.municipality,
      let column = table.column(name), let number = column.dictionary.existingNumber(of: code)
    else { return false }
    return column.small.contains(number)
  }

  /// For each municipality: whether a row of a source touches a period.
  ///
  /// In a workspace of one municipality a file with a header and no rows is a zero report.
  func unitsTouching(_ period: ReportingPeriod, in source: String) -> [Bool] {
    if let presence = streamed[source] {
      let isOnly = municipalities.count == 1
      return municipalities.map { presence.touches(period.id, $0.code, isOnly: isOnly) }
    }
    var touching = [Bool](repeating: false, count: municipalities.count)
    guard let table = tables[source] else { return touching }
    if municipalities.count == 1, table.rowCount == 0, !table.files.isEmpty { return [true] }
    let column = table.form.municipality.flatMap { table.column($0) }
    let units = column.map { unitIndexes(of: $0) } ?? []
    let time = RowTime(table)
    for rows in table.ranges(servingPeriod: period.id) {
      for row in rows {
        let unit: Int
        if let column {
          guard column.small[row] != Column.missing else { continue }
          unit = Int(units[Int(column.small[row])])
        } else {
          unit = municipalities.count == 1 ? 0 : -1
        }
        if unit >= 0, !touching[unit], time.touches(period, row) { touching[unit] = true }
      }
    }
    return touching
  }
}

/// The time of the rows of a table, by its form's time axis.
struct RowTime {
  private let axis: TimeColumns

  private enum TimeColumns {
    case none
    case lasts(from: Column?, to: Column?, inclusive: Bool)
    case day(Column?)
    case upTo(Column?)
    case period(Column?)
    case year(Column?)
  }

  init(_ table: Table) {
    switch table.form.time {
    case .lasts(let from, let to, let inclusive):
      axis = .lasts(from: table.column(from), to: table.column(to), inclusive: inclusive)
    case .asOf(let name): axis = .upTo(table.column(name))
    case .on(let name): axis = .day(table.column(name))
    case .period(let name): axis = .period(table.column(name))
    case .year(let name): axis = .year(table.column(name))
    case .timeless: axis = .none
    }
  }

  /// Whether the row lasts, stands or happened in the period.
  func touches(_ period: ReportingPeriod, _ row: Int) -> Bool {
    switch axis {
    case .none: return true
    case .lasts(let from, let to, let inclusive):
      let start = from.flatMap { $0.day(row) }
      let end = to.flatMap { $0.day(row) }
      if let start, start >= period.end { return false }
      guard let end else { return true }
      return inclusive ? end >= period.start : end > period.start
    case .day(let column):
      guard let day = column.flatMap({ $0.day(row) }) else { return false }
      return day >= period.start && day < period.end
    case .upTo(let column):
      guard let day = column.flatMap({ $0.day(row) }) else { return false }
      return day < period.end
    case .period(let column): return column?.text(row) == period.id
    case .year(let column):
      guard let column, column.wide[row] != Column.missingWide else { return false }
      return column.wide[row] <= Int64(period.lastDay.year)
    }
  }
}
