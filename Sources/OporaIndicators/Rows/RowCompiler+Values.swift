import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Codes, texts and lists.
extension RowCompiler {
  /// Whether a column's value is one of some literals.
  mutating func isListed(
    _ value: Expression, _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    switch value {
    case .fallback(let inner, let other, _):
      return try isListed(inner, orElse: other, literals, span)
    case .conditional(let condition, let yes, let no, _):
      let decision = try truth(condition)
      return choose(
        decision, try isListed(yes, literals, span), try isListed(no, literals, span))
    case .name(let path, let span) where scope.day(path) == nil:
      return try column(path, span, isOneOf: literals)
    default:
      if let constant = scope.constant(value), constant.textValue != nil || constant.isBool {
        return add(.constant(literals.contains(constant) ? 1 : 0))
      }
      if literals.contains(where: \.isBool) { return try isBool(value, literals) }
      var result = add(.constant(0))
      for literal in literals {
        let (a, b) = try aligned(value, .literal(literal, span))
        result = add(.or(result, add(.equal(a, b))))
      }
      return result
    }
  }

  /// Whether `inner ?? other` is one of some literals.
  private mutating func isListed(
    _ inner: Expression, orElse other: Expression, _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    let before = decisive
    do {
      let listed = try isListed(inner, literals, span)
      forget(since: before)
      if let otherwise = scope.constant(other) {
        return add(.known(listed, otherwise: literals.contains(otherwise)))
      }
      let missing = try isMissing(inner, span)
      return choose(missing, try isListed(other, literals, span), listed)
    } catch .absentColumn {
      forget(since: before)
      return try isListed(other, literals, span)
    }
  }

  /// Whether a condition is `true` or `false`, as it is compared with these.
  private mutating func isBool(
    _ value: Expression, _ literals: [Literal]
  ) throws(RowCompilationError) -> RowProgram.Truth {
    let register = try truth(value)
    switch (literals.contains(.bool(true)), literals.contains(.bool(false))) {
    case (true, true): return add(.or(register, add(.not(register))))
    case (true, false): return register
    default: return add(.not(register))
    }
  }

  /// One truth where a condition holds, another where it does not.
  mutating func choose(
    _ condition: RowProgram.Truth, _ yes: RowProgram.Truth, _ no: RowProgram.Truth
  ) -> RowProgram.Truth {
    let first = add(.and(condition, yes))
    return add(.or(first, add(.and(add(.not(condition)), no))))
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
      return try linked(path, span) { compiler, rest throws(RowCompilationError) in
        try compiler.column(rest, span, isOneOf: literals)
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
      if literals.contains(where: \.isDay) { return try isNumber(path, literals, span) }
      var values = [UInt8](repeating: 0, count: column.dictionary.count)
      for literal in literals {
        guard let text = literal.textValue, let number = column.dictionary.existingNumber(of: text)
        else { continue }
        values[Int(number)] = 1
      }
      return add(.lookup(column: index, table: table(values)))
    case .date, .integer, .number: return try isNumber(path, literals, span)
    }
  }

  private mutating func isNumber(
    _ path: [String], _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    var result = add(.constant(0))
    for literal in literals {
      let (a, b) = try aligned(.name(path, span), .literal(literal, span))
      result = add(.or(result, add(.equal(a, b))))
    }
    return result
  }

  // MARK: Two texts

  /// Whether two texts, codes or marks of a row are the same.
  mutating func areSame(
    _ left: Expression, _ right: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    var numbering: [String: Int64] = [:]
    let a = try text(left, &numbering, span)
    let b = try text(right, &numbering, span)
    return add(.equal(a, b))
  }

  /// Whether the expression is a text, a code or a mark, and no number or day.
  func isTextual(_ expression: Expression) -> Bool {
    switch expression {
    case .literal(let literal, _): literal.textValue != nil || literal.isBool
    case .name(let path, _): isTextual(path)
    case .fallback(let left, let right, _): isTextual(left) || isTextual(right)
    case .conditional(_, let yes, let no, _): isTextual(yes) || isTextual(no)
    default: false
    }
  }

