import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

extension Registry {
  /// Makes the table of population from Rosstat's rows, where no file gives it as such.
  mutating func derivePopulation() {
    guard tables["population"] == nil, let source = tables["rosstat_population"],
      let form = forms.first(where: { $0.id == "population" })
    else { return }
    let listed = tables["municipalities"].map { Municipality.all(in: $0, on: nil).map(\.code) }
    let known = Set(options.municipalities ?? listed ?? [])
    let derived = RosstatPopulation(source, as: form, known: known)
    tables[form.id] = derived.table
    findings += derived.findings
  }
}

/// Population by sex and age as the database of municipal indicators gives it: ages as «5‒9», «17» or
/// «70 лет и более», placeholders in place of numbers, totals among their parts.
struct RosstatPopulation {
  private(set) var table: Table
  /// What is wrong with the rows.
  private(set) var findings: [Finding] = []

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - source: Rosstat's rows.
  ///   - form: the form of the population.
  ///   - known: the codes of the municipalities that are listed; empty if none are.
  init(_ source: Table, as form: SourceForm, known: Set<String>) {
    table = Table(form: form)
    var reading = RosstatRows(source, known: known)
    let rows = reading.resolved()
    findings = reading.findings
    for name in ["municipality", "as_of", "age_from", "age_to", "people", "sex", "locality_type"] {
      if let index = table.index(of: name) { table.ensureColumn(index) }
    }
    for file in source.files {
      let first = table.rowCount
      for row in rows where file.rows.contains(row.source) { add(row, source) }
      var own = file
      own.rows = first..<table.rowCount
      table.files.append(own)
    }
  }

  // MARK: Writing

  private mutating func add(_ row: RosstatRows.Row, _ source: Table) {
    set("municipality", text: row.group.municipality)
    set("as_of", small: CalendarDay(year: row.group.year, month: 1, day: 1)?.number)
    set("age_from", wide: row.ages.from)
    set("age_to", wide: row.ages.to)
    set("people", wide: row.people)
    set("sex", code: row.group.sex)
    set("locality_type", code: row.group.place)
    table.lines.append(row.source < source.lines.count ? source.lines[row.source] : 0)
    table.rowCount += 1
  }

  private mutating func set(_ name: String, text: String) {
    guard let index = table.index(of: name) else { return }
    let number = table.columns[index]?.dictionary.number(of: text)
    table.columns[index]?.small.append(number ?? Column.missing)
  }

  private mutating func set(_ name: String, small: Int32?) {
    guard let index = table.index(of: name) else { return }
    table.columns[index]?.small.append(small ?? Column.missing)
  }

  private mutating func set(_ name: String, wide: Int?) {
    guard let index = table.index(of: name) else { return }
    table.columns[index]?.wide.append(wide.map(Int64.init) ?? Column.missingWide)
  }

  private mutating func set(_ name: String, code: String) {
    guard let index = table.index(of: name), let codes = table.columns[index]?.codes else { return }
    let place = codes.firstIndex { $0.code == code }
    table.columns[index]?.small.append(place.map(Int32.init) ?? Column.missing)
  }
}
