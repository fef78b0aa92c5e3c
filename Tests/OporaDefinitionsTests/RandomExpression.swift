import OporaDefinitions
import OporaLanguage

/// The same numbers on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Expressions of every form, as the parser could have made them.
enum RandomExpression {
  private static let span = SourceSpan(file: "", line: 1, column: 1)

  static func make(depth: Int, using generator: inout SeededGenerator) -> Expression {
    guard depth > 0 else { return leaf(using: &generator) }
    func inner() -> Expression { make(depth: depth - 1, using: &generator) }
    switch Int.random(in: 0..<11, using: &generator) {
    case 0: return .not(inner(), span)
    case 1: return .negative(inner(), span)
    case 2, 3, 4:
      let signs: [BinaryOperator] = [
        .and, .or, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .add,
        .subtract, .multiply, .divide,
      ]
      let sign = signs.randomElement(using: &generator) ?? .add
      return .binary(sign, inner(), inner(), span)
    case 5:
      return .inRange(
        inner(), lower: inner(), upper: inner(),
        includesUpper: Bool.random(using: &generator),
        negated: Bool.random(using: &generator), span)
    case 6:
      let list: [Literal] = [.text("a"), .number(ExactNumber(-2)), .bool(true)]
      return .inList(inner(), list, negated: Bool.random(using: &generator), span)
    case 7: return .isMissing(inner(), negated: Bool.random(using: &generator), span)
    case 8: return .fallback(inner(), inner(), span)
    case 9: return .conditional(inner(), inner(), inner(), span)
    default:
      let arguments: [Expression.Argument] = [
        .init(label: nil, value: inner()), .init(label: "on", value: inner()),
      ]
      return .call("age", arguments, span)
    }
  }

  private static func leaf(using generator: inout SeededGenerator) -> Expression {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: .literal(.number(ExactNumber(numerator: 25, denominator: 2)), span)
    case 1: .literal(.text("it's"), span)
    case 2: .literal(.date(CalendarDay(number: 20_000)), span)
    case 3: .name(["period", "end"], span)
    default: .name(["covered"], span)
    }
  }
}

extension Expression {
  /// The tree without places, fully bracketed.
  var shape: String {
    let inside = parts.map(\.shape).joined(separator: ", ")
    return switch self {
    case .literal(let literal, _): literal.text
    case .name(let path, _): path.joined(separator: ".")
    case .call(let name, let arguments, _):
      "\(name)[\(arguments.map { $0.label ?? "" }.joined(separator: ","))](\(inside))"
    case .not: "not(\(inside))"
    case .negative: "minus(\(inside))"
    case .binary(let sign, _, _, _): "\(sign.rawValue)(\(inside))"
    case .inRange(_, _, _, let includesUpper, let negated, _):
      "range\(includesUpper)\(negated)(\(inside))"
    case .inList(_, let list, let negated, _): "list\(list.map(\.text))\(negated)(\(inside))"
    case .isMissing(_, let negated, _): "missing\(negated)(\(inside))"
    case .fallback: "fallback(\(inside))"
    case .conditional: "if(\(inside))"
    }
  }
}
