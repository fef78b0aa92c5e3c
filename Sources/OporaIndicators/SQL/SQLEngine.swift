import OporaLanguage

/// A database engine that indicators can be computed in (движок SQL).
///
/// The queries use what the engines have in common; this type holds all in which they differ.
public enum SQLEngine: String, Sendable, Hashable, CaseIterable {
  /// DuckDB.
  case duckdb
  /// ClickHouse.
  case clickhouse
  /// Spark SQL.
  case spark

  /// A name as the engine quotes it, so that no reserved word and no odd letter breaks a query.
  public func name(_ text: String) -> String {
    let mark = self == .spark ? "`" : "\""
    var result = mark
    for letter in text {
      // ClickHouse reads a backslash inside quotes as the beginning of an escape.
      if letter == "\\", self == .clickhouse { result += "\\" }
      if String(letter) == mark { result += mark }
      result.append(letter)
    }
    return result + mark
  }

  /// A text literal.
  ///
  /// ClickHouse and Spark read backslashes as escapes, DuckDB does not; Spark joins two literals
  /// that stand side by side, so an apostrophe is not doubled there.
  public func text(_ value: String) -> String {
    var result = "'"
    for letter in value.unicodeScalars {
      switch (letter, self) {
      case ("'", .duckdb): result += "''"
      case ("'", _): result += "\\'"
      case ("\\", .clickhouse), ("\\", .spark): result += "\\\\"
      default: result.unicodeScalars.append(letter)
      }
    }
    return result + "'"
  }

  /// A day as a literal.
  ///
  /// ClickHouse's `DATE '1960-01-01'` is 1 January 1970, so it gets a `Date32`, whose first day is
  /// 1 January 1900; an earlier bound is that day there.
  func date(_ day: CalendarDay) -> String {
    guard self == .clickhouse else { return "DATE '\(day.iso)'" }
    let first = CalendarDay(year: 1900, month: 1, day: 1) ?? day
    let last = CalendarDay(year: 2299, month: 12, day: 31) ?? day
    return "toDate32('\(min(max(day, first), last).iso)')"
  }

  /// Days from one date to another.
  func days(_ from: String, _ to: String) -> String {
    self == .spark ? "datediff(\(to), \(from))" : "date_diff('day', \(from), \(to))"
  }

  /// A day as `YYYY-MM-DD`; empty where there is none.
  func isoText(_ date: String) -> String {
    switch self {
    case .duckdb: "COALESCE(CAST(\(date) AS VARCHAR), '')"
    case .clickhouse: "COALESCE(toString(\(date)), '')"
    case .spark: "COALESCE(CAST(\(date) AS STRING), '')"
    }
  }

  /// The day so many days after 1 January 1970.
  func day(_ number: String) -> String {
    switch self {
    case .duckdb: "(DATE '1970-01-01' + CAST(\(number) AS INTEGER))"
    case .clickhouse: "addDays(toDate32('1970-01-01'), \(number))"
    case .spark: "date_add(DATE '1970-01-01', CAST(\(number) AS INT))"
    }
  }

  /// A number with decimals as whole millionths; what lies behind them is cut off.
  func millionths(_ column: String) -> String {
    switch self {
    case .duckdb: "CAST(trunc(\(column) * 1000000) AS BIGINT)"
    case .clickhouse: "toInt64(\(column) * 1000000)"
    case .spark: "CAST(\(column) * 1000000 AS BIGINT)"
    }
  }

  /// The product of two whole numbers, wide enough for any.
  func product(_ left: String, _ right: String) -> String {
    switch self {
    case .duckdb: "(CAST(\(left) AS HUGEINT) * \(right))"
    case .clickhouse: "(toInt128(\(left)) * \(right))"
    case .spark: "(CAST(\(left) AS DECIMAL(38, 0)) * CAST(\(right) AS DECIMAL(38, 0)))"
    }
  }

  /// The whole part of a quotient of whole numbers, towards zero; NULL where the divisor is zero.
  func quotient(_ left: String, _ right: String) -> String {
    switch self {
    case .duckdb: "(\(left) // NULLIF(\(right), 0))"
    case .clickhouse: "intDiv(\(left), nullIf(\(right), 0))"
    case .spark: "(\(left) div NULLIF(\(right), 0))"
    }
  }

  /// Rows of texts as a table in parentheses, to be named.
  func rows(_ rows: [[String]], columns: [String]) -> String {
    let values = rows.map { row in "(" + row.map(text).joined(separator: ", ") + ")" }
    switch self {
    case .duckdb, .spark:
      return "(VALUES \(values.joined(separator: ", ")))"
    case .clickhouse:
      let types = columns.map { "\($0) String" }.joined(separator: ", ")
      return "values(\(text(types)), \(values.joined(separator: ", ")))"
    }
  }

  /// Where a text begins in another, from 1; 0 if it does not occur.
  func position(of needle: String, in text: String) -> String {
    switch self {
    case .duckdb: "strpos(\(text), \(needle))"
    case .clickhouse: "position(\(text), \(needle))"
    case .spark: "instr(\(text), \(needle))"
    }
  }

  /// Whether a list, its items parted by `;`, has an item, which stands between two of these.
  func hasItem(_ bounded: String, in list: String) -> String {
    "(\(position(of: bounded, in: "(';' || \(list) || ';')")) > 0)"
  }

  /// Whether a value is one of some literals.
  ///
  /// ClickHouse takes `NULL IN (…)` for false, which `NOT` would make true: there it is spelled out.
  func isOne(_ value: String, of literals: [String]) -> String {
    if literals.count == 1 { return "\(value) = \(literals[0])" }
    if literals.isEmpty { return "(\(value) IS NULL AND FALSE)" }
    guard self == .clickhouse else { return "\(value) IN (\(literals.joined(separator: ", ")))" }
    return "(" + literals.map { "\(value) = \($0)" }.joined(separator: " OR ") + ")"
  }

  /// The engine's type for whole numbers that sums fit into.
  var integer: String { self == .clickhouse ? "Nullable(Int64)" : "BIGINT" }

  /// The engine's type for exact sums with decimals.
  var decimal: String {
    self == .clickhouse ? "Nullable(Decimal(38, 9))" : "DECIMAL(38, 9)"
  }
}
