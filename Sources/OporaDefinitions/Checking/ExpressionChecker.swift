import OporaDiagnostics
import OporaLanguage

/// Finds out what an expression gives, and reports names, kinds and units that do not fit.
struct ExpressionChecker {
  let scope: NameScope
  /// The key the expression stands under, for messages: `where`, `value`.
  let key: String
  let context: CheckingContext
  let found: FindingCollector

  /// Checks a condition: it must give true or false.
  func checkCondition(_ expression: Expression) {
    let kind = kind(of: expression)
    require(kind, .bool, at: expression.span)
    ConditionLogic(found: found).check(expression)
  }

  /// Checks that the expression gives a day.
  func checkDay(_ expression: Expression) {
    guard require(kind(of: expression), .date, at: expression.span) else { return }
    let odd = expression.all.first { node in
      switch node {
      case .literal(.number(let value), _): !value.isWhole
      case .binary(.divide, _, _, _): true
      case .call(let name, _, _): !["year", "month", "days", "workdays"].contains(name)
      case .literal, .name, .negative, .binary: false
      default: true
      }
    }
    guard let odd else { return }
    found.report(
      "E203", at: odd.span,
      .init(
        ru: "день в «\(key)» – дата периода, со сдвигом или без него",
        en: "the day of ‘\(key)’ is a day of the period, moved or not"),
      fix: .init(ru: "например, period.start - 1", en: "such as period.start - 1"))
  }

  /// Checks that the expression gives a number.
  ///
  /// - Returns: Its unit; nil if it is no number or something inside is wrong.
  func dimension(of expression: Expression) -> Dimension? {
    let kind = kind(of: expression)
    require(kind, .number, at: expression.span)
    return kind.dimension
  }

  func kind(of expression: Expression) -> ValueKind {
    switch expression {
    case .literal(let literal, let span):
      if case .number(let value) = literal { checkSize(of: value, at: span) }
      return ValueKind(literal)
    case .name(let path, let span): return name(path, at: span)
    case .call(let name, let arguments, let span): return call(name, arguments, at: span)
    case .not(let operand, _):
      require(kind(of: operand), .bool, at: operand.span)
      return .bool
    case .negative(let operand, _):
      let kind = kind(of: operand)
      require(kind, .number, at: operand.span)
      return kind.dimension.map { .number($0) } ?? .failed
    case .binary(let sign, let left, let right, let span):
      return binary(sign, left, right, at: span)
    case .inRange(let operand, let lower, let upper, let includesUpper, _, let span):
      checkRange(operand, lower, upper, includesUpper: includesUpper, at: span)
      return .bool
    case .inList(let operand, let list, _, let span):
      checkList(operand, list, at: span)
      return .bool
    case .isMissing(let operand, _, _):
      _ = kind(of: operand)
      return .bool
    case .fallback(let left, let right, let span): return fallback(left, right, at: span)
    case .conditional(let condition, let positive, let negative, let span):
      require(kind(of: condition), .bool, at: condition.span)
      return unified(kind(of: positive), kind(of: negative), at: span)
    }
  }

  /// Cells of rows are counted with six decimals at most and are no greater than this.
  private static let greatest = ExactNumber(1_000_000_000_000)

  /// A number that no cell of a row can be compared with is a slip (`E006`).
  private func checkSize(of value: ExactNumber, at span: SourceSpan) {
    if case .cell = scope { return }
    let isLarge = value > ExpressionChecker.greatest
    guard isLarge || value.rounded(toDecimals: 6) != value else { return }
    found.report(
      "E006", at: span,
      isLarge
        ? .init(
          ru: "число больше 1 000 000 000 000 в условии недопустимо",
          en: "a number over 1,000,000,000,000 is not allowed in a condition")
        : .init(
          ru: "больше шести знаков после запятой в условии недопустимо",
          en: "more than six decimals are not allowed in a condition"),
      fix: .init(ru: "проверьте число", en: "check the number"))
  }

  // MARK: Kinds

  enum Wanted {
    case number, bool, date, list

