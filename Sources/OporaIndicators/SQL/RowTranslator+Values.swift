import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Values, links, lists and semi-joins.
extension RowTranslator {
  /// A number, day, text or code; NULL where it is missing.
  mutating func value(_ expression: Expression) throws(RowCompilationError) -> String {
    if let constant = constant(expression) { return literal(constant) }
    switch expression {
    case .name(let path, let span): return try reference(path, span)
    case .negative(let operand, _): return "(- \(try value(operand)))"
    case .binary(let operation, let left, let right, let span):
      let signs: [BinaryOperator: String] = [.add: "+", .subtract: "-", .multiply: "*"]
      guard let sign = signs[operation] else { throw .unsupported(span) }
      return "(\(try value(left)) \(sign) \(try value(right)))"
    case .fallback(let first, let other, _): return try fallback(first, other)
    case .conditional(let condition, let yes, let no, _):
      let truth = try truth(condition)
      return
        "(CASE WHEN \(truth) THEN \(try value(yes)) WHEN NOT \(truth) THEN \(try value(no)) END)"
    case .call(let name, let arguments, let span): return try call(name, arguments, span)
    default: throw .unsupported(expression.span)
    }
  }

  private mutating func fallback(
    _ first: Expression, _ other: Expression
  ) throws(RowCompilationError) -> String {
    let before = decisive
    do {
      let value = try value(first)
      let otherwise = try self.value(other)
      forget(since: before)
      return "COALESCE(\(value), \(otherwise))"
    } catch .absentColumn {
      return try value(other)
    }
  }

  /// A column, or a column of the row that a link leads to.
  private mutating func reference(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard path.count > 1 else {
      let column = try column(path[0])
      markDecisive(path[0])
      return column
    }
    guard path.count == 2, let link = form.links.first(where: { $0.column == path[0] }) else {
      throw .unsupported(span)
    }
    guard let target = tables.form(link.form), let key = target.key.first,
      tables.has(path[1], in: target), tables.has(key, in: target)
    else { throw .absentColumn(path.joined(separator: ".")) }
    let own = try column(path[0])
    markDecisive(path[0])
    let (keyName, name) = (engine.name(key), engine.name(path[1]))
    let joined = join(
      "SELECT \(keyName), MAX(\(name)) AS \(name) FROM \(engine.name(target.id))"
        + " WHERE \(keyName) IS NOT NULL\(serving(target)) GROUP BY \(keyName)")
    joinOn("\(joined).\(keyName) = \(own)")
    return "\(joined).\(name)"
  }

  private mutating func call(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    var values: [String] = []
    for argument in arguments { values.append(try value(argument.value)) }
    switch (name, values.count) {
    case ("age", 2): return age(values[0], on: values[1])
    case ("year", 1): return "EXTRACT(YEAR FROM \(values[0]))"
    case ("month", 1): return "EXTRACT(MONTH FROM \(values[0]))"
    case ("days", 2): return engine.days(values[0], values[1])
    case ("size", 1):
      let list = values[0]
      return "(length(\(list)) - length(replace(\(list), ';', '')) + 1)"
    case ("abs", 1): return "abs(\(values[0]))"
    default: throw .unsupported(span)
    }
  }

  /// Completed years; who is born on 29 February turns a year older on 1 March of a common year.
  private func age(_ birth: String, on day: String) -> String {
    func part(_ name: String, _ value: String) -> String { "EXTRACT(\(name) FROM \(value))" }
    func ofYear(_ value: String) -> String {
      "(\(part("MONTH", value)) * 100 + \(part("DAY", value)))"
    }
    return "(\(part("YEAR", day)) - \(part("YEAR", birth))"
      + " - CASE WHEN \(ofYear(day)) < \(ofYear(birth)) THEN 1 ELSE 0 END)"
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
      let list = "(';' || \(try value(arguments[0].value)) || ';')"
      return "(\(engine.position(of: engine.text(";\(item);"), in: list)) > 0)"
    case "exists": return try exists(arguments, span)
    case "absent": return "(NOT \(try exists(arguments, span)))"
    default: throw .unsupported(span)
    }
  }

  /// Whether another source has a row with the same value in a column that satisfies a condition.
  ///
  /// Its keys are joined each once, so rows are never multiplied.
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
        + " WHERE \(conditions.joined(separator: " AND ")) GROUP BY \(innerKey)")
    joinOn("\(joined).\(keyName) = \(own)")
    // A join that finds nothing gives NULL or, in ClickHouse, 0.
    return "(CASE WHEN \(own) IS NULL THEN NULL"
      + " ELSE COALESCE(\(joined).\(engine.name("hit")), 0) = 1 END)"
  }

  /// That a row of another table serves the period, as a further condition.
  private func serving(_ other: SourceForm) -> String {
    RowTranslator(other, alias: other.id, engine, tables, period).serving.map { " AND \($0)" } ?? ""
  }

  /// That a row serves the period; nil where every row of the table serves every period.
  var serving: String? {
    guard tables.snapshots.contains(form.id) else { return nil }
    let column = "\(engine.name(alias)).\(engine.name(SQLTables.servedPeriod))"
    return "(\(column) IS NULL OR \(column) = \(engine.text(period.id)))"
  }
}
