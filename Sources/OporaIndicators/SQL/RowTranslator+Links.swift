import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Other sources: links and semi-joins. Each joins a list of keys, every key once, so that rows are
// never multiplied.
extension RowTranslator {
  /// The keys of the table that a link leads to.
  private struct Target {
    /// A translator of conditions on its rows.
    var rows: RowTranslator
    /// The link's own column.
    var own: String
    /// The key; nil where the table has none, so that no row is found.
    var key: String?
  }

  private mutating func target(of path: [String]) throws(RowCompilationError) -> Target {
    guard let link = form.links.first(where: { $0.column == path[0] }),
      let target = tables.form(link.form)
    else { throw .absentColumn(path.joined(separator: ".")) }
    let own = try column(path[0])
    markDecisive(path[0])
    let rows = RowTranslator(target, alias: "\(alias)l\(joins.count)", engine, tables, period)
    let key = target.key.first.flatMap { name in
      tables.has(name, in: target) ? "\(engine.name(rows.alias)).\(engine.name(name))" : nil
    }
    return Target(rows: rows, own: own, key: key)
  }

  /// Joins a value of each key of a linked table; nil where the table has no keys.
  private mutating func joinKeys(_ target: Target, _ value: String) -> String? {
    guard let key = target.key else { return nil }
    var conditions = ["\(key) IS NOT NULL"]
    if let serving = target.rows.serving { conditions.append(serving) }
    let table = "\(engine.name(target.rows.form.id)) AS \(engine.name(target.rows.alias))"
    let from = ([table] + target.rows.joins).joined(separator: " ")
    let (keyName, found) = (engine.name("key"), engine.name("found"))
    let name = join(
      "SELECT \(key) AS \(keyName), \(value) AS \(found) FROM \(from)"
        + " WHERE \(conditions.joined(separator: " AND ")) GROUP BY \(key)"
    ) { name in "\(name).\(keyName) = \(target.own)" }
    return "\(name).\(found)"
  }

  /// A condition on the row that a link leads to.
  ///
  /// Where a key stands in several rows, the condition holds if it does in one of them. A join that
  /// finds nothing gives NULL or, in ClickHouse, 0: so truths are numbers from 1.
  mutating func linked(
    _ path: [String], unlinked: String = "NULL",
    _ compile: (inout RowTranslator, [String]) throws(RowCompilationError) -> String
  ) throws(RowCompilationError) -> String {
    var target = try target(of: path)
    let truth = try compile(&target.rows, Array(path.dropFirst()))
    let found = joinKeys(
      target, "MAX(CASE WHEN \(truth) THEN 3 WHEN \(truth) IS NULL THEN 2 ELSE 1 END)")
    let cases = found.map { " WHEN \($0) = 3 THEN TRUE WHEN \($0) = 1 THEN FALSE" } ?? ""
    guard unlinked != "NULL" else {
      return "(CASE WHEN \(target.own) IS NULL THEN NULL\(cases) END)"
    }
    let unknown = found.map { " WHEN \($0) = 2 THEN NULL" } ?? ""
    return "(CASE WHEN \(target.own) IS NULL THEN NULL\(cases)\(unknown) ELSE \(unlinked) END)"
  }

  /// A value of the row that a link leads to: of several the least or the greatest.
  mutating func linkedValue(
    _ path: [String], least: Bool,
    _ compile: (inout RowTranslator, [String]) throws(RowCompilationError) -> String
  ) throws(RowCompilationError) -> String {
    var target = try target(of: path)
    let value = try compile(&target.rows, Array(path.dropFirst()))
    let found = joinKeys(target, "\(least ? "MIN" : "MAX")(\(value))")
    guard let found else { throw .absentColumn(path.joined(separator: ".")) }
    return found
  }

  // MARK: Tests

  mutating func test(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    switch name {
    case "contains":
      guard arguments.count == 2, case .text(let item)? = constant(arguments[1].value) else {
        throw .unsupported(span)
      }
      return try contains(arguments[0].value, item, span)
    case "exists": return try exists(arguments, span)
    case "absent": return "(NOT \(try exists(arguments, span)))"
    default: throw .unsupported(span)
    }
  }

  /// Whether another source has a row with the same value in a column that satisfies a condition.
  private mutating func exists(
    _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard case .text(let source)? = arguments.first.flatMap({ constant($0.value) }),
      case .text(let key)? = arguments.first(where: { $0.label == "on" }).flatMap({
        constant($0.value)
      })
    else { throw .unsupported(span) }
    guard let other = tables.form(source) else { throw .absentColumn(source) }
    let own = try column(key)
    markDecisive(key)
    var inner = RowTranslator(other, alias: "\(alias)x", engine, tables, period)
    let innerKey = try inner.column(key)
    var conditions = ["\(innerKey) IS NOT NULL"]
    if let serving = inner.serving { conditions.append(serving) }
    if let condition = arguments.first(where: { $0.label == "where" })?.value {
      conditions.append(try inner.truth(condition))
    }
    let keyName = engine.name(key)
    let from = ([engine.name(source) + " AS \(engine.name(inner.alias))"] + inner.joins)
      .joined(separator: " ")
    let joined = join(
      "SELECT \(innerKey) AS \(keyName), 1 AS \(engine.name("hit")) FROM \(from)"
        + " WHERE \(conditions.joined(separator: " AND ")) GROUP BY \(innerKey)"
    ) { name in "\(name).\(keyName) = \(own)" }
    // A join that finds nothing gives NULL or, in ClickHouse, 0.
    return "(CASE WHEN \(own) IS NULL THEN NULL"
      + " ELSE COALESCE(\(joined).\(engine.name("hit")), 0) = 1 END)"
  }

  /// That a row serves the period; nil where every row of the table serves every period.
  var serving: String? {
    guard tables.snapshots.contains(form.id) else { return nil }
    let column = "\(engine.name(alias)).\(engine.name(SQLTables.servedPeriod))"
    return "(\(column) IS NULL OR \(column) = \(engine.text(period.id)))"
  }
}
