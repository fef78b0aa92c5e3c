import OporaDiagnostics
import OporaLanguage

extension ExpressionChecker {
  func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, at span: SourceSpan
  ) -> ValueKind {
    let (first, second) = (kind(of: left), kind(of: right))
    switch sign {
    case .and, .or:
      require(first, .bool, at: left.span)
      require(second, .bool, at: right.span)
      return .bool
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      compare(sign, (left, first), (right, second), at: span)
      return .bool
    case .add, .subtract, .multiply, .divide:
      if let kind = dated(sign, first, second) { return kind }
      guard require(first, .number, at: left.span), require(second, .number, at: right.span),
        let one = first.dimension, let other = second.dimension
      else { return .failed }
      return .number(arithmetic(sign, one, other, right: right, at: span))
    }
  }

  /// A day moved by a number of days, or the days between two; nil for what is no such sum.
  private func dated(_ sign: BinaryOperator, _ left: ValueKind, _ right: ValueKind) -> ValueKind? {
    switch (sign, left, right) {
    case (.add, .date, .number), (.add, .number, .date), (.subtract, .date, .number): .date
    case (.subtract, .date, .date): .number(.unknown)
    default: nil
    }
  }

  private func arithmetic(
    _ sign: BinaryOperator, _ left: Dimension, _ right: Dimension, right divisor: Expression,
    at span: SourceSpan
  ) -> Dimension {
    switch sign {
    case .add, .subtract:
      checkUnits(left, right, sign == .add ? .added : .subtracted, at: span)
      if left == .literal { return right }
      // Persons less children are persons: the result is of the wider kind.
      return left == right || right == .literal ? left : context.units.rooted(left)
    case .divide:
      if case .literal(.number(let number), let place) = divisor, number.isZero {
        found.report(
          "E702", at: place, .init(ru: "деление на ноль", en: "division by zero"),
          fix: .init(ru: "исправьте знаменатель", en: "mend the denominator"))
      }
      return left.multiplied(by: right.inverted)
    default:
      return left.multiplied(by: right)
    }
  }

  private func compare(
    _ sign: BinaryOperator, _ left: (expression: Expression, kind: ValueKind),
    _ right: (expression: Expression, kind: ValueKind), at span: SourceSpan
  ) {
    guard left.kind.isComparable(with: right.kind) else {
      reportDifferent(left.kind, right.kind, at: span)
      return
    }
    if sign != .equal, sign != .notEqual {
      for side in [left, right] where !side.kind.isOrdered {
        found.report(
          "E203", at: side.expression.span,
          .init(
            ru: "«\(sign.rawValue)» сравнивает числа и даты, а стоит \(side.kind.words.ru)",
            en: "‘\(sign.rawValue)’ compares numbers and dates, but this is a "
              + side.kind.words.en))
        return
      }
    }
    if let first = left.kind.dimension, let second = right.kind.dimension {
      checkUnits(first, second, .compared, at: span)
    }
    checkCode(right.expression, against: left.kind)
    checkCode(left.expression, against: right.kind)
  }

  /// A text compared with a code column must be one of its codes (`E204`).
  func checkCode(_ expression: Expression, against kind: ValueKind) {
    guard case .literal(.text(let text), let span) = expression else { return }
    checkCode(text, at: span, against: kind)
  }

  func checkCode(_ text: String, at span: SourceSpan, against kind: ValueKind) {
    let (entries, column): ([CodeEntry], String)
    switch kind {
    case .code(let list, let name), .list(let list, let name): (entries, column) = (list, name)
    default: return
    }
    guard !entries.isEmpty, !entries.contains(where: { $0.code == text }) else { return }
    let wanted = text.lowercased()
    let meant = entries.first { entry in
      ([entry.title.ru, entry.title.en] + entry.spellings).contains { $0.lowercased() == wanted }
    }
    found.reportUnknownCode(
      text, at: span, known: entries.map(\.code), column: column, meant: meant?.code)
  }

  func checkRange(
    _ operand: Expression, _ lower: Expression, _ upper: Expression, includesUpper: Bool,
    at span: SourceSpan
  ) {
    let kind = kind(of: operand)
    for bound in [lower, upper] {
      let other = self.kind(of: bound)
      guard kind.isComparable(with: other) else {
        reportDifferent(kind, other, at: bound.span)
        return
      }
    }
    if !kind.isOrdered {
      found.report(
        "E203", at: operand.span,
        .init(
          ru: "диапазон бывает у чисел и дат, а стоит \(kind.words.ru)",
          en: "numbers and dates have ranges, but this is a \(kind.words.en)"),
        fix: .init(
          ru: "перечислите значения: in ('a', 'b')", en: "list the values: in ('a', 'b')"))
      return
    }
    checkEmpty(lower, upper, includesUpper: includesUpper, at: span)
    checkEighteen(operand, lower, upper, includesUpper: includesUpper)
  }

  private func checkEmpty(
    _ lower: Expression, _ upper: Expression, includesUpper: Bool, at span: SourceSpan
  ) {
    let isEmpty: Bool
    switch (lower.constant, upper.constant) {
    case (.number(let low), .number(let high)): isEmpty = includesUpper ? high < low : high <= low
    case (.date(let low), .date(let high)): isEmpty = includesUpper ? high < low : high <= low
    default: isEmpty = false
    }
    guard isEmpty else { return }
    let range = "\(lower.text) \(includesUpper ? ".." : "..<") \(upper.text)"
    found.report(
      "E404", at: span.covering(lower.span, upper.span),
      .init(ru: "диапазон \(range) пуст", en: "the range \(range) is empty"),
      fix: .init(ru: "поменяйте границы местами", en: "swap the bounds"),
      replacement: "\(upper.text) \(includesUpper ? ".." : "..<") \(lower.text)")
  }

  /// «5–18» in plans leaves eighteen out; a closed range that ends with 18 rarely is meant.
  private func checkEighteen(
    _ operand: Expression, _ lower: Expression, _ upper: Expression, includesUpper: Bool
  ) {
    guard includesUpper, operand.isAge, case .number(let high)? = upper.constant,
      high == ExactNumber(18)
    else { return }
    let better = "\(lower.text) ..< \(upper.text)"
    found.report(
      "W405", at: lower.span.covering(lower.span, upper.span),
      .init(
        ru: "«\(lower.text) .. \(upper.text)» включает восемнадцатилетних; охват обычно \(better)",
        en: "‘\(lower.text) .. \(upper.text)’ includes eighteen; coverage usually is \(better)"),
      fix: .init(ru: "запишите «\(better)»", en: "write ‘\(better)’"), replacement: better)
  }

  func checkList(_ operand: Expression, _ list: [Literal], at span: SourceSpan) {
    let kind = kind(of: operand)
    for literal in list {
      let other = ValueKind(literal)
      guard kind.isComparable(with: other) else {
        reportDifferent(kind, other, at: span)
        return
      }
      if case .text(let text) = literal { checkCode(text, at: span, against: kind) }
    }
  }

  func fallback(_ left: Expression, _ right: Expression, at span: SourceSpan) -> ValueKind {
    let (first, second) = (kind(of: left), kind(of: right))
    checkCode(right, against: first)
    if case .cell = scope, case .name = left, !first.isFailed, right.constant != nil {
      found.report(
        "W306", at: span,
        .init(
          ru: "подмена непредставленных данных значением \(right.text); "
            + "в отчёте значение будет помечено как досчитанное",
          en: "data not submitted are replaced by \(right.text); "
            + "the value will be marked as imputed in the report"),
        fix: .init(
          ru: "уберите «?? \(right.text)», если данные должны быть представлены",
          en: "remove ‘?? \(right.text)’ if the data have to be submitted"))
    }
    return unified(first, second, at: span)
  }
}

extension Expression {
  /// The constant that the expression is, sign included; nil for anything else.
  var constant: Literal? {
    switch self {
    case .literal(let literal, _): literal
    case .negative(.literal(.number(let number), _), _): .number(-number)
    default: nil
    }
  }

  /// Whether the expression is an age in years.
  var isAge: Bool {
    switch self {
    case .call("age", _, _): true
    case .name(let path, _): path.last == "age"
    default: false
    }
  }
}

extension SourceSpan {
  /// The stretch from the start of one span to the end of another in the same line.
  func covering(_ first: SourceSpan, _ last: SourceSpan) -> SourceSpan {
    guard first.line == last.line else { return first }
    var span = first
    span.length = last.column + last.length - first.column
    return span
  }
}
