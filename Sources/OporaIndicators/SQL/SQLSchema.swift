public import OporaDefinitions
import OporaLanguage

/// The tables that queries run over, as statements for an engine (схема таблиц).
///
/// Besides the source forms there are three small tables about who reports: `unit_ancestor` (every
/// municipality and each level above it, itself included, for each period, because hierarchies
/// change), `expected` and `submission` (which municipality was expected to submit a source for a
/// period, and did). Forms that need no submission are submitted by everyone. Where organisations report
/// for themselves, `expected_organisation` and `organisation_submission` say the same of them.
public struct SQLSchema: Sendable {
  /// Where the rows are.
  public enum Storage: String, Sendable, Hashable, CaseIterable {
    /// Files `<source>.csv` with machine names in the header, read through views.
    case csv
    /// Files `<source>.parquet`, read through views.
    case parquet
    /// Tables of the engine, to be filled.
    case table
  }

  private let engine: SQLEngine
  private let tables: SQLTables
  private let storage: Storage
  private let folder: String

  /// Describes tables.
  ///
  /// - Parameters:
  ///   - engine: whose dialect is written.
  ///   - tables: the tables and their columns.
  ///   - storage: where the rows are.
  ///   - folder: the folder of the files; an empty one is the current folder.
  public init(
    _ engine: SQLEngine, tables: SQLTables, storage: Storage = .csv, folder: String = "data"
  ) {
    self.engine = engine
    self.tables = tables
    self.storage = storage
    self.folder = folder
  }

  /// A column of a table of the schema.
  public struct Column: Sendable, Hashable {
    /// The machine name.
    public var name: String
    /// What it holds.
    public var type: ColumnType
  }

  /// The tables about who reports, with their columns.
  public var ledger: [(name: String, columns: [Column])] {
    let all = SQLSchema.municipalities + (tables.countsOrganisations ? SQLSchema.organisations : [])
    return all.map { table in (table.0, table.1.map { Column(name: $0, type: .text) }) }
  }

  private static let municipalities = [
    ("unit_ancestor", ["period_id", "unit_id", "ancestor_id"]),
    ("expected", ["source_id", "period_id", "unit_id"]),
    ("submission", ["source_id", "period_id", "unit_id"]),
  ]

  private static let organisations = [
    ("expected_organisation", ["source_id", "period_id", "unit_id", "organisation_id"]),
    ("organisation_submission", ["source_id", "period_id", "organisation_id"]),
  ]

  /// The columns of a source's table.
  public func columns(of form: SourceForm) -> [Column] {
    var columns = form.columns.filter { tables.has($0.name, in: form) }
      .map { Column(name: $0.name, type: $0.type) }
    if tables.snapshots.contains(form.id) {
      columns.append(Column(name: SQLTables.servedPeriod, type: .text))
    }
    return columns
  }

  /// The statements, each ended by a semicolon.
  public var text: String {
    var statements: [String] = []
    for form in tables.forms where tables.form(form.id) != nil {
      statements.append("-- \(form.title.en)\n" + statement(form.id, columns(of: form)))
    }
    for table in ledger { statements.append(statement(table.name, table.columns)) }
    return statements.joined(separator: "\n\n") + "\n"
  }

  private func statement(_ name: String, _ columns: [Column]) -> String {
    storage == .table ? table(name, columns) : view(name, columns)
  }

  private func table(_ name: String, _ columns: [Column]) -> String {
    let list = columns.map { "  \(engine.name($0.name)) \(engine.type(of: $0.type))" }
    let end =
      switch engine {
      case .duckdb: ""
      case .clickhouse: " ENGINE = MergeTree ORDER BY tuple()"
      case .spark: " USING parquet"
      }
    return "CREATE TABLE \(engine.name(name)) (\n\(list.joined(separator: ",\n"))\n)\(end);"
  }

  private func view(_ name: String, _ columns: [Column]) -> String {
    let path = engine.text((folder.isEmpty ? "" : folder + "/") + name + "." + storage.rawValue)
    let head =
      "CREATE OR REPLACE \(engine == .spark ? "TEMPORARY VIEW" : "VIEW") \(engine.name(name))"
    let list = columns.map { "\(engine.name($0.name)) \(engine.type(of: $0.type))" }
    switch (engine, storage) {
    case (.duckdb, .parquet): return "\(head) AS SELECT * FROM read_parquet(\(path));"
    case (.clickhouse, .parquet): return "\(head) AS SELECT * FROM file(\(path), 'Parquet');"
    case (.spark, .parquet): return "\(head) USING parquet OPTIONS (path \(path));"
    case (.duckdb, _):
      let types = columns.map { "\(engine.text($0.name)): '\(engine.type(of: $0.type))'" }
      return "\(head) AS SELECT * FROM read_csv(\(path), header = true, auto_detect = false,"
        + " delim = ',', quote = '\"', escape = '\"', nullstr = '', columns = {\n  "
        + types.joined(separator: ",\n  ") + "\n});"
    case (.clickhouse, _):
      let structure = engine.text(list.joined(separator: ", "))
      return "\(head) AS SELECT * FROM file(\(path), 'CSVWithNames',\n  \(structure));"
    case (.spark, _):
      return "\(head) (\n  " + list.joined(separator: ",\n  ") + "\n) USING csv OPTIONS (path"
        + " \(path), header 'true', multiLine 'true', quote '\"', escape '\"', nullValue '',"
        + " emptyValue '', dateFormat 'yyyy-MM-dd', mode 'FAILFAST');"
    }
  }
}

extension SQLEngine {
  /// The engine's type of a column; every column may be NULL.
  func type(of column: ColumnType) -> String {
    let plain =
      switch (column, self) {
      case (.integer, .clickhouse): "Int64"
      case (.integer, _): "BIGINT"
      case (.number, .clickhouse): "Decimal(28, 9)"
      case (.number, _): "DECIMAL(28, 9)"
      // A `Date` of ClickHouse begins in 1970; teachers are older.
      case (.date, .clickhouse): "Date32"
      case (.date, _): "DATE"
      case (.boolean, .clickhouse): "Bool"
      case (.boolean, _): "BOOLEAN"
      case (_, .duckdb): "VARCHAR"
      case (_, .clickhouse): "String"
      case (_, .spark): "STRING"
      }
    return self == .clickhouse ? "Nullable(\(plain))" : plain
  }
}
