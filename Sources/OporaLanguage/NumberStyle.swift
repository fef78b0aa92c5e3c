/// Numbers as people read them in one language.
///
/// For example `1 234,5`, `−3,2`, `82,6 %`, `+1,1 п. п.`
///
/// Every number of a report or chart passes through here, so that one rule of rounding holds: half
/// away from zero, on exact digits. Spaces inside a number and before a unit are no-break spaces.
///
///     NumberStyle(.ru).percent(82.65, decimals: 1)  // "82,7 %"
///     NumberStyle(.en).percent(82.65, decimals: 1)  // "82.7%"
public struct NumberStyle: Sendable, Hashable {
  /// The language of signs and units.
  public let language: Language

  /// Makes the style of a language.
  public init(_ language: Language) { self.language = language }

  /// The no-break space that holds a number and its unit together.
  public static let noBreakSpace = "\u{A0}"
  /// The minus sign U+2212.
  public static let minus = "\u{2212}"

  /// What stands for a missing value: `н/д` or `n/a`.
  public var missing: String { language == .ru ? "н/д" : "n/a" }

  /// The unit of a difference of percents: `п. п.` or `pp`.
  public var pointsUnit: String {
    language == .ru ? "п.\(NumberStyle.noBreakSpace)п." : "pp"
  }

  /// The number with a fixed count of decimals; decimals below 0 count as 0.
  public func text(_ value: ExactNumber, decimals: Int) -> String {
    text(RoundedDecimal(value, decimals: decimals))
  }

  /// The number with a fixed count of decimals; `missing` for infinities and not-a-number.
  public func text(_ value: Double, decimals: Int) -> String {
    RoundedDecimal(value, decimals: decimals).map(text) ?? missing
  }

  /// A whole number in groups of three.
  public func integer(_ value: Int) -> String { text(ExactNumber(value), decimals: 0) }

  /// A percent of 0…100 with its sign: `82,6 %`, in English `82.6%`.
  public func percent(_ value: ExactNumber, decimals: Int) -> String {
    percent(text(value, decimals: decimals))
  }

  /// A percent of 0…100 with its sign: `82,6 %`, in English `82.6%`.
  public func percent(_ value: Double, decimals: Int) -> String {
    value.isFinite ? percent(text(value, decimals: decimals)) : missing
  }

  /// A difference with its sign: `+1,1`, `−3,2`; what rounds to zero has none.
  ///
  /// The unit follows with a no-break space; `%` stands close in English.
  public func change(_ value: ExactNumber, decimals: Int, unit: String? = nil) -> String {
    signed(RoundedDecimal(value, decimals: decimals), unit: unit)
  }

  /// A difference with its sign: `+1,1`, `−3,2`; what rounds to zero has none.
  ///
  /// The unit follows with a no-break space; `%` stands close in English.
  public func change(_ value: Double, decimals: Int, unit: String? = nil) -> String {
    RoundedDecimal(value, decimals: decimals).map { signed($0, unit: unit) } ?? missing
  }

  /// A distance in percentage points without a plus: `1,1 п. п.`, `1.1 pp`.
  public func points(_ value: ExactNumber, decimals: Int) -> String {
    with(unit: pointsUnit, text(value, decimals: decimals))
  }

  /// A distance in percentage points without a plus: `1,1 п. п.`, `1.1 pp`.
  public func points(_ value: Double, decimals: Int) -> String {
    value.isFinite ? with(unit: pointsUnit, text(value, decimals: decimals)) : missing
  }

  /// A number text with its unit: a no-break space between, none before `%` in English.
  public func with(unit: String?, _ number: String) -> String {
    guard let unit, !unit.isEmpty else { return number }
    if unit == "%" { return percent(number) }
    return number + NumberStyle.noBreakSpace + unit
  }

  private func percent(_ number: String) -> String {
    number + (language == .ru ? NumberStyle.noBreakSpace : "") + "%"
  }

  private func signed(_ value: RoundedDecimal, unit: String?) -> String {
    let sign = value.isNegative || value.isZero ? "" : "+"
    return with(unit: unit, sign + text(value))
  }

  private func text(_ value: RoundedDecimal) -> String {
    let group = language == .ru ? NumberStyle.noBreakSpace : ","
    var result = value.isNegative ? NumberStyle.minus : ""
    result += value.wholeText(groupedBy: group)
    if !value.fraction.isEmpty {
      result += (language == .ru ? "," : ".") + value.fractionText
    }
    return result
  }
}
