import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Other sources: links and semi-joins.
extension RowCompiler {
  /// The table that the first part of a path leads to.
  func target(of path: [String]) throws(RowCompilationError) -> Table {
    guard let link = scope.table.form.links.first(where: { $0.column == path[0] }),
      let target = scope.tables[link.form]
    else { throw .absentColumn(path.joined(separator: ".")) }
    return target
  }

  /// The keys and rows of a linked table: those of files that serve the period and were not replaced.
  func keyRows(of target: Table) -> [(key: String, row: Int)] {
    guard let key = target.form.key.first, let keys = target.column(key), keys.usesDictionary
    else { return [] }
    return rows(of: target).filter { !keys.isMissing($0) }.map { (keys.text($0), $0) }
  }

  private func rows(of other: Table) -> [Int] {
    other.ranges(servingPeriod: scope.period.id).joined().filter {
      other.isSuperseded.isEmpty || !other.isSuperseded[$0]
    }
  }

  /// A condition on the row that a link leads to: decided once for each key of the linked table.
  ///
  /// Where a key stands in several rows, the condition holds if it does in one of them, so that
  /// their order does not matter.
  ///
  /// - Parameters:
  ///   - path: the link and what is asked of the linked row.
  ///   - span: where it stands.
  ///   - unlinked: the truth for keys that the linked table lacks.
  ///   - compile: compiles the rest of the path over the linked table.
  /// - Returns: the register.
  /// - Throws: ``RowCompilationError`` where the linked table or the link is absent.
  mutating func linked(
    _ path: [String], _ span: SourceSpan, unlinked: UInt8 = 2,
    _ compile: (inout RowCompiler, [String]) throws(RowCompilationError) -> RowProgram.Truth
  ) throws(RowCompilationError) -> RowProgram.Truth {
    let target = try target(of: path)
    let index = try columnIndex(path[0])
    markDecisive(index)
    var inner = RowCompiler(scope: scope.over(target))
    let register = try compile(&inner, Array(path.dropFirst()))
    let truth = RowTruth.evaluate(inner.program, register, over: target)
    guard let column = scope.table.columns[index] else { throw .absentColumn(path[0]) }
    var values = [UInt8](repeating: unlinked, count: column.dictionary.count)
    var isSet = [Bool](repeating: false, count: values.count)
    for (key, row) in keyRows(of: target) {
      guard let number = column.dictionary.existingNumber(of: key).map(Int.init) else { continue }
      let isFirst = !isSet[number]
      if isFirst || truth[row] == 1 || truth[row] == 2 && values[number] == 0 {
        if isFirst || values[number] != 1 { values[number] = truth[row] }
      }
      isSet[number] = true
    }
    return add(.lookup(column: index, table: table(values), beyond: unlinked))
  }

  /// A number of the row that a link leads to; the greatest where a key stands in several rows.
  mutating func linkedNumber(
    _ path: [String], _ span: SourceSpan,
    _ compile: (inout RowCompiler, [String]) throws(RowCompilationError)
      -> (RowProgram.Number, Int64)
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    let target = try target(of: path)
    let index = try columnIndex(path[0])
    markDecisive(index)
    guard let column = scope.table.columns[index] else { throw .absentColumn(path[0]) }
    var inner = RowCompiler(scope: scope.over(target))
    let (register, scale) = try compile(&inner, Array(path.dropFirst()))
    let numbers = RowTruth.numbers(inner.program, register, over: target)
    var values = [Int64](repeating: Column.missingWide, count: column.dictionary.count)
    for (key, row) in keyRows(of: target) {
      guard let number = column.dictionary.existingNumber(of: key) else { continue }
      values[Int(number)] = max(values[Int(number)], numbers[row])
    }
    return (add(.map(column: index, table: table(values))), scale)
  }

  mutating func call(
    _ name: String, _ arguments: [Expression.Argument], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    switch name {
    case "contains":
      guard arguments.count == 2, case .text(let item)? = scope.constant(arguments[1].value) else {
        throw .unsupported(span)
      }
      return try contains(arguments[0].value, item, span)
    case "exists", "absent":
      let found = try exists(arguments, span)
      return name == "exists" ? found : add(.not(found))
    default: throw .unsupported(span)
    }
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
    var inner = RowCompiler(scope: scope.over(other))
    let condition = arguments.first { $0.label == "where" }?.value
    let register =
      try condition.map { value throws(RowCompilationError) in
        try inner.truth(value)
      } ?? inner.add(.constant(1))
    let truth = RowTruth.evaluate(inner.program, register, over: other)
    var found = [UInt8](repeating: 0, count: column.valueCount ?? 0)
    let numbers = stored(column)
    for row in rows(of: other) where truth[row] == 1 && !keys.isMissing(row) {
      if let number = numbers(keys.text(row)) { found[number] = 1 }
    }
    return add(.lookup(column: index, table: table(found)))
  }

  /// Finds the stored value of a text of a column.
  private func stored(_ column: Column) -> (String) -> Int? {
    switch column.form.type {
    case .code(let entries): { text in entries.firstIndex { $0.code == text } }
    case .boolean: { text in text == "true" ? 1 : 0 }
    default: { text in column.dictionary.existingNumber(of: text).map(Int.init) }
    }
  }
}

/// The truth of a condition for every row of a (small) table: 0 false, 1 true, 2 unknown.
enum RowTruth {
  static func evaluate(_ program: RowProgram, _ register: Int, over table: Table) -> [UInt8] {
    let runner = RowRunner(program, over: table, rows: table.rowCount)
    var result = [UInt8](repeating: 0, count: table.rowCount)
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      let (t, u) = (runner.isTrue(register), runner.isUnknown(register))
      for row in 0..<count { result[first + row] = t[row] | u[row] << 1 }
    }
    return result
  }

  /// A number for every row of a (small) table.
  static func numbers(_ program: RowProgram, _ register: Int, over table: Table) -> [Int64] {
    let runner = RowRunner(program, over: table, rows: table.rowCount)
    var result = [Int64](repeating: Column.missingWide, count: table.rowCount)
    for first in stride(from: 0, to: table.rowCount, by: RowRunner.batchSize) {
      let count = min(RowRunner.batchSize, table.rowCount - first)
      runner.run(first: first, count: count)
      let values = runner.values(register)
      for row in 0..<count { result[first + row] = values[row] }
    }
    return result
  }
}
