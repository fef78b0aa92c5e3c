import OporaCSV
import OporaDefinitions
import OporaDiagnostics
public import OporaIndicators
import OporaLanguage
public import OporaRegistry

// The same definitions and data for a database engine.
extension Monitoring {
  /// The tables of the workspace as queries see them: which there are, with which columns.
  public var sqlTables: SQLTables {
    var tables = SQLTables(forms: sqlForms)
    var columns: [String: Set<String>] = [:]
    for form in sqlForms {
      guard let table = registry.tables[form.id] else { continue }
      columns[form.id] = Set(sqlColumns(of: table).map(\.form.name))
      if table.files.contains(where: { $0.period != nil }) { tables.snapshots.insert(form.id) }
    }
    tables.columns = columns
    tables.calendar = registry.options.workCalendar
    tables.populationAsOf = registry.options.populationAsOf
    tables.countsOrganisations = registry.options.expectsOrganisations
    tables.hasSettlementCodes = registry.municipalities.contains { $0.code.utf8.count == 11 }
    return tables
  }

  /// The sources that indicators are computed from.
  private var sqlForms: [SourceForm] {
    let measures = catalogue.indicators.flatMap(\.measures)
    var ids = Set(measures.flatMap { [$0.source] + $0.joinedSources })
    for id in ids { ids.formUnion(catalogue.form(id)?.links.map(\.form) ?? []) }
    return catalogue.forms.filter { ids.contains($0.id) }
  }

  /// The columns of a table that leave the program: personal ones only where a measure needs them.
  private func sqlColumns(of table: Table) -> [Column] {
    let needed = Set(catalogue.indicators.flatMap(\.measures).flatMap(\.columnNames))
    return table.columns.compactMap { $0 }.filter {
      !$0.form.personal || needed.contains($0.form.name)
    }
  }

  /// The data as files for an engine: a table for each source, typed and with machine names, and
  /// who was expected to report and did, for the period and those before it.
  ///
  /// Rows that a later snapshot replaced are left out, names of municipalities are codes, and keys
  /// made of personal data are numbers. The files are not for publication.
  ///
  /// - Parameter period: the period that is asked for.
  /// - Returns: file names with their contents, `datapackage.json` last.
  public func sqlData(for period: ReportingPeriod) -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    var package = DataPackage(name: "opora-tables", resources: [])
    let schema = SQLSchema(.duckdb, tables: sqlTables)
    for form in sqlForms {
      guard let table = registry.tables[form.id] else { continue }
      let text = SourceTableText(table, columns: sqlColumns(of: table), registry).text
      files.append((form.id + ".csv", text))
      let fields = schema.columns(of: form).map { DataPackage.Field($0.name, $0.type.fieldType) }
      package.resources.append(
        DataPackage.Resource(path: form.id + ".csv", title: form.title.ru, fields: fields))
    }
    for (name, rows) in ledgerRows(for: period) {
      var writer = CSVWriter(.machine)
      let columns = schema.ledger.first { $0.name == name }?.columns.map(\.name) ?? []
      writer.write(columns)
      for row in rows { writer.write(row) }
      files.append((name + ".csv", writer.text))
      package.resources.append(
        DataPackage.Resource(
          path: name + ".csv", fields: columns.map { DataPackage.Field($0, .string) }))
    }
    return files + [("datapackage.json", package.json())]
  }

  /// A period after those that definitions look back at: a year before it, and the one before it.
  private static func ledgerPeriods(_ period: ReportingPeriod) -> [ReportingPeriod] {
    (period.yearAgo == period.previous ? [] : [period.yearAgo]) + [period.previous, period]
  }

  private func ledgerRows(for period: ReportingPeriod) -> [(name: String, rows: [[String]])] {
    let units = registry.municipalities.map(\.code)
    var (ancestors, expected, submitted): ([[String]], [[String]], [[String]]) = ([], [], [])
    for period in Monitoring.ledgerPeriods(period) {
      for unit in units {
        ancestors += [[period.id, unit, unit], [period.id, unit, IndicatorValue.total]]
      }
      let ledger = SubmissionLedger(registry, period: period)
      for form in sqlForms {
        for (unit, state) in zip(units, ledger.states(of: form.id)) where state != .notExpected {
          expected.append([form.id, period.id, unit])
          if state.isSubmitted, registry.tables[form.id] != nil {
            submitted.append([form.id, period.id, unit])
          }
        }
      }
    }
    return [("unit_ancestor", ancestors), ("expected", expected), ("submission", submitted)]
      + organisationRows(for: period)
  }

  /// Which organisations were to report each source, and did; nothing where none are to.
  private func organisationRows(
    for period: ReportingPeriod
  ) -> [(name: String, rows: [[String]])] {
    guard registry.options.expectsOrganisations else { return [] }
    var (expected, reported): ([[String]], [[String]]) = ([], [])
    for period in Monitoring.ledgerPeriods(period) {
      let ledger = SubmissionLedger(registry, period: period)
      for form in sqlForms {
        guard let found = ledger.reportingOrganisations(of: form.id) else { continue }
        expected += found.expected.map {
          [form.id, period.id, registry.municipalities[$0.unit].code, $0.organisation]
        }
        reported += found.reported.map { [form.id, period.id, $0] }
      }
    }
    return [("expected_organisation", expected), ("organisation_submission", reported)]
  }
}

