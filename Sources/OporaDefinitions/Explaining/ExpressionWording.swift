public import OporaLanguage

/// Expressions in words of a language: columns by their headers, codes by their titles.
///
///     age(birth_date, on: period.end) in 5 ..< 18
///     возраст на день после периода (по столбцу «Дата рождения») от 5 до 18 (18 не входит)
public struct ExpressionWording: Sendable {
  private let language: Language
  private let catalogue: DefinitionCatalogue
  /// The form whose rows the expression is about; nil for an expression over measures.
  private let form: SourceForm?

  /// Makes the wording of expressions about the rows of a form, or about measures.
  public init(_ language: Language, catalogue: DefinitionCatalogue, form: SourceForm? = nil) {
    self.language = language
    self.catalogue = catalogue
    self.form = form
  }

  /// The expression in words.
  public func words(_ expression: Expression) -> String { words(expression, within: 0) }

  private func pick(_ ru: String, _ en: String) -> String { language == .ru ? ru : en }

  /// How tightly the words bind; looser ones inside tighter ones get brackets.
  private func strength(_ expression: Expression) -> Int {
    switch expression {
    case .conditional: 0
    case .binary(.or, _, _, _): 1
    case .binary(.and, _, _, _): 2
    case .not: 3
    case .binary(.add, _, _, _), .binary(.subtract, _, _, _): 5
    case .binary(.multiply, _, _, _), .binary(.divide, _, _, _), .negative: 6
    case .binary, .inRange, .inList, .isMissing: 4
    case .literal, .name, .call, .fallback: 9
    }
  }

  private func words(_ expression: Expression, within demanded: Int) -> String {
    let text = bare(expression)
    return strength(expression) < demanded ? "(\(text))" : text
  }

  private func bare(_ expression: Expression) -> String {
    switch expression {
    case .literal(let literal, _): return self.literal(literal, of: nil)
    case .name(let path, _): return name(path)
    case .call(let function, let arguments, _): return call(function, arguments)
    case .not(let operand, _):
      return pick("не выполняется: ", "it is not so that ") + words(operand, within: 4)
    case .negative(let operand, _): return "−" + words(operand, within: 6)
    case .binary(let sign, let left, let right, _): return binary(sign, left, right)
    case .inRange(let operand, let lower, let upper, let includesUpper, let negated, _):
      return range(operand, lower, upper, includesUpper: includesUpper, negated: negated)
    case .inList(let operand, let list, let negated, _):
      let items = list.map { literal($0, of: operand) }
      return words(operand, within: 5)
        + (negated ? pick(" — не ", " is not ") : pick(" — ", " is "))
        + items.joined(separator: pick(" или ", " or "))
    case .isMissing(let operand, let negated, _):
      return words(operand, within: 5)
        + (negated ? pick(": указано", ": stated") : pick(": не указано", ": not stated"))
    case .fallback(let left, let right, _):
      let other = right.literal.map { literal($0, of: left) } ?? words(right, within: 5)
      return words(left, within: 5)
        + pick(" (если не указано — \(other))", " (if not stated, \(other))")
    case .conditional(let condition, let positive, let negative, _):
      return pick("если ", "if ") + words(condition, within: 1) + pick(", то ", ", then ")
        + words(positive, within: 1) + pick(", иначе ", ", else ") + words(negative, within: 0)
    }
  }

  // MARK: Operators

  private func binary(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) -> String {
    switch sign {
    case .or: return words(left, within: 1) + pick(" или ", " or ") + words(right, within: 2)
    case .and: return words(left, within: 2) + pick(" и ", " and ") + words(right, within: 3)
    case .add, .subtract:
      return words(left, within: 5) + (sign == .add ? " + " : " − ") + words(right, within: 6)
    case .multiply, .divide:
      return words(left, within: 6) + (sign == .divide ? " ÷ " : " × ") + words(right, within: 7)
    default: return comparison(sign, left, right)
    }
  }

  private func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> String {
    let first = left.literal.map { literal($0, of: right) } ?? words(left, within: 5)
    let second = right.literal.map { literal($0, of: left) } ?? words(right, within: 5)
    let isCode = codes(of: left) != nil || codes(of: right) != nil
    switch sign {
    case .equal where isCode: return first + pick(" — ", " is ") + second
    case .notEqual where isCode: return first + pick(" — не ", " is not ") + second
    default:
      let signs: [BinaryOperator: String] = [
        .notEqual: "≠", .lessOrEqual: "≤", .greaterOrEqual: "≥",
      ]
      return "\(first) \(signs[sign] ?? sign.rawValue) \(second)"
    }
  }

  private func range(
    _ operand: Expression, _ lower: Expression, _ upper: Expression, includesUpper: Bool,
    negated: Bool
  ) -> String {
    let (low, high) = (words(lower, within: 5), words(upper, within: 5))
    let bounds = pick("от \(low) до \(high)", "from \(low) to \(high)")
    let edge =
      includesUpper
      ? pick(" (\(high) входит)", " (\(high) included)")
      : pick(" (\(high) не входит)", " (\(high) excluded)")
    return words(operand, within: 5) + (negated ? pick(" не ", " not ") : " ") + bounds + edge
  }