    var words: LocalizedText {
      switch self {
      case .number: .init(ru: "число", en: "a number")
      case .bool: .init(ru: "условие", en: "a condition")
      case .date: .init(ru: "дата", en: "a date")
      case .list: .init(ru: "список", en: "a list")
      }
    }
  }

  @discardableResult
  func require(_ kind: ValueKind, _ wanted: Wanted, at span: SourceSpan) -> Bool {
    switch (kind, wanted) {
    case (.failed, _), (.number, .number), (.bool, .bool), (.date, .date), (.list, .list):
      return true
    default:
      found.report(
        "E203", at: span,
        .init(
          ru: "здесь нужно: \(wanted.words.ru), а стоит \(kind.words.ru)",
          en: "\(wanted.words.en) is needed here, but this is a \(kind.words.en)"))
      return false
    }
  }

  func unified(_ left: ValueKind, _ right: ValueKind, at span: SourceSpan) -> ValueKind {
    guard !left.isFailed, !right.isFailed else { return .failed }
    guard left.isComparable(with: right) else {
      reportDifferent(left, right, at: span)
      return .failed
    }
    if let first = left.dimension, let second = right.dimension {
      checkUnits(first, second, .mixed, at: span)
      return .number(first == .literal ? second : first)
    }
    if case .code = right { return right }
    return left
  }

  func reportDifferent(_ left: ValueKind, _ right: ValueKind, at span: SourceSpan) {
    found.report(
      "E203", at: span,
      .init(
        ru: "сравниваются разные виды: \(left.words.ru) и \(right.words.ru)",
        en: "different kinds are compared: \(left.words.en) and \(right.words.en)"),
      fix: Self.advice(left, right))
  }

  private static func advice(_ left: ValueKind, _ right: ValueKind) -> LocalizedText {
    switch (left, right) {
    case (.number, .text), (.text, .number):
      .init(
        ru: "текст пишут в кавычках, число — без них",
        en: "a text is written in quotes, a number without")
    case (.date, .text), (.text, .date):
      .init(
        ru: "дату пишут без кавычек: 2024-01-31", en: "a date is written without quotes: 2024-01-31"
      )
    case (.bool, .number), (.number, .bool), (.bool, .text), (.text, .bool):
      .init(
        ru: "у признака значения true и false", en: "a mark is either true or false")
    case (.list, _), (_, .list):
      .init(ru: "для списка есть contains(…)", en: "use contains(…) for a list")
    default: .init(ru: "")
    }
  }

  // MARK: Units

  enum UnitUse {
    case added, subtracted, compared, mixed

    var words: LocalizedText {
      switch self {
      case .added: .init(ru: "складываются разные единицы", en: "different units are added")
      case .subtracted:
        .init(ru: "вычитаются разные единицы", en: "different units are subtracted")
      case .compared:
        .init(ru: "сравниваются разные единицы", en: "different units are compared")
      case .mixed:
        .init(ru: "смешиваются разные единицы", en: "different units are mixed")
      }
    }
  }

  /// Adding wants one unit; for the rest it is enough that both are of one kind.
  func checkUnits(_ left: Dimension, _ right: Dimension, _ use: UnitUse, at span: SourceSpan) {
    guard case .known = left, case .known = right else { return }
    let fits = use == .added ? left == right : context.units.areOfOneKind(left, right)
    if fits { return }
    let (first, second) = (context.units.words(left), context.units.words(right))
    found.report(
      "E301", at: span,
      .init(
        ru: "\(use.words.ru): \(first.ru) и \(second.ru)",
        en: "\(use.words.en): \(first.en) and \(second.en)"),
      fix: .init(
        ru: "приведите меру к нужной единице: «as» и «asReason»",
        en: "bring a measure to the unit by ‘as’ and ‘asReason’"))
  }
}

/// What checks need to know of the catalogue.
struct CheckingContext {
  var units: UnitTable
  var forms: [String: SourceForm]
  /// Units of indicators by id, for `indicator('id')`.
  var indicatorUnits: [String: String]
  /// Forms with errors: what refers to them is not computed.
  var brokenForms: Set<String>
  var ratings: [String]
}
