import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Lists, codes, texts, links, semi-joins and numbers.
extension RowCompiler {
  /// Whether a column's value is one of some literals.
  mutating func isListed(
    _ value: Expression, _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    switch value {
    case .fallback(let inner, let other, _):
      guard let otherwise = scope.constant(other) else { throw .unsupported(span) }
      let matches = literals.contains(otherwise)
      do {
        let before = decisive
        let register = try isListed(inner, literals, span)
        forget(since: before)
        return add(.known(register, otherwise: matches))
      } catch .absentColumn {
        return add(.constant(matches ? 1 : 0))
      }
    case .name(let path, let span): return try column(path, span, isOneOf: literals)
    default:
      var result = add(.constant(0))
      for literal in literals {
        let (a, b) = try aligned(value, .literal(literal, span))
        result = add(.or(result, add(.equal(a, b))))
      }
      return result
    }
  }

  mutating func column(
    _ path: [String], _ span: SourceSpan, equals literal: Literal
  ) throws(RowCompilationError) -> RowProgram.Truth {
    try column(path, span, isOneOf: [literal])
  }

  private mutating func column(
    _ path: [String], _ span: SourceSpan, isOneOf literals: [Literal]
  ) throws(RowCompilationError) -> RowProgram.Truth {
    guard path.count == 1 else {
      return try linked(path, span) { compiler, last throws(RowCompilationError) in
        try compiler.column([last], span, isOneOf: literals)
      }
    }
    let index = try columnIndex(path[0])
    markDecisive(index)
    guard let column = scope.table.columns[index] else { throw .absentColumn(path[0]) }
    switch column.form.type {
    case .code(let entries):
      let wanted = Set(literals.compactMap(\.textValue))
      let values = entries.map { wanted.contains($0.code) ? UInt8(1) : 0 }
      return add(.lookup(column: index, table: table(values)))
    case .boolean:
      let values = [false, true].map { literals.contains(.bool($0)) ? UInt8(1) : 0 }
      return add(.lookup(column: index, table: table(values)))
    case .text, .list, .period:
      var values = [UInt8](repeating: 0, count: column.dictionary.count)
      for literal in literals {
        guard let text = literal.textValue, let number = column.dictionary.existingNumber(of: text)
        else { continue }
        values[Int(number)] = 1
      }
      return add(.lookup(column: index, table: table(values)))
    case .date, .integer, .number:
      var result = add(.constant(0))
      for literal in literals {
        let (a, b) = try aligned(.name(path, span), .literal(literal, span))
        result = add(.or(result, add(.equal(a, b))))
      }
      return result
    }
  }

  /// A condition on the row that a link leads to: decided once for each key of the linked table.
  private mutating func linked(
    _ path: [String], _ span: SourceSpan,
    _ compile: (inout RowCompiler, String) throws(RowCompilationError) -> RowProgram.Truth
  ) throws(RowCompilationError) -> RowProgram.Truth {
    guard path.count == 2, let link = scope.table.form.links.first(where: { $0.column == path[0] })
    else { throw .unsupported(span) }
    guard let target = scope.tables[link.form] else {
      throw .absentColumn(path.joined(separator: "."))
    }
    let index = try columnIndex(path[0])
    markDecisive(index)
    var inner = RowCompiler(
      scope: RowScope(table: target, period: scope.period, tables: scope.tables))
    let register = try compile(&inner, path[1])
    let truth = RowTruth.evaluate(inner.program, register, over: target)
    return add(
      .lookup(
        column: index, table: table(keyed(truth, by: target, onto: index)), beyond: 2))
  }

  /// Truth values of the rows of a table, laid on the numbers of a column of this table by key.
  private func keyed(_ truth: [UInt8], by target: Table, onto index: Int) -> [UInt8] {
    guard let column = scope.table.columns[index], let key = target.form.key.first,
      let keys = target.column(key)
    else { return [] }
    var values = [UInt8](repeating: 2, count: column.dictionary.count)
    for row in 0..<target.rowCount where !keys.isMissing(row) {
      let number = keys.dictionary.withBytes(of: keys.small[row]) {
        column.dictionary.existingNumber(of: $0)
      }
      if let number { values[Int(number)] = truth[row] }
    }
    return values
  }

