import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

extension RatingFormReading {
  private static let criterionKeys = [
    "id", "title", "indicator", "entered", "better", "maximum", "weight", "missing",
    "minimumDenominator", "evidence", "score", "effect",
  ]

  private enum Evidence: String, CaseIterable { case required, optional }

  mutating func criterion(_ value: JSON5Value, in group: CriterionGroup) -> Criterion? {
    guard
      let fields = reader.fields(
        value, keys: RatingFormReading.criterionKeys)
    else { return nil }
    let id = fields.value("id", required: true).flatMap { reader.text($0, name: "id") } ?? ""
    if let span = fields["id"]?.span { remember(id, at: span, isGroup: false) }
    let better =
      fields["better"].flatMap {
        reader.choice($0, name: "better", of: Criterion.Direction.self)
      } ?? .higher
    let origin = origin(fields)
    let maximum = maximum(fields)
    let weight = kind == .points ? maximum : weight(fields)
    if kind == .points { _ = self.weight(fields) }
    var criterion = Criterion(
      id: id, origin: origin ?? .entered(.number), score: .none, maximum: maximum, weight: weight)
    criterion.better = better
    criterion.groupTitle = group.title
    criterion.title = fields["title"].flatMap {
      LocalizedText($0, named: "title", into: reader.found)
    }
    options(of: &criterion, fields)
    score(of: &criterion, fields, in: group)
    return origin == nil ? nil : criterion
  }

  private mutating func origin(_ fields: ObjectReader) -> Criterion.Origin? {
    switch (fields["indicator"], fields["entered"]) {
    case (let value?, nil):
      guard let id = reader.text(value, name: "indicator") else { return nil }
      checkIndicator(id, value)
      return .indicator(id)
    case (nil, let value?):
      return reader.choice(value, name: "entered", of: Criterion.EnteredKind.self)
        .map { .entered($0) }
    case (nil, nil):
      reader.report(
        "W915", at: fields.span, severity: .info,
        LocalizedText(
          ru: "нет ни «indicator», ни «entered»: значение вводится под id критерия",
          en: "neither ‘indicator’ nor ‘entered’: the figure is entered under the criterion's id"))
      return .entered(.number)
    case (_, let value?):
      reader.report(
        "E914", at: value.span,
        LocalizedText(
          ru: "у критерия либо «indicator», либо «entered», а стоят оба",
          en: "a criterion has either ‘indicator’ or ‘entered’, but both are here"))
      return nil
    }
  }

  /// The maximum; required in a form of points, 100 in a form of weights.
  private mutating func maximum(_ fields: ObjectReader) -> ExactNumber {
    let hundred = ExactNumber(100)
    guard kind == .points else {
      if let value = fields["maximum"] {
        tellUnused("maximum", value.span)
        _ = reader.number(value, name: "maximum", above: 0)
      }
      return hundred
    }
    return fields.value("maximum", required: true).flatMap {
      reader.number($0, name: "maximum", above: 0)
    } ?? hundred
  }

  private mutating func options(of criterion: inout Criterion, _ fields: ObjectReader) {
    if let value = fields["effect"] {
      criterion.effect =
        reader.choice(value, name: "effect", of: Criterion.Effect.self) ?? .ordinary
      if kind == .weights, criterion.effect != .ordinary {
        reader.report(
          "E906", at: value.span, value: criterion.effect.rawValue,
          LocalizedText(
            ru: "«\(criterion.effect.rawValue)» возможно только в форме kind: 'points'",
            en: "‘\(criterion.effect.rawValue)’ is possible only in a form of kind: 'points'"))
      }
    }
    if let value = fields["missing"],
      let policy = reader.choice(value, name: "missing", of: Criterion.MissingPolicy.self)
    {
      criterion.missing = policy
    }
    if let value = fields["minimumDenominator"] {
      criterion.minimumDenominator = reader.number(
        value, name: "minimumDenominator", above: 0)
      if criterion.enteredKind != nil {
        belongsElsewhere("minimumDenominator", to: "indicator", value)
      }
    }
    if let value = fields["evidence"] {
      criterion.requiresEvidence =
        reader.choice(value, name: "evidence", of: Evidence.self) == .required
      if criterion.indicator != nil { belongsElsewhere("evidence", to: "entered", value) }
    }
  }

  private mutating func belongsElsewhere(_ key: String, to other: String, _ value: JSON5Value) {
    reader.report(
      "E914", at: value.span,
      LocalizedText(
        ru: "ключ «\(key)» относится к критериям с «\(other)»",
        en: "the key ‘\(key)’ belongs to criteria with ‘\(other)’"))
  }

  private mutating func score(
    of criterion: inout Criterion, _ fields: ObjectReader, in group: CriterionGroup
  ) {
    guard let value = fields["score"] else {
      switch criterion.enteredKind {
      case .points: criterion.score = .none
      case .yesNo: criterion.score = .yesNo
      default: _ = fields.value("score", required: true)
      }
      return
    }
    guard let method = scoreMethod(value, better: criterion.better) else { return }
    criterion.score = method
    checkScale(method, of: criterion, value)
    checkSign(method, in: group, value)
  }
}
