import OporaDefinitions
import OporaLanguage
import OporaRegistry

// Codes, marks, texts and lists.
extension RowTranslator {
  /// Whether a value is one of some literals.
  mutating func isListed(
    _ value: Expression, _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    switch value {
    case .fallback(let inner, let other, _):
      return try isListed(inner, orElse: other, literals, span)
    case .conditional(let condition, let yes, let no, _):
      let decision = try truth(condition)
      return choose(
        decision, try isListed(yes, literals, span), try isListed(no, literals, span))
    case .name(let path, let span) where period.day(path) == nil:
      return try column(path, isOneOf: literals, span)
    default:
      if let constant = constant(value), constant.textValue != nil || constant.isBool {
        return literals.contains(constant) ? "TRUE" : "FALSE"
      }
      if literals.contains(where: \.isBool) { return try isBool(value, literals) }
      return try isNumber(value, literals, span)
    }
  }

  /// Whether `inner ?? other` is one of some literals.
  private mutating func isListed(
    _ inner: Expression, orElse other: Expression, _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    let before = decisive
    do {
      let listed = try isListed(inner, literals, span)
      forget(since: before)
      if let otherwise = constant(other) {
        return "COALESCE(\(listed), \(literals.contains(otherwise) ? "TRUE" : "FALSE"))"
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
  ) throws(RowCompilationError) -> String {
    let truth = try truth(value)
    switch (literals.contains(.bool(true)), literals.contains(.bool(false))) {
    case (true, true): return "(\(truth) OR NOT \(truth))"
    case (true, false): return truth
    default: return "(NOT \(truth))"
    }
  }

  /// Whether a column, or a column of the row that a link leads to, has one of some values.
  mutating func column(
    _ path: [String], isOneOf literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard path.count == 1 else {
      return try linked(path) { inner, rest throws(RowCompilationError) in
        try inner.column(rest, isOneOf: literals, span)
      }
    }
    let column = try column(path[0])
    markDecisive(path[0])
    switch form.column(path[0])?.type {
    case .boolean?:
      let marks = [true, false].filter { literals.contains(.bool($0)) }
      return isOne(column, of: marks.map { $0 ? "TRUE" : "FALSE" })
    case .date?, .integer?, .number?: return try isNumber(.name(path, span), literals, span)
    case .code?: return isOne(column, of: literals.compactMap(\.textValue).map(engine.text))
    default:
      if literals.contains(where: \.isDay) {
        return try isNumber(.name(path, span), literals, span)
      }
      return isOne(column, of: literals.compactMap(\.textValue).map(engine.text))
    }
  }

  private func isOne(_ column: String, of literals: [String]) -> String {
    literals.isEmpty ? never(column) : "(\(engine.isOne(column, of: literals)))"
  }

  private mutating func isNumber(
    _ value: Expression, _ literals: [Literal], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    var parts: [String] = []
    for literal in literals {
      let wanted = Expression.literal(literal, span)
      if let a = try day(value), let b = try day(wanted) {
        parts.append("\(a) = \(b)")
      } else {
        let (a, b) = try aligned(value, wanted)
        parts.append("\(a) = \(b)")
      }
    }
    return parts.isEmpty ? "FALSE" : "(" + parts.joined(separator: " OR ") + ")"
  }

  // MARK: Texts

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
    guard period.day(path) == nil else { return false }
    switch type(of: path) {
    case .text?, .code?, .boolean?, .list?: return true
    default: return false
    }
  }

  /// The type of a column, or of one that links lead to.
  func type(of path: [String]) -> ColumnType? {
    var form: SourceForm? = self.form
    for part in path.dropLast() {
      let link = form?.links.first { $0.column == part }
      form = link.flatMap { tables.form($0.form) }
    }
    return form?.column(path.last ?? "")?.type
  }

  /// A text, a code, or a mark as `true` and `false`.
  mutating func text(
    _ expression: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    switch expression {
    case .literal(let literal, _):
      guard let text = literal.textValue ?? literal.boolText else { throw .unsupported(span) }
      return engine.text(text)
    case .name(let path, let span): return try textColumn(path, span)
    case .fallback(let inner, let other, _):
      let before = decisive
      do {
        let first = try text(inner, span)
        forget(since: before)
        return "COALESCE(\(first), \(try text(other, span)))"
      } catch .absentColumn {
        forget(since: before)
        return try text(other, span)
      }
    case .conditional(let condition, let yes, let no, _):
      let decision = try truth(condition)
      return "(CASE WHEN \(decision) THEN \(try text(yes, span)) WHEN NOT \(decision) THEN"
        + " \(try text(no, span)) END)"
    default: throw .unsupported(span)
    }
  }

  /// A column as text; of several rows that a link leads to the least.
  private mutating func textColumn(
    _ path: [String], _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard path.count == 1 else {
      return try linkedValue(path, least: true) { inner, rest throws(RowCompilationError) in
        try inner.textColumn(rest, span)
      }
    }
    let column = try column(path[0])
    markDecisive(path[0])
    switch form.column(path[0])?.type {
    case .boolean?: return SQLEngine.markText(column)
    case .date?, .integer?, .number?: throw .unsupported(span)
    default: return column
    }
  }

  // MARK: Lists

  /// Whether a list, own or of the row that a link leads to, has an item.
  mutating func contains(
    _ list: Expression, _ item: String, _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard case .name(let path, _) = list else { throw .unsupported(span) }
    guard path.count == 1 else {
      return try linked(path) { inner, rest throws(RowCompilationError) in
        try inner.contains(.name(rest, span), item, span)
      }
    }
    let column = try column(path[0])
    markDecisive(path[0])
    return engine.hasItem(engine.text(";\(item);"), in: column)
  }

  /// How many items a list has.
  mutating func size(
    _ list: Expression, _ span: SourceSpan
  ) throws(RowCompilationError) -> String {
    guard case .name(let path, _) = list else { throw .unsupported(span) }
    guard path.count == 1 else {
      return try linkedValue(path, least: false) { inner, rest throws(RowCompilationError) in
        try inner.size(.name(rest, span), span)
      }
    }
    let column = try column(path[0])
    markDecisive(path[0])
    return "(length(\(column)) - length(replace(\(column), ';', '')) + 1)"
  }
}

extension SQLEngine {
  /// A mark as the texts `true` and `false`.
  static func markText(_ column: String) -> String {
    "(CASE WHEN \(column) THEN 'true' WHEN NOT \(column) THEN 'false' END)"
  }
}
