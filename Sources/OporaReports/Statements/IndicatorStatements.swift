import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// Sentences on one indicator. Each is a predicate on cells: nil where it does not hold.
extension ReportContext {
  /// The level of the subject and its changes since the periods it is compared with.
  func level(_ indicator: IndicatorDefinition) -> Statement? {
    guard let cell = cell(indicator), let value = cell.outcome.number else { return nil }
    var parts = [measured(value, indicator)]
    var cells = [reference(cell)]
    for comparison in comparisons where !comparison.period.isEmpty {
      let change = change(indicator, since: comparison.period)
      guard let phrase = phrase(change, indicator, comparison) else { continue }
      parts.append(phrase)
      if let earlier = self.cell(indicator, period: comparison.period) {
        cells.append(reference(earlier))
      }
    }
    return Statement(
      kind: .level, subject: indicator.shortTitle[language],
      predicate: parts.joined(separator: ", "), cells: cells)
  }

  /// The change in words; nil where there is nothing to compare.
  func phrase(
    _ change: Change, _ indicator: IndicatorDefinition, _ comparison: Comparison
  ) -> String? {
    switch change {
    case .by(let difference):
      let size = distance(difference.magnitude, indicator)
      return difference.isNegative
        ? say(
          "на \(size) меньше, чем \(comparison.inside)", "\(size) less than \(comparison.inside)")
        : say(
          "на \(size) больше, чем \(comparison.inside)", "\(size) more than \(comparison.inside)")
    case .none:
      return say(
        "без изменений по сравнению \(comparison.with)", "no change on \(comparison.with)")
    case .missing: return nil
    case .seriesBreak:
      return say(
        "сравнение \(comparison.with) невозможно: определение показателя изменилось",
        "no comparison with \(comparison.with): the definition has changed")
    }
  }

  /// A distance of two values, in percentage points for percents.
  func distance(_ size: ExactNumber, _ indicator: IndicatorDefinition) -> String {
    withUnit(size, indicator, differenceUnit(indicator))
  }

  /// Whether the target is met and by how much it is missed.
  func target(_ indicator: IndicatorDefinition) -> Statement? {
    guard let cell = cell(indicator), let target = cell.target,
      let attainment = Attainment(cell, indicator)
    else { return nil }
    let planned = measured(target, indicator)
    let deviation = text(deviation: attainment.deviation, indicator)
    let unit = differenceUnit(indicator)
    let size = unit.isEmpty ? deviation : numbers.with(unit: unit, deviation)
    let tail =
      attainment.deviation.isZero ? "" : say("; отклонение \(size)", "; deviation \(size)")
    let text =
      switch attainment.isMet {
      case true: say("плановое значение \(planned) достигнуто", "the target of \(planned) is met")
      case false:
        say("плановое значение \(planned) не достигнуто", "the target of \(planned) is not met")
      default: say("плановое значение \(planned)", "target \(planned)")
      }
    return Statement(
      kind: .target, subject: indicator.shortTitle[language], predicate: text + tail,
      cells: [reference(cell)])
  }

  /// A run of three or more periods with a change in one direction, ending in this one.
  func growth(_ indicator: IndicatorDefinition) -> Statement? {
    guard let end = input.periods.firstIndex(where: { $0.id == input.period.id }) else {
      return nil
    }
    var cells = cell(indicator).map { [reference($0)] } ?? []
    var rises: Bool?
    var position = end
    while position > 0, input.periods[position].previous == input.periods[position - 1].id {
      let (earlier, later) = (
        cell(indicator, period: input.periods[position - 1].id),
        cell(indicator, period: input.periods[position].id)
      )
      let change = Change(from: earlier, to: later, decimals: indicator.decimals)
      guard let difference = change.difference, let earlier,
        rises == nil || rises == !difference.isNegative
      else { break }
      rises = !difference.isNegative
      cells.append(reference(earlier))
      position -= 1
    }
    let count = end - position
    guard let rises, count >= 3 else { return nil }
    let periods = periodNoun.text(count, language)
    let text =
      rises
      ? say("рост \(periods) подряд", "a rise for \(periods) in a row")
      : say("снижение \(periods) подряд", "a fall for \(periods) in a row")
    return Statement(
      kind: .growth, subject: indicator.shortTitle[language], predicate: text, cells: cells)
  }

  /// A cell as a reference.
  func reference(_ cell: IndicatorValue) -> CellReference {
    CellReference(
      indicator: cell.indicator, municipality: cell.municipality, period: cell.period,
      breakdown: cell.breakdown, category: cell.category)
  }
}
