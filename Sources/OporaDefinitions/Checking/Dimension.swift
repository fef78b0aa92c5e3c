import OporaLanguage

/// The unit of a number inside an expression: ребёнок, зачисление/человек.
enum Dimension: Equatable {
  /// A constant fits any unit when added or compared.
  case literal
  /// Units with their powers, sorted by name; empty for a pure ratio.
  case known([Factor])
  /// A number whose unit is not stated; nothing can be said against it.
  case unknown

  struct Factor: Equatable {
    var unit: String
    var power: Int
  }

  static func unit(_ name: String) -> Dimension { .known([Factor(unit: name, power: 1)]) }

  static let ratio = Dimension.known([])

  /// The dimension of a value declared in a unit: `child`, `enrolment/child`, `percent`.
  static func declared(_ unit: String) -> Dimension {
    switch unit {
    case "percent", "point": return .ratio
    case "number", "ratio": return .unknown
    default:
      let parts = unit.split(separator: "/").map(String.init)
      guard let first = parts.first else { return .unknown }
      let numerator = [Factor(unit: first, power: 1)]
      return .known(
        parts.dropFirst().reduce(numerator) { factors, part in
          Dimension.merged(factors, [Factor(unit: part, power: -1)])
        })
    }
  }

  func multiplied(by other: Dimension) -> Dimension {
    switch (self, other) {
    case (.literal, let one), (let one, .literal): one
    case (.unknown, _), (_, .unknown): .unknown
    case (.known(let left), .known(let right)): .known(Dimension.merged(left, right))
    }
  }

  var inverted: Dimension {
    guard case .known(let factors) = self else { return self }
    return .known(factors.map { Factor(unit: $0.unit, power: -$0.power) })
  }

  private static func merged(_ left: [Factor], _ right: [Factor]) -> [Factor] {
    var factors = left
    for factor in right {
      if let index = factors.firstIndex(where: { $0.unit == factor.unit }) {
        factors[index].power += factor.power
      } else {
        factors.append(factor)
      }
    }
    return factors.filter { $0.power != 0 }.sorted { $0.unit < $1.unit }
  }
}

/// The units of a catalogue, for comparing dimensions and naming them.
struct UnitTable {
  private let definitions: [String: UnitDefinition]
  let names: [String]

  /// Units that every catalogue has.
  static let builtIn = ["percent", "point", "number", "ratio"]

  init(_ units: [UnitDefinition]) {
    definitions = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    names = units.map(\.id)
  }

  /// Whether the unit is defined; without `units.json5` every unit is.
  func isKnown(_ unit: String) -> Bool {
    names.isEmpty || definitions[unit] != nil || UnitTable.builtIn.contains(unit)
  }

  /// The topmost unit that this one is a kind of: person for child.
  func root(_ unit: String) -> String {
    var current = unit
    var steps = 0
    while let parent = definitions[current]?.kindOf, steps < names.count {
      current = parent
      steps += 1
    }
    return current
  }

  /// The dimension with every unit replaced by its root, so that children ÷ persons is a ratio.
  func rooted(_ dimension: Dimension) -> Dimension {
    guard case .known(let factors) = dimension else { return dimension }
    return factors.reduce(Dimension.ratio) { product, factor in
      product.multiplied(by: .known([.init(unit: root(factor.unit), power: factor.power)]))
    }
  }

  /// Whether one may be compared with or subtracted from the other.
  func areOfOneKind(_ left: Dimension, _ right: Dimension) -> Bool {
    guard case .known = left, case .known = right else { return true }
    return rooted(left) == rooted(right)
  }

  /// The dimension in words: «зачисление/человек».
  func words(_ dimension: Dimension) -> LocalizedText {
    guard case .known(let factors) = dimension else {
      return LocalizedText(ru: "число", en: "number")
    }
    guard !factors.isEmpty else { return LocalizedText(ru: "доля", en: "share") }
    return LocalizedText(ru: words(factors, .ru), en: words(factors, .en))
  }

  private func words(_ factors: [Dimension.Factor], _ language: Language) -> String {
    func joined(_ chosen: [Dimension.Factor]) -> String {
      chosen.flatMap { factor in
        Array(repeating: word(factor.unit, language), count: abs(factor.power))
      }.joined(separator: "·")
    }
    let above = joined(factors.filter { $0.power > 0 })
    let below = joined(factors.filter { $0.power < 0 })
    return (above.isEmpty ? "1" : above) + (below.isEmpty ? "" : "/" + below)
  }

  /// The singular of a unit; its id if it has no forms.
  func word(_ unit: String, _ language: Language) -> String {
    let forms = definitions[unit]?.forms
    return (language == .ru ? forms?.ru.first : forms?.en.first) ?? unit
  }
}

extension Dimension {
  /// The unit's spelling in a definition: `child`, `enrolment/child`, `number`.
  var id: String {
    guard case .known(let factors) = self else { return "number" }
    let above = factors.filter { $0.power > 0 }.map(\.unit)
    let below = factors.filter { $0.power < 0 }.map(\.unit)
    guard !above.isEmpty else { return "number" }
    return ([above.joined(separator: "*")] + below).joined(separator: "/")
  }
}
