import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

extension RatingFormReading {
  mutating func checkAggregation(_ aggregation: Aggregation, _ value: JSON5Value) {
    guard kind == .points, aggregation != .arithmetic else { return }
    reader.report(
      "E906", at: value.span, value: aggregation.rawValue,
      LocalizedText(
        ru: "«\(aggregation.rawValue)»: в форме kind: 'points' баллы складываются",
        en: "‘\(aggregation.rawValue)’: in a form of kind: 'points' points add up"),
      fix: LocalizedText(ru: "укажите kind: 'weights'", en: "say kind: 'weights'"))
  }

  mutating func checkFloor(_ aggregation: Aggregation, _ value: JSON5Value) {
    guard aggregation == .arithmetic || aggregation == .copeland else { return }
    reader.report(
      "E906", at: value.span,
      LocalizedText(
        ru: "«floor» относится к aggregation: 'geometric', 'harmonic' и 'power'",
        en: "‘floor’ belongs to aggregation: 'geometric', 'harmonic' and 'power'"))
  }

  /// Maxima that are no multiples of the step cannot be reached.
  mutating func checkMaxima(of root: CriterionGroup, step: ExactNumber?, _ fields: ObjectReader) {
    guard kind == .points, let step else { return }
    for criterion in root.criteria
    where criterion.maximum.quantised(toStep: step) != criterion.maximum {
      reader.report(
        "W907", at: fields["step"]?.span ?? fields.span, severity: .warning,
        value: criterion.maximum.description,
        LocalizedText(
          ru: "maximum критерия «\(criterion.id)» (\(criterion.maximum)) не кратен шагу \(step)",
          en: "the maximum of ‘\(criterion.id)’ (\(criterion.maximum)) is no multiple of \(step)"))
    }
  }

  mutating func checkIndicator(_ id: String, _ value: JSON5Value) {
    guard !indicators.isEmpty, !indicators.contains(id) else { return }
    let known = indicators.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let nearest = Suggestion.nearest(to: id, among: known)
    reader.report(
      "E602", at: value.span, value: id,
      LocalizedText(ru: "нет показателя «\(id)»", en: "there is no indicator ‘\(id)’"),
      fix: nearest.map {
        LocalizedText(ru: "возможно, «\($0)»", en: "did you mean ‘\($0)’?")
      } ?? LocalizedText(ru: "opora list indicators", en: "opora list indicators"),
      replacement: nearest.map { "'\($0)'" })
  }

  /// Knots ascend; scores keep to 0…100 in a form of points and agree with the direction.
  mutating func checkKnots(
    _ knots: [ScoreMethod.Knot], _ items: [JSON5Value], better: Criterion.Direction
  ) {
    var turned = false
    for (index, knot) in knots.enumerated() {
      if kind == .points, knot.score < .zero || knot.score > ExactNumber(100) {
        reader.report(
          "E908", at: items[index].span, value: knot.score.description,
          LocalizedText(
            ru: "балл \(knot.score) вне 0…100 (это проценты от maximum)",
            en: "the score \(knot.score) is outside 0…100 (percent of the maximum)"))
      }
      guard index > 0 else { continue }
      let previous = knots[index - 1]
      if knot.value <= previous.value {
        reader.report(
          "E909", at: items[index].span, value: knot.value.description,
          LocalizedText(
            ru: "значения должны возрастать, а \(knot.value) стоит после \(previous.value)",
            en: "values must ascend, but \(knot.value) stands after \(previous.value)"))
      }
      let falls =
        better == .higher
        ? knot.score < previous.score : knot.score > previous.score
      if falls, !turned {
        turned = true
        reportTurn(better, items[index], previous, knot)
      }
    }
  }

  private mutating func reportTurn(
    _ better: Criterion.Direction, _ value: JSON5Value, _ previous: ScoreMethod.Knot,
    _ knot: ScoreMethod.Knot
  ) {
    let words: LocalizedText =
      better == .higher
      ? LocalizedText(ru: "балл убывает", en: "the score falls")
      : LocalizedText(ru: "балл растёт", en: "the score rises")
    reader.report(
      "W910", at: value.span, severity: .warning,
      LocalizedText(
        ru: "better: '\(better.rawValue)', а \(words.ru): \(previous.score) → \(knot.score)",
        en: "better: '\(better.rawValue)', but \(words.en): \(previous.score) → \(knot.score)"))
  }

  mutating func checkTarget(
    _ target: ExactNumber, floor: ExactNumber, better: Criterion.Direction, _ value: JSON5Value
  ) {
    guard better == .higher ? target <= floor : target >= floor else { return }
    reader.report(
      "E911", at: value.span, value: target.description,
      better == .higher
        ? LocalizedText(
          ru: "плановое значение \(target) должно быть выше нижней границы \(floor)",
          en: "the target \(target) must be above the floor \(floor)")
        : LocalizedText(
          ru: "лучше меньшее: плановое значение \(target) должно быть ниже границы \(floor)",
          en: "lower is better: the target \(target) must be below the floor \(floor)"))
  }

  /// Methods without a scale of 0…100 give no share of a maximum.
  mutating func checkScale(_ method: ScoreMethod, of criterion: Criterion, _ value: JSON5Value) {
    guard kind == .points else { return }
    switch method {
    case .zScore, .rank, .borda: break
    case .minMax(let low, let high)
    where low < .zero || high > ExactNumber(100) || low > high:
      break
    case .goalposts(_, _, let clamped) where !clamped: break
    case .target(_, _, let cap) where cap.map { $0 > ExactNumber(100) } ?? true: break
    default: return
    }
    reader.report(
      "E912", at: value.span, value: method.name,
      LocalizedText(
        ru: "«\(method.name)» с такими параметрами даёт не 0…100: для kind: 'points' не годится",
        en: "‘\(method.name)’ with these parameters does not give 0…100, as kind: 'points' needs"))
  }

  mutating func checkSign(_ method: ScoreMethod, in group: CriterionGroup, _ value: JSON5Value) {
    guard case .zScore = method,
      group.aggregation == .geometric || group.aggregation == .harmonic
        || group.aggregation == .power
    else { return }
    reader.report(
      "E913", at: value.span, value: method.name,
      LocalizedText(
        ru:
          "«z-score» даёт отрицательные баллы: среднее «\(group.aggregation.rawValue)» невозможно",
        en: "‘z-score’ gives negative scores: no ‘\(group.aggregation.rawValue)’ mean exists"))
  }
}
