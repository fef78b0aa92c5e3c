public import OporaLanguage

/// How the values of one measure are written everywhere: language, unit, decimals.
public struct ValueFormat: Sendable, Hashable {
  /// The signs of the language.
  public let style: NumberStyle
  /// The unit, such as `%`; nil for plain numbers.
  public let unit: String?
  /// The decimals of every number.
  public let decimals: Int

  /// Makes a format.
  public init(_ language: Language, unit: String?, decimals: Int) {
    style = NumberStyle(language)
    let clean = unit.map(Label.clean) ?? ""
    self.unit = clean.isEmpty ? nil : clean
    self.decimals = decimals
  }

  /// The language.
  public var language: Language { style.language }

  /// The number alone: `82,6`.
  public func plain(_ value: Double) -> String { style.text(value, decimals: decimals) }

  /// The number with its unit: `82,6 %`.
  public func full(_ value: Double) -> String { style.with(unit: unit, plain(value)) }

  /// A planned value with its unit, without decimals it does not have: `81 %`.
  public func planned(_ value: Double) -> String {
    style.with(unit: unit, plannedNumber(value))
  }

  /// A planned value without unit and without decimals it does not have: `81`.
  public func plannedNumber(_ value: Double) -> String {
    var needed = 0
    while needed < 6, style.text(value, decimals: needed) != shortest(value, upTo: needed) {
      needed += 1
    }
    return style.text(value, decimals: needed)
  }

  /// The number rounded to the decimals, without zeros at the end: `6` beside `82,6`.
  func trimmed(_ value: Double) -> String {
    var count = decimals
    while count > 0, plain(value).hasSuffix(String(repeating: "0", count: decimals - count + 1)) {
      count -= 1
    }
    return style.text(value, decimals: count)
  }

  /// The unit of differences: points for percents, else the unit itself.
  public var differenceUnit: String? { unit == "%" ? style.pointsUnit : unit }

  /// A signed difference without unit: `+1,1`.
  public func change(_ value: Double) -> String { style.change(value, decimals: decimals) }

  /// A distance with its unit (`1,1 п. п.`).
  public func distance(_ value: Double) -> String {
    style.with(unit: differenceUnit, style.text(value.magnitude, decimals: decimals))
  }

  /// Whether two values are written alike, so that no change may be claimed.
  public func sameText(_ left: Double, _ right: Double) -> Bool { plain(left) == plain(right) }

  /// A range with its unit once: «от 8,8 до 34,5 %».
  public func range(_ low: Double, _ high: Double) -> String {
    language == .ru
      ? "от \(plain(low)) до \(full(high))" : "from \(plain(low)) to \(full(high))"
  }

  /// The value with six decimals, zeros after the asked ones dropped only if nothing is lost.
  private func shortest(_ value: Double, upTo decimals: Int) -> String {
    let long = style.text(value, decimals: 6)
    let rest = long.suffix(6 - decimals)
    guard rest.allSatisfy({ $0 == "0" }) else { return long }
    let short = long.dropLast(6 - decimals)
    return decimals == 0 ? String(short.dropLast()) : String(short)
  }
}
