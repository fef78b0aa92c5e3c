import OporaLanguage

extension Expression {
  /// The expressions directly inside this one, in the order of the text.
  public var parts: [Expression] {
    switch self {
    case .literal, .name: []
    case .call(_, let arguments, _): arguments.map(\.value)
    case .not(let operand, _), .negative(let operand, _), .inList(let operand, _, _, _),
      .isMissing(let operand, _, _):
      [operand]
    case .binary(_, let left, let right, _), .fallback(let left, let right, _): [left, right]
    case .inRange(let operand, let lower, let upper, _, _, _): [operand, lower, upper]
    case .conditional(let condition, let positive, let negative, _):
      [condition, positive, negative]
    }
  }

  /// This expression and all inside it, outer ones first, in the order of the text.
  public var all: [Expression] { [self] + parts.flatMap(\.all) }

  /// Names without dots that occur anywhere inside: measures, or columns of a row.
  public var names: Set<String> {
    var names: Set<String> = []
    for case .name(let path, _) in all { names.insert(path[0]) }
    return names
  }

  /// The indicators that the expression refers to, with the places of their ids.
  public var indicatorReferences: [(id: String, span: SourceSpan)] {
    all.compactMap { node in
      guard case .call("indicator", let arguments, _) = node,
        case .literal(.text(let id), let span)? = arguments.first?.value
      else { return nil }
      return (id, span)
    }
  }

  /// The days at which ages are taken.
  var ageDates: [Expression] {
    all.compactMap { node in
      guard case .call("age", let arguments, _) = node else { return nil }
      return arguments.first { $0.label == "on" }?.value
    }
  }

  /// The day as written; `period.end` is the day after `period.lastDay`, and ages are the same.
  var dayName: String {
    text == "period.end" ? "period.lastDay" : text
  }

  var dayWords: LocalizedText {
    switch dayName {
    case "period.lastDay": .init(ru: "конец полугодия", en: "the last day of the period")
    case "period.start": .init(ru: "начало полугодия", en: "the first day of the period")
    case "period.contingentDate":
      .init(ru: "дату учёта контингента", en: "the day of the contingent")
    default: .init(ru: text, en: text)
    }
  }

  /// Where a product multiplies by 100, if the whole is such a product.
  var multiplicationByHundred: SourceSpan? {
    switch self {
    case .binary(.multiply, let left, let right, _):
      for side in [left, right] {
        if case .literal(.number(let number), let span) = side, number == ExactNumber(100) {
          return span
        }
      }
      return left.multiplicationByHundred ?? right.multiplicationByHundred
    case .binary(.divide, let left, _, _): return left.multiplicationByHundred
    default: return nil
    }
  }
}
