import OporaDiagnostics
import OporaLanguage

/// Finds conditions that are always true or always false (`E701`).
///
/// Only what can be seen at once is looked for: constants, a name compared with itself, and
/// clauses about one name, joined by `and` or `or`, that exclude or exhaust each other.
struct ConditionLogic {
  let found: FindingCollector

  func check(_ expression: Expression) {
    switch expression {
    case .binary(.and, _, _, let span):
      let clauses = ConditionLogic.clauses(of: expression, joinedBy: .and)
      if reportConflict(among: clauses, isAlways: false, at: span) { return }
      clauses.forEach(check)
    case .binary(.or, _, _, let span):
      let clauses = ConditionLogic.clauses(of: expression, joinedBy: .or)
      if reportConflict(among: clauses.map(\.opposite), isAlways: true, at: span) { return }
      clauses.forEach(check)
    case .not(let operand, _): check(operand)
    default: checkAlone(expression)
    }
  }

  private func checkAlone(_ expression: Expression) {
    switch expression {
    case .literal(.bool(let flag), let span):
      report(flag, because: nil, at: span)
    case .binary(let sign, let left, let right, let span):
      if let first = left.constant, let second = right.constant {
        ConditionLogic.compared(sign, first, second).map { report($0, because: nil, at: span) }
      } else if left.text == right.text {
        let holds = [BinaryOperator.equal, .lessOrEqual, .greaterOrEqual].contains(sign)
        let words = LocalizedText(
          ru: "\(left.text) сравнивается с самим собой", en: "\(left.text) is compared with itself")
        report(holds, because: words, at: span)
      }
    default: break
    }
  }

  private static func compared(
    _ sign: BinaryOperator, _ left: Literal, _ right: Literal
  ) -> Bool? {
    switch sign {
    case .equal: return left == right
    case .notEqual: return left != right
    default:
      guard case .number(let first) = left, case .number(let second) = right else { return nil }
      switch sign {
      case .less: return first < second
      case .lessOrEqual: return first <= second
      case .greater: return first > second
      case .greaterOrEqual: return first >= second
      default: return nil
      }
    }
  }

  private static func clauses(
    of expression: Expression, joinedBy sign: BinaryOperator
  ) -> [Expression] {
    guard case .binary(sign, let left, let right, _) = expression else { return [expression] }
    return clauses(of: left, joinedBy: sign) + clauses(of: right, joinedBy: sign)
  }

  /// Reports the first two clauses about one name that cannot hold together.
  private func reportConflict(
    among clauses: [Expression], isAlways: Bool, at span: SourceSpan
  ) -> Bool {
    let limits = clauses.compactMap(Limit.init)
    for (index, limit) in limits.enumerated() {
      for earlier in limits[..<index] where earlier.subject == limit.subject {
        guard let words = earlier.conflict(with: limit) else { continue }
        report(isAlways, because: isAlways ? nil : words, at: span)
        return true
      }
    }
    return false
  }

  private func report(_ value: Bool, because words: LocalizedText?, at span: SourceSpan) {
    found.report(
      "E701", at: span,
      .init(
        ru: "условие всегда \(value ? "истинно" : "ложно")" + (words.map { ": \($0.ru)" } ?? ""),
        en: "the condition is always \(value)" + (words.map { ": \($0.en)" } ?? "")),
      fix: .init(
        ru: value ? "уберите его" : "исправьте его, иначе ни одна строка не подойдёт",
        en: value ? "remove it" : "mend it, or no row will pass"))
  }
}

/// What one clause says about one name.
private struct Limit {
  enum Demand {
    case oneOf([Literal])
    case noneOf([Literal])
    case between(ExactNumber?, includesLow: Bool, ExactNumber?, includesHigh: Bool)
    case missing
  }

  let subject: String
  let demand: Demand

  init?(_ clause: Expression) {
    switch clause {
    case .binary(let sign, let left, let right, _):
      guard let (subject, sign, constant) = Limit.sides(sign, left, right),
        let demand = Limit.demand(sign, constant)
      else { return nil }
      self.subject = subject
      self.demand = demand
    case .inList(let operand, let list, let negated, _):
      subject = operand.text
      demand = negated ? .noneOf(list) : .oneOf(list)
    case .inRange(let operand, let lower, let upper, let includesUpper, false, _):
      guard case .number(let low)? = lower.constant, case .number(let high)? = upper.constant
      else { return nil }
      subject = operand.text
      demand = .between(low, includesLow: true, high, includesHigh: includesUpper)
    case .isMissing(let operand, false, _):
      subject = operand.text
      demand = .missing
    default: return nil
    }
  }