  // MARK: Names and constants

  private func name(_ path: [String]) -> String {
    if path.count > 1, path[0] == "period" { return periodDay(path[1]) }
    guard let form else { return path.joined(separator: ".") }
    guard let column = column(path, of: form) else { return path.joined(separator: ".") }
    return pick("«\(column.header.ru)»", "“\(column.header.en)”")
  }

  private func column(_ path: [String], of first: SourceForm) -> SourceColumn? {
    var form = first
    for part in path.dropLast() {
      guard let link = form.links.first(where: { $0.column == part }),
        let next = catalogue.form(link.form)
      else { return nil }
      form = next
    }
    return path.last.flatMap(form.column)
  }

  func periodDay(_ name: String) -> String {
    switch name {
    case "start": pick("первый день периода", "the first day of the period")
    case "end": pick("день после периода", "the day after the period")
    case "lastDay": pick("последний день периода", "the last day of the period")
    default: pick("дату учёта контингента", "the contingent date")
    }
  }

  private func codes(of expression: Expression) -> [CodeEntry]? {
    switch expression {
    case .name(let path, _):
      guard let form, let column = column(path, of: form) else { return nil }
      switch column.type {
      case .code(let entries), .list(let entries): return entries
      default: return nil
      }
    case .fallback(let left, _, _): return codes(of: left)
    default: return nil
    }
  }

  private func literal(_ literal: Literal, of expression: Expression?) -> String {
    switch literal {
    case .text(let text):
      let entry = expression.flatMap(codes)?.first { $0.code == text }
      let title = entry?.title[language] ?? text
      return pick("«\(title)»", "“\(title)”")
    case .number(let number): return number.description
    case .date(let day): return DateText.short(day, language)
    case .bool(let flag): return flag ? pick("да", "yes") : pick("нет", "no")
    }
  }

  // MARK: Functions

  private func call(_ function: String, _ arguments: [Expression.Argument]) -> String {
    let values = arguments.map { words($0.value, within: 5) }
    let first = values.first ?? ""
    let last = values.last ?? ""
    switch function {
    case "age": return pick("возраст (\(first)) на \(last)", "age (\(first)) on \(last)")
    case "year": return pick("год (\(first))", "year of \(first)")
    case "month": return pick("месяц (\(first))", "month of \(first)")
    case "days": return pick("дней с \(first) по \(last)", "days from \(first) to \(last)")
    case "workdays":
      return pick("рабочих дней с \(first) по \(last)", "working days from \(first) to \(last)")
    case "contains":
      let item = arguments.last?.value.literal.map { literal($0, of: arguments[0].value) } ?? last
      return pick("\(first) содержит \(item)", "\(first) contains \(item)")
    case "size": return pick("сколько значений в \(first)", "how many values in \(first)")
    case "exists", "absent": return semiJoin(function, arguments)
    case "previous": return pick("\(first) за предыдущий период", "\(first) a period before")
    case "yearAgo": return pick("\(first) год назад", "\(first) a year ago")
    case "parent": return pick("\(first) по региону", "\(first) of the region")
    case "indicator": return indicator(arguments)
    case "points": return pick("баллы рейтинга \(first)", "points of the rating \(first)")
    case "place": return pick("место в рейтинге \(first)", "place in the rating \(first)")
    case "abs": return "|\(first)|"
    case "min": return pick("меньшее из: ", "the least of ") + values.joined(separator: ", ")
    case "max": return pick("большее из: ", "the greatest of ") + values.joined(separator: ", ")
    default: return "\(function)(\(values.joined(separator: ", ")))"
    }
  }

  private func indicator(_ arguments: [Expression.Argument]) -> String {
    guard case .text(let id)? = arguments.first?.value.literal else { return "" }
    let title = catalogue.indicator(id)?.title[language] ?? id
    return pick("«\(title)» (\(id))", "“\(title)” (\(id))")
  }

  private func semiJoin(_ function: String, _ arguments: [Expression.Argument]) -> String {
    guard case .text(let id)? = arguments.first?.value.literal else { return function }
    let other = catalogue.form(id)
    let title = other?.title[language] ?? id
    var text =
      function == "exists"
      ? pick("в источнике «\(title)» есть строка", "the source “\(title)” has a row")
      : pick("в источнике «\(title)» нет строки", "the source “\(title)” has no row")
    if case .text(let column)? = arguments.first(where: { $0.label == "on" })?.value.literal {
      let header = form?.column(column)?.header[language] ?? column
      text += pick(" с тем же «\(header)»", " with the same “\(header)”")
    }
    if let condition = arguments.first(where: { $0.label == "where" })?.value {
      let inner = ExpressionWording(language, catalogue: catalogue, form: other)
      text += pick(", где ", " where ") + inner.words(condition)
    }
    return text
  }
}

extension Expression {
  /// The constant that the expression is; nil for anything else.
  fileprivate var literal: Literal? {
    if case .literal(let literal, _) = self { literal } else { nil }
  }
}
