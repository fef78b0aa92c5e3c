import OporaDefinitions
import OporaLanguage

extension RatingFormReading {
  /// Which keys a method has beside `method`.
  private static let methodKeys: [String: [String]] = [
    "steps": ["at"], "bands": ["knots"], "goalposts": ["low", "high", "clamped"],
    "target": ["value", "floor", "cap"], "min-max": ["low", "high"],
    "z-score": ["mean", "deviation"], "rank": ["ties"], "percentile-rank": ["ties"],
    "borda": ["ties"],
  ]

  mutating func scoreMethod(_ value: JSON5Value, better: Criterion.Direction) -> ScoreMethod? {
    guard case .object = value.kind, let nameValue = value["method"],
      case .string(let name) = nameValue.kind, ScoreMethod.names.contains(name)
    else {
      faultyMethod(value)
      return nil
    }
    let keys = ["method"] + (RatingFormReading.methodKeys[name] ?? [])
    guard let fields = reader.fields(value, keys: keys, named: "score") else {
      return nil
    }
    switch name {
    case "yes-no": return .yesNo
    case "steps": return knots("at", fields, better).map { .steps($0) }
    case "bands": return knots("knots", fields, better).map { .bands($0) }
    case "goalposts": return goalposts(fields)
    case "target": return target(fields, better)
    case "ratio-to-best": return .ratioToBest
    case "min-max": return minMax(fields)
    case "z-score": return zScore(fields)
    case "rank": return .rank(ties: ties(fields))
    case "percentile-rank": return .percentileRank(ties: ties(fields))
    case "borda": return .borda(ties: ties(fields))
    default: return ScoreMethod.none
    }
  }

  private mutating func faultyMethod(_ value: JSON5Value) {
    guard let fields = reader.fields(value, keys: allKeys, named: "score"),
      let method = fields.value("method", required: true),
      let name = reader.text(method, name: "method")
    else { return }
    reader.unknownWord(name, at: method.span, name: "method", among: ScoreMethod.names)
  }

  private var allKeys: [String] {
    ["method"] + ScoreMethod.names.flatMap { RatingFormReading.methodKeys[$0] ?? [] }
  }

  /// A list of pairs `[value, score]`.
  private mutating func knots(
    _ key: String, _ fields: ObjectReader, _ better: Criterion.Direction
  ) -> [ScoreMethod.Knot]? {
    guard let items = fields.value(key, required: true).flatMap({ reader.list($0, name: key) })
    else { return nil }
    var knots: [ScoreMethod.Knot] = []
    for item in items {
      guard case .array(let pair) = item.kind, pair.count == 2 else {
        reader.found.reportKind(
          of: key, item,
          wanted: LocalizedText(
            ru: "список пар [значение, балл]", en: "a list of pairs [value, score]"))
        return nil
      }
      guard let figure = reader.number(pair[0], name: key),
        let score = reader.number(pair[1], name: key)
      else { return nil }
      knots.append(ScoreMethod.Knot(value: figure, score: score))
    }
    guard !knots.isEmpty else {
      reader.report(
        "E903", at: fields.span,
        LocalizedText(ru: "в «\(key)» нет ни одной пары", en: "there is no pair in ‘\(key)’"))
      return nil
    }
    checkKnots(knots, items, better: better)
    return knots
  }

  private mutating func goalposts(_ fields: ObjectReader) -> ScoreMethod? {
    var clamped = true
    if let value = fields["clamped"] {
      if case .bool(let flag) = value.kind {
        clamped = flag
      } else {
        reader.found.reportKind(
          of: "clamped", value, wanted: LocalizedText(ru: "true или false", en: "true or false"))
      }
    }
    guard let (low, high) = bounds(fields, low: nil, high: nil) else { return nil }
    return .goalposts(low: low, high: high, clamped: clamped)
  }

  private mutating func minMax(_ fields: ObjectReader) -> ScoreMethod? {
    bounds(fields, low: .zero, high: ExactNumber(100)).map { .minMax(low: $0, high: $1) }
  }

  /// Two numbers `low` < `high`.
  private mutating func bounds(
    _ fields: ObjectReader, low: ExactNumber?, high: ExactNumber?
  ) -> (ExactNumber, ExactNumber)? {
    let low = bound("low", fields, default: low)
    let high = bound("high", fields, default: high)
    guard let low, let high else { return nil }
    if low < high { return (low, high) }
    reader.report(
      "E911", at: fields["high"]?.span ?? fields.span, value: high.description,
      LocalizedText(
        ru: "«high» (\(high)) должно быть больше «low» (\(low))",
        en: "‘high’ (\(high)) must be above ‘low’ (\(low))"))
    return nil
  }

  private mutating func bound(
    _ key: String, _ fields: ObjectReader, default fallback: ExactNumber?
  ) -> ExactNumber? {
    if let value = fields[key] { return reader.number(value, name: key) }
    return fallback ?? fields.value(key, required: true).flatMap { reader.number($0, name: key) }
  }

  private mutating func target(
    _ fields: ObjectReader, _ better: Criterion.Direction
  ) -> ScoreMethod? {
    guard let value = fields.value("value", required: true),
      let target = reader.number(value, name: "value")
    else { return nil }
    var floor = ScoreMethod.Floor.value(.zero)
    if let bound = fields["floor"] {
      if case .string("worst") = bound.kind {
        floor = .worst
      } else if let number = reader.number(bound, name: "floor") {
        floor = .value(number)
      }
    }
    if case .value(let number) = floor {
      checkTarget(target, floor: number, better: better, value)
    }
    var cap: ExactNumber? = ExactNumber(100)
    if let limit = fields["cap"] {
      switch limit.kind {
      case .string("none"), .bool(false): cap = nil
      case .bool(true): break
      default: cap = reader.number(limit, name: "cap", above: 0)
      }
    }
    return .target(value: target, floor: floor, cap: cap)
  }

  private mutating func zScore(_ fields: ObjectReader) -> ScoreMethod {
    let mean = fields["mean"].flatMap { reader.number($0, name: "mean") }
    let deviation = fields["deviation"].flatMap {
      reader.number($0, name: "deviation", above: 0)
    }
    return .zScore(mean: mean ?? .zero, deviation: deviation ?? ExactNumber(1))
  }

  private mutating func ties(_ fields: ObjectReader) -> ScoreMethod.RankTies {
    fields["ties"].flatMap { reader.choice($0, name: "ties", of: ScoreMethod.RankTies.self) }
      ?? .min
  }
}