  /// The name on the left, whichever side it stood on.
  private static func sides(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> (String, BinaryOperator, Literal)? {
    if left.constant == nil, let constant = right.constant { return (left.text, sign, constant) }
    guard right.constant == nil, let constant = left.constant else { return nil }
    let turned: [BinaryOperator: BinaryOperator] = [
      .less: .greater, .lessOrEqual: .greaterOrEqual, .greater: .less,
      .greaterOrEqual: .lessOrEqual,
    ]
    return (right.text, turned[sign] ?? sign, constant)
  }

  private static func demand(_ sign: BinaryOperator, _ constant: Literal) -> Demand? {
    if sign == .equal { return .oneOf([constant]) }
    if sign == .notEqual { return .noneOf([constant]) }
    guard case .number(let number) = constant else { return nil }
    switch sign {
    case .less: return .between(nil, includesLow: false, number, includesHigh: false)
    case .lessOrEqual: return .between(nil, includesLow: false, number, includesHigh: true)
    case .greater: return .between(number, includesLow: false, nil, includesHigh: false)
    case .greaterOrEqual: return .between(number, includesLow: true, nil, includesHigh: false)
    default: return nil
    }
  }

  /// Why both cannot hold; nil if they can.
  func conflict(with other: Limit) -> LocalizedText? {
    switch (demand, other.demand) {
    case (.missing, .oneOf), (.oneOf, .missing), (.missing, .between), (.between, .missing):
      return LocalizedText(
        ru: "\(subject) не может сразу отсутствовать и иметь значение",
        en: "\(subject) cannot be missing and have a value at once")
    case (.oneOf(let first), .oneOf(let second)):
      guard !first.contains(where: second.contains) else { return nil }
      return both(first, second)
    case (.oneOf(let wanted), .noneOf(let refused)), (.noneOf(let refused), .oneOf(let wanted)):
      guard wanted.allSatisfy(refused.contains) else { return nil }
      return LocalizedText(
        ru: "\(subject) не может быть и не быть \(Limit.bare(wanted[0]))",
        en: "\(subject) cannot both be and not be \(Limit.bare(wanted[0]))")
    case (.between, .between): return disjoint(with: other)
    case (.oneOf(let list), .between), (.between, .oneOf(let list)):
      let numbers = list.compactMap { literal -> ExactNumber? in
        if case .number(let number) = literal { number } else { nil }
      }
      guard numbers.count == list.count, !numbers.isEmpty,
        !numbers.contains(where: { allows($0) && other.allows($0) })
      else { return nil }
      return narrow
    default: return nil
    }
  }

  private func both(_ first: [Literal], _ second: [Literal]) -> LocalizedText {
    LocalizedText(
      ru: "\(subject) не может быть сразу \(Limit.bare(first[0])) и \(Limit.bare(second[0]))",
      en: "\(subject) cannot be \(Limit.bare(first[0])) and \(Limit.bare(second[0])) at once")
  }

  private var narrow: LocalizedText {
    LocalizedText(
      ru: "нет числа \(subject), которое подходит под оба условия",
      en: "no number \(subject) meets both conditions")
  }

  private static func bare(_ literal: Literal) -> String {
    if case .text(let text) = literal { text } else { literal.text }
  }

  private func allows(_ number: ExactNumber) -> Bool {
    guard case .between(let low, let includesLow, let high, let includesHigh) = demand else {
      return true
    }
    if let low, number < low || !includesLow && number == low { return false }
    if let high, high < number || !includesHigh && number == high { return false }
    return true
  }

  private func disjoint(with other: Limit) -> LocalizedText? {
    guard case .between(let low, let includesLow, let high, let includesHigh) = demand,
      case .between(let low2, let includesLow2, let high2, let includesHigh2) = other.demand
    else { return nil }
    func isAbove(_ low: ExactNumber?, _ closedLow: Bool, _ high: ExactNumber?, _ closedHigh: Bool)
      -> Bool
    {
      guard let low, let high else { return false }
      return high < low || high == low && !(closedLow && closedHigh)
    }
    let apart =
      isAbove(low, includesLow, high2, includesHigh2)
      || isAbove(low2, includesLow2, high, includesHigh)
    return apart ? narrow : nil
  }
}

extension Expression {
  /// The clause that holds where this one does not, missing values apart.
  fileprivate var opposite: Expression {
    let opposites: [BinaryOperator: BinaryOperator] = [
      .equal: .notEqual, .notEqual: .equal, .less: .greaterOrEqual, .greaterOrEqual: .less,
      .greater: .lessOrEqual, .lessOrEqual: .greater,
    ]
    switch self {
    case .binary(let sign, let left, let right, let span):
      guard let opposite = opposites[sign] else { return .not(self, span) }
      return .binary(opposite, left, right, span)
    case .inList(let operand, let list, let negated, let span):
      return .inList(operand, list, negated: !negated, span)
    case .isMissing(let operand, let negated, let span):
      return .isMissing(operand, negated: !negated, span)
    case .not(let operand, _): return operand
    default: return .not(self, span)
    }
  }
}