/// The rows of a source as CSV for an engine.
private struct SourceTableText {
  let text: String

  init(_ table: Table, columns: [Column], _ registry: Registry) {
    var writer = CSVWriter(.machine)
    let hasSnapshots = table.files.contains { $0.period != nil }
    writer.write(columns.map(\.form.name) + (hasSnapshots ? [SQLTables.servedPeriod] : []))
    let made = SourceTableText.madeKeys(of: table.form)
    let columns = columns.map {
      TableColumn($0, isMade: made.contains($0.form.name), in: table.form, registry)
    }
    for file in table.files {
      for row in file.rows where table.isSuperseded.isEmpty || !table.isSuperseded[row] {
        var cells = columns.map { $0.text(row) }
        if hasSnapshots { cells.append(file.period ?? "") }
        writer.write(cells)
      }
    }
    text = writer.text
  }

  /// Columns that a key may have been made in from other, personal columns.
  private static func madeKeys(of form: SourceForm) -> Set<String> {
    let first = form.alternatives.first.map { $0.count == 1 ? $0 : [] } ?? []
    return Set(first + form.columns.filter { !$0.instead.isEmpty }.map(\.name))
  }
}

/// A column as it is written for an engine.
private struct TableColumn {
  private let column: Column
  private let texts: [String]

  init(_ column: Column, isMade: Bool, in form: SourceForm, _ registry: Registry) {
    self.column = column
    guard column.usesDictionary else {
      texts = []
      return
    }
    var texts = (0..<Int32(column.dictionary.count)).map { column.dictionary.text($0) }
    if column.form.name == form.municipality || column.form.check == "oktmo" {
      for (number, unit) in registry.unitIndexes(of: column).enumerated() where unit >= 0 {
        let code = registry.municipalities[Int(unit)].code
        // The code of a settlement stays: queries shorten it where they need the municipality.
        if !(texts[number].utf8.count == 11 && texts[number].hasPrefix(code)) {
          texts[number] = code
        }
      }
    }
    if isMade {
      for (number, text) in texts.enumerated() where TableColumn.isMade(text) {
        texts[number] = "made:\(number + 1)"
      }
    }
    self.texts = texts
  }

  /// Whether a key was made of other columns: the number of the set, a colon, its values.
  private static func isMade(_ text: String) -> Bool {
    let bytes = text.utf8
    let digits = bytes.prefix { $0 &- 48 < 10 }
    return !digits.isEmpty && bytes.dropFirst(digits.count).first == UInt8(ascii: ":")
  }

  func text(_ row: Int) -> String {
    guard column.usesDictionary else { return column.text(row) }
    let number = column.small[row]
    return number == Column.missing ? "" : texts[Int(number)]
  }
}

extension ColumnType {
  /// The type of Table Schema that describes the column.
  fileprivate var fieldType: DataPackage.FieldType {
    switch self {
    case .integer: .integer
    case .number: .number
    case .date: .date
    case .boolean: .boolean
    default: .string
    }
  }
}
