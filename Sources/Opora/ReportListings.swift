import OporaDefinitions
import OporaLanguage
import OporaRegistry
import OporaReports

/// Rows of sources that a report form prints.
struct ReportListings {
  private let registry: Registry
  private let period: ReportingPeriod
  private let language: Language

  init(_ registry: Registry, in period: ReportingPeriod, _ language: Language) {
    self.registry = registry
    self.period = period
    self.language = language
  }

  /// The listings that the sections of a form ask for; sources with personal columns give none.
  func all(for form: ReportForm) -> [ReportListing] {
    var listings: [ReportListing] = []
    for request in form.sections where !request.listedSource.isEmpty {
      let (source, columns) = (request.listedSource, request.listedColumns)
      guard !listings.contains(where: { $0.source == source && $0.columns == columns }),
        let table = registry.tables[source], !table.form.columns.contains(where: \.personal)
      else { continue }
      listings.append(listing(of: table, columns))
    }
    return listings
  }

  private func listing(of table: OporaRegistry.Table, _ names: [String]) -> ReportListing {
    let columns = names.map { Listed($0, of: table, registry, language) }
    let place = table.form.municipality.flatMap { table.column($0) }
    let time = RowDays(table)
    var rows: [ReportListing.Row] = []
    for range in table.ranges(servingPeriod: period.id) {
      for row in range where table.isSuperseded.isEmpty || !table.isSuperseded[row] {
        guard time.touches(period, row) else { continue }
        rows.append(
          .init(municipality: place?.text(row) ?? "", cells: columns.map { $0.text(row) }))
      }
    }
    return ReportListing(source: table.form.id, columns: names, rows: rows)
  }
}

/// A printed column: codes by their titles, days in words, keys of other sources by their names.
private struct Listed {
  private let column: Column?
  private let type: ColumnType?
  private let language: Language
  private let names: [String: String]

  init(_ name: String, of table: OporaRegistry.Table, _ registry: Registry, _ language: Language) {
    column = table.column(name)
    type = table.form.column(name)?.type
    self.language = language
    let link = table.form.links.first { $0.column == name }
    names = link.flatMap { registry.tables[$0.form] }.map(Listed.titles) ?? [:]
  }

  /// What people call the rows of a source, by its key.
  private static func titles(of table: OporaRegistry.Table) -> [String: String] {
    guard !table.form.columns.contains(where: \.personal), table.form.key.count == 1,
      let keys = table.form.key.first.flatMap({ table.column($0) }),
      let names = table.column("name") ?? table.column("title")
    else { return [:] }
    return (0..<table.rowCount).reduce(into: [:]) { found, row in
      found[keys.text(row)] = names.text(row)
    }
  }

  func text(_ row: Int) -> String {
    guard let column, !column.isMissing(row) else { return "" }
    let text = column.text(row)
    switch type {
    case .code(let entries): return title(text, entries)
    case .list(let entries):
      return text.split(separator: ";").map { title(String($0.drop { $0 == " " }), entries) }
        .joined(separator: ", ")
    case .date: return column.day(row).map { DateText.short($0, language) } ?? text
    case .number, .integer:
      guard let number = column.number(row) else { return text }
      return NumberStyle(language).text(number, decimals: number.isWhole ? 0 : 2)
    case .boolean:
      return text == "true" ? (language == .ru ? "да" : "yes") : language == .ru ? "нет" : "no"
    case .text, .period, nil: return names[text] ?? text
    }
  }

  private func title(_ code: String, _ entries: [CodeEntry]) -> String {
    entries.first { $0.code == code }?.title[language] ?? code
  }
}

/// Whether a row of a table serves a period, by the form's own dates.
private struct RowDays {
  private let time: TimeAxis
  private let first: Column?
  private let last: Column?

  init(_ table: OporaRegistry.Table) {
    time = table.form.time
    switch time {
    case .lasts(let from, let to, _):
      first = table.column(from)
      last = table.column(to)
    case .asOf(let name), .on(let name), .period(let name), .year(let name):
      first = table.column(name)
      last = nil
    case .timeless:
      first = nil
      last = nil
    }
  }

  func touches(_ period: ReportingPeriod, _ row: Int) -> Bool {
    guard let first else { return true }
    switch time {
    case .lasts:
      let begins = first.day(row).map { $0 <= period.lastDay } ?? true
      let ends = last?.day(row).map { $0 >= period.start } ?? true
      return begins && ends
    case .asOf: return first.day(row).map { $0 <= period.lastDay } ?? true
    case .on:
      return first.day(row).map { $0 >= period.start && $0 <= period.lastDay } ?? false
    case .period: return first.text(row) == period.id
    case .year:
      return first.number(row).map { $0 == ExactNumber(period.start.year) } ?? false
    case .timeless: return true
    }
  }
}