  mutating func call(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    switch name {
    case "contains":
      guard arguments.count == 2, case .name(let path, _) = arguments[0].value,
        case .text(let item)? = scope.constant(arguments[1].value)
      else { throw .unsupported(span) }
      guard path.count == 1 else {
        return try linked(path, span) { compiler, last throws(RowCompilationError) in
          try compiler.contains(last, item)
        }
      }
      return try contains(path[0], item)
    case "exists", "absent":
      let found = try exists(arguments, span)
      return name == "exists" ? found : add(.not(found))
    default: throw .unsupported(span)
    }
  }

  private mutating func contains(
    _ name: String, _ item: String
  ) throws(RowCompilationError) -> RowProgram.Truth {
    let index = try columnIndex(name)
    markDecisive(index)
    guard let dictionary = scope.table.columns[index]?.dictionary else { throw .absentColumn(name) }
    let values = (0..<Int32(dictionary.count)).map { number -> UInt8 in
      dictionary.text(number).split(separator: ";").contains { $0 == item } ? 1 : 0
    }
    return add(.lookup(column: index, table: table(values)))
  }

  /// Whether another source has a row with the same value in a column that satisfies a condition.
  ///
  /// A semi-join: it never multiplies rows.
  private mutating func exists(
    _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    guard case .text(let source)? = arguments.first.flatMap({ scope.constant($0.value) }),
      case .text(let key)? = arguments.first(where: { $0.label == "on" }).flatMap({
        scope.constant($0.value)
      })
    else { throw .unsupported(span) }
    guard let other = scope.tables[source] else { throw .absentColumn(source) }
    let index = try columnIndex(key)
    markDecisive(index)
    guard let keys = other.column(key), let column = scope.table.columns[index] else {
      throw .absentColumn(source + "." + key)
    }
    var inner = RowCompiler(
      scope: RowScope(table: other, period: scope.period, tables: scope.tables))
    let condition = arguments.first { $0.label == "where" }?.value
    let register =
      try condition.map { value throws(RowCompilationError) in
        try inner.truth(value)
      } ?? inner.add(.constant(1))
    let truth = RowTruth.evaluate(inner.program, register, over: other)
    var found = [UInt8](repeating: 0, count: column.dictionary.count)
    let rows = other.ranges(servingPeriod: scope.period.id)
    for row in rows.joined() where truth[row] == 1 && !keys.isMissing(row) {
      let number = keys.dictionary.withBytes(of: keys.small[row]) {
        column.dictionary.existingNumber(of: $0)
      }
      if let number { found[Int(number)] = 1 }
    }
    return add(.lookup(column: index, table: table(found)))
  }

  // MARK: Numbers

  /// Two number registers of the same scale.
  mutating func aligned(
    _ left: Expression, _ right: Expression
  ) throws(RowCompilationError) -> (RowProgram.Number, RowProgram.Number) {
    let (a, aScale) = try number(left)
    let (b, bScale) = try number(right)
    if aScale == bScale { return (a, b) }
    let unit = add(.number(FixedPoint.unit))
    return aScale < bScale
      ? (add(.multiply(a, unit, by: 1)), b) : (a, add(.multiply(b, unit, by: 1)))
  }

  /// A number register and its scale: 1 for whole numbers and days, a million for decimals.
  mutating func number(
    _ expression: Expression
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    if let literal = scope.constant(expression) { return try constant(literal, expression.span) }
    switch expression {
    case .name(let path, let span): return try numberColumn(path, span)
    case .negative(let operand, _):
      let (register, scale) = try number(operand)
      return (add(.subtract(add(.number(0)), register)), scale)
    case .binary(let operation, let left, let right, let span):
      return try arithmetic(operation, left, right, span)
    case .fallback(let value, let other, _): return try fallback(value, other)
    case .conditional(let condition, let yes, let no, _):
      let register = try truth(condition)
      let (a, b) = try aligned(yes, no)
      return (add(.choose(register, a, b)), try number(yes).1)
    case .call(let name, let arguments, let span): return try numberCall(name, arguments, span)
    default: throw .unsupported(expression.span)
    }
  }

  private mutating func constant(
    _ literal: Literal, _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    switch literal {
    case .date(let day): return (add(.number(Int64(day.number))), 1)
    case .number(let value):
      if value.isWhole, let whole = Int64(value.decimalText(decimals: 0)) {
        return (add(.number(whole)), 1)
      }
      let millionths = value * ExactNumber(Int(FixedPoint.unit))
      guard let rounded = Int64(millionths.decimalText(decimals: 0)) else {
        throw .unsupported(span)
      }
      return (add(.number(rounded)), FixedPoint.unit)
    default: throw .unsupported(span)
    }
  }