  private func isTextual(_ path: [String]) -> Bool {
    guard scope.day(path) == nil else { return false }
    var form: SourceForm? = scope.table.form
    for part in path.dropLast() {
      let link = form?.links.first { $0.column == part }
      form = link.flatMap { scope.tables[$0.form]?.form }
    }
    switch form?.column(path.last ?? "")?.type {
    case .text, .code, .boolean, .list: return true
    default: return false
    }
  }

  /// A number register that is equal where texts are: they are numbered in common.
  private mutating func text(
    _ expression: Expression, _ numbering: inout [String: Int64], _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Number {
    func number(_ text: String) -> Int64 {
      let number = numbering[text] ?? Int64(numbering.count)
      numbering[text] = number
      return number
    }
    switch expression {
    case .literal(let literal, _):
      guard let text = literal.textValue ?? literal.boolText else { throw .unsupported(span) }
      return add(.number(number(text)))
    case .name(let path, let span):
      let (index, texts) = try texts(path, span)
      markDecisive(index)
      let values = texts.map { text in text.map(number) ?? Column.missingWide }
      return add(.map(column: index, table: table(values)))
    case .fallback(let inner, let other, _):
      let before = decisive
      do {
        let first = try text(inner, &numbering, span)
        forget(since: before)
        return add(.otherwise(first, try text(other, &numbering, span)))
      } catch .absentColumn {
        forget(since: before)
        return try text(other, &numbering, span)
      }
    case .conditional(let condition, let yes, let no, _):
      let decision = try truth(condition)
      let first = try text(yes, &numbering, span)
      return add(.choose(decision, first, try text(no, &numbering, span)))
    default: throw .unsupported(span)
    }
  }

  /// The text behind each stored value of the column that a path begins with.
  private func texts(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> (column: Int, texts: [String?]) {
    let index = try columnIndex(path[0])
    guard let column = scope.table.columns[index] else { throw .absentColumn(path[0]) }
    let own: [String?]
    switch column.form.type {
    case .code(let entries): own = entries.map(\.code)
    case .boolean: own = ["false", "true"]
    case .text, .list, .period:
      own = (0..<Int32(column.dictionary.count)).map { column.dictionary.text($0) }
    case .date, .integer, .number: throw .unsupported(span)
    }
    guard path.count > 1 else { return (index, own) }
    let target = try target(of: path)
    let inner = RowCompiler(scope: scope.over(target))
    let (last, texts) = try inner.texts(Array(path.dropFirst()), span)
    var byKey: [String: String] = [:]
    for (key, row) in keyRows(of: target) {
      guard let stored = target.columns[last]?.small[row], stored != Column.missing,
        let text = texts[Int(stored)]
      else { continue }
      byKey[key] = byKey[key].map { min($0, text) } ?? text
    }
    return (index, own.map { $0.flatMap { byKey[$0] } })
  }

  // MARK: Lists

  mutating func contains(
    _ list: Expression, _ item: String, _ span: SourceSpan
  ) throws(RowCompilationError) -> RowProgram.Truth {
    guard case .name(let path, _) = list else { throw .unsupported(span) }
    guard path.count == 1 else {
      return try linked(path, span) { compiler, rest throws(RowCompilationError) in
        try compiler.contains(.name(rest, span), item, span)
      }
    }
    let index = try columnIndex(path[0])
    markDecisive(index)
    guard let dictionary = scope.table.columns[index]?.dictionary else {
      throw .absentColumn(path[0])
    }
    let values = (0..<Int32(dictionary.count)).map { number -> UInt8 in
      dictionary.text(number).split(separator: ";").contains { $0 == item } ? 1 : 0
    }
    return add(.lookup(column: index, table: table(values)))
  }

  mutating func size(
    _ list: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> (RowProgram.Number, Int64) {
    guard case .name(let path, _) = list else { throw .unsupported(span) }
    guard path.count == 1 else {
      return try linkedNumber(path, span) { compiler, rest throws(RowCompilationError) in
        try compiler.size(.name(rest, span), span)
      }
    }
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

  /// `true` and `false` as they are stored; nil for other kinds.
  var boolText: String? {
    if case .bool(let flag) = self { flag ? "true" : "false" } else { nil }
  }

  var isBool: Bool { boolText != nil }

  var isDay: Bool {
    if case .date = self { true } else { false }
  }
}