  private mutating func numberColumn(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    guard path.count == 1 else { return try linkedNumber(path, span) }
    let index = try columnIndex(path[0])
    markDecisive(index)
    let isNumber = scope.table.form.columns[index].type == .number
    return (add(.load(column: index)), isNumber ? FixedPoint.unit : 1)
  }

  private mutating func linkedNumber(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    guard path.count == 2, let link = scope.table.form.links.first(where: { $0.column == path[0] }),
      let target = scope.tables[link.form], let linked = target.column(path[1]),
      let key = target.form.key.first, let keys = target.column(key)
    else { throw .absentColumn(path.joined(separator: ".")) }
    let index = try columnIndex(path[0])
    markDecisive(index)
    guard let column = scope.table.columns[index] else { throw .absentColumn(path[0]) }
    var values = [Int64](repeating: Column.missingWide, count: column.dictionary.count)
    let isNumber = linked.form.type == .number
    for row in 0..<target.rowCount where !keys.isMissing(row) && !linked.isMissing(row) {
      let number = keys.dictionary.withBytes(of: keys.small[row]) {
        column.dictionary.existingNumber(of: $0)
      }
      guard let number else { continue }
      values[Int(number)] =
        isNumber
        ? FixedPoint.millionths(
          digits: linked.wide[row], scale: linked.scales.isEmpty ? 0 : Int(linked.scales[row]))
        : linked.isWide ? linked.wide[row] : Int64(linked.small[row])
    }
    return (add(.map(column: index, table: table(values))), isNumber ? FixedPoint.unit : 1)
  }

  private mutating func arithmetic(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    switch operation {
    case .add, .subtract:
      let scale = max(try number(left).1, try number(right).1)
      let (a, b) = try aligned(left, right)
      return (add(operation == .add ? .add(a, b) : .subtract(a, b)), scale)
    case .multiply:
      let (a, aScale) = try number(left)
      let (b, bScale) = try number(right)
      return (add(.multiply(a, b, by: min(aScale, bScale))), max(aScale, bScale))
    default: throw .unsupported(span)
    }
  }

  private mutating func fallback(
    _ value: Expression, _ other: Expression
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    let before = decisive
    do {
      let scale = max(try number(value).1, try number(other).1)
      let (a, b) = try aligned(value, other)
      forget(since: before)
      return (add(.otherwise(a, b)), scale)
    } catch .absentColumn {
      return try number(other)
    }
  }

  private mutating func numberCall(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    switch (name, arguments.count) {
    case ("age", 2):
      let birth = try number(arguments[0].value).0
      return (add(.age(birth, on: try number(arguments[1].value).0)), 1)
    case ("year", 1): return (add(.year(try number(arguments[0].value).0)), 1)
    case ("month", 1): return (add(.month(try number(arguments[0].value).0)), 1)
    case ("days", 2):
      let from = try number(arguments[0].value).0
      return (add(.subtract(try number(arguments[1].value).0, from)), 1)
    case ("size", 1): return try size(arguments[0].value, span)
    default: throw .unsupported(span)
    }
  }

  private mutating func size(
    _ list: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    guard case .name(let path, _) = list, path.count == 1 else { throw .unsupported(span) }
    let index = try columnIndex(path[0])
    markDecisive(index)
    guard let dictionary = scope.table.columns[index]?.dictionary else {
      throw .absentColumn(path[0])
    }
    let sizes = (0..<Int32(dictionary.count)).map { number in
      Int64(dictionary.text(number).split(separator: ";").count)
    }
    return (add(.map(column: index, table: table(sizes))), 1)
  }
}

extension Literal {
  /// The text of a text literal; nil for other kinds.
  var textValue: String? {
    if case .text(let text) = self { text } else { nil }
  }
}

/// The truth of a condition for every row of a (small) table: 0 false, 1 true, 2 unknown.
enum RowTruth {
  static func evaluate(_ program: RowProgram, _ register: Int, over table: Table) -> [UInt8] {
    let runner = RowRunner(program, over: table)
    var result = [UInt8](repeating: 0, count: table.rowCount)
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      let (t, u) = (runner.isTrue(register), runner.isUnknown(register))
      for row in 0..<count { result[first + row] = t[row] | u[row] << 1 }
    }
    return result
  }
}
